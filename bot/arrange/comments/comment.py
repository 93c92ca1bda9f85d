"""What people who see a request say to each other about it, beside its history."""

from dataclasses import dataclass
from datetime import datetime, timedelta

MOST_COMMENTS = 20
"""On one request."""
LONGEST_COMMENT = 500
COMMENTED_AFTER = timedelta(days=30)
"""After it was decided, until when something may be said about it."""


@dataclass(frozen=True, slots=True)
class Comment:
    """Who said what when. `behalf` is the id of the person they act for, "" for themselves."""

    at: datetime
    person: str
    text: str
    behalf: str = ""
