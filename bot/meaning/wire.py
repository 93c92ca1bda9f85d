"""How the embedding process is asked, and what it answers: JSON lines."""

import json
from base64 import b64decode, b64encode
from collections.abc import Sequence
from typing import Any, Literal, TypeAlias, cast

from bot.meaning.base import MeaningUnavailable, Vector

As: TypeAlias = Literal["question", "passage"]
"""A model tells what asks from what is found."""


def asked(as_: As, text: str) -> bytes:
    # A lone surrogate is no text for a model, and a model in C reads up to the first NUL.
    whole = text.encode("utf-8", "replace").decode().replace("\0", " ")
    return json.dumps([as_, whole]).encode()


def understood(line: bytes) -> tuple[As, str]:
    as_, text = cast(Sequence[Any], json.loads(line))
    return as_, text


def answered(vector: Vector) -> bytes:
    return json.dumps({"vector": b64encode(vector).decode("ascii")}).encode()


def failed(error: BaseException) -> bytes:
    """By its name: its message may hold a text."""
    return json.dumps({"failed": type(error).__name__}).encode()


def vector_of(line: bytes) -> Vector:
    """Raises MeaningUnavailable for a failure, or what is no answer."""
    try:
        said = cast(dict[str, str], json.loads(line))
        if "failed" in said:
            raise MeaningUnavailable(str(said["failed"]))
        return b64decode(said["vector"], validate=True)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise MeaningUnavailable("not_understood") from error
