"""The buttons of who did not confirm and of reminding them, each with its payload."""

from typing import Annotated

from pydantic import Field

from cards.parts.verbs import Id, Verb

Count = Annotated[int, Field(strict=True, ge=0, le=1_000)]


class ReminderShow(Verb):
    """Who did not confirm, to its author."""

    verb = "reminder.show"
    id: Id


class ReminderSend(Verb):
    """`reminders` went before."""

    verb = "reminder.send"
    id: Id
    reminders: Count


class ReminderAfter(Verb):
    """Input: after."""

    verb = "reminder.after"
    id: Id
