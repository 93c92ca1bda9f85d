"""The demo organisation with its documents, indexed once."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.answer.answering import HITS
from bot.answer.compiling import compile_answer
from bot.house import House
from tests.answers.vague import CLEAR, VAGUE
from tools.calibration import Outcome, demo_outcomes, demo_people, demo_topics, opened_demo

STAFF_WORDING = Path(__file__).parents[1] / "sets" / "staff_wording.jsonl"


@dataclass(frozen=True, slots=True)
class Demo:
    """What becomes of every question of samples/evaluation, and between which topics other questions are undecided: of
    the staff's own wording, and vague ones."""

    outcomes: list[Outcome]
    staff: Mapping[str, tuple[str, ...]]
    vague: Mapping[str, tuple[str, ...]]


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    return asyncio.run(_asked(tmp_path_factory.mktemp("demo")))


@pytest.fixture(scope="session")
def outcomes(demo: Demo) -> list[Outcome]:
    return demo.outcomes


async def _asked(data: Path) -> Demo:
    async with opened_demo(data) as house:
        rows = map(json.loads, STAFF_WORDING.read_text("utf-8").splitlines())
        staff = {row["text"]: row["as"] for row in rows if row["collection"] == "samples"}
        vague = dict.fromkeys((*VAGUE, *CLEAR), "ana.martens")
        return Demo(await demo_outcomes(house), await _apart(house, staff), await _apart(house, vague))


async def _apart(house: House, asked: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    ids, directory, topics = demo_people(), await house.directory.current(), demo_topics()
    found: dict[str, tuple[str, ...]] = {}
    for text, who in asked.items():
        scopes = await house.scopes.readable(directory.people[ids[who]])
        hits = await house.index.search(text, scopes=scopes, limit=HITS)
        found[text] = tuple(compile_answer(text, hits, lambda _: "", topics=topics).apart)
    return found
