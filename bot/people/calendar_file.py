"""Reads the calendar file: days off and on of schools, who works in school holidays, and who is missed when.

free = [2027-05-03]

[[schools]]
id = "academie"
saturdays = true
free = [2026-10-05]
taught = [2026-10-31]

[[functions]]
id = "secretary"
holidays = ["autumn", "easter"]

[[blocked]]
name = { nl = "oudercontact", fr = "réunion de parents", en = "parents' evening" }
days = [2026-12-10]
schools = ["academie"]

[[present]]
name = { nl = "zorgcoördinatoren", fr = "coordinateurs des soins", en = "care coordinators" }
function = "care"
least = 1

[[quiet]]
after = "17:00"
before = "08:00"
agreed = 2026-09-01
schools = ["academie"]
functions = ["secretary"]
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Annotated, Any, cast

from pydantic import BeforeValidator

from bot.people.calendar import Blocked, Calendar, OwnDays, Present
from bot.people.quiet import Quiet
from bot.people.school_year import SchoolHoliday
from bot.toml_files import (
    Day,
    Flag,
    Found,
    Labels,
    Raw,
    Table,
    doubles,
    each,
    file_bytes,
    matching,
    mistakes,
    parse,
    rows,
    told,
    unknown,
    whole,
)
from bot.words.translated import Translated

_ID = re.compile(r"[a-z0-9-]{1,64}")
_CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")


def _days(raw: Any) -> Any:
    items = cast(Sequence[Any], raw) if isinstance(raw, list) else [raw]
    wrong = [at for at, day in enumerate(items) if not isinstance(day, date) or isinstance(day, datetime)]
    if wrong:
        rule = "must be a day such as 2026-11-27, without quotes"
        raise mistakes([((at,) if isinstance(raw, list) else (), rule) for at in wrong])
    return frozenset(items)


def _wrong_holiday(name: str) -> str:
    return "" if name in set(SchoolHoliday) else unknown("school holiday", name, SchoolHoliday)


def _clock(raw: Any) -> Any:
    if raw == "24:00":
        return time.max
    if isinstance(raw, str) and _CLOCK.fullmatch(raw):
        return time.fromisoformat(raw)
    raise told("must be an hour such as '18:00', in quotes")


Clock = Annotated[time, BeforeValidator(_clock)]
Id = Annotated[str, matching(_ID.fullmatch, "small letters, figures and hyphens")]
Days = Annotated[frozenset[date], BeforeValidator(_days)]


class _School(Table, frozen=True):
    id: Id
    saturdays: Flag = False
    free: Days = frozenset()
    taught: Days = frozenset()


class _Function(Table, frozen=True):
    id: Id
    holidays: Annotated[tuple[str, ...], each(_wrong_holiday)]


class _Blocked(Table, frozen=True):
    name: Labels
    days: Days
    schools: tuple[Id, ...] = ()


class _Present(Table, frozen=True):
    name: Labels
    function: Id
    least: Annotated[int, whole(1, 1_000)]
    schools: tuple[Id, ...] = ()


class _Quiet(Table, frozen=True):
    after: Clock
    before: Clock
    agreed: Day | None = None
    schools: tuple[Id, ...] = ()
    functions: tuple[Id, ...] = ()


class _File(Table, frozen=True):
    free: Days = frozenset()
    schools: tuple[_School, ...] = ()
    functions: tuple[_Function, ...] = ()
    blocked: tuple[_Blocked, ...] = ()
    present: tuple[_Present, ...] = ()
    quiet: tuple[_Quiet, ...] = ()

    @classmethod
    def also(cls, raw: Raw) -> Iterator[Found]:
        yield from doubles(raw, "schools", "school")
        yield from doubles(raw, "functions", "function")
        for at, one in rows(raw, "quiet"):
            after, before = one.get("after"), one.get("before")
            if isinstance(after, str) and isinstance(before, str) and before >= after:
                yield (
                    ("quiet", at, "before"),
                    "must be earlier than 'after': between the two is when people may be written to",
                )


def load_calendar(path: Path) -> Calendar:
    """Raises BadFiles with everything that is wrong, each with file, place and problem."""
    return calendar_of(path.name, file_bytes(path))


def calendar_of(name: str, text: bytes) -> Calendar:
    """Raises BadFiles, as `load_calendar`; `name` is that of the file."""
    file = parse(name, text, _File)
    return Calendar(
        file.free,
        {school.id: OwnDays(school.free, school.taught, school.saturdays) for school in file.schools},
        {one.id: frozenset(map(SchoolHoliday, one.holidays)) for one in file.functions},
        tuple(Blocked(Translated(one.name), one.days, frozenset(one.schools)) for one in file.blocked),
        tuple(Present(Translated(one.name), one.function, one.least, frozenset(one.schools)) for one in file.present),
        tuple(
            Quiet(one.after, one.before, frozenset(one.schools), frozenset(one.functions), one.agreed)
            for one in file.quiet
        ),
    )
