"""What somebody gets who needs people first, or asks about a sensitive topic: a text, people, and public lines."""

from microsoft_teams.cards.core import Action, CardElement, OpenUrlAction

from bot.answer.answer import Guidance
from bot.words.clean import clean_line
from bot.words.distress import Helpline, Need
from cards.answer.buttons import AnswerAsk
from cards.card import Card
from cards.home.buttons import HelpShow
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button
from cards.parts.head import apart, head
from cards.parts.people import own_chat, people_to_turn_to
from cards.parts.words import line, ours, paragraphs, run
from cards.texts import Texts

LINES_FIRST = frozenset({Need.DANGER, Need.LIFE})
"""Where the next minutes may count, or it is night."""


OURS = {
    Need.DANGER: ("need-danger-title", "need-danger-text"),
    Need.CHILD: ("need-child-title", "need-child-text"),
    Need.LIFE: ("need-life-title", "need-life-text"),
    Need.VIOLENCE: ("need-violence-title", "need-violence-text"),
    Need.STRAIN: ("need-strain-title", "need-strain-text"),
}
"""A title and a text for who has no topic of the organisation."""


def guidance_card(t: Texts, guidance: Guidance) -> Card:
    """Says nothing of the question itself: somebody may look over a shoulder."""
    return _guidance(t, guidance, actions(button(t("ask-another"), AnswerAsk()), button(t("help"), HelpShow())))


def public_guidance_card(t: Texts, guidance: Guidance, bot: str = "") -> Card:
    """For a group, and for who is not in the directory: a button of ours would lead them nowhere. In a group one opens
    the own chat with Bode, whose account is `bot`."""
    return _guidance(t, guidance, actions(own_chat(t, bot) if bot else None))


def _guidance(t: Texts, guidance: Guidance, ways: list[Action]) -> Card:
    people, lines = _people(t, guidance), _lines(t, guidance)
    body: list[CardElement] = [
        *head(t("guidance-kind" if guidance.need else "answer"), guidance_title(t, guidance), outside=True),
        *paragraphs(guidance_text(t, guidance), spacing="Small"),
        *([*lines, *people] if guidance.need in LINES_FIRST else [*people, *lines]),
        ours(t("guidance-private"), size="Small", subtle=True),
    ]
    return assemble(t, guidance_title(t, guidance), body, ways)


def guidance_title(t: Texts, guidance: Guidance) -> str:
    return clean_line(guidance.name) or (t(OURS[guidance.need][0]) if guidance.need else "")


def guidance_text(t: Texts, guidance: Guidance) -> str:
    return guidance.text or (t(OURS[guidance.need][1]) if guidance.need else "")


def _people(t: Texts, guidance: Guidance) -> list[CardElement]:
    if not guidance.people:
        return []
    return [apart([ours(t("guidance-people"), weight="Bolder"), *people_to_turn_to(t, guidance.people)])]


def _lines(t: Texts, guidance: Guidance) -> list[CardElement]:
    if not guidance.lines:
        return []
    return [apart([ours(t("guidance-lines"), weight="Bolder"), *(_line(one) for one in guidance.lines)])]


def _line(one: Helpline) -> CardElement:
    """The number can be read everywhere; the phones call it at a touch (the desktop may do nothing)."""
    call = OpenUrlAction(title=one.number, url=f"tel:{one.number.replace(' ', '')}")
    number = run(one.number, weight="Bolder", color="Accent", action=call)
    return line(number, run(f" · {one.name}"), spacing="Small")
