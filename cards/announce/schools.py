"""The author's card of how an announcement stands in each school."""

from collections.abc import Mapping
from datetime import datetime

from microsoft_teams.cards.core import CardElement

from bot.announce.announcement import Announcement, Tally
from bot.announce.schools.figures import SchoolFigures
from bot.announce.seeing.bound import at_least
from bot.words.clean import clean_line
from cards.announce.buttons import AnnouncementProof, AnnouncementRefresh, AnnouncementReport, AnnouncementSchools
from cards.card import Card
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button, more
from cards.parts.chart import Bar, bars, table
from cards.parts.head import head, state
from cards.parts.words import ours, typed
from cards.texts import Texts

MOST_BARS = 12
MOST_ROWS = 20
"""Of the table behind the chart: the file has every school."""


def schools_card(
    t: Texts, announcement: Announcement, figures: SchoolFigures, names: Mapping[str, str], now: datetime
) -> Card:
    """Those where most is left to do first. `names` are those of the schools, by id."""
    rows = sorted(figures.schools.items(), key=lambda row: (-_left(announcement, row[1]), _name(t, names, row[0])))
    body: list[CardElement] = head(t("by-school"), announcement.title, _counted(t, figures, now), outside=True)
    if figures.is_being_counted:
        body.append(state(t("schools-counting"), "accent", t("schools-counting-text")))
    if rows:
        body += _charts(t, announcement, [(_name(t, names, school), tally) for school, tally in rows])
    body += _seen(t, [(_name(t, names, school), at_least(tally.seen)) for school, tally in rows])
    if figures.twice:
        who = ", ".join(t.name(one) for one in figures.named)
        body += [
            state(t("twice"), "warning", t("twice-count", people=figures.twice)),
            *more(t, "twice-who", [typed(who, size="Small")], t("twice-who")),
        ]
    return assemble(
        t,
        t("schools-summary", title=announcement.title),
        body,
        actions(
            button(t("refresh"), AnnouncementSchools(id=announcement.id)),
            button(t("as-file"), AnnouncementReport(id=announcement.id)),
            button(t("proof"), AnnouncementProof(id=announcement.id)),
            button(t("back-to-figures"), AnnouncementRefresh(id=announcement.id)),
        ),
    )


def _counted(t: Texts, figures: SchoolFigures, now: datetime) -> str:
    return t("schools-counted", moment=t.moment(figures.at, now)) if figures.at else ""


def _left(announcement: Announcement, tally: Tally) -> int:
    return tally.recipients - (tally.confirmed if announcement.confirmation else tally.delivered)


def _name(t: Texts, names: Mapping[str, str], school: str) -> str:
    return clean_line(names.get(school, "")) or t("schools-none")


def _seen(t: Texts, rows: list[tuple[str, int]]) -> list[CardElement]:
    """A lower bound, of the schools that have one: of nobody is it said that they did not."""
    shown = [(name, count) for name, count in rows if count][:MOST_ROWS]
    lines: list[CardElement] = [
        typed(t("seen-at-least", school=name, people=count), size="Small") for name, count in shown
    ]
    return more(t, "seen", [ours(t("seen-means"), size="Small", subtle=True), *lines], t("seen")) if lines else []


def _charts(t: Texts, announcement: Announcement, rows: list[tuple[str, Tally]]) -> list[CardElement]:
    left = [Bar(name, _left(announcement, tally), "categoricalBlue") for name, tally in rows[:MOST_BARS]]
    left = [bar for bar in left if bar.value > 0]
    title = t("schools-unconfirmed") if announcement.confirmation else t("schools-undelivered")
    heads = [t("report-school"), t("report-recipients"), t("figure-delivered")]
    heads += [t("figure-confirmed")] if announcement.confirmation else []
    heads.append(t("figure-not-reached"))
    lines = [[name, *_numbers(t, announcement, tally)] for name, tally in rows[:MOST_ROWS]]
    shown: list[CardElement] = [table(heads, lines)]
    if len(rows) > MOST_ROWS:
        shown.append(ours(t("schools-more", count=len(rows) - MOST_ROWS), size="Small", subtle=True))
    drawn = bars(t, title, left, outside=True) if left else [ours(t("schools-all-done"), weight="Bolder")]
    return [*drawn, *more(t, "schools-table", shown, t("schools-table"))]


def _numbers(t: Texts, announcement: Announcement, tally: Tally) -> list[str]:
    counts = [tally.recipients, tally.delivered]
    counts += [tally.confirmed] if announcement.confirmation else []
    return [t.number(one) for one in (*counts, tally.not_reached)]
