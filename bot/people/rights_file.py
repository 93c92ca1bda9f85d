"""Reads the file of rights to leave; the one that comes with Bode counts where an organisation wrote none.

proof_within = 14
proof_reminder = 7

[[sources]]
id = "pers-2021-06"
name = { nl = "omzendbrief PERS/2021/06", fr = "circulaire PERS/2021/06", en = "circular PERS/2021/06" }
dated = 2021-09-28
link = "https://data-onderwijs.vlaanderen.be/edulex/document/15915"

[[events]]
id = "death"
group = "circumstance"
name = { nl = "Overlijden", fr = "Décès", en = "Death" }

[[kinships]]
id = "parent"
name = { nl = "Ouder of schoonouder", fr = "Parent ou beau-parent", en = "Parent or parent-in-law" }

[[rights]]
event = "death"
kinship = "parent"
days = 4
proof = "after"
source = "pers-2021-06"
since = 2021-09-01
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator

from bot.people.rights import Event, Kinship, Proof, Right, Rights, Source
from bot.toml_files import (
    Day,
    Flag,
    Found,
    Hint,
    Labels,
    Line,
    Raw,
    Table,
    doubles,
    file_bytes,
    matching,
    parse,
    rows,
    told,
    unknown,
    whole,
)
from bot.words.translated import Translated

SHIPPED = Path(__file__).parent / "leave_rights.toml"
MOST_DAYS = 366
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_NAMES: Mapping[str, str] = {"event": "events", "kinship": "kinships", "source": "sources"}
"""What a right names, and in which list that stands."""


def _days(raw: Any) -> Any:
    number = raw if isinstance(raw, int | float) and not isinstance(raw, bool) else 0
    if not 0 < number <= MOST_DAYS or (2 * number) % 1:
        raise told(f"must be days, or halves of them, from 0.5 to {MOST_DAYS}")
    return float(number)


_Address = Annotated[str, matching(re.compile(r"https://\S{1,300}").fullmatch, "an address that begins with https://")]
Id = Annotated[str, matching(_ID.fullmatch, "small letters, figures and hyphens, at most 40")]


class _Source(Table, frozen=True):
    id: Id
    name: Labels
    dated: Day
    link: _Address | None = None


class _Event(Table, frozen=True):
    id: Id
    group: Id
    name: Labels


class _Kinship(Table, frozen=True):
    id: Id
    name: Labels


class _Right(Table, frozen=True):
    event: Line
    kinship: Line | None = None
    days: Annotated[float, BeforeValidator(_days)]
    halves: Flag = False
    proof: Literal["none", "before", "after"]
    source: Line
    since: Day
    until: Day | None = None

    @classmethod
    def also(cls, raw: Raw) -> Iterator[Found]:
        since, until, days = raw.get("since"), raw.get("until"), raw.get("days")
        if isinstance(since, date) and isinstance(until, date) and until < since:
            yield ("until",), f"{until} is before 'since' = {since}"
        if isinstance(days, float) and days % 1 and raw.get("halves") is not True:
            yield ("days",), "half a day is only taken where 'halves' is true"


class _File(Table, frozen=True):
    proof_within: Annotated[int, whole(1, 366)] = 14
    proof_reminder: Annotated[int, whole(0, 366)] = 7
    sources: Annotated[tuple[_Source, ...], Hint("what gives the rights, [[sources]]")]
    events: Annotated[tuple[_Event, ...], Hint("what happens, [[events]]")]
    kinships: tuple[_Kinship, ...] = ()
    rights: Annotated[tuple[_Right, ...], Hint("at least one of [[rights]]")]

    @classmethod
    def also(cls, raw: Raw) -> Iterator[Found]:
        for name in _NAMES.values():
            yield from doubles(raw, name, name.removesuffix("s"))
        if raw.get("rights") == []:
            yield ("rights",), "needs at least one of [[rights]]"
        within, reminder = raw.get("proof_within", 14), raw.get("proof_reminder", 7)
        if isinstance(within, int) and isinstance(reminder, int) and reminder > within:
            yield ("proof_reminder",), f"{reminder} is more than 'proof_within' = {within}: it would come too late"
        yield from _wrong_names(raw)
        yield from _wrong_pairs(raw)


def _wrong_names(raw: Raw) -> Iterator[Found]:
    for number, right in rows(raw, "rights"):
        for option, name in _NAMES.items():
            known, given = [str(one.get("id")) for _, one in rows(raw, name)], right.get(option)
            if isinstance(given, str) and given.strip() and given not in known:
                yield ("rights", number, option), unknown(option, given, known)


def _wrong_pairs(raw: Raw) -> Iterator[Found]:
    """Of an event the kinship matters always, or never; and no right begins twice on a day."""
    seen: set[tuple[str, str, str]] = set()
    asks: dict[str, bool] = {}
    for number, right in rows(raw, "rights"):
        event, kinship = str(right.get("event")), right.get("kinship")
        begins = (event, str(kinship or ""), str(right.get("since")))
        if begins in seen:
            yield ("rights", number, "since"), f"there is another right for this that begins on {begins[2]}"
        seen.add(begins)
        if asks.setdefault(event, kinship is not None) != (kinship is not None):
            where = "others have one" if kinship is None else "others have none"
            yield ("rights", number, "kinship"), f"of '{event[:40]}' {where}: all need one, or none does"


def load_rights(path: Path) -> Rights:
    """Raises BadFiles with everything that is wrong, each with file, place and problem."""
    return rights_of(path.name, file_bytes(path))


@cache
def shipped_rights() -> Rights:
    """Those of the circulars for the staff of Flemish schools, as they stand in the file that comes with Bode."""
    return load_rights(SHIPPED)


def rights_of_files(files: Mapping[str, bytes]) -> Rights:
    """Raises BadFiles, as `load_rights`."""
    return next((rights_of(name, text) for name, text in files.items()), None) or shipped_rights()


def rights_of(name: str, text: bytes) -> Rights:
    """Raises BadFiles, as `load_rights`; `name` is that of the file."""
    file = parse(name, text, _File)
    sources = {one.id: Source(one.id, Translated(one.name), one.dated, one.link or "") for one in file.sources}
    events = {one.id: Event(one.id, one.group, Translated(one.name)) for one in file.events}
    kinships = {one.id: Kinship(one.id, Translated(one.name)) for one in file.kinships}
    rights = (
        Right(
            events[one.event],
            kinships[one.kinship] if one.kinship else None,
            one.days,
            one.halves,
            Proof(one.proof),
            sources[one.source],
            one.since,
            one.until,
        )
        for one in file.rights
    )
    return Rights(tuple(rights), file.proof_within, file.proof_reminder)
