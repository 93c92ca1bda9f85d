"""What is heavy is loaded when it is needed, or when it is asked for ahead."""

import subprocess
import sys
from pathlib import Path

import pytest

LOADED = """
import sys
from datetime import date
import dialogs.form, dialogs.filling
from dialogs.warming import warm
dialogs.form.load_forms()
heavy = ("dateparser", "holidays")
print([name for name in heavy if name in sys.modules])
warm(date(2026, 11, 21))
print([name for name in heavy if name in sys.modules])
"""


@pytest.mark.slow
def test_loading_the_forms_loads_no_calendars() -> None:
    root = Path(__file__).parents[2]
    ran = subprocess.run([sys.executable, "-c", LOADED], cwd=root, capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines() == ["[]", "['dateparser', 'holidays']"]
