"""Refitting the confidence from what people said of their answers."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

from bot.answer.calibration import ENOUGH, Calibrated, Calibration, Case, fitted, loss
from bot.answer.question import Question
from bot.house import House
from bot.store.changes import Change
from bot.store.partitions import CALIBRATION_ID, DIRECTORY

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
    await house.records.change_one(house.records.calibrations, DIRECTORY, CALIBRATION_ID, lambda _: after)
    return Refit(before, after, len(cases), loss(before.weights, cases), loss(after.weights, cases))


async def reset_calibration(house: House) -> Calibrated:
    """Back to the weights that Bode comes with; returns what stood until now."""

    async def look() -> Change[Calibrated]:
        standing = await house.records.calibrations.get(DIRECTORY, CALIBRATION_ID)
        if standing is None:
            return Change(DEFAULT)
        return Change(standing.value, [house.records.calibrations.remove(standing.value, standing.version)])

    return await house.records.change(DIRECTORY, look)


async def every_question(house: House) -> AsyncIterator[Question]:
    """All that are kept, of everybody, oldest first; for the command line and reports."""
    async for item in house.records.questions.stream(order="asked"):
        yield item.value


def _case(question: Question) -> Case | None:
    useful = False if question.handed_off else question.useful
    if question.evidence is None or useful is None:
        return None
    return question.evidence, useful
