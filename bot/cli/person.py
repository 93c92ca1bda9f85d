"""What the command line does with all that is kept of one person."""

import asyncio
import sys
from collections import Counter
from pathlib import Path

import typer

from bot.bootstrap.organisations import organisations_of
from bot.bootstrap.people import Whole, opened_to_erase
from bot.cli.counts import counted
from bot.cli.libraries import NotUnderstood
from bot.cli.looking import account, looks
from bot.guids import GUID
from bot.logs import hidden, hide_people
from bot.people.acting import OPERATOR
from bot.people.erasure import is_made_up
from bot.people.snapshot import NoOrganisation
from bot.privacy.erasing import Found, erase, look, standing
from bot.privacy.exporting import tell, write
from bot.privacy.forgetting import forgetting
from bot.privacy.gathering import everything_naming, gather
from bot.settings import Settings
from bot.store.records import Records
from bot.work.link_keys import link_key

AGAIN = 2
"""What `person erase` ends with when it has to be begun again: somebody held on to the file as it was, or jobs may
still write who it was."""


async def erase_person(settings: Settings, who: str, *, only_look: bool, sure: bool) -> int:
    """Raises NotUnderstood, NotErased, StoreError, BlobsUnavailable, QueueUnavailable."""
    async with opened_to_erase(settings) as whole:
        person, name, is_here = await _meant(whole, who)
        goes_on = await standing(whole.house, person)
        if not goes_on or only_look:
            await looks(whole.house, "erasure", person)
            found = await look(whole.house, whole.store, person)
            _tell(person, name, found, is_here=is_here)
            if only_look:
                return 0
            if sure and not name and (found.documents or found.files):
                raise NotUnderstood(f"{person}: nobody of this id is or was here: leave out --yes, and look what it is")
            if not sure and not await asyncio.to_thread(_confirmed, person):
                print("Nothing was erased.")
                return 1
        done = await erase(
            whole.house,
            whole.store,
            OPERATOR,
            person,
            beside=whole.forget_in_queues,
            queued_for=whole.queued_for,
            tell=_progress,
        )
        is_compact = await whole.compact()
    print(f"Erased: {_many(Counter(done.counts))}. In what stays they are called {done.id}.")
    print("Backups that were made before still name them, until they are thrown away.")
    if not done.done:
        until = (done.at + whole.queued_for).isoformat(timespec="minutes")
        print(f"NOT DONE: jobs in Azure Storage Queue may name them, and write it again, until {until}.")
        print(f"Begin this again after that, with the id: {person}.")
        return AGAIN
    if not is_compact:
        print("Bode reads the file: begin this again, or stop Bode for it, so that nothing of before is left in it.")
    return 0 if is_compact else AGAIN


async def export_person(settings: Settings, who: str, file: Path, *, whole: bool) -> None:
    """Raises NotUnderstood, StoreError, BlobsUnavailable."""
    if file.suffix != ".zip":
        raise NotUnderstood(f"{file}: its name must end in .zip")
    if await asyncio.to_thread(file.exists):
        raise NotUnderstood(f"{file}: there is a file of this name already")
    async with opened_to_erase(settings) as opened:
        person, name, _ = await _meant(opened, who)
        await tell(opened.house, OPERATOR, person, {"account": account(), "whole": whole})
        helds = await gather(opened.house, person)
        if whole:
            found = everything_naming(opened.house, opened.store, forgetting(person, person, ()))
            by_key = {(one.kind, one.partition, one.id): one async for one in found}
            helds = list({**by_key, **{(one.kind, one.partition, one.id): one for one in helds}}.values())
        files = await write(opened.house, person, name or person, helds, file)
    print(f"{file}: {counted(len(helds), 'documents')}, {counted(files, 'files')} of {name or person}.")
    print("It holds what is personal: give it to nobody else, and throw it away. That it was made stands in the audit.")


async def tell_log(settings: Settings, who: str) -> None:
    """Raises NotUnderstood."""
    async with opened_to_erase(settings) as whole:
        person, _, _ = await _meant(whole, who)
        await looks(whole.house, "log", person)
        first = organisations_of(settings)[0].id
        hide_people(await link_key(Records(whole.store, now=whole.house.now, organisation=first)))
    print(hidden(person))


async def _meant(whole: Whole, who: str) -> tuple[str, str, bool]:
    """Their id and name, and whether they are still in the directory. An id that may be of a thing, as of a school, is
    taken for nobody's. Raises NotUnderstood."""
    if is_id := GUID.fullmatch(who.casefold()):
        who = who.casefold()
    try:
        directory = await whole.house.directory.current()
    except NoOrganisation:
        if not is_id:
            raise NotUnderstood(f"{who}: nobody is known by name here, and it is no id of a person") from None
        return who, "", False
    everybody = {**directory.left, **directory.people}
    if who in everybody:
        return who, everybody[who].name, who in directory.people
    called = [one for one in everybody.values() if one.name.casefold() == who.casefold()]
    if len(called) > 1:
        raise NotUnderstood(f"{who}: several are called so, say which by id: {', '.join(one.id for one in called)}")
    if called:
        return called[0].id, called[0].name, called[0].id in directory.people
    if not is_id:
        raise NotUnderstood(f"{who}: nobody is called so, and it is no id of a person")
    if is_made_up(who):
        raise NotUnderstood(f"{who}: it stands for somebody who was erased")
    places = directory.places
    if {who, f"group:{who}", f"school:{who}"} & {*places.schools, *places.groups, *directory.ids}:
        raise NotUnderstood(f"{who}: it is a school or a group, and no person")
    return who, "", False


def _tell(person: str, name: str, found: Found, *, is_here: bool) -> None:
    if not (found.documents or found.files):
        print(f"Nothing is kept of {name or person}.")
        return
    print(f"{name or person} ({person}): {_many(found.documents)}; {counted(found.files, 'files')} would go.")
    if found.names.own:
        print(f"Taken out of what others wrote: {', '.join(found.names.own)}.")
    if found.names.shared:
        print(f"Left where it is written, since others are called so too: {', '.join(found.names.shared)}.")
    if is_here:
        print("They are still in the directory: they come back with the next load, as somebody new.")


def _many(counts: Counter[str]) -> str:
    return ", ".join(f"{count} {kind}" for kind, count in counts.most_common()) or "nothing in the store"


def _confirmed(person: str) -> bool:
    if not typer.confirm("This cannot be undone. Erase all of it?"):
        return False
    return typer.prompt("Type the id once more") == person


def _progress(what: str) -> None:
    print(f"{what} ...", file=sys.stderr)
