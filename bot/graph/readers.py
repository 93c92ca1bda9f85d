"""Tells from the permissions of a drive's item who of the staff may read it; what is not surely somebody is nobody.

What a permission gives is kept as it was said (a Grant), since what the libraries file says of site groups and links
can change without anything changing in SharePoint. Shapes and claims: M365 section 2, and Microsoft's `permission`,
`sharePointIdentitySet` and `sharingLink` resources.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, TypeAlias, cast

from bot.guids import GUID
from bot.json import JsonObject
from bot.people.tenant import owners_of

MEMBERS = "5"
"""Id of the site group of the members, of a site that a group owns."""
_READING_ROLES = frozenset({"read", "write", "owner", "member", "sp.owner", "sp.member", "sp.full control"})
_ALL_STAFF = re.compile(r"c:0-\.f\|rolemanager\|spo-grid-all-users/.+", re.IGNORECASE)
_GROUP_CLAIM = re.compile(r"c:0o\.c\|federateddirectoryclaimprovider\|([0-9a-f-]{36})(_o)?", re.IGNORECASE)


class Why(StrEnum):
    """Why a permission gives nothing to anybody: a key that a report puts in words."""

    SITE_GROUP = "site_group"
    ORGANISATION_LINK = "organisation_link"
    ANONYMOUS_LINK = "anonymous_link"
    INVITATION = "invitation"
    ROLE = "role"
    UNKNOWN = "unknown"
    NOT_TOLD = "not_told"


@dataclass(frozen=True, slots=True)
class Grant:
    """What one permission says of one identity: a `principal`; or a `site_group` (its id, and its `name` on that site);
    or nothing, and `why`. `until`: it counts before that moment only."""

    principal: str = ""
    site_group: str = ""
    name: str = ""
    why: str = ""
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class SiteRules:
    """What is said of one site: whom its groups mean (by id or name, small letters), the group that owns it, and
    whether a link for the whole organisation counts as everyone."""

    groups: Mapping[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])
    owner: str = ""
    links_count: bool = False


Reading: TypeAlias = tuple[frozenset[str], frozenset[tuple[str, str]]]
"""Readers, and what gave nobody: why and, of a site group, its name."""


def readers_of(grants: Iterable[Grant], rules: SiteRules, now: datetime) -> Reading:
    readers: set[str] = set()
    nobody: set[tuple[str, str]] = set()
    for grant in grants:
        if grant.until and grant.until <= now:
            continue
        found = _principals(grant, rules)
        readers |= found
        if not found:
            nobody.add((grant.why or Why.SITE_GROUP, grant.name))
    return frozenset(readers), frozenset(nobody)


def grants_of(permissions: Iterable[JsonObject], owner: str) -> list[Grant]:
    """`owner` is the group that owns the site, "" where none does."""
    return [grant for one in permissions for grant in _grants(one, owner)]


def _principals(grant: Grant, rules: SiteRules) -> frozenset[str]:
    if grant.principal:
        return frozenset({grant.principal})
    if grant.why == Why.ORGANISATION_LINK and rules.links_count:
        return frozenset({"everyone"})
    if not grant.site_group:
        return frozenset()
    for called in (grant.site_group, grant.name.casefold()):
        if called in rules.groups:
            return rules.groups[called]
    return frozenset({f"group:{rules.owner}"}) if rules.owner and grant.site_group == MEMBERS else frozenset()


def _grants(permission: JsonObject, owner: str) -> Iterator[Grant]:
    roles = {str(role).casefold() for role in _list(permission.get("roles"))}
    ends = permission.get("expirationDateTime")
    until = _moment(str(ends)) if ends else None
    link = _object(permission.get("link"))
    if not roles & _READING_ROLES:
        yield Grant(why=Why.ROLE)
    elif link is not None:
        yield from _of_link(permission, link, until)
    elif (identity := _object(permission.get("grantedToV2"))) is not None:
        yield from _of_identity(identity, roles, owner, until)
    else:
        yield Grant(why=Why.INVITATION if permission.get("invitation") else Why.UNKNOWN)


def _of_link(permission: JsonObject, link: JsonObject, until: datetime | None) -> Iterator[Grant]:
    """Its holders stand in a site group of its own: only those that it names count."""
    match str(link.get("scope") or "").casefold():
        case "organization":
            yield Grant(why=Why.ORGANISATION_LINK, until=until)
        case "users":
            for one in _list(permission.get("grantedToIdentitiesV2")):
                yield from _of_identity(_object(one) or {}, set(), "", until)
        case "existingaccess":
            return
        case _:
            yield Grant(why=Why.ANONYMOUS_LINK)


def _of_identity(identity: JsonObject, roles: set[str], owner: str, until: datetime | None) -> Iterator[Grant]:
    """A claim says more than the id that stands beside it: the owners of a group have the group's."""
    group, user = _object(identity.get("group")), _object(identity.get("user"))
    site_user, site_group = _object(identity.get("siteUser")), _object(identity.get("siteGroup"))
    claim = str((site_user or {}).get("loginName") or "")
    if _ALL_STAFF.fullmatch(claim):
        yield Grant("everyone", until=until)
    elif found := _GROUP_CLAIM.fullmatch(claim):
        yield _principal(owners_of(found[1]) if found[2] else found[1], found[1], until)
    elif site_group is not None:
        yield Grant(site_group=str(site_group.get("id") or ""), name=_line(site_group.get("displayName")), until=until)
    elif group is not None:
        id_ = str(group.get("id") or "").lower()
        owns = bool(owner) and id_ == owner and not roles & {"read", "write"}
        yield _principal(owners_of(id_) if owns else id_, id_, until)
    elif user is not None:
        id_ = str(user.get("id") or "")
        kind = str(user.get("@odata.type") or "").rpartition(".")[2].casefold()
        yield _principal(id_, id_, until) if kind == "group" else _person(id_, until)
    elif _object(identity.get("application")) is None:
        yield Grant(why=Why.UNKNOWN)


def _person(id: str, until: datetime | None) -> Grant:
    """By the object id alone: an address may be anybody's."""
    is_one = GUID.fullmatch(id.lower())
    return Grant(f"person:{id.lower()}", until=until) if is_one else Grant(why=Why.UNKNOWN)


def _principal(called: str, id: str, until: datetime | None) -> Grant:
    is_one = GUID.fullmatch(id.lower())
    return Grant(f"group:{called.lower()}", until=until) if is_one else Grant(why=Why.UNKNOWN)


def _moment(text: str) -> datetime | None:
    """None for the first moment that there is, which says that it never ends; one that cannot be read has passed."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return datetime.fromtimestamp(0, UTC)
    return None if moment.year == 1 else moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _line(value: Any) -> str:
    return " ".join(str(value or "").split())


def _object(value: Any) -> JsonObject | None:
    return cast("JsonObject", value) if isinstance(value, dict) else None


def _list(value: Any) -> Sequence[Any]:
    return cast("Sequence[Any]", value) if isinstance(value, list) else ()
