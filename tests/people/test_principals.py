"""Principals are read in one way by whoever writes them, and a mistake says what was meant."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.people.directory import Organisation, Row, Rows, directory_of
from bot.people.person import Role
from bot.people.principals import (
    APPROVERS,
    EXPERTS,
    READERS,
    RECIPIENTS,
    NoPrincipal,
    Principal,
    PrincipalKind,
    parse_principal,
    wrong_principal,
)
from tests.people.organisations import person

PERSON = "5f6107b0-18cb-4251-8686-d7035569bbf5"
NAMED: Sequence[PrincipalKind] = ("group", "school", "function", "job")
NAMES = st.from_regex(r"[a-z0-9][a-z0-9-]{0,20}", fullmatch=True)
EXACT = st.one_of(
    st.just(Principal("everyone")),
    *(st.builds(Principal, st.just(kind), NAMES) for kind in NAMED),
    st.builds(Principal, st.just("role"), st.sampled_from([role.value for role in Role])),
    st.just(Principal("person", PERSON)),
    st.builds(Principal, st.just("received"), st.from_regex(r"[a-z0-9.]{1,20}", fullmatch=True)),
)


@pytest.mark.slow
@given(EXACT)
def test_what_is_written_is_read_back(principal: Principal) -> None:
    assert parse_principal(str(principal)) == principal
    assert not wrong_principal(str(principal), RECIPIENTS)


@given(st.text(max_size=30))
def test_any_text_is_a_principal_or_is_told_what_one_is(text: str) -> None:
    try:
        assert str(parse_principal(text)) == text
    except NoPrincipal as mistake:
        assert "did you mean" in str(mistake) or "allowed: " in str(mistake)
    assert isinstance(wrong_principal(text, READERS), str)


@pytest.mark.parametrize(
    ("text", "kinds", "told"),
    [
        ("manager", APPROVERS, ""),
        ("manager", READERS, "unknown principal 'manager'; allowed: everyone, function:<name>"),
        ("school_role:headmaster", EXPERTS, "unknown principal 'school_role:headmaster'; "),
        ("gruop:hr", READERS, "unknown principal 'gruop:hr'; did you mean 'group:hr'?"),
        ("everyone:", READERS, "unknown principal 'everyone:'; did you mean 'everyone'?"),
        ("group", READERS, "unknown principal 'group'; did you mean 'group:<id>'?"),
        ("role:techer", EXPERTS, "unknown role 'techer'; did you mean 'teacher'?"),
        ("school_role:techer", APPROVERS, "unknown role 'techer'; did you mean 'teacher'?"),
        ("person:nadia", EXPERTS, "unknown principal 'person:nadia'; "),
        (f"person:{PERSON}", EXPERTS, ""),
        ("group:Het Team", READERS, "unknown principal 'group:Het Team'; "),
    ],
)
def test_a_mistake_says_what_was_meant(text: str, kinds: Sequence[PrincipalKind], told: str) -> None:
    said = wrong_principal(text, kinds)
    assert said.startswith(told) if told else not said


def test_of_a_name_that_is_not_there_the_near_one_is_known() -> None:
    rows = Rows({"p00001": Row("p00001", person(1, school="linde"), 1)}, {}, {})
    directory = directory_of(Organisation("Net", "t", "d", 1), rows)
    assert directory.near(Principal("role", "techer")) == Principal("role", "teacher")
    assert directory.near(Principal("group", "hr")) is None
