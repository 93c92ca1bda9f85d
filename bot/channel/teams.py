"""Teams as one thing: requests in through `receive`, messages out through `channel`."""

# botbuilder is not typed; this module is where it meets what is.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

import asyncio
import logging
from collections.abc import Collection, Coroutine
from functools import partial
from typing import Any

import aiohttp
from aiohttp import web

from bot.app_tokens import AccessTokens, NoTokens, Proof, RenewedTokens, open_tokens, problem_of
from bot.work.budget import Budget, Paced

from .adapter import TeamsAdapter
from .authentication import TeamsAuthentication
from .base import Channel, Handle, Keep
from .connector import Connector
from .files import Files
from .identity import BotIdentity
from .inbound import ARRIVAL_SECONDS
from .keys import SigningKeys
from .recent import Recent
from .replies import TurnBot
from .sender import TeamsChannel
from .service_urls import trusted_urls
from .session import SessionSettings, open_session

log = logging.getLogger(__name__)


class Teams:
    """One bot in Teams; `local` says that it has no app id and must be bound to loopback."""

    def __init__(
        self,
        identity: BotIdentity | None,
        tokens: AccessTokens,
        session: aiohttp.ClientSession,
        budget: Budget,
        recent: Recent | None = None,
        *,
        keep: Keep,
        arrival: float = ARRIVAL_SECONDS,
        lost: frozenset[str] = frozenset(),
        file_hosts: Collection[str] = (),
    ) -> None:
        self.local = identity is None
        self._session = session
        self._tokens = tokens
        self._keys = SigningKeys(session, identity.metadata_url) if identity else None
        self._connector_of = partial(Connector, session, tokens, trusted_urls(identity), lost=lost)
        self._files = Files(session, file_hosts)
        self.connector = self._connector_of(budget)
        self.channel = self.channel_of(budget)
        authentication = TeamsAuthentication(identity, self._keys, self.connector)
        recent = Recent() if recent is None else recent
        self._adapter = TeamsAdapter(authentication, recent, local=self.local, arrival=arrival)
        self._keep = keep
        self._sending: set[asyncio.Task[None]] = set()

    async def receive(self, request: web.Request, handle: Handle) -> web.Response:
        """Answers POST /api/messages: authenticates, drops repetitions, runs `handle`, shows its reply."""
        return await self._adapter.process(request, TurnBot(handle, self._settle, self._keep, self.connector))

    def channel_of(self, budget: Paced) -> Channel:
        """What is sent through it takes its turns of this budget."""
        return TeamsChannel(self._connector_of(budget), self._files)

    @property
    def token_problem(self) -> str | None:
        return problem_of(self._tokens)

    async def close(self) -> None:
        """Waits for what is being sent, then closes the session."""
        await asyncio.gather(*self._sending, return_exceptions=True)
        if self._keys:
            await self._keys.close()
        if isinstance(self._tokens, RenewedTokens):
            await self._tokens.close()
        await self._session.close()

    async def _settle(self, work: Coroutine[Any, Any, None], seconds: float) -> None:
        """Waits for the work, but not for long: Teams waits for our answer. The work goes on."""
        task = asyncio.create_task(work)
        self._sending.add(task)
        task.add_done_callback(self._sending.discard)
        await asyncio.wait({task}, timeout=seconds)


def open_teams(
    identity: BotIdentity | None,
    proof: Proof | None = None,
    *,
    budget: Budget,
    keep: Keep,
    settings: SessionSettings | None = None,
    arrival: float = ARRIVAL_SECONDS,
    lost: frozenset[str] = frozenset(),
    file_hosts: Collection[str] = (),
) -> Teams:
    """Opens the channel; call it where a loop runs. Without an identity: local mode, no tokens in either direction.

    `keep` gets what could not be shown in time. `arrival` is how many seconds the body of a request may take, `lost` as
    in Connector, `file_hosts` as in Files.
    """
    if (identity is None) is not (proof is None):
        raise ValueError("an app id and what proves it come together")
    tokens = open_tokens(identity.application, proof) if identity and proof else NoTokens()
    session = open_session(settings or default_session(identity))
    return Teams(identity, tokens, session, budget, keep=keep, arrival=arrival, lost=lost, file_hosts=file_hosts)


def default_session(identity: BotIdentity | None) -> SessionSettings:
    """The test client drops idle connections after five seconds, Azure's front doors after minutes."""
    return SessionSettings(keepalive=30.0 if identity else 4.0)
