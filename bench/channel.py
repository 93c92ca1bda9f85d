"""Turns and sends a second through the real HTTP endpoint, beside the stock framework: `python -m bench.channel`.

Neither side asks or fetches tokens (the stock bot cannot be given local keys); ours has its store, its directory of
generated people and its queue, all on disk; the stock bot echoes and stores nothing. The people talk from a process of
their own, which also takes the replies. A turn is counted when its answer is there and its reply has been sent.
"""

import tempfile
from pathlib import Path

from bench.processes import bode, listening, prepare, run_json
from bench.traffic import Result

PEOPLE = 500
CALLERS = 16
OUR_TURNS = 3000
STOCK_TURNS = 600
OUR_SENDS = 5000
SDK_SENDS = 600
KINDS = {
    "Bode: 'help'": "help",
    "Bode: 'verlof', starts a request": "request",
    "Bode: Action.Execute, keeps a choice": "execute",
}


def turns(bot: str, kind: str, count: int) -> Result:
    """One measurement, after a short one that warms up."""
    run_json("bench.traffic", bot, kind, count // 10, PEOPLE, CALLERS)
    return Result(**run_json("bench.traffic", bot, kind, count, PEOPLE, CALLERS))


def _row(name: str, result: Result, beside: float) -> str:
    note = f"  {result.failed} failed" if result.failed else ""
    return (
        f"{name:40}{result.per_second:10,.0f}{result.p50:10.1f}{result.p99:10.1f}"
        f"{result.per_second / beside:9.1f}x{note}"
    )


def main() -> None:
    with listening("bench.stock") as stock:
        echo = turns(stock, "echo", STOCK_TURNS)
    print(f"{f'turns, {CALLERS} at once, no tokens':40}{'a second':>10}{'p50 ms':>10}{'p99 ms':>10}{'':>9}")
    print(_row("stock botbuilder: echo", echo, echo.per_second))
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder), PEOPLE)
        with bode(Path(folder)) as (address, _, _):
            for name, kind in KINDS.items():
                print(_row(name, turns(address, kind, OUR_TURNS), echo.per_second))
    with listening("bench.sink") as port:
        url = f"http://127.0.0.1:{port}"
        adapter: float = run_json("bench.leaving", "adapter", url, SDK_SENDS, CALLERS)
        client: float = run_json("bench.leaving", "client", url, SDK_SENDS, CALLERS)
        ours: float = run_json("bench.leaving", "ours", url, OUR_SENDS, CALLERS)
    print(f"\n{f'cards sent, {CALLERS} at once, no tokens':40}{'a second':>10}")
    for name, rate in (("the SDK's adapter", adapter), ("the SDK's bare client", client), ("Bode", ours)):
        print(f"{name:40}{rate:10,.0f}{'':20}{rate / adapter:9.1f}x")


if __name__ == "__main__":
    main()
