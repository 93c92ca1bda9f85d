"""The buttons that say when an announcement goes, each with its payload."""

from cards.parts.verbs import Id, Verb


class AnnouncementCancel(Verb):
    """Breaks off a send that is under way."""

    verb = "announcement.cancel"
    id: Id
