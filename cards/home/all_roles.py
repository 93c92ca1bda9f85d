"""The sheet of all roles that were given for a period, for who administers Bode."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from bot.people.role_grant import RoleGrant
from bot.words.clean import clean_line
from bot.words.file_names import file_name
from bot.work.sheet import Cell, Sheet
from cards.home.roles import role_said, role_stands
from cards.texts import ZONE, Texts

ENDING = "xlsx"
_COLUMNS: Mapping[str, int] = {
    "mandates-file-holder": 30,
    "role": 44,
    "period-from": 14,
    "role-last": 14,
    "mandates-file-stands": 40,
    "role-given-by": 30,
    "roles-file-given": 18,
    "mandates-file-changed": 18,
}


def all_roles_file(t: Texts) -> str:
    """What the file is called."""
    return file_name(t("roles-title"), ENDING)


def all_roles_sheet(t: Texts, grants: Sequence[RoleGrant], now: datetime, about: Mapping[str, str]) -> Sheet:
    """`about` are the names of the topics and forms, by the principal of the role."""
    rows = [_cells(t, one, now, about) for one in grants]
    return Sheet(t("roles"), [[t(name) for name in _COLUMNS], *rows], tuple(_COLUMNS.values()))


def _cells(t: Texts, grant: RoleGrant, now: datetime, about: Mapping[str, str]) -> Sequence[Cell]:
    return [
        _name(t, grant.holder),
        role_said(t, grant, about),
        _day(grant.first),
        _day(grant.last),
        role_stands(t, grant, now),
        _name(t, grant.by),
        _local(grant.created),
        _local(grant.changed),
    ]


def _name(t: Texts, person: str) -> str:
    """Of who left, as long as it is known; else their id."""
    return clean_line(t.name(person)) or person


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _local(at: datetime) -> datetime:
    """A sheet knows no time zones: as the clock says it here."""
    return at.astimezone(ZONE).replace(tzinfo=None)
