"""Who is enrolled for an option of which there are only so many places, and who waits for one."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.arrange.request import Request
from dialogs.kinds.choice import Option


@dataclass(frozen=True, slots=True)
class Enrolment:
    """Of the option `id` ("field.value"): how many have a place and wait for one. `enrolled` and `waiting` are the
    first of their requests, in the order of their coming; none where only counts are asked for."""

    id: str
    option: Option
    taken: int
    queued: int
    enrolled: Sequence[Request] = ()
    waiting: Sequence[Request] = ()
