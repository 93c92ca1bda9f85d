"""The line of figures: what it says of the time since the last one, and what is looked at for it."""

from datetime import timedelta
from pathlib import Path

from bot.bootstrap.running import opened
from bot.bootstrap.watching import look
from bot.settings import load_settings
from bot.telemetry import measures
from bot.telemetry.figures import ACTION, FIGURES
from bot.telemetry.otel import recorded
from bot.telemetry.spans import Part, measured
from bot.work.job import Job
from tests.telemetry.seen import log_lines


def test_a_line_adds_up_what_happened_and_names_the_worst() -> None:
    with log_lines() as lines, recorded(None, every=3600, end_within=60):
        for outcome in ("shown", "failed", "refused"):
            part = Part()
            part.note(outcome=outcome)
            measures.turn_ended(part, "Said")
        for seconds in (0.25, 12.5, 3.0):
            measures.waited("sends", seconds)
        for outcome in ("Delivered", "Delivered", "Throttled", "Rejected", "NotSent"):
            measures.sent("send", outcome)
        measures.answered("not_found")
        measures.answered("answered")
        measures.looked_at_queue("a", "jobs", 3, 4.0)
        measures.looked_at_queue("b", "jobs", 2, 9.0)
        measures.looked_at_queue("b", "jobs", 2, 7.0)
    (line,) = [line for line in lines if line["action"] == ACTION]
    assert {name: line[name] for name in FIGURES if name in line} == {
        "turns": 3,
        "turns_failed": 1,
        "turn_seconds": line["turn_seconds"],
        "requests_to_teams": 5,
        "not_sent": 2,
        "throttled": 1,
        "budget_seconds": 12.5,
        "answers": 2,
        "answers_not_found": 1,
        "queue_seconds": 7.0,
        "queue_jobs": 5,
    }
    assert line["turn_seconds"] < 5


def test_every_measure_of_a_figure_is_one_that_is_taken() -> None:
    assert {figure.of for figure in FIGURES.values()} <= measures.MEASURES.keys()
    with recorded(None, every=3600, end_within=60):
        for name in measures.MEASURES:
            measured(name, 1)


async def test_what_waits_and_what_is_behind_is_looked_at(tmp_path: Path) -> None:
    settings = load_settings(data_dir=tmp_path / "data")
    async with opened(settings) as bode:
        house = bode.house
        await house.queue.put([Job("x", {}), Job("y", {})])
        began = house.now() - timedelta(seconds=90)
        with log_lines() as lines, recorded(None, every=3600, end_within=60):
            await look(bode, began)
        (line,) = [line for line in lines if line["action"] == ACTION]
        assert line["queue_jobs"] == 2
        assert 0 <= line["queue_seconds"] < 60
        assert line["replica_seconds"] >= 90, "never filled: since it began"
        assert "directory_seconds" not in line, "nobody asks a tenant"
        house.marks.caught_up = house.now()
        house.directory.asked = house.now() - timedelta(hours=5)
        with log_lines() as lines, recorded(None, every=3600, end_within=60):
            await look(bode, began)
        (line,) = [line for line in lines if line["action"] == ACTION]
        assert line["replica_seconds"] < 60
        assert "directory_seconds" not in line, "another instance asks"
