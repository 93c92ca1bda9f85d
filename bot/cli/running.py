"""How a command runs: with the settings as they stand, to its end, and what is said when it does not get there."""

import asyncio
import logging
import sys
from collections.abc import Coroutine
from typing import Any, NoReturn

import typer

from bot.errors import BodeError, OperatorError, in_words
from bot.logs import start_logs
from bot.settings import BadSettings, Settings, load_settings


def settings_with(**given: object) -> Settings:
    """Those of `given` that are not None before what the environment says."""
    try:
        return load_settings(**given)
    except BadSettings as bad:
        fail(str(bad))


def own_settings_with(**given: object) -> Settings:
    """As `settings_with`, those of the organisation that commands work for."""
    from bot.bootstrap.organisations import chosen_settings  # noqa: PLC0415 - not for what works for all of them

    settings = settings_with(**given)
    try:
        return chosen_settings(settings)
    except BadSettings as bad:
        fail(str(bad))
    except OperatorError:  # of the file of organisations: the command itself says it where it needs that
        return settings


def run(work: Coroutine[Any, Any, int | None]) -> None:
    """`work` gives what to end with, where that is not 0."""
    if not logging.getLogger().handlers:
        start_logs("WARNING")
    try:
        status = asyncio.run(work)
    except OSError as error:
        fail(in_words(error))
    except BodeError as error:
        if not error.tells_operator:
            raise  # a fault of ours keeps its traceback
        fail(str(error))
    except KeyboardInterrupt:
        fail("Stopped; what was done until here is kept.")
    if status:
        sys.exit(status)


def fail(message: str) -> NoReturn:
    typer.echo(message, err=True)
    sys.exit(1)
