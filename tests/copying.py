"""A copy of the project to try an addition on, in a process of its own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
COPIED = (
    "app.py",
    "bot",
    "cards",
    "dialogs",
    "languages",
    "manifest",
    "samples",
    "tests",
    "tools",
    "pyproject.toml",
    "docs",
)


def copied(to: Path) -> Path:
    """With what is compiled, which stays true of every file that is not changed."""
    ignored = shutil.ignore_patterns("corpus", "node_modules")
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, to / name, ignore=ignored)
        else:
            shutil.copy(source, to / name)
    return to


def try_tests(copy: Path, text: str) -> None:
    """Runs these tests in the copy; they must all pass."""
    (copy / "tests" / "test_added.py").write_text(text, encoding="utf-8")
    ran = python(copy, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-n", "0", "tests/test_added.py")
    assert ran.returncode == 0, ran.stdout[-3000:] + ran.stderr[-2000:]
    assert "[100%]" in ran.stdout


def python(copy: Path, *options: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    command = [sys.executable, *options]
    return subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False, timeout=300)
