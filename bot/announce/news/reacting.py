"""Finds which announcement somebody reacted to, by the card in their chat, and counts it there."""

from bot.announce.news.reactions import SHARES, Reactions
from bot.announce.news.reading import newest_of
from bot.house import House
from bot.store.partitions import announcement_partition

LOOKED = 50
"""Of the newest deliveries of one person, of each kind, are looked through for the card."""


async def react(
    house: House, person: str, activity: str, added: tuple[str, ...], removed: tuple[str, ...], key: str
) -> bool:
    """Whether the card is an announcement's. `key` is the turn's: `house` counts each turn once, however often it is
    delivered, and what is kept names nobody."""
    announcement = await _announcement_of(house, person, activity)
    if announcement is None or not (added or removed):
        return False
    share = int(key[-8:], 16) % SHARES

    def reacted(now: Reactions | None) -> Reactions:
        return (now or Reactions(announcement, share)).reacted(added, removed)

    await house.records.change_one(house.records.reactions, announcement_partition(announcement), str(share), reacted)
    return True


async def _announcement_of(house: House, person: str, activity: str) -> str | None:
    found = await newest_of(house, person, LOOKED)
    return next((one.value.announcement for one in found if activity in one.value.activities), None)
