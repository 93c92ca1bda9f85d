"""What a digest and what citing add to a send, with a store that counts requests and request units."""

import json
import os
import subprocess
import sys
from pathlib import Path

from bench.costs import ADDED
from bench.processes import ROOT, listening
from bench.table import Table


def measure(table: Table, _: Path, people: int) -> None:
    with listening("tests.peers.cosmos") as line:
        endpoint, key = line.split()
        kept = {name: value for name, value in os.environ.items() if not name.upper().startswith("BODE_")}
        peer = {"BODE_STORE": "cosmos", "BODE_COSMOS_ENDPOINT": endpoint, "BODE_COSMOS_KEY": key}
        command = [sys.executable, "-m", "bench.sends.added_turns", str(people)]
        environment = {**kept, **peer, "BODE_LOG_LEVEL": "ERROR"}
        said = subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout
    found = json.loads(said.splitlines()[-1])
    everybody = found.pop("people")
    sent, held, digest = (found[name] for name in ("sent", "held", "digest"))
    added = {
        "digest": [(one + other - plain) / everybody for one, other, plain in zip(held, digest, sent, strict=True)],
        "nothing": [one / everybody for one in found["nothing"]],
        "cited": found["cited"],
    }
    table.head(f"What a digest and citing add to an announcement to {everybody:,}")
    table.row("requests to the store for each person, without", sent[0] / everybody)
    table.row("request units for each person, without", sent[1] / everybody)
    for kind in ADDED:
        requests, units = added[kind.name]
        table.row(f"requests to the store that {kind.what}", requests, kind.requests)
        table.row(f"request units that {kind.what}", units, kind.units)
    table.row("requests to the store that citing adds for each person", added["cited"][0] / everybody)
    table.row("request units that citing adds for each person", added["cited"][1] / everybody)
