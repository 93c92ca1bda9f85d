"""Routes of several stages for leave, in the tests of who is asked when."""

from pathlib import Path

from bot.arrange.request import Request
from dialogs.form import FORMS_FOLDER
from tests.conversations.school import School
from tests.conversations.stage import Colleague

ASKED = "Verlofaanvraag – Ana Martens"
OWN = "VRL-2026-00001"
LEAVE_ROUTE = (
    '[route]\napprovers = ["manager"]\notherwise = ["group:hr"]\n'
    'due = 3\nremind = [2]\nescalate = ["head", "group:hr", "group:algemene-directie", "group:directies"]\n'
)
"""As it is shipped."""
HEAD = """
[[route]]
id = "head"
name = { nl = "Directie", fr = "Direction", en = "Head" }
approvers = ["head"]
otherwise = ["group:hr"]
"""
STAFF = """
[[route]]
id = "staff"
name = { nl = "Personeelsdienst", fr = "Personnel", en = "HR" }
approvers = ["group:hr"]
otherwise = ["group:directies"]
"""
EVERYBODY = STAFF + "all = true\n"
BY_RULE = '[[route]]\nid = "done"\napproved = true\n'
WAITS_FOR_STAFF = "2. Personeelsdienst: wacht op Lieve Van Damme of Nadia El Amrani"


async def routed(school: School, forms: Path, *stages: str) -> School:
    """Leave goes by these stages, and everybody has Bode."""
    text = (FORMS_FOLDER / "leave.toml").read_text(encoding="utf-8")
    assert LEAVE_ROUTE in text
    (forms / "leave.toml").write_text(text.replace(LEAVE_ROUTE, "\n".join(stages)), encoding="utf-8")
    await school.restarts()
    await school.everybody_installs()
    return school


async def agrees(school: School, who: Colleague) -> None:
    await who.clicks("Goedkeuren")
    await school.jobs()


async def standing(school: School) -> Request:
    (found,) = [item.value async for item in school.house.records.requests.stream()]
    return found


async def asks_medical(school: School, one: Colleague) -> None:
    await one.says("verlof")
    await one.fills(kind="medical").clicks("Volgende")
    await one.fills(period__from="2026-12-02", period__to="2026-12-02").clicks("Volgende")
    await one.fills(lessons="none").clicks("Volgende")
    await one.clicks("Indienen")
    await school.jobs()
