"""Meeting people: who they are, where to reach them, which language they chose."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.errors import Unavailable
from bot.house import House
from bot.people.contact import Address, Contact
from bot.people.directory import Directory
from bot.people.person import Person
from bot.queue.base import Job
from bot.store.base import Conflict
from bot.store.records import Stored, person_partition
from bot.words.languages import Language


@dataclass(frozen=True, slots=True)
class Actor:
    """The person of this turn, as the directory and Bode know them now."""

    person: Person
    contact: Contact
    directory: Directory

    @property
    def id(self) -> str:
        return self.person.id

    @property
    def language(self) -> Language:
        return self.contact.language or self.person.language

    @property
    def manages(self) -> bool:
        return self.id in self.directory.managers


async def meet(house: House, person: str, address: Address | None) -> Actor:
    """Who this is. `address` is their own chat with Bode when the turn came from there: it is kept when it is new.

    Raises Unavailable for somebody whom the directory does not know.
    """
    directory = await house.directory.current()
    known = directory.people.get(person)
    if known is None:
        raise Unavailable
    contact = await house.records.contacts.get(person_partition(person), person)
    value = contact.value if contact else Contact(person)
    if address and (value.address != address or not value.installed):
        was_gone = not value.installed
        value = await _keep(house, contact, replace(value, address=address, installed=True))
        if was_gone:
            await _catch_up(house, person)
    return Actor(known, value, directory)


async def arrive(house: House, person: str, address: Address) -> tuple[Actor, bool]:
    """Bode was installed for them. Also tells whether they have to be welcomed: once, though the channel may say it
    several times at once. Raises Unavailable as `meet`."""
    actor = await meet(house, person, None)
    contact, first = actor.contact, False
    while not (contact.welcomed and contact.installed and contact.address == address):
        standing = await house.records.contacts.get(person_partition(person), person)
        contact = standing.value if standing else Contact(person)
        arrived = replace(contact, address=address, installed=True, welcomed=True)
        try:
            write = house.records.contacts.put(arrived, standing.version if standing else None)
            await house.records.commit(person_partition(person), write)
        except Conflict:
            continue
        if not contact.installed:
            await _catch_up(house, person)
        contact, first = arrived, not contact.welcomed
    return replace(actor, contact=contact), first


REACH_JOBS = ("requests_reach", "handoffs_reach")
"""Somebody got Bode or lost it: the cards of what waits for them follow."""


async def _catch_up(house: House, person: str) -> None:
    """They can be reached (again): what they missed meanwhile is told later."""
    house.reachability.saw(person, installed=True)
    await house.queue.put([Job(name, {"person": person}) for name in ("person_catch_up", *REACH_JOBS)])


async def leave(house: House, person: str) -> None:
    """The app was removed: nothing is sent to them until they are met again. Of whom we never met, nothing is kept."""
    if await house.records.contacts.get(person_partition(person), person) is None:
        return
    await _change(house, person, lambda contact: replace(contact, installed=False))
    house.reachability.saw(person, installed=False)
    await house.queue.put([Job(name, {"person": person}) for name in REACH_JOBS])


async def choose_language(house: House, actor: Actor, language: Language) -> Actor:
    contact = await _change(house, actor.id, lambda contact: replace(contact, language=language))
    return replace(actor, contact=contact)


async def move(house: House, actor: Actor, address: Address) -> None:
    """Their conversation was lost and opened anew."""
    await _change(house, actor.id, lambda contact: replace(contact, address=address))


async def recipient(house: House, person: str) -> Actor:
    """Somebody to whom something is sent unasked. Raises Unavailable when the directory does not know them any more."""
    return await meet(house, person, None)


async def _keep(house: House, standing: Stored[Contact] | None, value: Contact) -> Contact:
    """A conflict means that another turn of theirs met them just now: what that one kept is as good."""
    write = house.records.contacts.put(value, standing.version if standing else None)
    try:
        await house.records.commit(person_partition(value.person), write)
    except Conflict:
        newest = await house.records.contacts.get(person_partition(value.person), value.person)
        return newest.value if newest else value
    return value


async def _change(house: House, person: str, change: Callable[[Contact], Contact]) -> Contact:
    while True:
        standing = await house.records.contacts.get(person_partition(person), person)
        value = change(standing.value if standing else Contact(person))
        try:
            write = house.records.contacts.put(value, standing.version if standing else None)
            await house.records.commit(person_partition(person), write)
        except Conflict:
            continue
        return value
