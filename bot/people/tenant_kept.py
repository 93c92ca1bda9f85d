"""Keeps what a tenant said as one blob of an organisation: a line for each account and group, below where to go on."""

import asyncio
import gzip
import json
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from itertools import chain
from sys import intern
from typing import Any

from bot.blobs.base import CHUNK_BYTES, Blobs, NoSuchBlob
from bot.people.education import NO_EDUCATION, Education, EducationPlace, EducationSchool, Wanted
from bot.people.tenant import ATTRIBUTES, Account, Membership, Tenant

SCHEMA = 1
WITH_EDUCATION = 2
"""A program that knows nothing of education data takes it for another's, and asks everything anew."""
_LEVEL = 5
"""Of gzip: the next ones take twice the time for 2 % less."""


@dataclass(frozen=True, slots=True)
class Kept:
    """`users` and `groups` are the links that tell what changed since; `select` is what they were asked for. `full` is
    when everything was asked last, `at` when it last said something new. `education` is where the education data stand,
    None where they were not asked."""

    tenant: Tenant
    select: str
    users: str
    groups: str
    full: datetime
    at: datetime
    education: EducationPlace | None = None


def answers(kept: Kept, wanted: Wanted) -> bool:
    """Whether so much of the education data was asked: without it a pupil would be taken for staff."""
    if wanted is Wanted.NOTHING:
        return True
    return kept.education is not None and (wanted is Wanted.ROLES or kept.education.listed is not None)


async def read_kept(blobs: Blobs, organisation: str) -> tuple[Kept | None, str | None]:
    """What is kept, with the version that is replaced next; None for what is not there, or is of another program: then
    everything is asked anew. Raises BlobsUnavailable, BlobChanged."""
    name = _name(organisation)
    version = next(iter([blob.version async for blob in blobs.list(name) if blob.name == name]), None)
    if version is None:
        return None, None
    try:
        content = b"".join([chunk async for chunk in blobs.read(name)])
    except NoSuchBlob:
        return None, None
    return await asyncio.to_thread(_read, content), version


async def keep(blobs: Blobs, organisation: str, kept: Kept, replaces: str | None) -> str:
    """Its version. Raises BlobChanged when another round was faster, BlobsUnavailable."""
    content = await asyncio.to_thread(_written, kept)
    return await blobs.put(_name(organisation), _chunks(content), replaces=replaces)


def _name(organisation: str) -> str:
    return f"directory/{organisation}.jsonl.gz"


async def _chunks(content: bytes) -> AsyncIterator[bytes]:
    for begin in range(0, len(content), CHUNK_BYTES):
        yield content[begin : begin + CHUNK_BYTES]


def _written(kept: Kept) -> bytes:
    head = {"schema": SCHEMA, "attributes": ATTRIBUTES, "select": kept.select, "users": kept.users}
    head |= {"groups": kept.groups, "full": kept.full.isoformat(), "at": kept.at.isoformat()}
    accounts = (
        ["account", one.id, one.enabled, one.guest, one.manager, *one.values] for one in kept.tenant.accounts.values()
    )
    groups = (
        ["group", one.id, one.name, sorted(one.members), sorted(one.owners)] for one in kept.tenant.groups.values()
    )
    education = kept.tenant.education or NO_EDUCATION
    if kept.education:
        listed = kept.education.listed
        head |= {"schema": WITH_EDUCATION, "education": kept.education.changes}
        head |= {"listed": listed.isoformat() if listed else ""}
    roles = (["role", one, role] for one, role in education.roles.items())
    schools = (["school", one.id, one.name, one.numbers, sorted(one.people)] for one in education.schools.values())
    written = BytesIO()
    with gzip.GzipFile(fileobj=written, mode="wb", compresslevel=_LEVEL, mtime=0) as packed:
        for row in chain([head], accounts, groups, roles, schools):
            packed.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
    return written.getvalue()


def _read(content: bytes) -> Kept | None:
    """Line by line, so that a thread that reads it holds nobody up."""
    with gzip.open(BytesIO(content)) as lines:
        return _of_lines(lines)


def _of_lines(lines: Iterator[bytes]) -> Kept | None:
    head: Mapping[str, Any] = json.loads(next(lines))
    if head.get("schema") not in {SCHEMA, WITH_EDUCATION} or tuple(head.get("attributes", ())) != ATTRIBUTES:
        return None
    accounts: dict[str, Account] = {}
    groups: dict[str, Membership] = {}
    roles: dict[str, str] = {}
    schools: dict[str, EducationSchool] = {}
    for line in lines:
        kind, id_, *rest = json.loads(line)
        one = intern(id_)
        if kind == "account":
            enabled, guest, manager, *values = rest
            accounts[one] = Account(one, tuple(map(intern, values)), enabled, guest, manager)
        elif kind == "group":
            name, members, owners = rest
            groups[one] = Membership(one, name, frozenset(map(intern, members)), frozenset(map(intern, owners)))
        elif kind == "role":
            roles[one] = intern(rest[0])
        else:
            name, numbers, people = rest
            schools[one] = EducationSchool(one, name, tuple(numbers), frozenset(map(intern, people)))
    full, at = (datetime.fromisoformat(head[name]) for name in ("full", "at"))
    place = _place(head)
    tenant = Tenant(accounts, groups, Education(roles, schools) if place else None)
    return Kept(tenant, head["select"], head["users"], head["groups"], full, at, place)


def _place(head: Mapping[str, Any]) -> EducationPlace | None:
    if "education" not in head:
        return None
    return EducationPlace(head["education"], datetime.fromisoformat(head["listed"]) if head["listed"] else None)
