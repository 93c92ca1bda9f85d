"""Who is enrolled for an option of which there are only so many places, and who waits for one."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.arrange.attendance.attendance import Attendance
from bot.arrange.request import Request
from dialogs.kinds.choice import Option


@dataclass(frozen=True, slots=True)
class Enrolment:
    """Of the option `id` ("field.value"): how many have a place and wait for one. `enrolled` and `waiting` are the
    first of their requests, in the order of their coming, those of whom it is still to be said whether they were there
    first; none where only counts are asked for. `attendance` is what was said of that, None where it is not asked."""

    id: str
    option: Option
    taken: int
    queued: int
    enrolled: Sequence[Request] = ()
    waiting: Sequence[Request] = ()
    attendance: Attendance | None = None

    @property
    def to_confirm(self) -> Sequence[Request]:
        """Of those who are shown."""
        said = self.attendance
        return [one for one in self.enrolled if said and said.of(one.id) is None]

    @property
    def still(self) -> int:
        """Of how many it is still to be said, shown or not; 0 where it is not asked."""
        return max(self.taken - self.attendance.present - self.attendance.absent, 0) if self.attendance else 0
