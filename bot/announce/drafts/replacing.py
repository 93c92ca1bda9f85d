"""What else a change of a draft writes: the text that it replaces, and what removes pictures that nothing shows."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.announce.announcement import Announcement
from bot.announce.drafts.earlier import EarlierTexts, is_replaced, with_text_of, without_text_of
from bot.announce.pictures.keeping import looks_at
from bot.house import House
from bot.store.base import Write
from bot.store.partitions import announcement_partition
from bot.work.job import Job


@dataclass(frozen=True, slots=True)
class Beside:
    """What goes into the commit of the draft itself."""

    writes: Sequence[Write] = ()
    jobs: Sequence[Job] = ()


async def beside(house: House, before: Announcement, after: Announcement) -> Beside:
    """For the commit that puts `after` in the place of `before`."""
    if not is_replaced(before, after):
        return Beside(jobs=_unused(before, after, None))
    standing = await house.records.earlier_texts.get(announcement_partition(before.id), before.id)
    kept = standing.value if standing else EarlierTexts(before.id)
    now = without_text_of(with_text_of(kept, before, house.now()), after)
    write = house.records.earlier_texts.put(now, standing.version if standing else None)
    return Beside([write], _unused(before, after, now, kept))


def _unused(
    before: Announcement, after: Announcement, now: EarlierTexts | None, kept: EarlierTexts | None = None
) -> Sequence[Job]:
    """For pictures that may be shown nowhere any more."""
    shown = {one.name for one in (after.fetched, *(text.fetched for text in (now.texts if now else ()))) if one}
    were = [before.fetched, *(text.fetched for text in (kept.texts if kept else ()))]
    return looks_at(before.id, [one for one in were if one and one.name not in shown])


async def removal(house: House, draft: Announcement) -> Beside:
    """For the commit that throws it away."""
    standing = await house.records.earlier_texts.get(announcement_partition(draft.id), draft.id)
    texts = standing.value.texts if standing else ()
    writes = [house.records.earlier_texts.remove(standing.value, standing.version)] if standing else []
    return Beside(writes, looks_at(draft.id, [draft.fetched, *(text.fetched for text in texts)]))
