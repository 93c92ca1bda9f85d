"""A change of what was handed in: what a draft of one knows of its request, and what it changed."""

from dataclasses import dataclass

from bot.json import Json

OF_CHANGE = ".change"
"""At the end of the id of a draft that changes a request, after the id of that request: they stand in one partition,
there is one such draft of a request, and its files stand with those of the request. No other id ends so: the part that
a client may choose is too short (`drafting.draft_id`)."""


def change_id(request: str) -> str:
    """Of the draft that changes this request."""
    return f"{request}{OF_CHANGE}"


def changed_by(draft: str) -> str:
    """The id of the request that this draft changes; "" for any other id."""
    return draft.removesuffix(OF_CHANGE) if draft.endswith(OF_CHANGE) else ""


@dataclass(frozen=True, slots=True)
class Changes:
    """What a draft changes: the `request` (id) with this `reference`. `files` are the ids of those that the request had
    when the draft began. `renewed`: not in the form with which it was made, which can be read no more, but in today's.
    """

    request: str
    reference: str
    files: tuple[str, ...] = ()
    renewed: bool = False


@dataclass(frozen=True, slots=True)
class Changed:
    """The answer to one field (id) `before` and `after`; None where there was none."""

    field: str
    before: Json
    after: Json
