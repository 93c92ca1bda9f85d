"""Who has Bode: everybody's installation, kept in memory and brought up to date beside the turns."""

from bot.store.records import Records


class Reachability:
    """`people` are the ids of who can be reached: as of the last `refresh`, and what this process saw since; None
    before the first. What another instance saw comes with the next one."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self.people: frozenset[str] | None = None

    async def refresh(self) -> int:
        """Reads every installation; for the worker, never for a turn. Returns how many there are."""
        found: set[str] = set()
        after = None
        while True:
            page = await self._records.contacts.find(equal={"installed": True}, limit=500, after=after)
            found |= {item.value.person for item in page.items}
            after = page.next
            if after is None:
                self.people = frozenset(found)
                return len(found)

    def saw(self, person: str, *, installed: bool) -> None:
        """This person came or went just now."""
        if self.people is not None:
            self.people = self.people | {person} if installed else self.people - {person}

    def missing(self, people: frozenset[str]) -> int:
        """How many of them have no Bode, as far as is known."""
        return 0 if self.people is None else len(people - self.people)
