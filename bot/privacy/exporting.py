"""Writes all that is kept of a person as one zip: the data whole, a page to read, the files of their requests."""

import asyncio
import json
import zipfile
from collections.abc import AsyncIterator, Sequence
from contextlib import aclosing
from pathlib import Path
from uuid import uuid4

from bot.arrange.attachments.files import all_attachments, attachment_blob
from bot.blobs.base import NoSuchBlob
from bot.errors import Unavailable
from bot.house import House
from bot.json import Json
from bot.people.acting import Acting
from bot.people.person import Person
from bot.privacy.gathering import Held, as_json
from bot.privacy.page import page_of
from bot.store.partitions import AUDIT_CHAIN
from bot.words.languages import DEFAULT_LANGUAGE, Language
from cards.texts import texts

DATA, PAGE = "bode.json", "bode.html"


async def tell(house: House, acting: Acting, person: str, detail: dict[str, Json]) -> None:
    """Who gets all that is kept of a person stands in the audit, before anything of it is written."""
    audit = house.audit(acting, "person.exported", person, {**detail, "export": uuid4().hex})
    await house.records.accept(AUDIT_CHAIN, [], audit=audit)


async def write(house: House, person: str, name: str, helds: Sequence[Held], file: Path) -> int:
    """How many files of theirs are in it. Nobody else may read it; it is put in place when it is whole. Raises OSError,
    BlobsUnavailable."""
    part = file.with_name(f"{file.name}.part")
    part.touch(0o600)
    try:
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as into:
            files = [one async for one in _files(house, person, helds, into)]
            told = as_json(house, helds)
            page = page_of(texts(_language(helds)), name, told, files, house.now())
            data = {"person": person, "name": name, "made": house.now().isoformat(), "documents": told}
            text = json.dumps(data, ensure_ascii=False, indent=1)
            await asyncio.to_thread(into.writestr, DATA, text)
            await asyncio.to_thread(into.writestr, PAGE, page)
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)
    return len(files)


def _language(helds: Sequence[Held]) -> Language:
    for held in helds:
        if held.kind == "person" and isinstance(held.value.value, Person):
            return held.value.value.language
    return DEFAULT_LANGUAGE


async def _files(house: House, person: str, helds: Sequence[Held], into: zipfile.ZipFile) -> AsyncIterator[str]:
    """Those of their own requests, by the name that they gave them."""
    for held in helds:
        if held.kind != "request" or held.value.requester != person:
            continue
        for attachment in all_attachments(held.value.answers):
            name = f"files/{held.id}/{attachment.id}-{Path(attachment.name).name}"
            try:
                blob = attachment_blob(house.records.organisation_id, held.id, attachment.id)
                async with aclosing(house.blobs.read(blob)) as chunks:
                    content = b"".join([chunk async for chunk in chunks])
            except (NoSuchBlob, Unavailable):
                continue
            await asyncio.to_thread(into.writestr, name, content)
            yield name
