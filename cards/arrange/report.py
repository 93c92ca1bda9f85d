"""The report of a form: what is open, how long things take, and how many there were by month and school."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from microsoft_teams.cards.core import ActionSet, CardElement

from bot.arrange.figures.figures import FEWEST, What
from bot.arrange.figures.report import AGES, MONTHS, OTHERS, Line, Report
from bot.words.clean import clean_line
from bot.words.file_names import file_name
from cards.arrange.report_buttons import EnrolmentList, ReportFile, ReportList, ReportShow
from cards.card import Card
from cards.home.buttons import HelpShow
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button, more, overflow
from cards.parts.chart import Bar, Series, bars, grouped, table
from cards.parts.facts import row
from cards.parts.head import apart, head
from cards.parts.words import ours, shorten
from cards.texts import Texts
from dialogs.kinds.choice import limited
from dialogs.model import Form

ENDING = "csv"
MOST_SCHOOLS = 8
MOST_FORMS = 12
LONGEST_NAME = 40
_NAMES: Mapping[What, str] = {
    What.ASKED: "form-report-asked",
    What.APPROVED: "form-report-approved",
    What.REFUSED: "form-report-refused",
    What.WITHDRAWN: "form-report-withdrawn",
    What.ANNULLED: "form-report-annulled",
    What.DONE: "form-report-done",
    What.WAITING: "form-report-waiting",
    What.TO_DO: "form-report-to-do",
}
_NOW: Mapping[What, str] = {What.WAITING: "form-report-waiting-now", What.TO_DO: "form-report-to-do-now"}
_TIMES: Mapping[What, str] = {What.DECIDED_IN: "form-report-decided-in", What.DONE_IN: "form-report-done-in"}
_PARTS = (
    "form-report-decided-in-half",
    "form-report-decided-in-most",
    "form-report-done-in-half",
    "form-report-done-in-most",
)


def reports_card(t: Texts, forms: Sequence[Form]) -> Card:
    """Of which forms somebody sees the report."""
    body: list[CardElement] = head(t("form-report-form"), t("form-report-forms"))
    for form in forms[:MOST_FORMS]:
        opens = button(t("form-report-show"), ReportShow(form=form.id))
        body.append(row([ours(form.title[t.language])], [ActionSet(actions=[opens])]))
    if len(forms) > MOST_FORMS:
        body.append(ours(t("form-report-forms-more", count=len(forms) - MOST_FORMS), size="Small", subtle=True))
    return assemble(t, t("form-report-forms"), body, actions(button(t("help"), HelpShow())))


def report_card(t: Texts, form: Form, report: Report, names: Mapping[str, str]) -> Card:
    """`names` of schools by their ids."""
    first, last = (date.fromisoformat(f"{month}-01") for month in (report.months[0], report.months[-1]))
    period = t("form-report-period", first=t.month(first), last=t.month(last))
    body: list[CardElement] = [*head(t("form-report-form"), form.title[t.language], period), *_open(t, report)]
    if report.total[What.ASKED] or report.total.decided or report.total[What.DONE]:
        body += [*_took(t, report.total), *_by_month(t, report), *_by_school(t, report, names)]
    else:
        body.append(ours(t("form-report-nothing", months=MONTHS)))
    title = t("form-report-of", form=form.title[t.language])
    enrolled = limited(form.fields) and not form.confidential
    others = button(t("form-report-others"), ReportList())
    ways = actions(
        button(t("form-report-file"), ReportFile(form=form.id), "positive"),
        button(t("refresh"), ReportShow(form=form.id)),
        button(t("enrolments-title"), EnrolmentList(form=form.id)) if enrolled else others,
        overflow(others) if enrolled else None,
    )
    return assemble(t, title, body, ways)


# --- now ----------------------------------------------------------------------------------------------


def _open(t: Texts, report: Report) -> list[CardElement]:
    found: list[CardElement] = []
    for what, key in _NOW.items():
        if count := report.open(what):
            ages = zip(_ages(t), report.ages[what], strict=True)
            parts = [Bar(label, old, "categoricalBlue") for label, old in ages]
            found += bars(t, t(key, count=count), parts)
    return found or [ours(t("form-report-none-open"), weight="Bolder")]


def _ages(t: Texts) -> Sequence[str]:
    """How old: in school days."""
    firsts = [0, *(last + 1 for last in AGES)]
    parts = [t("form-report-age", first=first, last=last) for first, last in zip(firsts, AGES, strict=False)]
    return [*parts, t("form-report-age-more", days=AGES[-1])]


# --- how long -----------------------------------------------------------------------------------------


def _took(t: Texts, total: Line) -> list[CardElement]:
    found: list[CardElement] = []
    for what, key in _TIMES.items():
        if took := total.took(what):
            said = t("form-report-took", half=took.half, most=took.most)
            found += [ours(t(key), weight="Bolder"), ours(said, spacing="None")]
    return [apart(found)] if found else []


# --- how many -----------------------------------------------------------------------------------------


def _by_month(t: Texts, report: Report) -> list[CardElement]:
    days = [date.fromisoformat(f"{month}-01") for month in report.months]
    lines = [(f"{t.short_month(day)} {day.year}", report.month(f"{day:%Y-%m}")) for day in days]
    total = report.total
    title = t("form-report-by-month", asked=total[What.ASKED], refused=total[What.REFUSED], decided=total.decided)
    series = [
        Series(t("form-report-asked"), [line[What.ASKED] for _, line in lines], "categoricalBlue"),
        Series(t("form-report-refused"), [line[What.REFUSED] for _, line in lines], "attention"),
    ]
    heads = ["", t("form-report-asked"), t("form-report-refused")]
    rows = [[name, *_numbers(t, line, What.ASKED, What.REFUSED)] for name, line in lines]
    chart = grouped(title, [t.short_month(day) for day in days], series, table(heads, rows, first=1))
    return [apart([ours(title, weight="Bolder"), chart])]


def _by_school(t: Texts, report: Report, names: Mapping[str, str]) -> list[CardElement]:
    """Refusals as a chart where there are any; all of it as a table, behind a button."""
    schools = list(report.schools.items())
    shown = [(_school(t, one, names), line) for one, line in schools[:MOST_SCHOOLS]]
    heads = ["", t("form-report-asked"), t("form-report-refused")]
    rows = [[name, t.number(line[What.ASKED]), _refused(t, line)] for name, line in shown]
    found: list[CardElement] = [*more(t, "schools", [table(heads, rows)], t("form-report-schools"))]
    if refused := [Bar(name, line[What.REFUSED], "attention") for name, line in shown if line[What.REFUSED]]:
        found = [*bars(t, t("form-report-refused-by-school"), refused), *found]
    if len(schools) > MOST_SCHOOLS:
        found.append(ours(t("form-report-schools-more", count=len(schools) - MOST_SCHOOLS), size="Small", subtle=True))
    if OTHERS in report.schools:
        found.append(ours(t("form-report-together", people=FEWEST), size="Small", subtle=True))
    return [apart(found)]


def _refused(t: Texts, line: Line) -> str:
    if not line.decided:
        return "–"
    share = Decimal(100 * line[What.REFUSED] // line.decided)
    return t("form-report-share", count=t.number(line[What.REFUSED]), share=t.number(share))


def _numbers(t: Texts, line: Line, *what: What) -> list[str]:
    return [t.number(line[one]) for one in what]


def _school(t: Texts, id: str, names: Mapping[str, str]) -> str:
    if id == OTHERS:
        return t("form-report-other-schools")
    return shorten(clean_line(names.get(id, "")), LONGEST_NAME) or t("form-report-no-school")


# --- the file -----------------------------------------------------------------------------------------


def report_file(t: Texts, form: Form) -> str:
    """What the file is called."""
    return file_name(t("form-report-of", form=form.title[t.language]), ENDING)


def report_rows(t: Texts, report: Report, names: Mapping[str, str]) -> list[list[str | int | None]]:
    """A row for each month and school of which something is told, below one that names the columns."""
    rows: list[list[str | int | None]] = [
        [t(key) for key in ("form-report-month", "form-report-school", *_NAMES.values(), *_PARTS)]
    ]
    for (month, school), line in sorted(report.cells.items()):
        numbers: list[str | int | None] = [line[what] for what in _NAMES]
        for what in _TIMES:
            took = line.took(what)
            numbers += [took.half, took.most] if took else [None, None]
        rows.append([month, _school(t, school, names), *numbers])
    return rows
