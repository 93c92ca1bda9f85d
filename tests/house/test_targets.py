"""What the default run leaves out has a target of its own, and every change must pass it."""

import re
import shutil
import subprocess
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PYTEST = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["pytest"]["ini_options"]
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
CI = (ROOT / ".ci" / "run").read_text("utf-8")

ABOUT = {"one_process", "property"}
"""Markers that say something of a test, and leave none out."""
BY_HAND = {"test-long"}
"""Targets that take too long for every change; what of it concerns the services of Azure is in test-cloud."""


def recipes() -> Mapping[str, str]:
    """What each target of tests does."""
    found = re.findall(r"^(test[\w-]*):.*\n((?:\t.*\n)+)", MAKEFILE, re.MULTILINE)
    return dict(found)


def left_out() -> set[str]:
    return set(re.findall(r"not (\w+)", PYTEST["addopts"]))


def test_each_marker_is_left_out_of_the_default_run_or_only_says_something() -> None:
    assert {marker.partition(":")[0] for marker in PYTEST["markers"]} == left_out() | ABOUT


def test_what_is_left_out_is_chosen_by_a_target_that_its_marker_names() -> None:
    for marker in left_out():
        (said,) = (one for one in PYTEST["markers"] if one.startswith(f"{marker}:"))
        (named,) = re.findall(r"`make ([\w-]+)`", said)
        assert re.search(rf'-m "{marker}\b', recipes()[named]), marker


def test_nothing_that_is_left_out_twice_is_chosen_by_nobody() -> None:
    """What is a walk and takes minutes is chosen as what takes minutes."""
    chosen = {target: re.findall(r"-m (\".+?\"|\w+)", recipe) for target, recipe in recipes().items()}
    assert chosen["test-slow"] == ['"slow and not long"']
    assert chosen["test-walks"] == ['"walk and not long"']
    assert chosen["test-processes"] == ['"process and not long"']
    assert chosen["test-long"] == ['"long or property"']
    assert chosen["test-cloud"] == ['"not long"', '"not long"', "long"]


def test_every_change_passes_every_target_of_tests() -> None:
    (steps,) = re.findall(r"^for step in (.*); do$", CI, re.MULTILINE)
    assert set(recipes()) - BY_HAND <= set(steps.split())


@pytest.mark.parametrize("fails", ["nothing", "tests/conversations", "tests/faults --store", "long tests/faults"])
def test_what_runs_in_several_parts_runs_them_all_and_fails_where_one_does(fails: str, tmp_path: Path) -> None:
    """Else nobody learns of the later ones what is wrong with them."""
    make = shutil.which("make")
    assert make
    pytest_of = tmp_path / "pytest"
    pytest_of.write_text(f'#!/bin/sh\necho ran "$@"\ncase "$*" in *"{fails}"*) exit 1;; esac\n', encoding="utf-8")
    pytest_of.chmod(0o755)
    given = ["-f", str(ROOT / "Makefile"), f"PYTEST={pytest_of}", "SETUP=@:", "test-cloud"]
    ran = subprocess.run([make, *given], capture_output=True, text=True, check=False)
    assert ran.stdout.count("ran ") == recipes()["test-cloud"].count("$(PYTEST)") == 3
    assert (ran.returncode == 0) is (fails == "nothing"), ran.stderr
