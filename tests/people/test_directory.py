"""What is looked up in the directory is what a look at everybody would find, also after changes."""

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.people.directory import Directory, Limits, Organisation, Row, Rows, changed, directory_of
from bot.people.person import Person, Role
from tests.people.organisations import person

ROLES = (Role.TEACHER, Role.HR, Role.ICT)
IDS = st.integers(0, 7).map(lambda number: f"p{number:05}")


def somebody(number: int, school: str, roles: set[Role], groups: set[str], manager: str | None) -> Person:
    return person(number, school=school, roles=frozenset(roles), groups=frozenset(groups), manager=manager)


PEOPLE = st.builds(
    somebody,
    number=st.integers(0, 7),
    school=st.sampled_from(("s0", "s1", "s2")),
    roles=st.sets(st.sampled_from(ROLES)),
    groups=st.sets(st.sampled_from(("g0", "g1"))),
    manager=st.one_of(st.none(), IDS),
)
STAFF = st.lists(PEOPLE, max_size=8).map(lambda people: {one.id: one for one in people})


def head(number: int) -> Organisation:
    return Organisation("Net", "tenant", f"{number}", number)


OURS = Limits(within=frozenset({"group:g0"}), without=frozenset({"school:s2"}))


def rows(people: Mapping[str, Person | None], number: int) -> Rows:
    return Rows({one: Row(one, value, number) for one, value in people.items()}, {}, {})


def check(directory: Directory, staff: Mapping[str, Person]) -> None:
    everybody = [staff[one] for one in sorted(staff)]
    assert list(directory.people.values()) == everybody
    for role in ROLES:
        assert directory.having(role) == tuple(one for one in everybody if role in one.roles)
        at_school = tuple(one for one in everybody if role in one.roles and one.school == "s1")
        assert directory.having(role, "s1") == at_school
    for group in ("g0", "g1", "none"):
        found = directory.in_order(directory.ids.get(f"group:{group}", frozenset()))
        assert found == [one for one in everybody if group in one.groups]
    managers = {one.manager for one in everybody}
    assert all(directory.leads(f"p{number:05}") == (f"p{number:05}" in managers) for number in range(8))
    assert all(directory.ids.values()), "nothing is kept of a group that nobody is in any more"


@given(STAFF, st.lists(STAFF, max_size=3))
@settings(deadline=None)
def test_lookups_find_what_a_look_at_everybody_finds(first: dict[str, Person], later: list[dict[str, Person]]) -> None:
    directory, ours = directory_of(head(1), rows(first, 1)), directory_of(head(1), rows(first, 1), OURS)
    check(directory, first)
    standing = first
    for number, staff in enumerate(later, start=2):
        differs = {one: staff.get(one) for one in standing.keys() | staff.keys() if standing.get(one) != staff.get(one)}
        directory = changed(directory, head(number), rows(differs, number))
        check(directory, staff)
        assert directory.ids == directory_of(head(number), rows(staff, number)).ids
        ours = changed(ours, head(number), rows(differs, number))
        check(ours, {key: one for key, one in staff.items() if "g0" in one.groups and one.school != "s2"})
        assert ours == directory_of(head(number), rows(staff, number), OURS)
        standing = staff
