"""Opens what stands in the tenant of Microsoft 365, where the settings name one; else nothing of it is imported."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bot.app_tokens import LOGIN, Application, NoTokens, RenewedTokens, open_tokens
from bot.channel.identity import BotIdentity
from bot.house import House
from bot.lists import Lists
from bot.people.installing import Installer
from bot.people.tenant_round import TenantRound
from bot.settings import Settings
from bot.settings_of_services import proof_of
from bot.storage_account import LOOPBACK
from bot.work.leases import Round

if TYPE_CHECKING:
    from bot.graph.client import Graph


log = logging.getLogger(__name__)


@asynccontextmanager
async def opened_tenant(settings: Settings) -> AsyncGenerator["Graph | None"]:
    """None where no tenant is configured."""
    if not settings.graph_tenant:
        yield None
        return
    # The SDK of Microsoft Graph costs time and memory: it is loaded only where it is used, and beside the loop.
    await asyncio.to_thread(import_module, "bot.graph.client")
    from bot.graph.client import opened_graph  # noqa: PLC0415
    from bot.graph.pace import paces  # noqa: PLC0415

    tokens = graph_tokens(settings)
    try:
        async with opened_graph(settings.graph_url, tokens, paces(settings.graph_units)) as graph:
            yield graph
    finally:
        if isinstance(tokens, RenewedTokens):
            await tokens.close()


@asynccontextmanager
async def opened_tenants(each: Mapping[str, Settings]) -> AsyncGenerator[Mapping[str, "Graph"]]:
    """By organisation, of those that name a tenant. The same app in the same tenant is one, since the tenant counts
    what it asks together."""
    found: dict[tuple[str, str, str], Graph | None] = {}
    async with AsyncExitStack() as stack:
        for own in each.values():
            if own.graph_tenant and (place := _place_of(own)) not in found:
                found[place] = await stack.enter_async_context(opened_tenant(own))
        graphs = {name: found.get(_place_of(own)) for name, own in each.items()}
        yield {name: graph for name, graph in graphs.items() if graph is not None}


def _place_of(settings: Settings) -> tuple[str, str, str]:
    return settings.graph_tenant, settings.graph_app_id or settings.app_id, settings.graph_url


def graph_tokens(settings: Settings) -> NoTokens | RenewedTokens:
    """A peer on this machine asks for none of Entra. Raises BadCertificate."""
    proof = proof_of(settings)
    if proof is None or urlsplit(settings.graph_url).hostname in LOOPBACK:
        return NoTokens()
    host = urlsplit(settings.graph_url).hostname
    app = settings.graph_app_id or settings.app_id
    return open_tokens(Application(app, f"{LOGIN}/{settings.graph_tenant}", f"https://{host}/.default"), proof)


def identity_of(settings: Settings, tenants: frozenset[str] = frozenset()) -> BotIdentity:
    """Of these tenants alone, where they are given. Raises ValueError where there is no app id."""
    return BotIdentity(settings.app_id, tenants or frozenset(settings.tenant_ids))


def bot_tokens(settings: Settings) -> NoTokens | RenewedTokens:
    """Those with which Teams is asked. Raises BadCertificate."""
    proof = proof_of(settings)
    return open_tokens(identity_of(settings).application, proof) if settings.app_id and proof else NoTokens()


def in_tenant(house: House, graph: "Graph | None") -> House:
    """With what its use cases may ask of the tenant, where the organisation has one."""
    if graph is None:
        return house
    from bot.graph.mailboxes import Mailboxes  # noqa: PLC0415 - as above

    return replace(house, mailboxes=Mailboxes(graph), lists=lists_of(graph))


def lists_of(graph: "Graph | None") -> Lists | None:
    """None where no tenant is configured."""
    if graph is None:
        return None
    from bot.graph.row_lists import RowLists  # noqa: PLC0415 - as above

    return RowLists(graph)


def rounds_in_tenant(house: House, settings: Settings, graph: "Graph") -> Sequence[Round]:
    """What one instance at a time does for the organisation whose tenant it is."""
    rounds: list[Round] = []
    if settings.directory_file:
        if house.configuration.mapping.seen.is_any:
            log.error(
                "directory.from_file", extra={"problem": "the mapping counts for nothing beside a file of people"}
            )
    else:
        every = 60 * settings.graph_directory_minutes
        rounds.append(Round("directory.asked", every, directory_round(house, settings, graph).run))
    if settings.catalogue_app_id:
        rounds.append(Round("bode.installed", 300, _installer(house, settings, graph).install))
    return rounds


def directory_round(house: House, settings: Settings, graph: "Graph") -> TenantRound:
    """Of people and groups; where no mapping says who they are here, it does nothing."""
    from bot.graph.directory import asked  # noqa: PLC0415 - as above

    return TenantRound(house, settings.graph_tenant, partial(asked, graph))


def _installer(house: House, settings: Settings, graph: "Graph") -> Installer:
    from bot.graph.installing import GraphInstalls  # noqa: PLC0415 - as above

    installs = GraphInstalls(graph, settings.graph_url, settings.catalogue_app_id)
    respected = timedelta(days=settings.install_again_days)
    return Installer(house, installs, settings.graph_tenant, f"28:{settings.app_id}", respected)
