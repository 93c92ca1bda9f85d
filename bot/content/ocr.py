"""Reads what stands in a picture with tesseract, a program of this machine, by its command line: picture in, words out.

What goes wrong with one picture (tesseract fails, hangs, says too much or no text) costs that picture alone.
"""

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from subprocess import DEVNULL, PIPE, Popen
from tempfile import TemporaryFile
from threading import Timer

from bot.content.base import Reason

PROGRAM = "tesseract"
SECONDS = 20.0
ASKED = 5.0
"""Seconds for one picture, and for tesseract to say which languages it has."""
MAX_SAID = 4 * 2**20
"""Bytes; the fullest page takes a tenth of it."""
SURE = 60.0
"""Of 100: how sure tesseract has to be of the words of a paragraph. Of a photograph it makes words too."""

Paragraph = tuple[str, ...]
"""Its lines."""


_FRUITLESS = {Reason.ONLY_IMAGES, Reason.TIMEOUT, Reason.MEMORY, Reason.CRASHED, Reason.CORRUPT}


@dataclass(frozen=True, slots=True)
class Ocr:
    """Reading of scans as it was chosen: `languages` by tesseract's codes. `fruitless` are digests of files that it
    made nothing of, or that could not be read by its side: as long as this process runs they are read without."""

    languages: tuple[str, ...] = ()
    fruitless: set[str] = field(default_factory=set[str])

    def languages_for(self, digest: str) -> tuple[str, ...]:
        return () if digest in self.fruitless else self.languages

    def tried(self, digest: str, found: object) -> None:
        if found in _FRUITLESS:
            self.fruitless.add(digest)


def told(languages: Sequence[str]) -> str:
    """For who starts Bode: in which of `languages` scans are read, or why in none."""
    if shutil.which(PROGRAM) is None:
        return f"Scans: not read, as {PROGRAM} is not installed here (docs/libraries.md)."
    there = languages_there()
    if not there:
        return f"Scans: not read, as {PROGRAM} does not say which languages it has (docs/libraries.md)."
    read, lacking = [one for one in languages if one in there], [one for one in languages if one not in there]
    lacks = f"{PROGRAM} lacks {', '.join(lacking)} (it has {', '.join(there)})"
    if not read:
        return f"Scans: not read, as {lacks}."
    return f"Scans: read in {', '.join(read)}{f'; {lacks}' if lacking else ''}."


def languages_there() -> tuple[str, ...]:
    """Those that tesseract has here; none where it is not there, or does not answer."""
    said = _said(["--list-langs"], b"", ASKED)
    return tuple(line.strip() for line in said.decode("utf-8", "replace").splitlines()[1:] if line.strip())


def paragraphs_in(picture: bytes, dpi: int, languages: Sequence[str]) -> list[Paragraph]:
    """`picture` in any format that tesseract reads. None where it is not sure of any."""
    said = _said(["stdin", "stdout", "-l", "+".join(languages), "--dpi", str(dpi), "tsv"], picture, SECONDS)
    return [
        tuple(" ".join(word.text for word in line) for _, line in groupby(words, lambda word: word.line))
        for words in _paragraphs(said)
        if sum(word.sure for word in words) >= SURE * len(words)
    ]


@dataclass(frozen=True, slots=True)
class _Word:
    paragraph: tuple[str, ...]
    line: str
    sure: float
    text: str


def _paragraphs(said: bytes) -> Iterator[list[_Word]]:
    for _, words in groupby(_words(said), lambda word: word.paragraph):
        yield list(words)


def _words(said: bytes) -> Iterator[_Word]:
    """Of the rows that tesseract calls TSV: level, page, block, paragraph, line, word, four of the place, how sure,
    text."""
    try:
        rows = said.decode().splitlines()
    except UnicodeDecodeError:
        return
    for row in rows:
        cells = row.split("\t", 11)
        if len(cells) == 12 and cells[0] == "5" and cells[11].strip() and (sure := _number(cells[10])) is not None:
            yield _Word(tuple(cells[1:4]), cells[4], sure, cells[11].strip())


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _said(arguments: Sequence[str], picture: bytes, seconds: float) -> bytes:
    """Nothing where it fails, or there is no room. The picture is in a file without a name: whatever ends this process,
    none is left."""
    try:
        with TemporaryFile() as given:
            given.write(picture)
            given.seek(0)
            command = [PROGRAM, *arguments]
            process = Popen(command, stdin=given, stdout=PIPE, stderr=DEVNULL)  # noqa: S603 - all of it is ours
    except OSError:
        return b""
    late = Timer(seconds, process.kill)
    late.start()
    with process:
        said = process.stdout.read(MAX_SAID + 1) if process.stdout else b""
        too_much = len(said) > MAX_SAID
        if too_much:
            process.kill()
        failed = process.wait() != 0 or too_much
    late.cancel()
    return b"" if failed else said
