"""Installs Bode for who is in the directory and has it not: asks once, keeps what came of it, and looks again later.

What the channel says of an installation stays the truth. Only where it said nothing, although the app is there, the
chat is asked for, and becomes the person's address.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.errors import Stale
from bot.house import House
from bot.people.contact import Address, Contact
from bot.people.contacts import find_installed
from bot.people.installs import Installing, Installs, InstallsAway, Outcome
from bot.people.snapshot import NoOrganisation
from bot.store.partitions import INSTALLS, person_partition

AT_ONCE = 8
"""People for whom it is asked side by side."""
MOST_IN_A_ROW = 3 * AT_ONCE
"""Of people with whom it does not succeed, before the round ends: then it is not about them."""
SERVICE_URL = "https://smba.trafficmanager.net/teams/"
"""Where the channel answers for everybody, as long as nobody's own address is known (Microsoft: proactive messages)."""

AGAIN: Mapping[Outcome, timedelta] = {
    Outcome.ASKED: timedelta(minutes=15),  # longer than the channel takes to say that it is there
    Outcome.THERE: timedelta(days=1),
    Outcome.REFUSED: timedelta(days=1),
    Outcome.FAILED: timedelta(days=1),
    Outcome.NOBODY: timedelta(days=1),  # or nobody's app: a wrong id of the catalogue looks the same
}
"""When somebody is looked at again who has no Bode by then."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Installer:
    """`bot` is the channel's account of Bode, `tenant` whose people these are. `respected`: for so long nobody gets
    Bode back who removed it."""

    house: House
    installs: Installs
    tenant: str
    bot: str
    respected: timedelta

    async def install(self) -> int:
        """For a round. Returns for how many people something was done; what was done before it is cancelled stays."""
        missing = await self._missing()
        if not missing:
            return 0
        service_url = await self._service_url()
        outcomes: Counter[Outcome] = Counter()
        in_a_row = 0
        for start in range(0, len(missing), AT_ONCE):
            people = missing[start : start + AT_ONCE]
            try:
                came = await asyncio.gather(*(self._one(person, service_url) for person in people))
            except InstallsAway:
                log.warning("installing.away")
                break
            outcomes.update(came)
            asked = [outcome for outcome in came if outcome is not Outcome.REMOVED]
            in_a_row = 0 if {Outcome.ASKED, Outcome.THERE} & set(asked) else in_a_row + len(asked)
            if in_a_row >= MOST_IN_A_ROW:
                log.error("installing.stopped", extra={"outcomes": dict(outcomes)})
                break
        if outcomes:
            log.info("installing.done", extra={"outcomes": dict(outcomes)})
        return outcomes.total()

    async def _missing(self) -> Sequence[str]:
        """Who has no Bode, as far as is known, and of whom nothing is to be waited for."""
        reached = self.house.reachability.people
        try:
            directory = await self.house.directory.current()
        except NoOrganisation:
            return ()
        if reached is None:
            return ()
        resting = {item.value.person async for item in self.house.records.installings.stream(partition=INSTALLS)}
        return sorted(directory.people.keys() - reached - resting)

    async def _service_url(self) -> str:
        known = await self.house.records.contacts.find(equal={"installed": True}, limit=1)
        addresses = [item.value.address for item in known.items if item.value.address]
        return addresses[0].service_url if addresses else SERVICE_URL

    async def _one(self, person: str, service_url: str) -> Outcome:
        found = await self.house.records.contacts.get(person_partition(person), person)
        contact = found.value if found else None
        now = self.house.now()
        if contact and contact.installed:
            return Outcome.THERE  # it came since this instance looked
        until = self._removed_until(contact, now)
        if until > now:
            await self._keep(Installing(person, Outcome.REMOVED, now, until))
            return Outcome.REMOVED
        outcome = await self.installs.install(person)
        if outcome is Outcome.THERE and (chat := await self.installs.chat(person)):
            address = Address(chat, service_url, self.tenant, person, self.bot)
            await find_installed(self.house, person, contact, address)
            return outcome
        await self._keep(Installing(person, outcome, now, now + AGAIN[outcome]))
        return outcome

    def _removed_until(self, contact: Contact | None, now: datetime) -> datetime:
        """Who has an address had Bode once. When they removed it is not known of what an earlier version kept."""
        if contact is None or contact.address is None:
            return now
        return (contact.changed or now) + self.respected

    async def _keep(self, installing: Installing) -> None:
        with suppress(Stale):  # another round kept it a moment ago
            await self.house.records.accept(INSTALLS, [self.house.records.installings.put(installing)])
