"""The buttons of an author's drafts, each with its payload: templates, duplicates, earlier texts."""

from typing import Annotated

from pydantic import StringConstraints

from cards.parts.verbs import Id, Revision, Verb


class AnnouncementOlder(Verb):
    """What its author began `before` a moment (ISO)."""

    verb = "announcement.older"
    beside = True
    before: Annotated[str, StringConstraints(strict=True, pattern=r"\A[0-9T:.+Z-]{0,40}\z")]


class AnnouncementTemplates(Verb):
    """What an announcement can begin from."""

    verb = "announcement.templates"
    beside = True


class AnnouncementBegin(Verb):
    """A draft of its own for each click, with the words of this template."""

    verb = "announcement.begin"
    template: Id


class AnnouncementDuplicate(Verb):
    """A draft that says the same as this announcement."""

    verb = "announcement.duplicate"
    beside = True
    id: Id


class AnnouncementEarlier(Verb):
    """What stood in the draft before."""

    verb = "announcement.earlier"
    beside = True
    id: Id


class AnnouncementRestore(Verb):
    """The text that stood in revision `again`, in the place of that of `revision`."""

    verb = "announcement.restore"
    id: Id
    revision: Revision
    again: Revision


class SuggestionTake(Verb):
    """A draft of one's own that says what a request would like to be announced."""

    verb = "suggestion.take"
    id: Id


class SuggestionDecline(Verb):
    verb = "suggestion.decline"
    id: Id
