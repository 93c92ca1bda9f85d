"""Which other system calls: the app of its token, what its roles allow, and whose organisation it reaches."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.people.acting import System
from bot.people.organisations import OrganisationRule
from bot.settings_of_systems import KnownSystem


class ApiRole(StrEnum):
    """The app roles of the registration: what an administrator lets another system do."""

    REQUESTS_READ = "Requests.Read.All"
    REQUESTS_WRITE = "Requests.ReadWrite.All"
    MANDATES_READ = "Mandates.Read.All"
    MANDATES_WRITE = "Mandates.ReadWrite.All"
    ROLES_READ = "Roles.Read.All"
    ANNOUNCEMENTS_SEND = "Announcements.Send"


SAYS: Mapping[ApiRole, str] = {
    ApiRole.REQUESTS_READ: "Read every request handed in, with its history and answers, account numbers masked.",
    ApiRole.REQUESTS_WRITE: "Read every request whole; hand one in for a person, withdraw one, say that one is done.",
    ApiRole.MANDATES_READ: "Read every mandate.",
    ApiRole.MANDATES_WRITE: "Read every mandate; propose one to its holder, and end one.",
    ApiRole.ROLES_READ: "Read every role in Bode that was given for a period.",
    ApiRole.ANNOUNCEMENTS_SEND: "Announce in the name of an author, within what they may; read how far that is.",
}
"""What each allows, as it stands in the registration."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """What a token that is believed says: which app, of which tenant, with which roles, and for which bot of ours (the
    id of its app, "" in local mode)."""

    app: str
    tenant: str
    roles: frozenset[str]
    bot: str = ""


@dataclass(frozen=True, slots=True)
class Caller:
    """A system that is known here, what it may, and the organisation that it reaches."""

    system: System
    roles: frozenset[str]
    organisation: str

    def may(self, roles: Collection[ApiRole]) -> bool:
        """Whether it has any of these."""
        return not self.roles.isdisjoint(roles)


def caller_of(claimed: Claimed, systems: Mapping[str, KnownSystem], rules: Sequence[OrganisationRule]) -> Caller | None:
    """None for an app that the settings do not name, and for one that reaches no organisation: that of its tenant
    and of the bot that its token is for, where it is one; of several, the one that the settings name for it."""
    known = systems.get(claimed.app)
    if known is None:
        return None
    fitting = [rule.id for rule in rules if rule.fits(claimed.tenant, claimed.bot)]
    if known.organisation:
        fitting = [one for one in fitting if one == known.organisation]
    if len(fitting) != 1:
        return None
    return Caller(System(claimed.app, known.name), claimed.roles, fitting[0])
