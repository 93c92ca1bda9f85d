"""Signs the links of announcements that lead over Bode, and counts those that are opened: in this process first, added
to what the store holds every few seconds, so that ten thousand who open one at once cost a write now and then.

A process that is told to end adds what it has; one that is killed loses what it counted in the last ADD_EVERY.
"""

import asyncio
import hashlib
import hmac
import logging
from collections import Counter
from contextlib import suppress
from secrets import randbelow
from urllib.parse import quote, urlencode

from bot.announce.opening.opened import SHARES, Opened, link_id
from bot.errors import Unavailable
from bot.links import Leads, directly, web_address
from bot.store.partitions import announcement_partition
from bot.store.records import Records
from bot.work.link_keys import link_key

ROUTE = "/open/link"
ADD_EVERY = 5.0
"""Seconds."""
LAST_SECONDS = 5.0
"""That adding may take when the process ends."""

log = logging.getLogger(__name__)


class Openings:
    """Of one organisation in this process. `counts`: whether links lead over Bode at all; those that did before it was
    turned off lead on, uncounted."""

    def __init__(self, *, counts: bool = False) -> None:
        self.counts = counts
        self._key = b""
        self._waiting: dict[str, Counter[str]] = {}
        self._share = randbelow(SHARES)

    async def leads(self, records: Records, base: str, announcement: str) -> Leads:
        """How the links of what was published lead. `base` is where Bode answers from outside, "" for nowhere."""
        if not (self.counts and base):
            return directly
        key, organisation = await self._signs_with(records), records.organisation_id

        def over_bode(address: str) -> str:
            signed = _sign(key, organisation, announcement, address)
            query = urlencode({"of": organisation, "to": address, "key": signed})
            return f"{base}{ROUTE}/{quote(announcement, safe='')}?{query}"

        return over_bode

    async def follow(self, records: Records, announcement: str, address: str, signed: str) -> str:
        """Where it leads: the address itself, if Bode signed it for this announcement. Raises Unavailable."""
        key = await self._signs_with(records)
        expected = _sign(key, records.organisation_id, announcement, address)
        if not web_address(address) or not hmac.compare_digest(signed.encode(), expected.encode()):
            raise Unavailable
        return address

    def count(self, announcement: str, address: str) -> None:
        """Only what `follow` gave: what nobody signed would take room without end."""
        if self.counts:
            self._waiting.setdefault(announcement, Counter())[link_id(address)] += 1

    async def add(self, records: Records) -> None:
        """What was counted since, one commit for each announcement. What cannot be added now waits for the next time;
        where the store did not say whether it has it, it may then count twice."""
        while self._waiting:
            announcement, counts = self._waiting.popitem()
            try:
                await _added(records, announcement, self._share, counts)
            except BaseException:
                self._waiting.setdefault(announcement, Counter()).update(counts)
                raise

    async def keep_adding(self, records: Records, stop: asyncio.Event) -> None:
        """Until it is told to stop, and then once more."""
        while not stop.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), ADD_EVERY)
            try:
                async with asyncio.timeout(LAST_SECONDS if stop.is_set() else None):
                    await self.add(records)
            except Exception as error:
                log.warning("openings.not_added", extra={"error": type(error).__name__, "last": stop.is_set()})

    async def _signs_with(self, records: Records) -> bytes:
        if not self._key:
            self._key = await link_key(records)
        return self._key


async def _added(records: Records, announcement: str, share: int, counts: Counter[str]) -> None:
    def more(now: Opened | None) -> Opened:
        return (now or Opened(announcement, share)).more(counts)

    await records.change_one(records.opened, announcement_partition(announcement), str(share), more)


def _sign(key: bytes, organisation: str, announcement: str, address: str) -> str:
    """An address that a client may open has no line break, so none of the three reads as another."""
    said = "\n".join(("announcement-link", organisation, announcement, address))
    return hmac.new(key, said.encode(), hashlib.sha256).hexdigest()[:32]
