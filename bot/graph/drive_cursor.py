"""Where the indexing of a document library stands, as text: its place in the delta, and what is remembered."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

VERSION = 1
MOST_TOLD = 50
"""Reasons that are kept, the most frequent first."""


@dataclass(frozen=True, slots=True)
class Account:
    """What the last round met: `nobody` counts documents that no reader may see, `why` how many documents lack somebody
    whom a permission means: (reason, name of a site group, documents). `requests` and `units` are what it asked of
    SharePoint."""

    documents: int = 0
    nobody: int = 0
    why: Sequence[tuple[str, str, int]] = ()
    requests: int = 0
    units: int = 0


@dataclass(frozen=True, slots=True)
class Cursor:
    """`drive` is the id of the library, or of a list, of which `columns` are asked. `state` names the blob that belongs
    to it, of a library. `full`: everything is gone through since `swept`, and not ended yet; `sharing`: permissions
    were told. `at` is when the last round ended."""

    drive: str
    url: str
    owner: str
    state: str
    link: str
    full: bool
    sharing: bool
    swept: datetime
    at: datetime | None = None
    account: Account = Account()
    site: str = ""
    columns: str = ""

    @property
    def text(self) -> str:
        told = asdict(self) | {"version": VERSION, "swept": self.swept.isoformat()}
        return json.dumps(told | {"at": self.at.isoformat() if self.at else ""}, separators=(",", ":"))


def cursor_of(text: str) -> Cursor | None:
    """None for none, and for that of another version or another kind of library."""
    if not text.startswith("{"):
        return None
    told: Mapping[str, Any] = json.loads(text)
    if told.get("version") != VERSION:
        return None
    account: dict[str, Any] = told["account"]
    account["why"] = [(reason, name, count) for reason, name, count in account["why"]]
    return Cursor(
        told["drive"],
        told["url"],
        told["owner"],
        told["state"],
        told["link"],
        told["full"],
        told["sharing"],
        datetime.fromisoformat(told["swept"]),
        datetime.fromisoformat(told["at"]) if told["at"] else None,
        Account(**account),
        told.get("site", ""),
        told.get("columns", ""),
    )
