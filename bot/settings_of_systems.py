"""Which other systems may call Bode, as BODE_SYSTEMS names them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.guids import GUID

LONGEST_NAME = 40
_ORGANISATION = re.compile(r"[a-z][a-z0-9-]{0,19}")
_NAME = re.compile(r"\w[\w .&'()/+-]*")


@dataclass(frozen=True, slots=True)
class KnownSystem:
    """What it is called here, and the organisation that it reaches; "" for the one of its tenant."""

    name: str
    organisation: str = ""


def systems_in(text: str) -> Mapping[str, KnownSystem]:
    """By the id of its app, of "id name, id@organisation name". Raises ValueError."""
    found: dict[str, KnownSystem] = {}
    for number, entry in enumerate(filter(None, (one.strip() for one in text.split(","))), 1):
        which, _, name = entry.partition(" ")
        app, at, organisation = which.partition("@")
        name = name.strip()
        if not GUID.fullmatch(app):
            raise ValueError(f"entry {number}: begin with the id of its app, as Entra shows it, in small letters")
        if at and not _ORGANISATION.fullmatch(organisation):
            raise ValueError(f"entry {number}: behind @ stands the id of an organisation")
        if not _NAME.fullmatch(name) or len(name) > LONGEST_NAME:
            raise ValueError(f"entry {number}: give it a name of at most {LONGEST_NAME} letters, as people know it")
        if app in found:
            raise ValueError(f"entry {number}: this app is given twice")
        found[app] = KnownSystem(name, organisation)
    return found
