"""What one entry of a delta does to what is known: in pieces, repeated, with and without each property."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.graph.entries import GROUP_SELECT, USER_SELECT, apply_group, apply_user
from bot.people.tenant import ATTRIBUTES, Account, Membership
from tests.peers.graph_directory import GROUP, OF_GROUPS, OF_USERS, USER

ANA: dict[str, Any] = {
    "id": "ANA",
    "displayName": " Ana\n Maes ",
    "accountEnabled": False,
    "userType": "guest",
    "department": "Zorg",
    "businessPhones": ["1", "2"],
    "onPremisesExtensionAttributes": {"extensionAttribute1": "x", "extensionAttribute15": "z"},
    "manager@delta": [{"@odata.type": USER, "id": "BEN"}],
}


def ana(*entries: dict[str, Any]) -> Account:
    accounts: dict[str, Account] = {}
    for entry in (ANA, *entries):
        apply_user(accounts, entry)
    return accounts["ana"]


def test_what_is_asked_is_what_is_known() -> None:
    assert set(USER_SELECT.split(",")) <= OF_USERS
    assert set(GROUP_SELECT.split(",")) <= OF_GROUPS


def test_everything_is_read() -> None:
    account = ana()
    assert (account.enabled, account.guest, account.manager) == (False, True, "ben")
    assert {name: value for name, value in account.attributes.items() if value} == {
        "displayName": "Ana Maes",
        "department": "Zorg",
        "businessPhones": "1",
        "extensionAttribute1": "x",
        "extensionAttribute15": "z",
    }


def test_what_an_entry_does_not_have_stays() -> None:
    assert ana({"id": "ana"}) == ana()
    assert ana({"id": "ana", "jobTitle": "Zorgco"}).value("department") == "Zorg"


@pytest.mark.parametrize("name", [name for name in ATTRIBUTES if name != "businessPhones"])
def test_what_is_null_is_gone(name: str) -> None:
    said = {"onPremisesExtensionAttributes": {name: None}} if name.startswith("extension") else {name: None}
    assert ana({"id": "ana", **said}).value(name) == ""


def test_phones_and_extensions_may_be_gone_altogether() -> None:
    account = ana({"id": "ana", "businessPhones": [], "onPremisesExtensionAttributes": None})
    assert (account.value("businessPhones"), account.value("extensionAttribute1")) == ("", "")


@pytest.mark.parametrize("turned", [False, True])
def test_who_was_manager_comes_beside_who_is(turned: bool) -> None:
    links = [{"id": "ben", "@removed": {"reason": "deleted"}}, {"id": "els"}]
    assert ana({"id": "ana", "manager@delta": links[::-1] if turned else links}).manager == "els"
    assert ana({"id": "ana", "manager@delta": links[:1]}).manager == ""
    assert ana({"id": "ana", "manager@delta": [{"id": "dirk", "@removed": {"reason": "deleted"}}]}).manager == "ben"


def test_a_group_that_went_is_nothing() -> None:
    groups: dict[str, Membership] = {}
    apply_group(groups, {"id": "G", "displayName": "Team", "members@delta": [{"id": "ana", "@odata.type": USER}]})
    assert groups["g"].members == {"ana"}
    apply_group(groups, {"id": "g", "@removed": {"reason": "deleted"}})
    apply_group(groups, {"id": "g", "@removed": {"reason": "deleted"}})
    assert groups == {}


@given(
    st.lists(
        st.tuples(st.sampled_from("abcd"), st.booleans(), st.sampled_from([USER, GROUP, "#microsoft.graph.device"]))
    )
)
def test_of_each_member_the_last_word_counts(links: list[tuple[str, bool, str]]) -> None:
    groups: dict[str, Membership] = {"g": Membership("g", "Team")}
    wanted: set[str] = set()
    for one, comes, kind in links:
        link = {"id": one, "@odata.type": kind, **({} if comes else {"@removed": {"reason": "deleted"}})}
        apply_group(groups, {"id": "g", "members@delta": [link]})
        if not comes:
            wanted.discard(one)
        elif "device" not in kind:
            wanted.add(one)
    assert groups["g"] == Membership("g", "Team", frozenset(wanted))
