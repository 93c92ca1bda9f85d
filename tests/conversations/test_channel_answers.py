"""The question of an announcement in a channel: each person answers once, wherever they do, and is told the result."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.announce.announcement import Announcement
from bot.announce.asking import answering
from bot.announce.asking.question import Result
from bot.channel.base import Reply
from tests.conversations.announcing import NEXT, PREVIEW
from tests.conversations.keeping import everything_kept
from tests.conversations.questions import CHOICES, answers
from tests.conversations.repeating import Delivered, repeat
from tests.conversations.school import School
from tests.conversations.stage import Colleague, actions_of
from tests.conversations.teaming import LINDE, ZORG, joins, puts_in_channels, sends_in
from tests.conversations.test_putting_together import PUT_TOGETHER, the_draft

EXPIRES = "2026-11-25"


async def asks_there(school: School, kind: str = "one", **typed: str) -> Announcement:
    """To De Linde and in the channel of its team."""
    carla = school.carla
    await school.everybody_installs()
    await carla.says("mededeling")
    anonymous = {"anonymous": typed["anonymous"]} if "anonymous" in typed else {}
    choices = {} if kind in {"text", "rating"} else {"choices": CHOICES}
    words = {"title": "Feest", "text": "Op vrijdag.", "asks": kind, "asked": "Kom je ook?", **choices, **anonymous}
    await carla.fills(**words).clicks(NEXT)
    await carla.fills(schools="de-linde").clicks(PUT_TOGETHER)
    await puts_in_channels(carla, LINDE)
    await carla.clicks("Klaar", on=carla.newest)
    sending = {at: typed[at] for at in ("expires", "importance") if at in typed}
    await carla.fills(**sending).clicks(PREVIEW, on=carla.newest)
    await carla.clicks("Ja, verzend naar 3 personeelsleden en 1 kanaal", on=carla.newest)
    await school.jobs()
    return await the_draft(school, carla)


async def says_there(school: School, person: Colleague, answer: str, at: str = LINDE) -> str:
    """What is said to them."""
    (card,) = school.recorder.chat(LINDE)
    (action,) = [one for one in actions_of(card.card) if one.get("verb") == "announcement.answer"]
    filled = {**action, "data": {**action["data"], "answer_nl": answer}}
    reply: Reply = await sends_in(school, person, filled, card, f"{at};messageid={card.activity}")
    assert reply.replace is None, "the card stands there for everybody"
    return reply.toast or ""


async def result(school: School, announcement: Announcement) -> Result:
    return await answering.exact_result(school.house, announcement.id)


async def test_each_person_answers_once_wherever_they_do_and_is_told_the_result(school: School) -> None:
    ana, farid = school.ana, school.farid
    await joins(school, ana, farid)
    post = await asks_there(school)
    said = await says_there(school, farid, "0")
    assert said == "Je antwoord is geteld. Je koos Ja, ik kom. 1 antwoord: Ja, ik kom: 1; Nee: 0; Misschien: 0."
    await answers(ana, "1")
    said = await says_there(school, ana, "2")
    assert said == "Je antwoord is geteld. Je koos Misschien. 2 antwoorden: Ja, ik kom: 1; Nee: 0; Misschien: 1."
    for _ in range(2):
        await says_there(school, farid, "1")
    assert await result(school, post) == Result(2, (0, 1, 1))
    await school.jobs(later=timedelta(seconds=5))
    assert "2 antwoorden" in school.carla.newest.text
    await school.carla.clicks("Lees de antwoorden")
    assert farid.name in school.carla.newest.text


@pytest.mark.parametrize(
    ("kind", "wrong", "right", "said"),
    [
        ("one", "7", "0", "Kies een van de mogelijkheden."),
        ("several", "", "0,2", "Kies een van de mogelijkheden."),
        ("rating", "9", "4", "Kies een van de mogelijkheden."),
        ("text", " ", "Graag", "Vul dit nog in."),
    ],
)
async def test_what_is_no_answer_is_said_and_not_counted(
    school: School, kind: str, wrong: str, right: str, said: str
) -> None:
    await joins(school, school.farid)
    post = await asks_there(school, kind)
    assert await says_there(school, school.farid, wrong) == said
    assert (await result(school, post)).answered == 0
    assert (await says_there(school, school.farid, right)).startswith("Je antwoord is geteld.")
    assert (await result(school, post)).answered == 1


async def test_nobody_answers_from_where_it_was_not_posted(school: School) -> None:
    await joins(school, school.farid)
    post = await asks_there(school)
    for elsewhere in (ZORG, "19:other@thread.tacv2"):
        assert "geteld" not in await says_there(school, school.farid, "0", at=elsewhere)
    assert (await result(school, post)).answered == 0


async def test_who_answered_there_and_gets_it_later_counts_once(school: School) -> None:
    farid = school.farid
    await joins(school, farid)
    post = await asks_there(school, importance="mandatory")
    await says_there(school, farid, "0")
    await school.becomes(lambda one: replace(one, school="de-linde") if one.id == farid.id else one)
    await farid.removes()
    await farid.installs()
    await school.jobs()
    await answers(farid, "1")
    assert await result(school, post) == Result(1, (0, 1, 0))


async def test_of_an_anonymous_one_nothing_links_who_and_what_there_either(school: School) -> None:
    farid = school.farid
    await joins(school, farid, school.dirk)
    post = await asks_there(school, anonymous="true", expires=EXPIRES)
    before = everything_kept(school._data, school.peer)
    said = await says_there(school, farid, "0")
    assert "Ja, ik kom" not in said
    assert "anoniem" in said
    left = [one for one in everything_kept(school._data, school.peer) if one not in before]
    assert sorted(kind for kind, _ in left) == ["accepted", *["answer_share"] * 16, "answered_there"]
    for kind, body in left:
        assert farid.id not in body or kind == "answered_there"
        if kind == "answered_there":
            assert json.loads(body).keys() <= {"organisation", "schema", "announcement", "person", "channel"}
    again = await says_there(school, farid, "1")
    assert "Ja, ik kom" not in again
    assert await result(school, post) == Result(1, (1, 0, 0)), "it takes one of each"


async def test_once_it_is_over_nothing_is_answered_there(school: School) -> None:
    await joins(school, school.farid)
    post = await asks_there(school, expires=EXPIRES)
    school.clock.pass_by(timedelta(days=4))
    assert await says_there(school, school.farid, "0") == "Antwoorden kan niet meer."
    assert (await result(school, post)).answered == 0


async def test_the_files_tell_who_answered_there(school: School) -> None:
    carla = school.carla
    await joins(school, school.ana, school.farid)
    await asks_there(school)
    await says_there(school, school.farid, "0")
    await says_there(school, school.ana, "1")
    await school.jobs(later=timedelta(seconds=5))
    await carla.clicks("Antwoorden als CSV")
    await school.jobs()
    await carla.accepts(carla.newest)
    await school.jobs()
    (content,) = school.recorder.drive.values()
    rows = [line.split(";") for line in content.decode("utf-8-sig").splitlines()[1:]]
    assert sorted((row[0], row[-1]) for row in rows) == [("Ana Martens", "Nee"), (school.farid.name, "Ja, ik kom")]


@pytest.mark.one_process
@pytest.mark.parametrize("how", Delivered)
async def test_delivered_to_two_instances_it_counts_once(school: School, how: Delivered) -> None:
    await joins(school, school.farid)
    post = await asks_there(school)
    await repeat(school, how)
    assert "1 antwoord:" in await says_there(school, school.farid, "0")
    assert "Misschien: 1" in await says_there(school, school.farid, "2")
    assert await result(school, post) == Result(1, (0, 0, 1))
