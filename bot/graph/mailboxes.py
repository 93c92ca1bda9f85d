"""Reads from somebody's mailbox whether it replies automatically, when that is asked; kept for a quarter of an hour."""

import logging
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, cast
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel.core import get_global

from bot.graph.client import Asked, Graph
from bot.graph.permissions import AUTOMATIC_REPLIES
from bot.graph.problems import GraphAway, GraphProblem, GraphRefused, NotThere
from bot.json import JsonObject
from bot.people.absence import MAILBOX, Absence, Known, Presence

PATIENCE_SECONDS = 0.9
"""Less than whoever chooses waits (bot.people.absences): then it is known for a while that nothing is known."""
KEPT = timedelta(minutes=15)
KEPT_AWAY = timedelta(minutes=1)
"""Where Graph does not answer: it is not waited for at every request."""
MOST_KEPT = 1_000
"""Mailboxes; of more, those that were read first are read anew."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Kept:
    presence: Presence
    until: datetime


class Mailboxes:
    """Implements bot.people.absence.Absences. `unknown` counts why nothing could be told, by its reason."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._kept: dict[str, _Kept] = {}
        self.unknown: Counter[str] = Counter()

    async def presence(self, person: str, now: datetime) -> Presence:
        kept = self._kept.get(person)
        if kept is None or kept.until <= now:
            kept = await self._read(person, now)
            self._kept[person] = kept
            if len(self._kept) > MOST_KEPT:
                del self._kept[next(iter(self._kept))]
        if isinstance(kept.presence, Absence) and not kept.presence.lasts(now):
            return Known.HERE
        return kept.presence

    async def _read(self, person: str, now: datetime) -> _Kept:
        try:
            answer = await self._graph.ask(Asked(AUTOMATIC_REPLIES, {"user": person}, urgent=True), PATIENCE_SECONDS)
        except GraphProblem as problem:
            self._count(_REASONS.get(type(problem), "failed"), problem.code)
            return _Kept(Known.UNKNOWN, now + (KEPT_AWAY if isinstance(problem, GraphAway) else KEPT))
        found = replies_of(answer.body, now)
        if found is Known.UNKNOWN:
            self._count("unread", "")
        return _Kept(found, now + KEPT)

    def _count(self, reason: str, code: str) -> None:
        self.unknown[reason] += 1
        log.info("mailbox.unknown", extra={"reason": reason, "code": code, "count": self.unknown[reason]})


_REASONS: Mapping[type[GraphProblem], str] = {GraphAway: "away", GraphRefused: "refused", NotThere: "no_mailbox"}


def replies_of(body: JsonObject, now: datetime) -> Presence:
    """What an automaticRepliesSetting says, read at `now`: an absence, which may begin later or be over; UNKNOWN for
    what cannot be read."""
    match str(body.get("status", "")).casefold():
        case "disabled":
            return Known.HERE
        case "alwaysenabled":
            return Absence(now, None, MAILBOX)
        case "scheduled":
            begins, ends = (_moment(body.get(f"scheduled{end}DateTime")) for end in ("Start", "End"))
            return Absence(begins, ends, MAILBOX) if begins and ends else Known.UNKNOWN
        case _:
            return Known.UNKNOWN


def _moment(raw: Any) -> datetime | None:
    """Of a dateTimeTimeZone: a time of the clock in a zone, which is named as Windows or as IANA does."""
    if not isinstance(raw, dict):
        return None
    named = cast("dict[str, Any]", raw)
    try:
        at = datetime.fromisoformat(str(named.get("dateTime")))
    except ValueError:
        return None
    zone = _zone(str(named.get("timeZone") or "UTC"))
    return None if zone is None else (at if at.tzinfo else at.replace(tzinfo=zone)).astimezone(UTC)


def _zone(name: str) -> ZoneInfo | None:
    """None for one that nobody knows: a zone that a mailbox made itself."""
    mapping: Mapping[str, str] = get_global("windows_zone_mapping")
    try:
        return ZoneInfo(mapping.get(name, name))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
