"""The buttons of the report of reach, each with its payload."""

from cards.parts.verbs import Id, Verb


class ReachList(Verb):
    verb = "reach.list"
    beside = True


class ReachShow(Verb):
    """Of one school."""

    verb = "reach.show"
    school: Id


class ReachFile(Verb):
    """Of all schools that its reader sees."""

    verb = "reach.file"
    beside = True


class ReachCsv(Verb):
    """Of one school."""

    verb = "reach.csv"
    beside = True
    school: Id
