"""What the command line does with what people said of their answers: refit the confidence, report the gaps."""

import csv
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TextIO

from bot.answer.calibrating import recalibrate, reset_calibration, standing_calibration
from bot.answer.calibration import ENOUGH, Calibrated
from bot.answer.gaps import Gap, Gaps
from bot.answer.gaps_report import find_gaps
from bot.answer.question import Reason
from bot.cli.opening import opened_any
from bot.settings import Settings
from bot.work.table import cell

_COLUMNS = ("about", "questions", "people", "unanswered", "badly_rated", *Reason, "example")


async def calibrate(settings: Settings, *, reset: bool) -> None:
    async with opened_any(settings) as house:
        if reset:
            print(f"Before: {_weights(await reset_calibration(house))}")
            print(f"Now:    {_weights(await standing_calibration(house))}")
            return
        refit = await recalibrate(house)
    print(f"Before: {_weights(refit.before)}")
    if refit.after is None:
        print(f"{refit.cases} verdicts are too few to learn from ({ENOUGH} are needed): nothing changes.")
        return
    print(f"Now:    {_weights(refit.after)}")
    print(f"Surprise at {refit.cases} verdicts (lower is better): {refit.loss_before:.3f}, now {refit.loss_after:.3f}.")
    print("`python app.py calibrate --reset` takes this back.")


def _weights(calibrated: Calibrated) -> str:
    weights = ", ".join(f"{name} {value:.2f}" for name, value in asdict(calibrated.weights).items())
    origin = f"{calibrated.cases} verdicts, {calibrated.at:%Y-%m-%d}" if calibrated.at else "as Bode comes"
    return f"{weights} ({origin})"


async def report_gaps(settings: Settings, file: Path | None) -> None:
    async with opened_any(settings) as house:
        found = await find_gaps(house)
    if file is None:
        _write(found, sys.stdout)
    else:
        with file.open("w", encoding="utf-8-sig", newline="") as opened:  # the mark makes Excel read it as UTF-8
            _write(found, opened)
        print(f"{file}: {len(found.shown)} groups.")
    if found.newest:
        print(f"Only the newest {found.newest} questions were looked at.", file=sys.stderr)
    if found.rest:
        print(f"{found.rest} more, each asked by too few people to be shown.", file=sys.stderr)


def _write(gaps: Gaps, to: TextIO) -> None:
    table = csv.writer(to)
    table.writerow(_COLUMNS)
    table.writerows(_row(gap) for gap in gaps.shown)


def _row(gap: Gap) -> list[str | int]:
    counts = [gap.questions, gap.people, gap.unanswered, gap.bad, *(gap.reasons[reason] for reason in Reason)]
    return [cell(" ".join(gap.words)), *counts, cell(gap.example)]
