"""What became of a file that Bode made for somebody: one card, in the place of Teams' own that asked for consent."""

from collections.abc import Mapping

from microsoft_teams.cards.core import Action, CardElement

from bot.work.handout import Handout, HandoutState
from cards.card import Card
from cards.home.buttons import HandoutAgain, HelpShow
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button, document, link
from cards.parts.head import Tone, head, state
from cards.parts.words import ours, typed
from cards.texts import Texts

TONES: Mapping[HandoutState, Tone] = {
    HandoutState.PROMISED: "accent",
    HandoutState.OFFERED: "accent",
    HandoutState.ACCEPTED: "accent",
    HandoutState.DONE: "good",
    HandoutState.FAILED: "attention",
    HandoutState.DECLINED: "emphasis",
    HandoutState.ENDED: "emphasis",
}
TEXTS: Mapping[HandoutState, str] = {
    HandoutState.PROMISED: "handout-promised",
    HandoutState.OFFERED: "handout-offered",
    HandoutState.ACCEPTED: "handout-accepted",
    HandoutState.DONE: "handout-done",
    HandoutState.FAILED: "handout-failed",
    HandoutState.DECLINED: "handout-declined",
    HandoutState.ENDED: "handout-ended",
}
AGAIN = frozenset({HandoutState.FAILED, HandoutState.DECLINED, HandoutState.ENDED})


def handout_card(t: Texts, handout: Handout, place: str = "") -> Card:
    """`place` is where it opens in local mode, where no OneDrive takes it."""
    stands = t(TEXTS[handout.state])
    body: list[CardElement] = [
        *head(t("handout"), handout.name, handout.about, outside=True),
        state(stands, TONES[handout.state]),
        *([ours(t("handout-link"), subtle=True)] if place else []),
        *([typed(t("follow-code", code=handout.problem), size="Small", subtle=True)] if handout.problem else []),
    ]
    return assemble(t, f"{handout.name}: {stands}", body, _ways_on(t, handout, place))


def _ways_on(t: Texts, handout: Handout, place: str) -> list[Action]:
    opens = place or (handout.upload.opens if handout.upload and handout.state is HandoutState.DONE else "")
    again = button(t("handout-again"), HandoutAgain(id=handout.id), "positive")
    return actions(
        link(t("open"), document(opens)) if opens else None,
        again if handout.state in AGAIN else None,
        button(t("help"), HelpShow()),
    )
