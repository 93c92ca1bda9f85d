"""A proof that is to come after a request was handed in."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Owed:
    """Files for `field` that are awaited up to and including the day `until`; the requester is reminded on `remind`."""

    field: str
    until: date
    remind: date
