"""A stand-in for Teams' connector service that takes everything: `python -m bench.sink` prints its port."""

import asyncio
import itertools
from collections.abc import Callable

from aiohttp import web

Taken = Callable[[str, bytes], None]
"""Is told of every activity: its path, which names the conversation, and its body."""


class Sink:
    """`taken` is how many activities have arrived."""

    def __init__(self, on_taken: Taken | None = None) -> None:
        self.taken = 0
        self._on_taken = on_taken
        self._ids = itertools.count(1)

    async def _take(self, request: web.Request) -> web.Response:
        body = await request.read()
        self.taken += 1
        if self._on_taken:
            self._on_taken(request.path, body)
        return web.json_response({"id": str(next(self._ids))}, status=201)

    async def start(self) -> int:
        """The port it listens on, on loopback."""
        app = web.Application()
        app.router.add_route("*", "/{rest:.*}", self._take)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        return int(runner.addresses[0][1])


async def main() -> None:
    print(await Sink().start(), flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main())
