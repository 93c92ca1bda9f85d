"""`make reset`: forgets what the bot knows in a data folder, and removes nothing that is not Bode's."""

import argparse
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from bot.data_folder import is_data_folder, ours_in
from tools.run import Failed, alone


def reset(folder: Path) -> str:
    """What was done, in a sentence. Raises Failed when it is no data folder, or Bode runs on it."""
    if not folder.exists():
        return f"{folder}: there is nothing to forget."
    if not folder.is_dir() or not is_data_folder(folder):
        raise Failed(f"{folder} is no data folder of Bode's: nothing was removed.")
    with alone(folder):
        for path in ours_in(folder):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()
    left = sorted(path.name for path in folder.iterdir())
    if left:
        return f"{folder}: forgotten. Not Bode's, and still there: {', '.join(left)}."
    folder.rmdir()
    return f"{folder}: forgotten."


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="make reset", description=__doc__)
    data = Path(os.environ.get("BODE_DATA_DIR", "data"))
    parser.add_argument("--data", type=Path, default=data, help="the folder to forget (default: data)")
    try:
        print(reset(parser.parse_args(arguments).data.resolve()))
    except (Failed, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
