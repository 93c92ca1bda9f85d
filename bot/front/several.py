"""Several questions in one message get an answer each; a pasted mail is answered on what it asks."""

from collections.abc import Sequence

from bot.answer import answering
from bot.answer import turns as answers
from bot.answer.answer import Answer, Verdict
from bot.front import matters
from bot.front.here import Here, Shown
from bot.words.questions import Question, questions_in
from cards.answer.several import Part, several_card

MOST_ANSWERED = answering.MOST_PARTS
MAIL, MOST_LINES = 300, 2
"""Characters and lines: a longer message with one question is a mail, and asked without what stands around it."""


async def answer(here: Here, text: str, looked_up: Answer | None = None) -> Shown:
    """Each question that the message has; the whole message where it has none that stands apart, to which `looked_up`
    is what was found already."""
    read = questions_in(text)
    if len(read.questions) > 1:
        return await _answers(here, read.questions)
    is_mail = len(text) > MAIL or len(text.strip().splitlines()) > MOST_LINES
    if is_mail and read.questions:
        return await answers.answer(here, read.questions[0].whole)
    return await answers.answer(here, text, looked_up)


async def _answers(here: Here, questions: Sequence[Question]) -> Shown:
    """The first three, one below the other, and the others as buttons. Where one of them is sensitive, its guidance
    alone is shown."""
    parts: list[Part] = []
    ids: list[str] = []
    for number, question in enumerate(questions[:MOST_ANSWERED]):
        if shown := await matters.answered(here, question.text):
            parts.append(Part(question.text, question.text, told=shown.card.summary if shown.card else ""))
            continue
        kept, found = await answering.answer(here.house, here.actor, question.whole, answering.part_id(here.id, number))
        if found.verdict is Verdict.SENSITIVE:
            return answers.shown(here, kept, found)
        ids.append(kept.id)
        parts.append(Part(question.text, question.whole, found))
    card = several_card(here.t, parts, [question.whole for question in questions[MOST_ANSWERED:]])
    return Shown(card, questions=ids)
