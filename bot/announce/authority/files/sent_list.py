"""A list that an author sent as a file, and the draft whose audience it goes to."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.announce.authority.became import Became

KEPT = timedelta(days=1)
"""How long it is known; where its bytes stand, they do for some minutes only."""


@dataclass(frozen=True, slots=True)
class SentList:
    """In the partition of its `person`. `name` is what the file is called, `place` where its bytes can be taken, both
    untrusted. `announcement` is "" until they say for which draft it is; `used`: it is in the audience,
    and until that is told, `became` is what is said of it; `done`: it is told, or why it is not."""

    id: str
    person: str
    name: str
    place: str
    at: datetime
    announcement: str = ""
    done: bool = False
    used: bool = False
    became: Became | None = None
