"""Botbuilder's adapter with our own door: a request comes in, a turn runs, a response goes out."""

# botbuilder is not typed; this module is where it meets what is.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

import asyncio
import logging
import traceback
from pathlib import Path
from typing import Any, Protocol, cast

from aiohttp import web
from botbuilder.core import TurnContext
from botbuilder.integration.aiohttp import CloudAdapter
from botbuilder.schema import Activity, ChannelAccount, ConversationAccount

from bot.telemetry.spans import part_of_trace

from .activities import Inbound
from .authentication import TeamsAuthentication
from .connector import encode
from .inbound import Refused, read_json
from .invokes import InvokeAnswer, refusal
from .recent import Recent
from .service_urls import is_loopback_host

log = logging.getLogger(__name__)


class InboundActivity(Activity):
    """botbuilder's activity, with what we read of it ourselves, and what an invoke is answered with."""

    inbound: Inbound
    answer: InvokeAnswer = InvokeAnswer()


class Bot(Protocol):
    async def on_turn(self, context: TurnContext) -> object: ...


class TeamsAdapter(CloudAdapter):
    """Runs turns through botbuilder's middleware and TurnContext; reads requests and writes responses itself.

    TeamsActivityHandler is not used: it reads what clients send with msrest, which raises on what it does not expect.
    """

    def __init__(self, authentication: TeamsAuthentication, recent: Recent, *, local: bool, arrival: float) -> None:
        super().__init__(authentication)
        self._authentication = authentication
        self._recent = recent
        self._local = local
        self._arrival = arrival

    async def process(self, request: web.Request, bot: Bot, ws_response: object = None) -> web.Response:
        """Answers one POST; raises nothing. `ws_response` is there for botbuilder's signature; we do not stream."""
        del ws_response
        with part_of_trace("inbound") as part:
            response = await self._processed(request, bot)
            part.note(status=response.status)
            return response

    async def _processed(self, request: web.Request, bot: Bot) -> web.Response:
        try:
            if self._local:
                check_local(request)
            body = await read_json(request, self._arrival)
            authorization = request.headers.getall("Authorization", [])
            if len(authorization) > 1:
                raise Refused(401, "two_tokens")
            inbound, claims = await self._authentication.admit(body, authorization[0] if authorization else None)
        except Refused as refused:
            log.warning("inbound.refused", extra={"status": refused.status, "reason": refused.reason})
            return web.Response(status=refused.status)
        except Exception as error:
            # A fault of ours in reading what a stranger sent: to them it is a bad request like any other.
            log.error("inbound.failed", extra={"error": type(error).__name__, "place": place_of(error)})
            return web.Response(status=400)
        return await self._once(inbound, claims, bot)

    async def _once(self, inbound: Inbound, claims: Any, bot: Bot) -> web.Response:
        """Handles an activity, or repeats the answer that its first delivery got."""
        key = inbound.key
        while entry := self._recent.find(key, inbound.press):
            log.info("inbound.again", extra={"turn": key})
            if not inbound.is_invoke:
                return web.Response()
            try:
                return _response(entry.status, await asyncio.shield(entry.done))
            except asyncio.CancelledError:
                if not entry.done.cancelled():
                    raise
        self._recent.begin(key, inbound.press)
        try:
            answer = await self._run(inbound, claims, bot)
            content = None if answer.body is None else encode(answer.body)
        except BaseException as error:
            self._recent.forget(key)
            if not isinstance(error, Exception):
                raise
            log.error("turn.failed", extra={"turn": key, "error": type(error).__name__, "place": place_of(error)})
            return _failed(inbound)
        self._recent.finish(key, answer.status, content)
        return _response(answer.status, content)

    async def _run(self, inbound: Inbound, claims: Any, bot: Bot) -> InvokeAnswer:
        vouched = self._authentication.vouch(claims)
        activity = activity_for(inbound)
        await self.process_activity(cast("Any", vouched), activity, cast("Any", bot.on_turn))
        return activity.answer


def place_of(error: BaseException) -> str:
    """Where it happened, innermost first; the exception's own words may hold what a person typed and are left out."""
    frames = reversed(traceback.extract_tb(error.__traceback__)[-4:])
    return " < ".join(f"{Path(frame.filename).name}:{frame.lineno}:{frame.name}" for frame in frames)


def check_local(request: web.BaseRequest) -> None:
    """Local mode has no tokens, so a web page that this machine's browser shows must not reach it; raises Refused.

    A page of another site carries its Origin, and one that had its name point here carries that name as Host.
    """
    if not is_loopback_host(request.host) or not is_loopback_host(request.remote or ""):
        raise Refused(403, "not_local")
    if "Origin" in request.headers:
        raise Refused(403, "from_a_web_page")


def activity_for(inbound: Inbound) -> InboundActivity:
    """botbuilder's activity from what was read; msrest would take 0.3 ms for it, and may raise."""
    activity = InboundActivity(
        type=inbound.type,
        id=inbound.id,
        name=_or_none(inbound.name),
        channel_id=inbound.channel,
        service_url=inbound.service_url,
        locale=_or_none(inbound.locale),
        reply_to_id=_or_none(inbound.reply_to),
        text=_or_none(inbound.text),
        value=inbound.value,
        conversation=ConversationAccount(
            id=inbound.conversation,
            conversation_type=inbound.scope,
            is_group=inbound.scope != "personal",
            tenant_id=next(iter(inbound.tenants), None),
        ),
        from_property=ChannelAccount(id=inbound.member, aad_object_id=inbound.person),
        recipient=ChannelAccount(id=inbound.bot),
    )
    activity.inbound = inbound
    return activity


def _or_none(text: str) -> Any:
    return text or None


def _response(status: int, content: bytes | None) -> web.Response:
    if content is None:
        return web.Response(status=status)
    return web.Response(status=status, body=content, content_type="application/json", charset="utf-8")


def _failed(inbound: Inbound) -> web.Response:
    """The last resort: turns catch their own failures and say something friendly."""
    answer = refusal(inbound.name, "InternalError", 500) if inbound.is_invoke else InvokeAnswer(500)
    return _response(answer.status, None if answer.body is None else encode(answer.body))
