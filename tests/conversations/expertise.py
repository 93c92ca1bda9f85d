"""What tests of experts share: a question that nobody has an answer to yet, and the ways it goes."""

from pathlib import Path

from tests.conversations.school import School
from tests.conversations.stage import Colleague, Shown, buttons_of

TOPICS = Path(__file__).parent / "topics.toml"
QUESTION = "Mag ik een sabbatjaar nemen om te gaan zeilen?"
WORDS = "Ik wil vertrekken in september. [klik](https://evil.example) **nu**"
ANSWER = "Een sabbatjaar kan na tien jaar dienst; vraag het aan voor 1 maart."
ASKED_AGAIN = "Kan ik een sabbatjaar nemen?"
SEND = "Naar de experts sturen"
OFFICIAL = "Maak er een officieel antwoord van"
REFUSED = "Dit vind ik niet"


async def hand_off(school: School, asker: Colleague | None = None, words: str = WORDS) -> Shown:
    """Gives the asker's own card."""
    asker = asker or school.ana
    await asker.says(QUESTION)
    await asker.clicks("Vraag het aan een expert")
    await asker.fills(words=words).clicks(SEND)
    own = asker.newest
    await school.jobs()
    return own


def asked(expert: Colleague) -> Shown:
    return expert.card_with("sabbatjaar")


async def answer(school: School) -> Shown:
    own = await hand_off(school)
    await school.nadia.fills(answer=ANSWER).clicks("Verzenden")
    await school.jobs()
    return own


async def make_official(school: School, readers: str = "everyone") -> None:
    await answer(school)
    await school.nadia.clicks(OFFICIAL)
    await school.nadia.fills(question=ASKED_AGAIN, readers=readers).clicks("Bewaren")
    await school.jobs()


def official_id(school: School) -> str:
    return str(buttons_of(school.nadia.card_with("Wie mag dit lezen?"))["Aanpassen"]["data"]["official"])
