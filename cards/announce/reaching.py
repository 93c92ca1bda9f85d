"""What operators are told of sends, and who can be reached."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

from microsoft_teams.cards.core import ActionSet, CardElement

from bot.announce.announcement import Announcement
from bot.announce.reaching.school_reach import Missing, SchoolReach
from bot.people.person import School
from bot.words.clean import clean_line
from bot.words.file_names import file_name
from bot.work.sheet import Cell, Sheet
from cards.announce.reach_buttons import ReachCsv, ReachFile, ReachList, ReachShow
from cards.card import Card
from cards.home.buttons import HelpShow
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button
from cards.parts.facts import row
from cards.parts.head import head, state
from cards.parts.words import ours, paragraphs, typed
from cards.texts import ZONE, Texts

MOST_SCHOOLS = 12
MOST_NAMES = 60
WHY = {
    "never": ("reach-never", "reach-never-do"),
    "removed": ("reach-removed", "reach-removed-do"),
    "blocked": ("reach-blocked", "reach-blocked-do"),
    "not_installed": ("reach-removed", "reach-removed-do"),
}
UNKNOWN = ("reach-unknown", "reach-unknown-do")
_COLUMNS = ("report-school", "report-name", "report-job", "reach-column-why", "reach-column-since", "reach-column-do")


def paused_card(t: Texts, announcement: Announcement, now: datetime) -> Card:
    """To an operator: Teams refuses the bot. What the announcement says is not theirs to read."""
    tally = announcement.tally
    body: list[CardElement] = [
        *head(t("paused-kind"), t("paused-title")),
        state(t("paused"), "warning", t("paused-reached", delivered=tally.delivered, people=tally.recipients)),
        typed(t("paused-of", name=t.name(announcement.author), moment=t.moment(announcement.published or now, now))),
        typed(t("follow-code", code=announcement.problem), size="Small", subtle=True),
        ours(t("paused-how")),
    ]
    return assemble(t, t("paused-title"), body, actions(button(t("help"), HelpShow())))


def reach_card(t: Texts, found: Sequence[SchoolReach]) -> Card:
    """Of all schools that its reader sees, those with the most that are missing first."""
    people, missing = sum(one.people for one in found), sum(len(one.missing) for one in found)
    body: list[CardElement] = [
        *head(t("reach-kind"), t("reach-title"), t("reach-schools", schools=len(found))),
        _so_many(t, missing, people),
        *(_school(t, one) for one in found[:MOST_SCHOOLS]),
        *([ours(t("reach-more"), size="Small", subtle=True)] if len(found) > MOST_SCHOOLS else []),
    ]
    as_file = button(t("as-file"), ReachFile(), "positive")
    return assemble(t, t("reach-title"), body, actions(as_file, button(t("help"), HelpShow())))


def _so_many(t: Texts, missing: int, people: int) -> CardElement:
    said = t("reach-missing", missing=missing, people=people)
    return state(t("reach-all"), "good", said) if not missing else state(t("reach-not-all"), "warning", said)


def _school(t: Texts, one: SchoolReach) -> CardElement:
    about = t("reach-missing", missing=len(one.missing), people=one.people)
    words: list[CardElement] = [
        typed(clean_line(one.school.name), weight="Bolder"),
        typed(about, size="Small", subtle=True, spacing="None"),
    ]
    return row(words, [ActionSet(actions=[button(t("open"), ReachShow(school=one.school.id))])])


def school_reach_card(t: Texts, one: SchoolReach, *, of_several: bool) -> Card:
    """Who of a school cannot be reached, by reason, with what can be done. `of_several`: its reader sees others too."""
    body: list[CardElement] = [
        *head(t("reach-kind"), one.school.name, outside=True),
        _so_many(t, len(one.missing), one.people),
    ]
    shown = one.missing[:MOST_NAMES]
    for (why, do), group in groupby(shown, key=_why):
        names = [_named(t, missing) for missing in group]
        body += [
            ours(t(why, people=len(names)), weight="Bolder"),
            *paragraphs(", ".join(names), spacing="Small"),
            ours(t(do), size="Small", subtle=True, spacing="Small"),
        ]
    if len(one.missing) > len(shown):
        body.append(ours(t("missed-more", people=len(one.missing) - len(shown)), subtle=True))
    back = button(t("reach-others"), ReachList()) if of_several else None
    as_file = button(t("as-file"), ReachFile()) if one.missing else None
    as_csv = button(t("reach-csv"), ReachCsv(school=one.school.id)) if one.missing else None
    return assemble(t, t("reach-title"), body, actions(as_file, as_csv, back, button(t("help"), HelpShow())))


def _why(missing: Missing) -> tuple[str, str]:
    return WHY.get(missing.why, UNKNOWN)


def _named(t: Texts, missing: Missing) -> str:
    if missing.since is None:
        return clean_line(missing.name)
    return t("reach-since", name=clean_line(missing.name), day=t.short_day(missing.since.astimezone(ZONE).date()))


def reach_name(t: Texts) -> str:
    """What the file is called."""
    return file_name(t("reach-title"), "xlsx")


def school_reach_name(t: Texts, school: School) -> str:
    """The same of one school."""
    return file_name(f"{t('reach-title')} {clean_line(school.name)}", "csv")


def reach_rows(t: Texts, one: SchoolReach) -> list[Sequence[str]]:
    """Of one school: a head, and a row for each who is missing."""
    rows: list[Sequence[str]] = [[t(name) for name in _COLUMNS]]
    for missing in one.missing:
        why, do = _why(missing)
        since = missing.since.astimezone(ZONE).strftime("%d/%m/%Y") if missing.since else ""
        rows.append([one.school.name, missing.name, missing.job, t(why, people=1), since, t(do)])
    return rows


def reach_sheet(t: Texts, found: Sequence[SchoolReach]) -> Sheet:
    rows: list[Sequence[Cell]] = [[t(name) for name in _COLUMNS]]
    for one in found:
        for missing in one.missing:
            why, do = _why(missing)
            since = missing.since.astimezone(ZONE).replace(tzinfo=None) if missing.since else None
            rows.append([one.school.name, missing.name, missing.job, t(why, people=1), since, t(do)])
    return Sheet(t("reach-title"), rows, (30, 32, 28, 40, 18, 60))
