"""The report of an announcement as a sheet, in the language of who asked for it."""

from collections.abc import Sequence
from datetime import datetime

from bot.announce.announcement import ANSWERED_IN_CHANNEL, IN_CHANNEL, TWICE, Announcement, PostLine, ReportLine
from bot.announce.asking.question import NONE_YET, Result
from bot.announce.delivery import BY_CHOICE
from bot.words.file_names import file_name
from bot.work.sheet import Cell, Sheet
from cards.announce.answers import answer_said, result_rows
from cards.announce.channels import place_name, post_reason
from cards.announce.following import reason_text
from cards.texts import ZONE, Texts

ENDING = "xlsx"
_COLUMNS = (
    *("report-name", "report-school", "report-job", "report-delivered", "report-confirmed"),
    *("report-answered", "report-answer", "report-remark"),
)
_WIDTHS = (32, 30, 28, 18, 18, 18, 48, 48)


def report_name(t: Texts, announcement: Announcement) -> str:
    """What the file is called."""
    return file_name(t("report-file", title=announcement.title), ENDING)


def report_sheets(
    t: Texts,
    announcement: Announcement,
    lines: Sequence[ReportLine],
    now: datetime,
    result: Result = NONE_YET,
    said: Sequence[str] = (),
    *,
    posts: Sequence[PostLine] = (),
    there: Sequence[ReportLine] = (),
) -> Sequence[Sheet]:
    """The figures, what came of its question with what was `said` to it anonymously, and everybody; of what it does not
    ask of each by name there is no column. Below them `there` who confirmed it in a channel alone, and a sheet of the
    `posts`, where there are any."""
    question = announcement.question
    left_out = set[str]() if announcement.confirmation else {"report-confirmed"}
    if question is None or question.anonymous:
        left_out |= {"report-answered", "report-answer"}
    columns = [at for at, name in enumerate(_COLUMNS) if name not in left_out]
    rows = [_row(t, announcement, line) for line in (*lines, *there)]
    people = Sheet(
        t("report-people"),
        [[t(_COLUMNS[at]) for at in columns], *([row[at] for at in columns] for row in rows)],
        [_WIDTHS[at] for at in columns],
    )
    figures = [_figures(t, announcement, lines, now)]
    if question is not None:
        answers = [*result_rows(t, announcement, result), *([text] for text in said)]
        figures.append(Sheet(t("report-answers"), answers, (60, 18), is_headed=False))
    return [*figures, people, *([_posts(t, posts)] if posts else [])]


def _posts(t: Texts, posts: Sequence[PostLine]) -> Sheet:
    rows = [[place_name(t, one.chosen), _local(one.posted), _post_remark(t, one.reason)] for one in posts]
    columns = [t("posts-channel"), t("posts-stands"), t("posts-state")]
    return Sheet(t("posts-sheet"), [columns, *rows], (48, 18, 48))


def _post_remark(t: Texts, reason: str) -> str:
    return t(post_reason(reason)) if post_reason(reason) else remark(t, reason)


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


def _row(t: Texts, announcement: Announcement, line: ReportLine) -> list[Cell]:
    came, confirmed, answered = _local(line.delivered), _local(line.confirmed), _local(line.answered)
    said = answer_said(t, announcement, line.answer)
    return [line.name, line.school, line.job, came, confirmed, answered, said, remark(t, line.reason)]


def remark(t: Texts, reason: str) -> str:
    match reason:
        case "":
            return ""
        case "under_way":
            return t("figure-under-way")
        case _ if reason == IN_CHANNEL:
            return t("posts-person")
        case _ if reason == ANSWERED_IN_CHANNEL:
            return t("posts-answered")
        case _ if reason == TWICE:
            return t("report-twice")
        case _:
            return reason_text(t, reason)


def _local(moment: datetime | None) -> datetime | None:
    """A sheet knows no time zones: as the clock says it here."""
    return moment.astimezone(ZONE).replace(tzinfo=None) if moment else None
