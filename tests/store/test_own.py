"""Two organisations on one store: whoever asks for what is the other's, or writes it, fails."""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.bootstrap.houses import opened_records
from bot.settings import load_settings
from bot.sqlite.opening import open_file
from bot.store.base import Document, DocumentStore, Page, Put, Remove
from bot.store.kinds import CONTACT, KINDS
from bot.store.own import AnotherOrganisations, OwnStore
from bot.store.sqlite import open_store

KIND = CONTACT.name
AT = "2026-11-23T09:00:00Z"
THEIRS = Put(KIND, "ana", {"organisation": "stad", "changed": AT, "secret": "of the city"})


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[DocumentStore]:
    file = await open_file(tmp_path / "store.sqlite")
    opened = await open_store(file, KINDS, now=lambda: datetime.now(UTC))
    await opened.commit("stad:person:ana", [THEIRS])
    yield opened
    await opened.close()
    await file.close()


ASKS: dict[str, Callable[[OwnStore], Awaitable[object]]] = {
    "a document": lambda own: own.get(KIND, "stad:person:ana", "ana"),
    "a partition": lambda own: own.find(KIND, partition="stad:person:ana"),
    "a partition without an organisation": lambda own: own.find(KIND, partition="person:ana"),
    "everybody's": lambda own: own.find(KIND, order="changed"),
    "the other's": lambda own: own.find(KIND, equal={"organisation": "stad"}, order="changed"),
    "how many everybody has": lambda own: own.count(KIND, equal={}),
    "how many the other has": lambda own: own.count(KIND, equal={"organisation": "stad"}),
    "how many stand there": lambda own: own.count(KIND, equal={}, partition="stad:person:ana"),
    "to write there": lambda own: own.commit("stad:person:ben", [THEIRS]),
    "to write what says that it is the other's": lambda own: own.commit("scholen:person:ana", [THEIRS]),
    "to write what says nothing": lambda own: own.commit("scholen:person:ana", [Put(KIND, "ana", {"changed": AT})]),
    "to remove": lambda own: own.commit("stad:person:ana", [Remove(KIND, "ana", "1")]),
}


@pytest.mark.parametrize("asked", ASKS)
async def test_nothing_of_the_other_is_asked_for(store: DocumentStore, asked: str) -> None:
    with pytest.raises(AnotherOrganisations):
        await ASKS[asked](OwnStore(store, "scholen"))
    standing = await store.get(KIND, "stad:person:ana", "ana")
    assert standing and standing.body == THEIRS.body


async def test_one_s_own_is_there_under_the_same_ids(store: DocumentStore) -> None:
    own = OwnStore(store, "scholen")
    body = {"organisation": "scholen", "changed": AT}
    await own.commit("scholen:person:ana", [Put(KIND, "ana", body)])
    assert (await own.get(KIND, "scholen:person:ana", "ana")).body == body  # pyright: ignore[reportOptionalMemberAccess]
    found = await own.find(KIND, equal={"organisation": "scholen"}, order="changed")
    assert [one.body for one in found.documents] == [body]
    assert await own.count(KIND, equal={"organisation": "scholen"}) == 1
    await own.close()
    assert await store.get(KIND, "stad:person:ana", "ana"), "the store stays open for the other"


class _Wrong:
    """A store that gives what is another's."""

    async def find(self, kind: str, **_: object) -> Page:
        return Page([Document(kind, "stad:person:ana", "ana", THEIRS.body, "1")], None)


async def test_what_a_store_gives_by_mistake_goes_no_further() -> None:
    own = OwnStore(_Wrong(), "scholen")  # pyright: ignore[reportArgumentType]
    with pytest.raises(AnotherOrganisations):
        await own.find(KIND, equal={"organisation": "scholen"}, order="changed")


async def test_all_records_are_so_bound(tmp_path: Path) -> None:
    async with opened_records(load_settings(data_dir=tmp_path)) as records:
        with pytest.raises(AnotherOrganisations):
            await records.accept("x", [THEIRS])
