"""Answers the questions of a file from an index, and says how long it took: `python -m bench.searching INDEX FILE`."""

import asyncio
import json
import sys
from pathlib import Path

from bench.search import serve

if __name__ == "__main__":
    asked = Path(sys.argv[2]).read_text(encoding="utf-8").splitlines()
    print(json.dumps(asyncio.run(serve(Path(sys.argv[1]), asked))))
