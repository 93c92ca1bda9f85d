"""Reads who is of which organisation: by tenant, by app, and within one tenant by a group (organisations.toml).

A city and its school network are two organisations, in one tenant or in two: each has its own people, documents,
requests and announcements, and sees nothing of the other's.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from bot.guids import GUID
from bot.people.directory import Limits
from bot.store.partitions import DEFAULT_ORGANISATION
from bot.toml_files import Found, Hint, Raw, Table, doubles, each, matching, read_file

_ID = re.compile(r"[a-z][a-z0-9-]{0,19}")
_GROUP = re.compile(r"group:[a-z0-9-]{1,64}")


@dataclass(frozen=True, slots=True)
class OrganisationRule:
    """Who is of this organisation. `tenants` and `apps` are GUIDs; empty means any. `groups` are principals; empty
    means everybody who was loaded, but for those of an organisation before it."""

    id: str
    tenants: frozenset[str] = frozenset()
    apps: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()

    def fits(self, tenant: str, app: str) -> bool:
        return (not self.tenants or tenant in self.tenants) and (not self.apps or app in self.apps)


def limits_of(rule: OrganisationRule, rules: Sequence[OrganisationRule]) -> Limits:
    """Whom the organisation's directory knows. A turn of somebody in a group of one that is tried before, for the same
    tenant and app, is that one's: so are they."""
    before = [
        one
        for one in rules[: rules.index(rule)]
        if _overlap(one.tenants, rule.tenants) and _overlap(one.apps, rule.apps)
    ]
    return Limits(rule.groups, frozenset[str]().union(*(one.groups for one in before)))


def _overlap(some: frozenset[str], others: frozenset[str]) -> bool:
    return not some or not others or not some.isdisjoint(others)


ONE = (OrganisationRule(DEFAULT_ORGANISATION),)
"""Without a file everybody is of one organisation."""


def load_organisations(path: Path | None) -> tuple[OrganisationRule, ...]:
    """In the order of the file, which is that in which they are tried. Raises BadFiles."""
    if path is None:
        return ONE
    return tuple(one.rule for one in read_file(path, _File).organisations)


def own_queue(name: str, organisation: str) -> str:
    """What an organisation's own queue of this name is called in the file that all of them share."""
    return name if organisation == DEFAULT_ORGANISATION else f"{name}_{organisation.replace('-', '_')}"


def _not(pattern: re.Pattern[str], rule: str, text: str) -> str:
    return "" if pattern.fullmatch(text) else f"'{text[:60]}' is wrong: {rule}"


def _wrong_guid(text: str) -> str:
    return _not(GUID, "a GUID in small letters, as Entra shows it", text)


def _wrong_group(text: str) -> str:
    return _not(_GROUP, "a group of the directory, such as group:personeel-scholen", text)


class _Organisation(Table, frozen=True):
    id: Annotated[str, matching(_ID.fullmatch, "small letters, figures and hyphens, at most 20, a letter first")]
    tenants: Annotated[tuple[str, ...], each(_wrong_guid, fewest=0)] = ()
    apps: Annotated[tuple[str, ...], each(_wrong_guid, fewest=0)] = ()
    groups: Annotated[tuple[str, ...], each(_wrong_group, fewest=0)] = ()

    @property
    def rule(self) -> OrganisationRule:
        return OrganisationRule(self.id, frozenset(self.tenants), frozenset(self.apps), frozenset(self.groups))


class _File(Table, frozen=True):
    organisations: Annotated[tuple[_Organisation, ...], Hint("at least one of [[organisations]]")]

    @classmethod
    def also(cls, raw: Raw) -> Iterator[Found]:
        return doubles(raw, "organisations", "organisation")
