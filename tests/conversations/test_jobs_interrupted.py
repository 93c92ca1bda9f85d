"""Every kind of job that a walk brings about, done by two instances: what is left is what one would have left."""

from pathlib import Path

import pytest

from tests.conversations.conftest import opened_school, with_topics
from tests.conversations.interrupting import OF_THEIR_OWN, Interrupted, Interrupting, Left, interrupt
from tests.conversations.near_pages import with_near_pages
from tests.conversations.walking import CHANGED_IN, write_forms
from tests.conversations.walks import Walk, decide, narrow

pytestmark = pytest.mark.walk

MOST_STEPS = 12
"""That are looked at; what goes on for longer does the same for one after the other."""


@pytest.mark.parametrize("walk", CHANGED_IN, ids=lambda walk: walk.__name__)
async def test_what_follows_a_send_follows_it_once_though_its_sender_died(
    prepared: Path, pytestconfig: pytest.Config, tmp_path: Path, own_forms: Path, walk: Walk
) -> None:
    write_forms(walk, own_forms)
    _, undisturbed = await walked(walk, prepared, pytestconfig, tmp_path, Interrupted.NOT)
    for how in (Interrupted.NOTED, Interrupted.AGAIN):
        interrupting, left = await walked(walk, prepared, pytestconfig, tmp_path, how)
        assert not left.unlike(undisturbed), f"{how} {interrupting.came} {left.unlike(undisturbed)}"
        if how is Interrupted.AGAIN:
            assert {one for one, times in interrupting.came.items() if times} == interrupting.did - OF_THEIR_OWN
            assert interrupting.did, "no walk goes without a job"


@pytest.mark.long
async def test_wherever_the_process_of_a_job_dies(
    prepared: Path, pytestconfig: pytest.Config, tmp_path: Path, own_forms: Path
) -> None:
    write_forms(decide, own_forms)
    _, undisturbed = await walked(decide, prepared, pytestconfig, tmp_path, Interrupted.NOT)
    for steps in range(1, MOST_STEPS + 1):
        interrupting, left = await walked(decide, prepared, pytestconfig, tmp_path, Interrupted.KILLED, steps)
        if not interrupting.came:
            return
        assert not left.unlike(undisturbed), f"{steps}: {interrupting.came} {left.unlike(undisturbed)}"


async def walked(
    walk: Walk, prepared: Path, config: pytest.Config, folder: Path, how: Interrupted, steps: int = 0
) -> tuple[Interrupting, Left]:
    data = folder / f"{how.value}-{steps}"
    async with opened_school(prepared, config, data) as school:
        await with_topics(school)
        if walk is narrow:
            await with_near_pages(school, data / "near" / "gids")
        interrupting = await interrupt(school, how, steps)
        await walk(school)
        return interrupting, await interrupting.left()
