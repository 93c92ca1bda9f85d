"""Reads the retention file: how many days is kept what has no end by itself.

[days]
questions_named = 30
mandates = 1825
roles = 1825
requests = 3650
hand_offs = 1825
announcements = 1825
left = 3650
audit = 3650
"""

from typing import Annotated

from bot.people.retention import SHORTEST, USUAL, Retention
from bot.toml_files import Table, parse, whole

LONGEST_QUESTION = 90
"""Questions go after so many days, with or without a name (bot/store/lifetimes.py)."""
_YEARS = whole(SHORTEST, 36_500)


class _Days(Table, frozen=True):
    questions_named: Annotated[int, whole(1, LONGEST_QUESTION)] = USUAL.questions_named
    mandates: Annotated[int, _YEARS] = USUAL.mandates
    roles: Annotated[int, _YEARS] = USUAL.roles
    requests: Annotated[int, _YEARS] = USUAL.requests
    hand_offs: Annotated[int, _YEARS] = USUAL.hand_offs
    announcements: Annotated[int, _YEARS] = USUAL.announcements
    left: Annotated[int, _YEARS] = USUAL.left
    audit: Annotated[int, _YEARS] = USUAL.audit


class _File(Table, frozen=True):
    days: _Days = _Days()


def retention_of(name: str, text: bytes) -> Retention:
    """Raises BadFiles with everything that is wrong; `name` is that of the file."""
    return Retention(**dict(parse(name, text, _File).days))
