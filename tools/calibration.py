"""How well Bode answers the demo's questions, and the weights of its confidence fitted anew.

`python -m tools.calibration` asks samples/evaluation and, where they are, the public Dutch sets of ../shared/corpus
with half of their pages hidden, and prints held-out figures and the weights for bot/answer/calibration.py.
"""

import asyncio
import json
import random
import tempfile
import tomllib
from collections.abc import AsyncGenerator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.answer.answering import HITS
from bot.answer.calibration import ANSWERS, HELPS, Calibration, fitted
from bot.answer.compiling import compile_answer
from bot.answer.evidence import Evidence, Hit
from bot.answer.experts.topic import Topics
from bot.answer.experts.topics_file import load_topics
from bot.answer.follow_ups import combined
from bot.answer.library.ids import source_id
from bot.answer.library.indexing import index_library
from bot.answer.library.replica import catch_up
from bot.answer.library.scope import scope_id
from bot.bootstrap.houses import opened_house
from bot.content.base import Changed, Document
from bot.content.folder import Folder
from bot.content.jsonl import Jsonl
from bot.house import House
from bot.index.embedded import EmbeddedIndex, open_index
from bot.people.loading import load_organisation
from bot.people.organisation_file import parse_organisation
from bot.people.person import EVERYONE
from bot.settings import load_settings

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples"
PUBLIC = tuple(ROOT.parent / "shared/corpus" / name for name in ("rijksoverheid-vac-nl", "minvws-faq-nl"))
PUBLIC_WEIGHT = 0.25
"""Of a public case beside 1 for one of the demo: with half of its pages hidden a set is far harder than real life."""

PULL = 0.5
FOLDS = 5
SEED = 7
CORPUS = "corpus"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a question: the evidence of its best passage (None when nothing was found), and whether that one
    answers; `helped`: one of the first three sources does; `shown`: what a person reads first says it; `apart`: the
    topics of which it was asked to be one."""

    question: str
    kind: str
    answerable: bool
    evidence: Evidence | None
    right: bool
    helped: bool
    shown: bool = False
    apart: Sequence[str] = ()


# --- asking -----------------------------------------------------------------------------------------


def demo_questions() -> Sequence[Mapping[str, Any]]:
    text = (SAMPLES / "evaluation/questions.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)["questions"]


@asynccontextmanager
async def opened_demo(data: Path) -> AsyncGenerator[House]:
    """The demo organisation with its documents, loaded and indexed into `data`."""
    async with opened_house(load_settings(data_dir=data)) as house:
        file = SAMPLES / "organisation.toml"
        await load_organisation(house, parse_organisation(file.name, file.read_bytes()))
        library = Folder(SAMPLES / "documents")
        await index_library(house, library, lambda _: None)
        await catch_up(house)
        await library.close()
        yield house


def demo_people() -> Mapping[str, str]:
    """Key in the organisation's file -> id."""
    organisation = tomllib.loads((SAMPLES / "organisation.toml").read_text(encoding="utf-8"))
    return {person["key"]: person["id"] for person in organisation["people"]}


def demo_topics() -> Topics:
    return load_topics(SAMPLES / "topics.toml")


async def demo_outcomes(house: House) -> list[Outcome]:
    ids, directory = demo_people(), await house.directory.current()
    topics = demo_topics()
    outcomes: list[Outcome] = []
    for asked in demo_questions():
        text = combined(asked["question"], asked["after"]) if "after" in asked else asked["question"]
        scopes = await house.scopes.readable(directory.people[ids[asked["as"]]])
        hits = await house.index.search(text, scopes=scopes, limit=HITS)
        right = [hit.source.path in asked.get("expected", ()) for hit in hits]
        sources = list(dict.fromkeys(hit.source.path for hit in hits))[:3]
        helped = any(source in asked.get("expected", ()) for source in sources)
        evidence = hits[0].evidence if hits else None
        outcomes.append(
            Outcome(
                text,
                asked["kind"],
                asked["answerable"],
                evidence,
                right[:1] == [True],
                helped,
                _shown(text, asked, hits),
                compile_answer(text, hits, lambda source: source.url, topics=topics).apart,
            )
        )
    return outcomes


def _shown(text: str, asked: Mapping[str, Any], hits: Sequence[Hit]) -> bool:
    stress = asked["question"] if "after" in asked else ""
    answer = compile_answer(text, hits, lambda source: source.url, stress=stress)
    return bool(answer.excerpt) and "says" in asked and asked["says"].casefold() in answer.excerpt.text.casefold()


async def public_outcomes(folder: Path) -> list[Outcome]:
    """Every question twice: with its page in the index, and without."""
    rows = [json.loads(line) for line in (folder / "corpus.jsonl").read_text(encoding="utf-8").splitlines()]
    asked = [json.loads(line) for line in (folder / "queries.jsonl").read_text(encoding="utf-8").splitlines()]
    pages = sorted({row["doc"] for row in rows})
    random.Random(SEED).shuffle(pages)
    outcomes: list[Outcome] = []
    for half in (0, 1):
        kept = set(pages[half::2])
        with tempfile.TemporaryDirectory() as place:
            index = await _indexed(Path(place), [row for row in rows if row["doc"] in kept])
            outcomes += [await _public_outcome(index, one["text"], one["doc"], folder.name, kept) for one in asked]
            await index.close()
    return outcomes


async def _indexed(place: Path, rows: Sequence[Mapping[str, Any]]) -> EmbeddedIndex:
    """By their text alone: an address that says the title would make it easy."""
    corpus = place / "corpus.jsonl"
    corpus.write_text("".join(json.dumps({**row, "url": ""}) + "\n" for row in rows), encoding="utf-8")
    index = await open_index(place / "index")
    library = Jsonl(corpus, name=CORPUS, readers=frozenset({EVERYONE}))
    async for stretch in library.changes("", {}):
        for item in stretch.items:
            assert isinstance(item, Changed)
            document = await library.read(item.entry)
            assert isinstance(document, Document)
            await index.put(document.source, document.passages)
    await library.close()
    await index.commit()
    return index


async def _public_outcome(index: EmbeddedIndex, text: str, page: str, kind: str, kept: set[str]) -> Outcome:
    hits = await index.search(text, scopes={scope_id({EVERYONE})}, limit=HITS)
    sources = list(dict.fromkeys(hit.source.id for hit in hits))[:3]
    evidence = hits[0].evidence if hits else None
    right = [source == source_id(CORPUS, page) for source in sources]
    return Outcome(text, kind, page in kept, evidence, right[:1] == [True], any(right))


# --- judging ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares. `precision`: of what was answered, what was right; `answered`: of the answerable, what was answered
    right; `offered`: of the answerable, what was answered right or stands in the links offered; `false`: of the
    unanswerable, what was answered; `honest`: of the unanswerable, what was said to be unknown."""

    questions: int
    recall_at_1: float
    precision: float
    answered: float
    offered: float
    false: float
    honest: float

    def __str__(self) -> str:
        return (
            f"{self.questions:4} questions: R@1 {self.recall_at_1:.3f}, precision {self.precision:.3f}, "
            f"answered right {self.answered:.3f}, or offered {self.offered:.3f}; "
            f"of the unanswerable answered {self.false:.3f}, said to be unknown {self.honest:.3f}"
        )


def figures(outcomes: Sequence[Outcome], chances: Sequence[float], helps: float = HELPS) -> Figures:
    judged = list(zip(outcomes, chances, strict=True))
    able = [(one, chance) for one, chance in judged if one.answerable]
    unable = [chance for one, chance in judged if not one.answerable]
    answered = [one for one, chance in judged if chance >= ANSWERS]
    right = sum(one.right and chance >= ANSWERS for one, chance in able)
    maybe = sum(one.helped and helps <= chance < ANSWERS for one, chance in able)
    return Figures(
        len(outcomes),
        _share(sum(one.right for one, _ in able), len(able)),
        _share(sum(one.right for one in answered), len(answered)),
        _share(right, len(able)),
        _share(right + maybe, len(able)),
        _share(sum(chance >= ANSWERS for chance in unable), len(unable)),
        _share(sum(chance < helps for chance in unable), len(unable)),
    )


def chances(outcomes: Sequence[Outcome], calibration: Calibration) -> list[float]:
    return [calibration.probability(one.evidence) if one.evidence else 0.0 for one in outcomes]


def fit(outcomes: Sequence[Outcome]) -> Calibration:
    cases = [(one.evidence, one.right, _weight(one)) for one in outcomes if one.evidence]
    return fitted(
        [(evidence, right) for evidence, right, _ in cases],
        Calibration(0, 0, 0, 0, 0),
        PULL,
        [weight for _, _, weight in cases],
    )


def held_out(outcomes: Sequence[Outcome]) -> list[float]:
    """The chance of each by weights that were fitted without it: a question is in one fold with all its forms."""
    questions = sorted({one.question for one in outcomes})
    random.Random(SEED).shuffle(questions)
    fold = {question: number % FOLDS for number, question in enumerate(questions)}
    found = [0.0] * len(outcomes)
    for out in range(FOLDS):
        calibration = fit([one for one in outcomes if fold[one.question] != out])
        for at, one in enumerate(outcomes):
            if fold[one.question] == out and one.evidence:
                found[at] = calibration.probability(one.evidence)
    return found


def _weight(outcome: Outcome) -> float:
    return PUBLIC_WEIGHT if any(outcome.kind == folder.name for folder in PUBLIC) else 1.0


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


async def _all() -> dict[str, list[Outcome]]:
    with tempfile.TemporaryDirectory() as place:
        async with opened_demo(Path(place)) as house:
            found = {"samples/evaluation": await demo_outcomes(house)}
    for folder in PUBLIC:
        if folder.is_dir():
            found[folder.name] = await public_outcomes(folder)
    return found


def _lines(found: Mapping[str, Sequence[Outcome]]) -> Iterator[str]:
    every = [one for outcomes in found.values() for one in outcomes]
    without = held_out(every)
    at = 0
    for name, outcomes in found.items():
        yield f"{name}"
        yield f"  as it is   {figures(outcomes, chances(outcomes, Calibration()))}"
        mine = without[at : at + len(outcomes)]
        yield f"  held out   {figures(outcomes, mine)}"
        for helps in (0.2, 0.25, 0.3, 0.35, 0.4):
            some = figures(outcomes, mine, helps)
            yield f"    helps from {helps:.2f}: offered {some.offered:.3f}, said to be unknown {some.honest:.3f}"
        at += len(outcomes)
    yield f"fitted on all: {fit(every)}"


if __name__ == "__main__":
    print("\n".join(_lines(asyncio.run(_all()))))
