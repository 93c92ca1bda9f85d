"""Where an organisation plugs in a model that knows meanings: it orders the best of what the words found anew.

Bode brings none. `BODE_RERANKER=package.module:make` names a function without arguments that makes one; the model runs
in the bot's own process, sees only passages that the asker may read, and needs no index of its own.
"""

import logging
import math
from collections.abc import Sequence
from importlib import import_module
from typing import Protocol, runtime_checkable

from bot.errors import OperatorError

log = logging.getLogger(__name__)


class RerankerInvalid(OperatorError, ValueError):
    """What the setting names cannot be used."""


@runtime_checkable
class Reranker(Protocol):
    def similarities(self, question: str, passages: Sequence[str]) -> Sequence[float]:
        """How near each passage's meaning is to the question's: cosines, -1 to 1. Called in several threads."""
        ...


def load_reranker(name: str) -> Reranker:
    """Raises RerankerInvalid."""
    module, _, make = name.partition(":")
    try:
        made = getattr(import_module(module), make)()
    except (
        Exception
    ) as error:  # whatever a module of somebody else raises: the operator has to know which setting it was
        raise RerankerInvalid(f"BODE_RERANKER={name}: {type(error).__name__}: {error}") from error
    if not isinstance(made, Reranker):
        raise RerankerInvalid(f"BODE_RERANKER={name}: what it makes has no method similarities")
    return made


def cosines_of(reranker: Reranker, question: str, passages: Sequence[str]) -> list[float]:
    """One for each passage; none when the model failed, which costs its order and not the answer."""
    try:
        found = [float(one) for one in reranker.similarities(question, passages)]
    except Exception as error:  # its message may hold what somebody typed
        log.error("reranker.failed", extra={"error": type(error).__name__})
        return []
    if len(found) != len(passages) or not all(map(math.isfinite, found)):
        log.error("reranker.failed", extra={"passages": len(passages), "cosines": len(found)})
        return []
    return [max(-1.0, min(1.0, one)) for one in found]
