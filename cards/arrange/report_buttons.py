"""The buttons of the report of a form, each with its payload."""

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
