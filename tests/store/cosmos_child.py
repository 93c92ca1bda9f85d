"""Opens a house by its environment, keeps one document, and says whether the SDK of Cosmos DB was loaded."""

import asyncio
import sys
from pathlib import Path

from bot.bootstrap.houses import opened_house
from bot.errors import OperatorError
from bot.logs import start_logs
from bot.settings import load_settings
from bot.work.kept import Counter


async def main(folder: Path) -> str:
    settings = load_settings(data_dir=folder)
    start_logs(settings.log_level)
    async with opened_house(settings) as house:
        versions = await house.records.accept("counters", [house.records.counters.put(Counter("n", 1))])
    return f"{'with' if 'azure.cosmos' in sys.modules else 'without'} azure.cosmos: kept {len(versions)}"


if __name__ == "__main__":
    try:
        print(asyncio.run(main(Path(sys.argv[1]))))
    except OperatorError as error:
        sys.exit(str(error))
