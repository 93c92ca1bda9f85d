"""Asks a tenant for its education data: who is a pupil or a teacher, and who is of which school.

Roles have a delta. Of which schools somebody is has none: all schools are listed once a day, and in between the schools
of those whom the delta names are asked, twenty to a request. Of a pupil nothing is asked but the id and the role.
"""

import logging
from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from sys import intern

from bot.graph.client import Answer, Asked, Graph
from bot.graph.paging import Links, delta, listing, rest_of
from bot.graph.permissions import (
    EDUCATION_SCHOOL_USERS,
    EDUCATION_SCHOOLS,
    EDUCATION_USER_SCHOOLS,
    EDUCATION_USERS_DELTA,
)
from bot.graph.problems import GraphProblem, NotThere, TokenGone
from bot.json import JsonObject
from bot.people.education import Education, EducationPlace, EducationSchool, Wanted
from bot.people.tenant_kept import Kept

LISTED_EVERY = timedelta(days=1)
MOST_SINGLY = 400
"""People whose schools are asked one by one: of more, all schools are listed."""
_OF_USER = "id,primaryRole"
_OF_SCHOOL = "id,displayName,schoolNumber,externalId"

log = logging.getLogger(__name__)


async def education_since(
    graph: Graph, before: Kept | None, wanted: Wanted, now: datetime
) -> tuple[Education | None, EducationPlace | None]:
    """As it is now; what stands in `before` itself where nothing was told. Raises GraphProblem."""
    if wanted is Wanted.NOTHING:
        return None, None
    known, place = (before.tenant.education, before.education) if before else (None, None)
    if known is None or place is None:
        roles, changes = await _all_roles(graph)
        schools = await _all_schools(graph) if wanted is Wanted.SCHOOLS else {}
        return Education(roles, schools), EducationPlace(changes, now if wanted is Wanted.SCHOOLS else None)
    roles, links = dict(known.roles), Links()
    told = {_role(roles, one) async for one in delta(graph, Asked(EDUCATION_USERS_DELTA, url=place.changes), links)}
    if wanted is Wanted.ROLES:
        if not told and place.listed is None:
            return known, place
        return Education(roles, {}), EducationPlace(links.last)
    listed = place.listed
    if listed is None or not timedelta() <= now - listed < LISTED_EVERY or len(told) > MOST_SINGLY:
        return Education(roles, await _all_schools(graph)), EducationPlace(links.last, now)
    if not told:
        return known, place
    return Education(roles, await _moved(graph, known.schools, told)), EducationPlace(links.last, listed)


async def _all_roles(graph: Graph) -> tuple[dict[str, str], str]:
    """And the link that tells what changes from here on."""
    try:
        return await _roles(graph, {"$select": _OF_USER})
    except GraphProblem as problem:
        if problem.status != 400 or isinstance(problem, TokenGone):
            raise
        # Microsoft says that deltas take a select, and nothing of this one: without it more is sent than is kept.
        log.warning("education.no_select", extra={"code": problem.code})
        return await _roles(graph, {})


async def _roles(graph: Graph, query: Mapping[str, str]) -> tuple[dict[str, str], str]:
    roles, links = dict[str, str](), Links()
    async for user in delta(graph, Asked(EDUCATION_USERS_DELTA, query=query), links):
        _role(roles, user)
    return roles, links.last


def _role(roles: dict[str, str], user: JsonObject) -> str:
    """Notes it, and returns whose it is."""
    one = _id(user)
    if "@removed" in user:
        roles.pop(one, None)
    elif "primaryRole" in user:
        roles[one] = intern(str(user["primaryRole"] or "").casefold())
    return one


async def _all_schools(graph: Graph) -> dict[str, EducationSchool]:
    schools = {
        school.id: school
        async for school in _schools(listing(graph, Asked(EDUCATION_SCHOOLS, query={"$select": _OF_SCHOOL})))
    }
    for school in list(schools.values()):
        asked = Asked(EDUCATION_SCHOOL_USERS, {"school": school.id}, {"$select": "id"})
        people = frozenset([_id(user) async for user in listing(graph, asked)])
        schools[school.id] = replace(school, people=people)
    log.info("education.listed", extra={"schools": len(schools)})
    return schools


async def _moved(graph: Graph, before: Mapping[str, EducationSchool], told: set[str]) -> Mapping[str, EducationSchool]:
    """With those whom the delta named in the schools where they are now."""
    people = sorted(told)
    asked = [Asked(EDUCATION_USER_SCHOOLS, {"user": one}, {"$select": _OF_SCHOOL}) for one in people]
    schools = {one.id: replace(one, people=one.people - told) for one in before.values()}
    for person, request, outcome in zip(people, asked, await graph.together(asked), strict=True):
        if isinstance(outcome, NotThere):
            continue  # gone since
        if not isinstance(outcome, Answer):
            raise outcome
        async for school in _schools(rest_of(graph, request, outcome.body)):
            known = schools.get(school.id, school)
            schools[school.id] = replace(school, people=known.people | {person})
    return schools


async def _schools(entries: AsyncIterator[JsonObject]) -> AsyncIterator[EducationSchool]:
    async for entry in entries:
        numbers = (_line(entry.get(name)) for name in ("schoolNumber", "externalId", "id"))
        yield EducationSchool(
            str(entry["id"]), _line(entry.get("displayName")), tuple(dict.fromkeys(filter(None, numbers)))
        )


def _id(entry: JsonObject) -> str:
    return intern(str(entry["id"]).lower())


def _line(value: object) -> str:
    return " ".join(str(value or "").split())
