"""Whatever changes something, delivered to two instances: again to the second, or to both at once."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

import pytest

from bot.channel.base import Clicked, Event, Installed, Said
from bot.front.dispatch import CLICKS
from tests.conversations.conftest import opened_school, with_topics
from tests.conversations.keeping import everything_kept
from tests.conversations.near_pages import with_near_pages
from tests.conversations.repeating import Delivered, Repeating, repeat
from tests.conversations.school import School
from tests.conversations.stage import buttons_of
from tests.conversations.test_arrange import fill_in_leave
from tests.conversations.walking import CHANGED_IN, write_forms
from tests.conversations.walks import Walk, narrow, prefer

SHOWN = {
    "second.waiting",
    "missing.list",
    *{"audience.show", "audience.part", "audience.list", "audience.saved", "audience.channels"},
    *{"news.show", "news.open", "news.search", "news.more", "settings.show"},
    *{"announcement.older", "announcement.templates", "announcement.earlier"},
    *{"correction.write", "correction.unchanged", "correction.editions"},
    *{"announcement.result", "reach.list", "announcement.compose", "announcement.mine"},
    *{
        "answer.ask",
        "answer.dispute",
        "handoff.start",
        "handoff.mine",
        "handoff.show",
        "handoff.waiting",
        "handoff.open",
    },
    *{"official.start", "official.edit", "official.show", "official.mine", "gaps.show", "absence.show"},
    *{"report.list", "report.show", "enrolment.list", "enrolment.show"},
    *{"agenda.show", "meeting.show", "meeting.note"},
    *{"queue.show", "handling.show", "away.week", "together.show", "mandate.new", "mandate.show", "mandates.show"},
    *{"profile.show", "profile.back", "standby.change", "replacement.show", "hopes.change", "opportunity.show"},
    "score.show",
    *{"mandate.forms", "mandate.request", "mandate.change", "role.new"},
    *{"operations.show", "aside.list", "sends.show", "configuration.show"},
    *{
        "request.show",
        "request.mine",
        "approval.open",
        "approval.show",
        "help.show",
        "today.show",
        "forms.show",
        "language.show",
        "data.show",
    },
}
"""Buttons that show what stands, and keep nothing. Those of `words.` do what the words do."""

LOOKED = {"reach.show", "mandates.all", "roles.show", "role.show", "holders.show", "aside.show"}
"""Those that show who administers Bode what is of others, and leave a trace of it (bot/people/looked.py): once, as
test_looked.py has it."""


def test_every_button_is_delivered_twice_or_only_shows() -> None:
    changing = set[str]().union(*CHANGED_IN.values())
    assert changing | SHOWN | LOOKED | {"words.say", "words.ask"} == {verb.verb for verb in CLICKS}
    assert not (changing | LOOKED) & SHOWN


ON_EITHER_STORE = {prefer}
"""Walks that are tried on Cosmos DB as well, whose versions are its ETags."""
MOST_READS = 25
"""Of a turn that changes something."""


@pytest.mark.walk
@pytest.mark.parametrize("walk", CHANGED_IN, ids=lambda walk: walk.__name__)
async def test_one_effect_and_one_answer(
    prepared: Path, pytestconfig: pytest.Config, tmp_path: Path, own_forms: Path, walk: Walk
) -> None:
    write_forms(walk, own_forms)
    again = await walked(walk, prepared, pytestconfig, tmp_path, Delivered.AGAIN)
    at_once = await walked(walk, prepared, pytestconfig, tmp_path, Delivered.AT_ONCE)
    assert again.verbs == CHANGED_IN[walk]
    assert at_once.changes == again.changes


@pytest.mark.walk
@pytest.mark.parametrize("walk", CHANGED_IN, ids=lambda walk: walk.__name__)
async def test_wherever_the_other_instance_comes_in_between(
    prepared: Path, pytestconfig: pytest.Config, tmp_path: Path, own_forms: Path, walk: Walk
) -> None:
    """What two at once meet by chance, one after the other: between each two reads of a turn, whatever they are of."""
    if pytestconfig.getoption("--store") != "sqlite" and walk not in ON_EITHER_STORE:
        pytest.skip("a turn reads the same from either store, and both refuse what was read before it changed")
    write_forms(walk, own_forms)
    again = await walked(walk, prepared, pytestconfig, tmp_path, Delivered.AGAIN)
    for reads in range(1, MOST_READS + 1):
        between = await walked(walk, prepared, pytestconfig, tmp_path, Delivered.BETWEEN, reads)
        assert between.changes == again.changes, reads
        if not between.held.came_between:
            return
    raise AssertionError(f"more than {MOST_READS} reads in a turn")


async def walked(
    walk: Walk, prepared: Path, config: pytest.Config, folder: Path, how: Delivered, reads: int = 0
) -> Repeating:
    name = f"{how.value} {reads}"
    async with opened_school(prepared, config, folder / name) as school:
        await with_topics(school)
        if walk is narrow:
            await with_near_pages(school, folder / f"of {name}" / "gids")
        repeating = await repeat(school, how, reads)
        await walk(school)
        return repeating


STATEMENTS: Mapping[str, Event] = {
    "a question": Said("Hoeveel is de kilometervergoeding?"),
    "a form": Said("verlof"),
    "an old client's button": Clicked("language.choose", {"language": "en"}, None, in_place=False),
    "a form beside a card": Clicked("words.say", {"words": "verlof"}, "1000"),
    "Bode installed": Installed(),
}


@pytest.mark.one_process
@pytest.mark.parametrize("name", STATEMENTS)
async def test_the_message_is_shown_by_who_made_the_change_or_later_by_another(school: School, name: str) -> None:
    ana, event, key = school.ana, STATEMENTS[name], "0123456789abcdef0123456789abcdef"
    first = await ana.turn(event, key=key)
    shown = first.messages or first.replace
    assert shown
    await school.restarts()
    again = await ana.turn(event, key=key)
    assert not (again.messages or again.replace), "the first may be showing it still"
    school.clock.pass_by(timedelta(seconds=9))  # Teams asks again after 10, and the change was made within the first
    instead = await ana.turn(event, key=key)
    assert len(instead.messages) == len(first.messages)
    assert bool(instead.replace) == bool(first.replace)


async def test_what_changes_nothing_is_made_again_and_leaves_no_trace(school: School) -> None:
    await school.ana.installs()
    before = everything_kept(school._data, school.peer)
    for words in ("help", "mijn aanvragen", "taal"):
        for _ in range(2):
            assert (await school.ana.says(words, key="f" * 32)).messages
    assert everything_kept(school._data, school.peer) == before


async def test_who_says_the_same_twice_is_answered_twice(school: School) -> None:
    for _ in range(2):
        assert (await school.ana.says("Hoeveel is de kilometervergoeding?")).messages


async def test_a_button_that_comes_again_under_another_id_acts_once(school: School) -> None:
    """As Teams has been seen to send it: its second layer asks anew, half a minute later."""
    ana, ben = school.ana, school.ben
    await school.everybody_installs()
    await fill_in_leave(school)
    await ana.clicks("Indienen")
    await school.jobs()
    approval = buttons_of(ben.newest)["Goedkeuren"]
    await ben.clicks("Goedkeuren")
    await school.jobs()
    kept = everything_kept(school._data, school.peer)
    decided = ben.card_with("Goedgekeurd").text
    school.clock.pass_by(timedelta(seconds=30))
    await ben.sends("approval.approve", dict(approval["data"]), ben.card_with("Goedgekeurd"))
    assert ben.card_with("Goedgekeurd").text == decided
    assert everything_kept(school._data, school.peer) == kept
