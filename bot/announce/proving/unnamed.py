"""What is kept of an announced text from which a person who was erased was taken: the digest that it had with them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unnamed:
    """A text with the digest `now` had the digest `before`: it is still what was delivered, proven and confirmed. One
    that was changed since has another digest, and this says nothing of it."""

    now: str
    before: str
