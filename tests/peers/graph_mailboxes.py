"""What the peer of Microsoft Graph knows of mailboxes: whether they reply automatically."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.peers.graph import Asked, Reply, Route, refusal

READING = frozenset({"MailboxSettings.Read", "MailboxSettings.ReadWrite"})
OFF: Mapping[str, Any] = {
    "status": "disabled",
    # What was scheduled last stays there.
    "scheduledStartDateTime": {"dateTime": "2019-12-24T05:00:00.0000000", "timeZone": "UTC"},
    "scheduledEndDateTime": {"dateTime": "2019-12-25T05:00:00.0000000", "timeZone": "UTC"},
}
ALWAYS: Mapping[str, Any] = {**OFF, "status": "alwaysEnabled"}


def scheduled(start: str, end: str, zone: str = "UTC") -> Mapping[str, Any]:
    """Times of the clock in a zone, as "2026-12-05T08:00"."""
    times = [{"dateTime": f"{at}:00.0000000", "timeZone": zone} for at in (start, end)]
    return {"status": "scheduled", "scheduledStartDateTime": times[0], "scheduledEndDateTime": times[1]}


@dataclass
class MailboxesPart:
    """`replies` are by user. Those `without` have no mailbox that Graph reads; a policy keeps the app from those of
    `kept_from`."""

    replies: dict[str, Mapping[str, Any]] = field(default_factory=dict[str, Mapping[str, Any]])
    without: set[str] = field(default_factory=set[str])
    kept_from: set[str] = field(default_factory=set[str])

    def routes(self) -> Sequence[Route]:
        return [Route("GET", "/users/{user}/mailboxSettings/automaticRepliesSetting", READING, self._settings)]

    def _settings(self, asked: Asked) -> Reply:
        user = asked.places["user"]
        if asked.query:
            return refusal(400, "BadRequest", f"not known of this setting: {sorted(asked.query)}")
        if user in self.without:
            message = "The mailbox is either inactive, soft-deleted, or is hosted on-premise."
            return refusal(404, "MailboxNotEnabledForRESTAPI", message)
        if user in self.kept_from:
            return refusal(403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.")
        if user not in self.replies:
            return refusal(404, "ErrorInvalidUser", "The requested user is invalid.")
        messages = {"externalAudience": "all", "internalReplyMessage": "<p>Weg</p>", "externalReplyMessage": ""}
        return Reply(body={"@odata.context": "x#users/mailboxSettings", **messages, **self.replies[user]})
