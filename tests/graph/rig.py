"""A client of Microsoft Graph on its peer, with a clock that does not wait."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from bot.app_tokens import AccessTokens, NoTokens
from bot.graph.client import Graph, opened_graph
from bot.graph.pace import Pace
from bot.graph.permissions import Service
from tests.peers.graph import GraphPeer


@dataclass
class Clock:
    """Whoever sleeps on it moves it; `slept` are the seconds."""

    now: float = 0.0
    slept: list[float] = field(default_factory=list[float])

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@asynccontextmanager
async def graph_at(
    peer: GraphPeer, clock: Clock | None = None, tokens: AccessTokens | None = None, units: float = 10_000
) -> AsyncGenerator[Graph]:
    """`units` a minute of every service."""
    clock = clock or Clock()
    paces = {service: Pace(units, clock, clock.sleep) for service in Service}
    async with opened_graph(peer.url, tokens or NoTokens(), paces) as graph:
        yield graph
