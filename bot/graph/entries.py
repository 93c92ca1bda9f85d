"""Applies what a delta of users or groups says, entry by entry: the same one may come several times, the last counts.

A property that an entry does not have stays as it was (Graph leaves out what was never set); one that is null is gone.
"""

from collections.abc import Mapping, Sequence
from sys import intern
from typing import Any, TypeAlias, cast

from bot.json import JsonObject
from bot.people.tenant import ATTRIBUTES, EXTENSIONS, PHONE, Account, Membership, values_of

_EXTENSIONS = "onPremisesExtensionAttributes"
USER_SELECT = ",".join([
    *(name for name in ATTRIBUTES if name not in EXTENSIONS),
    _EXTENSIONS,
    "accountEnabled",
    "userType",
    "manager",
])  # fmt: skip
GROUP_SELECT = "displayName,members,owners"
WITHOUT_OWNERS = "displayName,members"
_MEMBERS = frozenset({"", "#microsoft.graph.user", "#microsoft.graph.group"})
"""Devices, contacts and programs are nobody; what has no type is told apart by its id."""

Entry: TypeAlias = JsonObject


def apply_user(accounts: dict[str, Account], entry: Entry) -> None:
    one = _id(entry)
    if "@removed" in entry:
        accounts.pop(one, None)
        return
    before = accounts.get(one) or Account(one, values_of({}))
    accounts[one] = Account(
        one,
        _values(before, entry),
        before.enabled if "accountEnabled" not in entry else entry["accountEnabled"] is True,
        before.guest if "userType" not in entry else str(entry["userType"]).casefold() == "guest",
        _manager(before.manager, _linked(entry, "manager@delta")),
    )


def apply_group(groups: dict[str, Membership], entry: Entry) -> None:
    """A large group comes in several entries, each with some of its members."""
    one = _id(entry)
    if "@removed" in entry:
        groups.pop(one, None)
        return
    before = groups.get(one) or Membership(one, "")
    groups[one] = Membership(
        one,
        _text(entry["displayName"]) if "displayName" in entry else before.name,
        _joined(before.members, _linked(entry, "members@delta")),
        _joined(before.owners, _linked(entry, "owners@delta")),
    )


def _id(entry: Mapping[str, Any]) -> str:
    return intern(str(entry["id"]).lower())


def _values(before: Account, entry: Entry) -> tuple[str, ...]:
    said = dict(entry)
    if _EXTENSIONS in said:
        extensions = said[_EXTENSIONS]
        said |= cast("JsonObject", extensions) if isinstance(extensions, dict) else dict.fromkeys(EXTENSIONS)
    if PHONE in said:
        phones = said[PHONE]
        said[PHONE] = phones[0] if isinstance(phones, list) and phones else None
    return tuple(
        intern(_text(said[name])) if name in said else value
        for name, value in zip(ATTRIBUTES, before.values, strict=True)
    )


def _text(value: Any) -> str:
    """A line, whatever stands there."""
    return " ".join(value.split()) if isinstance(value, str) else ""


def _linked(entry: Entry, name: str) -> Sequence[Mapping[str, Any]]:
    return cast("Sequence[Mapping[str, Any]]", entry.get(name) or ())


def _manager(before: str, linked: Sequence[Mapping[str, Any]]) -> str:
    """Who was comes beside who is, in any order."""
    gone = {_id(one) for one in linked if "@removed" in one}
    come = [_id(one) for one in linked if "@removed" not in one]
    return come[-1] if come else "" if before in gone else before


def _joined(before: frozenset[str], linked: Sequence[Mapping[str, Any]]) -> frozenset[str]:
    if not linked:
        return before
    joined = set(before)
    for one in linked:
        if "@removed" in one:
            joined.discard(_id(one))
        elif str(one.get("@odata.type", "")) in _MEMBERS:
            joined.add(_id(one))
    return frozenset(joined)
