"""What a person wants to get of announcements: topics that they mute or follow, a digest, hours of quiet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from bot.people.local_time import here, moment_here

MOST_TOPICS = 100
"""That one person mutes or follows."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """`muted` and `followed` are ids of topics. At `digest`, as clocks here say, comes what is of little importance,
    all at once; None: each at once. From `quiet_from` until `quiet_until` nothing comes that can wait: both or none."""

    person: str
    changed: datetime
    muted: tuple[str, ...] = ()
    followed: tuple[str, ...] = ()
    digest: time | None = None
    quiet_from: time | None = None
    quiet_until: time | None = None

    def quiet_ends(self, now: datetime) -> datetime | None:
        """When their quiet hours end; None where they do not have them now."""
        if self.quiet_from is None or self.quiet_until is None:
            return None
        clock, day = here(now).time(), here(now).date()
        if self.quiet_from < self.quiet_until:
            is_quiet, ends_on = self.quiet_from <= clock < self.quiet_until, day
        else:
            is_quiet = clock >= self.quiet_from or clock < self.quiet_until
            ends_on = day if clock < self.quiet_until else day + timedelta(days=1)
        return moment_here(ends_on, self.quiet_until).at if is_quiet else None


@dataclass(frozen=True, slots=True)
class TopicChoice:
    """A topic as somebody may choose it: `name` in their language; `open`: they may follow it though an announcement of
    it is not for them."""

    id: str
    name: str
    open: bool = False


INPUTS = ("muted", "followed", "digest", "quiet_from", "quiet_until")


def read_preferences(typed: Mapping[str, str], person: str, now: datetime) -> tuple[Preferences, Mapping[str, str]]:
    """What the inputs of a card say, and what is wrong with it: input -> key of a text."""
    clocks = {name: _clock(typed.get(name, "")) for name in INPUTS[2:]}
    problems = {name: "problem-time" for name, at in clocks.items() if at is None and typed.get(name)}
    begins, ends = clocks["quiet_from"], clocks["quiet_until"]
    if "quiet_until" in problems:
        problems["quiet_from"] = "problem-time"
    elif "quiet_from" not in problems and ((begins is None) != (ends is None) or (begins and begins == ends)):
        problems["quiet_from"] = "problem-quiet"
    chosen = {name: tuple(one for one in typed.get(name, "").split(",") if one)[:MOST_TOPICS] for name in INPUTS[:2]}
    return Preferences(person, now, chosen["muted"], chosen["followed"], clocks["digest"], begins, ends), problems


def _clock(said: str) -> time | None:
    try:
        return time.fromisoformat(said.strip()).replace(second=0, microsecond=0, tzinfo=None) if said.strip() else None
    except ValueError:
        return None


def with_topic(topics: Sequence[str], topic: str) -> tuple[str, ...]:
    return tuple(sorted({*topics, topic}))[:MOST_TOPICS]


def without_topic(topics: Sequence[str], topic: str) -> tuple[str, ...]:
    return tuple(one for one in topics if one != topic)
