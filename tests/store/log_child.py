"""A process that writes rows and is killed, or puts the file down: arguments are the file and "killed" or "closed"."""

import asyncio
import os
import signal
import sys
from pathlib import Path

from bot.sqlite.opening import open_file

ROWS = 50


async def main(path: Path, end: str) -> None:
    file = await open_file(path)
    await file.write(lambda connection: connection.execute("CREATE TABLE IF NOT EXISTS t (text TEXT)"))
    for number in range(ROWS):
        text = f"{number} " * 500
        await file.write(lambda connection, text=text: connection.execute("INSERT INTO t VALUES (?)", (text,)))
    if end == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    await file.close()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), sys.argv[2]))
