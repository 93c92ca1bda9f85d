"""What the day showed, on the console and as a page of Markdown."""

import math
import statistics
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from bench.soak.door import Turned
from bench.soak.watch import Second
from bench.table import Table

Window = tuple[str, float, float]
"""What was broken, from when until when, by the clock of time.monotonic."""
MOST_P99 = 500.0
MOST_CALLBACK = 100.0
MOST_GROWTH = 5.0
"""Per cent, from the third minute to the last."""
THIRD = 3


class Report(Table):
    """Each row is printed when it comes, and written at the end."""

    def __init__(self) -> None:
        super().__init__()
        self.values: dict[str, float] = {}
        """The last of each row."""
        self._page: list[str] = []

    def head(self, text: str) -> None:
        super().head(text)
        self._page += ["", f"## {text}", "", "| | | at most | |", "|---|---:|---:|---|"]

    def row(self, name: str, value: float, most: float | None = None, *, timed: bool = False) -> None:
        before = self.broken
        self.values[name] = value
        super().row(name, value, most, timed=timed)
        held = "" if most is None else "**not held**" if self.broken > before else "held"
        self._page.append(f"| {name} | {value:,.5g} | {'' if most is None else f'{most:,.5g}'} | {held} |")

    def say(self, text: str) -> None:
        print(text, flush=True)
        self._page += ["", text]

    def write(self, file: Path, title: str) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("\n".join([f"# {title}", *self._page, ""]), encoding="utf-8")


def p(times: Sequence[float], share: int) -> float:
    """In milliseconds."""
    if len(times) < 2:
        return 1000 * max(times, default=0.0)
    return 1000 * statistics.quantiles(times, n=100)[share - 1]


def inbound(report: Report, turned: Sequence[Turned], windows: Sequence[Window]) -> None:
    """From the POST to its answer: while nothing was broken that bar holds, and beside it all of the day."""
    kinds: defaultdict[str, list[Turned]] = defaultdict(list)
    for one in turned:
        kinds[one.kind].append(one)
    quiet = [one for one in turned if not _meets(one, windows)]
    report.head("Turns: milliseconds from the POST to its answer")
    for kind, ones in sorted(kinds.items()):
        times, calm = [one.seconds for one in ones], [one.seconds for one in ones if not _meets(one, windows)]
        report.row(f"{kind}: how many", len(ones))
        report.row(f"{kind}: p50", p(times, 50))
        report.row(f"{kind}: p99", p(times, 99))
        report.row(f"{kind}: p99 while nothing was broken", p(calm, 99))
    report.row("all: how many", len(turned))
    report.row("all: p50", p([one.seconds for one in turned], 50))
    report.row("all: p99", p([one.seconds for one in turned], 99))
    report.row("all: worst", 1000 * max((one.seconds for one in turned), default=0.0))
    report.row("all: p99 while nothing was broken", p([one.seconds for one in quiet], 99), MOST_P99, timed=True)


def _meets(one: Turned, windows: Sequence[Window]) -> bool:
    return any(one.at < until and one.at + one.seconds > since for _, since, until in windows)


def instance(
    report: Report, number: int, lives: Sequence[Sequence[Second]], ready: Sequence[float], *, steady: bool
) -> None:
    """Its lives, one for each start, and when it was ready in each: before that nobody waits for it."""
    report.head(f"Instance {number}" + (", which was never killed" if steady else f", {len(lives)} lives"))
    begun = {life[0].at: min((at for at in ready if at >= life[0].at), default=math.inf) for life in lives}
    starting = [one for life in lives for one in life if one.at <= begun[life[0].at] + 1]
    serving = [one for life in lives for one in life if one.at > begun[life[0].at] + 1]
    report.row("callbacks of the loop", sum(second.callbacks for second in serving))
    report.row("seconds of CPU in them", sum(second.busy for second in serving) / 1000)
    report.row(
        "longest callback, ms of CPU", max((one.longest for one in serving), default=0.0), MOST_CALLBACK, timed=True
    )
    report.row("longest callback before it was ready", max((one.longest for one in starting), default=0.0))
    for spent, frames in sorted((one for second in starting for one in second.long), reverse=True)[:2]:
        report.say(f"- before it was ready: {spent:.0f} ms of CPU at {' < '.join(frames[:8])}")
    report.row("longest pause of the garbage collector, ms of CPU", max((one.paused for one in serving), default=0.0))
    report.row("seconds of CPU in its pauses", sum(one.pauses for one in serving) / 1000)
    for life, seconds in enumerate(lives, 1):
        minutes = by_minute(seconds)
        report.say(f"- memory of life {life}, MB by minute: " + ", ".join(f"{size:.0f}" for size in minutes))
        if steady and len(minutes) > THIRD:
            growth = 100 * (minutes[-1] / minutes[THIRD - 1] - 1)
            report.row("growth from the third minute to the last, per cent", growth, MOST_GROWTH, timed=True)
    for spent, frames in sorted((one for second in serving for one in second.long), reverse=True)[:5]:
        report.say(f"- {spent:.0f} ms of CPU at {' < '.join(frames[:8])}")


def by_minute(seconds: Sequence[Second]) -> list[float]:
    """The mean of each whole minute since it began, and of the rest where that is the larger half of one."""
    if not seconds:
        return []
    minutes: defaultdict[int, list[float]] = defaultdict(list)
    for second in seconds:
        minutes[int((second.at - seconds[0].at) // 60)].append(second.size)
    found = [statistics.fmean(sizes) for _, sizes in sorted(minutes.items())]
    return found if len(minutes[max(minutes)]) >= 30 or len(found) == 1 else found[:-1]


def faults(report: Report, windows: Iterable[Window], began: float) -> None:
    report.say("")
    report.say("Injected, by second of the day:")
    for name, since, until in windows:
        report.say(f"- {since - began:.0f} to {until - began:.0f}: {name}")


def counted(report: Report, title: str, rows: Mapping[str, int]) -> None:
    """What is never to happen."""
    report.head(title)
    report.rows(rows)
