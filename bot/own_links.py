"""Bode's own links: each leads to one announcement or official answer, by its id, and says nothing else."""

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias, cast
from urllib.parse import urlsplit

OwnKind: TypeAlias = Literal["announcement", "answer"]

ROUTE = "/open"
_PATH = re.compile(rf"{ROUTE}/(announcement|answer)/([A-Za-z0-9_.:-]{{1,80}})/?")
LONGEST = 2000
_AROUND = "<>()[]\"'\u2018\u2019\u201c\u201d\u00ab\u00bb.,;:!?"
"""What stands right beside an address in a sentence."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a link leads to, whether there is such a thing or not."""

    kind: OwnKind
    id: str


@dataclass(frozen=True, slots=True)
class OwnLinks:
    """`base` is where Bode answers from outside, such as https://bode.mijnstad.be; "" where it has no links. `of` is
    the organisation whose they are, where there are several: it says whose chat a browser opens, and nothing else."""

    base: str = ""
    of: str = ""

    def to(self, kind: OwnKind, id: str) -> str:
        """ "" where there are none."""
        of = f"?of={self.of}" if self.of else ""
        return f"{self.base}{ROUTE}/{kind}/{id}{of}" if self.base else ""

    def is_own(self, address: str) -> bool:
        """Whether it is of this very host and port, by the same scheme, without a name before it."""
        if not self.base or len(address) > LONGEST:
            return False
        try:
            asked, own = urlsplit(address), urlsplit(self.base)
            same = (asked.scheme, asked.hostname, asked.port or _port(asked.scheme))
            return same == (own.scheme, own.hostname, own.port or _port(own.scheme)) and "@" not in asked.netloc
        except ValueError:
            return False

    def target(self, address: str) -> Target | None:
        """Of a whole address; what a client hangs on to it, behind ? or #, says nothing."""
        path = _PATH.fullmatch(urlsplit(address).path) if self.is_own(address) else None
        return Target(cast("OwnKind", path[1]), path[2]) if path else None

    def target_in(self, text: str) -> Target | None:
        """Of the first of our links in what somebody wrote, with words around it or without."""
        if not self.base:
            return None
        found = (self.target(word.strip(_AROUND)) for word in text.split())
        return next(filter(None, found), None)


def _port(scheme: str) -> int:
    return 443 if scheme == "https" else 80
