"""Serves the real bot on a port, with settings that no installation can have: Teams takes whatever is sent."""

import asyncio
import sys
from pathlib import Path

from bot.logs import start_logs
from bot.settings import Settings, load_settings
from bot.web.app import serve
from bot.work.windows import Limit

MOST = 1_000_000


def unhurried(port: int, data: Path | None = None) -> Settings:
    """`data`: another data folder than the one that the environment names."""
    settings = load_settings(port=port, data_dir=data) if data else load_settings(port=port)
    return settings.model_copy(
        update={"requests_per_second": MOST, "sends_per_second": MOST, "conversation_limits": (Limit(MOST, 1),)}
    )


def main() -> None:
    settings = unhurried(int(sys.argv[1]))
    start_logs(settings.log_level)
    asyncio.run(serve(settings, lambda address: print(f"Bode listens on {address}", file=sys.stderr)))


if __name__ == "__main__":
    main()
