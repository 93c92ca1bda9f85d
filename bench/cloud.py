"""What Bode asks of Azure: `python -m bench cloud`. The peers of its services run as processes of their own and count.

Request units are the peer's estimate, not the service's bill.
"""

import os
import subprocess
import sys

from bench.processes import ROOT, listening


def main() -> None:
    with listening("tests.peers.cosmos") as line:
        endpoint, key = line.split()
        kept = {name: value for name, value in os.environ.items() if not name.upper().startswith("BODE_")}
        environment = {
            **kept,
            "BODE_STORE": "cosmos",
            "BODE_COSMOS_ENDPOINT": endpoint,
            "BODE_COSMOS_KEY": key,
            "BODE_LOG_LEVEL": "WARNING",
        }
        subprocess.run([sys.executable, "-m", "bench.cloud_turns"], cwd=ROOT, env=environment, check=True)


if __name__ == "__main__":
    main()
