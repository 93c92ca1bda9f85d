"""Processes that we start, watch and stop: each in its own process group, with its output in a file."""

import asyncio
import contextlib
import os
import signal
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

GRACE_SECONDS = 8.0


@dataclass(frozen=True, slots=True)
class Child:
    """A running process; `log` is None when it writes to our own terminal."""

    name: str
    process: asyncio.subprocess.Process
    log: Path | None

    @property
    def has_ended(self) -> bool:
        return self.process.returncode is not None

    def last_lines(self, count: int = 15) -> list[str]:
        """The end of its log, for when it died."""
        if self.log is None:
            return []
        return self.log.read_text("utf-8", errors="replace").splitlines()[-count:]


def _open_log(log: Path) -> BinaryIO:
    log.parent.mkdir(parents=True, exist_ok=True)
    if log.exists():
        log.replace(log.with_suffix(".log.1"))
    return log.open("wb")


async def start(
    name: str, command: Sequence[str], *, cwd: Path, environment: Mapping[str, str], log: Path | None
) -> Child:
    """Starts a process in its own group; the log of the time before is kept as `<name>.log.1`."""
    output = None if log is None else _open_log(log)
    try:
        process = await asyncio.create_subprocess_exec(
            *command,
            cwd=cwd,
            env={**os.environ, **environment},
            stdin=asyncio.subprocess.DEVNULL,
            stdout=output,
            stderr=asyncio.subprocess.STDOUT if output else None,
            start_new_session=True,
        )
    finally:
        if output is not None:
            output.close()
    return Child(name, process, log)


def _tell(child: Child, what: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError):  # it and all that it started are gone
        os.killpg(child.process.pid, what)


async def stop(children: Iterable[Child], grace: float = GRACE_SECONDS) -> list[str]:
    """Ends all of them: asks first, insists after `grace` seconds; returns the names of those that had to be killed."""
    running = [child for child in children if not child.has_ended]
    for child in running:
        _tell(child, signal.SIGTERM)
    if not running:
        return []
    waits = {asyncio.create_task(child.process.wait()): child for child in running}
    _, late = await asyncio.wait(waits, timeout=grace)
    for task in late:
        _tell(waits[task], signal.SIGKILL)
    if late:
        await asyncio.wait(late, timeout=grace)
    return [waits[task].name for task in late]


async def first_to_end(children: Iterable[Child]) -> Child:
    """Waits until one of them ends by itself."""
    waits = {asyncio.create_task(child.process.wait()): child for child in children}
    try:
        ended, _ = await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in waits:
            task.cancel()
    return waits[next(iter(ended))]
