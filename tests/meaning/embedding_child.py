"""Makes vectors until it is killed: python -m tests.meaning.embedding_child DATA URL"""

import asyncio
import sys
from pathlib import Path

from bot.answer.library.embedding import Embedder
from bot.bootstrap.houses import opened_house
from bot.settings import load_settings
from tests.peers.embeddings import KEY, MODEL


async def main(data: Path, url: str) -> None:
    given = {"meaning": "endpoint", "meaning_endpoint": url, "meaning_model": MODEL, "meaning_key": KEY}
    async with opened_house(load_settings(data_dir=data, **given)) as house:
        assert house.meaning
        while await Embedder(house, house.meaning).embed():
            pass


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), sys.argv[2]))
