"""Leaves a trace of what the command line shows of people, by which account of the machine, before it is printed."""

import getpass
import os

from bot.house import House
from bot.people.acting import OPERATOR
from bot.people.looked import looked


async def looks(house: House, what: str, subject: str = "") -> None:
    await looked(house, OPERATOR, what, subject, {"account": account()})


def account() -> str:
    """The account of the machine: whoever has the command line is no person of the directory."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # an account without a name, as in a container
        return str(os.getuid())
