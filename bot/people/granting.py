"""Giving somebody a role in Bode for a period, stopping it and ending it, each in one commit with the head of the
directory, so that every instance reads it anew; and which roles are and were given."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.errors import Unavailable, Unsound
from bot.house import House
from bot.people.acting import TIME
from bot.people.contacts import Actor
from bot.people.loading import LOADED_JOBS
from bot.people.person import Role
from bot.people.role_grant import ABOUT_SOMETHING, GrantedRole, GrantState, NotGiven, RoleGrant
from bot.store.base import Put, Write
from bot.store.changes import Change
from bot.store.collection import Stored, moment
from bot.store.partitions import DIRECTORY
from bot.work.job import Job
from bot.work.kept import Due

START_JOB = "role_start"
"""Its first day begins: who has it is told, and what waits is shown to them."""
END_JOB = "role_end"
"""Its last day is over."""
TELL_JOB = "role_tell"
FOLLOW_JOB = "role_follow"

MOST_OPEN = 200
"""Roles that stand at once: each is read when the directory is."""
MOST_IN_FILE = 10_000
"""The last that changed: what a file reads does not grow with the history."""
PAGE = 8
MOST_AT_ONCE = 12
"""That change at the very moment of the last one on a page, and stand on it as well."""


@dataclass(frozen=True, slots=True)
class Given:
    """Which `role` is given to whom (an id): of a topic or a form (its id, "" for neither), from when until when."""

    holder: str
    role: GrantedRole
    of: str
    first: date
    last: date


def gives_roles(actor: Actor) -> bool:
    return Role.OPERATOR in actor.person.roles


def roles_to_give(house: House, actor: Actor) -> Sequence[GrantedRole]:
    """Who administers Bode for a period lets nobody else do so, nor themselves for longer. Nobody is made author where
    no rule for authors says whom that one would reach."""
    if not gives_roles(actor):
        return ()
    left = {GrantedRole.OPERATOR} if f"role:{Role.OPERATOR}" in actor.person.granted else set[GrantedRole]()
    if not any(f"role:{Role.AUTHOR}" in rule.who for rule in house.authors):
        left.add(GrantedRole.AUTHOR)
    return [one for one in GrantedRole if one not in left]


async def subjects(house: House, role: GrantedRole) -> Sequence[str]:
    """Ids of the topics or the forms of which there is such a role."""
    match role:
        case GrantedRole.EXPERT:
            return [topic.id for topic in await house.topics.current()]
        case GrantedRole.HANDLER:
            return [form.id for form in house.forms.values() if form.handling]
        case _:
            return ()


async def give(house: House, actor: Actor, token: str, given: Given) -> RoleGrant:
    """The same `token` gives it once. Raises Unavailable for whoever may not, for a holder whom nobody knows and for
    what there is no role of; Unsound where too many stand."""
    if given.role not in roles_to_give(house, actor) or given.holder not in actor.directory.people:
        raise Unavailable
    needs = given.role in ABOUT_SOMETHING
    if needs is not bool(given.of) or (needs and given.of not in await subjects(house, given.role)):
        raise Unavailable

    async def look() -> Change[RoleGrant]:
        standing = await house.records.role_grants.get(DIRECTORY, token)
        if standing:
            return Change(standing.value)
        if await house.records.role_grants.count(equal={"state": GrantState.GIVEN}) >= MOST_OPEN:
            raise Unsound("notice-roles-many")
        now = house.now()
        grant = RoleGrant(
            token, given.holder, given.role, given.of, given.first, given.last, actor.id, created=now, changed=now
        )
        dues: list[Write] = [_due(house, END_JOB, grant, grant.ends)]
        if grant.begins > now:
            dues.append(_due(house, START_JOB, grant, grant.begins))
        about = {"holder": grant.holder, "role": grant.role, "of": grant.of}
        audit = house.audit(actor.acting, "role.given", grant.id, about)
        jobs = [_tell(grant, "given"), *(_counts() if grant.counts(now) else ())]
        return Change(grant, [await _head(house), house.records.role_grants.put(grant), *dues], audit, jobs)

    return await house.records.change(DIRECTORY, look)


async def see(house: House, actor: Actor, id: str) -> RoleGrant:
    """One that they have, or any for who gives them. Raises Unavailable."""
    standing = await _standing(house, id)
    if standing is None or not (gives_roles(actor) or standing.value.holder == actor.id):
        raise Unavailable
    return standing.value


async def stop(house: House, actor: Actor, id: str) -> RoleGrant:
    """From its commit on it counts no more. What is over already stays as it is. Raises Unavailable."""
    if not gives_roles(actor):
        raise Unavailable

    async def look() -> Change[RoleGrant]:
        return await _over(house, id, lambda grant: grant.stop(actor.id, house.now()), actor)

    return await house.records.change(DIRECTORY, look)


async def end(house: House, id: str) -> RoleGrant | None:
    """Its last day is over: for a job. None where nothing is known of it."""
    if await _standing(house, id) is None:
        return None

    async def look() -> Change[RoleGrant]:
        return await _over(house, id, lambda grant: grant.end(house.now()), None)

    return await house.records.change(DIRECTORY, look)


async def _over(
    house: House, id: str, move: Callable[[RoleGrant], RoleGrant], actor: Actor | None
) -> Change[RoleGrant]:
    standing = await _standing(house, id)
    if standing is None:
        raise Unavailable
    try:
        moved = move(standing.value)
    except NotGiven:
        return Change(standing.value)
    audit = house.audit(actor.acting if actor else TIME, f"role.{moved.state}", id)
    writes = [await _head(house), house.records.role_grants.put(moved, standing.version)]
    jobs = [_tell(moved, str(moved.state)), Job(FOLLOW_JOB, {"grant": id}), *_counts()]
    return Change(moved, writes, audit, jobs)


async def find(house: House, id: str) -> RoleGrant | None:
    """Whoever's it is: for jobs alone."""
    found = await _standing(house, id)
    return found.value if found else None


def own(house: House, actor: Actor) -> Sequence[RoleGrant]:
    """Those that they have or will have; nothing is read but what is at hand."""
    now = house.now()
    return [one for one in house.directory.grants if one.holder == actor.id and one.is_open(now)]


async def page(house: House, actor: Actor, before: datetime | None) -> tuple[Sequence[RoleGrant], bool]:
    """Those that changed before that moment (None: all), the last that changed first, and whether there are older ones.
    Those that changed at one moment stand on one page. Raises Unavailable."""
    if not gives_roles(actor):
        raise Unavailable
    below = moment(before) if before else None
    grants = house.records.role_grants
    found = await grants.find(order="changed", descending=True, below=below, limit=PAGE + MOST_AT_ONCE)
    read = [item.value for item in found.items]
    last = read[PAGE - 1].changed if len(read) > PAGE else None
    shown = [one for at, one in enumerate(read) if at < PAGE or one.changed == last]
    return shown, found.more or len(read) > len(shown)


async def every(house: House, actor: Actor) -> Sequence[RoleGrant]:
    """As a file shows them, the last that changed first; for a job. Raises Unavailable."""
    if not gives_roles(actor):
        raise Unavailable
    found: list[RoleGrant] = []
    async for item in house.records.role_grants.stream(order="changed", descending=True):
        found.append(item.value)
        if len(found) == MOST_IN_FILE:
            break
    return found


def tell_start(grant: RoleGrant) -> Sequence[Job]:
    return [_tell(grant, "started"), Job(FOLLOW_JOB, {"grant": grant.id}), *_counts()]


async def _standing(house: House, id: str) -> Stored[RoleGrant] | None:
    return await house.records.role_grants.get(DIRECTORY, id)


async def _head(house: House) -> Put:
    """Says to every instance that roles changed. Whoever acts was met, so there is one."""
    head = await house.records.organisation.get(DIRECTORY, "organisation")
    if head is None:
        raise Unavailable
    return house.records.organisation.put(replace(head.value, granted=head.value.granted + 1), head.version)


def _due(house: House, job: str, grant: RoleGrant, at: datetime) -> Put:
    return house.records.dues.put(Due(f"{job}:{grant.id}", DIRECTORY, at, job, {"grant": grant.id}))


def _tell(grant: RoleGrant, what: str) -> Job:
    return Job(TELL_JOB, {"grant": grant.id, "what": what})


def _counts() -> Sequence[Job]:
    """Who decides, answers and carries out is another from now on, as after a load of the directory."""
    return [Job(name, {}) for name in LOADED_JOBS]
