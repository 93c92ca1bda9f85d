"""Meaning: a model that turns texts into vectors, so that what means nearly the same stands near each other."""

from collections.abc import Sequence
from typing import Protocol, TypeAlias

from bot.errors import BodeError

Vector: TypeAlias = bytes
"""One signed byte a dimension, stretched so that the largest component is 127 or -127: all of the byte is used, and
how long it is says nothing. Two are compared by the cosine of their angle, never by the bare product."""


class MeaningUnavailable(BodeError):
    """The model gives no vectors now; the message is a code for the log, and never holds a text."""


class Meaning(Protocol):
    """Every adapter passes tests/meaning/contract.py unchanged."""

    @property
    def name(self) -> str:
        """Which model, in which version: what is kept of one that is called otherwise is no good for it."""
        ...

    async def question(self, text: str) -> Vector:
        """Of what somebody asks, who waits for it. Raises MeaningUnavailable."""
        ...

    async def passages(self, texts: Sequence[str]) -> Sequence[Vector]:
        """Of what may be found, as many; questions come before them. Raises MeaningUnavailable."""
        ...

    async def close(self) -> None: ...
