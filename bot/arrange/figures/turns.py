"""The report of a form, for who owns it."""

from collections.abc import Awaitable, Mapping
from functools import cache

from bot.arrange.attendance import confirming
from bot.arrange.attendance.attendance import Attendance
from bot.arrange.figures import enrolments, reporting
from bot.front.here import Click, Here, Shown
from bot.json import Json
from bot.words.folding import words
from bot.words.languages import LANGUAGES
from bot.words.lists import phrases
from cards.arrange import report_buttons as buttons
from cards.arrange.enrolments import THERE, enrolment_card, enrolments_card
from cards.arrange.report import report_card, report_file, reports_card
from cards.home.notices import notice_card
from cards.parts.inputs import ON
from cards.parts.verbs import Offer, Verb
from dialogs.form import Forms
from dialogs.model import Form
from dialogs.offering import form_named


def offers(here: Here) -> list[Offer]:
    return [Offer("report", buttons.ReportList())] if reporting.owned(here.house, here.actor) else []


async def show_reports(here: Here) -> Shown:
    """Which there are; of who owns one form, the one."""
    forms = reporting.owned(here.house, here.actor)
    if not forms:
        return Shown(notice_card(here.t, "notice-report"))
    return await _report(here, forms[0].id) if len(forms) == 1 else Shown(reports_card(here.t, forms))


async def asked(here: Here, text: str) -> Shown | None:
    """What "rapport verlof" asks for; None where it asks for no report of theirs."""
    forms = reporting.owned(here.house, here.actor)
    form = _named(Forms(forms), words(text)) if forms else None
    return await _report(here, form.id) if form else None


def _named(forms: Forms, said: str) -> Form | None:
    begun = next((one for one in _openings() if said.startswith(f"{one} ")), "")
    return form_named(forms, said.removeprefix(begun).strip()) if begun else None


@cache
def _openings() -> tuple[str, ...]:
    """What calls the command, the longest first."""
    found = {one for language in LANGUAGES for one in phrases(language, "commands.report")}
    return tuple(sorted(found, key=lambda one: (-len(one), one)))


async def _list(here: Here, _: buttons.ReportList, __: Mapping[str, Json]) -> Shown:
    return await show_reports(here)


async def _show(here: Here, verb: buttons.ReportShow, _: Mapping[str, Json]) -> Shown:
    return await _report(here, verb.form)


async def _file(here: Here, verb: buttons.ReportFile, _: Mapping[str, Json]) -> Shown:
    """A job makes it: a short text only, and the card stays."""
    form = reporting.form_to_report(here.house, here.actor, verb.form)
    await reporting.ask(here.house, here.actor, form.id, report_file(here.t, form), here.t("form-report-file-about"))
    return Shown(toast=here.t("handout-promised"))


async def _enrolments(here: Here, verb: buttons.EnrolmentList, _: Mapping[str, Json]) -> Shown:
    return Shown(enrolments_card(here.t, *await enrolments.enrolments(here.house, here.actor, verb.form)))


async def _enrolment(here: Here, verb: buttons.EnrolmentShow, _: Mapping[str, Json]) -> Shown:
    return Shown(enrolment_card(here.t, *await enrolments.enrolment(here.house, here.actor, verb.form, verb.option)))


async def _confirm(here: Here, verb: buttons.AttendanceConfirm, inputs: Mapping[str, Json]) -> Shown:
    """Of which nothing came, nothing is said."""
    said = {name.removeprefix(THERE): value == ON for name, value in inputs.items() if name.startswith(THERE)}
    confirmed = confirming.confirm(here.house, here.actor, verb.form, verb.option, said, seen=verb.seen)
    return await _said(here, verb.form, verb.option, confirmed)


async def _undo(here: Here, verb: buttons.AttendanceUndo, _: Mapping[str, Json]) -> Shown:
    undone = confirming.undo(here.house, here.actor, verb.form, verb.option, seen=verb.seen)
    return await _said(here, verb.form, verb.option, undone)


async def _said(here: Here, form: str, option: str, change: Awaitable[Attendance]) -> Shown:
    """As it stands now; who came too late is told that it changed."""
    changed = False
    try:
        await change
    except confirming.Overtaken:
        changed = True
    found = await enrolments.enrolment(here.house, here.actor, form, option)
    return Shown(enrolment_card(here.t, *found, changed=changed))


async def _report(here: Here, id: str) -> Shown:
    form, report = await reporting.report_of(here.house, here.actor, id)
    schools = {school.id: school.name for school in here.actor.directory.schools.values()}
    return Shown(report_card(here.t, form, report, schools))


CLICKS: Mapping[type[Verb], Click] = {
    buttons.ReportList: _list,
    buttons.ReportShow: _show,
    buttons.ReportFile: _file,
    buttons.EnrolmentList: _enrolments,
    buttons.EnrolmentShow: _enrolment,
    buttons.AttendanceConfirm: _confirm,
    buttons.AttendanceUndo: _undo,
}
