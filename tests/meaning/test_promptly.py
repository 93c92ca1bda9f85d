"""No question waits long for the model: on the real one, stopped and let go on as a busy machine would."""

import asyncio
import logging
import os
import signal
from collections.abc import AsyncGenerator, Sequence

import pytest
import pytest_asyncio

from bot.meaning.base import MeaningUnavailable
from bot.meaning.embedded import Embedded
from bot.meaning.promptly import REMEMBERED, Promptly
from tests.meaning.embedding import embedded, needed
from tests.patience import PATIENCE

pytestmark = [needed, pytest.mark.asyncio(loop_scope="module")]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def model() -> AsyncGenerator[Embedded]:
    async with embedded() as one:
        await one.question("warm")
        yield one


def said(caplog: pytest.LogCaptureFixture) -> Sequence[str]:
    return [record.message for record in caplog.records if record.message.startswith("meaning.")]


async def until_back(prompt: Promptly, text: str) -> None:
    async with asyncio.timeout(PATIENCE):
        while True:
            try:
                await prompt.question(text)
            except MeaningUnavailable:
                await asyncio.sleep(0.01)
            else:
                return


async def test_the_same_question_again_asks_no_model(model: Embedded) -> None:
    prompt = Promptly(model, seconds=30)
    vector = await prompt.question("hoeveel verlof heb ik")
    os.kill(model.pids[0], signal.SIGSTOP)
    try:
        assert await prompt.question("hoeveel verlof heb ik") == vector
    finally:
        os.kill(model.pids[0], signal.SIGCONT)


async def test_two_who_ask_the_same_at_once_ask_it_once(model: Embedded) -> None:
    prompt = Promptly(model, seconds=30)
    one, other = await asyncio.gather(prompt.question("dezelfde"), prompt.question("dezelfde"))
    assert one is other


async def test_a_hung_model_costs_one_question_its_patience_and_the_next_none(
    model: Embedded, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    prompt = Promptly(model, seconds=0.2)
    os.kill(model.pids[0], signal.SIGSTOP)
    try:
        with pytest.raises(MeaningUnavailable, match="slow"):
            await prompt.question("een")
        for text in ("een", "twee", "drie"):
            with pytest.raises(MeaningUnavailable, match="behind"):
                await prompt.question(text)
        assert said(caplog) == ["meaning.away"]
    finally:
        os.kill(model.pids[0], signal.SIGCONT)
    await until_back(prompt, "een")
    assert said(caplog) == ["meaning.away", "meaning.back"]
    assert "een" not in [record.__dict__.get("reason") for record in caplog.records]


async def test_what_was_given_up_is_remembered_when_it_comes(model: Embedded) -> None:
    prompt = Promptly(model, seconds=0.05)
    os.kill(model.pids[0], signal.SIGSTOP)
    with pytest.raises(MeaningUnavailable, match="slow"):
        await prompt.question("laat")
    os.kill(model.pids[0], signal.SIGCONT)
    await until_back(prompt, "laat")
    assert await prompt.question("laat") == await model.question("laat")


async def test_a_model_that_died_is_left_alone_for_a_moment(model: Embedded) -> None:
    prompt = Promptly(model, seconds=30)
    os.kill(model.pids[0], signal.SIGKILL)
    with pytest.raises(MeaningUnavailable, match="failed"):
        await prompt.question("een")
    with pytest.raises(MeaningUnavailable, match="paused"):
        await prompt.question("twee")
    assert not model.pids
    await until_back(prompt, "een")


async def test_what_comes_and_goes_is_not_said_each_time(model: Embedded, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    prompt = Promptly(model, seconds=0.05)
    for text in ("een", "twee"):
        os.kill(model.pids[0], signal.SIGSTOP)
        with pytest.raises(MeaningUnavailable, match="slow"):
            await prompt.question(f"{text} nog eens")
        os.kill(model.pids[0], signal.SIGCONT)
        await until_back(prompt, f"{text} nog eens")
    assert said(caplog) == ["meaning.away", "meaning.back"]


async def test_a_model_that_is_warm_answers_the_first_at_once(model: Embedded) -> None:
    prompt = Promptly(model, seconds=30)
    prompt.warm_up()
    await asyncio.gather(*prompt._known.values())
    assert model.pids


async def test_the_newest_are_remembered_and_no_more(model: Embedded) -> None:
    prompt = Promptly(model, seconds=30)
    first = await prompt.question("0")
    for number in range(1, REMEMBERED):
        prompt._known[str(number)] = prompt._known["0"]
    assert await prompt.question("0") is first
    await prompt.question("nieuw")
    assert len(prompt._known) == REMEMBERED
    assert {"0", "nieuw"} <= prompt._known.keys()
    assert "1" not in prompt._known


async def test_passages_are_as_the_model_makes_them(model: Embedded) -> None:
    assert await Promptly(model).passages(["een"]) == await model.passages(["een"])
