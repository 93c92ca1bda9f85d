"""Refitting the confidence from what people said of their answers."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

from bot.answer.calibration import ENOUGH, Calibrated, Calibration, Case, fitted, loss
from bot.answer.question import Question
from bot.house import House
from bot.store.base import Conflict
from bot.store.records import CALIBRATION_ID, DIRECTORY

PULL = 10.0
"""As many cases as the first weights count for: fifty verdicts move them, three would not."""

DEFAULT = Calibrated(Calibration())


@dataclass(frozen=True, slots=True)
class Refit:
    """`cases` are the verdicts there were; `after` is None when those were too few. Losses are on these cases."""

    before: Calibrated
    after: Calibrated | None
    cases: int
    loss_before: float = 0.0
    loss_after: float = 0.0


async def standing_calibration(house: House) -> Calibrated:
    """What all instances judge by now; one read."""
    standing = await house.records.calibrations.get(DIRECTORY, CALIBRATION_ID)
    return standing.value if standing else DEFAULT


async def recalibrate(house: House) -> Refit:
    """From every kept question with evidence whose asker said whether its answer was of use; a hand-off says no.

    Always from the weights that Bode comes with, so that doing it twice changes nothing more.
    """
    cases = [case async for question in every_question(house) if (case := _case(question))]
    before = await standing_calibration(house)
    if len(cases) < ENOUGH:
        return Refit(before, None, len(cases))
    after = Calibrated(fitted(cases, DEFAULT.weights, PULL), house.now(), len(cases))
    await _keep(house, after)
    return Refit(before, after, len(cases), loss(before.weights, cases), loss(after.weights, cases))


async def reset_calibration(house: House) -> Calibrated:
    """Back to the weights that Bode comes with; returns what stood until now."""
    while True:
        standing = await house.records.calibrations.get(DIRECTORY, CALIBRATION_ID)
        if standing is None:
            return DEFAULT
        try:
            await house.records.commit(DIRECTORY, house.records.calibrations.remove(standing.value, standing.version))
        except Conflict:
            continue
        return standing.value


async def _keep(house: House, value: Calibrated) -> None:
    while True:
        standing = await house.records.calibrations.get(DIRECTORY, CALIBRATION_ID)
        write = house.records.calibrations.put(value, standing.version if standing else None)
        try:
            await house.records.commit(DIRECTORY, write)
        except Conflict:
            continue
        return


async def every_question(house: House) -> AsyncIterator[Question]:
    """All that are kept, of everybody, oldest first; for the command line and reports."""
    after = None
    while True:
        stretch = await house.records.questions.find(order="asked", limit=500, after=after)
        for item in stretch.items:
            yield item.value
        after = stretch.next
        if after is None:
            return


def _case(question: Question) -> Case | None:
    useful = False if question.handed_off else question.useful
    if question.evidence is None or useful is None:
        return None
    return question.evidence, useful
