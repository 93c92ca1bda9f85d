"""Checks of what is found: whether libraries are read in time and for whom, and whether the index has all of it."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from bot.answer.library.change_order import state_of, states
from bot.answer.library.class_limit import mark_of
from bot.answer.library.ids import ANNOUNCEMENTS
from bot.answer.library.libraries_file import Place
from bot.answer.library.marks import Marks, read_marks
from bot.answer.library.source import Indexed
from bot.content.base import LibraryInvalid
from bot.doctor.finding import Finding, fine, note, wrong
from bot.doctor.patient import Kept, Patient
from bot.index.opening import MARKS
from bot.index.soundness import META, flaw
from bot.people.directory import Directory
from bot.people.remarks import nobodies
from bot.people.snapshot import NoOrganisation
from bot.store.partitions import HEAD_ID, SCOPES, sources_partition

MISSED = 3
"""Times that a library was to be read and was not, before something is wrong."""
LEAST_LATE = timedelta(hours=1)
LOOK_AGAIN_SECONDS = 6.0
"""In which a running bot follows what changed just now."""
MOST_NAMED = 5


async def libraries(patient: Patient) -> Sequence[Finding]:
    """Those that are indexed, and those of the libraries file that are not yet."""
    kept = patient.kept
    indexed = {one.name: one for one in await states(kept.records) if one.name != ANNOUNCEMENTS}
    places = {place.name: place for place in kept.libraries()}
    if not indexed and not places:
        return [note("doctor-libraries-none")]
    found = [wrong("doctor-library-never", library=name) for name in places if name not in indexed]
    directory = await _directory(kept)
    for name, one in sorted(indexed.items()):
        found.append(_read(one, places.get(name), patient.now()))
        if one.unreadable:
            found.append(note("doctor-library-unread", library=name, documents=one.unreadable))
        found += _classes(one, places.get(name))
        found += await _readers(kept, one, directory)
        found += _told_by_sharepoint(one)
    return found


async def places(patient: Patient) -> Sequence[Finding]:
    """Whether the places of the libraries file can be used from this machine: folders, files, and sites of SharePoint,
    each of which has to be granted."""
    listed = patient.kept.libraries()
    problems = await asyncio.gather(*(_problem(patient, place) for place in listed))
    found = [
        wrong("doctor-place-unusable", library=place.name, reason=problem)
        for place, problem in zip(listed, problems, strict=True)
        if problem
    ]
    return found or [fine("doctor-places-fine", libraries=len(listed))]


async def _problem(patient: Patient, place: Place) -> str:
    """ "" where there is none."""
    if patient.opens is None:
        return ""
    try:
        library = patient.opens(place)
        try:
            await library.check()
        finally:
            await library.close()
    except LibraryInvalid as invalid:
        return str(invalid)
    return ""


async def _directory(kept: Kept) -> Directory | None:
    try:
        return await kept.directory.current()
    except NoOrganisation:
        return None


def _read(library: Indexed, place: Place | None, now: datetime) -> Finding:
    if library.at is None:
        return wrong("doctor-library-never", library=library.name)
    hours = int((now - library.at).total_seconds() // 3600)
    if place and now - library.at > max(MISSED * place.every, LEAST_LATE):
        return wrong("doctor-library-old", library=library.name, hours=hours)
    return fine("doctor-library-fine", library=library.name, documents=library.documents or 0, hours=hours)


def _classes(library: Indexed, place: Place | None) -> list[Finding]:
    """What is not indexed for its class; or still is, for nobody went through the library since the limit changed."""
    if place is None or library.limit == mark_of(place.limit) == "":
        return []
    if library.limit != mark_of(place.limit):
        return [note("doctor-library-limit-new", library=library.name)]
    if place.limit and place.limit.withholds_unlabelled and not place.has_files:
        limit = place.limit
        return [note("doctor-library-nothing", library=library.name, own=limit.unlabelled, highest=limit.highest)]
    if place.limit and library.withheld:
        withheld, highest = library.withheld, place.limit.highest
        return [note("doctor-library-withheld", library=library.name, documents=withheld, highest=highest)]
    return []


async def _readers(kept: Kept, library: Indexed, directory: Directory | None) -> list[Finding]:
    """Documents that nobody may read, and readers that there are not: a group that is gone, or was never resolved."""
    nobody, named = 0, set[str]()
    async for item in kept.records.sources.stream(partition=sources_partition(library.id)):
        if item.value.removed is None:
            nobody += not item.value.readers
            named |= item.value.readers
    found: list[Finding] = []
    if nobody:
        found.append(note("doctor-library-nobody", library=library.name, documents=nobody))
    unknown = [one.principal for one in nobodies(directory, library.name, named)] if directory else []
    if unknown:
        shown = ", ".join(unknown[:MOST_NAMED]) + (", ..." if len(unknown) > MOST_NAMED else "")
        found.append(wrong("doctor-library-unknown", library=library.name, count=len(unknown), readers=shown))
    return found


def _told_by_sharepoint(library: Indexed) -> list[Finding]:
    """Groups of a site of which nobody said who they are, and permissions that Bode may not read."""
    from bot.graph.drive_cursor import cursor_of  # noqa: PLC0415 - only where something of a tenant may be

    cursor = cursor_of(library.cursor)
    found: list[Finding] = []
    for why, name, documents in cursor.account.why if cursor else ():
        if why == "site_group":
            found.append(note("doctor-library-site-group", library=library.name, group=name, documents=documents))
        elif why == "not_told":
            found.append(wrong("doctor-library-not-told", library=library.name, documents=documents))
    return found


# --- the index of this machine --------------------------------------------------------------------------


async def index(patient: Patient) -> Sequence[Finding]:
    """Looks at its files, and never opens it: a bot may be at it."""
    kept = patient.kept
    if not (kept.index / META).is_file():
        return [note("doctor-index-none")]
    if problem := await asyncio.to_thread(flaw, kept.index):
        return [wrong("doctor-index-damaged", problem=problem)]
    behind = await _behind(kept)
    if behind:
        await patient.sleep(LOOK_AGAIN_SECONDS)
        behind = {name: since for name, since in (await _behind(kept)).items() if name in behind}
    marks = await _marks(kept)
    if marks is None or marks.filling:
        return [note("doctor-index-filling")]
    if behind:
        hours = int((patient.now() - min(behind.values())).total_seconds() // 3600)
        return [wrong("doctor-index-behind", libraries=len(behind), hours=hours)]
    if lost := sum(len(mark.lost) for mark in marks.libraries.values()):
        return [wrong("doctor-index-lost", documents=lost)]
    return [fine("doctor-index-fine")]


async def _behind(kept: Kept) -> Mapping[str, datetime]:
    """Libraries of which the index lacks something that stands in the store, and when it was whole last."""
    marks = await _marks(kept)
    if marks is None:
        return {}
    return {name: mark.at for name, mark in marks.libraries.items() if mark.number < await _reached(kept, name, marks)}


async def _marks(kept: Kept) -> Marks | None:
    """None where they say nothing of this store: then the index begins anew."""
    marks = await asyncio.to_thread(read_marks, kept.index / MARKS)
    found = await kept.records.heads.get(SCOPES, HEAD_ID)
    return marks if marks and found and marks.store == found.value.store else None


async def _reached(kept: Kept, library: str, marks: Marks) -> int:
    state = await state_of(kept.records, library)
    return state.value.number if state else marks.libraries[library].number
