"""Answers what other systems ask: who calls, may they, does it hold, was it asked before; then its handler."""

import json
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from aiohttp import web

from bot.channel.inbound import Refused
from bot.deadline import Deadline, within
from bot.errors import Stale, Unavailable
from bot.house import House
from bot.json import JsonObject
from bot.people.organisations import OrganisationRule
from bot.people.snapshot import NoOrganisation
from bot.settings_of_systems import KnownSystem
from bot.store.base import StoreUnavailable
from bot.web.api.callers import Caller, caller_of
from bot.web.api.limits import Pace
from bot.web.api.operation import Answer, ApiCall, Operation, etag
from bot.web.api.problems import MEDIA_TYPE, Problem, Trouble, problem_response
from bot.web.api.repeating import Outcome, digest_of, kept_key, once
from bot.web.api.shapes import body_as, conditions, idempotency_key, query_as, read_body
from bot.web.api.tokens import Tokens

log = logging.getLogger(__name__)

SECONDS = 20.0
"""For all that one request asks of services."""


class Api:
    """What other systems call. `tokens` are believed by whoever calls, `systems` are known by the settings; `clock`
    counts seconds, `arrival` is how many a body may take."""

    def __init__(
        self,
        tokens: Tokens,
        systems: Mapping[str, KnownSystem],
        rules: Sequence[OrganisationRule],
        *,
        clock: Callable[[], float],
        arrival: float,
    ) -> None:
        self.tokens = tokens
        self._systems, self._rules = systems, rules
        self._pace, self._arrival = Pace(clock), arrival

    async def answer(self, operation: Operation, request: web.Request, houses: Mapping[str, House]) -> web.Response:
        """Never raises."""
        system = ""
        try:
            caller = await self._caller(request)
            system = caller.system.id
            response = await self._answered(operation, request, houses[caller.organisation], caller)
        except Problem as problem:
            response = problem_response(problem)
        except Exception as error:
            response = problem_response(_refusal(error))
        log.info("api.answered", extra={"operation": operation.name, "system": system, "status": response.status})
        return response

    async def _caller(self, request: web.Request) -> Caller:
        """Raises Problem."""
        given = request.headers.getall("Authorization", [])
        try:
            claimed = await self.tokens.claimed(given[0] if len(given) == 1 else None)
        except Refused as refused:
            log.warning("api.refused", extra={"reason": refused.reason})
            if refused.reason == "keys_unavailable":
                raise _away() from None
            detail = "Send Authorization: Bearer with a token that Entra gave your app for Bode, and that is not over."
            raise Problem(Trouble.UNAUTHENTICATED, detail, headers={"WWW-Authenticate": "Bearer"}) from None
        caller = caller_of(claimed, self._systems, self._rules)
        if caller is None:
            log.warning("api.refused", extra={"reason": "unknown_system", "system": claimed.app})
            detail = "Bode does not know this app. Its operator names it in BODE_SYSTEMS."
            raise Problem(Trouble.FORBIDDEN, detail)
        if wait := self._pace.take(caller.system.id):
            detail = f"Too many requests at once. Wait {wait} s."
            raise Problem(Trouble.TOO_MANY, detail, headers={"Retry-After": str(wait)})
        return caller

    async def _answered(self, operation: Operation, request: web.Request, house: House, caller: Caller) -> web.Response:
        """Raises Problem, and whatever its handler raises."""
        if not caller.may(operation.roles):
            needed = " or ".join(operation.roles)
            detail = f"The token lacks the app role {needed}. An administrator grants it to your app in Entra."
            raise Problem(Trouble.FORBIDDEN, detail)
        key = idempotency_key(request.headers) if operation.made else ""
        met = conditions(request.headers) if operation.changes else frozenset[str]()
        query = query_as(operation.query, request.query, list(request.query)) if operation.query else None
        raw: JsonObject = await read_body(request, self._arrival) if operation.body else {}
        body = body_as(operation.body, raw) if operation.body else None
        call = ApiCall(house, caller, request.match_info.get("id", ""), query, body, conditions=met)
        with within(Deadline(SECONDS)):
            await house.configuration.look()
            if not key:
                return _response(*await _outcome(operation, call))
            kept, digest = kept_key(caller.system.id, operation.name, key), digest_of(raw)

            def do(known_by: str, begun: datetime) -> Awaitable[Outcome]:
                return _outcome(operation, replace(call, key=known_by, begun=begun))

            return _response(*await once(house, kept, digest, do))


async def _outcome(operation: Operation, call: ApiCall) -> Outcome:
    """What its handler comes to, a refusal included."""
    try:
        answer: Answer = await operation.handle(call)
    except Problem as problem:
        return problem.trouble.status, problem.body.model_dump(mode="json"), dict(problem.headers)
    except Exception as error:
        problem = _refusal(error)
        return problem.trouble.status, problem.body.model_dump(mode="json"), dict(problem.headers)
    headers = {"ETag": etag(answer.body)} if operation.one or operation.made or operation.changes else {}
    headers |= {"Location": answer.location} if answer.location else {}
    return operation.status, answer.body, headers


def _response(status: int, body: Mapping[str, object], headers: Mapping[str, str]) -> web.Response:
    text = json.dumps(body, ensure_ascii=False)
    media = MEDIA_TYPE if status >= 400 else "application/json"
    sent = {**headers, "Cache-Control": "no-store"}
    return web.Response(text=text, status=status, content_type=media, headers=sent)


def _refusal(error: Exception) -> Problem:
    """To be called where an exception is handled."""
    match error:
        case Unavailable():
            return Problem(Trouble.NOT_FOUND, "There is no such thing, or not for this system.")
        case Stale() | StoreUnavailable() | NoOrganisation() | TimeoutError():
            log.warning("api.away", extra={"error": type(error).__name__})
            return _away()
        case _:
            log.exception("api.failed")
            return Problem(Trouble.FAILED, "Something went wrong in Bode. Its operator finds it in the log.")


def _away() -> Problem:
    detail = "Bode cannot answer now. Try again, with the same Idempotency-Key."
    return Problem(Trouble.AWAY, detail, headers={"Retry-After": "10"})


def routes(api: Api, table: Sequence[Operation], document: str, houses: Mapping[str, House]) -> Sequence[web.RouteDef]:
    """Of the table; what an address of it does not take is answered as a problem too, and the document is open."""

    async def described(_: web.Request) -> web.Response:
        return web.Response(text=document, content_type="application/json")

    def serves(operation: Operation) -> web.RouteDef:
        async def serve(request: web.Request) -> web.Response:
            return await api.answer(operation, request, houses)

        return web.route(operation.method, operation.path, serve)

    def refuses(path: str) -> web.RouteDef:
        allowed = ", ".join(sorted(one.method for one in table if one.path == path))

        async def refuse(_: web.Request) -> web.Response:
            detail = f"This address takes {allowed} alone."
            return problem_response(Problem(Trouble.NOT_ALLOWED, detail, headers={"Allow": allowed}))

        return web.route("*", path, refuse)

    paths = list(dict.fromkeys(one.path for one in table))
    found = [serves(operation) for operation in table]
    return [*found, *(refuses(path) for path in paths), web.get("/api/openapi.json", described)]
