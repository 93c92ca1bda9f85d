"""Who may be asked to replace a colleague, and an absence for which somebody is needed."""

from bot.arrange.matching.replacement import Replacement
from bot.store.partitions import request_partition
from tests.conversations.routing import standing
from tests.conversations.school import School
from tests.conversations.stage import Colleague

SEEK, ACCEPT = "Zoek vervanging", "Ik neem het over"
LESSONS = "Vrijdag: wiskunde in 3A, en toezicht aan de poort"
WANTED, TAKEN, YOURS = "Wil jij overnemen?", "Al gevonden, bedankt", "Jij neemt over"
FOUND = "Vervanging gevonden · Emma Janssens neemt over"


async def stands_by(person: Colleague, **said: str) -> None:
    """What they do not say stays as it is offered: their own school, every day, for anything."""
    await person.says("mijn profiel")
    await person.clicks("Ik mag gevraagd worden")
    await person.fills(**said).clicks("Bewaren")


async def everybody_stands_by(school: School) -> None:
    """Two colleagues of Ana, of whom one is of another school."""
    await stands_by(school.emma)
    await stands_by(school.farid, schools="de-linde,vaartkant")


async def is_away(school: School, day: str = "2026-12-04", *, approved: bool = True) -> None:
    """Ana, whose leave is approved; lessons are to be taken over."""
    ana = school.ana
    await school.everybody_installs()
    await ana.says("verlof")
    await ana.fills(kind="circumstance", occasion="wedding", occasion__kin="family").clicks("Volgende")
    await ana.fills(period__from=day, period__from_part="day", period__to=day).clicks("Volgende")
    await ana.clicks("Volgende")
    await ana.fills(lessons="needed").clicks("Volgende")
    await ana.fills(lessons_details=LESSONS).clicks("Volgende")
    await ana.clicks("Indienen")
    await school.jobs()
    if approved:
        await school.ben.clicks("Goedkeuren")
        await school.jobs()


async def looks(school: School, person: Colleague, colleagues: int = 2) -> None:
    """From the card of the request, until everybody was asked."""
    await person.clicks(SEEK)
    await person.clicks(asks(colleagues), on=person.newest)
    await school.jobs()


def asks(colleagues: int) -> str:
    return "Vraag het aan 1 collega" if colleagues == 1 else f"Vraag het aan {colleagues} collega’s"


async def search_of(school: School) -> Replacement:
    id_ = (await standing(school)).id
    kept = await school.house.records.replacements.get(request_partition(id_), id_)
    assert kept is not None
    return kept.value


def cards(person: Colleague, words: str) -> list[str]:
    return [shown.text for shown in person.chat if words in shown.text]
