"""How long is kept what has no end by itself: a period in days for each kind of thing."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Retention:
    """Days. After `questions_named` a question is kept without who asked it. The others count from the last change of
    what ended: a `mandates`, a role that was given (`roles`), a request that was decided (`requests`)."""

    questions_named: int = 30
    mandates: int = 5 * 365
    roles: int = 5 * 365
    requests: int = 10 * 365


USUAL = Retention()
