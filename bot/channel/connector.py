"""The connector client: one attempt per call, over one pooled session, telling "not sent" from "may have arrived"."""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from urllib.parse import quote

import aiohttp
from yarl import URL

from bot.app_tokens import AccessTokens, TokenRefused, TokenUnavailable
from bot.json import JsonObject
from bot.telemetry.measures import asked_teams, sent
from bot.telemetry.spans import part_of_trace
from bot.telemetry.trace import headers as trace_headers
from bot.work.budget import Paced
from bot.work.windows import Slot

from .base import Ambiguous, Failure, Misconfigured, NotSent, Outcome, Rejected
from .outcomes import THROTTLED, Answer, Call, outcome_of, retry_after
from .service_urls import TrustedUrl

WITHOUT_HINT = 2.0
"""Seconds to slow down when Teams throttles without saying for how long."""
_MAX_ANSWER = 256 * 1024


def utc_now() -> datetime:
    return datetime.now(UTC)


class Connector:
    """Calls the Bot Connector REST API (v3) of any trusted service URL.

    Nothing here repeats a call: the queue does, once it knows what happened to this one. No request leaves without a
    slot of the budget, whoever makes it. `lost` are codes of status 400 that are about one conversation, besides those
    that we know.
    """

    def __init__(
        self,
        session: aiohttp.ClientSession,
        tokens: AccessTokens,
        trusted: TrustedUrl,
        budget: Paced,
        now: Callable[[], datetime] = utc_now,
        lost: frozenset[str] = frozenset(),
    ) -> None:
        self._session = session
        self._tokens = tokens
        self._trusted = trusted
        self._budget = budget
        self._now = now
        self._lost = lost

    def outcome(self, call: Call, answer: Answer | Failure) -> Outcome:
        """What became of a call."""
        outcome = outcome_of(call, answer, self._now(), self._lost) if isinstance(answer, Answer) else answer
        sent(call, type(outcome).__name__)
        return outcome

    async def call(
        self,
        method: str,
        service_url: str,
        path: str,
        body: JsonObject | None = None,
        *,
        conversation: str = "",
        slot: Slot | None = None,
        reply: bool = False,
        beside: bool = False,
    ) -> Answer | Failure:
        """Returns the answer, whatever its status, or the failure that left us without one.

        `slot`: the caller waited for its turn already; else it is waited for here, `reply` before all others, and
        `beside` as no send (bot.work.budget).
        """
        if not self._trusted(service_url):
            return Misconfigured("untrusted_service_url")
        try:
            content = None if body is None else encode(body)
        except (ValueError, TypeError):
            return Rejected("not_json")
        try:
            token = await self._tokens.token()
        except TokenRefused as refused:
            return Misconfigured(refused.code)
        except TokenUnavailable as unavailable:
            return NotSent(unavailable.reason)
        url = URL(service_url.rstrip("/") + path, encoded=True)
        if slot:
            answer = await self._request(method, url, content, token, slot)
        else:
            async with self._budget.slot(conversation, reply=reply, beside=beside) as own:
                answer = await self._request(method, url, content, token, own)
        if isinstance(answer, Answer):
            self._heed(answer)
        return answer

    def _heed(self, answer: Answer) -> None:
        if answer.status == 401:
            self._tokens.forget()
        if answer.status in THROTTLED:
            asked = retry_after(answer, self._now())
            self._budget.slow(WITHOUT_HINT if asked is None else asked)

    async def _request(
        self, method: str, url: URL, content: bytes | None, token: str | None, slot: Slot
    ) -> Answer | Failure:
        if not slot.leave():
            return NotSent("late")
        with part_of_trace("teams") as part:
            answer = await self._answered(method, url, content, token, slot)
            asked_teams(part, answer.status if isinstance(answer, Answer) else 0)
            return answer

    async def _answered(
        self, method: str, url: URL, content: bytes | None, token: str | None, slot: Slot
    ) -> Answer | Failure:
        try:
            async with self._session.request(
                method, url, data=content, headers=_headers(content, token), allow_redirects=False
            ) as response:
                slot.answered()
                body = await _read(response)
                return Answer(response.status, body, response.headers.get("Retry-After"))
        except (
            aiohttp.ClientConnectorError,
            aiohttp.ConnectionTimeoutError,
            aiohttp.ServerFingerprintMismatch,
        ) as error:
            # Name resolution, refused, TLS, no connection in time: all before the first byte of the request.
            return NotSent(type(error).__name__)
        except aiohttp.InvalidURL:
            return Misconfigured("service_url")
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            return Ambiguous(type(error).__name__)


def encode(body: JsonObject) -> bytes:
    """Compact UTF-8; raises ValueError for NaN and TypeError for what is not JSON."""
    return _COMPACT.encode(body).encode("utf-8", "replace")


def _plain(value: object) -> object:
    """Cards may be any Mapping and any Sequence; `json` knows dict and list alone."""
    if isinstance(value, Mapping):
        return dict(value)  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
    raise TypeError(type(value).__name__)


_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False, default=_plain)


def _headers(content: bytes | None, token: str | None) -> dict[str, str]:
    headers = {"Accept": "application/json", "User-Agent": "Bode", **trace_headers()}
    if content is not None:
        headers["Content-Type"] = "application/json; charset=utf-8"
    if token:
        headers["Authorization"] = f"Bearer {token}"
    return headers


async def _read(response: aiohttp.ClientResponse) -> bytes:
    """At most _MAX_ANSWER bytes: nothing that the connector says is longer."""
    body = bytearray()
    async for chunk in response.content.iter_any():
        body += chunk
        if len(body) > _MAX_ANSWER:
            response.close()
            break
    return bytes(body[:_MAX_ANSWER])


# --- paths ----------------------------------------------------------------------------------------


CONVERSATIONS = "/v3/conversations"


def activities_path(conversation: str) -> str:
    return f"{CONVERSATIONS}/{quote(conversation, safe='')}/activities"


def activity_path(conversation: str, activity: str) -> str:
    return f"{activities_path(conversation)}/{quote(activity, safe='')}"


def member_path(conversation: str, member: str) -> str:
    return f"{CONVERSATIONS}/{quote(conversation, safe='')}/members/{quote(member, safe='')}"


def members_path(conversation: str, size: int, after: str = "") -> str:
    """A page of so many members, `after` what the page before it said."""
    path = f"{CONVERSATIONS}/{quote(conversation, safe='')}/pagedmembers?pageSize={size}"
    return f"{path}&continuationToken={quote(after, safe='')}" if after else path


def channels_path(team: str) -> str:
    return f"/v3/teams/{quote(team, safe='')}/conversations"
