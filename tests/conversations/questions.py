"""An announcement that asks a question, and the colleagues who answer it."""

from collections.abc import Sequence

from bot.announce.announcement import Announcement
from bot.announce.asking.answering import Read
from bot.announce.asking.question import Answer, QuestionKind
from tests.conversations.announcing import write
from tests.conversations.school import School, send_to
from tests.conversations.stage import Colleague, actions_of

CHOICES = "Ja, ik kom\nNee\nMisschien"
GIVE, AGAIN, SHOW = "Antwoord", "Vernieuw het resultaat", "Toon het resultaat"
CHANGE = "Bewaar mijn nieuwe antwoord"


async def asks(school: School, kind: str = "one", *, people: int = 3, **typed: str) -> None:
    """To De Linde, unless it is said to whom; everybody has it then."""
    await school.everybody_installs()
    choices = CHOICES if kind in {"one", "several"} else ""
    audience = typed if typed.keys() & {"everyone", "schools"} else {**typed, "schools": "de-linde"}
    words = {"title": "Personeelsfeest", "text": "Op vrijdag 18 december.", "asked": "Kom je ook?"}
    await write(school.carla, asks=kind, choices=choices, **{**words, **audience})
    await school.carla.clicks(send_to(people))
    await school.jobs()


async def answers(person: Colleague, answer: str) -> None:
    """On their newest card, in whatever language they read it."""
    actions = [one for one in actions_of(person.newest.card) if one.get("verb") == "announcement.answer"]
    data = dict(actions[0]["data"])
    await person.sends("announcement.answer", {**data, f"answer_{data['language']}": answer}, person.newest)


def saying(answer: Answer) -> Read:
    """Whatever is asked."""

    def read(_: QuestionKind, __: Sequence[str]) -> Answer:
        return answer

    return read


async def newest(school: School) -> Announcement:
    """The announcement that was written last."""
    found = [item.value async for item in school.house.records.announcements.stream()]
    return max(found, key=lambda one: one.created)
