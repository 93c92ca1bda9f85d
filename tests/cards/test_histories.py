"""Histories are shown whole as far as a card has room, and say how much they leave out."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from bot.answer.experts.hand_off import Deed, Event, HandOffState
from bot.arrange.request import Deed as RequestDeed
from bot.arrange.request import RequestState
from cards.answer.experts import expert_card
from cards.answer.hand_off_seen import Seen as HandOffSeen
from cards.answer.hand_offs import handoff_card
from cards.answer.official import managed_official_card
from cards.arrange.approvals import approval_card
from cards.arrange.requests import request_card
from cards.arrange.seen import Seen
from cards.card import Card
from cards.examples.experts import EDITIONS, NADIA, OFFICIAL, STATES, TOPIC
from cards.examples.world import NOW, entry, leave, request, speaking
from cards.parts.fitting import FEW_STEPS, MOST_BYTES, MOST_STEPS, size
from tests.cards import walking

NL = speaking("nl")


def of_request(count: int, text: str) -> Seen:
    steps = [entry(RequestDeed.ASKED, text=f"Stap {number}. {text}") for number in range(count)]
    return Seen(leave(), replace(request(RequestState.APPROVED), history=tuple(steps)))


def of_hand_off(count: int, text: str, reader: str = NADIA) -> HandOffSeen:
    steps = [Event(NOW, NADIA, Deed.ASKED, f"Stap {number}. {text}") for number in range(count)]
    return HandOffSeen(replace(STATES[1], state=HandOffState.SOLVED, history=tuple(steps)), TOPIC, reader)


CARDS: Mapping[str, Callable[[int, str], Card]] = {
    "request": lambda count, text: request_card(NL, of_request(count, text), NOW),
    "approval": lambda count, text: approval_card(NL, of_request(count, text), NOW),
    "asker": lambda count, text: handoff_card(NL, of_hand_off(count, text, STATES[1].asker), NOW),
    "expert": lambda count, text: expert_card(NL, of_hand_off(count, text), NOW),
}


@pytest.mark.parametrize("card", CARDS)
def test_as_much_as_fits_is_shown_and_the_rest_is_counted(card: str) -> None:
    whole = CARDS[card](MOST_STEPS, "Kort.").json()
    assert all(f"Stap {number}." in walking.words(whole) for number in range(MOST_STEPS))
    assert "Daarvoor" not in walking.words(whole)
    cut = walking.words(CARDS[card](MOST_STEPS + 3, "Kort.").json())
    assert "Daarvoor gebeurden nog 3 dingen." in cut
    assert "Stap 2." not in cut
    assert "Stap 3." in cut


@pytest.mark.parametrize("card", CARDS)
def test_however_much_was_written_the_card_is_small_enough(card: str) -> None:
    full = CARDS[card](MOST_STEPS + 20, "€" * 1000).json()
    assert size(full) <= MOST_BYTES
    left_out = MOST_STEPS + 20 - FEW_STEPS
    said = walking.words(full)
    assert f"Daarvoor gebeurden nog {left_out} dingen." in said or "Daarvoor gebeurden nog 20 dingen." in said


def test_the_editions_that_are_not_shown_are_counted() -> None:
    answer = replace(OFFICIAL, revision=5)
    shown = walking.words(managed_official_card(NL, answer, "iedereen", EDITIONS, NOW).json())
    assert "Daarvoor gebeurden nog 3 dingen." in shown
    whole = managed_official_card(NL, replace(OFFICIAL, revision=2), "iedereen", EDITIONS, NOW)
    assert "Daarvoor" not in walking.words(whole.json())
