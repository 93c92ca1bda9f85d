"""Opens the bots of a process: one for each app registration, with what the organisations that have it may send."""

from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from aiohttp import web

from bot.bootstrap.tenant import identity_of
from bot.channel.base import Channel, Handle, Keep, Unshown
from bot.channel.identity import BotIdentity
from bot.channel.tokens import said_audience
from bot.front.organisations import by_organisation, organisation_of
from bot.house import House
from bot.people.organisations import OrganisationRule
from bot.settings import Settings
from bot.settings_of_services import proof_of
from bot.work import replying
from bot.work.budget import Budget, Paced

if TYPE_CHECKING:
    from bot.channel.teams import Teams

Identify: TypeAlias = Callable[[Settings, frozenset[str]], BotIdentity]
"""Who the bot of these settings is to Teams, for these tenants."""

LOCAL = "local"
"""The name of the budget where no app has an id."""


@dataclass(frozen=True, slots=True)
class Bot:
    """One app in Teams: `budget` is what Teams takes of it, `handle` answers the turns of its organisations."""

    teams: "Teams"
    budget: Budget
    handle: Handle


@dataclass(frozen=True, slots=True)
class Bots:
    """By the id of their app, "" in local mode. `channels` and `budgets` are those of each organisation."""

    by_app: Mapping[str, Bot]
    channels: Mapping[str, Channel]
    budgets: Mapping[str, Paced]

    async def receive(self, request: web.Request) -> web.Response:
        """Answers POST /api/messages. What a token says of itself only chooses by which bot it is checked."""
        only = next(iter(self.by_app.values()))
        given = request.headers.getall("Authorization", [])
        bot = only if len(self.by_app) == 1 else self.by_app.get(said_audience(given[0] if given else None), only)
        return await bot.teams.receive(request, bot.handle)


@asynccontextmanager
async def opened_bots(
    each: Mapping[str, Settings],
    rules: Sequence[OrganisationRule],
    houses: Mapping[str, House],
    handles: Mapping[str, Handle],
    identify: Identify = identity_of,
) -> AsyncGenerator[Bots]:
    """`each` are the settings of the organisations, in the order of the rules. Raises BadCertificate."""
    apps: dict[str, list[OrganisationRule]] = {}
    for rule in rules:
        apps.setdefault(each[rule.id].app_id, []).append(rule)
    bots: dict[str, Bot] = {}
    channels: dict[str, Channel] = {}
    budgets: dict[str, Paced] = {}
    async with AsyncExitStack() as stack:
        for app, of_it in apps.items():
            bot = _bot(each, of_it, houses, handles, identify, alone=len(apps) == 1)
            stack.push_async_callback(bot.teams.close)
            bots[app] = bot
            for rule in of_it:
                budgets[rule.id] = bot.budget if len(of_it) == 1 else bot.budget.part(rule.id)
                channels[rule.id] = bot.teams.channel_of(budgets[rule.id])
        yield Bots(bots, channels, budgets)


def _bot(
    each: Mapping[str, Settings],
    rules: Sequence[OrganisationRule],
    houses: Mapping[str, House],
    handles: Mapping[str, Handle],
    identify: Identify,
    *,
    alone: bool,
) -> Bot:
    """Of the app that these organisations have, the only one of the process where it is `alone`."""
    # The Bot Framework takes a quarter of the time of a command, and only who talks with Teams needs it.
    from bot.channel.teams import open_teams  # noqa: PLC0415

    settings = each[rules[0].id]
    budget = Budget(settings.requests_per_second, settings.conversation_limits, sends=settings.sends_per_second)
    app = settings.app_id
    tenants = frozenset(settings.tenant_ids) if alone else tenants_of(each, rules)
    teams = open_teams(
        identify(settings, tenants) if app else None,
        proof_of(settings) if app else None,
        budget=budget,
        keep=_keeper(rules, houses, app),
        arrival=settings.arrival_seconds,
        lost=frozenset(settings.conversation_codes),
        file_hosts=settings.file_hosts,
    )
    return Bot(teams, budget, by_organisation(rules, houses, handles, app))


def tenants_of(each: Mapping[str, Settings], rules: Sequence[OrganisationRule]) -> frozenset[str]:
    """Those of the organisations of one app: each names its own, or all that it may be spoken to from count."""
    return frozenset[str]().union(*(rule.tenants or each[rule.id].tenant_ids for rule in rules))


def _keeper(rules: Sequence[OrganisationRule], houses: Mapping[str, House], app: str) -> Keep:
    """Keeps what could not be shown in time with the organisation that it is of."""

    async def keep(unshown: Unshown) -> None:
        organisation = await organisation_of(rules, houses, unshown.turn, app)
        if organisation is not None:
            await replying.keep(houses[organisation], unshown)

    return keep
