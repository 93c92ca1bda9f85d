"""Who decides: a form's route, resolved in the directory."""

from collections.abc import Iterable

from bot.people.directory import Directory
from bot.people.person import Person, Role
from dialogs.model import Form


def approvers_of(form: Form, requester: Person, directory: Directory) -> tuple[str, ...]:
    """Ids of those who may decide, never the requester; the route's `otherwise` steps in when nobody is left."""
    return _resolve(form.route.approvers, requester, directory) or _resolve(form.route.otherwise, requester, directory)


def _resolve(specs: Iterable[str], requester: Person, directory: Directory) -> tuple[str, ...]:
    people = [one.id for spec in specs for one in _people(spec, requester, directory) if one.id != requester.id]
    return tuple(dict.fromkeys(people))


def _people(spec: str, requester: Person, directory: Directory) -> tuple[Person, ...]:
    kind, _, name = spec.partition(":")
    match kind:
        case "manager":
            manager = directory.people.get(requester.manager or "")
            return (manager,) if manager else ()
        case "group":
            return directory.of_group(name)
        case "role":
            return directory.having(Role(name))
        case "school_role":
            return directory.having(Role(name), requester.school)
        case _:
            raise ValueError(f"route names an unknown kind of approver: {spec}")
