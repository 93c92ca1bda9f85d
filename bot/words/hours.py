"""A time of the day as people type it ("14u30", "8:05", "2 pm", "à 8 heures"), by the words of every `words.toml`."""

import re
from collections.abc import Callable
from datetime import time
from functools import cache

from bot.words.clean import clean_line
from bot.words.folding import fold
from bot.words.language_file import Hours, Names
from bot.words.lists import either, every_listed

_LONGEST = 40
_NOON = 12


def hour_understood(text: str) -> time | None:
    """The time meant, without seconds; None where it is none, or a guess ("8 uur half")."""
    if len(text) > _LONGEST * 4:
        return None
    match = _said().fullmatch(_plain(clean_line(text))[:_LONGEST])
    if match is None:
        return None
    hour, minute = int(match["hour"] or match["run"][:-2]), int(match["minute"] or (match["run"] or "")[-2:] or 0)
    if match["morning"] or match["afternoon"]:
        if not 1 <= hour <= (_NOON if match["morning"] else 23):
            return None
        hour = hour % _NOON + (_NOON if match["afternoon"] else 0)
    try:
        return time(hour, minute)
    except ValueError:
        return None


@cache
def _said() -> re.Pattern[str]:
    around, names = _any_of(lambda hours: hours.around), _any_of(lambda hours: hours.names)
    morning, afternoon = _any_of(lambda hours: hours.morning), _any_of(lambda hours: hours.afternoon)
    # 14:30, 14:30:00 as some clients send it, 14u30, 14 uur 30, 14u, 14; or 1430 in a run.
    clock = (
        rf"(?P<hour>[0-9]{{1,2}})(?: ?(?:[:.]|{names}) ?(?P<minute>[0-9]{{2}})(?::00)?| ?{names})?|(?P<run>[0-9]{{4}})"
    )
    half = rf"(?P<morning>{morning})|(?P<afternoon>{afternoon})"
    return re.compile(rf"(?:{around} )?(?:{clock})(?: ?{names})?(?: ?(?:{half}))?")


def _any_of(names: Callable[[Hours], Names]) -> str:
    return f"(?:{either(map(_plain, every_listed(lambda of: names(of.hours))))})"


def _plain(text: str) -> str:
    return fold(text.replace("’", "'"))
