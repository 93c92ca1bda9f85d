"""What stands in a backup: one line of JSON each, first whose it is, then documents, files and jobs, last a count.

    {"bode_backup": 1, "id": ..., "made": ..., "organisations": [...], "kinds": {"person": 2, ...}, ...}
    {"kind": ..., "partition": ..., "id": ..., "expires": ..., "body": {...}}          a document
    {"file": NAME} {"bytes": BASE64} ... {"size": ..., "sha256": ...}                  a file, in pieces
    {"queue": ..., "job": ..., "body": {...}, "due": ..., "attempts": ...}             a job
    {"end": {"documents": {KIND: COUNT}, "files": ..., "jobs": ...}, ..., "sha256": ...}    of all lines before

A file that went away while it was read ends with {"gone": true} in place of its size.
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any, TypeAlias

from bot.errors import BodeError
from bot.json import JsonObject
from bot.store.documents import plain_text

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Head:
    """`kinds` are the schemas of all kinds that were known. `with_jobs`: the queues could be read; else `jobs_left`
    waited there."""

    id: str
    made: datetime
    organisations: tuple[str, ...]
    kinds: Mapping[str, int]
    with_jobs: bool
    jobs_left: int = 0
    format: int = FORMAT


@dataclass(frozen=True, slots=True)
class DocumentLine:
    kind: str
    partition: str
    id: str
    expires: datetime | None
    body: JsonObject


@dataclass(frozen=True, slots=True)
class FileLine:
    name: str


@dataclass(frozen=True, slots=True)
class PieceLine:
    content: bytes


@dataclass(frozen=True, slots=True)
class FileEnd:
    """`digest` "" for one that is gone."""

    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class JobLine:
    queue: str
    job: str
    body: JsonObject
    due: datetime
    attempts: int
    trace: str = ""


@dataclass(slots=True)
class Counts:
    documents: dict[str, int] = field(default_factory=dict[str, int])
    files: int = 0
    jobs: int = 0


@dataclass(frozen=True, slots=True)
class End:
    """`changed` are the kinds of documents that changed while they were read, where the store cannot hold still."""

    counts: Counts
    digest: str
    changed: tuple[str, ...] = ()


Line: TypeAlias = Head | DocumentLine | FileLine | PieceLine | FileEnd | JobLine | End


class NoLine(BodeError):
    """It is no line of a backup; the message says why."""


def written(line: Line) -> bytes:
    return json.dumps(_fields(line), ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode() + b"\n"


def _fields(line: Line) -> JsonObject:
    match line:
        case Head():
            return {
                "bode_backup": line.format,
                "id": line.id,
                "made": line.made.isoformat(),
                "organisations": list(line.organisations),
                "kinds": dict(line.kinds),
                "with_jobs": line.with_jobs,
                "jobs_left": line.jobs_left,
            }
        case DocumentLine(kind, partition, name, expires, body):
            gone = expires.isoformat() if expires else None
            return {"kind": kind, "partition": partition, "id": name, "expires": gone, "body": dict(body)}
        case FileLine(name):
            return {"file": name}
        case PieceLine(content):
            return {"bytes": b64encode(content).decode()}
        case FileEnd(size, digest):
            return {"size": size, "sha256": digest} if digest else {"gone": True}
        case JobLine(queue, job, body, due, attempts, trace):
            held = {"queue": queue, "job": job, "body": dict(body), "due": due.isoformat(), "attempts": attempts}
            return held | ({"trace": trace} if trace else {})
        case End(counts, digest, changed):
            held = {"documents": counts.documents, "files": counts.files, "jobs": counts.jobs}
            return {"end": held, "changed": list(changed), "sha256": digest}


def line_in(text: bytes) -> Line:
    """Raises NoLine."""
    try:
        held: Any = json.loads(text)
        return _line(held)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise NoLine("it is no line of a backup") from error


def _line(held: Any) -> Line:
    match held:
        case {"bode_backup": int(number)} if number != FORMAT:
            raise NoLine(f"the backup is of form {number}, this program knows {FORMAT}: restore it with the newer")
        case {"bode_backup": int(), "id": str(name), "made": str(made)}:
            organisations = tuple(str(one) for one in held["organisations"])
            known = {str(kind): int(schema) for kind, schema in held["kinds"].items()}
            made_at, with_jobs = datetime.fromisoformat(made), held["with_jobs"] is True
            return Head(name, made_at, organisations, known, with_jobs, int(held["jobs_left"]))
        case {"kind": str(kind), "partition": str(partition), "id": str(name), "body": dict()}:
            expires = held["expires"]
            return DocumentLine(
                kind, partition, name, datetime.fromisoformat(expires) if expires else None, held["body"]
            )
        case {"file": str(name)}:
            return FileLine(name)
        case {"bytes": str(content)}:
            return PieceLine(b64decode(content, validate=True))
        case {"size": int(size), "sha256": str(digest)}:
            return FileEnd(size, digest)
        case {"gone": True}:
            return FileEnd(0, "")
        case {"queue": str(queue), "job": str(job), "body": dict(), "due": str(due), "attempts": int(attempts)}:
            trace = str(held.get("trace", ""))
            return JobLine(queue, job, held["body"], datetime.fromisoformat(due), attempts, trace)
        case {"end": dict(), "sha256": str(digest)}:
            end = held["end"]
            documents = {str(kind): int(count) for kind, count in end["documents"].items()}
            changed = tuple(str(kind) for kind in held["changed"])
            return End(Counts(documents, int(end["files"]), int(end["jobs"])), digest, changed)
        case _:
            raise NoLine("it is no line of a backup")


class Sums:
    """How many documents there are of each kind, and what they are, whatever the order in which they come: the digests
    of all documents of a kind, added up. It finds what went wrong, not what somebody forged."""

    def __init__(self) -> None:
        self._sums: dict[str, tuple[int, int]] = {}

    def add(self, line: DocumentLine) -> None:
        count, total = self._sums.get(line.kind, (0, 0))
        digest = int.from_bytes(sha256(_canonical(line)).digest(), "big")
        self._sums[line.kind] = (count + 1, (total + digest) % 2**256)

    def differ(self, other: "Sums") -> Mapping[str, tuple[int, int]]:
        """By kind, how many each has, where they are not the same."""
        kinds = sorted(self._sums.keys() | other._sums.keys())
        mine, theirs = self._sums, other._sums
        nothing = (0, 0)
        found = {kind: (mine.get(kind, nothing), theirs.get(kind, nothing)) for kind in kinds}
        return {kind: (one[0], two[0]) for kind, (one, two) in found.items() if one != two}


def _canonical(line: DocumentLine) -> bytes:
    expires = line.expires.timestamp() if line.expires else None
    return plain_text([line.kind, line.partition, line.id, expires, line.body]).encode()
