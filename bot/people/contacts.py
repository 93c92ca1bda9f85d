"""Meeting people: who they are, where to reach them, which language they chose."""

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeAlias

from bot.errors import Unavailable
from bot.house import House
from bot.people.acting import Acting, System
from bot.people.contact import Address, Contact
from bot.people.directory import Directory
from bot.people.person import Person
from bot.store.partitions import person_partition
from bot.words.languages import Language
from bot.work.job import Job


@dataclass(frozen=True, slots=True)
class Actor:
    """The person of this turn, as the directory and Bode know them now.

    `on_behalf_of` is the id of the person whom they act for, "" for themselves. `system` is the other system that acts
    in their name, None where they do so themselves.
    """

    person: Person
    contact: Contact
    directory: Directory
    on_behalf_of: str = ""
    system: System | None = None

    @property
    def acting(self) -> Acting:
        if self.system:
            return Acting(self.system.actor, self.on_behalf_of or self.id)
        return Acting(self.id, self.on_behalf_of)

    @property
    def id(self) -> str:
        return self.person.id

    @property
    def language(self) -> Language:
        return self.contact.language or self.person.language

    @property
    def manages(self) -> bool:
        return self.directory.leads(self.id)


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
    if address and (value.address != address or not value.can_be_reached):
        value = await _change(house, person, _known_as(person, address=address, installed=True, lost=""))
    return Actor(known, value, directory)


async def arrive(house: House, person: str, address: Address) -> tuple[Actor, bool]:
    """Bode was installed for them. Also tells whether they have to be welcomed: once, though the channel may say it
    several times at once. Raises Unavailable as `meet`."""
    actor = await meet(house, person, None)
    before = Contact(person)

    def arrived(standing: Contact | None) -> Contact:
        nonlocal before
        before = standing or Contact(person)
        return replace(before, address=address, installed=True, welcomed=True, lost="")

    contact = await _change(house, person, arrived)
    return replace(actor, contact=contact), not before.welcomed


ARRIVED_JOBS = ("person_catch_up", "news_arrived")
"""Somebody can be reached (again): they are told what they missed."""
REACH_JOBS = ("requests_reach", "handoffs_reach")
"""Somebody got Bode or lost it: the cards of what waits for them follow."""


def _reached(before: Contact | None, after: Contact) -> Sequence[Job]:
    """What a change of contact promises, in its own commit: who can be reached (again) is told what they missed."""
    if after.can_be_reached == bool(before and before.can_be_reached):
        return ()
    names = (*ARRIVED_JOBS, *REACH_JOBS) if after.can_be_reached else REACH_JOBS
    return [Job(name, {"person": after.person}) for name in names]


async def leave(house: House, person: str) -> None:
    """The app was removed: nothing is sent to them until they are met again. Of whom we never met, nothing is kept."""
    if await house.records.contacts.get(person_partition(person), person) is None:
        return
    await _change(house, person, _known_as(person, installed=False))


async def lose(house: House, actor: Actor, code: str) -> None:
    """What was sent could not be brought to them, although Bode is installed: what waits for them says so."""
    if actor.contact.lost != code:
        await _change(house, actor.id, _known_as(actor.id, lost=code))


async def regain(house: House, actor: Actor) -> None:
    """Something arrived at last."""
    if actor.contact.lost:
        await _change(house, actor.id, _known_as(actor.id, lost=""))


async def find_installed(house: House, person: str, known: Contact | None, address: Address) -> None:
    """Bode is there for them, although the channel never said so: they are welcomed, where nobody did. What it said
    since `known` was read counts more."""

    def found(standing: Contact | None) -> Contact:
        if standing != known:
            return standing or Contact(person)
        before = standing or Contact(person)
        there = replace(before.address, conversation=address.conversation) if before.address else address
        return replace(before, address=there, installed=True, lost="")

    def promises(before: Contact | None, after: Contact) -> Sequence[Job]:
        return [*_reached(before, after), Job("person_welcome", {"person": person})]

    await _change(house, person, found, promises)


async def welcome(house: House, actor: Actor) -> None:
    """They were told what Bode is."""
    await _change(house, actor.id, _known_as(actor.id, welcomed=True))


async def hands_in(house: House, person: str, until: date) -> None:
    """Somebody lets them hand in for them until that day: only then is it looked up for whom."""
    contact = await house.records.contacts.get(person_partition(person), person)
    known = contact.value.hands_in_until if contact else None
    if known is None or known < until:
        await _change(house, person, _known_as(person, hands_in_until=until))


async def choose_language(house: House, actor: Actor, language: Language) -> Actor:
    contact = await _change(house, actor.id, _known_as(actor.id, language=language))
    return replace(actor, contact=contact)


async def move(house: House, actor: Actor, address: Address) -> None:
    """Their conversation was lost and opened anew."""
    await _change(house, actor.id, _known_as(actor.id, address=address))


async def recipient(house: House, person: str) -> Actor:
    """Somebody to whom something is sent unasked. Raises Unavailable when the directory does not know them any more."""
    return await meet(house, person, None)


async def recipients(house: House, people: Iterable[str]) -> Mapping[str, Actor]:
    """By id, those of these people whom the directory knows. They are read side by side, the directory once."""
    directory = await house.directory.current()
    known = [directory.people[one] for one in dict.fromkeys(people) if one in directory.people]
    contacts = await asyncio.gather(*(house.records.contacts.get(person_partition(one.id), one.id) for one in known))
    return {
        one.id: Actor(one, contact.value if contact else Contact(one.id), directory)
        for one, contact in zip(known, contacts, strict=True)
    }


Promises: TypeAlias = Callable[[Contact | None, Contact], Sequence[Job]]


async def _change(
    house: House, person: str, change: Callable[[Contact | None], Contact], promises: Promises = _reached
) -> Contact:
    def changed(standing: Contact | None) -> Contact:
        after = change(standing)
        return after if after == standing else replace(after, changed=house.now())

    contacts, partition = house.records.contacts, person_partition(person)
    contact = await house.records.change_one(contacts, partition, person, changed, promises)
    house.reachability.note(contact)
    return contact


def _known_as(person: str, **changed: Any) -> Callable[[Contact | None], Contact]:
    return lambda standing: replace(standing or Contact(person), **changed)
