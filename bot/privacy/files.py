"""Removes the files of a person from the blobs, and those that are made again and may name them."""

import gzip
import zlib
from collections.abc import AsyncIterator
from contextlib import aclosing

from bot.arrange.attachments.files import attachment_blob, upload_blob
from bot.blobs.base import NoSuchBlob
from bot.errors import BodeError, Unavailable
from bot.house import House
from bot.privacy.holdings import ELSEWHERE
from bot.store.partitions import person_partition

FILES = tuple(one.name for one in ELSEWHERE if one.name.endswith("/"))


class Undeclared(BodeError):
    """A file of which nothing says whose it is (bot/privacy/holdings.py)."""


async def remove_files(house: House, person: str, *, pretend: bool = False) -> int:
    """How many there were. Raises BlobsUnavailable, Undeclared."""
    number = 0
    async for name in _of(house, person):
        number += 1
        if not pretend:
            await house.blobs.delete(name)
    return number


async def _of(house: House, person: str) -> AsyncIterator[str]:
    records, organisation = house.records, house.records.organisation_id
    wanted: set[str] = set()
    async for request in records.requests.stream(equal={"requester": person}, order="changed"):
        try:
            wanted.add(attachment_blob(organisation, request.value.id, "x").removesuffix("x"))
        except Unavailable:  # no file is named after it
            continue
    partition = person_partition(person)
    async for handout in records.handouts.stream(partition=partition):
        wanted.add(handout.value.blob)
    async for parcel in records.parcels.stream(partition=partition):
        wanted.update(upload_blob(organisation, file.id) for file in parcel.value.files)
    async with aclosing(house.blobs.list()) as blobs:
        async for blob in blobs:
            if not blob.name.startswith(FILES):
                raise Undeclared(blob.name)
            folder = blob.name.rpartition("/")[0] + "/"
            if blob.name in wanted or folder in wanted or await _made_again(house, blob.name, person):
                yield blob.name


async def _made_again(house: House, name: str, person: str) -> bool:
    organisation = house.records.organisation_id
    if name.startswith((f"directory/{organisation}.", f"index/{organisation}/")):
        return True
    if not name.startswith(f"sharepoint/{organisation}/"):
        return False
    try:
        content = b"".join([chunk async for chunk in house.blobs.read(name)])
        return person.encode() in gzip.decompress(content)
    except (NoSuchBlob, gzip.BadGzipFile, EOFError, zlib.error):
        return False
