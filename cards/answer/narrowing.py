"""Asks which topic is meant where a question may be about several, and says within which one it was looked for."""

from collections.abc import Sequence

from microsoft_teams.cards.core import ActionSet, CardElement

from bot.answer.answer import Answer
from bot.answer.experts.topic import Topic
from bot.answer.narrowing import OTHER
from cards.answer.buttons import AnswerNarrow
from cards.parts.buttons import button
from cards.parts.words import ours
from cards.texts import Texts


def which_meant(t: Texts, question_id: str, answer: Answer, topics: Sequence[Topic]) -> list[CardElement]:
    """One line, and a button for each topic that is not chosen, one below the other: their names are long."""
    if not topics:
        return []
    chosen = next((topic for topic in topics if topic.id == answer.meant), None)
    others = [(topic.name[t.language], topic.id) for topic in topics if topic is not chosen]
    others += [(t("which-other"), OTHER)] if answer.meant != OTHER else []
    asks = [
        ActionSet(actions=[button(title, AnswerNarrow(question=question_id, topic=one), inputs=False)], spacing="Small")
        for title, one in others
    ]
    return [_line(t, answer, chosen), *asks]


def _line(t: Texts, answer: Answer, chosen: Topic | None) -> CardElement:
    if chosen:
        return ours(t("which-within", topic=chosen.name[t.language]), size="Small", subtle=True)
    if answer.meant == OTHER:
        return ours(t("which-none"), size="Small", subtle=True)
    return ours(t("which-meant"), weight="Bolder")
