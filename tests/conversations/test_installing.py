"""What is taken over as prepared is what installing gives, and nothing is taken over where it would be something
else."""

import shutil
from pathlib import Path

import pytest

from bot.channel.base import CardMessage, Reply, Turn
from tests.conversations.conftest import opened_school, with_topics
from tests.conversations.keeping import everything_kept
from tests.conversations.repeating import _BY_CHANCE
from tests.conversations.school import School


async def reached(prepared: Path, data: Path, *, topics: bool, jobs: bool, really: bool) -> tuple[object, ...]:
    """What is kept and shown, and what the clock says then."""
    shutil.copytree(prepared, data)
    school = await School.open(data)
    if topics:
        await with_topics(school)
    if really:
        school._begun = None
    await school.everybody_installs()
    done = await school.jobs() if jobs else 0
    kept = sorted((kind, _BY_CHANCE.sub("", body)) for kind, body in everything_kept(data, None))
    chats = {chat: [one.text for one in shown] for chat, shown in school.recorder.chats.items()}
    told = (kept, chats, done, next(school.recorder._ids), next(school.stage.numbers))
    await school.close()
    return told


@pytest.mark.parametrize("topics", [False, True])
@pytest.mark.parametrize("jobs", [False, True])
async def test_what_was_prepared_is_what_installing_gives(
    prepared: Path, tmp_path: Path, topics: bool, jobs: bool, pytestconfig: pytest.Config
) -> None:
    if pytestconfig.getoption("--store") != "sqlite":
        pytest.skip("nothing is prepared there")
    really, taken = [
        await reached(prepared, tmp_path / name, topics=topics, jobs=jobs, really=name == "really")
        for name in ("really", "taken")
    ]
    assert taken == really
    assert really[2] if jobs else not really[2]


async def test_what_was_said_before_stays(school: School) -> None:
    await school.ana.says("hallo")
    said = school.ana.chat[0]
    await school.everybody_installs()
    assert school.ana.chat[0] is said
    assert all(person.chat for person in school.people.values())


async def test_what_was_said_between_stays(school: School) -> None:
    await school.everybody_installs()
    await school.ana.says("hallo")
    said = school.ana.newest
    await school.jobs()
    assert school.ana.newest is said


async def test_who_looks_at_each_turn_sees_each(school: School) -> None:
    seen: list[str] = []
    handle = school.stage.handle

    async def looking(turn: Turn) -> Reply:
        seen.append(turn.person)
        return await handle(turn)

    school.stage.handle = looking
    await school.everybody_installs()
    assert len(seen) == len(school.people)


async def test_no_school_shows_what_another_one_changed(
    school: School, prepared: Path, pytestconfig: pytest.Config, tmp_path: Path
) -> None:
    await school.everybody_installs()
    before, message = school.ana.newest.text, school.ben.newest.message
    assert isinstance(message, CardMessage)
    school.recorder.replace(school.ana.conversation, school.ana.newest.activity, message)
    assert school.ana.newest.text != before
    async with opened_school(prepared, pytestconfig, tmp_path / "other") as other:
        await other.everybody_installs()
        assert other.ana.newest.text == before
