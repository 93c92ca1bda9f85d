"""What `publish` does: checks the files, says what changes and whom they name in vain, lets them count; goes back."""

from collections.abc import Mapping, Sequence
from typing import Any

import typer

from bot.bootstrap.houses import opened_records, utc_now
from bot.bootstrap.organisations import own_limits, places
from bot.cli.libraries import DUBIOUS, NotUnderstood
from bot.configuration import publishing
from bot.configuration.naming import all_named, remarks
from bot.configuration.part import Files, Place, digests
from bot.configuration.parts import PARTS
from bot.configuration.publishing import Difference, Standing
from bot.configuration.version import Version
from bot.configuration.versions import VersionUnreadable, files_of, kept, read_parts
from bot.errors import OperatorError
from bot.people.snapshot import DirectorySnapshot, NoOrganisation
from bot.settings import Settings
from bot.store.records import Records
from bot.toml_files import BadFiles, Mistake

TAKES = "Every instance has it within 30 seconds."


class WouldEmpty(OperatorError):
    """Files are missing, and what counts of them would count for nobody any more."""


async def publish_files(settings: Settings, only: str, *, check: bool, sure: bool = False) -> int:
    """Raises BadFiles with the mistakes of all parts, and WouldEmpty unless `sure`; then nothing is published. Returns
    0, or DUBIOUS when the files name somebody who is nobody."""
    names = _named(only)
    async with opened_records(settings) as records:
        base = await publishing.standing(records)
        all_places = places(settings, settings.organisation)
        own, values = _files({name: all_places[name] for name in names})
        left_out = [name for name in names if not (own[name] or name in base.parts or sure)]
        own, values = ({name: one[name] for name in names if name not in left_out} for one in (own, values))
        files = await publishing.together(records, base, own)
        warnings = await _nobodies(settings, records, own, values)
        changes = _changes(base, files)
        if emptied := [change.part for change in changes if change.empties and not sure]:
            raise WouldEmpty(_without_files(emptied, names, all_places))
        for name in left_out:
            print(f"{name:<10} left out  there is no file {all_places[name].path}; --yes publishes that there is none")
        if not files:
            print("Nothing to do: there is no file to publish.")
        elif not any(change.is_any for change in changes):
            print(f"Nothing to do: version {base.counts} says the same, and counts.")
        elif check:
            print("Nothing was published: this is what would change.")
        else:
            await _publish(records, base, files)
    for warning in warnings:
        typer.echo(f"Warning: {warning}", err=True)
    return DUBIOUS if warnings else 0


async def _nobodies(
    settings: Settings, records: Records, files: Mapping[str, Files], values: Mapping[str, Any]
) -> Sequence[str]:
    """They may come with the next load: so it is said, and published all the same."""
    try:
        directory = await DirectorySnapshot(records, own_limits(settings)).current()
    except NoOrganisation as error:
        is_any = any(named for _, named in all_named(files, values))
        return [f"whom the files name could not be looked up: {error}."] if is_any else []
    return [str(remark) for remark in remarks(directory, files, values)]


def _without_files(emptied: Sequence[str], names: Sequence[str], all_places: Mapping[str, Place]) -> str:
    missing = [f"{name}: there is no file {all_places[name].path} any more, and what counts would." for name in emptied]
    others = ",".join(name for name in names if name not in emptied)
    apart = f", publish the others alone (--only {others})" if others else ""
    return "\n".join([*missing, f"Nothing was published. Put it there again{apart}, or say --yes to have none of it."])


def _named(only: str) -> Sequence[str]:
    names = [name.strip() for name in only.split(",") if name.strip()] or list(PARTS)
    if unknown := [name for name in names if name not in PARTS]:
        raise NotUnderstood(f"--only: there is no part {', '.join(map(repr, unknown))}; there are: {', '.join(PARTS)}")
    return names


def _files(those: Mapping[str, Place]) -> tuple[Mapping[str, Files], Mapping[str, Any]]:
    """What stands in the files now, and what it says, checked as the bot checks it. Raises BadFiles."""
    found: dict[str, Files] = {}
    values: dict[str, Any] = {}
    wrong: list[Mistake] = []
    for name, place in those.items():
        try:
            found[name], values[name] = place.read(PARTS[name])
        except BadFiles as bad:
            wrong += bad.mistakes
    if wrong:
        raise BadFiles([*wrong, Mistake("", "", "Nothing was published.")])
    return found, values


async def go_back(settings: Settings, number: int) -> None:
    """The version before counts again, or with a `number` that one: as a new version."""
    async with opened_records(settings) as records:
        base = await publishing.standing(records)
        target = await publishing.to_go_back_to(records, base, number)
        files = await files_of(records, target)
        try:
            read_parts(files)
        except BadFiles as bad:
            problems = [str(mistake) for mistake in bad.mistakes]
            raise VersionUnreadable(target.number, [*problems, "nothing changed"]) from None
        if any(change.is_any for change in _changes(base, files)):
            await _publish(records, base, files, target.back_to or target.number)
        else:
            print(f"Nothing to do: version {base.counts} says the same, and counts.")


async def withdraw(settings: Settings) -> None:
    async with opened_records(settings) as records:
        base = await publishing.standing(records)
        if not base.counts:
            print("Nothing to do: the files count.")
            return
        await publishing.withdraw(records, base, utc_now())
    print(f"Version {base.counts} is withdrawn: the files of each instance count again, within 30 seconds.")
    print("python app.py publish --back lets it count again.")


async def list_versions(settings: Settings) -> None:
    async with opened_records(settings) as records:
        base = await publishing.standing(records)
        found = await kept(records, base.newest)
    if not found:
        print("Nothing was published yet: the files count.")
        return
    if not base.counts:
        print("The files count.")
    for one in found:
        counts = "counts" if one.number == base.counts else ""
        if isinstance(one, VersionUnreadable):
            print(f"{one.number:>6}  {counts:<6}  {'; '.join(one.problems)}")
            continue
        told = f"version {one.back_to} again" if one.back_to else ", ".join(one.changed)
        print(f"{one.number:>6}  {counts:<6}  {one.at:%Y-%m-%d %H:%M} UTC  {told}")


def _changes(base: Standing, files: Mapping[str, Files]) -> Sequence[Difference]:
    """Shows what becomes of each part."""
    changes = publishing.differences(base.parts, {name: digests(texts) for name, texts in files.items()})
    print(*map(_told, changes), sep="\n")
    return changes


async def _publish(records: Records, base: Standing, files: Mapping[str, Files], back_to: int = 0) -> None:
    made = await publishing.publish(records, base, files, utc_now(), back_to=back_to)
    before = f"version {base.counts}" if base.counts else "the files"
    print(f"Version {made.number} counts{_again(made)} instead of {before}. {TAKES}")
    await publishing.forget(records, made.number)


def _told(change: Difference) -> str:
    told = [*_those("new", change.added), *_those("changed", change.changed), *_those("removed", change.removed)]
    if change.is_new and not told:
        told = ["no file, and none is read any more"]
    if change.is_left:
        told = ["the files of each instance count again"]
    kind = "new" if change.is_new else "changed" if change.is_any else "the same"
    return f"{change.part:<10} {kind:<9} {'; '.join(told)}".rstrip()


def _those(what: str, files: Sequence[str]) -> Sequence[str]:
    return [f"{what}: {', '.join(files)}"] if files else []


def _again(version: Version) -> str:
    return f" (what version {version.back_to} said)" if version.back_to else ""
