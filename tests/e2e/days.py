"""Prints the days that the walks need, as the demo's calendar has them: today, and school days two weeks from now."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

from bot.people.calendar import BRUSSELS, Calendar
from bot.people.calendar_file import load_calendar
from bot.people.school_year import DAY

SCHOOL = "de-linde"
"""Of those who walk."""
AHEAD = 14 * DAY
"""Beyond what any form asks to be told before."""


def days(calendar: Calendar, today: date) -> dict[str, str | list[str]]:
    """`school`: two school days, the one right after the other."""
    first = today + AHEAD
    while not (calendar.is_taught(first, SCHOOL) and calendar.is_taught(first + DAY, SCHOOL)):
        first += DAY
    return {"today": today.isoformat(), "school": [first.isoformat(), (first + DAY).isoformat()]}


if __name__ == "__main__":
    today = datetime.now(UTC).astimezone(BRUSSELS).date()
    print(json.dumps(days(load_calendar(Path("samples/calendar.toml")), today)))
