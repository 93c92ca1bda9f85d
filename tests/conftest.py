"""For every test: hypothesis tries the same examples in every run, and no slow machine fails them; in the long tests
each property is tried again, with new examples each time, and more."""

from collections.abc import Iterable

import pytest
from hypothesis import is_hypothesis_test, settings

settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("free", deadline=None, max_examples=500, print_blob=True)

LONG = "long or property"
"""What `make test-long` chooses."""


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile("free" if config.getoption("markexpr") == LONG else "steady")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: Iterable[pytest.Item]) -> None:
    for item in items:
        if isinstance(item, pytest.Function) and is_hypothesis_test(item.obj):
            item.add_marker("property")
