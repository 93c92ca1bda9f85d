"""Cuts sections into passages: at sentence ends, never across headings, tables by rows with their header repeated."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bot.answer.library.source import Passage, Section, Table
from bot.words.sentences import sentences

MIN_WORDS = 80
MAX_WORDS = 160


def passages_of(source: str, sections: Sequence[Section]) -> list[Passage]:
    """In reading order. Short sections stay short: two headings are two subjects."""
    found: list[Passage] = []
    for section in _merged(sections):
        for text, table in _cut(section):
            found.append(Passage(source, len(found), section.headings, section.anchor, text, table))
    return found


def _merged(sections: Sequence[Section]) -> Iterator[Section]:
    """Running text under one heading is one section, also where a page ends in it; it stands where it began."""
    waiting: Section | None = None
    for section in sections:
        flows = waiting is not None and not waiting.table and not section.table
        if waiting is not None and flows and waiting.headings == section.headings and _same_flow(waiting, section):
            waiting = Section(waiting.headings, waiting.anchor, f"{waiting.text}\n{section.text}")
            continue
        if waiting is not None:
            yield waiting
        waiting = section
    if waiting is not None:
        yield waiting


def _same_flow(a: Section, b: Section) -> bool:
    """Pages flow into each other, but a page's worth of text is cited by its own page; slides and sheets do not."""
    if a.anchor == b.anchor:
        return True
    return a.anchor.kind == b.anchor.kind and a.anchor.kind in {"page", "scan"} and len(a.text.split()) < MIN_WORDS


def _cut(section: Section) -> Iterator[tuple[str, Table]]:
    if section.table:
        for table in _tables(section.table):
            yield as_text(table), table
    else:
        for text in _texts(section.text):
            yield text, ()


def as_text(table: Table) -> str:
    """One row a line, cells between bars."""
    return "\n".join(" | ".join(row) for row in table)


def _tables(table: Table) -> Iterator[Table]:
    """Whole while it fits in twice a passage, else runs of rows of a passage's length, each with the header."""
    header, rows = table[0], table[1:]
    if _words_in(*table) <= 2 * MAX_WORDS:
        yield table
        return
    run: list[tuple[str, ...]] = []
    count = start = _words_in(header)
    for row in rows:
        words = _words_in(row)
        if run and count + words > MAX_WORDS:
            yield (header, *run)
            run, count = [], start
        run.append(row)
        count += words
    yield (header, *run)


def _words_in(*rows: Sequence[str]) -> int:
    return sum(len(cell.split()) for row in rows for cell in row)


@dataclass(slots=True)
class _Piece:
    """A sentence, or a part of one that is too long; `joint` is what stood before it."""

    text: str
    words: int
    joint: str


@dataclass(slots=True)
class _Run:
    pieces: list[_Piece] = field(default_factory=list["_Piece"])

    @property
    def words(self) -> int:
        return sum(piece.words for piece in self.pieces)

    @property
    def text(self) -> str:
        return "".join(p.joint + p.text if i else p.text for i, p in enumerate(self.pieces))


def _texts(text: str) -> list[str]:
    """Filled until the next sentence does not fit; a short rest is shared evenly with the run before it."""
    runs: list[_Run] = [_Run()]
    for piece in _pieces(text):
        run = runs[-1]
        full = run.words + piece.words > MAX_WORDS
        at_paragraph = piece.joint == "\n" and run.words >= MIN_WORDS
        if run.pieces and (full or at_paragraph):
            runs.append(run := _Run())
        run.pieces.append(piece)
    if len(runs) > 1 and runs[-1].words < MIN_WORDS:
        _share(runs)
    return [run.text for run in runs if run.pieces]


def _share(runs: list[_Run]) -> None:
    last, before = runs[-1], runs[-2]
    if before.words + last.words <= MAX_WORDS:
        before.pieces += last.pieces
        runs.pop()
        return
    while len(before.pieces) > 1 and before.words - before.pieces[-1].words >= last.words + before.pieces[-1].words:
        last.pieces.insert(0, before.pieces.pop())


def _pieces(text: str) -> Iterator[_Piece]:
    position = 0
    for start, end in sentences(text):
        joint = "\n" if "\n" in text[position:start] else " "
        position = end
        words = text[start:end].split(" ")
        words = [word for word in words if word]
        for at in range(0, len(words), MAX_WORDS):
            part = words[at : at + MAX_WORDS]
            yield _Piece(" ".join(part), len(part), joint if at == 0 else " ")
