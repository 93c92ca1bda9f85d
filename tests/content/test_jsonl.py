import json
from pathlib import Path

import pytest

from bot.answer.library.ids import source_id
from bot.content.base import Document, LibraryInvalid, Reason, Unreadable
from bot.content.jsonl import Jsonl
from tests.content.listed import entries, unreadable

EVERYONE = frozenset({"everyone"})


def export(path: Path, *rows: object) -> Path:
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def row(
    id_: str, doc: str, text: str = "Een zin die iets zegt over het paspoort.", **more: object
) -> dict[str, object]:
    return {"_id": id_, "doc": doc, "text": text, **more}


async def read(library: Jsonl, number: int = 0) -> Document:
    found = await library.read((await entries(library))[number])
    assert isinstance(found, Document), found
    return found


async def test_rows_of_one_doc_are_one_source_in_order(tmp_path: Path) -> None:
    rows = [row("a#0", "a", "Eerst dit.", title="Paspoort"), row("b#0", "b"), row("a#1", "a", "Dan dat.", title="Foto")]
    library = Jsonl(export(tmp_path / "corpus.jsonl", *rows), readers=EVERYONE)
    assert [entry.path for entry in await entries(library)] == ["corpus.jsonl:a", "corpus.jsonl:b"]
    assert [entry.id for entry in await entries(library)] == [source_id(library.name, doc) for doc in "ab"]
    document = await read(library)
    assert document.source.title == "Paspoort"
    assert [(p.headings, p.text) for p in document.passages] == [((), "Eerst dit."), (("Foto",), "Dan dat.")]


async def test_nobody_reads_unless_told(tmp_path: Path) -> None:
    file = export(tmp_path / "c.jsonl", row("a", "a"), row("b", "b", readers=["group:hr"]), row("c", "c", readers=[]))
    assert [e.readers for e in await entries(Jsonl(file))] == [frozenset(), {"group:hr"}, frozenset()]
    told = await entries(Jsonl(file, readers=EVERYONE))
    assert [entry.readers for entry in told] == [EVERYONE, {"group:hr"}, frozenset()]


async def test_only_who_may_read_every_row_may_read_the_source(tmp_path: Path) -> None:
    rows = [row("a#0", "a", readers=["group:hr", "everyone"]), row("a#1", "a", readers=["group:hr"])]
    listed = await entries(Jsonl(export(tmp_path / "c.jsonl", *rows)))
    assert [entry.readers for entry in listed] == [{"group:hr"}]


@pytest.mark.parametrize(
    "broken",
    [
        '{"_id": "x", "doc": "x", "text"',
        '["een", "lijst"]',
        {"doc": "x", "text": "Geen id."},
        row("x", "x", ""),
        {"_id": "x", "text": 12},
        row("x", "x", readers="everyone"),
        row("x", "x", readers=["iedereen"]),
        row("x", "x", modified="gisteren"),
        "[" * 100_000,
        row("x\ud800", "x"),
        row("x", "\udfff"),
        row("x", "x" * 2001),
        row("x", "x", url="https://x.example/\ud800"),
        row("x", "x", readers=["group:\ud800"]),
        row("x", "x", modified="0001-01-01T00:00:00+14:00"),
    ],
)
async def test_a_broken_line_is_named_and_the_others_are_read(tmp_path: Path, broken: object) -> None:
    library = Jsonl(export(tmp_path / "c.jsonl", row("a", "a"), "", broken, row("b", "b")), readers=EVERYONE)
    assert await unreadable(library) == [Unreadable("c.jsonl:3", Reason.BROKEN_LINE)]
    assert [entry.path for entry in await entries(library)] == ["c.jsonl:a", "c.jsonl:b"]
    assert (await read(library, 1)).passages


@pytest.mark.parametrize(
    ("given", "title"),
    [
        ({"title": "Mijn titel", "url": "https://x.example/een-heel-andere-titel"}, "Mijn titel"),
        ({"url": "https://x.example/vragen/wanneer-verloopt-mijn-paspoort.html"}, "Wanneer verloopt mijn paspoort"),
        ({"url": "https://x.example/page/12345"}, "Een zin die iets zegt over het paspoort."),
        ({}, "Een zin die iets zegt over het paspoort."),
    ],
)
async def test_a_title_is_found(tmp_path: Path, given: dict[str, str], title: str) -> None:
    document = await read(Jsonl(export(tmp_path / "c.jsonl", row("a", "a", **given))))
    assert document.source.title == title


async def test_only_web_addresses_become_links(tmp_path: Path) -> None:
    document = await read(Jsonl(export(tmp_path / "c.jsonl", row("a", "a", url="javascript:alert(1)"))))
    assert document.source.url == ""


async def test_a_change_of_one_row_changes_its_source_alone(tmp_path: Path) -> None:
    file = export(tmp_path / "c.jsonl", row("a", "a"), row("b", "b"))
    before = await entries(Jsonl(file))
    export(file, row("a", "a"), row("b", "b", "Iets nieuws."))
    after = await entries(Jsonl(file))
    assert [old == new for old, new in zip(before, after, strict=True)] == [True, False]


async def test_a_file_that_changed_since_it_was_listed_is_not_misread(tmp_path: Path) -> None:
    file = export(tmp_path / "c.jsonl", row("a", "a"), row("b", "b"))
    library = Jsonl(file)
    entry = (await entries(library))[1]
    export(file, row("langer", "c"), row("b", "b"))
    assert await library.read(entry) == Unreadable(entry.path, Reason.VANISHED)


async def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LibraryInvalid, match=r"weg\.jsonl"):
        await entries(Jsonl(tmp_path / "weg.jsonl"))
