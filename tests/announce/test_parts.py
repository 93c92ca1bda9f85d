"""An audience that an author puts together is read back whole, and what was kept before is one of its parts."""

from hypothesis import given
from hypothesis import strategies as st

from bot.announce.authority.parts import Part, Put, part_of, put_of
from bot.announce.choosing import Chosen
from bot.people.audience import NOBODY, Not, parse_audience
from bot.people.principals import EVERYBODY, Principal

ANY = st.one_of(
    *(
        st.builds(Principal, st.just(kind), st.sampled_from(["a", "b", "c"]))
        for kind in ("school", "role", "function", "group", "job", "person")
    )
)
PARTS = st.one_of(st.just(Part(everyone=True)), st.lists(ANY, min_size=1, max_size=5).map(part_of))
SOME = st.lists(PARTS, max_size=4, unique=True).map(tuple)


@given(st.builds(Put, st.lists(PARTS, min_size=1, max_size=4, unique=True).map(tuple), SOME))
def test_what_was_put_together_is_read_back(put: Put) -> None:
    assert put_of(put.audience) == put


@given(st.booleans(), *(st.sets(st.sampled_from(["a", "b"])).map(frozenset) for _ in range(3)))
def test_what_was_chosen_before_is_one_part(
    everyone: bool, schools: frozenset[str], roles: frozenset[str], groups: frozenset[str]
) -> None:
    chosen = Chosen(everyone and not (schools or roles or groups), schools, roles, groups)
    put = put_of(chosen.audience)
    assert put
    assert len(put.parts) <= 1
    assert put.audience == chosen.audience


def test_what_nobody_can_put_together_is_not_read() -> None:
    for text in ("not(role:teacher)", "received:x", "all(any(received:x))", "any(school:a, all(any(school:b)))"):
        assert put_of(parse_audience(text)) is None, text
    assert put_of(Not(EVERYBODY)) is None
    assert put_of(NOBODY) == Put()


def test_parts_are_added_changed_and_taken_away() -> None:
    one, other = part_of([Principal("school", "a")]), part_of([Principal("school", "b")])
    put = Put().with_part(one).with_part(one)
    assert put.parts == (one,), "the same is not put there twice"
    put = put.with_part(other).with_part(one, without=True)
    assert str(put.audience) == "all(any(all(any(school:a)), all(any(school:b))), not(all(any(school:a))))"
    assert put.with_part(other, 0).parts == (other,)
    assert put.without_part(0).parts == (other,)
    assert put.without_part(0, without=True).without == ()
    assert put.without_part(7) == put


def test_roles_and_functions_are_one_list() -> None:
    part = part_of([Principal("role", "teacher"), Principal("function", "kok"), Principal("school", "a")])
    assert str(part.audience) == "all(any(school:a), any(function:kok, role:teacher))"
