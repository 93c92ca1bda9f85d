"""Somebody who is asked to decide, kept beside the request so that they find what waits for them."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Approval:
    """One person asked to decide one stage (`step`) of one request; `open` until they agreed, or it was decided or
    withdrawn.

    Those of version 0.1 name no stage, and keep their id.
    """

    request: str
    person: str
    open: bool
    since: datetime
    step: str = ""

    @property
    def id(self) -> str:
        return ":".join(part for part in (self.request, self.step, self.person) if part)
