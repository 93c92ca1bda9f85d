"""Whatever Bode keeps is declared: whose it is, which fields name people, what they typed."""

import dataclasses
import typing
from collections.abc import Iterator
from typing import Any

import pytest

from bot.privacy.declaring import Erased, Period, says
from bot.privacy.holdings import BY_KIND, HOLDINGS
from bot.privacy.says import SAYS
from bot.store.collection import Collection
from bot.store.kinds import KINDS
from bot.store.repositories import Repositories, _for_good

COLLECTIONS: tuple[Collection[Any], ...] = tuple(Repositories(typing.cast("Any", None), "any").collections())


def classes(type_: Any) -> Iterator[type[Any]]:
    """Every class of which a value of this type may consist."""
    seen: set[Any] = set()
    left = [type_]
    while left:
        one = left.pop()
        if isinstance(one, str) or one in seen:
            continue
        seen.add(one)
        left += typing.get_args(one)
        for part in (one, typing.get_origin(one)):
            if isinstance(part, type) and dataclasses.is_dataclass(part):
                yield part
                left += typing.get_type_hints(part).values()


def test_every_kind_is_declared_once() -> None:
    assert sorted(holding.kind.name for holding in HOLDINGS) == sorted(kind.name for kind in KINDS)


@pytest.mark.parametrize("collection", COLLECTIONS, ids=lambda one: one.kind.name)
def test_every_field_of_what_is_kept_is_declared(collection: Collection[Any]) -> None:
    for one in classes(collection.type):
        assert one in SAYS, f"{one.__qualname__}: say in bot/privacy/says.py what its fields say of people"
        fields = {field.name for field in dataclasses.fields(one)}
        assert SAYS[one].fields == fields, f"{one.__qualname__}: {sorted(SAYS[one].fields ^ fields)}"


def test_nothing_is_declared_that_is_not_kept() -> None:
    kept = {one for collection in COLLECTIONS for one in classes(collection.type)}
    assert SAYS.keys() == kept


@pytest.mark.parametrize("collection", COLLECTIONS, ids=lambda one: one.kind.name)
def test_an_owner_is_a_field_that_names_people(collection: Collection[Any]) -> None:
    """A document that is removed or unnamed with its owner has one; its field is declared as an id."""
    holding = BY_KIND[collection.kind.name]
    assert bool(holding.owner) == (holding.erased is not Erased.RELEASED)
    type_ = next(classes(collection.type))
    for name in holding.owner.split(".") if holding.owner else ():
        hints = typing.get_type_hints(type_)
        assert name in hints
        if holding.owner.endswith(name):
            assert name in SAYS[type_].ids
        type_ = hints[name]


def test_whoever_typed_something_stands_beside_it() -> None:
    for one, said in SAYS.items():
        if said.by:
            hints = typing.get_type_hints(one)
            first, _, rest = said.by.partition(".")
            assert said.words and first in said.ids, one.__qualname__
            assert not rest or rest in SAYS[hints[first]].ids, one.__qualname__


def test_a_field_says_one_thing() -> None:
    with pytest.raises(ValueError, match="twice"):
        says(ids="person", facts="person")


def test_what_expires_by_itself_has_an_end() -> None:
    short = {one.kind.name for one in HOLDINGS if one.period is Period.SHORT}
    assert not {one.kind.name for one in COLLECTIONS if one.kind.name in short and one._expires is _for_good}


def test_only_work_ends_with_who_does_it() -> None:
    """Of these there is a job that takes them away, or a card for who administers Bode; nothing else is to be one."""
    assert {one.kind.name for one in HOLDINGS if one.period is Period.WORK} == {"outbox", "due", "set_aside"}
