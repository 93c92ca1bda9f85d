"""Why a use case did not happen, in terms that a card can say."""


class Refusal(Exception):
    """Root of what a person is told instead of an outcome.

    Refusal
    ├── Unavailable   there is no such thing, or not for this person: the same answer on purpose
    ├── Stale         it changed since the card was made; show what it is now
    └── Unsound       it cannot go on as it is; `problem` is the key of the text that says why
    """


class Unavailable(Refusal):
    """There is no such thing, or not for this person."""


class Stale(Refusal):
    """It changed since the card was made."""


class Unsound(Refusal):
    """It cannot go on as it is."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem
