"""What the command line does with libraries: indexes one, lists them, removes one."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from bot.answer.dead_ends import DeadEnd
from bot.answer.library import indexing, snapshots
from bot.answer.library.change_order import partition_of
from bot.answer.library.copies import Reach
from bot.answer.library.crawling import unlisted
from bot.answer.library.ids import library_id
from bot.answer.library.indexing_run import PASSED_OVER, Report
from bot.answer.library.libraries import Registered, dead_ends_in, library_named, registered, remarks, remove
from bot.answer.library.libraries_file import EVERY, EVERY_IN_SHAREPOINT, FILES, JSONL, Place
from bot.answer.library.source import Indexed
from bot.bootstrap.adapters import OpenSharePoint, library_at
from bot.bootstrap.sharepoint import sharepoint_of
from bot.bootstrap.tenant import opened_tenant
from bot.cli.accounts import accounted
from bot.cli.opening import bring_up_to_date, opened_any
from bot.content import ocr
from bot.content.base import Library, LibraryInvalid, Unreadable
from bot.content.jsonl import CORPUS
from bot.content.walking import real
from bot.errors import OperatorError, Unavailable
from bot.house import House
from bot.index.base import IndexUnavailable
from bot.people.principals import NoPrincipal
from bot.people.snapshot import NoOrganisation
from bot.settings import Settings
from bot.sharepoint_place import EXAMPLE, SHAREPOINT, place_of

REASONS = {
    "unsupported": "a kind of file that Bode does not read",
    "encrypted": "protected by a password",
    "protected": "protected by a label of the organisation (Microsoft Purview): nobody but its readers can open it",
    "labelled": "has a label of the organisation that is never read here (never_labels)",
    "above_class": "of a class above the highest that is indexed here (highest_class)",
    "unknown_label": "has a label that [classes] in the libraries file does not name, or of another tenant",
    "no_class": "encrypted, damaged, too large or not given, so that its class cannot be known (highest_class)",
    "corrupt": "damaged, or not what its name says",
    "empty": "no text in it",
    "only_images": "only images: a scan, of which no text is read (docs/libraries.md says how it can be)",
    "draft": "changed since it was published: what was published then is not told",
    "unpublished": "not published",
    "too_large": "too large",
    "timeout": "reading it took too long",
    "memory": "reading it took too much memory",
    "crashed": "reading it failed",
    "outside": "a link that leads out of the folder",
    "link": "a link that leads nowhere, or in a circle",
    "name": "its name cannot be used: not UTF-8, a line break in it, or another file's but for how é is written",
    "denied": "the system does not let Bode read it",
    "vanished": "gone before it was read",
    "broken_line": "not a JSON object with _id, doc and text",
    "broken_row": "a row with more cells than there are columns, or that is none",
    "no_title": "a row with nothing in the column that names it",
    "no_column": "a column that the libraries file names and that is not there",
}
DEAD_ENDS = "Send people to what is not in Bode (answers leave these sentences out):"
SHOWN = 20
"""Lines of what is no fault; what could not be read is named without exception."""
ENDS = 120
"""Characters at both ends of a path that is longer than two of them."""
INCOMPLETE, DUBIOUS = 1, 2
"""What `index` ends with when something could not be read, and when what was written about readers means nobody."""


class NotUnderstood(OperatorError):
    """An argument that cannot be used; the message says what can."""


class NotWhole(OperatorError):
    """The index lacks something: no snapshot is made of it."""

    def __init__(self) -> None:
        super().__init__("the index lacks documents that have no copy in the store: index them again first")


async def index_place(settings: Settings, where: str, readers: str, name: str) -> int:
    """Returns 0, INCOMPLETE or DUBIOUS."""
    if readers and not where.startswith((*FILES, SHAREPOINT)):
        raise NotUnderstood(
            "--readers is for exports (jsonl:FILE, catalogue:FILE) and for SharePoint; who may read a folder stands in "
            "its readers.toml"
        )
    if settings.ocr_languages:
        typer.echo(await asyncio.to_thread(ocr.told, settings.ocr_languages), err=True)
    async with opened_any(settings) as house, opened_tenant(settings) as graph:
        place = _meant_place(house, where, readers, name)
        library = _opened(settings, sharepoint_of(house, graph), place)
        try:
            report = await _index(house, library, place)
            await _follow(settings, house)
            warnings = await _warnings(house, library)
        finally:
            await library.close()
    _tell(report)
    for warning in warnings:
        typer.echo(f"Warning: {warning}", err=True)
    return DUBIOUS if warnings else INCOMPLETE if report.unread else 0


def _meant_place(house: House, where: str, readers: str, name: str) -> Place:
    """Of SharePoint, as the libraries file names it: there stands who may read it."""
    found = place_of(where)
    if found is None:
        if where.startswith(SHAREPOINT):
            raise NotUnderstood(f"{where!r} is no library of SharePoint; one is {EXAMPLE}")
        own = Place(name, where, EVERY, tuple(filter(None, readers.split(","))))
        return _withheld_as(own, [one for one in house.libraries.seen if _where(one.place) == _where(where)])
    there = [one for one in house.libraries.seen if place_of(one.place) == found]
    for listed in there:
        if name in {"", listed.name}:
            if readers:
                raise NotUnderstood(f"--readers: who may read {listed.name!r} stands in the libraries file")
            return listed
    own = Place(name or found.called, where, EVERY_IN_SHAREPOINT, tuple(filter(None, readers.split(","))))
    return _withheld_as(own, there)


def _withheld_as(place: Place, listed: Sequence[Place]) -> Place:
    """What is never read of a place is not read under another name either."""
    return replace(place, never_labels=listed[0].never_labels, limit=listed[0].limit) if listed else place


def _where(place: str) -> tuple[str, Path]:
    """However its path is written: the kind of place, and its file or folder."""
    kind = next((one for one in FILES if place.startswith(one)), "")
    path = real(Path(place.removeprefix(kind)))
    return kind, path / CORPUS if kind == JSONL and path.is_dir() else path


def _opened(settings: Settings, sharepoint: OpenSharePoint | None, place: Place) -> Library:
    try:
        return library_at(place, ocr.Ocr(settings.ocr_languages), sharepoint)
    except NoPrincipal as error:
        raise NotUnderstood(f"--readers: {error}") from None


async def _follow(settings: Settings, house: House) -> None:
    """The index of this machine, which nobody may be running on; else the bot follows by itself."""
    if settings.store == "sqlite":
        with suppress(IndexUnavailable):  # the bot is at it
            await bring_up_to_date(house)


async def _index(house: House, library: Library, place: Place) -> Report:
    path = TextColumn("{task.fields[path]}", markup=False)
    times = (TimeElapsedColumn(), TextColumn("left"), TimeRemainingColumn())
    columns = (TextColumn("Indexing"), BarColumn(), MofNCompleteColumn(), *times, path)
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=None, path="")
        return await indexing.index_library(
            house,
            library,
            lambda now: bar.update(task, completed=now.done, total=now.total, path=now.path[-50:]),
            place.limit,
        )


async def _warnings(house: House, library: Library) -> list[str]:
    try:
        directory = await house.directory.current()
    except NoOrganisation as error:
        return [f"nobody can read anything yet: {error}."]
    return [str(remark) for remark in remarks(directory, library.rules)]


def _tell(report: Report) -> None:
    passed_over = [one for one in report.unreadable if one.reason in PASSED_OVER]
    print(
        f"{report.indexed} indexed ({report.passages} passages), {report.unchanged} unchanged, "
        f"{report.permitted} with other readers or another place, {report.removed} removed, "
        f"{len(report.unread)} could not be read, {len(passed_over)} passed over."
        + (f" {len(report.withheld)} left out for their class." if report.withheld else "")
    )
    _list("Could not be read:", [_reason(one) for one in report.unread], most=len(report.unread))
    _list("Left out:", [_reason(one) for one in report.withheld], most=len(report.withheld))
    _list("Passed over:", [_reason(one) for one in passed_over])
    _list("Readable by nobody (no readers are given for them):", report.nobody)
    _list(DEAD_ENDS, [_dead_end(one) for one in report.dead_ends], most=len(report.dead_ends))


def _dead_end(one: DeadEnd) -> str:
    return f"{_short(one.path)}: {one.direction.name!r} in {one.direction.sentence!r}"


def _reason(one: Unreadable) -> str:
    kept = "; what was read of it before is still found" if one.kept else ""
    return f"{_short(one.path)}: {REASONS.get(one.reason, one.reason)}{kept}"


def _short(path: str) -> str:
    return path if len(path) <= 2 * ENDS else f"{path[:ENDS]}…{path[-ENDS:]}"


def _list(title: str, lines: Sequence[str], most: int = SHOWN) -> None:
    if lines:
        print(title, *(f"  {line}" for line in lines[:most]), sep="\n")
    if len(lines) > most:
        print(f"  and {len(lines) - most} more")


async def make_snapshot(settings: Settings) -> None:
    """Brings the index of this machine up to date, and keeps it whole in the blobs."""
    async with opened_any(settings) as house:
        await bring_up_to_date(house)
        made = await snapshots.make(house)
    if made is None:
        raise NotWhole
    size = sum(file.size for file in made.files) / 2**20
    print(f"A snapshot of {made.passages:,} passages is kept ({size:,.1f} MB).")


async def list_libraries(settings: Settings) -> None:
    """Those that are indexed, and then those of the libraries file that are not yet."""
    async with opened_any(settings) as house, opened_tenant(settings) as graph:
        sharepoint = sharepoint_of(house, graph)
        found = await registered(house)
        places = {place.name: place for place in house.libraries.seen}
        alone = {library.name for library in unlisted([one.library for one in found], [*places.values()])}
        if not found and not places:
            print("No library was indexed yet: python app.py index PLACE")
        for one in found:
            limited = _limited(places.get(one.library.name), one.library)
            print(_told(one), *limited, *await _meant(house, one), *accounted(one.library.cursor), sep="\n")
            if one.library.name in alone:
                forgets = f"--remove {one.library.name!r} forgets it"
                print(f"  not in the libraries file: nobody keeps it up to date ({forgets})")
            dead_ends = await dead_ends_in(house, one.library)
            _list(f"  {DEAD_ENDS}", [f"  {_dead_end(dead)}" for dead in dead_ends])
            await _tell_if_unusable(places.pop(one.library.name, None), sharepoint)
        for place in places.values():
            print(f"{place.name}\n  {place.place}\n  not indexed yet; {library_id(place.name)} in the log")
            await _tell_if_unusable(place, sharepoint)


async def _tell_if_unusable(place: Place | None, sharepoint: OpenSharePoint | None) -> None:
    """As it stands in the libraries file, seen from this machine."""
    if place is None:
        return
    try:
        library = library_at(place, sharepoint=sharepoint)
        try:
            await library.check()
        finally:
            await library.close()
    except LibraryInvalid as invalid:
        print(f"  cannot be used here: {invalid}")


def _told(one: Registered) -> str:
    library = one.library
    at = f"last indexed {library.at:%Y-%m-%d %H:%M} UTC" if library.at else "never indexed to the end"
    counts = f"{one.documents:,} documents, {at}, {library.unreadable:,} could not be read; {library.id} in the log"
    return f"{library.name}\n  {library.place or 'place not known'}\n  {counts}"


def _limited(place: Place | None, library: Indexed) -> list[str]:
    """Up to which class, in a line; none for what the libraries file does not name."""
    if place is None:
        return []
    if place.limit is None:
        return ["  of every class (no highest_class)"]
    limit = place.limit
    said = f"  up to class {limit.highest}; what has no label counts as class {limit.unlabelled}"
    if library.limit != limit.mark:
        return [f"{said}; not gone through with that yet: what is above it may still be found"]
    if limit.withholds_unlabelled and not place.has_files:
        return [f"{said}: nothing of it is indexed, as nothing there has a label"]
    return [f"{said}: {library.withheld:,} left out for their class"]


async def _meant(house: House, one: Registered) -> list[str]:
    """How far the model is with it, in a line; none where words alone find."""
    if house.meaning is None:
        return []
    found = await house.records.reaches.get(partition_of(one.library.id), Reach(house.meaning.name).id)
    done = one.documents - found.value.waiting if found else 0
    return [f"  meaning ({house.meaning.name}): {done:,} of {one.documents:,} documents"]


async def remove_one(settings: Settings, name: str, *, sure: bool) -> None:
    async with opened_any(settings) as house:
        try:
            found = await library_named(house, name)
            if not sure and not await asyncio.to_thread(_confirmed, found):
                print("Nothing was removed.")
                return
            removed = await remove(house, name)
            await _follow(settings, house)
        except Unavailable:
            known = ", ".join(repr(one.library.name) for one in await registered(house)) or "none"
            raise NotUnderstood(f"--remove: no library is called {name!r}; there are: {known}") from None
    print(f"{name} is removed, with {removed} documents. The files themselves are where they were.")


def _confirmed(one: Registered) -> bool:
    return typer.confirm(f"Forget {one.library.name} ({one.library.place}) with its {one.documents:,} documents?")
