"""What the peer of Microsoft Graph knows of Teams: which apps the catalogue has, and for whom they are installed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.peers.graph import Asked, Reply, Route, refusal

INSTALLS = frozenset({"TeamsAppInstallation.ReadWriteSelfForUser.All"})
_BIND = re.compile(r"https?://[^/]+/v1\.0/appCatalogs/teamsApps/([^/]+)")
_FILTER = re.compile(r"teamsApp/id eq '([^']+)'")


@dataclass
class TeamsPart:
    """`app` is Bode's id in the catalogue. `people` have Teams; a policy keeps the app from `kept_from`. `installed`
    are those who have it, and `silent` those of whose chat nothing is known. `asked` are those for whom an
    installation was asked, in order."""

    app: str
    people: set[str]
    kept_from: set[str] = field(default_factory=set[str])
    installed: set[str] = field(default_factory=set[str])
    silent: set[str] = field(default_factory=set[str])
    asked: list[str] = field(default_factory=list[str])

    def routes(self) -> Sequence[Route]:
        apps = "/users/{user}/teamwork/installedApps"
        return [
            Route("POST", apps, INSTALLS, self._install),
            Route("GET", apps, INSTALLS, self._list),
            Route("GET", f"{apps}/{{installation}}/chat", INSTALLS, self._chat),
        ]

    def _install(self, asked: Asked) -> Reply:
        user = asked.places["user"]
        self.asked.append(user)
        named = _BIND.fullmatch(str((asked.body or {}).get("teamsApp@odata.bind", "")))
        if asked.body is None or set(asked.body) != {"teamsApp@odata.bind"} or named is None:
            return refusal(400, "BadRequest", "Bind requests expect a teamsApp of the catalogue.")
        if named[1] != self.app:
            return refusal(404, "NotFound", "No app with that id in the catalogue; the manifest's id is another one.")
        if user not in self.people:
            return refusal(404, "NotFound", "Failed to find user.")
        if user in self.kept_from:
            return refusal(403, "Forbidden", "App is blocked by app permission policy.")
        if user in self.installed:
            return refusal(409, "Conflict", "App already installed.")
        self.installed.add(user)
        return Reply(201)

    def _list(self, asked: Asked) -> Reply:
        user = asked.places["user"]
        named = _FILTER.fullmatch(asked.query.get("$filter", ""))
        if user not in self.people:
            return refusal(404, "NotFound")
        if named is None or asked.query.get("$expand") != "teamsApp":
            return refusal(400, "BadRequest", "A filter on teamsApp/id needs teamsApp to be expanded.")
        found = [user] if named[1] == self.app and user in self.installed else []
        listed = [{"id": self.installation(one), "teamsApp": {"id": self.app}} for one in found]
        return Reply(body={"@odata.context": "x#users/teamwork/installedApps", "value": listed})

    def _chat(self, asked: Asked) -> Reply:
        user = asked.places["user"]
        is_theirs = asked.places["installation"] == self.installation(user)
        if user not in self.installed or user in self.silent or not is_theirs:
            return refusal(404, "NotFound")
        return Reply(body={"id": self.chat(user), "chatType": "oneOnOne"})

    def installation(self, user: str) -> str:
        """As Graph makes them: opaque, of a person and an app, with signs that an address has to quote."""
        return f"{user}##{self.app}/1=="

    def chat(self, user: str) -> str:
        return f"19:{user}_0b0de@unq.gbl.spaces"
