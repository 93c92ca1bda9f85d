"""Who decides: a form's route, resolved in the directory."""

from collections.abc import Iterable

from bot.domain.people import Person, Role
from bot.services.contacts import Actor
from dialogs.model import Form


def approvers_of(form: Form, requester: Actor) -> tuple[str, ...]:
    """Ids of those who may decide, never the requester; the route's `otherwise` steps in when nobody is left."""
    return _resolve(form.route.approvers, requester) or _resolve(form.route.otherwise, requester)


def _resolve(specs: Iterable[str], requester: Actor) -> tuple[str, ...]:
    people = [person.id for spec in specs for person in _people(spec, requester) if person.id != requester.id]
    return tuple(dict.fromkeys(people))


def _people(spec: str, requester: Actor) -> tuple[Person, ...]:
    directory = requester.directory
    kind, _, name = spec.partition(":")
    match kind:
        case "manager":
            manager = directory.people.get(requester.person.manager or "")
            return (manager,) if manager else ()
        case "group":
            return directory.of_group(name)
        case "role":
            return directory.having(Role(name))
        case "school_role":
            return directory.having(Role(name), requester.person.school)
        case _:
            raise ValueError(f"route names an unknown kind of approver: {spec}")
