"""What a sensitive topic says: a text, and people to turn to."""

from microsoft_teams.cards.core import CardElement

from bot.answer.answer import Guidance
from bot.words.clean import clean_line
from cards.answer.buttons import AnswerAsk
from cards.card import Card
from cards.home.buttons import HelpShow
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button
from cards.parts.head import apart, head
from cards.parts.people import people_to_turn_to
from cards.parts.words import ours, paragraphs
from cards.texts import Texts


def guidance_card(t: Texts, guidance: Guidance) -> Card:
    """Says nothing of the question itself: somebody may look over a shoulder."""
    body: list[CardElement] = [
        *head(t("answer"), clean_line(guidance.name), outside=True),
        *paragraphs(guidance.text, spacing="Small"),
        *_people(t, guidance),
        ours(t("guidance-private"), size="Small", subtle=True),
    ]
    return assemble(
        t, guidance.name, body, actions(button(t("ask-another"), AnswerAsk()), button(t("help"), HelpShow()))
    )


def _people(t: Texts, guidance: Guidance) -> list[CardElement]:
    if not guidance.people:
        return []
    return [apart([ours(t("guidance-people"), weight="Bolder"), *people_to_turn_to(t, guidance.people)])]
