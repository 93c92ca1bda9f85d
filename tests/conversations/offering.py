"""An opportunity that Ben offers, and who hopes for such work."""

import shutil
from pathlib import Path

from dialogs.form import FORMS_FOLDER
from tests.conversations.school import School
from tests.conversations.stage import Colleague

SKILLS = "Zorg voor kleuters, en wat gitaar"
WANT = "Ik ben geïnteresseerd"


def write_opportunity(folder: Path) -> None:
    shutil.copy(FORMS_FOLDER / "opportunity.toml", folder)


async def hopes(person: Colleague, **said: str) -> None:
    """What they do not say stays as it is offered: every kind, in any school, whatever is asked."""
    await person.says("mijn profiel")
    await person.clicks("Ik wil erover horen", on=person.newest)
    await person.fills(**said).clicks("Bewaren", on=person.newest)


async def offers(school: School, kind: str = "vacancy", contact: str = "", *, approved: bool = True) -> None:
    ben = school.ben
    await school.everybody_installs()
    await ben.says("interne vacature")
    ben.fills(kind=kind, school="de-linde", function="Zorgleerkracht", hours="12/24", skills=SKILLS)
    await ben.clicks("Volgende")
    await ben.fills(begins="2027-01-11", last="2026-12-11", contact=contact or ben.id).clicks("Volgende")
    await ben.clicks("Indienen")
    await school.jobs()
    if approved:
        await school.nadia.clicks("Goedkeuren")
        await school.jobs()
