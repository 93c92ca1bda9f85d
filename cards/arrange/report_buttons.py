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
