"""`python app.py backup` and `restore`: all that Bode keeps as one file, and back; progress goes to stderr."""

import asyncio
import time
from pathlib import Path

import typer

from bot.backup.lines import Counts, Head
from bot.backup.making import Made, back_up
from bot.backup.restoring import Checked, Restored, check, restore
from bot.backup.sealing import key_in
from bot.bootstrap.backups import opened_to_back_up, opened_to_restore
from bot.cli.counts import counted
from bot.errors import OperatorError, in_words
from bot.settings import Settings
from bot.variables import variable

MOVED = 2
"""What `backup` ends with when documents changed while they were read."""
_EVERY = 2.0
"""Seconds between two lines of progress."""


class KeyNotRead(OperatorError):
    """The file of a key that cannot be read."""


def key_of(settings: Settings, file: Path | None) -> bytes | None:
    """What `--key` names, else what the setting says; None for no encryption. Raises BadKey, KeyNotRead."""
    if file is None:
        text = settings.backup_key.get_secret_value()
        return key_in(text, variable("backup_key")) if text else None
    try:
        return key_in(file.read_text("ascii"), str(file))
    except (OSError, UnicodeDecodeError) as error:
        raise KeyNotRead(f"--key: {file}: {in_words(error) if isinstance(error, OSError) else 'no text'}") from error


async def make_backup(settings: Settings, file: Path, key_file: Path | None) -> int:
    key = await asyncio.to_thread(key_of, settings, key_file)
    async with opened_to_back_up(settings) as (kept, head):
        made = await back_up(kept, head, file, key, _Progress().counts)
    _tell_made(file, made, head, is_sealed=key is not None)
    return MOVED if made.changed else 0


def _tell_made(file: Path, made: Made, head: Head, *, is_sealed: bool) -> None:
    print(f"{file}: {_all_of(made.counts)}{'' if is_sealed else ' (not encrypted)'}.")
    if not head.with_jobs:
        print(f"Jobs are not in it, since Azure gives no list of them: {head.jobs_left} wait in the queues there.")
    if made.changed:
        print(
            f"While it was made these changed: {', '.join(made.changed)}. It is of no one moment: stop Bode for that."
        )


def _all_of(counts: Counts) -> str:
    many = (
        (sum(counts.documents.values()), f"documents of {len(counts.documents)} kinds"),
        (counts.files, "files"),
        (counts.jobs, "jobs"),
    )
    return ", ".join(counted(number, what) for number, what in many)


async def restore_backup(
    settings: Settings, file: Path, key_file: Path | None, *, only_check: bool, went_on: bool
) -> None:
    key = await asyncio.to_thread(key_of, settings, key_file)
    async with opened_to_restore(settings) as into:
        checked = await asyncio.to_thread(check, file, key, into)
        _tell_checked(checked)
        if only_check:
            return
        restored = await restore(checked, into, _Progress().line, went_on=went_on)
    _tell_restored(restored, checked)


def _tell_checked(checked: Checked) -> None:
    head = checked.head
    print(f"{checked.path}: of {head.made:%Y-%m-%d %H:%M} UTC, {', '.join(head.organisations)}; it is whole.")
    print(*(f"  {count:>7} {kind}" for kind, count in sorted(checked.end.counts.documents.items())), sep="\n")
    if checked.end.changed:
        print(f"While it was made these changed: {', '.join(checked.end.changed)}.")


def _tell_restored(restored: Restored, checked: Checked) -> None:
    if restored.went_on:
        print("It went on where it was interrupted.")
    many = ((restored.documents, "documents"), (restored.files, "files"), (restored.jobs, "jobs"))
    print(f"Restored and compared: {', '.join(counted(number, what) for number, what in many)}.")
    if restored.expired:
        print(f"{counted(restored.expired, 'documents')} had expired meanwhile, and stay away.")
    if not checked.head.with_jobs:
        print(f"The backup has no jobs: {counted(restored.under_way, 'jobs')} go on with sends that were under way.")
    print("The index is filled anew the next time that Bode starts.")


class _Progress:
    """A line now and then."""

    def __init__(self) -> None:
        self._next = time.monotonic() + _EVERY

    def counts(self, counts: Counts) -> None:
        self._tell(_all_of(counts))

    def line(self, done: str, line: int) -> None:
        self._tell(f"line {line}: {done}")

    def _tell(self, what: str) -> None:
        if time.monotonic() >= self._next:
            self._next = time.monotonic() + _EVERY
            typer.echo(what, err=True)
