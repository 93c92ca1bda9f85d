"""Gathers what an incident needs: who did what, how Bode is, what counts and what runs; ids alone, and no contents."""

import asyncio
import json
import os
import platform
from collections.abc import AsyncIterator, Iterable, Mapping
from datetime import date, datetime, timedelta
from importlib.metadata import distributions
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.bootstrap.examination import opened_patient
from bot.cli import incident_file
from bot.cli.backing_up import key_of
from bot.cli.commands import NotUnderstood
from bot.cli.counts import counted
from bot.configuration.versions import VersionUnreadable, counting, kept
from bot.doctor.checks import CHECKS
from bot.doctor.examining import examine
from bot.doctor.finding import Finding
from bot.json import Json
from bot.settings import Settings
from bot.store.collection import moment
from bot.store.partitions import SET_ASIDE_JOBS, announcement_partition
from bot.store.records import Records
from bot.variables import variable
from bot.work.chain.exporting import rows, tell
from cards.home.doctor import in_words
from cards.texts import texts

HERE = ZoneInfo("Europe/Brussels")
SENT = frozenset({"announcement.published", "announcement.planned"})
BILL = Path("bode.cdx.json")
"""What Bode is made of, where the image has it (`make sbom`)."""


async def export_incident(settings: Settings, since: str, until: str, file: Path, key_file: Path | None) -> None:
    """Whole days, by the clock of Brussels. Where the store cannot be opened, what is left of it all the same. Raises
    NotUnderstood."""
    first, last = _midnight(since, "FROM"), _midnight(until, "TO") + timedelta(days=1)
    if last <= first:
        raise NotUnderstood("TO is before FROM: turn them round")
    key = key_of(settings, key_file)
    async with opened_patient(settings) as patient:
        findings = await examine(patient, CHECKS)
        parts = {"health.json": _json(list(map(_finding, findings))), "versions.json": _json(_versions())}
        parts["settings.json"] = _json(_settings(settings))
        parts |= _bill()
        if patient.opened is not None:
            parts |= await _of_store(patient.opened.records, first, last, {"from": since, "to": until})
        made = patient.now()
    about: dict[str, Json] = {"from": since, "to": until, "made": moment(made), "store": patient.trouble or "read"}
    await asyncio.to_thread(incident_file.write, file, about, parts, key)
    missing = f" The store could not be read: {patient.trouble}" if patient.opened is None else ""
    print(f"{file}: {counted(len(parts), 'files')}{'' if key else ' (not encrypted)'}.{missing}")


async def check_incident(settings: Settings, file: Path, key_file: Path | None) -> None:
    """Raises BadKey, Unsealable, NotWhole."""
    about, parts = await asyncio.to_thread(incident_file.read, file, key_of(settings, key_file))
    print(f"{file}: {about['from']} to {about['to']}, made {about['made']}; it is whole.")
    print(*(f"  {len(text.encode()):>9} bytes  {name}" for name, text in sorted(parts.items())), sep="\n")


async def _of_store(records: Records, first: datetime, last: datetime, what: dict[str, Json]) -> dict[str, str]:
    """That it was read stands in the audit, as with every export of it."""
    await tell(records, {**what, "about": "", "format": "incident"})
    entries = [_entry(row) async for row in rows(records, first, last, "", _nobody)]
    return {
        "audit.jsonl": "".join(json.dumps(one, ensure_ascii=False, sort_keys=True) + "\n" for one in entries),
        "sends.json": _json([one async for one in _sends(records, entries)]),
        "configuration.json": _json(await _configuration(records)),
        "set_aside.json": _json([one async for one in _aside(records)]),
    }


def _nobody(_: str) -> str:
    """Ids alone: who is meant is looked up where it is needed."""
    return ""


def _entry(row: Mapping[str, Json]) -> dict[str, Json]:
    return {name: value for name, value in row.items() if not name.endswith("_name")}


async def _sends(records: Records, entries: Iterable[Mapping[str, Json]]) -> AsyncIterator[Json]:
    """Those that began or were planned in the period; how many they reached, and nothing of what they say."""
    ids = dict.fromkeys(str(one["subject"]) for one in entries if one["deed"] in SENT)
    for id_ in ids:
        found = await records.announcements.get(announcement_partition(id_), id_)
        if found:
            value, tally = found.value, found.value.tally
            yield {
                "id": id_,
                "author": value.author,
                "state": value.state.value,
                "published": moment(value.published) if value.published else "",
                "recipients": tally.recipients,
                "delivered": tally.delivered,
                "not_reached": tally.not_reached,
            }


async def _configuration(records: Records) -> Json:
    """The versions that are kept, each with the digests of its files."""
    head = await counting(records)
    found = await kept(records, head.value.newest) if head else ()
    versions: list[Json] = [
        {"number": one.number, "unreadable": list(one.problems)}
        if isinstance(one, VersionUnreadable)
        else {
            "number": one.number,
            "at": moment(one.at),
            "changed": list(one.changed),
            "back_to": one.back_to,
            "files": {name: dict(digests) for name, digests in one.parts.items()},
        }
        for one in found
    ]
    return {"counts": head.value.counts if head else 0, "versions": versions}


async def _aside(records: Records) -> AsyncIterator[Json]:
    """Without their bodies."""
    async for item in records.set_aside.stream(partition=SET_ASIDE_JOBS):
        one = item.value
        yield {"id": one.id, "at": moment(one.at), "job": one.job, "reason": one.reason, "attempts": one.attempts}


def _finding(one: Finding) -> Json:
    return {"check": one.check, "state": one.state.value, "message": in_words(texts("en"), one)}


def _versions() -> Json:
    packages: dict[str, Json] = {one.metadata["Name"]: one.version for one in distributions()}
    return {"python": platform.python_version(), "system": platform.platform(), "packages": packages}


def _settings(settings: Settings) -> Json:
    """The names of those that are set, and never what they say."""
    names = (variable(name) for name in type(settings).model_fields)
    return sorted(name for name in names if name in os.environ)


def _bill() -> dict[str, str]:
    return {BILL.name: BILL.read_text("utf-8")} if BILL.is_file() else {}


def _json(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True)


def _midnight(text: str, name: str) -> datetime:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise NotUnderstood(f"{name}: {text!r} is no day as 2026-11-28") from None
    return datetime(day.year, day.month, day.day, tzinfo=HERE)
