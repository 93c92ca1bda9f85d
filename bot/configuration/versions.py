"""Reads published versions from the store: which one counts, which are kept, and what the parts of one say."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from bot.configuration.packing import unpacked
from bot.configuration.part import Files, Said, digests
from bot.configuration.parts import PARTS
from bot.configuration.version import COUNTING_ID, KEPT, Counting, Piece, Version, text_id, version_id
from bot.errors import OperatorError
from bot.store.base import StoreError, StoreUnavailable
from bot.store.collection import Stored
from bot.store.partitions import CONFIGURATION_PARTITION
from bot.store.records import Records
from bot.toml_files import BadFiles, Mistake


class VersionUnreadable(OperatorError):
    """What is kept of a version cannot be read by this program; `problems` says what is wrong with what."""

    def __init__(self, number: int, problems: Sequence[str]) -> None:
        super().__init__("\n".join(f"version {number}: {problem}" for problem in problems))
        self.number = number
        self.problems = tuple(problems)


async def counting(records: Records) -> Stored[Counting] | None:
    """None when nothing was published yet."""
    return await records.configuration.get(CONFIGURATION_PARTITION, COUNTING_ID)


async def kept(records: Records, newest: int) -> Sequence[Version | VersionUnreadable]:
    """The newest first."""
    found: list[Version | VersionUnreadable] = []
    for number in range(newest, max(0, newest - KEPT), -1):
        try:
            stands = await version(records, number)
        except VersionUnreadable as bad:
            found.append(bad)
        else:
            found += [stands.value] if stands else []
    return found


async def version(records: Records, number: int) -> Stored[Version] | None:
    """None when it is not kept any more. Raises VersionUnreadable, StoreUnavailable."""
    try:
        return await records.configuration_versions.get(CONFIGURATION_PARTITION, version_id(number))
    except StoreUnavailable:
        raise
    except (StoreError, ValidationError) as error:
        raise VersionUnreadable(number, [_in_words(error)]) from None


async def files_of(records: Records, version: Version) -> Mapping[str, Files]:
    """By part, also for those that have no files. Raises VersionUnreadable, StoreUnavailable."""
    pieces: list[Piece] = []
    try:
        for at in range(version.documents):
            text = text_id(version.number, version.token, at)
            found = await records.configuration_texts.get(CONFIGURATION_PARTITION, text)
            pieces += found.value.pieces if found else ()
    except StoreUnavailable:
        raise
    except (StoreError, ValidationError) as error:
        raise VersionUnreadable(version.number, [_in_words(error)]) from None
    parts = {name: dict[str, bytes]() for name in version.parts} | dict(unpacked(pieces))
    if {name: digests(files) for name, files in parts.items()} != version.parts:
        raise VersionUnreadable(version.number, ["not all of its texts are kept"])
    return parts


async def read_version(records: Records, number: int) -> Mapping[str, Said[Any]]:
    """What each of its parts says, by name; those that this program does not know are left out. Raises
    VersionUnreadable, StoreUnavailable."""
    stands = await version(records, number)
    if stands is None:
        raise VersionUnreadable(number, ["is not kept any more"])
    files = await files_of(records, stands.value)
    try:
        values = await asyncio.to_thread(read_parts, files)
    except BadFiles as bad:
        raise VersionUnreadable(number, [str(mistake) for mistake in bad.mistakes]) from None
    return {name: Said(value, stands.value.parts[name]) for name, value in values.items()}


def read_parts(files: Mapping[str, Files]) -> Mapping[str, Any]:
    """What each part that is known says. Raises BadFiles with the mistakes of all of them, each with its part."""
    values: dict[str, Any] = {}
    wrong: list[Mistake] = []
    for name, part in PARTS.items():
        if name in files:
            try:
                values[name] = part.read(files[name])
            except BadFiles as bad:
                wrong += [Mistake(f"{name}: {one.file}", one.place, one.text) for one in bad.mistakes]
    if wrong:
        raise BadFiles(wrong)
    return values


def _in_words(error: StoreError | ValidationError) -> str:
    return str(error) if isinstance(error, StoreError) else "is kept in a form that this program does not know"
