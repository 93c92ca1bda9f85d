"""The confidence: what it is made of, and how it learns from what people said."""

import math
import random
from dataclasses import astuple, replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.answer import Verdict
from bot.answer.calibrating import recalibrate, reset_calibration, standing_calibration
from bot.answer.calibration import ANSWERS, ENOUGH, HELPS, Calibration, Case, fitted, helps, loss
from bot.answer.evidence import Evidence
from bot.answer.question import Question
from bot.bootstrap.houses import opened_house
from bot.cli.reports import calibrate
from bot.house import House
from bot.settings import load_settings
from bot.store.partitions import person_partition
from tests.conversations.stage import Clock

share = st.floats(0, 1)
evidences = st.builds(Evidence, share, st.floats(-1, 1), st.floats(0, 30), share)
FIRST = Calibration()


@given(evidences)
def test_a_probability_is_one(evidence: Evidence) -> None:
    assert 0 < FIRST.probability(evidence) < 1


@given(evidences, st.sampled_from(["coverage", "lead", "telling", "heading"]), share)
def test_more_evidence_never_makes_it_less_sure(evidence: Evidence, name: str, more: float) -> None:
    richer = replace(evidence, **{name: getattr(evidence, name) + more})
    assert FIRST.probability(richer) >= FIRST.probability(evidence) - 1e-12


@given(evidences, st.floats(0.7, 1), st.floats(-0.1, 0.1), share, share)
def test_a_nearer_meaning_never_makes_it_less_sure(
    evidence: Evidence, cosine: float, margin: float, nearer: float, farther: float
) -> None:
    near = replace(evidence, cosine=cosine, margin=margin)
    assert FIRST.probability(replace(near, cosine=cosine + nearer)) >= FIRST.probability(near)
    assert FIRST.probability(replace(near, margin=margin + farther)) >= FIRST.probability(near)


def test_what_no_model_was_asked_about_is_judged_by_its_words_alone() -> None:
    half = Evidence(0.6, 0.3, 1.0, 0.2)
    others = replace(FIRST, meant=9.0, meant_coverage=9.0, meant_lead=9.0, cosine=9.0, margin=9.0)
    assert others.probability(half) == FIRST.probability(half)
    assert others.probability(replace(half, cosine=0.8, margin=0.0)) > FIRST.probability(half)


def test_the_thresholds_leave_room_for_what_may_help() -> None:
    assert 0 < HELPS < ANSWERS < 1
    words = Evidence(0.5, 0.1, 1.0)
    assert helps(words) == HELPS
    assert 0 < helps(replace(words, cosine=0.85)) < HELPS


def some_cases(truth: Calibration, count: int) -> list[Case]:
    chance = random.Random(3)
    found: list[Case] = []
    for _ in range(count):
        evidence = Evidence(chance.random(), chance.uniform(-0.5, 1), chance.uniform(0, 4), chance.random())
        found.append((evidence, chance.random() < truth.probability(evidence)))
    return found


@pytest.mark.slow
def test_a_fit_finds_the_weights_that_made_the_cases() -> None:
    truth = Calibration(-3.0, 2.0, 0.5, 4.0, 1.0)
    found = fitted(some_cases(truth, 6000), FIRST, pull=1.0)
    assert all(math.isclose(a, b, abs_tol=0.6) for a, b in zip(astuple(found), astuple(truth), strict=True)), found


def test_nothing_learned_leaves_it_as_it_was() -> None:
    assert fitted([], FIRST, pull=10.0) == FIRST


@given(st.lists(st.tuples(evidences, st.booleans()), min_size=1, max_size=60))
def test_a_fit_is_never_worse_on_what_it_saw(cases: list[Case]) -> None:
    assert loss(fitted(cases, FIRST, pull=10.0), cases) <= loss(FIRST, cases) + 1e-9


@given(st.lists(st.tuples(evidences, st.booleans()), max_size=20))
def test_the_order_of_cases_does_not_matter(cases: list[Case]) -> None:
    one, other = fitted(cases, FIRST, 10.0), fitted(cases[::-1], FIRST, 10.0)
    assert all(math.isclose(a, b, abs_tol=1e-6) for a, b in zip(astuple(one), astuple(other), strict=True))


# --- from the store ---------------------------------------------------------------------------------

SURE = Evidence(0.7, 0.2, 1.2, 0.4)
UNSURE = Evidence(0.5, 0.05, 0.8, 0.0)


async def keep(
    house: House, count: int, useful: bool | None, evidence: Evidence | None, *, handed: bool = False
) -> None:
    for number in range(count):
        at = house.now() + timedelta(seconds=number)
        id_ = f"{useful}-{handed}-{number}-{at:%H%M%S%f}"
        question = Question(id_, "p", "?", at, Verdict.ANSWERED, useful=useful, evidence=evidence, handed_off=handed)
        await house.records.accept(person_partition("p"), [house.records.questions.put(question)])


async def test_too_few_verdicts_change_nothing(tmp_path: Path) -> None:
    async with opened_house(load_settings(data_dir=tmp_path), now=Clock()) as house:
        await keep(house, ENOUGH - 1, True, SURE)
        await keep(house, 30, None, SURE)
        await keep(house, 30, True, None)
        refit = await recalibrate(house)
        assert (refit.after, refit.cases) == (None, ENOUGH - 1)
        assert (await standing_calibration(house)).weights == FIRST


async def test_verdicts_are_learned_from_and_can_be_taken_back(tmp_path: Path) -> None:
    async with opened_house(load_settings(data_dir=tmp_path), now=Clock()) as house:
        await keep(house, 40, True, SURE)
        await keep(house, 40, False, UNSURE)
        first = await recalibrate(house)
        assert first.after is not None
        assert first.loss_after < first.loss_before
        standing = await standing_calibration(house)
        assert standing == first.after
        wider = standing.weights.probability(SURE) - standing.weights.probability(UNSURE)
        assert wider > FIRST.probability(SURE) - FIRST.probability(UNSURE)
        again = await recalibrate(house)
        assert again.after is not None
        assert again.after.weights == first.after.weights
        assert await reset_calibration(house) == again.after
        assert (await standing_calibration(house)).weights == FIRST
        assert (await reset_calibration(house)).weights == FIRST


@pytest.mark.parametrize("useful", [None, True])
async def test_a_hand_off_says_that_the_answer_was_of_no_use(tmp_path: Path, useful: bool | None) -> None:
    async with opened_house(load_settings(data_dir=tmp_path), now=Clock()) as house:
        await keep(house, 60, useful, SURE, handed=True)
        await recalibrate(house)
        assert (await standing_calibration(house)).weights.probability(SURE) < FIRST.probability(SURE)


async def test_the_command_line_says_before_and_after(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    async with opened_house(load_settings(data_dir=tmp_path), now=Clock()) as house:
        await keep(house, 40, True, SURE)
        await keep(house, 40, False, UNSURE)
    await calibrate(load_settings(data_dir=tmp_path), reset=False)
    learned = capsys.readouterr().out
    assert "Before: intercept" in learned
    assert "(as Bode comes)" in learned.splitlines()[0]
    assert "(80 verdicts, " in learned.splitlines()[1]
    await calibrate(load_settings(data_dir=tmp_path), reset=True)
    before, now = capsys.readouterr().out.splitlines()
    assert "80 verdicts" in before
    assert "(as Bode comes)" in now
