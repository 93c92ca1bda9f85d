from pathlib import Path

import pytest

from bot.content.base import Document, LibraryInvalid, Reason, Unreadable
from bot.content.folder import Folder
from tests.content.making import make_docx, make_xlsx

READERS = """
[folders]
"Personeel" = ["everyone"]
"Personeel/Directie" = ["group:directies", "role:headmaster"]
"Personeel/Directie/open.md" = ["school:de-linde"]
"""


def school(root: Path, readers: str = READERS) -> Path:
    (root / "Personeel/Directie").mkdir(parents=True)
    (root / "Personeelsfeest").mkdir()
    (root / "readers.toml").write_text(readers, encoding="utf-8")
    make_docx(root / "Personeel/Verlof regeling.docx")
    make_xlsx(root / "Personeel/Directie/Tarieven.xlsx")
    (root / "Personeel/Directie/open.md").write_text("# Open\n\nVoor iedereen van de school.", encoding="utf-8")
    (root / "Personeelsfeest/taken.txt").write_text("Wie brengt de taart?", encoding="utf-8")
    return root


async def test_the_longest_folder_says_who_reads_and_what_is_not_listed_nobody_reads(tmp_path: Path) -> None:
    listing = await Folder(school(tmp_path / "documenten")).listing()
    assert {entry.path: entry.readers for entry in listing.entries} == {
        "Personeel/Verlof regeling.docx": {"everyone"},
        "Personeel/Directie/Tarieven.xlsx": {"group:directies", "role:headmaster"},
        "Personeel/Directie/open.md": {"school:de-linde"},
        "Personeelsfeest/taken.txt": frozenset(),
    }
    assert not listing.unreadable


async def test_without_readers_file_nobody_reads_anything(tmp_path: Path) -> None:
    make_docx(tmp_path / "a.docx")
    listing = await Folder(tmp_path).listing()
    assert [entry.readers for entry in listing.entries] == [frozenset()]


@pytest.mark.parametrize(
    ("readers", "named"),
    [
        ('[folders]\n"Personeel" = ["groep:hr"]', "'Personeel' names 'groep:hr'"),
        ('[folders]\n"Personeel" = "everyone"', "'Personeel' is not a list"),
        ('[folders]\n"Personeel" = ["group:"]', "'Personeel' names 'group:'"),
        ("[folders\n", "readers.toml"),
        ('[mappen]\n"Personeel" = ["everyone"]', "'mappen'"),
    ],
)
async def test_a_mistake_in_the_readers_file_is_named(tmp_path: Path, readers: str, named: str) -> None:
    with pytest.raises(LibraryInvalid) as caught:
        await Folder(school(tmp_path / "documenten", readers)).listing()
    assert named in str(caught.value)
    assert "readers.toml" in str(caught.value)


async def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LibraryInvalid):
        await Folder(tmp_path / "weg").listing()


async def test_a_document_is_read_with_title_link_and_date(tmp_path: Path) -> None:
    library = Folder(school(tmp_path / "documenten"), base_url="https://school.example/documenten/")
    entry = next(e for e in (await library.listing()).entries if e.path.endswith(".docx"))
    document = await library.read(entry)
    await library.close()
    assert isinstance(document, Document)
    source = document.source
    assert (source.id, source.title) == ("folder:documenten:Personeel/Verlof regeling.docx", "Verlofregeling")
    assert source.url == "https://school.example/documenten/Personeel/Verlof%20regeling.docx"
    assert (source.readers, source.digest) == (entry.readers, entry.digest)
    assert source.modified is not None
    assert [passage.source for passage in document.passages] == [source.id] * 4


async def test_a_local_link_and_a_title_from_the_name(tmp_path: Path) -> None:
    root = school(tmp_path / "documenten")
    library = Folder(root)
    entry = next(e for e in (await library.listing()).entries if e.path.endswith("taken.txt"))
    document = await library.read(entry)
    await library.close()
    assert isinstance(document, Document)
    assert document.source.title == "taken"
    assert document.source.url == (root / "Personeelsfeest/taken.txt").as_uri()


async def test_ids_and_digests_stay_while_the_file_stays(tmp_path: Path) -> None:
    root = school(tmp_path / "documenten")
    first, second = (await Folder(root).listing()).entries, (await Folder(root).listing()).entries
    assert first == second
    (root / "Personeelsfeest/taken.txt").write_text("Wie brengt de drank?", encoding="utf-8")
    third = (await Folder(root).listing()).entries
    changed = [new.path for old, new in zip(first, third, strict=True) if old != new]
    assert changed == ["Personeelsfeest/taken.txt"]


async def test_what_is_passed_over_and_what_is_reported(tmp_path: Path) -> None:
    root = school(tmp_path / "documenten")
    (root / ".verborgen").mkdir()
    (root / ".verborgen/a.txt").write_text("x", encoding="utf-8")
    for name in ("~$Verlof regeling.docx", ".DS_Store", "Thumbs.db"):
        (root / "Personeel" / name).write_bytes(b"x")
    (root / "Personeel/foto.png").write_bytes(b"x")
    outside = tmp_path / "buiten.txt"
    outside.write_text("Niet van ons.", encoding="utf-8")
    (root / "Personeel/link.txt").symlink_to(outside)
    (root / "Personeel/map").symlink_to(tmp_path)
    (root / "Personeel/binnen.md").symlink_to(root / "Personeel/Directie/open.md")
    listing = await Folder(root).listing()
    assert len(listing.entries) == 4
    assert set(listing.unreadable) == {
        Unreadable("Personeel/foto.png", Reason.UNSUPPORTED),
        Unreadable("Personeel/link.txt", Reason.OUTSIDE),
        Unreadable("Personeel/map", Reason.OUTSIDE),
    }


async def test_a_file_that_became_a_link_since_it_was_listed_is_not_read(tmp_path: Path) -> None:
    root = school(tmp_path / "documenten")
    library = Folder(root)
    entry = next(e for e in (await library.listing()).entries if e.path.endswith("taken.txt"))
    secret = tmp_path / "geheim.txt"
    secret.write_text("geheim", encoding="utf-8")
    (root / entry.path).unlink()
    (root / entry.path).symlink_to(secret)
    assert await library.read(entry) == Unreadable(entry.path, Reason.VANISHED)
    await library.close()


async def test_one_broken_document_costs_itself_only(tmp_path: Path) -> None:
    root = school(tmp_path / "documenten")
    (root / "Personeel/kapot.docx").write_bytes(b"PK\x03\x04 en niets meer")
    library = Folder(root)
    found = [await library.read(entry) for entry in (await library.listing()).entries]
    await library.close()
    assert [f for f in found if isinstance(f, Unreadable)] == [Unreadable("Personeel/kapot.docx", Reason.CORRUPT)]
    assert len(found) == 5
