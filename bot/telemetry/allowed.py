"""What may stand in a span or at a measure: names from this list alone, and values that are ids or words of ours."""

import re
from collections.abc import Mapping

ALLOWED: Mapping[str, str] = {
    "answer": "how an answer ended: a verdict",
    "attempt": "which attempt of a job it is",
    "call": "what is asked of a service, by its name in a table of ours",
    "error": "the class of an error",
    "event": "the kind of a turn",
    "job": "the name of a job",
    "line": "who waits for the budget: a reply, a send, another request",
    "organisation": "the id of an organisation",
    "outcome": "what became of it",
    "queue": "the name of a queue",
    "route": "the pattern of an address of ours, without what stands in its places",
    "service": "a service of Microsoft 365",
    "status": "the status of an answer over HTTP",
}
"""By name, what the value is; docs/beheer/bewaken.md has the same list."""

OTHER = "other"
_WORD = re.compile(r"[A-Za-z0-9_.:/{}$()=*-]{1,100}", re.ASCII)


def kept(attributes: Mapping[str, str | int]) -> dict[str, str | int]:
    """What is not on the list is left out; a value that is no single word is told as `OTHER`."""
    return {name: _plain(value) for name, value in attributes.items() if name in ALLOWED}


def _plain(value: str | int) -> str | int:
    return value if isinstance(value, int) or _WORD.fullmatch(value) else OTHER
