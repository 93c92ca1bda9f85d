"""Makes of a calendar one in which everybody works round the clock these days: what is tried by the machine's own clock
sends whenever it runs. `python -m tests.open_hours FILE` writes that of the demo organisation.
"""

import re
import sys
import tomllib
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from bot.people.calendar import BRUSSELS
from tests.copying import ROOT

SAMPLES = ROOT / "samples"
AROUND_THE_CLOCK = '[[quiet]]\nafter = "24:00"\nbefore = "00:00"\n'


def always_open(calendar: str, schools: Iterable[str]) -> str:
    """The same, but that all of these schools teach yesterday, today and tomorrow, and nothing is quiet."""
    today = datetime.now(UTC).astimezone(BRUSSELS).date()
    days = [today + timedelta(days=number) for number in (-1, 0, 1)]
    known = {str(one["id"]): set[date](one.get("taught", ())) for one in tomllib.loads(calendar).get("schools", ())}
    text = re.sub(r"(?ms)^\[\[quiet\]\]\n.*?(?=^\[\[|\Z)", "", calendar)
    text = re.sub(r"(?m)^taught = .*\n", "", text)
    for school in {*known, *schools}:
        taught = ", ".join(map(str, sorted({*known.get(school, ()), *days})))
        table = f'[[schools]]\nid = "{school}"\n'
        text = (
            text.replace(table, f"{table}taught = [{taught}]\n")
            if school in known
            else f"{text}\n{table}taught = [{taught}]\n"
        )
    return f"{text}\n{AROUND_THE_CLOCK}"


def write_open_calendar(file: Path, schools: Iterable[str]) -> None:
    file.write_text(always_open("", schools), encoding="utf-8")


if __name__ == "__main__":
    organisation = tomllib.loads((SAMPLES / "organisation.toml").read_text("utf-8"))
    sample = (SAMPLES / "calendar.toml").read_text("utf-8")
    Path(sys.argv[1]).write_text(always_open(sample, [one["id"] for one in organisation["schools"]]), encoding="utf-8")
