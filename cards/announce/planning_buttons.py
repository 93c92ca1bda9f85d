"""The buttons that say when an announcement goes, each with its payload."""

from typing import Annotated

from pydantic import StringConstraints

from cards.parts.verbs import Id, Revision, Verb

Moment = Annotated[str, StringConstraints(strict=True, pattern=r"\A(\d{4}-\d\d-\d\dT\d\d:\d\dZ)?\z")]
"""In UTC; "" for the one that is typed."""


class AnnouncementCancel(Verb):
    """Breaks off a send that is under way."""

    verb = "announcement.cancel"
    id: Id


class AnnouncementWhen(Verb):
    """Asks when it is to go."""

    verb = "announcement.when"
    id: Id


class AnnouncementPlan(Verb):
    """Inputs where `at` is "": day, hour, urgent, urgent_words. Of a draft, or of one that is planned for another
    moment."""

    verb = "announcement.plan"
    id: Id
    revision: Revision
    at: Moment


class AnnouncementNow(Verb):
    """Sends what is planned, or what is urgent. Inputs: urgent, urgent_words."""

    verb = "announcement.now"
    id: Id
    revision: Revision


class AnnouncementWithdraw(Verb):
    """Makes a draft of what is planned."""

    verb = "announcement.withdraw"
    id: Id
