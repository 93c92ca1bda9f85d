"""Loading ahead of time what is heavy and only some answers need."""

from datetime import date

from dialogs.kinds.date import understood
from dialogs.kinds.period import days


def warm(today: date) -> None:
    """Takes most of a second: to be run beside the event loop after the start, so that nobody's click waits for it."""
    day = today.isoformat()
    understood("24 november", today)
    days({"from": day, "from_part": "day", "to": day, "to_part": "day"})
