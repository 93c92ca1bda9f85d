"""The embedded model, in its own processes: what it means, and that nothing which happens to them stays."""

import asyncio
import os
import signal
from array import array
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.meaning.base import MeaningUnavailable, Vector
from bot.meaning.embedded import Embedded, Limits
from tests.meaning.contract import *  # noqa: F403
from tests.meaning.embedding import embedded, needed

pytestmark = [needed, pytest.mark.asyncio(loop_scope="module")]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def model() -> AsyncGenerator[Embedded]:
    """One for all of these tests: it takes a second to load."""
    async with embedded() as one:
        yield one


def cosine(one: Vector, other: Vector) -> float:
    a, b = array("b", one), array("b", other)
    product = sum(x * y for x, y in zip(a, b, strict=True))
    return product / (sum(x * x for x in a) * sum(y * y for y in b)) ** 0.5


async def test_what_means_the_same_is_near_in_other_words_and_another_language(model: Embedded) -> None:
    leave, bicycle = await model.passages(["Wie ziek is, verwittigt het secretariaat.", "De fietsvergoeding per km."])
    for text in ("ik voel me niet lekker, wie moet ik bellen", "I am ill, whom do I tell?", "je suis malade"):
        question = await model.question(text)
        assert cosine(question, leave) > cosine(question, bicycle) + 0.01


async def test_a_question_is_not_a_passage(model: Embedded) -> None:
    """The model was trained with a prefix before each."""
    assert await model.question("verlof") not in await model.passages(["verlof"])


async def test_questions_do_not_wait_for_passages(model: Embedded) -> None:
    await model.question("warm")
    long = asyncio.create_task(model.passages(["een lang stuk tekst " * 200] * 40))
    await asyncio.sleep(0)
    await model.question("hoeveel verlof heb ik")
    assert not long.done()
    long.cancel()
    await asyncio.gather(long, return_exceptions=True)


def threads(pid: int) -> int:
    return len(list(Path(f"/proc/{pid}/task").iterdir()))


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks at the processes as Linux shows them")
async def test_each_process_computes_on_one_core(model: Embedded) -> None:
    await model.question("een")
    await model.passages(["twee"])
    assert [threads(pid) for pid in model.pids] == [1, 1]


async def test_the_process_for_passages_gives_way() -> None:
    async with embedded(Limits()) as model:
        making = asyncio.create_task(model.passages(["een"]))
        lowest = os.getpriority(os.PRIO_PROCESS, 0) + Limits().niceness
        for _ in range(3000):
            await asyncio.sleep(0.01)
            if [os.getpriority(os.PRIO_PROCESS, pid) for pid in model.pids] == [min(19, lowest)]:
                break
        else:
            pytest.fail("it never did")
        making.cancel()
        await asyncio.gather(making, return_exceptions=True)


async def test_one_that_died_is_started_again(model: Embedded) -> None:
    vector = await model.question("een")
    os.kill(model.pids[0], signal.SIGKILL)
    with pytest.raises(MeaningUnavailable, match="crashed"):
        while True:  # it may take a moment until it is dead
            await model.question("een")
    assert await model.question("een") == vector


async def test_one_that_hangs_is_ended_and_started_again() -> None:
    async with embedded(Limits(seconds=60)) as model:
        vector = await model.question("een")
        hung = model.pids[0]
        os.kill(hung, signal.SIGSTOP)
        model._questions._seconds = 0.2
        with pytest.raises(MeaningUnavailable, match="timeout"):
            await model.question("een")
        model._questions._seconds = 60
        assert await model.question("een") == vector
        assert hung not in model.pids


async def test_without_enough_memory_there_is_no_vector_and_no_harm() -> None:
    async with embedded(Limits(memory=60 * 2**20)) as model:
        with pytest.raises(MeaningUnavailable):
            await model.question("een")
        assert not model.pids


async def test_the_process_for_passages_ends_when_there_is_nothing_to_do() -> None:
    async with embedded(Limits(idle=0.01, niceness=0)) as model:
        await model.passages(["een"])
        for _ in range(3000):
            if not model.pids:
                break
            await asyncio.sleep(0.01)
        assert len(await model.passages(["een"])) == 1
    assert not model.pids


async def test_who_gives_up_leaves_a_model_that_answers_the_next(model: Embedded) -> None:
    """An answer that nobody waited for is not taken for that of the next question."""
    other = await model.question("twee")
    given_up = asyncio.create_task(model.question("een heel andere vraag"))
    await asyncio.sleep(0)
    given_up.cancel()
    await asyncio.gather(given_up, return_exceptions=True)
    assert await model.question("twee") == other
