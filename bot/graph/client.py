"""Asks Microsoft Graph over its SDK's adapter, with plain JSON; what it throttles waits here, and nowhere else.

The SDK's generated models block the event loop for ten seconds a page of 1,000 users, and its retries know only their
own request: of it the adapter is used, with retries and redirects off.
"""

import asyncio
import json
import logging
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast
from urllib.parse import quote, urlencode, urlsplit

import aiohttp
import httpx
from kiota_abstractions.authentication import (
    AccessTokenProvider,
    AllowedHostsValidator,
    BaseBearerTokenAuthenticationProvider,
)
from kiota_abstractions.method import Method
from kiota_abstractions.native_response_handler import NativeResponseHandler
from kiota_abstractions.request_information import RequestInformation
from kiota_http.middleware.options import RedirectHandlerOption, ResponseHandlerOption, RetryHandlerOption
from msgraph.graph_request_adapter import GraphRequestAdapter
from msgraph_core import GraphClientFactory

from bot.app_tokens import AccessTokens, TokenRefused, TokenUnavailable
from bot.app_tokens import problem_of as problem_of_tokens
from bot.graph.pace import Pace, retry_after
from bot.graph.permissions import Call, Service
from bot.graph.problems import GraphAway, GraphProblem, GraphRefused, TooLarge, problem_of
from bot.json import JsonObject
from bot.storage_account import LOOPBACK
from bot.telemetry.measures import asked_graph
from bot.telemetry.spans import part_of_trace
from bot.telemetry.trace import headers as trace_headers

MOST_TOGETHER = 20
"""Requests in one batch: Graph takes no more."""
PATIENCE_SECONDS = 900.0
"""How long one request waits for a service that asks for rest, where the caller names no other."""
TRIES = 6
FIRST_REST_SECONDS = 1.0
"""Where a service asks for rest and does not say how long; doubled with each try."""
TIMEOUT_SECONDS = 60.0
USER_AGENT = "NONISV|Bode|Bode/1.0"
"""As SharePoint wants traffic to be named, lest it is throttled first."""
CHUNK_BYTES = 1 << 16

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Asked:
    """A request of the table: what stands in its places, what is asked besides. `url` instead of places and query: a
    link that Graph gave, whole. `urgent`: somebody waits for it."""

    call: Call
    places: Mapping[str, str] = field(default_factory=dict[str, str])
    query: Mapping[str, str] = field(default_factory=dict[str, str])
    body: JsonObject | None = None
    prefer: str = ""
    url: str = ""
    urgent: bool = False

    @property
    def path(self) -> str:
        """Below the version, with its query."""
        places = {name: quote(value, safe="/" if name == "path" else "") for name, value in self.places.items()}
        path = self.call.path.format_map(places)
        return f"{path}?{urlencode(self.query, quote_via=quote, safe='$,()=')}" if self.query else path


@dataclass(frozen=True, slots=True)
class Answer:
    """`body` is {} where there was none; the names of `headers` are in small letters."""

    status: int
    headers: Mapping[str, str]
    body: JsonObject


class Graph:
    """One tenant. Every method raises GraphProblem; what is waited for is bounded by `patience`, in seconds."""

    def __init__(self, base: str, tokens: AccessTokens, paces: Mapping[Service, Pace]) -> None:
        self._base = base.rstrip("/")
        self._tokens = tokens
        self._paces = paces
        # The SDK puts a transport of its own in the client, which closes nothing: this one we close ourselves.
        self._transport = httpx.AsyncHTTPTransport(http2=not self._is_local)
        client = httpx.AsyncClient(timeout=TIMEOUT_SECONDS, transport=self._transport)
        provider = BaseBearerTokenAuthenticationProvider(_Tokens(tokens, urlsplit(base).hostname or ""))
        http = GraphClientFactory.create_with_default_middleware(client=client)
        self._adapter = GraphRequestAdapter(provider, http)
        self._adapter.base_url = self._base
        self._downloads: aiohttp.ClientSession | None = None

    async def ask(self, asked: Asked, patience: float = PATIENCE_SECONDS) -> Answer:
        """Of what only reads, a lost answer is asked for again; of the rest it is GraphAway."""
        return await self._until(asked, patience)

    async def together(self, asked: Sequence[Asked], patience: float = PATIENCE_SECONDS) -> list[Answer | GraphProblem]:
        """In few requests, each with an outcome of its own, in their order; what is throttled within is asked again.

        All of one service."""
        outcomes: list[Answer | GraphProblem] = []
        for start in range(0, len(asked), MOST_TOGETHER):
            outcomes += await self._batch(asked[start : start + MOST_TOGETHER], patience)
        return outcomes

    async def download(self, asked: Asked, into: Path, most: int, patience: float = PATIENCE_SECONDS) -> int:
        """Writes what Graph leads to into a file; returns its bytes. Our token does not go there.

        Raises TooLarge as soon as more than `most` bytes came."""
        answer = await self._until(asked, patience)
        location = answer.headers.get("location", "")
        if answer.status not in {301, 302, 303, 307, 308} or not self._may_follow(location):
            raise GraphAway(answer.status, "no_download")
        if self._downloads is None:
            self._downloads = aiohttp.ClientSession(
                timeout=aiohttp.ClientTimeout(total=PATIENCE_SECONDS, sock_read=TIMEOUT_SECONDS)
            )
        try:
            # Graph led here, and nobody leads further.
            told = {"User-Agent": USER_AGENT, **trace_headers()}
            async with self._downloads.get(location, headers=told, allow_redirects=False) as response:
                if response.status != 200:
                    raise problem_of(response.status, "download")
                return await _written(response.content, into, most)
        except (aiohttp.ClientError, TimeoutError) as error:
            raise GraphAway(0, type(error).__name__) from error

    @property
    def token_problem(self) -> str | None:
        return problem_of_tokens(self._tokens)

    async def close(self) -> None:
        await self._transport.aclose()
        if self._downloads:
            await self._downloads.close()

    @property
    def _is_local(self) -> bool:
        return urlsplit(self._base).hostname in LOOPBACK

    def _may_follow(self, location: str) -> bool:
        return urlsplit(location).scheme == "https" or (self._is_local and urlsplit(location).hostname in LOOPBACK)

    def _url(self, asked: Asked) -> str:
        if not asked.url:
            return self._base + asked.path
        if not asked.url.startswith(self._base + "/"):
            raise GraphProblem(0, "link_elsewhere")  # our token would go there
        return asked.url

    async def _until(self, asked: Asked, patience: float) -> Answer:
        """Asks until there is an answer other than "not now"."""
        try:
            async with asyncio.timeout(patience):
                return await self._tried(asked)
        except TimeoutError:
            raise GraphAway(0, "no_time") from None

    async def _tried(self, asked: Asked) -> Answer:
        pace, rest, renewed = self._paces[asked.call.service], FIRST_REST_SECONDS, False
        for last in [False] * (TRIES - 1) + [True]:
            await pace.admit(asked.call.units)
            try:
                answer = await self._measured(asked)
            except httpx.HTTPError as error:
                if last or (asked.call.method != "GET" and not isinstance(error, httpx.ConnectError)):
                    raise GraphAway(0, type(error).__name__) from error
                pace.rest(rest)
                rest *= 2
                continue
            pace.learn(answer.headers)
            if answer.status == 401 and not (renewed or last):
                renewed = True  # what was granted anew counts with the next token
                self._tokens.forget()
                continue
            if answer.status not in {429, 503, 504}:
                return _checked(answer)
            if last:
                raise problem_of(answer.status, _code(answer.body))
            seconds = retry_after(answer.headers, rest)
            log.info("graph.rests", extra={"service": str(asked.call.service), "seconds": seconds})
            pace.rest(seconds)
            rest *= 2
        raise AssertionError("unreachable: the last try returns or raises")

    async def _measured(self, asked: Asked) -> Answer:
        call, status = asked.call, 0
        with part_of_trace("graph", service=str(call.service), call=call.path) as part:
            try:
                answer = await self._asked(asked)
                status = answer.status
            finally:
                asked_graph(part, str(call.service), call.units, status)
            return answer

    async def _asked(self, asked: Asked) -> Answer:
        """Once. Raises httpx.HTTPError, GraphProblem."""
        request = RequestInformation()
        request.http_method = Method(asked.call.method)
        request.url = self._url(asked)
        request.headers.try_add("Accept", "application/json")
        request.headers.try_add("User-Agent", USER_AGENT)
        for name, value in trace_headers().items():
            request.headers.try_add(name, value)
        request.headers.try_add("x-ms-throttle-priority", "high" if asked.urgent else "low")
        if asked.prefer:
            request.headers.try_add("Prefer", asked.prefer)
        if asked.body is not None:
            request.set_stream_content(json.dumps(asked.body).encode(), "application/json")
        handler = NativeResponseHandler()
        request.add_request_options([
            ResponseHandlerOption(handler),
            RetryHandlerOption(max_retries=0, should_retry=False),
            RedirectHandlerOption(max_redirect=0, should_redirect=False),
        ])  # fmt: skip
        try:
            sent: Any = await self._adapter.send_primitive_async(request, "bytes", {})
        except TokenUnavailable as error:
            raise GraphAway(0, error.reason) from error
        except TokenRefused as error:
            raise GraphRefused(401, error.code) from error
        response = cast("httpx.Response", sent)
        headers = {name.lower(): value for name, value in response.headers.items()}
        return Answer(response.status_code, headers, _json(response.content))

    async def _batch(self, asked: Sequence[Asked], patience: float) -> list[Answer | GraphProblem]:
        first = asked[0].call
        call = Call("POST", "/$batch", first.permission, first.service, units=sum(one.call.units for one in asked))
        body: JsonObject = {"requests": [_inner(number, one) for number, one in enumerate(asked)]}
        answer = await self._until(Asked(call, body=body, urgent=asked[0].urgent), patience)
        responses = cast("Sequence[JsonObject]", answer.body.get("responses") or [])
        found = {str(one.get("id")): one for one in responses}
        outcomes: list[Answer | GraphProblem] = []
        for number, one in enumerate(asked):
            inner = _answered(found.get(str(number)))
            if inner.status in {429, 503}:  # throttled inside a batch that was not
                self._paces[one.call.service].rest(retry_after(inner.headers, FIRST_REST_SECONDS))
                outcomes.append(await self._outcome(one, patience))
            else:
                outcomes.append(_outcome_of(inner))
        return outcomes

    async def _outcome(self, asked: Asked, patience: float) -> Answer | GraphProblem:
        try:
            return await self._until(asked, patience)
        except GraphProblem as problem:
            return problem


class _Tokens(AccessTokenProvider):
    """What the SDK asks for a token; it sends it to the one host of the tenant."""

    def __init__(self, tokens: AccessTokens, host: str) -> None:
        self._tokens = tokens
        self._hosts = AllowedHostsValidator([host])

    async def get_authorization_token(
        self, uri: str, additional_authentication_context: Mapping[str, Any] | None = None
    ) -> str:
        del uri, additional_authentication_context
        return await self._tokens.token() or "local"

    def get_allowed_hosts_validator(self) -> AllowedHostsValidator:
        return self._hosts


@asynccontextmanager
async def opened_graph(base: str, tokens: AccessTokens, paces: Mapping[Service, Pace]) -> AsyncGenerator[Graph]:
    # Beside the loop: its transport reads every certificate that this machine trusts.
    graph = await asyncio.to_thread(Graph, base, tokens, paces)
    try:
        yield graph
    finally:
        await graph.close()


async def _written(content: aiohttp.StreamReader, into: Path, most: int) -> int:
    size = 0
    with into.open("wb") as file:
        async for chunk in content.iter_chunked(CHUNK_BYTES):
            size += len(chunk)
            if size > most:
                raise TooLarge(200, "too_large")
            await asyncio.to_thread(file.write, chunk)
    return size


def _inner(number: int, asked: Asked) -> JsonObject:
    request: JsonObject = {"id": str(number), "method": asked.call.method, "url": asked.path}
    if asked.body is not None:
        request |= {"body": asked.body, "headers": {"Content-Type": "application/json"}}
    return request


def _answered(inner: JsonObject | None) -> Answer:
    if inner is None:
        return Answer(504, {}, {})
    headers = cast("Mapping[str, str]", inner.get("headers") or {})
    body = inner.get("body")
    return Answer(
        cast("int", inner.get("status") or 504),
        {name.lower(): str(value) for name, value in headers.items()},
        cast("JsonObject", body) if isinstance(body, dict) else {},
    )


def _checked(answer: Answer) -> Answer:
    outcome = _outcome_of(answer)
    if isinstance(outcome, GraphProblem):
        raise outcome
    return outcome


def _outcome_of(answer: Answer) -> Answer | GraphProblem:
    if answer.status < 400:
        return answer
    return problem_of(answer.status, _code(answer.body), answer.headers.get("location", ""))


def _code(body: JsonObject) -> str:
    error = body.get("error")
    code = cast("JsonObject", error).get("code") if isinstance(error, dict) else None
    return str(code or "")[:100]


def _json(content: bytes) -> JsonObject:
    """{} for what is no object: an error page of a gateway, say."""
    try:
        body: Any = json.loads(content) if content else {}
    except ValueError:
        return {}
    return cast("JsonObject", body) if isinstance(body, dict) else {}
