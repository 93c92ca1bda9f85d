"""Who decides: a form's route, resolved in the directory; and who is asked when those are away."""

from collections.abc import Collection, Iterable, Mapping

from bot.arrange.chosen import Away, Chosen
from bot.deadline import Deadline
from bot.house import House
from bot.people.absence import Absence
from bot.people.absences import LONGEST_LOOK, away
from bot.people.directory import Directory
from bot.people.person import Person
from dialogs.model import Form


def approvers_of(
    form: Form, requester: Person, directory: Directory, passed_over: Collection[str] = ()
) -> tuple[str, ...]:
    """Ids of those who may decide, never the requester; the route's `otherwise` steps in when nobody is left, and
    stands before them when all of them were `passed_over` (ids)."""
    first = _resolve(form.route.approvers, requester, directory)
    if any(one not in passed_over for one in first):
        return first
    return tuple(dict.fromkeys((*_resolve(form.route.otherwise, requester, directory), *first)))


async def choose(house: House, form: Form, requester: Person, directory: Directory) -> Chosen:
    """Who may decide now, with who of them is away. Where those who come first are all away, the next are chosen of
    whom somebody is here; where nobody is, or only who has no Bode, it stays with the first."""
    patience = Deadline(LONGEST_LOOK)
    first = approvers_of(form, requester, directory)
    absent = await away(house, first, patience)
    if len(absent) < len(first):
        return Chosen(first, _away(first, absent))
    others = _resolve(form.route.otherwise, requester, directory)
    missing = await away(house, others, patience)
    present = tuple(one for one in others if one not in missing)
    if not _is_reached(house, present) and _is_reached(house, first):
        present = ()
    return Chosen((*present, *first), _away(first, absent))


def _is_reached(house: House, people: Collection[str]) -> bool:
    """Whether a card comes to any of them, as far as is known."""
    known = house.reachability.people
    return known is None or not known.isdisjoint(people)


def _away(people: Iterable[str], absent: Mapping[str, Absence]) -> tuple[Away, ...]:
    return tuple(Away(one, absent[one].ends) for one in people if one in absent)


def _resolve(principals: Iterable[str], requester: Person, directory: Directory) -> tuple[str, ...]:
    return tuple(one.id for one in directory.named(principals, requester) if one.id != requester.id)
