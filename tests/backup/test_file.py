"""A file that is cut off, altered, another's, newer, or sealed with another key is refused, with name and place."""

import gzip
import json
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from bot.backup.file import BackupRefused, opened, written_whole
from bot.backup.lines import (
    Counts,
    DocumentLine,
    End,
    FileEnd,
    FileLine,
    Head,
    JobLine,
    Line,
    NoLine,
    PieceLine,
    Sums,
    line_in,
    written,
)
from bot.backup.sealing import HEAD_BYTES, PIECE_BYTES, BadKey, key_in
from tests.backup.rig import SECRET

TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
MADE = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
HEAD = Head("id1", MADE, ("default",), {"person": 2}, with_jobs=True)
CONTENT = bytes(range(256)) * 300
LINES: list[Line] = [
    DocumentLine("person", "default:directory", "p1", None, {"name": "Zoë"}),
    DocumentLine("person", "default:directory", "p2", MADE, {"n": 1.5, "deep": [None, {"x": True}]}),
    FileLine("attachments/a"),
    PieceLine(CONTENT[:1000]),
    PieceLine(CONTENT[1000:]),
    FileEnd(len(CONTENT), sha256(CONTENT).hexdigest()),
    FileLine("attachments/gone"),
    FileEnd(0, ""),
    JobLine("bulk", "announcement_deliver", {"people": [["p1", ""]]}, MADE, 2, TRACE),
]


Change: TypeAlias = Callable[[list[bytes]], object]


def make(path: Path, key: bytes | None = None, lines: list[Line] = LINES) -> Path:
    with written_whole(path, key) as writer:
        writer.write(HEAD, *lines)
    return path


def read(path: Path, key: bytes | None = None) -> list[Line]:
    with opened(path, key) as reader:
        found = [reader.head, *reader.lines()]
        assert reader.end and reader.line == len(found) + 1
        return found


@pytest.mark.parametrize("key", [None, SECRET], ids=["plain", "encrypted"])
def test_what_was_written_is_read(tmp_path: Path, key: bytes | None) -> None:
    path = make(tmp_path / "x", key)
    assert read(path, key) == [HEAD, *LINES]
    assert path.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in tmp_path.iterdir()] == ["x"]
    with opened(path, key) as reader:
        list(reader.lines())
        assert reader.end and reader.end.counts == Counts({"person": 2}, 1, 1)


def test_one_that_is_not_encrypted_is_lines_of_json_in_gzip(tmp_path: Path) -> None:
    rows: list[dict[str, Any]] = [json.loads(row) for row in rows_of(make(tmp_path / "x"))]
    assert rows[0]["bode_backup"] == 1
    assert rows[1] == {
        "kind": "person", "partition": "default:directory", "id": "p1", "expires": None, "body": {"name": "Zoë"},
    }  # fmt: skip
    assert rows[-1]["end"] == {"documents": {"person": 2}, "files": 1, "jobs": 1}


def test_one_that_is_encrypted_shows_nothing_of_it_and_is_never_the_same(tmp_path: Path) -> None:
    one, other = make(tmp_path / "x", SECRET).read_bytes(), make(tmp_path / "y", SECRET).read_bytes()
    assert one[HEAD_BYTES:] != other[HEAD_BYTES:]
    assert b"person" not in one and gzip.compress(b"x")[:2] not in one[:HEAD_BYTES]


@pytest.mark.parametrize("key", [None, SECRET], ids=["plain", "encrypted"])
def test_one_that_is_cut_off_anywhere_is_refused(tmp_path: Path, key: bytes | None) -> None:
    """Noise does not get smaller: it takes several sealed pieces."""
    noise = b"".join(sha256(bytes([n % 256, n // 256])).digest() for n in range(9000))
    lines: list[Line] = [FileLine("a"), PieceLine(noise), FileEnd(len(noise), sha256(noise).hexdigest())]
    whole = make(tmp_path / "x", key, lines).read_bytes()
    assert len(whole) > 3 * PIECE_BYTES
    ends = HEAD_BYTES + 2 * (PIECE_BYTES + 16)  # at the very end of a piece, where nothing is torn
    for size in (0, 1, 9, 30, HEAD_BYTES, HEAD_BYTES + 5, ends, ends + 1, len(whole) - 30, len(whole) - 1):
        (tmp_path / "y").write_bytes(whole[:size])
        with pytest.raises(BackupRefused, match="y"):
            read(tmp_path / "y", key)


@pytest.mark.parametrize("key", [None, SECRET], ids=["plain", "encrypted"])
def test_one_of_which_a_byte_was_altered_is_refused_or_says_the_same(tmp_path: Path, key: bytes | None) -> None:
    """A few bits of a gzip stream say nothing; of what is sealed each counts."""
    whole = make(tmp_path / "x", key).read_bytes()
    read_all_the_same = 0
    for place in range(0, len(whole), 7):
        (tmp_path / "y").write_bytes(whole[:place] + bytes([whole[place] ^ 0x10]) + whole[place + 1 :])
        try:
            assert read(tmp_path / "y", key) == [HEAD, *LINES]
        except (BackupRefused, BadKey) as refused:
            assert str(tmp_path / "y") in str(refused)
        else:
            read_all_the_same += 1
    assert read_all_the_same <= (0 if key else 3)


def test_pieces_that_changed_places_are_refused(tmp_path: Path) -> None:
    noise = b"".join(sha256(bytes([n % 256, n // 256])).digest() for n in range(9000))
    lines: list[Line] = [FileLine("a"), PieceLine(noise), FileEnd(len(noise), sha256(noise).hexdigest())]
    whole = make(tmp_path / "x", SECRET, lines).read_bytes()
    size = PIECE_BYTES + 16
    head, first, second, rest = (
        whole[:HEAD_BYTES],
        whole[HEAD_BYTES : HEAD_BYTES + size],
        whole[HEAD_BYTES + size : HEAD_BYTES + 2 * size],
        whole[HEAD_BYTES + 2 * size :],
    )
    (tmp_path / "y").write_bytes(head + second + first + rest)
    with pytest.raises(BackupRefused, match=f"at byte {HEAD_BYTES}: it was altered"):
        read(tmp_path / "y", SECRET)
    (tmp_path / "y").write_bytes(head + first + rest)
    with pytest.raises(BackupRefused, match=f"at byte {HEAD_BYTES + size}: it was altered, or is cut off there"):
        read(tmp_path / "y", SECRET)


def rows_of(path: Path) -> list[bytes]:
    return gzip.decompress(path.read_bytes()).splitlines(keepends=True)


def forged(path: Path, change: Change) -> Path:
    """Its lines changed, in a stream that is sound."""
    rows = rows_of(make(path))
    change(rows)
    path.write_bytes(gzip.compress(b"".join(rows)))
    return path


def _fewer_bytes(rows: list[bytes]) -> None:
    rows[6] = written(FileEnd(7, "0" * 64))


FORGED: list[tuple[Change, str]] = [
    (lambda rows: rows.pop(1), "line 10: what stands in it is not what was written"),
    (lambda rows: rows.insert(1, rows[1]), "line 12: what stands in it is not what was written"),
    (lambda rows: rows.__setitem__(1, rows[2]), "line 11: what stands in it is not what was written"),
    (lambda rows: rows.pop(), "line 11: it is cut off"),
    (lambda rows: rows.append(rows[1]), "line 11: something comes after its end"),
    (lambda rows: rows.append(rows[0]), "line 11: something comes after its end"),
    (lambda rows: rows.insert(2, rows[0]), "line 3: this line does not belong here"),
    (lambda rows: rows.insert(2, rows[4]), "line 3: this line does not belong here"),
    (lambda rows: rows.insert(4, rows[1]), "line 5: this line does not belong here"),
    (_fewer_bytes, "line 7: the file attachments/a is not as it was"),
    (lambda rows: rows.insert(2, b'{"what": 1}\n'), "line 3: it is no line of a backup"),
    (lambda rows: rows.insert(2, b"[1]\n"), "line 3: it is no line of a backup"),
    (lambda rows: rows.insert(2, b"no json\n"), "line 3: it is no line of a backup"),
    (lambda rows: rows.insert(2, b'"' + b"x" * 5_000_000 + b'"\n'), "line 3: a line that is too long"),
    (lambda rows: rows.__setitem__(0, rows[0].replace(b'"bode_backup":1', b'"bode_backup":2')), "of form 2"),
    (lambda rows: rows.pop(0), "line 1: it is not a backup of Bode"),
]


@pytest.mark.parametrize(("change", "why"), FORGED, ids=lambda value: value if isinstance(value, str) else "")
def test_what_does_not_fit_is_refused_with_its_line(tmp_path: Path, change: Change, why: str) -> None:
    with pytest.raises(BackupRefused, match=why):
        read(forged(tmp_path / "x", change))


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04 a zip", b"SQLite format 3\x00", gzip.compress(b"a letter\n", mtime=0)]
)
def test_another_file_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x").write_bytes(content)
    with pytest.raises(BackupRefused, match="it is not a backup of Bode"):
        read(tmp_path / "x")


def test_the_key_has_to_be_the_one(tmp_path: Path) -> None:
    sealed, plain = make(tmp_path / "x", SECRET), make(tmp_path / "y")
    with pytest.raises(BadKey, match="x: this is not the key with which it was encrypted"):
        read(sealed, bytes(32))
    with pytest.raises(BackupRefused, match="x: it is encrypted: give the file of its key"):
        read(sealed)
    with pytest.raises(BackupRefused, match="y: it is not encrypted, though a key is given"):
        read(plain, SECRET)


def test_a_key_is_32_bytes_in_base64() -> None:
    assert key_in("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n", "here") == SECRET
    for text in ("", "secret", "AAEC", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=AA"):
        with pytest.raises(BadKey, match="here is no key"):
            key_in(text, "here")


def test_a_file_that_is_there_stays_and_what_failed_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"mine")
    with pytest.raises(BackupRefused, match="there is a file of this name already"):
        make(tmp_path / "x")
    assert (tmp_path / "x").read_bytes() == b"mine"

    def fails() -> None:
        with written_whole(tmp_path / "y", SECRET) as writer:
            writer.write(HEAD)
            raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        fails()
    assert [one.name for one in tmp_path.iterdir()] == ["x"]


def test_sums_find_one_that_is_missing_twice_there_or_another_whatever_their_order() -> None:
    one, two = (DocumentLine("person", "p", str(n), None, {"n": n}) for n in range(2))

    def sums(*lines: DocumentLine) -> Sums:
        found = Sums()
        for line in lines:
            found.add(line)
        return found

    assert not sums(one, two).differ(sums(two, one))
    assert not sums(one).differ(sums(DocumentLine("person", "p", "0", None, {"n": 0.0})))
    assert sums(one, two).differ(sums(one)) == {"person": (2, 1)}
    assert sums(one, two).differ(sums(one, one)) == {"person": (2, 2)}
    assert sums(one).differ(sums(DocumentLine("person", "p", "0", MADE, {"n": 0}))) == {"person": (1, 1)}
    assert sums(one).differ(sums()) == {"person": (1, 0)}


def test_each_line_is_read_as_it_was_written() -> None:
    for line in (HEAD, *LINES, End(Counts({"person": 1}, 2, 3), "d" * 64, ("audit",))):
        assert line_in(written(line)) == line
    with pytest.raises(NoLine):
        line_in(b'{"bytes": "no base64!"}')
