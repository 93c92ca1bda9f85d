"""Permissions of a drive's items in every shape that Graph gives them, each with whom among the staff it lets read."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Grant:
    """`means` are the principals that it gives, as SharePoint has it; of a site group, that is `site_group` (its id)
    and what the site says of it."""

    id: str
    shape: dict[str, Any] = field(hash=False)
    means: frozenset[str] = NOBODY
    site_group: str = ""

    @property
    def json(self) -> dict[str, Any]:
        return {"id": self.id, **self.shape}


def user(id: str, role: str = "read") -> Grant:
    mail = f"{id[:8]}@school.example"
    identity = {
        "user": {"id": id, "displayName": "Iemand", "email": mail},
        "siteUser": {"id": "9", "loginName": f"i:0#.f|membership|{mail}"},
    }
    return Grant(f"user-{id}-{role}", {"roles": [role], "grantedToV2": identity}, frozenset({f"person:{id.lower()}"}))


def group(id: str, role: str = "read") -> Grant:
    identity = {"group": {"id": id, "displayName": "Een groep", "email": "groep@school.example"}}
    return Grant(f"group-{id}-{role}", {"roles": [role], "grantedToV2": identity}, frozenset({f"group:{id.lower()}"}))


def mailed_group(id: str) -> Grant:
    """It looks like a user with a mail address; its type says what it is."""
    identity = {"user": {"@odata.type": "#microsoft.graph.group", "id": id, "email": "ana@school.example"}}
    return Grant(f"mailed-{id}", {"roles": ["read"], "grantedToV2": identity}, frozenset({f"group:{id.lower()}"}))


def owners(id: str) -> Grant:
    """The owners of a group: its id stands there, and its claim says that its members are not meant."""
    claim = {"id": "3", "loginName": f"c:0o.c|federateddirectoryclaimprovider|{id}_o"}
    identity = {"group": {"id": id, "displayName": "Eigenaars"}, "siteUser": claim}
    return Grant(
        f"owners-{id}", {"roles": ["owner"], "grantedToV2": identity}, frozenset({f"group:{id.lower()}-owners"})
    )


def group_claim(id: str) -> Grant:
    claim = {"id": "11", "loginName": f"c:0o.c|federateddirectoryclaimprovider|{id}"}
    return Grant(
        f"claim-{id}", {"roles": ["write"], "grantedToV2": {"siteUser": claim}}, frozenset({f"group:{id.lower()}"})
    )


def all_staff(tenant: str = "5f6107b0-18cb-4251-8686-d7035569bbf5") -> Grant:
    """ "Everyone except external users"."""
    claim = {"id": "7", "loginName": f"c:0-.f|rolemanager|spo-grid-all-users/{tenant}", "displayName": "Iedereen"}
    return Grant("all-staff", {"roles": ["read"], "grantedToV2": {"siteUser": claim}}, frozenset({"everyone"}))


def unknown_claim(login: str = "c:0-.t|some-provider|staff") -> Grant:
    return Grant(f"unknown-{login}", {"roles": ["read"], "grantedToV2": {"siteUser": {"id": "12", "loginName": login}}})


def site_group(id: str, name: str, role: str = "read") -> Grant:
    identity = {"siteGroup": {"id": id, "displayName": name, "loginName": name}}
    return Grant(f"site-group-{id}", {"roles": [role], "grantedToV2": identity}, site_group=id)


def link(scope: str, identities: Sequence[str] = ()) -> Grant:
    """`identities` are ids of users. Its holders stand in a site group of the link's own, which is nobody's."""
    shape = {
        "roles": ["read"],
        "link": {"scope": scope, "type": "view", "webUrl": "https://school.sharepoint.com/:w:/s/x"},
        "grantedToV2": {"siteGroup": {"id": "77", "displayName": "SharingLinks.0f"}},
        "grantedToIdentitiesV2": [{"user": {"id": id_, "displayName": "Iemand"}} for id_ in identities],
    }
    named = frozenset(f"person:{id_.lower()}" for id_ in identities) if scope == "users" else NOBODY
    return Grant(f"link-{scope}-{'-'.join(identities)}", shape, named)


def application(id: str) -> Grant:
    return Grant(f"app-{id}", {"roles": ["write"], "grantedToV2": {"application": {"id": id, "displayName": "Bode"}}})


def invitation(mail: str = "gast@elders.example") -> Grant:
    """Of a guest who did not come yet."""
    return Grant(f"invited-{mail}", {"roles": ["read"], "invitation": {"email": mail, "signInRequired": True}})


def until(given: Grant, moment: str) -> Grant:
    """`moment` in ISO 8601, UTC."""
    return Grant(f"{given.id}-{moment}", {**given.shape, "expirationDateTime": moment}, given.means, given.site_group)


def of_role(given: Grant, role: str) -> Grant:
    """A role that lets nobody read, such as sp.limited access."""
    return Grant(f"{given.id}-{role}", {**given.shape, "roles": [role]})
