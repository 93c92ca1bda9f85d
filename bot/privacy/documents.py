"""What a document that names a person becomes: gone, or the same with a made-up id."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.announce.announcement import Announcement, AnnouncementState
from bot.announce.authority.listed import waits_no_more
from bot.announce.authority.to_confirm import SENDING
from bot.announce.correcting.edition import AnnouncedEdition, unnamed
from bot.announce.drafts import replacing
from bot.answer.library.source import Indexed, Source
from bot.answer.official import editions
from bot.answer.official.official_answer import OFFICIAL, Deed, Edition, OfficialAnswer
from bot.arrange.request import TO_DECIDE, Request, RequestState
from bot.house import House
from bot.people.acting import OPERATOR
from bot.privacy.declaring import Erased, owner_of
from bot.privacy.forgetting import Forgetting, by_id_only, plain_without, without
from bot.privacy.holdings import BY_KIND
from bot.store.base import Document, Put, Remove, Write
from bot.store.collection import ORGANISATION, Collection
from bot.work.job import Job

CALLED = frozenset({"person", "school", "group", "organisation", "indexed", "source"})
"""Kinds that say what others are called: a name in them is theirs. That of a document of a library, and its address,
are as they stand where it comes from: with another it would not be opened any more."""
NEVER_SENT = frozenset({AnnouncementState.DRAFT, AnnouncementState.TO_CONFIRM, AnnouncementState.PLANNED})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a document of this organisation stands, and when it is gone by itself."""

    partition: str
    expires: datetime | None


@dataclass(frozen=True, slots=True)
class Rewritten:
    """`waits`: nothing yet, as it is a request of theirs that waits for a decision, and is to be taken back first."""

    partition: str
    writes: Sequence[Write]
    jobs: Sequence[Job] = ()
    waits: bool = False


async def rewritten(house: House, document: Document, place: Place, who: Forgetting) -> Rewritten:
    """One commit: where the key of a document names them, it stands under another from then on."""
    collection = _collections(house).get(document.kind)
    gone = Remove(document.kind, document.id, document.version)
    if who.ids.search(place.partition) or collection is None:  # also of a thing of theirs, as the notices of a mandate
        return Rewritten(place.partition, [gone])
    kind = BY_KIND[document.kind]
    try:
        value = collection.read(document.id, kind.kind.schema, document.body)
    except ValueError:  # what nobody can read any more is plain JSON
        return Rewritten(place.partition, _as_json(document, place, who))
    owner = owner_of(kind, value)
    if owner == who.person:
        if isinstance(value, Request) and value.state in TO_DECIDE:
            return Rewritten(place.partition, [], waits=True)
        if isinstance(value, Announcement) and value.state in NEVER_SENT:
            return await _never_sent(house, value, place, gone)
        if kind.erased is Erased.REMOVED or _is_draft(value):
            return Rewritten(place.partition, [gone])
    if isinstance(value, Source):
        # The index holds the scope by its digest: those who may read it are met under both.
        await house.scopes.meet([frozenset(who.id(reader) for reader in value.readers)])
    told = by_id_only(who) if document.kind in CALLED else who
    now = _still_proven(without(value, kind, told), value)
    if isinstance(value, OfficialAnswer) and isinstance(now, OfficialAnswer):
        return await _followed(house, place, value, now, document.version)
    put = collection.put(now, document.version)
    # A scope keeps its id, which is made of who read it once: the index knows it by that.
    if put.id == document.id:
        return Rewritten(place.partition, [put])
    return Rewritten(place.partition, [gone, replace(put, replaces=None)])


def _collections(house: House) -> Mapping[str, Collection[Any]]:
    return {one.kind.name: one for one in house.records.collections()}


def _as_json(document: Document, place: Place, who: Forgetting) -> Sequence[Write]:
    body = {**plain_without(document.body, who), ORGANISATION: document.body.get(ORGANISATION, "")}
    put = Put(document.kind, who.id(document.id), body, document.version, place.expires)
    if put.id == document.id:
        return [put]
    return [Remove(document.kind, document.id, document.version), replace(put, replaces=None)]


async def _followed(house: House, place: Place, before: OfficialAnswer, now: OfficialAnswer, version: str) -> Rewritten:
    """With the next number of all official answers, so that the index of every instance follows. Other words are
    another edition: it is by those that an index knows what it holds."""
    state = await editions.indexed(house)
    number = 1 + (state.value.number if state else 0)
    await house.scopes.announce(OFFICIAL, number, [now.readers])
    after, records = replace(now, number=number), house.records
    writes: list[Write] = []
    if (now.question, now.text) != (before.question, before.text):
        after = replace(after, revision=before.revision + 1, completed=frozenset())
        writes = [records.editions.put(Edition(after.id, after, Deed.CHANGED, OPERATOR.person, house.now()))]
    indexed = replace(state.value, number=number) if state else Indexed(OFFICIAL, number)
    writes += [
        records.indexed.put(indexed, state.version if state else None),
        records.official_answers.put(after, version),
    ]
    return Rewritten(place.partition, writes)


async def _never_sent(house: House, value: Announcement, place: Place, gone: Remove) -> Rewritten:
    """Nobody waits for it any more, and nothing that stood in it before stays."""
    beside = await replacing.removal(house, value)
    listed = await waits_no_more(house, value.id, SENDING)
    return Rewritten(place.partition, [gone, *beside.writes, *listed], beside.jobs)


def _is_draft(value: Any) -> bool:
    """Nobody but them ever saw it."""
    return isinstance(value, Request) and value.state is RequestState.DRAFT


def _still_proven(now: Any, before: Any) -> Any:
    """A proof of delivery, and who marked it as seen, name the digest of what an announcement said."""
    match now, before:
        case Announcement(), Announcement():
            return unnamed(now, before)
        case AnnouncedEdition(), AnnouncedEdition():
            return replace(now, said=unnamed(now.said, before.said))
        case _:
            return now
