"""For every test: hypothesis tries the same examples in every run, and no slow machine fails them; in the long tests it
tries new ones each time, and more."""

import pytest
from hypothesis import settings

settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("free", deadline=None, max_examples=500, print_blob=True)


def pytest_configure(config: pytest.Config) -> None:
    chosen = str(config.getoption("markexpr"))
    settings.load_profile("free" if "long" in chosen and "not long" not in chosen else "steady")
