"""A full disk under an installation of its own, on its embedded store and blobs, in the midst of a send.

The data folder is a small file system in memory, which has to be mounted; where that is not allowed, no file may grow
any more instead (a limit of the process), which Bode meets as an error of the disk alike.
"""

import asyncio
import json
import resource
import subprocess
import urllib.error
import urllib.request
from collections.abc import AsyncGenerator, Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from time import sleep
from typing import Any

from bench.people import Activity, clicks, person_id, says
from bench.processes import Bot
from bench.sends.stage import FIRST, Stage, missing, stage
from bench.soak.report import Report
from bot.blobs.base import BlobsUnavailable
from bot.bootstrap.houses import opened_house, opened_records
from bot.store.partitions import person_partition
from cards.announce.news_buttons import SettingsKeep
from tests.peers.connector import Rules

PEOPLE = 120
MEGABYTES = 96
MEANWHILE = 4.0
"""Seconds for which the disk is full."""
ANSWERS_AFTER = 0.2
"""Of Teams: something is under way when the disk is full."""
MOST_MS = 15_000.0
"""Teams waits so long for a turn."""
BLOB = "soak/blob"


@dataclass
class Disk:
    """`mounted`: a file system of its own; else the process may not write."""

    folder: Path
    mounted: bool

    def fill(self, process: int) -> None:
        if not self.mounted:
            resource.prlimit(process, resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
            return
        with suppress(OSError), (self.folder / "filler").open("wb", buffering=0) as filler:
            for size in (2**20, 2**12, 1):
                with suppress(OSError):
                    while True:
                        filler.write(bytes(size))

    def free(self, process: int) -> None:
        if self.mounted:
            (self.folder / "filler").unlink()
        else:
            resource.prlimit(process, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


@contextmanager
def disk_at(folder: Path) -> Generator[Disk]:
    folder.mkdir(parents=True)
    command = ["mount", "-t", "tmpfs", "-o", f"size={MEGABYTES}m,mode=0700", "tmpfs", str(folder)]
    try:
        mounted = subprocess.run(command, check=False, capture_output=True).returncode == 0
    except OSError:
        mounted = False
    try:
        yield Disk(folder, mounted)
    finally:
        if mounted:
            subprocess.run(["umount", "--lazy", str(folder)], check=False)


def full(report: Report, folder: Path) -> None:
    """It is full while an announcement goes out and people click and ask; then it has room again."""
    rules = Rules(marks=(FIRST,), answers_after=ANSWERS_AFTER)
    with disk_at(folder) as disk, stage(folder / "data", PEOPLE, rules, {"BODE_LEAST_FREE_MB": "1"}) as one:
        bot = Bot(folder / "data", hurried=False, further=one.further)
        bot.start()
        try:
            one.publishes()
            one.until(lambda now: now.reached >= PEOPLE // 4, every=0.05)
            disk.fill(bot.process)
            sleep(1)
            ready = _status(bot.address)
            click, message = _told(bot.address, _wish(one)), _told(bot.address, _question(one))
            kept = asyncio.run(_kept(one))
            blob = asyncio.run(_puts_a_blob(one)) if disk.mounted else 0
            reached = one.seen().reached
            sleep(MEANWHILE)
            further = one.seen().reached - reached
            disk.free(bot.process)
            again = _told(bot.address, _wish(one))
            asked = _told(bot.address, _question(one))
            one.until_sent()
            after = _status(bot.address)
        finally:
            bot.stop()
        how = "a file system of its own" if disk.mounted else "a process that may write no file: none could be mounted"
        report.head(f"A full disk ({how}) while an announcement goes to {PEOPLE}")
        report.row("/readyz meanwhile: ready", int(ready == 200), 0)
        report.row("clicks meanwhile that were answered as if they had counted", int(_is_card(click)), 0)
        report.row("turns meanwhile without an answer", int(click is None) + int(message is None), 0)
        report.row("of what was refused: kept all the same", kept, 0)
        report.row("blobs that were kept in part", blob, 0)
        report.row("people who got the announcement while it was full", further)
        report.row("clicks that do not count once there is room", int(not _is_card(again)), 0)
        report.row("questions without an answer once there is room", int(asked is None), 0)
        report.row("/readyz afterwards: not ready", int(after != 200), 0)
        report.row("wishes and questions that are not kept once", asyncio.run(_not_once(one)), 0)
        report.rows(missing(one))


def _wish(one: Stage) -> Activity:
    """A click that is to be kept: person 1 wants a digest."""
    inputs = {"muted": "", "followed": "", "digest": "16:00", "quiet_from": "", "quiet_until": ""}
    return clicks(1, one.peer, SettingsKeep.verb, {**SettingsKeep().to_data(), **inputs})


def _question(one: Stage) -> Activity:
    return says(2, one.peer, "Wat zegt de school over de zwemles?")


def _told(address: str, activity: Activity) -> Any:
    """What comes back: {} to a message; None where it is no answer."""
    body = json.dumps(activity).encode()
    request = urllib.request.Request(f"{address}/api/messages", body, {"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=MOST_MS / 1000) as answer:
            return json.loads(answer.read() or b"{}")
    except (urllib.error.URLError, TimeoutError):
        return None


def _is_card(answer: Any) -> bool:
    return bool(answer) and isinstance(answer.get("value"), dict) and answer["value"].get("type") == "AdaptiveCard"


def _status(address: str) -> int:
    try:
        with urllib.request.urlopen(f"{address}/readyz", timeout=MOST_MS / 1000) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code


async def _kept(one: Stage) -> int:
    async with opened_records(one.settings) as records:
        return int(await records.preferences.get(person_partition(person_id(1)), person_id(1)) is not None)


async def _not_once(one: Stage) -> int:
    async with opened_records(one.settings) as records:
        wish = await records.preferences.get(person_partition(person_id(1)), person_id(1))
        questions = [item async for item in records.questions.stream(partition=person_partition(person_id(2)))]
    return int(wish is None) + abs(len(questions) - 1)


async def _puts_a_blob(one: Stage) -> int:
    """How much stands there of one for which there is no room."""

    async def chunks() -> AsyncGenerator[bytes]:
        for _ in range(4):
            yield bytes(2**20)

    async with opened_house(one.settings) as house:
        try:
            await house.blobs.put(BLOB, chunks())
        except BlobsUnavailable:
            return len([blob async for blob in house.blobs.list(BLOB)])
    return 1
