"""The buttons of the report of a form, each with its payload."""

from typing import Annotated

from pydantic import Field

from cards.parts.verbs import Id, Verb


class ReportList(Verb):
    verb = "report.list"
    beside = True


class ReportShow(Verb):
    verb = "report.show"
    form: Id


class ReportFile(Verb):
    verb = "report.file"
    form: Id


class EnrolmentList(Verb):
    """What the form has only so many places of."""

    verb = "enrolment.list"
    beside = True
    form: Id


class EnrolmentShow(Verb):
    """Who is enrolled for one option ("field.value") of it, and who waits."""

    verb = "enrolment.show"
    beside = True
    form: Id
    option: Id


Changed = Annotated[int, Field(strict=True, ge=0, le=1_000_000)]
"""How often something was confirmed or undone when the card was made."""


class AttendanceConfirm(Verb):
    """Inputs: THERE and the id of each request that is shown, whether who asked was there."""

    verb = "attendance.confirm"
    form: Id
    option: Id
    seen: Changed


class AttendanceUndo(Verb):
    """What was confirmed last."""

    verb = "attendance.undo"
    form: Id
    option: Id
    seen: Changed
