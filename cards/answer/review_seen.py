"""A review as its card draws it."""

from dataclasses import dataclass

from bot.answer.review.review import Event, Subject, Use


@dataclass(frozen=True, slots=True)
class Seen:
    """`last` is what was done since its owner was asked, None for nothing yet."""

    subject: Subject
    use: Use
    last: Event | None = None
