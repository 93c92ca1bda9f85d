import os
import subprocess
import unicodedata
from pathlib import Path

import pytest

from bot.answer.library.ids import source_id
from bot.content.base import Document, LibraryInvalid, Reason, Unreadable
from bot.content.folder import Folder
from tests.content.listed import entries, unreadable
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
    library = Folder(school(tmp_path / "documenten"))
    assert {entry.path: entry.readers for entry in await entries(library)} == {
        "Personeel/Verlof regeling.docx": {"everyone"},
        "Personeel/Directie/Tarieven.xlsx": {"group:directies", "role:headmaster"},
        "Personeel/Directie/open.md": {"school:de-linde"},
        "Personeelsfeest/taken.txt": frozenset(),
    }
    assert not await unreadable(library)


async def test_without_readers_file_nobody_reads_anything(tmp_path: Path) -> None:
    make_docx(tmp_path / "a.docx")
    assert [entry.readers for entry in await entries(Folder(tmp_path))] == [frozenset()]


@pytest.mark.parametrize(
    ("readers", "named"),
    [
        ('[folders]\n"Personeel" = ["groep:hr"]', "folders.Personeel[1]: unknown principal 'groep:hr'; did you mean"),
        ('[folders]\n"Personeel" = "everyone"', "folders.Personeel: must be a list"),
        ('[folders]\n"Personeel" = ["group:"]', "folders.Personeel[1]: unknown principal 'group:'"),
        ('[folders]\n"A" = ["everyone"]\n"B" = ["x"]\n"C" = [3]', "folders.B[1]: unknown principal 'x'"),
        ('[folders]\n"A" = ["everyone"]\n"B" = ["x"]\n"C" = [3]', "folders.C: must be a list of texts"),
        ('official = ["A", 3]', "official: must be a list of texts"),
        ("[folders\n", "readers.toml"),
        ('[foldrs]\n"Personeel" = ["everyone"]', "unknown option 'foldrs'; did you mean 'folders'?"),
    ],
)
async def test_a_mistake_in_the_readers_file_is_named(tmp_path: Path, readers: str, named: str) -> None:
    with pytest.raises(LibraryInvalid) as caught:
        await entries(Folder(school(tmp_path / "documenten", readers)))
    assert named in str(caught.value)
    assert "readers.toml" in str(caught.value)


async def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LibraryInvalid):
        await entries(Folder(tmp_path / "weg"))


async def test_a_document_is_read_with_title_link_and_date(tmp_path: Path) -> None:
    library = Folder(school(tmp_path / "documenten"), base_url="https://school.example/documenten/")
    entry = next(e for e in await entries(library) if e.path.endswith(".docx"))
    document = await library.read(entry)
    await library.close()
    assert isinstance(document, Document)
    source = document.source
    assert (source.path, source.title) == ("Personeel/Verlof regeling.docx", "Verlofregeling")
    assert source.id == entry.id == source_id("documenten", source.path)
    assert source.url == "https://school.example/documenten/Personeel/Verlof%20regeling.docx"
    assert (source.readers, source.digest) == (entry.readers, entry.digest)
    assert source.modified is not None
    assert [passage.source for passage in document.passages] == [source.id] * 4


async def test_a_local_link_and_a_title_from_the_name(tmp_path: Path) -> None:
    root = school(tmp_path / "documenten")
    library = Folder(root)
    entry = next(e for e in await entries(library) if e.path.endswith("taken.txt"))
    document = await library.read(entry)
    await library.close()
    assert isinstance(document, Document)
    assert document.source.title == "taken"
    assert document.source.url == (root / "Personeelsfeest/taken.txt").as_uri()


async def test_ids_and_digests_stay_while_the_file_stays(tmp_path: Path) -> None:
    root = school(tmp_path / "documenten")
    first, second = await entries(Folder(root)), await entries(Folder(root))
    assert first == second
    (root / "Personeelsfeest/taken.txt").write_text("Wie brengt de drank?", encoding="utf-8")
    third = await entries(Folder(root))
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
    assert len(await entries(Folder(root))) == 4
    assert set(await unreadable(Folder(root))) == {
        Unreadable("Personeel/foto.png", Reason.UNSUPPORTED),
        Unreadable("Personeel/link.txt", Reason.OUTSIDE),
        Unreadable("Personeel/map", Reason.OUTSIDE),
    }


async def test_a_file_that_became_a_link_since_it_was_listed_is_not_read(tmp_path: Path) -> None:
    root = school(tmp_path / "documenten")
    library = Folder(root)
    entry = next(e for e in await entries(library) if e.path.endswith("taken.txt"))
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
    found = [await library.read(entry) for entry in await entries(library)]
    await library.close()
    assert [f for f in found if isinstance(f, Unreadable)] == [Unreadable("Personeel/kapot.docx", Reason.CORRUPT)]
    assert len(found) == 5


def odd(root: Path) -> dict[str, Reason]:
    """Beside the good files of `school`; what is named, and why."""
    (root / "lus").symlink_to(root / "kring")
    (root / "kring").symlink_to(root / "lus")
    (root / "nergens.txt").symlink_to(root / "weg.txt")
    for name in (b"caf\xe9.txt", b"twee\nregels.txt"):
        (root / os.fsdecode(name)).write_bytes(b"Een tekst.")
    for form in ("NFC", "NFD"):
        (root / unicodedata.normalize(form, "café.md")).write_text("Een tekst.", encoding="utf-8")
    with (root / "groot.txt").open("wb") as file:
        file.truncate(12 * 2**30)
    (root / "leeg.txt").touch()
    os.mkfifo(root / "pijp.txt")
    return {
        "lus": Reason.LINK,
        "kring": Reason.LINK,
        "nergens.txt": Reason.LINK,
        r"caf\xe9.txt": Reason.NAME,
        r"twee\nregels.txt": Reason.NAME,
        unicodedata.normalize("NFC", "café.md"): Reason.NAME,
        "groot.txt": Reason.TOO_LARGE,
        "leeg.txt": Reason.EMPTY,
    }


def deep(root: Path, folder: str, count: int) -> None:
    """A file in folders in folders, made one by one: the system opens no path of more than 4,096 bytes."""
    here = os.open(root, os.O_RDONLY)
    for _ in range(count):
        os.mkdir(folder, dir_fd=here)
        there = os.open(folder, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = there
    file = os.open("a.txt", os.O_WRONLY | os.O_CREAT, dir_fd=here)
    os.write(file, b"Een tekst.")
    os.close(file)
    os.close(here)


async def test_an_odd_file_costs_itself_and_is_named(tmp_path: Path) -> None:
    root = school(tmp_path / "documenten")
    good = {entry.path for entry in await entries(Folder(root))}
    named = odd(root)
    library = Folder(root)
    assert {one.path: one.reason for one in await unreadable(library)} == named
    listed = await entries(library)
    assert {entry.path for entry in listed if not entry.problem} == {*good, unicodedata.normalize("NFD", "café.md")}
    documents = [await library.read(entry) for entry in listed if not entry.problem]
    await library.close()
    assert all(isinstance(document, Document) for document in documents)
    assert all("\n" not in one.path and one.path.isprintable() for one in await unreadable(library))


async def test_a_path_of_any_length_is_found_while_the_system_opens_it(tmp_path: Path) -> None:
    root = school(tmp_path / "documenten")
    long = root / "Personeel" / ("é" * 120) / ("è" * 120) / f"{'n' * 200}.txt"
    long.parent.mkdir(parents=True)
    long.write_text("Een tekst.", encoding="utf-8")
    deep(root, "m" * 200, 25)
    library = Folder(root)
    entry = next(entry for entry in await entries(library) if entry.path.endswith("nnn.txt"))
    assert len(entry.path.encode()) > 512
    document = await library.read(entry)
    await library.close()
    assert isinstance(document, Document)
    assert len(document.source.id) <= 255
    assert [one.reason for one in await unreadable(library)] == [Reason.DENIED], "and it goes on"


async def test_more_folders_in_folders_than_python_calls_deep(tmp_path: Path) -> None:
    root = school(tmp_path / "documenten")
    deep(root, "m", 1100)
    try:
        found = await entries(Folder(root))
    finally:
        subprocess.run(["rm", "-rf", root / "m"], check=True)  # noqa: ASYNC221 - Python's own calls itself
    assert any(entry.path.endswith("m/m/a.txt") for entry in found)


async def test_a_file_time_that_there_is_not_is_none(tmp_path: Path) -> None:
    root = school(tmp_path / "documenten")
    os.utime(root / "Personeelsfeest/taken.txt", (2**40, 2**40))
    library = Folder(root)
    entry = next(e for e in await entries(library) if e.path.endswith("taken.txt"))
    assert isinstance(await library.read(entry), Document)
    await library.close()


async def test_what_is_written_about_readers_says_whether_it_is_about_anything(tmp_path: Path) -> None:
    readers = 'official = ["Weg"]\n' + READERS + '"Personeel/../.." = ["everyone"]\n"Gids" = ["group:hr"]\n'
    library = Folder(school(tmp_path / "documenten", readers))
    await entries(library)
    assert [rule.place for rule in library.rules if not rule.applies] == [
        'readers.toml: "Personeel/../.."',
        'readers.toml: "Gids"',
        'readers.toml: official "Weg"',
    ]
    with pytest.raises(LibraryInvalid, match="twice"):
        await entries(Folder(school(tmp_path / "b", '[folders]\n"A" = ["everyone"]\n"A/" = ["group:hr"]\n')))


@pytest.mark.parametrize("damage", ["folder", "loop", "long"])
async def test_a_readers_file_that_is_none_stops_it(tmp_path: Path, damage: str) -> None:
    root = school(tmp_path / "documenten")
    file = root / "readers.toml"
    if damage == "long":
        with file.open("ab") as opened:
            opened.truncate(2**33)
    else:
        file.unlink()
        file.mkdir() if damage == "folder" else file.symlink_to(file)
    with pytest.raises(LibraryInvalid, match=r"readers\.toml"):
        await entries(Folder(root))


async def test_a_folder_that_leads_in_a_circle_is_none(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(LibraryInvalid, match="not a folder"):
        await entries(Folder(tmp_path / "a"))
