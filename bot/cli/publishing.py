"""What `publish` does: checks the files, says what changes, lets them count; lists versions, and goes back."""

from collections.abc import Mapping, Sequence

from bot.bootstrap import opened_records, places, utc_now
from bot.cli.libraries import NotUnderstood
from bot.configuration import publishing
from bot.configuration.part import Files, Place, digests
from bot.configuration.parts import PARTS
from bot.configuration.publishing import AllDigests, Difference, Standing
from bot.configuration.version import Version
from bot.configuration.versions import VersionUnreadable, files_of, kept, read_parts
from bot.settings import Settings
from bot.store.records import Records
from bot.toml_files import BadFiles, Mistake

TAKES = "Every instance has it within 30 seconds."


async def publish_files(settings: Settings, only: str, *, check: bool) -> None:
    """Raises BadFiles with the mistakes of all parts, and then nothing is published."""
    names = _named(only)
    async with opened_records(settings) as records:
        base = await publishing.standing(records)
        all_places = places(settings, settings.organisation)
        files = await publishing.together(records, base, _files({name: all_places[name] for name in names}))
        if not _changes(base, files):
            print(f"Nothing to do: version {base.counts} says the same, and counts.")
        elif check:
            print("Nothing was published: this is what would change.")
        else:
            await _publish(records, base, files)


def _named(only: str) -> Sequence[str]:
    names = [name.strip() for name in only.split(",") if name.strip()] or list(PARTS)
    if unknown := [name for name in names if name not in PARTS]:
        raise NotUnderstood(f"--only: there is no part {', '.join(map(repr, unknown))}; there are: {', '.join(PARTS)}")
    return names


def _files(those: Mapping[str, Place]) -> Mapping[str, Files]:
    """What stands in the files now, checked as the bot checks it. Raises BadFiles."""
    found: dict[str, Files] = {}
    wrong: list[Mistake] = []
    for name, place in those.items():
        try:
            found[name], _ = place.read(PARTS[name])
        except BadFiles as bad:
            wrong += bad.mistakes
    if wrong:
        raise BadFiles([*wrong, Mistake("", "", "Nothing was published.")])
    return found


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
        if _changes(base, files):
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
    before: AllDigests = {}
    lines: list[str] = []
    for one in reversed(found):
        counts = "counts" if one.number == base.counts else ""
        if isinstance(one, VersionUnreadable):
            lines.append(f"{one.number:>6}  {counts:<6}  {'; '.join(one.problems)}")
            continue
        changed = [change for change in publishing.differences(before, one.parts) if change.is_any]
        told = f"version {one.back_to} again" if one.back_to else ", ".join(change.part for change in changed)
        lines.append(f"{one.number:>6}  {counts:<6}  {one.at:%Y-%m-%d %H:%M} UTC  {told}")
        before = one.parts
    print(*reversed(lines), sep="\n")


def _changes(base: Standing, files: Mapping[str, Files]) -> bool:
    """Shows what becomes of each part; False when nothing does."""
    after = {name: digests(texts) for name, texts in files.items()}
    changes = publishing.differences(base.parts, after)
    print(*map(_told, changes), sep="\n")
    return any(change.is_any for change in changes)


async def _publish(records: Records, base: Standing, files: Mapping[str, Files], back_to: int = 0) -> None:
    made = await publishing.publish(records, base, files, utc_now(), back_to=back_to)
    before = f"version {base.counts}" if base.counts else "the files"
    print(f"Version {made.number} counts{_again(made)} instead of {before}. {TAKES}")
    await publishing.forget(records, made.number)


def _told(change: Difference) -> str:
    told = [*_those("new", change.added), *_those("changed", change.changed), *_those("removed", change.removed)]
    if change.is_new and not told:
        told = ["no file, and none is read any more"]
    kind = "new" if change.is_new else "changed" if change.is_any else "the same"
    return f"{change.part:<10} {kind:<9} {'; '.join(told)}".rstrip()


def _those(what: str, files: Sequence[str]) -> Sequence[str]:
    return [f"{what}: {', '.join(files)}"] if files else []


def _again(version: Version) -> str:
    return f" (what version {version.back_to} said)" if version.back_to else ""
