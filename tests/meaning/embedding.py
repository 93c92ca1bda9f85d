"""The real model that comes in a package, where it is installed; in CI it always is."""

import os
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import pytest

from bot.meaning.embedded import Embedded, Limits, embedded_name

needed = pytest.mark.skipif(
    embedded_name() is None and "CI" not in os.environ, reason="needs requirements-meaning.txt (make setup)"
)


@asynccontextmanager
async def embedded(limits: Limits | None = None) -> AsyncGenerator[Embedded]:
    name = embedded_name()
    assert name, "requirements-meaning.txt is not installed"
    # The tests use every core, and wait for it.
    model = Embedded(name, limits or Limits(niceness=0))
    try:
        yield model
    finally:
        await model.close()
