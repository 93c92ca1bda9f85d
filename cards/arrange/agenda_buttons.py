"""The buttons of agendas, each with its payload.

`seen` is the revision of the form's agendas that the card shows: nobody changes what they did not see.
"""

from typing import Annotated

from pydantic import Field

from cards.arrange.buttons import Seen
from cards.parts.verbs import Id, Verb


class AgendaShow(Verb):
    """All of a form."""

    verb = "agenda.show"
    form: Id


class AgendaBegin(Verb):
    """Input: day."""

    verb = "agenda.begin"
    form: Id
    seen: Seen


class MeetingShow(Verb):
    verb = "meeting.show"
    meeting: Id


class MeetingPlace(Verb):
    """Input: notes, ids of requests separated by commas."""

    verb = "meeting.place"
    meeting: Id
    seen: Seen


class MeetingMove(Verb):
    verb = "meeting.move"
    meeting: Id
    request: Id
    up: Annotated[bool, Field(strict=True)]
    seen: Seen


class MeetingDrop(Verb):
    verb = "meeting.drop"
    meeting: Id
    request: Id
    seen: Seen


class MeetingSend(Verb):
    verb = "meeting.send"
    meeting: Id
    seen: Seen


class MeetingNote(Verb):
    """One note, whole."""

    verb = "meeting.note"
    meeting: Id
    request: Id


class MeetingDecide(Verb):
    """Inputs: outcome, text (which may be empty)."""

    verb = "meeting.decide"
    meeting: Id
    request: Id
    seen: Seen
