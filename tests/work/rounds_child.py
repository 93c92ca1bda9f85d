"""An instance with one round, as a process: says "ran" whenever the round did something, and "ready" before.

SIGUSR1 stops it between two steps, as SIGSTOP does from without wherever it is: a step that had begun by then would
end later, and nobody could tell it from one that begins after it came back.
"""

import asyncio
import os
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

from bot.sqlite.opening import open_file
from bot.store.kinds import KINDS
from bot.store.records import Records
from bot.store.sqlite import open_store
from bot.work.leases import Round, Rounds


def now() -> datetime:
    return datetime.now(UTC)


async def runs() -> None:
    """Steps that follow each other at once: wherever it is stopped, it is about to begin one."""
    until = asyncio.get_running_loop().time() + 0.5
    while asyncio.get_running_loop().time() < until:
        print("ran", flush=True)
        await asyncio.sleep(0.01)


async def main(folder: Path) -> None:
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    asyncio.get_running_loop().add_signal_handler(signal.SIGUSR1, os.kill, os.getpid(), signal.SIGSTOP)
    file = await open_file(folder / "bode.db")
    rounds = Rounds(Records(await open_store(file, KINDS, now=now), now=now), [Round("runs", 0.1, runs)])
    print("ready", flush=True)
    rounds.start()
    await stop.wait()
    await rounds.stop()
    await file.close()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
