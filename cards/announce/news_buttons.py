"""The buttons of a person's news, each with its payload."""

from typing import Annotated

from pydantic import StringConstraints

from cards.parts.verbs import Id, Verb

MOST_WORDS = 100
"""Characters that are looked for."""

MOST_CHOSEN = 8000
"""Characters of a list of topics."""

Words = Annotated[str, StringConstraints(strict=True, max_length=MOST_WORDS)]
Moment = Annotated[str, StringConstraints(strict=True, pattern=r"\A[0-9T:.+Z-]{0,40}\z")]


class NewsShow(Verb):
    verb = "news.show"
    beside = True


class NewsOpen(Verb):
    verb = "news.open"
    beside = True
    id: Id


class NewsSearch(Verb):
    """Inputs: words."""

    verb = "news.search"


class NewsMute(Verb):
    """Nothing more of the topic of this announcement."""

    verb = "news.mute"
    beside = True
    id: Id


class NewsUnmute(Verb):
    """The topic of this announcement again."""

    verb = "news.unmute"
    id: Id


class SettingsShow(Verb):
    verb = "settings.show"
    beside = True


class SettingsKeep(Verb):
    """Inputs: muted, followed, digest, quiet_from, quiet_until."""

    verb = "settings.keep"


class NewsMore(Verb):
    """What comes behind the announcement of that moment; `asking` tells among which it stood."""

    verb = "news.more"
    asking: bool
    before: Moment
    words: Words
