"""Asks a tenant for its users and groups: all of them, or what changed since the links of the last time.

Whatever is asked in full stands beside what is known until it is complete, and then takes its place: so nobody sees a
part of it, and whoever was not shown is gone. Where Graph does not know our place any more (410, a token that grew too
old), or it is one of another select, everything is asked anew.
"""

import logging
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from bot.graph.client import Asked, Graph
from bot.graph.education import education_since
from bot.graph.entries import GROUP_SELECT, USER_SELECT, WITHOUT_OWNERS, apply_group, apply_user
from bot.graph.paging import Links, delta
from bot.graph.permissions import GROUPS_DELTA, USERS_DELTA, Call, of_education
from bot.graph.problems import GraphAway, GraphProblem, GraphRefused
from bot.people.education import Wanted
from bot.people.tenant import NOTHING, Membership, Tenant, TenantUnread
from bot.people.tenant_kept import Kept

SELECT = f"{USER_SELECT};{GROUP_SELECT}"
FULL_EVERY = timedelta(days=6, hours=12)
"""Links of the directory are good for 7 days; what a change did not tell is found then at the latest."""

log = logging.getLogger(__name__)


async def asked(graph: Graph, before: Kept | None, now: datetime, wanted: Wanted = Wanted.NOTHING) -> Kept:
    """What the tenant says now; `before` itself when nothing changed. Raises TenantUnread: then nothing is known."""
    try:
        if before and before.select == SELECT and timedelta() <= now - before.full < FULL_EVERY:
            try:
                return await _since(graph, before, wanted, now)
            except (GraphAway, GraphRefused):
                raise
            except GraphProblem as lost:  # of another tenant, too old, or not known for whatever reason
                log.warning("directory.place_lost", extra={"status": lost.status, "code": lost.code})
        return await _full(graph, wanted, now)
    except GraphRefused as refused:
        permissions = " and ".join(sorted({USERS_DELTA.permission, GROUPS_DELTA.permission, *of_education(wanted)}))
        raise TenantUnread(f"{refused}; it takes {permissions}") from refused
    except GraphProblem as problem:
        raise TenantUnread(str(problem)) from problem


async def _since(graph: Graph, before: Kept, wanted: Wanted, now: datetime) -> Kept:
    accounts, groups = dict(before.tenant.accounts), dict(before.tenant.groups)
    links = Links()
    entries = 0
    async for user in delta(graph, Asked(USERS_DELTA, url=before.users), links):
        apply_user(accounts, user)
        entries += 1
    users, links = links.last, Links()
    async for group in delta(graph, Asked(GROUPS_DELTA, url=before.groups), links):
        apply_group(groups, group)
        entries += 1
    education, place = await education_since(graph, before, wanted, now)
    tenant = Tenant(accounts, groups, education)
    if place == before.education and (not entries or tenant == before.tenant):
        return before
    if tenant == before.tenant:  # the education data said again what they had said
        return replace(before, education=place)
    log.info("directory.changes", extra={"entries": entries})
    return Kept(tenant, SELECT, users, links.last, before.full, now, place)


async def _full(graph: Graph, wanted: Wanted, now: datetime) -> Kept:
    accounts, users = dict(NOTHING.accounts), Links()
    async for user in delta(graph, _first(USERS_DELTA, USER_SELECT), users):
        apply_user(accounts, user)
    try:
        groups, link = await _all_groups(graph, GROUP_SELECT)
    except GraphProblem as problem:
        if problem.status != 400:
            raise
        # Owners can be asked by Microsoft's description of the delta; a service that does not take them has groups.
        log.warning("directory.no_owners", extra={"code": problem.code})
        groups, link = await _all_groups(graph, WITHOUT_OWNERS)
    log.info("directory.asked_in_full", extra={"accounts": len(accounts), "groups": len(groups)})
    education, place = await education_since(graph, None, wanted, now)
    return Kept(Tenant(accounts, groups, education), SELECT, users.last, link, now, now, place)


async def _all_groups(graph: Graph, select: str) -> tuple[Mapping[str, Membership], str]:
    """And the link that tells what changes from here on."""
    groups, links = dict(NOTHING.groups), Links()
    async for group in delta(graph, _first(GROUPS_DELTA, select), links):
        apply_group(groups, group)
    return groups, links.last


def _first(call: Call, select: str) -> Asked:
    return Asked(call, query={"$select": select})
