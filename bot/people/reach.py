"""Who has Bode: everybody's installation kept in memory, and whether what waits for somebody reaches them."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.people.colleagues import MOST_NAMED, REACHED, Awaited, Colleague, colleague
from bot.people.contact import Contact
from bot.people.directory import Directory
from bot.store.collection import moment
from bot.store.partitions import person_partition
from bot.store.records import Records

AT_ONCE = 8
"""Contacts that are read side by side."""
OVERLAP = timedelta(minutes=2)
"""What changed that long before the last reading is read again: the clocks of those who write differ, and what was
written by then may have stood there only a moment later."""


@dataclass(frozen=True, slots=True)
class Unreached:
    """Why somebody cannot be reached whom Bode met: REMOVED, or the channel's code; since when, None where that is not
    known."""

    why: str
    since: datetime | None = None


REMOVED = "removed"


class Reachability:
    """`people` are the ids of who can be reached: as of the last `refresh`, and what this process saw since; None
    before the first. What another instance saw comes with the next one. `unreached` are those who had Bode once and
    cannot be reached now; some of them have it still, so they are among `people`."""

    def __init__(self, records: Records, now: Callable[[], datetime]) -> None:
        self._records = records
        self._now = now
        self._since: datetime | None = None
        self.people: frozenset[str] | None = None
        self.unreached: dict[str, Unreached] = {}

    async def refresh(self) -> int:
        """Reads every installation the first time, and then what changed; for the worker, never for a turn. Returns how
        many it read."""
        began, contacts = self._now(), self._records.contacts
        if self.people is None or self._since is None:
            found = {item.value.person: item.value async for item in contacts.stream(equal={"installed": True})}
            gone = [item.value async for item in contacts.stream(equal={"installed": False})]
            self.people = frozenset(found)
            self.unreached = {}
            for contact in (*found.values(), *gone):
                self.note(contact)
            read = len(self.people)
        else:
            changed = [
                item.value async for item in contacts.stream(order="changed", above=moment(self._since - OVERLAP))
            ]
            for contact in changed:
                self.note(contact)
            read = len(changed)
        self._since = began
        return read

    def note(self, contact: Contact) -> None:
        """How this person can be reached, as it stands now."""
        self._saw(contact.person, installed=contact.installed)
        had_it = contact.address is not None
        why = contact.lost if contact.installed else REMOVED if had_it else ""
        if why:
            self.unreached[contact.person] = Unreached(why, contact.changed)
        else:
            self.unreached.pop(contact.person, None)

    def _saw(self, person: str, *, installed: bool) -> None:
        """This person came or went just now."""
        if self.people is not None and installed != (person in self.people):
            self.people = self.people | {person} if installed else self.people - {person}

    def missing(self, people: frozenset[str]) -> int:
        """How many of them have no Bode, as far as is known."""
        return 0 if self.people is None else len(people - self.people)


async def awaited(
    records: Records,
    directory: Directory,
    awaits: Sequence[str],
    help_on: Sequence[Colleague] = (),
    *,
    known: Contact | None = None,
) -> Awaited:
    """Whether one of these people has Bode, as their installation stands now. `help_on` are whom to turn to when the
    directory knows none of them. `known` was just read: whoever looks is often one of them."""
    people = [directory.people[person] for person in awaits if person in directory.people]
    if known and known.can_be_reached and any(one.id == known.person for one in people):
        return REACHED
    for start in range(0, len(people), AT_ONCE):
        ahead = people[start : start + AT_ONCE]
        found = await asyncio.gather(*(records.contacts.get(person_partition(one.id), one.id) for one in ahead))
        if any(contact and contact.value.can_be_reached for contact in found):
            return REACHED
    if not people:
        return Awaited(reached=False, nobody=True, people=tuple(help_on))
    return Awaited(reached=False, people=tuple(colleague(one, directory) for one in people[:MOST_NAMED]))
