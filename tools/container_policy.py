"""Writes infra/container_policy.json: the indexes that this version of Bode needs in Cosmos DB."""

import json
from pathlib import Path

from bot.store.cosmos_finds import indexing_policy
from bot.store.kinds import KINDS

FILE = Path(__file__).resolve().parents[1] / "infra" / "container_policy.json"


def text() -> str:
    return json.dumps(indexing_policy(KINDS), indent=2) + "\n"


if __name__ == "__main__":
    FILE.write_text(text(), "utf-8")
    print(FILE)
