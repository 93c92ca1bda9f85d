"""The erasure of a person: the made-up id that takes the place of theirs, and how far it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

PREFIX = "e4a5ed00-0000-4000-8000-"
"""Begins every made-up id, of the form that those of a directory of Microsoft have, where it never gives such a one: a
principal with it can be read."""

NIGHT_ID = "night"
"""Of the Retained that says which night was done last, and when."""

STEPS_ID = "steps"
"""Of the Retained that says what was done of a night that failed: its `through` begins with that night."""

UNCUT_ID = "uncut"
"""Of the Retained whose `through` are partitions whose chains of the audit could not be cut."""

ROUND = 6
"""Signs of a made-up id, after the prefix, by which a round of retention is known."""


@dataclass(frozen=True, slots=True)
class Erasure:
    """`id` is the made-up one, by chance: nothing leads from it to whom it stands for. `person` (their id) and `names`
    (what they were called, their mail and telephone) are there until it is `done`, so that it can go on after a stop;
    then they are empty, and this is the tombstone. `counts`: how many documents of each kind were removed or changed.
    """

    id: str
    at: datetime
    person: str = ""
    names: tuple[str, ...] = ()
    done: datetime | None = None
    counts: Mapping[str, int] = field(default_factory=dict[str, int])


@dataclass(frozen=True, slots=True)
class Retained:
    """How far the nightly round of retention is: of the rule `id` in the round that began `at`, `through` is where it
    goes on; "" from the beginning."""

    id: str
    at: datetime
    through: str = ""


def is_made_up(id: str) -> bool:
    """Whether this id stands for somebody who was erased."""
    return id.startswith(PREFIX)


def round_of(made_up: str) -> str:
    """What the made-up ids that one round of retention gave have in common: they stand for different people. Of those
    of two rounds nothing tells whether they do."""
    return made_up[: len(PREFIX) + ROUND]
