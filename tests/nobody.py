"""Somebody to whom the system forbids what the mode of a file forbids, also where the superuser runs the tests."""

import os
from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def as_nobody() -> Generator[None]:
    """The system forbids the superuser nothing."""
    if os.geteuid():
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)
