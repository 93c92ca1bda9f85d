"""What the connector's answers mean: a table from status and code to an Outcome."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Literal, cast

from .base import (
    Ambiguous,
    ConversationLost,
    Delivered,
    Failure,
    Misconfigured,
    Outcome,
    RecipientGone,
    Rejected,
    Throttled,
)

Call = Literal["send", "update", "delete", "open", "read"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back over HTTP; `retry_after` is the header as it stands."""

    status: int
    body: bytes
    retry_after: str | None = None


THROTTLED = frozenset({412, 429})
BLOCKED = frozenset({"ConversationBlockedByUser", "MessageWritesBlocked", "UserBlockedBot"})
BOT_REFUSED = frozenset(
    {"BotDisabledByAdmin", "NotEnoughPermissions", "InvalidBotApiHost", "BotNotRegistered", "BotDisabled"}
)
NO_MESSAGE = frozenset({"ActivityNotFoundInConversation", "ActivityNotFound"})
NO_CONVERSATION = frozenset({"ConversationNotFound"})
_MOST_SECONDS = 300.0
"""Of a Retry-After: one answer must not silence everything for an hour, and asking again costs little."""
_MOST_LEVELS = 4
_LONGEST_CODE = 100


def outcome_of(call: Call, answer: Answer, now: datetime, lost: frozenset[str] = frozenset()) -> Outcome:
    """The outcome of an answered call; `now` dates a Retry-After that is a date. The table is TEAMS' own.

    `lost` are further codes of status 400 that are about one conversation.
    """
    if 200 <= answer.status < 300:
        return Delivered(_created_id(answer.body))
    return failure_of(call, answer, now, lost)


def failure_of(call: Call, answer: Answer, now: datetime, lost: frozenset[str] = frozenset()) -> Failure:
    """As outcome_of, for an answer that is known not to be a success."""
    codes = list(dict.fromkeys(_codes(_json(answer.body))))
    if answer.status in THROTTLED:
        return Throttled(retry_after(answer, now))
    if answer.status == 403:
        return _forbidden(codes)
    if answer.status in {404, 410}:
        return _not_found(call, codes)
    if answer.status == 400 and not (NO_MESSAGE | NO_CONVERSATION | lost).isdisjoint(codes):
        return _not_found(call, codes)
    if answer.status == 400 and call == "open":
        # Calls that open a conversation differ in the member alone: it is this person, not the content.
        return RecipientGone("unknown")
    return _by_class(answer.status, codes[0] if codes else str(answer.status))


def _by_class(status: int, code: str) -> Failure:
    """Redirects count as a wrong service URL: a token does not follow them. 501 is a plain no."""
    if status == 401 or 300 <= status < 400:
        return Misconfigured(code)
    if (400 <= status < 500 and status != 408) or status == 501:
        return Rejected(code)
    return Ambiguous(code, answered=True)


def _forbidden(codes: list[str]) -> Failure:
    for code in codes:
        if code == "BotNotInConversationRoster":
            return RecipientGone("not_installed")
        if code in BLOCKED:
            return RecipientGone("blocked")
        if code in BOT_REFUSED:
            return Misconfigured(code)
    return RecipientGone("unknown")


def _not_found(call: Call, codes: list[str]) -> Failure:
    """A message that is gone is not a conversation that is gone: opening that anew would not bring it back."""
    if call in {"update", "delete"} and not NO_MESSAGE.isdisjoint(codes):
        return RecipientGone("no_card")
    if call == "open" or not NO_MESSAGE.isdisjoint(codes):
        return RecipientGone("unknown")
    return ConversationLost()


def created(body: bytes, field: str = "id") -> str:
    """The id in a success's body, "" where there is none."""
    found = _json(body)
    value = cast("Mapping[str, object]", found).get(field) if isinstance(found, dict) else None
    return value if isinstance(value, str) else ""


def _created_id(body: bytes) -> str:
    return created(body) or created(body, "activityId")


def _json(body: bytes | str) -> object:
    """None for what is not JSON: HTML pages of a proxy, empty bodies."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def _codes(found: object, level: int = 0) -> Iterator[str]:
    """Every code in an error body, the innermost of each branch first: a `subCode` says more than its `errorCode`."""
    if not isinstance(found, dict) or level > _MOST_LEVELS:
        return
    fields = cast("Mapping[str, object]", found)
    for name in ("message", "innererror", "innerHttpError", "error"):
        inner = fields.get(name)
        if isinstance(inner, str) and inner.lstrip().startswith("{"):
            inner = _json(inner)
        yield from _codes(inner, level + 1)
    for name in ("subCode", "code", "errorCode"):
        code = fields.get(name)
        if isinstance(code, str | int) and not isinstance(code, bool) and str(code):
            yield str(code)[:_LONGEST_CODE]


def retry_after(answer: Answer, now: datetime) -> float | None:
    """Retry-After in seconds, whether it was a number or a date; None when it says nothing usable."""
    header = answer.retry_after
    if not header:
        return None
    try:
        seconds = float(header)
    except ValueError:
        try:
            moment = parsedate_to_datetime(header)
        except (ValueError, IndexError, TypeError):
            return None
        seconds = (moment.replace(tzinfo=moment.tzinfo or UTC) - now).total_seconds()
    return min(max(seconds, 0.0), _MOST_SECONDS) if seconds == seconds else None  # noqa: PLR0124 - not a NaN
