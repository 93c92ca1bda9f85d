"""The buttons of a person's news, each with its payload."""

from typing import Annotated

from pydantic import StringConstraints

from cards.parts.verbs import Id, Verb

MOST_WORDS = 100
"""Characters that are looked for."""

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


class NewsMore(Verb):
    """What comes behind the announcement of that moment; `asking` tells among which it stood."""

    verb = "news.more"
    asking: bool
    before: Moment
    words: Words
