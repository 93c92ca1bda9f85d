"""Names every request that Bode makes of Microsoft Graph, with the least application permission that it needs.

docs/beheer/installeren.md and `doctor` tell an administrator from this table what each permission is for, and what is
lost without it; no request can be made that does not stand here.
"""

from dataclasses import dataclass
from enum import StrEnum

from bot.people.education import Wanted


class Permission(StrEnum):
    """An application permission of Microsoft Graph, as Entra calls it."""

    PEOPLE = "User.Read.All"
    GROUPS = "GroupMember.Read.All"
    EDUCATION_ROLES = "EduRoster.ReadBasic.All"
    EDUCATION_SCHOOLS = "EduRoster.Read.All"
    SITES = "Sites.Selected"
    INSTALLS = "TeamsAppInstallation.ReadWriteSelfForUser.All"
    MAILBOXES = "MailboxSettings.Read"


class Service(StrEnum):
    """What throttles together (bot.graph.pace)."""

    DIRECTORY = "directory"
    SHAREPOINT = "sharepoint"
    TEAMS = "teams"
    MAILBOXES = "mailboxes"


@dataclass(frozen=True, slots=True)
class Call:
    """A request: `path` below the version, with places such as {user} in it; only {path} keeps its slashes. `units` is
    what it costs of what its service gives in a minute (of SharePoint: resource units)."""

    method: str
    path: str
    permission: Permission
    service: Service
    units: int = 1


# Costs as Microsoft's throttling limits name them.
USERS_DELTA = Call("GET", "/users/delta", Permission.PEOPLE, Service.DIRECTORY, units=2)
GROUPS_DELTA = Call("GET", "/groups/delta", Permission.GROUPS, Service.DIRECTORY, units=3)

# Not among the limits that are named: as other lists of the directory.
EDUCATION_USERS_DELTA = Call("GET", "/education/users/delta", Permission.EDUCATION_ROLES, Service.DIRECTORY, units=2)
EDUCATION_SCHOOLS = Call("GET", "/education/schools", Permission.EDUCATION_SCHOOLS, Service.DIRECTORY, units=2)
EDUCATION_SCHOOL_USERS = Call(
    "GET", "/education/schools/{school}/users", Permission.EDUCATION_SCHOOLS, Service.DIRECTORY, units=3
)
EDUCATION_USER_SCHOOLS = Call(
    "GET", "/education/users/{user}/schools", Permission.EDUCATION_SCHOOLS, Service.DIRECTORY, units=2
)

ROOT_SITE = Call("GET", "/sites/{host}", Permission.SITES, Service.SHAREPOINT)
SITE = Call("GET", "/sites/{host}:/{path}", Permission.SITES, Service.SHAREPOINT)
SITE_DRIVE = Call("GET", "/sites/{site}/drive", Permission.SITES, Service.SHAREPOINT)
DRIVES = Call("GET", "/sites/{site}/drives", Permission.SITES, Service.SHAREPOINT, units=2)
LISTS = Call("GET", "/sites/{site}/lists", Permission.SITES, Service.SHAREPOINT, units=2)
LIST_DRIVE = Call("GET", "/sites/{site}/lists/{list}/drive", Permission.SITES, Service.SHAREPOINT)
PAGE = Call("GET", "/sites/{site}/pages/{page}/microsoft.graph.sitePage", Permission.SITES, Service.SHAREPOINT)
LIST_COLUMNS = Call("GET", "/sites/{site}/lists/{list}/columns", Permission.SITES, Service.SHAREPOINT, units=2)
ITEMS_DELTA = Call("GET", "/sites/{site}/lists/{list}/items/delta", Permission.SITES, Service.SHAREPOINT, units=2)
ITEMS_DELTA_SINCE = Call("GET", "/sites/{site}/lists/{list}/items/delta", Permission.SITES, Service.SHAREPOINT)
ITEMS = Call("GET", "/sites/{site}/lists/{list}/items", Permission.SITES, Service.SHAREPOINT, units=2)
ADD_ITEM = Call("POST", "/sites/{site}/lists/{list}/items", Permission.SITES, Service.SHAREPOINT, units=2)
DRIVE_DELTA = Call("GET", "/drives/{drive}/root/delta", Permission.SITES, Service.SHAREPOINT, units=2)
DRIVE_DELTA_SINCE = Call("GET", "/drives/{drive}/root/delta", Permission.SITES, Service.SHAREPOINT)
CONTENT = Call("GET", "/drives/{drive}/items/{item}/content", Permission.SITES, Service.SHAREPOINT)
ITEM_PERMISSIONS = Call(
    "GET", "/drives/{drive}/items/{item}/permissions", Permission.SITES, Service.SHAREPOINT, units=5
)

INSTALL = Call("POST", "/users/{user}/teamwork/installedApps", Permission.INSTALLS, Service.TEAMS)
INSTALLED = Call("GET", "/users/{user}/teamwork/installedApps", Permission.INSTALLS, Service.TEAMS)
INSTALLED_CHAT = Call(
    "GET", "/users/{user}/teamwork/installedApps/{installation}/chat", Permission.INSTALLS, Service.TEAMS
)

# Of the settings of a mailbox only these: the rest is nobody's business here.
AUTOMATIC_REPLIES = Call(
    "GET", "/users/{user}/mailboxSettings/automaticRepliesSetting", Permission.MAILBOXES, Service.MAILBOXES
)

CALLS = (
    USERS_DELTA,
    GROUPS_DELTA,
    EDUCATION_USERS_DELTA,
    EDUCATION_SCHOOLS,
    EDUCATION_SCHOOL_USERS,
    EDUCATION_USER_SCHOOLS,
    ROOT_SITE,
    SITE,
    SITE_DRIVE,
    DRIVES,
    LISTS,
    LIST_DRIVE,
    PAGE,
    LIST_COLUMNS,
    ITEMS_DELTA,
    ITEMS_DELTA_SINCE,
    ITEMS,
    ADD_ITEM,
    DRIVE_DELTA,
    DRIVE_DELTA_SINCE,
    CONTENT,
    ITEM_PERMISSIONS,
    INSTALL,
    INSTALLED,
    INSTALLED_CHAT,
    AUTOMATIC_REPLIES,
)
"""All of them."""


CATALOGUE_APP = "/appCatalogs/teamsApps/{app}"
"""How a request to install names an app of the organisation's catalogue, below the version: nothing is asked there."""

IN_MANIFEST = {Permission.INSTALLS: "webApplicationInfo"}
"""What the manifest of the app must say, or Graph refuses what was granted."""


def of_education(wanted: Wanted) -> frozenset[Permission]:
    """What it takes to read so much of the education data: the one for schools is good for roles, too."""
    match wanted:
        case Wanted.NOTHING:
            return frozenset()
        case Wanted.ROLES:
            return frozenset({Permission.EDUCATION_ROLES})
        case Wanted.SCHOOLS:
            return frozenset({Permission.EDUCATION_SCHOOLS})


def needed(*, people: bool, education: Wanted, sites: bool, installs: bool) -> frozenset[Permission]:
    """Those without which something does not work that was switched on: people of the tenant with what their education
    data say, libraries of SharePoint or lists to which rows are added, installing."""
    switched = {
        Permission.PEOPLE: people,
        Permission.GROUPS: people,
        Permission.SITES: sites,
        Permission.INSTALLS: installs,
    }
    return frozenset(permission for permission, on in switched.items() if on) | of_education(education)
