"""The buttons of the lists of who confirmed and who did not, each with its payload."""

from cards.parts.verbs import Id, Verb


class VisaShow(Verb):
    """To its author: of which school."""

    verb = "visa.show"
    id: Id


class VisaFile(Verb):
    """Input: school."""

    verb = "visa.file"
    id: Id


class MissingList(Verb):
    """To a head of school: what their people have to confirm."""

    verb = "missing.list"
    beside = True


class MissingShow(Verb):
    """Who of theirs did not."""

    verb = "missing.show"
    id: Id


class MissingFile(Verb):
    """The same as a file."""

    verb = "missing.file"
    id: Id
