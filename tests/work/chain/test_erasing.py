"""An erasure takes a person out of the entries, with the salts; the chain holds, and tells what no erasure did."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.people.acting import OPERATOR
from bot.work.chain.erasing import erase
from bot.work.chain.linking import named_in, part_digest
from bot.work.chain.sweeping import sweep
from bot.work.kept import AuditEntry
from tests.store.rig import Clock
from tests.work.chain.rig import NOW, Kept, on_sqlite
from tests.work.rig import opened


def entry(**given: Any) -> AuditEntry:
    return replace(AuditEntry("e", NOW, "an", "d", "s", {}), **given)


def test_who_is_named_where() -> None:
    assert named_in(entry(), "an") == ["actor"]
    assert named_in(entry(on_behalf_of="an", subject="an"), "an") == ["actor", "on_behalf_of", "subject"]
    assert named_in(entry(detail={"to": ["bo", "person:an"]}), "an") == ["actor", "detail"]
    assert named_in(entry(actor="bo", detail={"audience": "school:linde + person:an"}), "an") == ["detail"]
    assert named_in(entry(actor="bo", detail={"an": 1}), "an") == ["detail"]
    assert named_in(entry(actor="bo", detail={"audience": "person:anna person:j-an", "note": "anna"}), "an") == []


async def test_the_chain_holds_and_nothing_of_the_person_is_left(tmp_path: Path) -> None:
    async with opened(tmp_path, Clock(NOW)) as house:
        kept = Kept(house.records._store, Clock(NOW))  # pyright: ignore[reportPrivateUsage]
        for number in range(3):
            await kept.happened("one", f"e{number}", actor=("an", "bo", "cis")[number], detail={"to": "person:an"})
        assert await erase(house, OPERATOR, "an") == (3, 0)
        await sweep(house.records)
        verified = await kept.verified()
        assert (verified.found, verified.erased, verified.links) == ([], 4, 4)
        bodies: list[dict[str, Any]] = [dict(one.body) for one in await kept.documents("audit", "one")]
        assert [(one["actor"], one["detail"]) for one in bodies] == [("", {}), ("bo", {}), ("cis", {})]
        assert [sorted(one["salts"]) for one in bodies][1] == ["actor", "on_behalf_of", "subject"]
        kinds = ("audit", "audit_page", "audit_head")
        everything = [str(one.body) for kind in kinds for one in await kept.documents(kind, "one")]
        assert not [text for text in everything if "'an'" in text or "person:an" in text]
        assert await erase(house, OPERATOR, "an") == (0, 0)
        assert await erase(house, OPERATOR, "bo") == (1, 0)
        assert (await kept.verified()).found == []


async def test_what_is_erased_without_its_entry_is_found() -> None:
    async with on_sqlite() as kept:
        await kept.happened("one", "e0")
        await kept.happened("one", "e1")
        await sweep(kept.records)

        def blank(body: dict[str, Any]) -> None:
            del body["salts"]["actor"]
            body.update(actor="", erased={"actor": "made-up"})

        await kept.change("audit", "one", "e0", blank)
        assert await kept.findings() == [("changed", "entry", "e0")]


async def test_no_more_is_erased_than_an_erasure_tells(tmp_path: Path) -> None:
    async with opened(tmp_path, Clock(NOW)) as house:
        kept = Kept(house.records._store, Clock(NOW))  # pyright: ignore[reportPrivateUsage]
        await kept.happened("one", "e0", actor="an")
        await kept.happened("one", "e1", actor="bo")
        assert await erase(house, OPERATOR, "an") == (1, 0)
        body: Any = (await kept.documents("audit", "one"))[0].body
        erasure: str = body["erased"]["actor"]

        def blank(body: dict[str, Any]) -> None:
            del body["salts"]["actor"]
            body.update(actor="", erased={"actor": erasure})

        await kept.change("audit", "one", "e1", blank)
        assert ("changed", "entry", "e1") in await kept.findings()


def test_a_digest_needs_its_salt() -> None:
    assert part_digest("1", "actor", "an") != part_digest("2", "actor", "an") != part_digest("2", "subject", "an")
    assert part_digest("1", "detail", {"a": 1, "b": 2.0}) == part_digest("1", "detail", {"b": 2, "a": 1})
