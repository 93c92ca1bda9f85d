"""The report of an announcement as a sheet, in the language of who asked for it."""

from collections.abc import Sequence
from datetime import datetime

from bot.announce.announcement import TWICE, Announcement, ReportLine
from bot.announce.delivery import BY_CHOICE
from bot.words.file_names import file_name
from bot.work.sheet import Cell, Sheet
from cards.announce.following import reason_text
from cards.texts import ZONE, Texts

ENDING = "xlsx"
_COLUMNS = ("report-name", "report-school", "report-job", "report-delivered", "report-confirmed", "report-remark")
_WIDTHS = (32, 30, 28, 18, 18, 48)


def report_name(t: Texts, announcement: Announcement) -> str:
    """What the file is called."""
    return file_name(t("report-file", title=announcement.title), ENDING)


def report_sheets(t: Texts, announcement: Announcement, lines: Sequence[ReportLine], now: datetime) -> Sequence[Sheet]:
    """The figures, and everybody; of an announcement without confirmation there is no column for it."""
    columns = [at for at, name in enumerate(_COLUMNS) if announcement.confirmation or name != "report-confirmed"]
    rows = [_row(t, line) for line in lines]
    people = Sheet(
        t("report-people"),
        [[t(_COLUMNS[at]) for at in columns], *([row[at] for at in columns] for row in rows)],
        [_WIDTHS[at] for at in columns],
    )
    return [_figures(t, announcement, lines, now), people]


def _figures(t: Texts, announcement: Announcement, lines: Sequence[ReportLine], now: datetime) -> Sheet:
    delivered = sum(line.delivered is not None for line in lines)
    under_way = sum(line.reason == "under_way" for line in lines)
    rows: list[Sequence[Cell]] = [
        [t("report-title"), announcement.title],
        [t("report-sent"), _local(announcement.published)],
        [t("report-at"), _local(now)],
        [],
        [t("report-recipients"), len(lines)],
        [t("figure-delivered"), delivered],
    ]
    if announcement.confirmation:
        rows.append([t("figure-confirmed"), sum(line.confirmed is not None for line in lines)])
    rows += [
        [t("figure-under-way"), under_way],
        [t("figure-not-reached"), len(lines) - delivered - under_way - sum(line.reason in BY_CHOICE for line in lines)],
    ]
    rows += [
        [reason_text(t, reason), count]
        for reason in sorted(BY_CHOICE)
        if (count := sum(line.reason == reason for line in lines))
    ]
    return Sheet(t("report-figures"), rows, (28, 60), is_headed=False)


def _row(t: Texts, line: ReportLine) -> list[Cell]:
    return [line.name, line.school, line.job, _local(line.delivered), _local(line.confirmed), remark(t, line.reason)]


def remark(t: Texts, reason: str) -> str:
    match reason:
        case "":
            return ""
        case "under_way":
            return t("figure-under-way")
        case _ if reason == TWICE:
            return t("report-twice")
        case _:
            return reason_text(t, reason)


def _local(moment: datetime | None) -> datetime | None:
    """A sheet knows no time zones: as the clock says it here."""
    return moment.astimezone(ZONE).replace(tzinfo=None) if moment else None
