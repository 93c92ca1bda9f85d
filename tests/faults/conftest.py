"""Where the faults find the store: in SQLite, or by `pytest --store cosmos` in a peer of Cosmos DB.

What concerns SQLite's own file stands in tests/store (test_sqlite_file, test_crash, test_log_loss). Of the long ones
those that start their own peer run on Cosmos DB, the others on SQLite.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from bench.processes import listening


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: Iterable[pytest.Item]) -> None:
    """All of them start processes."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("process")


@pytest.fixture
def chosen_store(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whatever is opened or started meanwhile keeps its documents there. The peer is a process of its own: a test may
    wait for another one without serving anybody."""
    if request.config.getoption("--store") == "sqlite":
        yield
        return
    with listening("tests.peers.cosmos") as line:
        endpoint, key = line.split()
        monkeypatch.setenv("BODE_STORE", "cosmos")
        monkeypatch.setenv("BODE_COSMOS_ENDPOINT", endpoint)
        monkeypatch.setenv("BODE_COSMOS_KEY", key)
        yield
