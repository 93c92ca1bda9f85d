"""Reads the channels and the members of a team from the answers of the connector, without what is of the wrong kind."""

import json
import re
from collections.abc import Sequence

from bot.json import Json

from .activities import mapping, sequence, string
from .base import ChannelTold
from .text import visible

MEMBERS = 200
"""Of one page: the answer stays below what is read of one."""
LONGEST_NAME = 256
_OBJECT_ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z-]{0,63}")


def channels_in(body: bytes) -> tuple[ChannelTold, ...]:
    """In their order; the first channel of a team has no name of its own there."""
    told = [mapping(item) for item in sequence(mapping(_json(body)).get("conversations"))]
    found = [ChannelTold(string(one.get("id")), visible(string(one.get("name")), LONGEST_NAME)) for one in told]
    return tuple(one for one in found if one.id)


def members_in(body: bytes) -> tuple[Sequence[str], str]:
    """Entra object ids, and what asks for the next page: "" after the last."""
    told = mapping(_json(body))
    each = [mapping(item) for item in sequence(told.get("members"))]
    ids = [string(one.get("aadObjectId"), 100) or string(one.get("objectId"), 100) for one in each]
    return [one.lower() for one in ids if _OBJECT_ID.fullmatch(one)], string(told.get("continuationToken"), 10_000)


def _json(body: bytes) -> Json:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None
