"""What it costs a turn to be watched: `python -m bench watching`.

The same turn (a command, with its store on this machine) without, with the figures of the log alone, and with traces
and metrics that somebody takes; in turns of each, so that the machine is as busy for all. The best round counts.
"""

import asyncio
import tempfile
import threading
import time
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from bot.bootstrap.houses import opened_house
from bot.channel.base import Handle, Said, Turn
from bot.front.dispatch import handler
from bot.people.contact import Address
from bot.people.loading import load_organisation
from bot.people.organisation_file import parse_organisation
from bot.settings import load_settings
from bot.telemetry.otel import recorded
from bot.telemetry.taker import Taker

ROOT = Path(__file__).resolve().parents[1]
TURNS = 200
ROUNDS = 5

Watched = Callable[[], AbstractContextManager[None]]


def main() -> None:
    asyncio.run(_main())


async def _main() -> None:
    with tempfile.TemporaryDirectory() as name, _taking() as address:
        ways: dict[str, Watched] = {
            "not watched": nullcontext,
            "figures in the log": lambda: recorded(None, every=1),
            "traces and metrics sent too": lambda: recorded(Taker(address), every=1),
        }
        async with opened_house(load_settings(data_dir=Path(name) / "data")) as house:
            file = ROOT / "samples" / "organisation.toml"
            organisation = parse_organisation(file.name, file.read_bytes())
            await load_organisation(house, organisation)
            handle, person = handler(house), organisation.people[0].id
            best = dict.fromkeys(ways, float("inf"))
            await _milliseconds(handle, person, "warm")
            for number in range(ROUNDS):
                for way, watched in ways.items():
                    with watched():
                        taken = await _milliseconds(handle, person, f"{way}-{number}")
                    best[way] = min(best[way], taken)
    bare = best["not watched"]
    print(f"{'a turn':32}{'ms':>8}{'ratio':>8}")
    for way, taken in best.items():
        print(f"{way:32}{taken:8.3f}{taken / bare:8.2f}")


async def _milliseconds(handle: Handle, person: str, key: str) -> float:
    """Of one turn."""
    address = Address("a:1", "https://smba.example/", "t", f"29:{person}", "28:bode")
    began = time.perf_counter()
    for number in range(TURNS):
        await handle(Turn(f"{key}-{number}", person, address, "personal", "nl-BE", Said("help")))
    return (time.perf_counter() - began) / TURNS * 1000


@contextmanager
def _taking() -> Generator[str]:
    """Takes everything, in a thread of its own."""

    class Taking(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Nothing is said."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Taking)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()


if __name__ == "__main__":
    main()
