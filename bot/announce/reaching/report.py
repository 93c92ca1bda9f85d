"""The standing report of reach: who of each school cannot be reached, since when, and why."""

from collections.abc import Sequence

from bot.announce.reaching.school_reach import NEVER, Missing, SchoolReach
from bot.errors import Unavailable
from bot.house import House
from bot.people.contacts import Actor
from bot.people.person import Role, School
from bot.people.principals import Principal
from bot.work import handing_out
from bot.work.handout import Handout

JOB, SCHOOL_JOB = "reach_report", "reach_school_report"
SUBJECT = "reach"
ALL = "all"
_SCHOOL = "school/"


def schools_of(actor: Actor) -> Sequence[School]:
    """Whose report they see: an operator every school, a head their own, others none."""
    schools = actor.directory.schools
    if Role.OPERATOR in actor.person.roles:
        return sorted(schools.values(), key=lambda one: one.name.casefold())
    own = schools.get(actor.person.school)
    return [own] if own and Role.HEADMASTER in actor.person.roles else []


def leads(actor: Actor, school: School) -> bool:
    """Whether it is their own school that they lead."""
    return school.id == actor.person.school and Role.HEADMASTER in actor.person.roles


def of_school(house: House, actor: Actor, school: str) -> SchoolReach:
    """From what every instance keeps in memory. Raises Unavailable for who may not see it, and where there is none."""
    found = next((one for one in schools_of(actor) if one.id == school), None)
    if found is None:
        raise Unavailable
    return _reach(house, actor, found)


def of_all(house: House, actor: Actor) -> Sequence[SchoolReach]:
    """Those with the most that are missing first; looks at everybody, so for a thread. Raises Unavailable for who sees
    none."""
    found = [_reach(house, actor, one) for one in schools_of(actor)]
    if not found:
        raise Unavailable
    return sorted(found, key=lambda one: -len(one.missing))


def _reach(house: House, actor: Actor, school: School) -> SchoolReach:
    directory, reachability = actor.directory, house.reachability
    ids = directory.ids_of(Principal("school", school.id)) or frozenset[str]()
    reached = reachability.people
    missing: list[Missing] = []
    for person in directory.in_order(ids):
        unreached = reachability.unreached.get(person.id)
        if unreached:
            missing.append(Missing(person.name, person.job, unreached.why, unreached.since))
        elif reached is not None and person.id not in reached:
            missing.append(Missing(person.name, person.job, NEVER))
    return SchoolReach(school, len(ids), sorted(missing, key=lambda one: (one.why, one.name.casefold())))


async def check(house: House, actor: Actor, of: str = ALL) -> None:
    """`of` is what a handout is about. Raises Unavailable for who does not see that school, or none at all."""
    seen = schools_of(actor)
    if not seen or (of != ALL and school_in(of) not in {one.id for one in seen}):
        raise Unavailable


def school_in(of: str) -> str:
    """The id of the school that a handout is about."""
    return of.removeprefix(_SCHOOL)


async def ask(house: House, actor: Actor, name: str, about: str) -> Handout:
    """They get it as a file called `name`. Raises Unavailable."""
    await check(house, actor)
    return await handing_out.promise(house, actor.id, f"{SUBJECT}:{ALL}", JOB, name, about)


async def ask_school(house: House, actor: Actor, school: str, name: str, about: str) -> Handout:
    """The same of one school alone. Raises Unavailable."""
    of = f"{_SCHOOL}{school}"
    await check(house, actor, of)
    return await handing_out.promise(house, actor.id, f"{SUBJECT}:{of}", SCHOOL_JOB, name, about)
