"""What a mandate allows when, whatever its period, its scope and what became of it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.people.calendar import BRUSSELS
from bot.people.mandate import OPEN, Mandate, MandateState, NotOpen, grantor_of, mandate_id

FIRSTS = st.dates(date(2026, 1, 1), date(2028, 12, 31))
START = datetime(2026, 1, 1, tzinfo=UTC)
MOMENTS = st.integers(0, 3 * 366 * 24 * 60).map(lambda minutes: START + timedelta(minutes=minutes))
STATES = st.sampled_from(MandateState)
FORMS = st.lists(st.sampled_from(["leave", "purchase", "training"]), unique=True).map(tuple)


def mandate(first: date = date(2026, 11, 23), length: int = 11, state: MandateState = MandateState.PROPOSED) -> Mandate:
    return Mandate("x.ben", "ben", "emma", first, first + timedelta(days=length), START, START, state=state)


@given(first=FIRSTS, length=st.integers(0, 40), state=STATES, now=MOMENTS)
def test_it_counts_on_its_days_here_once_it_was_accepted(
    first: date, length: int, state: MandateState, now: datetime
) -> None:
    one = mandate(first, length, state)
    here = now.astimezone(BRUSSELS).date()
    assert one.counts(now) == (state is MandateState.ACTIVE and one.first <= here <= one.last)
    assert one.is_open(now) == (state in OPEN and here <= one.last)


@given(forms=FORMS, form=st.sampled_from(["leave", "purchase", "training", "other"]))
def test_it_covers_the_forms_that_it_names_or_every_one(forms: tuple[str, ...], form: str) -> None:
    assert replace(mandate(), forms=forms).covers(form, "", None, "") == (form in forms or not forms)


@pytest.mark.parametrize(
    ("most", "amount", "is_covered"),
    [
        (None, None, True),
        (None, "999999", True),
        ("100", "100", True),
        ("100", "100.01", False),
        ("100", None, False),
        ("0", "0", True),
    ],
)
def test_it_ends_at_its_amount_and_what_names_none_is_outside(
    most: str | None, amount: str | None, is_covered: bool
) -> None:
    one = replace(mandate(), most=Decimal(most) if most else None)
    assert one.covers("leave", "", Decimal(amount) if amount else None, "linde") == is_covered


def test_it_covers_the_schools_that_it_names_or_every_one() -> None:
    assert mandate().covers("leave", "", None, "")
    here = replace(mandate(), schools=("linde", "vaart"))
    assert [here.covers("leave", "", None, school) for school in ("linde", "academie", "")] == [True, False, False]


@given(state=STATES, now=MOMENTS)
def test_only_what_was_proposed_is_accepted_or_declined_and_only_in_time(state: MandateState, now: datetime) -> None:
    one = mandate(state=state)
    if state is MandateState.PROPOSED and now < one.ends:
        accepted = one.accept(now)
        assert (accepted.state, accepted.accepted, accepted.changed) == (MandateState.ACTIVE, now, now)
    else:
        with pytest.raises(NotOpen):
            one.accept(now)
    if state is MandateState.PROPOSED:
        assert (one.decline(now).state, one.decline(now).by) == (MandateState.DECLINED, "emma")
    else:
        with pytest.raises(NotOpen):
            one.decline(now)


@given(state=STATES, now=MOMENTS, by=st.sampled_from(["ben", "emma"]))
def test_what_is_open_is_revoked_before_its_end_and_ends_at_its_end(
    state: MandateState, now: datetime, by: str
) -> None:
    one = mandate(state=state)
    if state in OPEN and now < one.ends:
        revoked = one.revoke(by, now)
        assert (revoked.state, revoked.by) == (MandateState.REVOKED, by)
        assert not revoked.counts(now)
    else:
        with pytest.raises(NotOpen):
            one.revoke(by, now)
    if state in OPEN and now >= one.ends:
        assert one.end(now).state is MandateState.ENDED
    else:
        with pytest.raises(NotOpen):
            one.end(now)


@given(at=MOMENTS, revoked=MOMENTS, now=MOMENTS)
def test_what_counted_until_it_was_revoked_counted_before_that_alone(
    at: datetime, revoked: datetime, now: datetime
) -> None:
    one = replace(mandate().accept(START), state=MandateState.REVOKED, changed=revoked)
    assert one.counted(at, now) == (one.begins <= now and at < revoked <= now)
    assert not replace(one, accepted=None).counted(at, now)
    assert not replace(one, state=MandateState.ACTIVE).counted(at, one.begins)


def test_its_id_says_in_whose_partition_it_stands() -> None:
    assert grantor_of(mandate_id("a.b", "ben")) == "ben"


def test_an_area_covers_its_forms_beside_those_that_are_named() -> None:
    one = replace(mandate(), areas=("staff",))
    assert [one.covers(form, area, None, "") for form, area in (("leave", "staff"), ("it", "it"), ("x", ""))] == [
        True,
        False,
        False,
    ]
    both = replace(one, forms=("it",))
    assert [both.covers(form, area, None, "") for form, area in (("leave", "staff"), ("it", "it"), ("x", ""))] == [
        True,
        True,
        False,
    ]
