"""Every error of ours, from one root: what an operator may be told as it is, what a person is told instead.

BodeError
├── Refusal               a use case did not happen, in terms that a card can say
│   ├── Unavailable       there is no such thing, or not for this person: the same answer on purpose
│   ├── Stale             it changed since the card was made; show what it is now
│   │   └── AlreadyDone   this very act was accepted before: the channel delivered it twice
│   └── Unsound           it cannot go on as it is; `problem` is the key of the text that says why
└── OperatorError         something an operator can mend; the message says all, as the command line and the log show it

Errors of one room stand in that room and derive from these; none derives from Exception alone.
"""

import os
from typing import ClassVar


class BodeError(Exception):
    """Root of all errors of ours. `tells_operator`: its message is whole and safe, and is shown without a traceback."""

    tells_operator: ClassVar[bool] = False


class OperatorError(BodeError):
    """Something an operator can mend; the message names what and where."""

    tells_operator = True


class Refusal(BodeError):
    """Root of what a person is told instead of an outcome."""


class Unavailable(Refusal):
    """There is no such thing, or not for this person."""


class Stale(Refusal):
    """It changed since the card was made, or while it was being changed."""


class AlreadyDone(Stale):
    """This very act was accepted before: the channel delivered it twice."""


class Unsound(Refusal):
    """It cannot go on as it is."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


def in_words(error: OSError) -> str:
    """What the operating system refused, as "FILE: No such file or directory", without its number."""
    if error.filename is None or not error.strerror:
        return str(error)
    return f"{os.fsdecode(error.filename)}: {error.strerror}"
