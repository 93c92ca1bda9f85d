"""What somebody sees of the old and of the new version."""

from datetime import timedelta

from tests.conversations.school import School
from tests.conversations.stage import Colleague, Shown, buttons_of
from tests.landed import FIRST_NEW


def card(person: Colleague, *words: str) -> Shown:
    """The newest message of theirs in which all of this stands."""
    found = [shown for shown in person.chat if all(word in shown.text for word in words)]
    assert found, f"{person.name} sees no {words}"
    return found[-1]


def new(person: Colleague, words: str) -> list[Shown]:
    """What the new version sent them with these words."""
    return [shown for shown in person.chat if int(shown.activity) >= FIRST_NEW and words in shown.text]


def received(person: Colleague, words: str) -> int:
    """How many times the new version sent them this announcement, of those that ask for a confirmation."""
    verbs = [{action["verb"] for action in buttons_of(shown).values()} for shown in new(person, words)]
    return sum("announcement.confirm" in own and "announcement.send" not in own for own in verbs)


async def pass_minutes(school: School, minutes: int) -> None:
    for _ in range(minutes):
        await school.jobs(later=timedelta(minutes=1))
