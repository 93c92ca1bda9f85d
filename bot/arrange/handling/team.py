"""Who carries out a request, as things are now; and in which lanes of the queue somebody finds what is theirs to do.

A lane is `form:` for a team of the whole organisation and `form:school` for one of a school. It only leads to what may
be somebody's: whether it is, the team itself says.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.arrange.handling.handling import Handling
from bot.arrange.request import Request
from bot.arrange.requests import form_then
from bot.errors import Unavailable
from bot.house import House
from bot.people.contacts import Actor
from bot.people.directory import Directory
from bot.people.person import Person, Role
from bot.people.principals import parse_principal
from dialogs.handlers import Handlers, of_a_school
from dialogs.model import Form


@dataclass(frozen=True, slots=True)
class Team:
    """Ids of those who may carry it out, and the lane in which they find it."""

    lane: str
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """Of which form a request is, of whom (an id), and of which school."""

    form: str
    requester: str
    school: str


def asked_in(handling: Handling) -> Asked:
    return Asked(handling.form, handling.requester, handling.school)


async def handlers_of(house: House, request: Request) -> tuple[Form, Handlers] | None:
    """Who its form says carries it out: as it is now, else as it was when it was handed in. None where neither does."""
    form = house.forms.get(request.form)
    if form and form.handling:
        return form, form.handling
    try:
        then = await form_then(house, request)
    except Unavailable:
        return None
    return (then, then.handling) if then.handling else None


def team_of(rule: Handlers, asked: Asked, directory: Directory) -> Team:
    """Who asked carries out their own request only where there is nobody else at all: it was decided already, by others
    or by rule, and would lie for good; the audit names who did it. Who is on no list never does."""
    lists = [(rule.team, _given(asked.form)), *([(rule.otherwise, ())] if rule.otherwise else [])]
    named = [(_lane(asked, one), _ids((*one, *given), asked.school, directory)) for one, given in lists]
    for lane, people in named:
        if others := tuple(one for one in people if one != asked.requester):
            return Team(lane, others)
    return next((Team(lane, people) for lane, people in named if people), Team(named[0][0]))


def on_call(rule: Handlers, asked: Asked, team: Team, directory: Directory) -> tuple[str, ...]:
    """Ids of those of the team who are told at once of what is urgent: all of it, where nobody is named of it."""
    called = _ids(rule.on_call, asked.school, directory)
    return tuple(one for one in team.people if one in called) or team.people


def makes_agendas(actor: Actor, form: str, rule: Handlers) -> bool:
    """Whether the form (an id) has agendas and they make them: who is of the team that carries it out, or where that is
    nobody, of who stands in for it."""
    team = actor.directory.named((*rule.team, *_given(form))) or actor.directory.named(rule.otherwise)
    return bool(rule.agenda) and actor.id in {one.id for one in team}


def lanes_of(actor: Actor, forms: Mapping[str, Form]) -> Sequence[str]:
    """Where this person may find something to do."""
    found = [lane for form in forms.values() if form.handling for lane in _lanes(actor, form.id, form.handling)]
    return list(dict.fromkeys(found))


def _lanes(actor: Actor, form: str, rule: Handlers) -> Iterator[str]:
    asked = Asked(form, "", actor.person.school)
    for one, given in ((rule.team, _given(form)), (rule.otherwise, ())):
        if _is_among(actor.person, (*one, *given)):
            yield _lane(asked, one)


def _given(form: str) -> Sequence[str]:
    """Those to whom the role is given for a period are of the team: of one of a school, in their own."""
    return (f"handler:{form}",)


def _is_among(person: Person, team: Sequence[str]) -> bool:
    """Whether they are of this team, where it is one of a school: in their own."""
    roles = {f"school_role:{role}" for role in person.roles}
    heads = {"head"} if Role.HEADMASTER in person.roles else set[str]()
    return not (person.principals | roles | heads).isdisjoint(team)


def _lane(asked: Asked, team: Sequence[str]) -> str:
    return f"{asked.form}:{asked.school if of_a_school(team[0]) else ''}"


def _ids(team: Sequence[str], school: str, directory: Directory) -> tuple[str, ...]:
    own = bool(team) and of_a_school(team[0])
    return tuple(dict.fromkeys(person.id for one in team for person in _named(one, school, directory, own=own)))


def _named(principal: str, school: str, directory: Directory, *, own: bool) -> Sequence[Person]:
    """`own`: the team is of that school."""
    parsed = parse_principal(principal)
    match parsed.kind:
        case "handler":
            return [one for one in directory.named([principal]) if not own or one.school == school]
        case "head":
            return directory.heads_of(school)
        case "school_role":
            return directory.having(Role(parsed.value), school)
        case _:
            return directory.named([principal])
