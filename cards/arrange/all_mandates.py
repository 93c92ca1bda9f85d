"""All mandates of the organisation, for who administers Bode: a page of them, and the sheet of a file."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from microsoft_teams.cards.core import CardElement

from bot.people.mandate import Mandate
from bot.people.person import School
from bot.words.clean import clean_line
from bot.words.file_names import file_name
from bot.work.sheet import Cell, Sheet
from cards.arrange.mandate_buttons import MandatesAll, MandatesFile, MandatesShow
from cards.arrange.mandates import period_said, right_said, schools_said, scope_said, standing_said
from cards.card import Card
from cards.home.buttons import HelpShow
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button, overflow
from cards.parts.head import apart, head
from cards.parts.words import ours, shorten, typed
from cards.texts import ZONE, Texts
from dialogs.model import Form

ENDING = "xlsx"
_COLUMNS: Mapping[str, int] = {
    "mandates-file-grantor": 30,
    "mandates-file-holder": 30,
    "mandate-right": 14,
    "mandate-scope": 44,
    "mandate-amount": 12,
    "mandate-of-schools": 36,
    "period-from": 14,
    "period-to": 14,
    "mandates-file-stands": 30,
    "mandates-file-accepted": 18,
    "mandates-file-changed": 18,
}


def all_mandates_card(t: Texts, mandates: Sequence[Mandate], now: datetime, *, more: bool) -> Card:
    """The last that changed first; `more`: there are older ones."""
    title = t("mandates-all")
    rows = [_row(t, one, now) for one in mandates]
    body: list[CardElement] = [*head(t("mandates"), title), *(rows or [ours(t("mandates-all-none"))])]
    older = button(t("mandates-older"), MandatesAll(before=mandates[-1].changed.isoformat())) if more else None
    file = button(t("mandates-file"), MandatesFile()) if mandates else None
    own = button(t("mandates"), MandatesShow())
    return assemble(t, title, body, actions(older, file, own, overflow(button(t("help"), HelpShow()))))


def _row(t: Texts, mandate: Mandate, now: datetime) -> CardElement:
    names = t("mandates-who", holder=_name(t, mandate.holder), grantor=_name(t, mandate.grantor))
    about = (right_said(t, mandate), standing_said(t, mandate, now), period_said(t, mandate))
    return apart(
        [
            typed(shorten(names, 120), weight="Bolder"),
            typed(" · ".join(about), size="Small", subtle=True, spacing="None"),
        ]
    )


def all_mandates_file(t: Texts) -> str:
    """What the file is called."""
    return file_name(t("mandates-all"), ENDING)


def all_mandates_sheet(
    t: Texts, mandates: Sequence[Mandate], forms: Mapping[str, Form], schools: Mapping[str, School], now: datetime
) -> Sheet:
    rows = [_cells(t, one, forms, schools, now) for one in mandates]
    return Sheet(t("mandates"), [[t(name) for name in _COLUMNS], *rows], tuple(_COLUMNS.values()))


def _cells(
    t: Texts, mandate: Mandate, forms: Mapping[str, Form], schools: Mapping[str, School], now: datetime
) -> Sequence[Cell]:
    return [
        _name(t, mandate.grantor),
        _name(t, mandate.holder),
        right_said(t, mandate),
        scope_said(t, mandate, forms),
        "" if mandate.most is None else t.money(mandate.most),
        schools_said(t, mandate, schools),
        _day(mandate.first),
        _day(mandate.last),
        standing_said(t, mandate, now),
        _local(mandate.accepted),
        _local(mandate.changed),
    ]


def _name(t: Texts, person: str) -> str:
    """Of who left, as long as it is known; else their id."""
    return clean_line(t.name(person)) or person


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _local(at: datetime | None) -> datetime | None:
    """A sheet knows no time zones: as the clock says it here."""
    return at.astimezone(ZONE).replace(tzinfo=None) if at else None
