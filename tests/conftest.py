"""For every test: hypothesis tries the same examples in every run, and no slow machine fails them; in the long tests
each property is tried again, with new examples each time, and more."""

import gc
import os
import shutil
from collections.abc import Generator, Iterable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import is_hypothesis_test, settings

from tests.extracting import end_extraction
from tools.azurite import Azurite, missing, running

settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("free", deadline=None, max_examples=500, print_blob=True)

MEMORY = Path("/dev/shm")  # where Linux has files in memory
ROOMY = 4 * 2**30

SELDOM = (10_000, 20, 20)
"""How often garbage is looked for: as Python does it, it took a tenth of the time."""

SETTINGS = pytest.StashKey[dict[str, str]]()
"""Of the environment, before any test."""

LONG = "long or property"
"""What `make test-long` chooses."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--store", choices=("sqlite", "cosmos"), default="sqlite", help="where conversations are kept")
    parser.addoption("--delivered", choices=("again", "at once"), help="how each turn reaches two instances")


def pytest_configure(config: pytest.Config) -> None:
    """Where there is room, what tests write stands in memory: each commit would wait for a disk, and no test pulls a
    plug."""
    if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOMY:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))
    config.stash[SETTINGS] = _settings()
    settings.load_profile("free" if config.getoption("markexpr") == LONG else "steady")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Half as many again as there are cores: a quarter of the time a test waits, for a thread, a process or a clock."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return cores + cores // 2


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What is collected stays until the end: to look through it for garbage again and again took a third of the
    collecting."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.set_threshold(*SELDOM)
        gc.enable()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: Iterable[pytest.Item]) -> None:
    for item in items:
        if isinstance(item, pytest.Function) and is_hypothesis_test(item.obj):
            item.add_marker("property")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Generator[None, object, object]:
    """A setting that the tests of a module leave behind is met by whatever runs after them in that process."""
    done = yield
    if nextitem is None or nextitem.path != item.path:
        left = _settings()
        for name in left:
            del os.environ[name]
        os.environ.update(item.config.stash[SETTINGS])
        assert left == item.config.stash[SETTINGS], "the environment has other settings than before the tests"
    return done


def _settings() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name.startswith("BODE_")}


def pytest_sessionfinish() -> None:
    end_extraction()


@pytest.fixture(scope="session")
def azurite() -> Iterator[Azurite]:
    """Azure Storage, with a clock that runs. Where node is not there its tests are skipped, but never in CI."""
    yield from _azurite()


@pytest.fixture(scope="session")
def timeless_azurite() -> Iterator[Azurite]:
    """The same with a clock that only its tests turn."""
    for started in _azurite():
        started.turn(timedelta())
        yield started


def _azurite() -> Iterator[Azurite]:
    if reason := missing():
        (pytest.fail if "CI" in os.environ else pytest.skip)(reason)
    with running() as started:
        yield started
