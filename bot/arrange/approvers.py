"""Who decides: a form's route, resolved in the directory."""

from collections.abc import Iterable

from bot.people.directory import Directory
from bot.people.person import Person
from dialogs.model import Form


def approvers_of(form: Form, requester: Person, directory: Directory) -> tuple[str, ...]:
    """Ids of those who may decide, never the requester; the route's `otherwise` steps in when nobody is left."""
    return _resolve(form.route.approvers, requester, directory) or _resolve(form.route.otherwise, requester, directory)


def _resolve(principals: Iterable[str], requester: Person, directory: Directory) -> tuple[str, ...]:
    return tuple(one.id for one in directory.named(principals, requester) if one.id != requester.id)
