"""What `verify` finds: any one entry, link, page or head that was changed, taken away, moved or put in."""

import asyncio
from copy import deepcopy
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.json import JsonObject
from bot.store.base import Document
from bot.store.collection import organised
from bot.store.partitions import DEFAULT_ORGANISATION
from bot.work.chain.sweeping import sweep
from bot.work.chain.verifying import MARGIN, NoDigest, kept_of
from tests.work.chain.rig import KINDS_OF_CHAIN, Kept, copied, on_sqlite

PARTITIONS = ("person:an", "requests:leave:2026")


async def filled(kept: Kept) -> None:
    """Two chains of two pages each."""
    for number in range(4):
        for partition in PARTITIONS:
            await kept.happened(partition, f"{partition[0]}{number}")
        if number % 2:
            await sweep(kept.records)


async def test_what_nobody_touched_is_found_whole(kept: Kept) -> None:
    await filled(kept)
    verified = await kept.verified()
    assert (verified.found, verified.links, verified.partitions) == ([], 8, 2)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("actor", "somebody-else"),
        ("subject", "r-9"),
        ("on_behalf_of", "bo"),
        ("deed", "request.refused"),
        ("at", "2026-11-23T08:00:00Z"),
        ("detail", {"to": "person:r1", "revision": 4}),
        ("detail", {"to": "person:r1"}),
        ("salts", {}),
        ("changed", "2026-11-23T09:00:00Z"),
        ("erased", {"actor": "x"}),
        ("id", "r9"),
        ("organisation", "other"),
        ("at", None),
        ("detail", 3),
    ],
)
async def test_a_changed_entry_is_named(kept: Kept, name: str, value: Any) -> None:
    await filled(kept)
    await kept.change("audit", "requests:leave:2026", "r1", lambda body: body.update({name: value}))
    (found,) = (await kept.verified()).found
    assert (found.fault, found.what, found.partition, found.id) == ("changed", "entry", "requests:leave:2026", "r1")
    link = found.at
    assert link and link.isoformat() == "2026-11-23T09:00:04+00:00"


async def test_a_missing_entry_is_named_by_its_link(kept: Kept) -> None:
    await filled(kept)
    await kept.remove((await kept.documents("audit", "person:an"))[3])
    (found,) = (await kept.verified()).found
    assert (found.fault, found.what, found.id, found.number) == ("missing", "entry", "p3", 4)
    assert found.at


async def test_an_entry_in_another_partition_was_moved(kept: Kept) -> None:
    await filled(kept)
    entry = (await kept.documents("audit", "person:an"))[1]
    await kept.remove(entry)
    await kept.put(replace(entry, partition=organised("requests:leave:2026", DEFAULT_ORGANISATION)), entry.body)
    assert await kept.findings() == [("moved", "entry", "p1")]


async def test_an_entry_that_was_put_in_between_was_added(kept: Kept) -> None:
    await filled(kept)
    entry = (await kept.documents("audit", "person:an"))[1]
    await kept.put(replace(entry, id="p1b"), {**entry.body, "id": "p1b"})
    await kept.put(replace(entry, partition=organised("elsewhere", DEFAULT_ORGANISATION), id="x"), entry.body)
    assert await kept.findings() == [("added", "entry", "p1b"), ("changed", "entry", "x")]


async def test_two_links_that_changed_places_were_moved(kept: Kept) -> None:
    await filled(kept)

    def swap(body: dict[str, Any]) -> None:
        body["links"].reverse()

    await kept.change("audit_page", "person:an", "000000000003", swap)
    assert ("moved", "link", "p2") in await kept.findings()


async def test_a_page_that_is_gone_is_told_by_its_numbers(kept: Kept) -> None:
    await filled(kept)
    await kept.remove((await kept.documents("audit_page", "person:an"))[0])
    found = (await kept.verified()).found
    assert [(one.fault, one.what, one.number, one.last) for one in found[:1]] == [("missing", "link", 1, 2)]
    assert {one.id for one in found[1:]} == {"p0", "p1"}


async def test_the_end_that_is_gone_is_told_by_the_head(kept: Kept) -> None:
    """Also when its entries went along with it."""
    await filled(kept)
    page = (await kept.documents("audit_page", "person:an"))[1]
    for document in (page, *(await kept.documents("audit", "person:an"))[2:]):
        await kept.remove(document)
    (found,) = (await kept.verified()).found
    assert (found.fault, found.what, found.id, found.number, found.last) == ("missing", "link", "p3", 3, 4)


async def test_only_a_digest_kept_elsewhere_tells_a_chain_that_was_made_anew(kept: Kept) -> None:
    await filled(kept)
    kept.clock.turn(MARGIN + timedelta(seconds=1))
    head = (await kept.verified()).head
    assert head
    await kept.happened("person:an", "p9")
    await sweep(kept.records)
    assert (await kept.verified(given=kept_of(str(head)))).holds
    for kind in KINDS_OF_CHAIN:
        for document in await kept.documents(kind, "person:an"):
            await kept.remove(document)
    verified = await kept.verified(given=head)
    assert (verified.found, verified.holds) == ([], False)
    await kept.happened("person:an", "p0", actor="forged")
    await sweep(kept.records)
    verified = await kept.verified(given=head)
    assert (verified.found, verified.holds) == ([], False)


@pytest.mark.parametrize("text", ["", "abc", "20261128T040800Z-00", "20261399T040800Z-" + 64 * "0"])
def test_what_is_no_digest_is_refused(text: str) -> None:
    with pytest.raises(NoDigest, match="--head"):
        kept_of(text)


async def test_what_is_linked_meanwhile_is_no_finding(embedded: Kept) -> None:
    await filled(embedded)

    async def going_on() -> None:
        for number in range(40):
            await embedded.happened("person:an", f"on{number:02}")
            await sweep(embedded.records)
            await asyncio.sleep(0)

    going = asyncio.create_task(going_on())
    while not going.done():
        assert (await embedded.verified()).found == []
        await asyncio.sleep(0)
    await going


async def test_a_page_under_another_id_is_told(kept: Kept) -> None:
    await filled(kept)
    page = (await kept.documents("audit_page", "person:an"))[1]
    await kept.remove(page)
    await kept.put(replace(page, id="000000000004"), {**page.body, "id": "000000000004"})
    assert await kept.findings() == [("changed", "page of links", "000000000004")]


async def test_a_chain_in_another_partition_is_not_that_one_s(kept: Kept) -> None:
    await filled(kept)
    for kind in KINDS_OF_CHAIN:
        for document in await kept.documents(kind, "person:an"):
            await kept.put(replace(document, partition=organised("person:bo", DEFAULT_ORGANISATION)), document.body)
            await kept.remove(document)
    assert {(one.fault, one.what) for one in (await kept.verified()).found} == {("changed", "link")}


# --- any one change ---------------------------------------------------------------------------------------------------


def leaves(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to each value of a body, and to each part of it that holds others."""
    inner = _inside(value)
    return [(*path, key) for key, _ in inner] + [way for key, one in inner for way in leaves(one, (*path, key))]


def _inside(value: Any) -> list[tuple[Any, Any]]:
    if isinstance(value, dict):
        return list(value.items())
    return list(enumerate(value)) if isinstance(value, list) else []


def reached(body: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        body = body[step]
    return body


OTHER = st.one_of(st.none(), st.integers(-3, 9), st.text(max_size=4), st.just({}), st.just([]), st.booleans())


def changed_body(data: st.DataObject, body: JsonObject) -> JsonObject | None:
    """The same with one value changed, taken away, or in the place of its neighbour; None when that says the same."""
    changed = deepcopy(copied(body))
    *way, last = data.draw(st.sampled_from(leaves(changed)))
    inside = reached(changed, tuple(way))
    deed = data.draw(st.sampled_from(("other", "away", "swapped")))
    if deed == "away":
        del inside[last]
    elif deed == "swapped":
        other = data.draw(st.sampled_from(list(inside) if isinstance(inside, dict) else list(range(len(inside)))))
        inside[last], inside[other] = inside[other], inside[last]
    else:
        inside[last] = data.draw(OTHER)
    return None if changed == body else changed


def other_than(value: Any) -> Any:
    """Of the same kind, so that it can be read."""
    if isinstance(value, str):
        return value.replace("2026-11-23T09", "2026-11-23T08") if "T09" in value else f"{value}0"
    return value + 1 if isinstance(value, int) else {} if isinstance(value, dict) else []


async def test_each_value_of_each_document_counts(embedded: Kept) -> None:
    """One after the other, in what stays readable."""
    await filled(embedded)
    found = [one for kind in KINDS_OF_CHAIN for one in await embedded.documents(kind, PARTITIONS[0])]
    passed_over: list[str] = []
    for document in found:
        for *way, last in leaves(copied(document.body)):
            body = deepcopy(copied(document.body))
            inside = reached(body, tuple(way))
            before, inside[last] = inside[last], other_than(inside[last])
            if inside[last] == before:
                continue
            await embedded.put(document, body)
            if not (await embedded.verified()).found:
                passed_over.append(f"{document.kind} {document.id} {way} {last}")
            await embedded.put(document, document.body)
    assert passed_over == []
    assert (await embedded.verified()).found == []


@pytest.mark.slow
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_any_one_change_is_found(data: st.DataObject) -> None:
    """Of a body, a removal, a swap of two documents, or one more document."""
    kept, documents = _story()
    document = data.draw(st.sampled_from(documents))
    deed = data.draw(st.sampled_from(("body", "removed", "swapped", "copied")))

    async def told() -> bool:
        try:
            if deed == "body":
                body = changed_body(data, document.body)
                if body is None or await _means_the_same(kept, document, body):
                    return True
                await kept.put(document, body)
            elif deed == "removed":
                await kept.remove(document)
            elif deed == "swapped":
                alike = [one for one in documents if one.kind == document.kind and one.body != document.body]
                other = data.draw(st.sampled_from(alike))
                await kept.put(document, other.body)
                await kept.put(other, document.body)
            else:
                place = data.draw(st.sampled_from([one.partition for one in documents]))
                name = data.draw(st.sampled_from(("zz", "000000000009", "p1", "r1")))
                if any((one.kind, one.partition, one.id) == (document.kind, place, name) for one in documents):
                    return True
                await kept.put(replace(document, partition=place, id=name), {**document.body, "id": name})
            return bool((await kept.verified()).found)
        finally:
            await _as_before(kept, documents)

    assert _run(told())


_LOOP = asyncio.new_event_loop()
_MADE: list[tuple[Kept, list[Document]]] = []


def _run(work: Any) -> Any:
    return _LOOP.run_until_complete(work)


def _story() -> tuple[Kept, list[Document]]:
    """Made once: each case puts back what it changed."""

    async def make() -> tuple[Kept, list[Document]]:
        async with on_sqlite() as kept:
            await filled(kept)
            found = [
                one for kind in KINDS_OF_CHAIN for place in PARTITIONS for one in await kept.documents(kind, place)
            ]
            return kept, found

    if not _MADE:
        _MADE.append(_run(make()))
    kept, documents = _MADE[0]
    return kept, documents


async def _means_the_same(kept: Kept, document: Document, body: JsonObject) -> bool:
    """As a field that is left out and has that value anyway, or the same moment in other words."""
    records = kept.records
    kind = {"audit": records.audit, "audit_page": records.audit_pages, "audit_head": records.audit_heads}[document.kind]
    if body.get("organisation") != document.body["organisation"]:
        return False
    try:
        return kind.read(document.id, 1, body) == kind.read(document.id, 1, document.body)
    except ValueError:
        return False


async def _as_before(kept: Kept, documents: list[Document]) -> None:
    before = {(one.kind, one.partition, one.id): one for one in documents}
    for kind in KINDS_OF_CHAIN:
        for place in PARTITIONS:
            for one in await kept.documents(kind, place):
                if (one.kind, one.partition, one.id) not in before:
                    await kept.remove(one)
    for one in documents:
        standing = await kept.store.get(one.kind, one.partition, one.id)
        if standing is None or standing.body != one.body:
            await kept.put(one, one.body)
