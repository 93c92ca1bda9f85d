"""What the command line says of the people of the tenant: who is here, whom the mapping could not place, what waits."""

from collections import Counter
from collections.abc import Iterator, Sequence

import typer

from bot.bootstrap.tenant import directory_round, opened_tenant
from bot.cli.counts import counted, named
from bot.cli.opening import opened_any
from bot.errors import OperatorError
from bot.house import House
from bot.people.person import Person
from bot.people.staffing import Status
from bot.people.tenant_round import Standing, accept, standing
from bot.settings import Settings

WAITS = 3
"""What `directory` ends with when something waits for somebody to look."""
MOST_SHOWN = 20
NO_ACCOUNTS = "the tenant says that it has no accounts (is BODE_GRAPH_TENANT yours?)"

_STATUS = {
    Status.DISABLED: "cannot sign in",
    Status.GUEST: "guests",
    Status.PUPIL: "pupils by the education data",
    Status.NOT_STAFF: "not staff, as the mapping says",
    Status.UNPLACED: "of no school: nobody here until the mapping says which",
}


_PLURAL = {Status.GUEST, Status.PUPIL}
"""Whose words begin with what is counted."""


class NothingKnown(OperatorError):
    """Nothing is known of a tenant here."""


async def show_directory(settings: Settings) -> int:
    """Returns 0, or WAITS."""
    async with opened_any(settings) as house:
        return await _shown(house, settings)


async def ask_now(settings: Settings) -> int:
    """Asks the tenant and loads, as a round of the bot does; then as `show_directory`."""
    async with opened_any(settings) as house, opened_tenant(settings) as graph:
        if graph:
            await directory_round(house, settings, graph).run()
        return await _shown(house, settings)


async def _shown(house: House, settings: Settings) -> int:
    shown = await _standing(house, settings)
    print(*_lines(shown), *_unplaced(shown), *_waiting(shown), sep="\n")
    return WAITS if shown.waits else 0


async def accept_directory(settings: Settings, *, sure: bool) -> None:
    """Asks once more, unless `sure`; what was shown is what is loaded. Raises NotAccepted, AnotherLoad."""
    async with opened_any(settings) as house:
        shown = await _standing(house, settings)
        print(*_lines(shown), *_waiting(shown), sep="\n")
        if not (sure or not shown.waits or typer.confirm("Load this?")):
            print("Nothing changed.")
            return
        loaded = await accept(house, shown)
    many = f"{counted(loaded.people, 'people')}, {counted(loaded.schools, 'schools')}"
    print(f"{loaded.organisation.name}: {many}. Everybody has it in a minute.")


async def _standing(house: House, settings: Settings) -> Standing:
    found = await standing(house, settings.graph_tenant) if settings.graph_tenant else None
    if found is None:
        raise NothingKnown(
            "nothing is known of a tenant: it takes BODE_GRAPH_TENANT, a mapping of its accounts "
            "(docs/beheer/personeel-uit-entra.md), and a bot that runs"
        )
    return found


def _lines(shown: Standing) -> Iterator[str]:
    found = shown.staffing
    accounts = counted(sum(found.accounts.values()), "accounts")
    yield (
        f"The tenant as it changed last, on {shown.at:%Y-%m-%d %H:%M} UTC: {accounts}, "
        f"{counted(shown.groups, 'groups')}; asked in full on {shown.full:%Y-%m-%d %H:%M} UTC."
    )
    schools = len({person.school for person in found.file.people})
    people = len(found.file.people)
    where = f"of {counted(schools, 'schools')}{', loaded' if shown.counts else ''}"
    yield f"{people:>8} {named(people, 'people')} {where}"
    for status, told in _STATUS.items():
        if number := found.accounts.get(status, 0):
            yield f"{number:>8} {named(number, told) if status in _PLURAL else told}"
    for lacking, told in (
        (found.without_manager, "people without a manager who is staff"),
        (found.several_schools, "people of several schools: the first of the mapping is theirs"),
    ):
        if lacking:
            yield f"{len(lacking):>8} {named(len(lacking), told)}"


def _unplaced(shown: Standing) -> Iterator[str]:
    found = shown.staffing
    yield from (f"No school of the education data is called {one!r} (in_education)." for one in found.unknown_schools)
    if not found.unplaced:
        return
    yield "Of no school:"
    for attribute, value, number in found.near[:MOST_SHOWN]:
        yield f"{number:>8} with {attribute} = {value!r}" if value else f"{number:>8} without {attribute}"
    yield from _some("account", found.unplaced)


def _some(what: str, ids: Sequence[str]) -> Iterator[str]:
    yield from (f"         {what} {one}" for one in ids[:MOST_SHOWN])
    if len(ids) > MOST_SHOWN:
        yield f"         and {len(ids) - MOST_SHOWN} more"


def _waiting(shown: Standing) -> Iterator[str]:
    if not shown.waits:
        return
    if not shown.staffing.file.people:
        yield f"Nothing is loaded: {'by this mapping nobody is staff' if shown.staffing.accounts else NO_ACCOUNTS}."
        return
    share = round(100 * len(shown.gone) / shown.counted)
    yield f"This waits: {len(shown.gone)} of {counted(shown.counted, 'people')} ({share} %) would not be here any more."
    schools = Counter(person.school for person in shown.gone).most_common(MOST_SHOWN)
    yield from (f"{number:>8} of {school}" for school, number in schools)
    yield from _some("person", [_named(person) for person in shown.gone])
    yield "Where that is right: python app.py directory accept. Else mend the mapping; until then nothing changes."


def _named(person: Person) -> str:
    return f"{person.id} {person.name}"
