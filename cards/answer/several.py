"""Several questions of one message, each with its answer in short and a button for the whole of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from microsoft_teams.cards.core import ActionSet, CardElement

from bot.answer.answer import Answer, Verdict
from bot.words.clean import clean_line
from cards.answer.buttons import AnswerAsk
from cards.answer.sources import lead_shown, source_shown
from cards.answer.words import excerpt_shown
from cards.card import Card
from cards.home.buttons import MOST_SAID, HelpShow, WordsAsk, WordsSay
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button
from cards.parts.facts import row
from cards.parts.head import apart, head
from cards.parts.words import ours, shorten, typed
from cards.texts import Texts

LONGEST_QUESTION = 200


@dataclass(frozen=True, slots=True)
class Part:
    """One question as it was typed, and as it was `asked`: with what it leans on. Its answer is one that was `found`,
    or what was `told` from elsewhere than a document."""

    question: str
    asked: str
    found: Answer | None = None
    told: str = ""


def several_card(t: Texts, parts: Sequence[Part], others: Sequence[str] = ()) -> Card:
    """`others` are questions that are not answered here: each is one click away."""
    title = t("several-title", count=len(parts))
    body: list[CardElement] = [
        *head(t("answer"), title),
        *(apart(_part(t, part)) for part in parts),
        *([apart([ours(t("several-more")), *(_other(t, one) for one in others)])] if others else []),
    ]
    return assemble(t, title, body, actions(button(t("ask-another"), AnswerAsk()), button(t("help"), HelpShow())))


def _part(t: Texts, part: Part) -> list[CardElement]:
    question = typed(shorten(clean_line(part.question), LONGEST_QUESTION), weight="Bolder")
    asked = part.asked[:MOST_SAID].strip()
    whole = button(t("open"), WordsSay(words=asked) if part.told else WordsAsk(words=asked))
    return [row([question], [ActionSet(actions=[whole])]), *_answered(t, part)]


def _answered(t: Texts, part: Part) -> list[CardElement]:
    found = part.found
    if part.told:
        return [typed(part.told)]
    if found and found.verdict is Verdict.ANSWERED and found.excerpt and found.citation:
        return [*excerpt_shown(found.excerpt), *source_shown(t, found.citation)]
    if found and found.verdict is Verdict.MAYBE and found.further:
        return [ours(t("maybe-title"), subtle=True), *lead_shown(t, found.further[0])]
    return [ours(t("not-found-title"), subtle=True)]


def _other(t: Texts, question: str) -> CardElement:
    ask = button(t("several-ask"), WordsSay(words=question[:MOST_SAID].strip()))
    return row([typed(shorten(clean_line(question), LONGEST_QUESTION))], [ActionSet(actions=[ask])])
