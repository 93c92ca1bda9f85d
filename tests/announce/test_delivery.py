"""What stands of a delivery and of a notice when two workers recorded different things: every pair, in both orders."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.announce.delivery import MOST_DOUBTS, UNANSWERED, Asks, Delivery, merged, with_activities, with_visas
from bot.announce.visering.visa import Visa, standing_at
from bot.work.notice import DeliveryState, Notice
from bot.work.notice import merged as merged_notices

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
LATER = NOON + timedelta(minutes=5)
LATEST = LATER + timedelta(minutes=5)


def deliveries() -> Iterator[Delivery]:
    """Every record that a worker or a confirmation can leave, of the first or the second send."""
    for state, sends, resent, tries in product(DeliveryState, (1, 2), (False, True), (0, 3)):
        standing = Delivery("draft-1", "ana", sends=sends, resent=resent, tries=tries, doubts=tries)
        if state is DeliveryState.DELIVERED:
            for activity, moment in (("1", NOON), ("2", LATER), ("", NOON)):
                arrived = standing.delivered(activity, moment)
                yield arrived
                yield arrived.confirm(LATER)
                yield arrived.confirm(LATER, 1, "of-1").asked_anew(2, LATEST)
                yield arrived.confirm(LATER).asked_anew(2, LATEST).confirm(LATEST, 2, "of-2")
                yield arrived.shows(2, arrived.activities)
                yield replace(arrived, given_up=2)
        elif state is DeliveryState.GONE:
            yield standing.gone("blocked")
        elif state in {DeliveryState.REJECTED, DeliveryState.AMBIGUOUS}:
            yield replace(standing, state=state, reason="timeout")
        else:
            yield replace(standing, state=state)


ALL = list(deliveries())
anyone = st.sampled_from(ALL)


@pytest.mark.walk
def test_of_every_pair_nothing_that_is_known_is_forgotten() -> None:
    for one, other in product(ALL, ALL):
        both = merged(one, other)
        assert both == merged(other, one), "whichever came first"
        arrived = DeliveryState.DELIVERED in {one.state, other.state}
        assert (both.state is DeliveryState.DELIVERED) is arrived
        assert both.resent is (one.resent or other.resent)
        assert both.doubts == max(one.doubts, other.doubts)
        assert set(both.activities) == {*one.activities, *other.activities}
        ended = {visa.at for record in (one, other) for visa in record.visas if visa.until}
        still = {record.confirmed_at for record in (one, other) if record.confirmed} - ended
        assert both.confirmed is bool(still)
        assert both.confirmed_at in (still or {None})
        assert {visa.at for visa in both.visas} == {visa.at for record in (one, other) for visa in record.visas}
        assert (both.confirmed_at is not None) is both.confirmed
        assert (both.delivered_at is not None) is arrived
        for card in both.activities:
            assert both.shown.get(card, 1) == max(one.shown.get(card, 1), other.shown.get(card, 1))
        assert (both.reason == "") is (both.state not in {*NAMED})
        assert merged(both, one) == both
        assert merged(both, both) == both


NAMED = (DeliveryState.GONE, DeliveryState.REJECTED, DeliveryState.AMBIGUOUS)


@given(anyone, anyone, anyone)
def test_in_whichever_order_three_are_put_together(one: Delivery, other: Delivery, third: Delivery) -> None:
    assert merged(merged(one, other), third) == merged(one, merged(other, third))


def test_of_the_same_send_the_outcome_stands_and_of_two_sends_the_later() -> None:
    sending = Delivery("draft-1", "ana").sending()
    retry = replace(sending, state=DeliveryState.RETRY)
    assert merged(sending, retry) == retry
    again = replace(retry.sending(), resent=True)
    assert merged(again, retry) == again, "who lost the lease does not take back what goes out now"
    assert merged(again, sending.gone("blocked")) == again


def test_two_cards_that_arrived_are_both_known() -> None:
    first = Delivery("draft-1", "ana").sending()
    second = replace(first.sending(), resent=True)
    both = merged(second.delivered("20", LATER), first.delivered("10", NOON))
    assert (both.activities, both.resent, both.delivered_at) == (("10", "20"), True, NOON)


def test_an_edition_never_goes_back_and_a_card_that_comes_late_is_behind() -> None:
    first = Delivery("draft-1", "ana").sending()
    caught_up = first.delivered("10", NOON).shows(3, ("10",))
    assert (caught_up.edition, caught_up.is_behind(3), caught_up.is_behind(4)) == (3, False, True)
    assert caught_up.shows(2, ("10",)) == caught_up
    assert merged(caught_up, first.delivered("10", NOON, 2)).edition == 3
    late = replace(first.sending(), resent=True).delivered("20", LATER)
    assert (merged(caught_up, late).edition, merged(caught_up, late).is_behind(3)) == (1, True)


def test_what_was_given_up_says_nothing_of_a_card_that_was_not_known() -> None:
    first = Delivery("draft-1", "ana").sending()
    given_up = replace(first.delivered("10", NOON), given_up=2)
    assert not given_up.is_behind(2)
    assert given_up.is_behind(3)
    assert not merged(given_up, first.delivered("10", NOON)).is_behind(2)
    assert merged(given_up, first.delivered("20", LATER)).is_behind(2)
    ambiguous = replace(first, state=DeliveryState.AMBIGUOUS)
    assert ambiguous.is_behind(2)
    twice = replace(first, resent=True, doubts=1).delivered("10", NOON, 2)
    assert twice.is_behind(2), "its first card may have arrived, and is not known"
    assert not replace(twice, given_up=2).is_behind(2)
    assert not twice.delivered("20", NOON, 2).is_behind(2), "both are known"
    assert not replace(ambiguous, given_up=2).is_behind(2)
    assert not Delivery("draft-1", "ana").is_behind(2), "it gets the newest when it goes out"


def test_gone_after_a_send_that_may_have_arrived_is_not_known_for_good() -> None:
    resent = replace(Delivery("draft-1", "ana").sending(), resent=True)
    gone = resent.gone("blocked")
    assert (gone.state, gone.reason) == (DeliveryState.AMBIGUOUS, "blocked")
    assert merged(resent, Delivery("draft-1", "ana", sends=2).gone("blocked")).state is DeliveryState.AMBIGUOUS


def test_what_may_have_arrived_goes_out_a_few_times_and_once_more_where_no_answer_came() -> None:
    sent = Delivery("draft-1", "ana").sending()
    for again in range(1, MOST_DOUBTS):
        sent = sent.doubtful("502")
        assert (sent.state, sent.resent, sent.doubts) == (DeliveryState.RETRY, True, again)
    assert sent.doubtful("502").state is DeliveryState.AMBIGUOUS
    once = Delivery("draft-1", "ana").sending().doubtful("timeout", UNANSWERED)
    assert once.state is DeliveryState.RETRY
    assert once.doubtful("timeout", UNANSWERED).state is DeliveryState.AMBIGUOUS
    before = replace(Delivery("draft-1", "ana").sending(), resent=True)
    assert before.doubtful("502").state is DeliveryState.AMBIGUOUS, "an earlier version sent it twice"


def test_a_delivery_of_before_keeps_its_card() -> None:
    before = {"announcement": "draft-1", "person": "ana", "activity": "7", "resent": False}
    assert with_activities(before) == {"announcement": "draft-1", "person": "ana", "resent": False, "activities": ["7"]}
    assert with_activities({**before, "activity": ""})["activities"] == []


def test_a_visa_is_of_the_edition_that_was_read_and_counts_until_another_is_asked() -> None:
    arrived = replace(Delivery("draft-1", "ana").sending().delivered("10", NOON), open=True)
    confirmed = arrived.confirm(LATER, 2, "of-2")
    assert (confirmed.visa, confirmed.open) == (Visa(2, "of-2", LATER), False)
    assert confirmed.asked_anew(2, LATEST) == confirmed, "of the edition that asks it"
    assert arrived.asked_anew(3, LATEST) == arrived, "there is nothing to take back"
    anew = confirmed.asked_anew(3, LATEST)
    assert (anew.visa, anew.confirmed, anew.confirmed_at, anew.open) == (None, False, None, True)
    assert anew.visas == (Visa(2, "of-2", LATER, LATEST),)
    assert standing_at(anew.visas, LATER) == anew.visas[0]
    assert standing_at(anew.visas, LATEST) is None
    assert merged(confirmed, anew) == merged(anew, confirmed) == anew, "who knows less takes nothing back"
    again = anew.confirm(LATEST, 3, "of-3")
    assert [visa.edition for visa in again.visas] == [2, 3]
    assert merged(again, confirmed) == again
    assert (merged(again, anew).confirmed, merged(again, anew).open) == (True, False)


def test_a_confirmation_of_before_is_of_the_oldest_edition_that_its_reader_had() -> None:
    before = {"activities": ["7", "8"], "shown": {"7": 3, "8": 2}, "confirmed": True, "confirmed_at": "2026-11-23"}
    assert with_visas(before)["visas"] == [{"edition": 2, "digest": "", "at": "2026-11-23"}]
    assert with_visas({**before, "shown": {"7": 3}})["visas"] == [{"edition": 1, "digest": "", "at": "2026-11-23"}]
    assert with_visas({**before, "confirmed": False, "confirmed_at": None})["visas"] == []


def test_notices_are_put_together_likewise() -> None:
    notice = Notice("leave.2026.x", "ana", "asked", asks=True)
    every = [
        replace(notice, state=state, sends=sends, tries=tries, activity="7" if state is DeliveryState.DELIVERED else "")
        for state, sends, tries in product(DeliveryState, (1, 2), (0, 3))
    ]
    for one, other in product(every, every):
        both = merged_notices(one, other)
        assert both == merged_notices(other, one)
        assert (both.state is DeliveryState.DELIVERED) is (DeliveryState.DELIVERED in {one.state, other.state})
        assert both.activity == (one.activity or other.activity)
        assert merged_notices(both, one) == both == merged_notices(both, both)


def test_what_two_records_tell_was_done_is_open_no_more() -> None:
    sent = replace(Delivery("draft-1", "ana").sending().delivered("10", NOON), open=True, asks=Asks.BOTH)
    confirmed, answered = sent.confirm(LATER), sent.answer()
    assert (confirmed.open, confirmed.to_confirm, confirmed.to_answer) == (True, False, True)
    assert (answered.open, answered.to_confirm, answered.to_answer) == (True, True, False)
    assert not merged(confirmed, answered).open
    assert merged(answered, sent).to_confirm
    recalled = replace(sent, open=False)
    assert not merged(recalled, answered).open
    lost = replace(answered, asks=Asks.CONFIRMATION)  # by a version that does not know of it
    assert merged(lost, sent).asks is Asks.BOTH
    assert not merged(sent.answer().confirm(LATER), sent).open
