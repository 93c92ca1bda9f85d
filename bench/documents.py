"""How much of real documents Bode reads, beside another reader, and how fast: `python -m bench documents [FOLDER]`.

FOLDER has files/ and peer/, the text that the other reader gets out of each (`NAME.txt`); without one,
../shared/documents where that is there. `words kept`: of the distinct words of the peer that a reader of the page
sees, those that Bode has too, pooled over the files of a kind. A file that Bode cannot read keeps none of its words,
unless it is encrypted, or has fewer than TOO_FEW.
"""

import asyncio
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from bench.number_formats import EXPECTED
from bench.peer_words import seen_words, words_of
from bot.content.base import Reason
from bot.content.extraction import Extraction
from bot.content.number_formats import shown
from bot.content.outline import Extracted

DOCUMENTS = Path(__file__).parents[2] / "shared" / "documents"
TOO_FEW = 10
LISTED = 0.95
MISSING = 12
"""Words named of each listed file."""


@dataclass(frozen=True, slots=True)
class _Read:
    """`expected`: the words that a reader sees. `kept`: those of them that Bode has."""

    kind: str
    name: str
    expected: frozenset[str]
    kept: frozenset[str]
    left_out: Counter[str]
    seconds: float
    problem: Reason | None

    @property
    def share(self) -> float:
        return len(self.kept) / len(self.expected) if self.expected else 1.0


def _text(found: Extracted) -> str:
    lines = [found.title]
    for section in found.sections:
        lines += [*section.headings, section.anchor.value, section.text, *map("\n".join, section.table)]
    return "\n".join(lines)


async def read_all(folder: Path) -> list[_Read]:
    found: list[_Read] = []
    extraction = Extraction()
    for path in sorted((folder / "files").iterdir()):
        peer = (folder / "peer" / f"{path.name}.txt").read_text(encoding="utf-8", errors="replace")
        expected, left_out = seen_words(path, peer)
        start = perf_counter()
        text = await extraction.extract(path)
        seconds = perf_counter() - start
        problem = text if isinstance(text, Reason) else None
        if problem is Reason.ENCRYPTED or (problem and len(expected) < TOO_FEW):
            expected = set[str]()
        kept = words_of(_text(text)) & expected if isinstance(text, Extracted) else set[str]()
        kind = path.name.partition("__")[0] if "__" in path.name else path.suffix[1:].lower()
        found.append(_Read(kind, path.name, frozenset(expected), frozenset(kept), left_out, seconds, problem))
    await extraction.close()
    return found


def main(folder: Path = DOCUMENTS) -> None:
    if not (folder / "files").is_dir():
        print(f"Documents: not measured, as {folder} is not there.")
        return
    found = asyncio.run(read_all(folder))
    print(f"{'kind':8}{'files':>6}{'words':>9}{'kept':>9}{'share':>9}{'seconds':>9}   left out of the peer (words)")
    for kind in sorted({one.kind for one in found}):
        own = [one for one in found if one.kind == kind]
        expected, kept = sum(len(one.expected) for one in own), sum(len(one.kept) for one in own)
        out = sum((one.left_out for one in own), Counter[str]())
        said = ", ".join(f"{name} {number}" for name, number in sorted(out.items()) if number)
        seconds = sum(one.seconds for one in own)
        share = kept / expected if expected else 1.0
        print(f"{kind:8}{len(own):6}{expected:9,}{kept:9,}{share:9.2%}{seconds:9.2f}   {said}")
    right = sum(shown(one.value, one.code, one.language) == one.text for one in EXPECTED)
    print(f"cells with a format as bench/number_formats.tsv has them: {right} of {len(EXPECTED)}")
    for one in sorted(found, key=lambda one: (one.kind, one.share)):
        if one.share < LISTED or one.problem:
            missing = " ".join(sorted(one.expected - one.kept)[:MISSING])
            print(f"  {one.share:7.1%}  {one.name}  {one.problem or ''}  {missing}")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
