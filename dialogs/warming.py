"""Loading ahead of time what is heavy and only some answers need."""

from datetime import date

from bot.people.calendar import WorkDays
from bot.words.days import understood
from bot.words.mentions import mentions_in


def warm(today: date) -> None:
    """Takes most of a second: to be run beside the event loop after the start, so that nobody's click waits for it."""
    understood("24 november", today)
    bool(today in WorkDays())
    mentions_in("24 november")
