"""What Bode asks of Azure: `python -m bench cloud`. The peers of its services run as processes of their own and count.

Request units are the peer's estimate, not the service's bill. Ends with 1 when anything asks for more than it may.
"""

import os
import subprocess
import sys

from bench import cloud_idle, cloud_queue
from bench.processes import ROOT, listening


def turns() -> bool:
    """Whether turns, jobs and deliveries stay within their limits."""
    with listening("tests.peers.cosmos") as line:
        endpoint, key = line.split()
        kept = {name: value for name, value in os.environ.items() if not name.upper().startswith("BODE_")}
        environment = {**kept, **_settings(endpoint, key), "BODE_LOG_LEVEL": "ERROR"}
        command = [sys.executable, "-m", "bench.cloud_turns"]
        return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode == 0


def idle() -> bool:
    with listening("tests.peers.cosmos") as line:
        endpoint, key = line.split()
        return cloud_idle.measure(endpoint, _settings(endpoint, key))


def _settings(endpoint: str, key: str) -> dict[str, str]:
    return {"BODE_STORE": "cosmos", "BODE_COSMOS_ENDPOINT": endpoint, "BODE_COSMOS_KEY": key}


def main() -> None:
    sound = [turns()]
    print()
    sound.append(idle())
    print()
    sound.append(cloud_queue.measure())
    if not all(sound):
        sys.exit("Something asks for more than it may.")


if __name__ == "__main__":
    main()
