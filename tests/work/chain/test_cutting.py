"""The beginning of a chain goes after its period, and what is left verifies: also where it was stopped, and as long as
nobody cuts it by another way."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.doctor.work import retention_of
from bot.errors import Stale
from bot.house import House
from bot.people.acting import OPERATOR
from bot.people.retention import USUAL
from bot.privacy import retaining
from bot.privacy.nightly.audit import SLACK, cut_audit, forget_uncut, uncut_of
from bot.store.collection import Collection, moment
from bot.store.partitions import AUDIT_CHAIN
from bot.store.records import Records
from bot.work.chain import cutting, ending
from bot.work.chain.checking import Found
from bot.work.chain.cutting import cut
from bot.work.chain.sweeping import sweep
from bot.work.chain.verifying import MARGIN
from bot.work.chain.verifying import Kept as Digest
from bot.work.kept import AuditEntry
from tests.store.rig import Clock
from tests.work.chain.rig import NOW, Kept
from tests.work.rig import opened

YEAR = timedelta(days=365)
MOST = 1_000


async def linked(kept: Kept, partition: str, *ids: str) -> datetime:
    """Each on a page of its own; gives the moment after."""
    for id_ in ids:
        await kept.happened(partition, id_)
        await sweep(kept.records)
        kept.clock.turn(timedelta(minutes=1))
    return kept.clock()


async def digest(kept: Kept) -> Digest:
    kept.clock.turn(2 * MARGIN)
    verified = await kept.verified()
    assert verified.found == []
    assert verified.head
    kept.clock.turn(2 * MARGIN)
    return verified.head


async def entries(kept: Kept, partition: str) -> list[str]:
    return [one.id for one in await kept.documents("audit", partition)]


async def test_what_is_old_goes_and_what_is_left_verifies(kept: Kept, tmp_path: Path) -> None:
    async with opened(tmp_path, kept.clock) as house:
        on = _on(house, kept)
        await linked(kept, "p", "e0")
        early = await digest(kept)
        old = await linked(kept, "p", "e1")
        kept.clock.turn(YEAR)
        await linked(kept, "p", "e2", "e3")
        late = await digest(kept)
        assert await cut(on, "p", old, MOST) == 2
        assert await entries(kept, "p") == ["e2", "e3"]
        assert [one.id for one in await kept.documents("audit_cut", "p")] == ["cut"]
        verified = await kept.verified(given=late)
        assert (verified.found, verified.holds, verified.cut) == ([], True, old)
        older = await kept.verified(given=early)
        assert (older.holds, older.too_old) == (False, True), "nothing can be told of one that is older"
        assert await cut(on, "p", old, MOST) == 0
        await linked(kept, "p", "e4")
        assert await kept.findings() == []
        assert (await kept.verified(given=late)).holds
        now = kept.clock()
        kept.clock.turn(YEAR)
        assert await cut(on, "p", now, 1) == 1, "a slice"
        assert await entries(kept, "p") == ["e3", "e4"]
        assert await kept.findings() == []


def _on(house: House, kept: Kept) -> House:
    """On whichever store the chains stand."""
    return replace(house, records=kept.records)


async def test_a_chain_of_which_nothing_is_left_goes_whole(kept: Kept, tmp_path: Path) -> None:
    """A digest of while it stood holds, and it may begin anew."""
    async with opened(tmp_path, kept.clock) as house:
        on = _on(house, kept)
        await linked(kept, "p", "e0", "e1")
        await linked(kept, "other", "o0")
        kept.clock.turn(YEAR)
        before = await digest(kept)
        kept.clock.turn(YEAR)
        assert await cut(on, "p", before.at, MOST) == 2
        for kind in ("audit", "audit_page", "audit_head", "audit_cut"):
            assert await kept.documents(kind, "p") == []
        after = await digest(kept)
        await linked(kept, "p", "e2")
        for one in (before, after, await digest(kept)):
            verified = await kept.verified(given=one)
            assert (verified.found, verified.holds) == ([], True)
        told = [one.value async for one in kept.records.audit.stream(partition=AUDIT_CHAIN)]
        assert [one.deed for one in told] == ["audit.chain_ended"]
        assert "p" not in str(told[0].detail.get("subject", "")), "what is left of it leads to nobody"


async def test_a_stop_at_any_commit_leaves_chains_that_hold(
    kept: Kept, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cutting, "AT_ONCE", 2)
    async with opened(tmp_path, kept.clock) as house:
        on = _on(house, kept)
        await linked(kept, "p", "e0", "e1", "e2")
        kept.clock.turn(YEAR)
        before = await digest(kept)
        kept.clock.turn(YEAR)
        accept = Records.accept
        stops = 0
        while await kept.documents("audit_head", "p"):
            left = 1

            async def one_only(self: Records, *given: object, **more: object) -> object:
                nonlocal left
                left -= 1
                if left < 0:
                    raise Stale("stopped")
                return await accept(self, *given, **more)  # pyright: ignore[reportArgumentType]

            with monkeypatch.context() as killed:
                killed.setattr(Records, "accept", one_only)
                await cut(on, "p", before.at, MOST)
            verified = await kept.verified(given=before)
            assert (verified.found, verified.holds) == ([], True), stops
            stops += 1
        assert stops == 6
        assert (await kept.verified(given=await digest(kept))).holds


async def test_what_somebody_changed_is_not_cut(
    embedded: Kept, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with opened(tmp_path, embedded.clock) as house:
        on = _on(house, embedded)
        await linked(embedded, "p", "e0", "e1")
        await embedded.change("audit", "p", "e1", lambda body: body.update(deed="another"))
        embedded.clock.turn(YEAR)
        assert await cut(on, "p", embedded.clock(), MOST) == 0
        assert await entries(embedded, "p") == ["e0", "e1"]
        assert [one.entry for one in caplog.records if one.msg == "audit.not_cut"] == ["e1"]  # pyright: ignore
        assert await embedded.findings() == [("changed", "entry", "e1")]


@pytest.mark.parametrize("kind", ["audit", "audit_page", "audit_head", "audit_cut"])
async def test_what_nobody_can_read_is_named_and_holds_up_no_other(
    embedded: Kept, tmp_path: Path, kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    async with opened(tmp_path, embedded.clock) as house:
        on = _on(house, embedded)
        early = await linked(embedded, "p", "e0")
        old = await linked(embedded, "p", "e1", "e2")
        embedded.clock.turn(YEAR + SLACK)
        await linked(embedded, "p", "e3")
        assert await cut(on, "p", early, MOST) == 1
        broken = {"audit": "e2", "audit_page": "000000000003", "audit_head": "head", "audit_cut": "cut"}[kind]
        await embedded.change(kind, "p", broken, dict.clear)
        uncut = set[str]()
        assert await cut(on, "p", old, MOST, uncut) == 0
        assert uncut == {"p"}
        named = [one.__dict__["entry"] for one in caplog.records if one.msg == "audit.not_cut"]
        assert named == ["head" if kind == "audit_cut" else broken]
        await linked(embedded, "q", "f0")


async def test_it_reads_no_entry_by_itself_and_lets_others_go_between(
    embedded: Kept, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a store that answers at once: what is between two turns of the loop is what the check of a page takes."""
    pages, turns, reads = 12, 0, 0
    async with opened(tmp_path, embedded.clock) as house:
        old = await linked(embedded, "p", *(f"e{number}" for number in range(pages)))
        embedded.clock.turn(YEAR)
        get, check = Collection[AuditEntry].get, cutting.check_beginning
        seen: list[int] = []

        async def counted(self: Collection[AuditEntry], partition: str, id: str) -> object:
            nonlocal reads
            reads += self.kind.name == "audit" and partition == "p"
            return await get(self, partition, id)

        def checked(*given: Any) -> Sequence[Found]:
            seen.append(turns)
            return check(*given)

        async def turning() -> None:
            nonlocal turns
            while True:
                turns += 1
                await asyncio.sleep(0)

        monkeypatch.setattr(Collection, "get", counted)
        monkeypatch.setattr(cutting, "check_beginning", checked)
        other = asyncio.create_task(turning())
        assert await cut(_on(house, embedded), "p", old, MOST) == pages
        other.cancel()
        assert reads == 0
        assert len(seen) == len(set(seen)) == pages


@pytest.mark.parametrize("way", ["links", "further", "cut", "another", "unread"])
async def test_a_cut_by_another_way_is_found(embedded: Kept, tmp_path: Path, way: str) -> None:
    async with opened(tmp_path, embedded.clock) as house:
        on = _on(house, embedded)
        old = await linked(embedded, "p", "e0", "e1")
        embedded.clock.turn(YEAR)
        await linked(embedded, "p", "e2", "e3")
        assert await cut(on, "p", old, MOST) == 2
        assert await embedded.findings() == []
        page = (await embedded.documents("audit_page", "p"))[0]
        [standing] = await embedded.documents("audit_cut", "p")
        if way in {"links", "further"}:
            entry = next(one for one in await embedded.documents("audit", "p") if one.id == "e2")
            await embedded.remove(entry)
            await embedded.remove(page)
        if way == "further":  # as the program would: but no entry of the audit tells of it
            read = embedded.records.audit_pages.read(page.id, 1, page.body)
            at = {"number": read.links[0].number, "digest": read.links[0].digest, "at": page.body["at"]}
            await embedded.change("audit_cut", "p", "cut", lambda body: body.update(at))
        if way == "cut":
            await embedded.remove(standing)
        if way == "another":
            await embedded.change("audit_cut", "p", "cut", lambda body: body.update(digest="0"))
        if way == "unread":
            await embedded.change("audit_cut", "p", "cut", lambda body: body.update(number="many"))
        findings = await embedded.findings()
        expected = {
            "links": ("missing", "link", ""),
            "further": ("added", "cut of the chain", "cut"),
            "cut": ("missing", "link", ""),
            "another": ("added", "cut of the chain", "cut"),
            "unread": ("changed", "cut of the chain", "cut"),
        }
        assert expected[way] in findings


@pytest.mark.parametrize("deed", ["audit.cut", "audit.chain_ended"])
@pytest.mark.parametrize("way", ["elsewhere", "waits", "too new", "later", "later end", "no moment"])
async def test_who_forges_an_entry_of_a_cut_hides_no_chain_that_is_gone(embedded: Kept, way: str, deed: str) -> None:
    """A digest that somebody kept does not hold, whatever an entry that was added says."""
    await linked(embedded, "p", "e0", "e1")
    given = await digest(embedded)
    for kind in ("audit", "audit_page", "audit_head"):
        for one in await embedded.documents(kind, "p"):
            await embedded.remove(one)
    assert not (await embedded.verified(given=given)).holds
    embedded.clock.turn(YEAR)
    now = embedded.clock()
    until = {"too new": now - YEAR + timedelta(minutes=5), "later": now + YEAR}.get(way, now - YEAR)
    ends = [[moment(now), "0"]] if way == "later end" else []
    detail = {"links": 1, "ends": ends, "until": "once" if way == "no moment" else moment(until)}
    where = "q" if way == "elsewhere" else AUDIT_CHAIN
    await embedded.happened(where, "forged", deed=deed, subject="retention", detail=detail)
    verified = await embedded.verified(given=given)
    assert (verified.holds, verified.too_old) == (False, False)
    assert bool(verified.found) == (way == "elsewhere"), "what waits is not told of yet"
    if way != "waits":
        await sweep(embedded.records)
        verified = await embedded.verified(given=given)
        assert (verified.holds, verified.too_old) == (False, False)
        assert [(one.fault, one.what, one.id) for one in verified.found] == [("added", "entry", "forged")]


async def test_the_moment_of_the_link_counts_too(embedded: Kept) -> None:
    """An entry of next year is one of today: its link says when it came."""
    await linked(embedded, "p", "e0")
    given = await digest(embedded)
    now = embedded.clock()
    detail = {"links": 1, "ends": [], "until": moment(now)}
    await embedded.happened(AUDIT_CHAIN, "forged", deed="audit.cut", detail=detail, at=now + YEAR)
    await sweep(embedded.records)
    verified = await embedded.verified(given=given)
    assert (verified.too_old, [one.id for one in verified.found]) == (False, ["forged"])


async def test_nothing_is_cut_of_which_no_link_tells(
    embedded: Kept, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def waits(*_: object) -> bool:
        return False

    async with opened(tmp_path, embedded.clock) as house:
        old = await linked(embedded, "p", "e0")
        embedded.clock.turn(YEAR)
        with monkeypatch.context() as stopped:
            stopped.setattr(cutting, "link_now", waits)
            assert await cut(_on(house, embedded), "p", old, MOST) == 0
        assert await entries(embedded, "p") == ["e0"]
        assert await cut(_on(house, embedded), "p", old, MOST) == 1
        assert await embedded.findings() == []


async def test_a_chain_that_was_cut_is_ended_with_who_is_erased(tmp_path: Path) -> None:
    clock = Clock(NOW)
    async with opened(tmp_path, clock) as house:
        kept = Kept(house.records._store, clock)  # pyright: ignore[reportPrivateUsage]
        old = await linked(kept, "person:an", "e0", "e1")
        clock.turn(YEAR)
        await linked(kept, "person:an", "e2")
        assert await cut(house, "person:an", old, MOST) == 2
        before = await digest(kept)
        assert await ending.end(house, OPERATOR, "person:an", "made-up") == 3
        assert not await kept.documents("audit_cut", "person:an")
        await sweep(house.records)
        verified = await kept.verified(given=before)
        assert (verified.found, verified.holds) == ([], True)


async def test_a_night_cuts_what_is_old_enough_and_goes_on_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It looks at each entry once, and leaves the chain that tells of the others whole."""
    monkeypatch.setattr("bot.privacy.nightly.audit.CHAINS", 1)
    clock = Clock(NOW)
    async with opened(tmp_path, clock) as house:
        kept = Kept(house.records._store, clock)  # pyright: ignore[reportPrivateUsage]
        await linked(kept, AUDIT_CHAIN, "a0")
        await linked(kept, "p", "e0", "e1")
        await linked(kept, "q", "f0")
        old = await linked(kept, "r", "g0")
        clock.turn(YEAR + SLACK)
        await linked(kept, "p", "e2")
        assert await cut_audit(house, old + SLACK - timedelta(hours=1)) == 0, "not yet"
        assert [await cut_audit(house, old + SLACK) for _ in range(4)] == [0, 3, 1, 0]
        assert await entries(kept, "p") == ["e2"]
        assert await entries(kept, "q") == await entries(kept, "r") == []
        assert "a0" in await entries(kept, AUDIT_CHAIN)
        await sweep(house.records)
        assert await kept.findings() == []


async def test_chains_that_cannot_be_cut_are_told_each_night_until_they_can(tmp_path: Path) -> None:
    """Also where nothing else of them gets old enough; and who is erased is not kept there."""
    clock = Clock(NOW)
    async with opened(tmp_path, clock) as house:
        kept = Kept(house.records._store, clock)  # pyright: ignore[reportPrivateUsage]
        await linked(kept, "p", "e0")
        await linked(kept, "person:an", "f0")
        await linked(kept, "q", "g0")
        for partition, id_ in (("p", "e0"), ("person:an", "f0")):
            await kept.change("audit", partition, id_, lambda body: body.update(deed="another"))
        clock.turn(timedelta(days=USUAL.audit) + 2 * SLACK)
        for partition in ("p", "person:an"):
            await kept.happened(partition, f"new-{partition}")
        await sweep(house.records)
        assert await retaining.retain(house) == 1
        assert set(await uncut_of(house.records)) == {"p", "person:an"}
        stands = [one.value async for one in house.records.audit.stream(order="at")]
        [done] = [one.detail for one in stands if one.deed == "retention.done"]
        assert (done["audit"], done["chains_not_cut"]) == (1, 2)
        for _ in range(2):
            assert (await retention_of(house.records, clock())).text == "doctor-retention-uncut"
            clock.turn(timedelta(days=1))
            await retaining.retain(house)
        await forget_uncut(house, "an")
        assert await uncut_of(house.records) == ["p"]
        await kept.change("audit", "p", "e0", lambda body: body.update(deed="request.approved"))
        clock.turn(timedelta(days=1))
        assert await retaining.retain(house) == 1
        assert (await retention_of(house.records, clock())).text == "doctor-retention-fine"


async def test_what_was_linked_late_goes_with_its_chain(tmp_path: Path) -> None:
    """As what stood before there was a chain: its entries are old, and its links are not."""
    clock = Clock(NOW)
    async with opened(tmp_path, clock) as house:
        kept = Kept(house.records._store, clock)  # pyright: ignore[reportPrivateUsage]
        await kept.happened("p", "e0")
        old = clock() + timedelta(seconds=1)
        clock.turn(YEAR)
        await sweep(house.records)
        assert await cut_audit(house, old + SLACK) == 0
        clock.turn(2 * YEAR)
        assert await cut_audit(house, clock() - YEAR) == 1
        await sweep(house.records)
        assert await kept.findings() == []


async def test_an_entry_that_is_newer_than_its_link_stays(tmp_path: Path) -> None:
    """The clocks of two instances are apart."""
    clock = Clock(NOW)
    async with opened(tmp_path, clock) as house:
        kept = Kept(house.records._store, clock)  # pyright: ignore[reportPrivateUsage]
        await kept.happened("p", "e0", at=clock() + timedelta(minutes=10))
        await sweep(house.records)
        between = clock() + timedelta(minutes=5)
        clock.turn(YEAR)
        assert await cut(house, "p", between, MOST) == 0
        assert await cut(house, "p", between + timedelta(minutes=10), MOST) == 1
