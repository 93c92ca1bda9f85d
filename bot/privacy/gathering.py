"""Finds all that is kept of a person by the indexes, at a cost that goes with what they did and not with the house.

What they did in the requests of others is found by what was asked of them. `whole` reads every document instead, and
finds also what no index leads to: that they are in an audience, or what they did with a request of somebody else.
"""

from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import dataclass
from typing import Any

from bot.house import House
from bot.json import JsonObject
from bot.privacy.forgetting import Forgetting
from bot.privacy.holdings import BY_KIND
from bot.privacy.sharing import shared_with
from bot.store.base import WholeStore
from bot.store.collection import Collection, Stored, organised
from bot.store.documents import plain_text
from bot.store.partitions import (
    DIRECTORY,
    INSTALLS,
    OFFICIAL_ANSWERS,
    announcement_partition,
    handoff_partition,
    notices_partition,
    person_partition,
    request_partition,
)
from bot.work.notice import DeliveryState


@dataclass(frozen=True, slots=True)
class Held:
    """One document as it is kept. `value` is what it says."""

    kind: str
    partition: str
    id: str
    value: Any


class _Gathered:
    def __init__(self, house: House, person: str) -> None:
        self.house, self.person = house, person
        self.found: dict[tuple[str, str, str], Held] = {}

    def add(self, collection: Collection[Any], partition: str, stored: Stored[Any] | None) -> None:
        if stored:
            key = (collection.kind.name, partition, collection.key(stored.value))
            if key not in self.found:
                value = shared_with(self.person, stored.value, BY_KIND[collection.kind.name])
                self.found[key] = Held(*key, value)

    async def all_of(self, collection: Collection[Any], at: Callable[[Any], str], **find: Any) -> None:
        async for stored in collection.stream(**find):
            self.add(collection, at(stored.value), stored)


async def gather(house: House, person: str) -> list[Held]:
    """In the order of the kinds and keys."""
    gathered = _Gathered(house, person)
    await _own(gathered)
    await _asked_and_decided(gathered)
    await _announced(gathered)
    return sorted(gathered.found.values(), key=lambda held: (held.kind, held.partition, held.id))


async def _own(gathered: _Gathered) -> None:
    """Their row, whatever stands in their own partition, and what is kept of the tenant's answer about their chat."""
    records, person, own = gathered.house.records, gathered.person, person_partition(gathered.person)
    gathered.add(records.people, DIRECTORY, await records.people.get(DIRECTORY, person))
    gathered.add(records.installings, INSTALLS, await records.installings.get(INSTALLS, person))
    for collection in records.collections():
        await gathered.all_of(collection, lambda _: own, partition=own)
    await gathered.all_of(
        records.mandates, lambda one: person_partition(one.grantor), equal={"holder": person}, order="changed"
    )
    async for stored in records.role_grants.stream(order="changed"):
        if person in {stored.value.holder, stored.value.by, stored.value.stopped_by}:
            gathered.add(records.role_grants, DIRECTORY, stored)


async def _asked_and_decided(gathered: _Gathered) -> None:
    records, person = gathered.house.records, gathered.person
    theirs = {"requester": person}
    await gathered.all_of(records.requests, lambda one: request_partition(one.id), equal=theirs, order="changed")
    wanted = {held.id for held in gathered.found.values() if held.kind == "request"}
    for is_open in (True, False):
        equal = {"person": person, "open": is_open}
        await gathered.all_of(records.approvals, lambda one: request_partition(one.request), equal=equal, order="since")
    await gathered.all_of(
        records.away_days, lambda one: request_partition(one.request), equal={"person": person}, order="last"
    )
    asked = {held.value.request for held in gathered.found.values() if held.kind == "approval"}
    for request in sorted(wanted | asked):
        partition = request_partition(request)
        gathered.add(records.requests, partition, await records.requests.get(partition, request))
        gathered.add(records.handlings, partition, await records.handlings.get(partition, request))
    await gathered.all_of(
        records.handoffs, lambda one: handoff_partition(one.id), equal={"asker": person}, order="changed"
    )
    for withdrawn in (True, False):
        equal = {"owner": person, "withdrawn": withdrawn}
        await gathered.all_of(
            records.official_answers,
            lambda _: OFFICIAL_ANSWERS,
            equal=equal,
            order="review_by",
            partition=OFFICIAL_ANSWERS,
        )


async def _announced(gathered: _Gathered) -> None:
    records, person = gathered.house.records, gathered.person
    at = announcement_partition
    await gathered.all_of(records.announcements, lambda one: at(one.id), equal={"author": person}, order="created")
    await gathered.all_of(records.deliveries, lambda one: at(one.announcement), equal={"person": person}, order="last")
    for is_open in (True, False):
        equal = {"person": person, "open": is_open}
        await gathered.all_of(records.deliveries, lambda one: at(one.announcement), equal=equal, order="since")
    got = {held.value.announcement for held in gathered.found.values() if held.kind == "delivery"}
    for id_ in sorted(got):
        gathered.add(records.announcements, at(id_), await records.announcements.get(at(id_), id_))
        gathered.add(records.given_answers, at(id_), await records.given_answers.get(at(id_), person))
    for state in DeliveryState:
        equal = {"person": person, "state": state.value}
        await gathered.all_of(records.notices, lambda one: notices_partition(one.subject), equal=equal)


async def everything_naming(house: House, store: WholeStore, who: Forgetting) -> AsyncIterator[Held]:
    """Reads every document of the organisation once."""
    kinds = {one.kind.name: one for one in house.records.collections()}
    own = organised("", house.records.organisation_id)
    async for page in store.everything():
        for whole in page:
            document = whole.document
            if document.kind in kinds and document.partition.startswith(own) and _names(document, who):
                collection = kinds[document.kind]
                value = collection.read(document.id, collection.kind.schema, document.body)
                shared = shared_with(who.person, value, BY_KIND[document.kind])
                yield Held(document.kind, document.partition.removeprefix(own), document.id, shared)


def _names(document: Any, who: Forgetting) -> bool:
    texts: Iterable[str] = (document.partition, document.id, plain_text(document.body))
    return any(who.ids.search(text) for text in texts)


def as_json(house: House, helds: Iterable[Held]) -> list[JsonObject]:
    kinds = {one.kind.name: one for one in house.records.collections()}
    return [
        {"kind": one.kind, "partition": one.partition, "id": one.id, "value": kinds[one.kind].put(one.value).body}
        for one in helds
    ]
