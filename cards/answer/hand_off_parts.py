"""What the cards of a hand-off share, whoever looks at it."""

from collections.abc import Mapping
from datetime import datetime

from microsoft_teams.cards.core import CardElement

from bot.answer.experts.hand_off import HandOff
from bot.words.clean import clean_line
from cards.answer.hand_off_standing import exchange, history
from cards.parts.buttons import more
from cards.parts.head import box
from cards.parts.inputs import text_input, with_problem
from cards.parts.words import shorten
from cards.problems import problem_said
from cards.texts import Texts
from dialogs.problems import Problem

LONGEST_WORDS = 2000
"""Of a question, an answer, a reason."""

LONGEST_TITLE = 200


def title(handoff: HandOff) -> str:
    return shorten(clean_line(handoff.question), LONGEST_TITLE)


def talked(t: Texts, handoff: HandOff, now: datetime, limit: int) -> list[CardElement]:
    """The newest word of an expert, with the reply to it that came before or after."""
    said = exchange(t, handoff, now, limit)
    return [box(said, "emphasis")] if said else []


def story(t: Texts, handoff: HandOff, now: datetime, limit: int) -> list[CardElement]:
    """The history behind a button, once there is any."""
    return more(t, "history", history(t, handoff, now, limit), t("history")) if len(handoff.history) > 1 else []


def words_of(t: Texts, id: str, label: str, problems: Mapping[str, Problem], wrote: str) -> list[CardElement]:
    """The input for one's words; what was `wrote` and did not leave stands in it, with what is wrong below."""
    value = wrote if id in problems else ""
    return wrong_at(t, text_input(t, id, label, value, lines=True, most=LONGEST_WORDS), id, problems)


def wrong_at(t: Texts, element: CardElement, id: str, problems: Mapping[str, Problem]) -> list[CardElement]:
    return with_problem(element, problem_said(t, problems[id]) if id in problems else None)
