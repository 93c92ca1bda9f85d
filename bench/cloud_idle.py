"""What a bot to whom nobody speaks asks of Cosmos DB, counted at the peer, and whether that is too much."""

import json
import tempfile
import time
import urllib.request
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from bench.costs import IDLE_READS, INSTANCES, LEASES, RENEWALS, SECONDS_A_MONTH
from bench.processes import bode, prepare

SETTLE_SECONDS = 100.0
"""Until what `load` promised was swept and tidied, and whatever begins at the start is over."""
SECONDS = 60.0
MOST_WRITES = RENEWALS / INSTANCES / SECONDS_A_MONTH
"""A second: the renewal of leases."""
PEOPLE = 10


def counted(endpoint: str) -> Counter[str]:
    with urllib.request.urlopen(f"{endpoint}peer/counted", timeout=10) as answer:
        return Counter(json.load(answer))


def measure(endpoint: str, settings: Mapping[str, str], seconds: float = SECONDS) -> bool:
    """Whether it stays within both limits."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        prepare(data, PEOPLE, further=settings)
        with bode(data, hurried=False, further=settings):
            time.sleep(SETTLE_SECONDS)
            before = counted(endpoint)
            time.sleep(seconds)
            since = counted(endpoint) - before
    reads, writes = (since["read"] + since["query"]) / seconds, since["batch"] / seconds
    print(f"Idle for {seconds:.0f} seconds, one instance")
    print(f"{'reads of the store a second':60}{reads:10.2f}{'under':>9}{IDLE_READS:8.2f}")
    print(f"{'writes of the store a second':60}{writes:10.2f}{'at most':>9}{MOST_WRITES:8.2f}", flush=True)
    return reads < IDLE_READS and since["batch"] <= MOST_WRITES * seconds + LEASES
