"""What is recorded of an announcement's deliveries, as it stood at a moment, in one JSON with one digest."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from bot.announce.delivery import Delivery
from bot.announce.visering.visa import Visa, standing_at
from bot.people.erasure import is_made_up


@dataclass(frozen=True, slots=True)
class Line:
    """One person: when it was delivered and confirmed, None for not by then."""

    person: str
    delivered: datetime | None
    confirmed: datetime | None


@dataclass(frozen=True, slots=True)
class Record:
    """`said` is the digest of the text of `edition`. Nothing in it changes afterwards: what comes later than `at` is
    not in it, and a moment that is recorded is never forgotten."""

    announcement: str
    edition: int
    said: str
    published: datetime | None
    at: datetime
    lines: tuple[Line, ...]

    @property
    def content(self) -> str:
        """Canonical: sorted, without spaces, moments in UTC."""
        body = {
            "announcement": self.announcement,
            "at": _moment(self.at),
            "edition": self.edition,
            "published": _moment(self.published),
            "recipients": [
                [one.person, _moment(one.delivered), _moment(one.confirmed)]
                for one in sorted(self.lines, key=lambda line: line.person)
            ],
            "said": self.said,
        }
        return json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=True)

    @property
    def digest(self) -> str:
        return digest_of(self.content)


def digest_of(content: str) -> str:
    return sha256(content.encode()).hexdigest()


def line_of(delivery: Delivery, at: datetime) -> Line:
    """What did not count any more by then is as if it were not there."""
    visa = standing_at(delivery.visas, at)
    return Line(delivery.person, _by(delivery.delivered_at, at), visa.at if visa else None)


def lines_of(deliveries: Iterable[Delivery], at: datetime) -> tuple[Line, ...]:
    return tuple(line_of(one, at) for one in deliveries)


def lines_with(deliveries: Iterable[Delivery], there: Mapping[str, Sequence[Visa]], at: datetime) -> tuple[Line, ...]:
    """As lines_of, with what was confirmed `there`, in channels: by who did not get it a line of its own, nothing
    delivered; by who got it since, as of before that."""
    lines = {one.person: _with_there(one, there.get(one.person, ()), at) for one in lines_of(deliveries, at)}
    alone = ((person, standing_at(visas, at)) for person, visas in there.items() if person not in lines)
    return (*lines.values(), *(Line(person, None, visa.at) for person, visa in alone if visa))


def _with_there(line: Line, visas: Sequence[Visa], at: datetime) -> Line:
    visa = standing_at(visas, at)
    return replace(line, confirmed=min(line.confirmed or visa.at, visa.at)) if visa else line


def with_erased(record: Record, held: Record) -> tuple[Record, int]:
    """What the store holds, with the ids that the record has for those who were erased since, and how many that are: as
    many of the record's people are not there any more, with the same moments. Unchanged where that is not so."""
    gone = sorted((one for one in held.lines if is_made_up(one.person)), key=_moments)
    there = {one.person for one in held.lines}
    missing = sorted((one for one in record.lines if one.person not in there), key=_moments)
    if not gone or list(map(_moments, gone)) != list(map(_moments, missing)):
        return held, 0
    standing = tuple(one for one in held.lines if not is_made_up(one.person))
    return replace(held, lines=(*standing, *missing)), len(missing)


def _moments(line: Line) -> tuple[str, str]:
    return _moment(line.delivered) or "", _moment(line.confirmed) or ""


def _by(moment: datetime | None, at: datetime) -> datetime | None:
    return moment if moment is not None and moment <= at else None


def _moment(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).isoformat() if moment else None


def read_record(content: str) -> Record:
    """Raises ValueError for what is no record."""
    try:
        body: Mapping[str, Any] = json.loads(content)
        lines = tuple(
            Line(str(person), _read(delivered), _read(confirmed)) for person, delivered, confirmed in body["recipients"]
        )
        at = datetime.fromisoformat(body["at"])
        published = _read(body["published"])
        return Record(str(body["announcement"]), int(body["edition"]), str(body["said"]), published, at, lines)
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(type(error).__name__) from None


def _read(moment: str | None) -> datetime | None:
    return datetime.fromisoformat(moment) if moment else None
