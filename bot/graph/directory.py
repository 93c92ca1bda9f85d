"""Asks a tenant for its users and groups: all of them, or what changed since the links of the last time.

Whatever is asked in full stands beside what is known until it is complete, and then takes its place: so nobody sees a
part of it, and whoever was not shown is gone. Where Graph does not know our place any more (410, a token that grew too
old), or it is one of another select, everything is asked anew.
"""

import logging
from collections.abc import AsyncIterator, Mapping
from datetime import datetime, timedelta
from typing import Any, cast

from bot.graph.client import Asked, Graph
from bot.graph.entries import GROUP_SELECT, USER_SELECT, WITHOUT_OWNERS, Entry, apply_group, apply_user
from bot.graph.permissions import GROUPS_DELTA, USERS_DELTA, Call
from bot.graph.problems import GraphAway, GraphProblem, GraphRefused
from bot.people.tenant import NOTHING, Membership, Tenant, TenantUnread
from bot.people.tenant_kept import Kept

SELECT = f"{USER_SELECT};{GROUP_SELECT}"
FULL_EVERY = timedelta(days=6, hours=12)
"""Links of the directory are good for 7 days; what a change did not tell is found then at the latest."""

log = logging.getLogger(__name__)


async def asked(graph: Graph, before: Kept | None, now: datetime) -> Kept:
    """What the tenant says now; `before` itself when nothing changed. Raises TenantUnread: then nothing is known."""
    try:
        if before and before.select == SELECT and timedelta() <= now - before.full < FULL_EVERY:
            try:
                return await _since(graph, before, now)
            except (GraphAway, GraphRefused):
                raise
            except GraphProblem as lost:  # of another tenant, too old, or not known for whatever reason
                log.warning("directory.place_lost", extra={"status": lost.status, "code": lost.code})
        return await _full(graph, now)
    except GraphRefused as refused:
        permissions = " and ".join(sorted({USERS_DELTA.permission, GROUPS_DELTA.permission}))
        raise TenantUnread(f"{refused}; it takes {permissions}") from refused
    except GraphProblem as problem:
        raise TenantUnread(str(problem)) from problem


async def _since(graph: Graph, before: Kept, now: datetime) -> Kept:
    accounts, groups = dict(before.tenant.accounts), dict(before.tenant.groups)
    links = _Links()
    entries = 0
    async for user in _entries(graph, Asked(USERS_DELTA, url=before.users), links):
        apply_user(accounts, user)
        entries += 1
    users, links = links.last, _Links()
    async for group in _entries(graph, Asked(GROUPS_DELTA, url=before.groups), links):
        apply_group(groups, group)
        entries += 1
    tenant = Tenant(accounts, groups)
    if not entries or tenant == before.tenant:
        return before
    log.info("directory.changes", extra={"entries": entries})
    return Kept(tenant, SELECT, users, links.last, before.full, now)


async def _full(graph: Graph, now: datetime) -> Kept:
    accounts, users = dict(NOTHING.accounts), _Links()
    async for user in _entries(graph, _first(USERS_DELTA, USER_SELECT), users):
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
    return Kept(Tenant(accounts, groups), SELECT, users.last, link, now, now)


async def _all_groups(graph: Graph, select: str) -> tuple[Mapping[str, Membership], str]:
    """And the link that tells what changes from here on."""
    groups, links = dict(NOTHING.groups), _Links()
    async for group in _entries(graph, _first(GROUPS_DELTA, select), links):
        apply_group(groups, group)
    return groups, links.last


def _first(call: Call, select: str) -> Asked:
    return Asked(call, query={"$select": select})


class _Links:
    """Where to go on next time: `last` is "" until all pages were read."""

    last = ""


async def _entries(graph: Graph, request: Asked, links: _Links) -> AsyncIterator[Entry]:
    """Of all pages, up to the one that says where to go on. Raises GraphProblem, also for a page without a link."""
    while True:
        page = (await graph.ask(request)).body
        for entry in cast("list[Any]", page.get("value") or []):
            if isinstance(entry, dict) and "id" in entry:
                yield cast("Entry", entry)
        if "@odata.deltaLink" in page:
            links.last = str(page["@odata.deltaLink"])
            return
        if "@odata.nextLink" not in page:
            raise GraphProblem(200, "no_link")
        request = Asked(request.call, url=str(page["@odata.nextLink"]))
