"""Going away for some days, and coming back, in the tests of who decides meanwhile."""

from datetime import timedelta
from pathlib import Path

from bot.work.due import sweep
from tests.conversations.school import School
from tests.conversations.stage import Colleague

AWAY = "Ben Claes is afwezig tot za 5 dec."
INSTEAD = f"{AWAY}; Lieve Van Damme of Nadia El Amrani beslist."
ASKED = "Verlofaanvraag – Ana Martens"
SOON = timedelta(seconds=5)


async def goes_away(person: Colleague, first: str = "2026-11-23", last: str = "2026-12-04") -> None:
    """Today is 23 November."""
    await person.says("ik ben afwezig")
    await person.fills(first=first, last=last).clicks("Ik ben afwezig")


async def passes(school: School, time: timedelta) -> None:
    """The clock goes on, and what was due meanwhile is done."""
    school.clock.pass_by(time)
    await sweep(school.house)
    await school.jobs()


async def without_a_term(school: School, forms: Path) -> None:
    """Nobody else is asked when leave is decided late."""
    text = (forms / "leave.toml").read_text("utf-8")
    left = [line for line in text.splitlines() if not line.startswith(("due =", "remind =", "escalate ="))]
    (forms / "leave.toml").write_text("\n".join(left), "utf-8")
    await school.restarts()


async def rerouted(school: School) -> list[str]:
    """What was audited as rerouted."""
    return [
        item.value.subject
        async for item in school.house.records.audit.stream()
        if item.value.deed == "request.rerouted"
    ]
