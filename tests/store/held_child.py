"""A process that holds a file open: prints a line once it has, and at every line that it reads writes a row and prints
how many there are. The argument is the file."""

import asyncio
import sys
from pathlib import Path
from sqlite3 import Connection

from bot.sqlite.opening import open_file


def _write(connection: Connection) -> int:
    connection.execute("INSERT INTO t VALUES ('held')")
    return connection.execute("SELECT count(*) FROM t").fetchone()[0]


async def main(path: Path) -> None:
    file = await open_file(path)
    print("open", flush=True)
    while await asyncio.to_thread(sys.stdin.readline):
        print(await file.write(_write), flush=True)
    await file.close()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
