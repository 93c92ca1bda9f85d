"""What the command line shows of people leaves a trace first: by which account, at what, of whom."""

from pathlib import Path
from typing import Any

import pytest

from bot.cli.looking import account
from bot.people.looked import LOOKED_DEED
from bot.store.partitions import LOOKS, SET_ASIDE_JOBS
from bot.work.kept import SetAside
from tests.cli.operating import Operator
from tests.cli.test_audit import ENTRIES, stored
from tests.conversations.school import ORGANISATION, organisation_file
from tests.work.chain.rig import Kept

(ANA,) = (one.id for one in organisation_file().people if one.name == "Ana Martens")


async def traces(kept: Kept) -> list[tuple[Any, ...]]:
    found = [one.value async for one in kept.records.audit.stream(partition=LOOKS)]
    return sorted((one.deed, one.actor, one.detail["what"], one.subject, one.detail["account"]) for one in found)


async def lies_aside(kept: Kept) -> None:
    one = SetAside("j1", ENTRIES[0].at, "jobs", "person_welcome", {"person": ANA}, 10, "attempts")
    await kept.records.accept(SET_ASIDE_JOBS, [kept.records.set_aside.put(one)])


@pytest.mark.slow
def test_each_command_that_shows_people_leaves_a_trace(tmp_path: Path) -> None:
    operator = Operator(tmp_path / "data")
    assert operator.types("load", ORGANISATION).exit_code == 0
    commands = {
        ("mandates", "mandates"): ("mandates",),
        ("roles", "roles"): ("roles",),
        ("erasure", ANA): ("person", "erase", ANA, "--check"),
        ("log", ANA): ("person", "log", ANA),
        ("ask", ANA): ("ask", "Waar staat het noodplan?", "--as", "Ana Martens"),
    }
    for command in (*commands.values(), ("mandates",)):
        done = operator.types(*command)
        assert done.exit_code == 0, done.output
    expected = [
        (LOOKED_DEED, "operator", what, subject, account()) for what, subject in [*commands, ("mandates", "mandates")]
    ]
    assert stored(operator.data, traces) == sorted(expected)
    assert operator.types("jobs").exit_code == 0
    assert stored(operator.data, traces) == sorted(expected), "nothing of anybody was there to see"
    stored(operator.data, lies_aside)
    assert "j1" in operator.types("jobs").output
    assert stored(operator.data, traces) == sorted([*expected, (LOOKED_DEED, "operator", "jobs", "jobs", account())])
