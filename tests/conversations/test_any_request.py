"""Whatever people do to requests, in whatever order: one end each, nobody decides on their own, nothing is orphaned."""

from contextlib import suppress
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.errors import Unavailable
from tests.conversations.conftest import opened_school
from tests.conversations.requests_changed import EVERY_DEED
from tests.conversations.requests_lived import Life

OUTING = """
id = "outing"
version = 1
prefix = "UIT"
title = { nl = "Uitstap", fr = "Excursion", en = "Outing" }
description = { nl = "Op stap.", fr = "En route.", en = "Out." }
keywords = { nl = ["uitstap"], fr = ["excursion"], en = ["outing"] }
away = { field = "day" }

[handling]
team = ["group:hr"]
otherwise = ["role:communication"]
urgent = "amount > 100"
on_call = ["role:headmaster"]

[[route]]
id = "head"
approvers = ["head"]
otherwise = ["group:hr"]
due = 3
remind = [1]
escalate = ["head", "group:hr", "role:communication"]

[[route]]
id = "hr"
approvers = ["group:hr"]
otherwise = ["role:communication"]
all = true
due = 2
escalate = ["head", "role:communication"]
when = "amount > 100"

[[steps]]
id = "all"
title = { nl = "Alles", fr = "Tout", en = "All" }

[[steps.fields]]
id = "day"
kind = "date"
label = { nl = "Dag", fr = "Jour", en = "Day" }

[[steps.fields]]
id = "amount"
kind = "number"
label = { nl = "Bedrag", fr = "Montant", en = "Amount" }
"""


@pytest.fixture
def outing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "forms"
    folder.mkdir()
    (folder / "outing.toml").write_text(OUTING, "utf-8")
    monkeypatch.setenv("BODE_FORMS_DIR", str(folder))


async def lived(prepared: Path, config: pytest.Config, deeds: list[str], seed: int) -> None:
    with TemporaryDirectory() as folder:
        async with opened_school(prepared, config, Path(folder) / "data") as school:
            life = Life(school, Random(seed))
            for deed in ("draws_up", "hands_in", *deeds):
                with suppress(Unavailable):  # whoever left does nothing any more
                    await EVERY_DEED[deed](life)
                await life.holds()
            await life.works_on()
            await life.holds()


def histories(longest: int) -> tuple[st.SearchStrategy[list[str]], st.SearchStrategy[int]]:
    """Lists of deeds, which shrink, and what each of them draws."""
    return st.lists(st.sampled_from(sorted(EVERY_DEED)), min_size=longest // 2, max_size=longest), st.integers(0, 2**32)


@pytest.mark.walk
@given(*histories(50))
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.usefixtures("outing")
async def test_a_few_histories(prepared: Path, pytestconfig: pytest.Config, deeds: list[str], seed: int) -> None:
    await lived(prepared, pytestconfig, deeds, seed)


@pytest.mark.long
@pytest.mark.parametrize("_part", range(8))
@given(*histories(50))
@settings(max_examples=250, derandomize=False, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.usefixtures("outing")
async def test_two_thousand_histories(
    prepared: Path, pytestconfig: pytest.Config, _part: int, deeds: list[str], seed: int
) -> None:
    """In parts, for the processes of one run to share."""
    await lived(prepared, pytestconfig, deeds, seed)
