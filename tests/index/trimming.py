"""Questions of people in a changing world, each answer held against the oracle: nothing leaks, nothing is missing.

By words alone, or by meaning too: then with a model behind an address, for which texts with words in common are near.
"""

import asyncio
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.answer.answer import Answer
from bot.answer.answering import HITS, look_up, meant
from bot.answer.compiling import compile_answer
from bot.answer.evidence import Hit
from bot.answer.library.replica import catch_up
from bot.bootstrap.houses import opened_house
from bot.house import House
from bot.people.contacts import meet
from bot.people.loading import load_organisation
from bot.settings import load_settings
from cards.answer.answer import answer_card, shared_answer_card
from cards.texts import texts
from tests.index.world import TOPICS, Paper, World
from tests.indexed import indexed
from tests.meaning.library import embed_all, settings_for
from tests.peers.embeddings import Embeddings, numbers_of_words

NOW = datetime(2026, 9, 1, 8, tzinfo=UTC)
MOVE_EVERY, CHANGE_EVERY = 100, 500
"""Questions between two changes of groups, and of documents."""

LOOK_UP_EVERY = 10

MOST = 50
"""Passages that are asked for: a search looks at no more candidates."""

_WORD = re.compile(r"[a-z]+")


@dataclass(slots=True)
class Tally:
    """Per kind of question how many passages match and may be read (`wanted`), and how many of those were found.
    `trimmed`: questions after a passage that may not be read; `beside`: found passages that do not match; `meant`:
    questions of which the model said what they mean."""

    questions: int = 0
    trimmed: int = 0
    beside: int = 0
    meant: int = 0
    cards: Counter[str] = field(default_factory=Counter[str])
    wanted: Counter[str] = field(default_factory=Counter[str])
    found: Counter[str] = field(default_factory=Counter[str])
    leaks: list[str] = field(default_factory=list[str])

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.questions + other.questions,
            self.trimmed + other.trimmed,
            self.beside + other.beside,
            self.meant + other.meant,
            self.cards + other.cards,
            self.wanted + other.wanted,
            self.found + other.found,
            self.leaks + other.leaks,
        )


def asked_in_processes(processes: int, *, by_meaning: bool, **sizes: int) -> Tally:
    """As `asked`, each process with a world of its own and its part of the `questions`."""
    own = sizes | {"questions": sizes["questions"] // processes}
    with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
        started = [pool.submit(asked, **own, seed=seed, by_meaning=by_meaning) for seed in range(processes)]
        return sum((one.result() for one in started), Tally())


def asked(*, people: int, documents: int, questions: int, seed: int, by_meaning: bool) -> Tally:
    return asyncio.run(_asked(World(people, documents, seed), questions, by_meaning=by_meaning))


async def _asked(world: World, questions: int, *, by_meaning: bool) -> Tally:
    tally, truth = Tally(), _Truth(world)
    async with AsyncExitStack() as opened:
        folder = Path(opened.enter_context(TemporaryDirectory()))
        settings = load_settings(data_dir=folder / "data")
        if by_meaning:
            service = await opened.enter_async_context(Embeddings(numbers_of_words).running())
            settings = settings_for(folder, service)
        settings.data_dir.mkdir()
        (settings.data_dir / "synonyms.toml").write_text(world.synonyms(), encoding="utf-8")
        async with opened_house(settings, now=lambda: NOW) as house:
            for at in range(questions):
                if at and at % CHANGE_EVERY == 0:
                    world.change_papers(permitted=20, rewritten=5, replaced=5)
                if at % CHANGE_EVERY == 0:
                    await indexed(house, world)
                    if by_meaning:
                        await embed_all(house)
                        await catch_up(house)
                if at % MOVE_EVERY == 0:  # and the index is not told
                    world.move_people(10)
                    await load_organisation(house, world.directory())
                    truth = _Truth(world)
                await _ask(house, world, truth, tally)
    return tally


class _Truth:
    """What is so until the world changes again."""

    def __init__(self, world: World) -> None:
        self.papers = [*world.papers.values()]
        self.readable = world.readable()
        self.owners = dict.fromkeys(world.gone, "")
        """Whose each word is, "" of one that was taken out."""
        self.about: defaultdict[str, set[str]] = defaultdict(set)
        """By topic, the passages with it in their text or in their title."""
        for paper in self.papers:
            self.owners |= dict.fromkeys(paper.words, paper.id)
            for at, page in enumerate(paper.pages):
                for topic in {paper.topic, *page.topics}:
                    self.about[topic].add(f"{paper.id}#{at}")


@dataclass(frozen=True, slots=True)
class _Query:
    """`matching` are passages with what was asked for, whoever may read them."""

    kind: str
    text: str
    matching: frozenset[str]


async def _ask(house: House, world: World, truth: _Truth, tally: Tally) -> None:
    chance = world.chance
    person = chance.choice(world.people)
    mine = truth.readable[person]
    own = [world.papers[id_] for id_ in sorted(mine)] if chance.random() < 0.3 else []
    target = chance.choice(own or truth.papers)
    query = _query(world, truth, target)
    actor = await meet(house, person, None)
    meaning = await meant(house, query.text)
    scopes = await house.scopes.readable(actor.person)
    hits = await house.index.search(query.text, scopes=scopes, limit=MOST, meaning=meaning)
    if tally.questions % LOOK_UP_EVERY:
        answer = compile_answer(query.text, hits[:HITS], partial(house.link, actor.id))
    else:  # as a turn does it, which takes another search
        answer = await look_up(house, actor, query.text)
    seen = {hit.passage.id for hit in hits}
    wanted = {id_ for id_ in query.matching if id_.partition("#")[0] in mine}
    tally.questions += 1
    tally.trimmed += target.id not in mine
    tally.meant += meaning is not None
    tally.cards[str(answer.verdict)] += 1
    tally.beside += len(seen - query.matching)
    tally.wanted[query.kind] += min(len(wanted), MOST)
    tally.found[query.kind] += min(len(seen & wanted), MOST)
    for leak in (*_leaked(world, hits, mine), *_told(answer, query, mine, truth)):
        tally.leaks.append(f"{person} asked {query.text!r}: {leak}")


def _leaked(world: World, hits: Sequence[Hit], mine: set[str]) -> Iterator[str]:
    for hit in hits:
        paper = world.papers.get(hit.source.id)
        if hit.source.id not in mine or hit.passage.source not in mine or paper is None:
            yield f"found {hit.passage.id}"
        elif hit.source.title != paper.title or hit.passage.text != paper.pages[hit.passage.ordinal].text:
            yield f"found an earlier {hit.passage.id}"


def _told(answer: Answer, query: _Query, mine: set[str], truth: _Truth) -> Iterator[str]:
    """What both cards say, wherever it stands: a word that only one document has is from there, or was typed."""
    t = texts("nl")
    cards = [answer_card(t, "q", answer, NOW).json(), shared_answer_card(t, answer, NOW).json()]
    said = set(_WORD.findall(json.dumps(cards).lower())) - set(_WORD.findall(query.text.lower()))
    return (f"told {word}" for word in said & truth.owners.keys() if truth.owners[word] not in mine)


# --- the questions --------------------------------------------------------------------------------------


def _query(world: World, truth: _Truth, paper: Paper) -> _Query:
    chance, about = world.chance, truth.about
    at = chance.randrange(len(paper.pages))
    page, here = paper.pages[at], frozenset({f"{paper.id}#{at}"})
    all_of_it = frozenset(f"{paper.id}#{n}" for n in range(len(paper.pages)))
    match chance.randrange(10):
        case 0:
            return _Query("a word of a text", page.own, here)
        case 1 if page.short in world.abbreviated:
            return _Query("an abbreviation", f"Hoe werkt {page.short}?", here)
        case 1 | 2:
            return _Query("a word of a title", f"Wat staat er in {paper.own}?", all_of_it)
        case 3 | 4:
            first, second = chance.sample(TOPICS, 2)
            return _Query("topics", f"Wat weet je over {first} en {second}?", frozenset(about[first] | about[second]))
        case 5:
            return _Query("a topic and a word", f"{paper.topic} {page.own}", here.union(about[paper.topic]))
        case 6:
            return _Query("a slip in a text's word", _slip(page.own, chance), here)
        case 7:
            return _Query("a slip in a title's word", f"Waar vind ik {_slip(paper.own, chance)}?", all_of_it)
        case 8:
            return _Query("a word written apart", " ".join(page.joined), here)
        case _:
            typed = f"{chance.choice(TOPICS)} {_slip(page.own, chance)}"
            return _Query("a topic and a slip", typed, here.union(about[typed.split(maxsplit=1)[0]]))


def _slip(word: str, chance: random.Random) -> str:
    """A letter left out, doubled up, wrong, or swapped with its neighbour; never the first."""
    at, letter = chance.randrange(1, len(word) - 1), chance.choice("hjqwxy")
    head, own, after, tail = word[:at], word[at], word[at + 1], word[at + 2 :]
    return head + chance.choice((after, letter + own + after, letter + after, after + own)) + tail
