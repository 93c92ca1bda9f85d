"""An anonymous question: whoever reads everything that is kept, logged and exported cannot tell who answered what."""

import json
import logging
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.announce.asking import answering
from bot.announce.asking.pages import MOST_TEXTS
from bot.announce.asking.question import Answer
from bot.announce.asking.shares import WIDEST
from bot.people.contacts import meet
from tests.conversations.keeping import everything_kept
from tests.conversations.questions import AGAIN, CHANGE, GIVE, answers, asks, newest, saying
from tests.conversations.repeating import Delivered, repeat
from tests.conversations.school import School
from tests.conversations.stage import Colleague, buttons_of, texts_of

EXPIRES = "2026-11-25"
SECRET = "Zwanenlied"


def everybody(school: School) -> list[Colleague]:
    return [person for person in school.people.values() if person.id != school.carla.id]


async def asks_anonymously(school: School, kind: str = "one") -> None:
    await asks(school, kind, people=len(school.people), everyone="true", anonymous="true", expires=EXPIRES)


def live(school: School) -> str:
    """Her own card, which follows it."""
    return school.carla.card_with("Wie kreeg dit?").text


def added(before: Sequence[tuple[str, str]], after: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    return list((Counter(after) - Counter(before)).elements())


async def test_no_document_holds_both_a_person_and_what_they_answered(
    school: School, caplog: pytest.LogCaptureFixture
) -> None:
    """What differs between two of them is tried as well: the same answer or another one leaves the same behind, but for
    numbers that were drawn by chance."""
    caplog.set_level(logging.DEBUG)
    await asks_anonymously(school)
    left: list[list[tuple[str, str]]] = []
    for number, person in enumerate(everybody(school)):
        before = everything_kept(school._data, school.peer)
        await answers(person, str(number % 2))
        left.append(added(before, everything_kept(school._data, school.peer)))
        assert "announcement.answer" not in str(person.newest.card), "the card takes no other one"
        assert "Ja, ik kom" not in " ".join(texts_of(person.newest.card)), "the card does not repeat it"
    ids = {person.id for person in everybody(school)}
    of_each = [sorted(kind for kind, _ in one) for one in left[1:]]
    assert of_each == [["accepted", "answer_share", "delivery"]] * len(of_each)
    for kind, text in (one for some in left for one in some):
        body = json.loads(text)
        if any(one in text for one in ids):
            assert kind == "delivery"
            assert body["answered"] is True
            assert not {"answer", "answered_at", "chosen", "at"} & body.keys()
        if kind == "answer_share":
            assert max(map(abs, body["counts"])) > 1_000_000, "one share alone tells nothing"
    logged = " ".join(str(vars(record)) for record in caplog.records)
    assert "answer_nl" not in logged
    assert "counts" not in logged


async def test_what_a_share_counts_cannot_be_told_from_what_it_began_with(school: School) -> None:
    """In each of them numbers come from all over their range, above and below nothing."""
    await asks_anonymously(school)
    await answers(school.ana, "0")
    post = await newest(school)
    shares = await answering._shares(school.house, post.id)
    counts = [count for share in shares for count in share.value.counts]
    assert len(set(counts)) == len(counts)
    assert sum(abs(count) > WIDEST // 8 for count in counts) > len(counts) // 2
    assert {count > 0 for count in counts} == {True, False}
    assert (await answering.exact_result(school.house, post.id)).counts == (1, 0, 0)


async def test_there_is_no_result_before_it_is_over_and_then_of_all(school: School) -> None:
    ana, carla = school.ana, school.carla
    await asks_anonymously(school)
    for person in everybody(school):
        await answers(person, "1")
    await school.jobs(later=timedelta(seconds=5))
    people = len(everybody(school))
    tally = (await newest(school)).tally
    assert (tally.answers.answered, tally.answers.counts) == (people, ())
    await ana.clicks(AGAIN)
    for text in (ana.newest.text, live(school)):
        assert f"{people} antwoorden" in text
        assert "Het resultaat staat hier na" in text
        assert "Misschien" not in text
    school.clock.pass_by(timedelta(days=3))
    await ana.clicks(AGAIN)
    assert "Misschien" in ana.newest.text
    await carla.clicks("Vernieuwen")
    assert (await newest(school)).tally.answers.counts == (0, people, 0)


async def test_of_few_answers_there_is_never_a_result(school: School) -> None:
    await asks_anonymously(school)
    for person in everybody(school)[:4]:
        await answers(person, "1")
    school.clock.pass_by(timedelta(days=3))
    await school.carla.clicks("Vernieuwen")
    assert (await newest(school)).tally.answers.counts == ()
    assert "Er kwamen geen 5 antwoorden" in live(school)


async def test_it_is_answered_once_and_never_changed(school: School) -> None:
    ana = school.ana
    await asks_anonymously(school)
    old = dict(buttons_of(ana.newest)[GIVE]["data"])
    await answers(ana, "0")
    assert CHANGE not in buttons_of(ana.newest)
    await ana.sends("announcement.answer", {**old, "answer_nl": "1"}, ana.newest)
    assert "Je antwoord is geteld" in ana.newest.text
    assert (await answering.exact_result(school.house, (await newest(school)).id)).counts == (1, 0, 0)


@pytest.mark.parametrize("how", Delivered)
async def test_delivered_to_two_instances_it_counts_once(school: School, how: Delivered) -> None:
    await asks_anonymously(school, "text")
    await repeat(school, how)
    for person in (school.ana, school.ben):
        await answers(person, f"{SECRET} {person.name}")
    post = await newest(school)
    assert (await answering.exact_result(school.house, post.id)).answered == 2
    pages = [item.value async for item in school.house.records.answer_pages.stream(partition=f"announcement:{post.id}")]
    assert [page.texts for page in pages] == [(f"{SECRET} Ana Martens", f"{SECRET} Ben Claes")]


async def test_texts_are_read_once_it_is_over_in_no_order_of_time(school: School) -> None:
    carla = school.carla
    await asks_anonymously(school, "text")
    texts = [f"{SECRET} {at}" for at in range(len(everybody(school)), 0, -1)]
    for person, text in zip(everybody(school), texts, strict=True):
        await answers(person, text)
    await school.jobs(later=timedelta(seconds=5))
    assert "Lees de antwoorden" not in live(school)
    forged = {"id": (await newest(school)).id, "before": ""}
    reply = await carla.sends("announcement.answers", forged, carla.newest)
    assert SECRET not in str(reply)
    for person in everybody(school):
        rows = [text for _, text in everything_kept(school._data, school.peer) if SECRET in text]
        assert not any(person.id in text for text in rows)
    school.clock.pass_by(timedelta(days=3))
    await carla.clicks("Vernieuwen")
    await carla.clicks("Antwoorden als CSV")
    await school.jobs()
    await carla.accepts(carla.newest)
    await school.jobs()
    (csv,) = school.recorder.drive.values()
    rows = csv.decode("utf-8-sig").splitlines()
    assert rows[2:] == sorted(texts)
    assert not any(person.name in csv.decode() for person in everybody(school))
    await carla.clicks("Lees de antwoorden")
    assert carla.sees(SECRET)


async def test_a_full_page_is_halved_by_chance_and_no_page_holds_few(school: School) -> None:
    """Sixty answers: the texts are all there, and none stands on a page of its own."""
    await asks_anonymously(school, "text")
    post = await newest(school)
    actor = await meet(school.house, school.ana.id, None)
    partition = f"announcement:{post.id}"
    for number in range(60):
        standing = await school.house.records.deliveries.get(partition, actor.id)
        assert standing
        value = standing.value
        if value.answered:
            await school.house.records.accept(
                partition, [school.house.records.deliveries.put(replace(value, answered=False), standing.version)]
            )
        await answering.answer(school.house, actor, post.id, saying(Answer(text=f"{number:02}")))
    pages = [item.value async for item in school.house.records.answer_pages.stream(partition=partition)]
    assert sorted(text for page in pages for text in page.texts) == [f"{number:02}" for number in range(60)]
    assert len(pages) >= 3
    assert all(MOST_TEXTS // 2 <= len(page.texts) <= MOST_TEXTS for page in pages)
    assert any(list(page.texts) != [f"{n:02}" for n in range(len(page.texts))] for page in pages)
    assert await answering.pages_of(school.house, post.id) == len(pages)
