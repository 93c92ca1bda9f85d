"""docs/soak.md says what the soak day does: its numbers are those of bench/soak."""

import re

from bench.soak import chaos, checks, crowd, disk, door, report
from bench.soak.__main__ import FULL, SHORT
from bench.soak.chaos import Chaos
from bench.soak.day import SCHOOLS, Day
from bench.soak.pace import Pace
from bench.soak.tenant import EXPIRED
from bench.soak.tenant import SCHOOLS as OF_ALL
from tests.copying import ROOT

PAGE = (ROOT / "docs" / "soak.md").read_text("utf-8")


def row(begins: str) -> str:
    return next(line for line in PAGE.splitlines() if line.startswith(f"| {begins}"))


def moments(what: str) -> list[int]:
    """Of what breaks, in per cent of the day, as the plan has it."""
    nothing: object = None
    plan = Chaos([nothing] * 3, nothing, "", print, nothing, Pace(1.0))._plan()  # type: ignore[arg-type, list-item]
    return [round(100 * at) for at, name, _ in plan if what in name]


def test_how_long_and_for_how_many() -> None:
    assert Day(600, 10_000, 3) == FULL
    assert "a school day of 10,000 people in ten minutes, on three real instances" in PAGE
    assert Day(0, 250, 2, twofold=0.3) == SHORT
    assert "250 people as fast as the machine goes, on two instances" in PAGE
    assert "three in ten of its turns reach both" in PAGE


def test_what_people_do() -> None:
    assert (crowd.CONFIRMING, crowd.AGAIN, crowd.REFUSING) == (0.9, 0.1, 0.1)
    assert "nine in ten confirm it as it comes, one in ten of them twice" in row("everybody")
    assert (len(SCHOOLS), OF_ALL, FULL.digesting) == (2, 50, 0.25)
    assert "a quarter of them wants a digest" in row("two of fifty schools")
    assert (FULL.asking, FULL.requesting, FULL.talking, door.TWICE) == (0.10, 0.03, 0.05, 0.03)
    assert all(row(f"{who} in ") for who in ("one", "three"))


def test_what_breaks_and_when() -> None:
    rows = {
        "an instance is killed by SIGKILL": moments("SIGKILL"),
        "an instance is told to stop by SIGTERM": moments("SIGTERM"),
        f"each request to the store takes {chaos.SLOW * 1000:.0f} ms longer": moments("store is slow"),
        "Teams refuses a fifth and fails one in twenty": moments("Teams refuses"),
        "the token for Microsoft Graph has expired": moments("token"),
        f"the store refuses {chaos.REFUSALS} requests": moments("store refuses"),
        "Microsoft Graph throttles": moments("Graph throttles"),
    }
    for begins, at in rows.items():
        told = row(begins).split("|")[2].replace(", for", " ;").split(";")[0]
        assert [int(one) for one in re.findall(r"\d+", told)] == at, begins
    assert (chaos.THROTTLED, chaos.FAILED, chaos.HALF, EXPIRED) == (0.2, 0.05, 0.5, 6)
    assert disk.PEOPLE > 0


def test_what_counts_as_listed() -> None:
    assert f"an instance ended at most {checks.DYING:.0f} seconds after it was sent" in PAGE


def test_the_bars() -> None:
    assert f"under {report.MOST_P99:.0f} ms" in PAGE
    assert f"more than {report.MOST_CALLBACK:.0f} ms of the processor" in PAGE
    assert f"by at most {report.MOST_GROWTH:.0f} % from its third minute" in PAGE
    assert report.THIRD == 3
