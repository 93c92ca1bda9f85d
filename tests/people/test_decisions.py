"""Who may decide: anybody of those who are asked or who acts for one of them, and never whose wish it is."""

from datetime import UTC, datetime

import pytest

from bot.people.acting import Acting
from bot.people.decisions import Deciders, Decision, MayNotDecide

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
DECIDERS = Deciders("ana", ("ben", "dirk"))


@pytest.mark.parametrize("who", [Acting("ben"), Acting("dirk"), Acting("emma", "ben")])
def test_one_of_them_decides_or_who_acts_for_one(who: Acting) -> None:
    assert DECIDERS.decide(who, agreed=False, at=NOW, reason="Te druk") == Decision(False, who, NOW, "Te druk")


@pytest.mark.parametrize("who", [Acting("emma"), Acting("ben", "emma"), Acting("ana"), Acting("ana", "ben")])
def test_nobody_else_decides_and_not_who_asked_even_for_one_of_them(who: Acting) -> None:
    assert not DECIDERS.include(who)
    with pytest.raises(MayNotDecide):
        DECIDERS.decide(who, agreed=True, at=NOW)


def test_who_asked_never_decides_though_the_route_names_them() -> None:
    deciders = Deciders("ana", ("ana", "ben"))
    for who in (Acting("ana"), Acting("ben", "ana")):
        assert not deciders.include(who)
    assert deciders.include(Acting("ben"))
