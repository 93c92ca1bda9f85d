"""What the command line does with the audit: verifies its chains, and writes a part of it to a file."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from bot.bootstrap.houses import opened_records
from bot.cli.commands import NotUnderstood
from bot.cli.counts import counted
from bot.cli.looking import account
from bot.people.snapshot import DirectorySnapshot, NoOrganisation
from bot.settings import Settings
from bot.store.records import Records
from bot.work.chain.checking import Found, What
from bot.work.chain.exporting import as_csv, as_lines, rows, tell
from bot.work.chain.verifying import Verified, kept_of, verify

HERE = ZoneInfo("Europe/Brussels")
FORMATS = {".csv": (as_csv, "utf-8-sig"), ".jsonl": (as_lines, "utf-8")}


async def verify_audit(settings: Settings, head: str) -> int:
    """1 when anything was changed, is missing, was moved or added, or `head` is not what it was or too old to tell.
    Raises NoDigest."""
    given = kept_of(head) if head else None
    async with opened_records(settings) as records:
        with _bar("Verifying", await records.audit.count()) as show:
            verified = await verify(records, given, show)
    print(*map(_line, verified.found), *_told(verified), sep="\n")
    if given and verified.cut and verified.too_old:
        print(
            f"CANNOT BE COMPARED: the digest that you kept is of {_day_of(given.at)}, and entries before "
            f"{_day_of(verified.cut)} went since. Nothing can be told of it any more: use one that you kept later."
        )
    elif given and not verified.holds:
        print(f"WRONG: the links up to {given.at:%Y-%m-%d %H:%M} UTC are not those of the digest that you kept.")
    elif given:
        print(f"The links up to {given.at:%Y-%m-%d %H:%M} UTC are those of the digest that you kept.")
    if verified.found:
        print(f"{counted(len(verified.found), 'findings')}.")
    else:
        print("Every entry is as it was linked.")
    print(f"Keep this elsewhere, for --head next time: {verified.head}")
    return int(bool(verified.found) or not verified.holds)


def _day_of(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC"


def _line(found: Found) -> str:
    at = f"{found.at:%Y-%m-%d %H:%M:%S} UTC" if found.at else "moment unknown"
    if found.what is What.LINK and not found.id:
        return f"{found.fault:<8} {_numbers(found)} in {found.partition}: nothing tells of which entries"
    number = f", link {found.number}" if found.number else ""
    return f"{found.fault:<8} {found.what} {found.id} of {at} in {found.partition}{number}"


def _numbers(found: Found) -> str:
    return f"link {found.number}" if found.number == found.last else f"links {found.number} to {found.last}"


def _told(verified: Verified) -> list[str]:
    lines = [f"{counted(verified.links, 'links')} in {counted(verified.partitions, 'partitions')}."]
    if verified.waiting:
        oldest = min(entry.at for entry in verified.waiting)
        many = len(verified.waiting)
        lines.append(f"{many} not linked yet, the oldest of {oldest:%Y-%m-%d %H:%M:%S} UTC: a running bot does it.")
    if verified.latest:
        last = verified.latest
        lines.append(
            f"{verified.late} linked over an hour after their moment, as what stood before there was a chain; "
            f"the newest: {last.entry} of {last.at:%Y-%m-%d %H:%M:%S} UTC."
        )
    if verified.cut:
        lines.append(f"What was kept long enough, before {_day_of(verified.cut)}, went, as entries of the audit tell.")
    if verified.erased:
        lines.append(f"{verified.erased} parts of entries were erased, as the entries of the erasures tell.")
    return lines


async def export_audit(settings: Settings, file: Path, since: str, until: str, about: str) -> None:
    """The days count whole, by the clock of Brussels. Raises NotUnderstood."""
    first, last = (_day(text, name) for text, name in ((since, "--from"), (until, "--to")))
    if first and last and last < first:
        raise NotUnderstood("--to is before --from: turn them round")
    if file.suffix not in FORMATS:
        raise NotUnderstood(f"{file}: its name must end in {' or '.join(FORMATS)}")
    end = last + timedelta(days=1) if last else None
    async with opened_records(settings) as records:
        what = {
            "from": since,
            "to": until,
            "about": about,
            "format": file.suffix.removeprefix("."),
            "account": account(),
        }
        await tell(records, dict(what))
        number = await _write(records, file, _midnight(first), _midnight(end), about)
    print(f"{file}: {counted(number, 'entries')}. That it was read stands in the audit.")


async def _write(records: Records, file: Path, since: datetime | None, until: datetime | None, about: str) -> int:
    """Under another name until it is whole; nobody else may read it."""
    name_of = await _names(records)
    writer, encoding = FORMATS[file.suffix]
    part = file.with_name(f"{file.name}.part")
    number = 0
    try:
        part.touch(0o600)
        with part.open("w", encoding=encoding, newline="") as opened:
            write = writer(opened)
            with _bar("Writing", await records.audit.count()) as show:
                async for row in rows(records, since, until, about, name_of):
                    write(row)
                    number += 1
                    show(number)
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)
    return number


async def _names(records: Records) -> Callable[[str], str]:
    try:
        return (await DirectorySnapshot(records).current()).name_of
    except NoOrganisation:
        return lambda _: ""


def _day(text: str, name: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise NotUnderstood(f"{name}: {text!r} is no day as 2026-11-28") from None


def _midnight(day: date | None) -> datetime | None:
    return datetime(day.year, day.month, day.day, tzinfo=HERE) if day else None


@contextmanager
def _bar(words: str, total: int) -> Generator[Callable[[int], None]]:
    console = Console(stderr=True)
    columns = (TextColumn(words), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=total)
        yield lambda done: bar.update(task, completed=done)
