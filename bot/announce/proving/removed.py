"""What the audit keeps of a removed announcement: whether a proof that was made before is of its text."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.announce.proving.record import Record
from bot.json import Json
from bot.store.partitions import announcement_partition
from bot.store.records import Records

REMOVED_DEED = "announcement.removed"
"""Of the entry in the partition of the announcement, committed with its removal."""


@dataclass(frozen=True, slots=True)
class Removed:
    """When an announcement was removed, and how many people it had; `same_text`: the digest of the edition, and the
    moment at which it was sent, are those of the record."""

    at: datetime
    recipients: int
    same_text: bool


async def removed(records: Records, of: Record) -> Removed | None:
    """None where it never was, and where the audit of then is not kept any more either."""
    async for one in records.audit.stream(partition=announcement_partition(of.announcement)):
        if one.value.deed == REMOVED_DEED:
            detail = one.value.detail
            recipients = detail.get("recipients")
            count = recipients if isinstance(recipients, int) else 0
            return Removed(one.value.at, count, _is_same(detail, of))
    return None


def _is_same(detail: Mapping[str, Json], of: Record) -> bool:
    editions, published = detail.get("editions"), detail.get("published")
    said = editions.get(str(of.edition)) if isinstance(editions, Mapping) else None
    sent = datetime.fromisoformat(published) if isinstance(published, str) else None
    return said == of.said and sent == of.published
