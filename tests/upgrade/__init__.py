"""The version before this one: which commit it is, and its files, as long as the history holds it (README.md)."""

import io
import subprocess
import tarfile
from pathlib import Path

from tests.copying import ROOT

HERE = Path(__file__).parent
COMMIT = (HERE / "before.txt").read_text("utf-8").split()[0]
SHAPES = HERE / "before.json"


def unpack(folder: Path) -> str:
    """Puts its files there. Gives why that cannot be done, "" when it was."""
    try:
        done = subprocess.run(["git", "archive", COMMIT], cwd=ROOT, capture_output=True, check=False)
    except OSError:
        return "git is not installed"
    if done.returncode:
        return f"the history here does not reach back to {COMMIT[:10]}, the version before (a shallow clone?)"
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        archive.extractall(folder, filter="data")
    return ""
