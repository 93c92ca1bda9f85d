"""Audiences: who is in one, however it is looked up; what is not known adds nobody; what is written is read back."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from bot.people.audience import (
    DEEPEST,
    NOBODY,
    AllOf,
    AnyOf,
    Audience,
    Channel,
    Not,
    Received,
    includes,
    members,
    parse_audience,
    principals_in,
    unknown_in,
)
from bot.people.directory import Directory, Organisation, Row, Rows, directory_of
from bot.people.person import Group, Person, Role, School
from bot.people.principals import EVERYBODY, NoPrincipal, Principal
from bot.words.translated import Translated
from tests.people.organisations import person
from tests.people.test_principals import EXACT, NAMES

GONE = Principal("group", "gone")


def directory(people: list[Person]) -> Directory:
    schools = [School(f"s{number}", f"School {number}") for number in range(3)]
    groups = [Group(f"g{number}", Translated({"nl": "g"})) for number in range(2)]
    rows = Rows(
        {one.id: Row(one.id, one, 1) for one in people},
        {one.id: Row(one.id, one, 1) for one in schools},
        {one.id: Row(one.id, one, 1) for one in groups},
    )
    return directory_of(Organisation("Net", "t", "d", 1), rows)


def somebody(number: int, roles: set[Role], groups: set[str], functions: set[str]) -> Person:
    return person(number, roles=frozenset(roles), groups=frozenset(groups), functions=frozenset(functions))


PEOPLE = st.lists(
    st.builds(
        somebody,
        st.integers(0, 9),
        st.sets(st.sampled_from((Role.TEACHER, Role.HR))),
        st.sets(st.sampled_from(("g0", "g1"))),
        st.sets(st.sampled_from(("kok",))),
    ),
    max_size=9,
    unique_by=lambda one: one.id,
)
KNOWN = st.sampled_from(
    [
        EVERYBODY,
        *(Principal("school", f"s{number}") for number in range(3)),
        *(Principal("group", f"g{number}") for number in range(2)),
        Principal("role", "teacher"),
        Principal("role", "hr"),
        Principal("received", "foto"),
    ]
)
UNKNOWN = st.sampled_from(
    [GONE, Principal("school", "weg"), Principal("received", "x"), Principal("person", "nobody"), Principal("manager")]
)
RECEIVED: Received = {"foto": frozenset({"p00001", "p00004", "left"})}


def rules(principals: st.SearchStrategy[Principal]) -> st.SearchStrategy[Audience]:
    def joined(inner: st.SearchStrategy[Audience]) -> st.SearchStrategy[Audience]:
        several = st.lists(inner, max_size=3).map(tuple)
        return st.one_of(st.builds(AnyOf, several), st.builds(AllOf, several.filter(bool)), st.builds(Not, inner))

    return st.recursive(principals, joined, max_leaves=8)


ANY_RULE = rules(st.one_of(KNOWN, UNKNOWN))
CODEC: TypeAdapter[Audience] = TypeAdapter(Audience)


def ids(audience: Audience, of: Directory) -> set[str]:
    return {one.id for one in members(audience, of, RECEIVED)}


@given(PEOPLE, ANY_RULE)
@settings(deadline=None)
def test_members_are_those_whom_it_includes(people: list[Person], audience: Audience) -> None:
    net = directory(people)
    found = members(audience, net, RECEIVED)
    assert found == [one for one in net.people.values() if includes(audience, one, net, RECEIVED)]


@pytest.mark.slow
@given(PEOPLE, rules(KNOWN), rules(KNOWN))
@settings(deadline=None)
def test_the_laws_of_any_all_and_not(people: list[Person], one: Audience, other: Audience) -> None:
    net = directory(people)
    everybody = set(net.people)
    assert ids(AnyOf((one, other)), net) == ids(one, net) | ids(other, net)
    assert ids(AllOf((one, other)), net) == ids(one, net) & ids(other, net)
    assert ids(Not(one), net) == everybody - ids(one, net)
    assert ids(Not(Not(one)), net) == ids(one, net)
    assert ids(Not(AnyOf((one, other))), net) == ids(AllOf((Not(one), Not(other))), net)
    assert ids(AllOf((one, Not(one))), net) == set()
    assert ids(AnyOf((one, Not(one))), net) == everybody


@given(PEOPLE, ANY_RULE, st.data())
@settings(deadline=None)
def test_what_is_not_known_never_widens(people: list[Person], audience: Audience, data: st.DataObject) -> None:
    """Whatever the unknown ones would turn out to be, everybody in it now would still be in it."""
    net = directory(people)
    now = ids(audience, net)
    turned_out = {one: data.draw(KNOWN) for one in unknown_in(audience, net, RECEIVED)}
    assert now <= ids(_with(audience, lambda one: turned_out.get(one, one)), net)


def _with(audience: Audience, change: Callable[[Principal], Principal]) -> Audience:
    match audience:
        case Principal():
            return change(audience)
        case AnyOf():
            return AnyOf(tuple(_with(one, change) for one in audience.of))
        case AllOf():
            return AllOf(tuple(_with(one, change) for one in audience.of))
        case Not():
            return Not(_with(audience.of, change))
        case Channel():
            return audience


def test_nobody_is_everybody_but_a_group_that_is_gone() -> None:
    net = directory([person(1), person(2)])
    assert ids(AllOf((EVERYBODY, Not(GONE))), net) == set()
    assert ids(AnyOf((GONE, Principal("school", "s1"))), net) == {"p00001"}
    assert unknown_in(AllOf((EVERYBODY, Not(GONE))), net) == [GONE]
    assert ids(NOBODY, net) == set()
    with pytest.raises(ValueError, match="say everyone"):
        AllOf(())


@given(rules(EXACT))
def test_what_is_written_is_read_back(audience: Audience) -> None:
    if str(audience).count("(") < DEEPEST:
        assert parse_audience(str(audience)) == audience
    assert CODEC.validate_json(CODEC.dump_json(audience)) == audience


@given(st.text(st.sampled_from("anylot(),: g"), max_size=40))
def test_any_text_is_an_audience_or_is_told_what_is_wrong(text: str) -> None:
    try:
        assert parse_audience(str(parse_audience(text))) == parse_audience(text)
    except NoPrincipal as mistake:
        assert str(mistake)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "lacks a principal"),
        ("any(group:hr", "lacks a )"),
        ("any(group:hr,)", "lacks a )"),
        ("any(group:hr) school:x", "'school:x' stands behind the end"),
        ("some(group:hr)", "'some' does not join principals"),
        ("not(group:hr, group:it)", "not() takes one"),
        ("all()", "all() takes at least one"),
        ("all(gruop:hr)", "did you mean 'group:hr'?"),
        ("any(manager)", "unknown principal 'manager'"),
        ("not(" * 9 + "everyone" + ")" * 9, "at most 8 rules"),
    ],
)
def test_a_mistake_is_named(text: str, told: str) -> None:
    with pytest.raises(NoPrincipal) as mistake:
        parse_audience(text)
    assert told in str(mistake.value)


@given(rules(st.builds(Principal, st.just("group"), NAMES)))
def test_every_principal_is_found_in_it(audience: Audience) -> None:
    assert {str(one) for one in principals_in(audience)} == set(_leaves(str(audience)))


def _leaves(text: str) -> list[str]:
    return [part for part in text.replace("(", " ").replace(")", " ").replace(",", " ").split() if ":" in part]


class NotWalked(dict[str, Person]):
    """Everybody, for lookups alone."""

    def __iter__(self) -> Iterator[str]:
        raise AssertionError("everybody was looked at")

    values = items = keys = __iter__  # pyright: ignore[reportAssignmentType, reportIncompatibleMethodOverride]


def test_a_small_group_of_many_is_not_looked_for_among_everybody() -> None:
    net = directory([person(number, groups=frozenset({"g0"} if number < 5 else ())) for number in range(200)])
    small = AllOf((Principal("group", "g0"), Not(Principal("role", "hr"))))
    watched = NotWalked({one.id: one for one in net.people.values()})
    assert len(members(small, replace(net, people=watched))) == 5
    with pytest.raises(AssertionError, match="looked at"):
        members(EVERYBODY, replace(net, people=watched))
