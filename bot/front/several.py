"""Several questions in one message get an answer each; a pasted mail is answered on what it asks."""

from collections.abc import Sequence

from bot.answer import answering
from bot.answer import turns as answers
from bot.answer.answer import Verdict
from bot.front import matters
from bot.front.here import Here, Shown
from bot.words.questions import MOST_READ, Question, Read
from cards.answer.several import Part, several_card

MOST_ANSWERED = 3
MAIL = 300
"""Characters from which a message with one question is a mail: it is asked without what stands around it."""


def asked_in(text: str, read: Read) -> str:
    """What a message with at most one question asks for: all of it, or the question of a mail."""
    is_mail = len(text) > MAIL or len(text.strip().splitlines()) > 2
    return read.questions[0].whole if is_mail and len(read.questions) == 1 else text[:MOST_READ]


async def answer(here: Here, questions: Sequence[Question]) -> Shown:
    """The first three, one below the other, and the others as buttons. Where one of them is sensitive, its guidance
    alone is shown."""
    parts: list[Part] = []
    for number, question in enumerate(questions[:MOST_ANSWERED]):
        if shown := await matters.answered(here, question.text):
            parts.append(Part(question.text, question.text, told=shown.card.summary if shown.card else ""))
            continue
        kept, found = await answering.answer(here.house, here.actor, question.whole, f"{here.id}.{number}")
        if found.verdict is Verdict.SENSITIVE:
            return answers.shown(here, kept, found)
        parts.append(Part(question.text, question.whole, found))
    return Shown(several_card(here.t, parts, [question.whole for question in questions[MOST_ANSWERED:]]))
