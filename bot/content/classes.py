"""Decides whether a file with these labels is above the class up to which its library is indexed.

A file has the class that the libraries file gives its label; of several, the highest. Whatever is not surely of a class
at or below the limit is not indexed.
"""

from collections.abc import Collection, Sequence
from typing import Any

from bot.answer.library.class_limit import ClassLimit
from bot.content.base import Reason
from bot.content.labels import Label

UNCLASSED = frozenset({
    *(Reason.ENCRYPTED, Reason.CORRUPT, Reason.TOO_LARGE, Reason.TIMEOUT, Reason.MEMORY, Reason.CRASHED),
    Reason.DENIED,
})  # fmt: skip
"""Why a file that changed could not be read, so that nobody knows which labels it has now."""


def why_not(limit: ClassLimit, labels: Collection[Label]) -> Reason | None:
    """Why what has these labels in force is not indexed, None where it is. A label of the tenant decides; one of
    another says something, but nobody here knows what. One that does not say whose it is never lets in alone, and
    counts beside an own one."""
    if labels and not any(one.site == limit.tenant for one in labels):
        return Reason.UNKNOWN_LABEL
    by_label = dict(limit.classes)
    counted = [one for one in labels if one.site in {limit.tenant, ""}]
    found = [by_label.get(one.id, by_label.get(one.name.casefold())) for one in counted] or [limit.unlabelled]
    known = [one for one in found if one is not None]
    if len(known) < len(found):
        return Reason.UNKNOWN_LABEL
    return Reason.ABOVE_CLASS if max(known) > limit.highest else None


def unread(limit: ClassLimit, reason: Reason, *, can_have_label: bool) -> Reason:
    """What counts of a file that could not be read for this reason: what was read of it before had its class."""
    if reason not in UNCLASSED:
        return reason
    if can_have_label:
        return Reason.NO_CLASS
    return Reason.ABOVE_CLASS if limit.withholds_unlabelled else reason


def told(limit: ClassLimit | None) -> Sequence[Any] | None:
    """To the extraction process, as JSON has it."""
    return [limit.highest, limit.unlabelled, limit.tenant, limit.classes] if limit else None


def taken(given: Sequence[Any] | None) -> ClassLimit | None:
    """What `told` gives, once it was JSON."""
    if given is None:
        return None
    highest, unlabelled, tenant, classes = given
    return ClassLimit(highest, unlabelled, tenant, tuple((label, class_) for label, class_ in classes))
