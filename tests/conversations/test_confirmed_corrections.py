"""A correction of what a second person confirmed waits for one as well: no card changes before, and its author never
does it alone."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.announce.correcting.edition import AnnouncedEdition
from bot.announce.correcting.second.confirming import draft_of
from bot.announce.standing import change_announcement
from bot.store.partitions import announcement_partition
from tests.announce.drawn import png
from tests.conversations import announcing
from tests.conversations.school import School, send_to
from tests.conversations.stage import Colleague, Shown, buttons_of
from tests.conversations.test_corrections import CHANGE, CORRECT, PREVIEW, brought, newest
from tests.conversations.test_four_eyes import CONFIRM as LET_GO
from tests.conversations.test_four_eyes import RULES, the_one
from tests.conversations.test_four_eyes import asked as asked_to_send
from tests.conversations.test_pictures import SITE, fetching
from tests.peers.websites import Page, websites

ASK, ASKED = "Ja, vraag een bevestiging", "vraagt je om een verbetering te bevestigen"
CONFIRM, RETURN = "Bevestig: bij 3 personeelsleden", "Stuur terug met deze opmerking"
WRONG, RIGHT = "De fotograaf komt dinsdag.", "De fotograaf komt woensdag."


@pytest.fixture
async def sent(school: School) -> AsyncIterator[School]:
    """Carla wrote it, Nadia confirmed it, and three people got it."""
    (school._data / "authors.toml").write_text(RULES, "utf-8")
    await school.restarts()
    await school.everybody_installs()
    await announcing.write(school.carla, title="Schoolfoto's", text=WRONG, schools="de-linde")
    await school.carla.clicks(send_to(3))
    await school.jobs()
    await school.nadia.clicks(LET_GO, on=asked_to_send(school.nadia))
    await school.jobs()
    await school.jobs(later=timedelta(seconds=5))
    yield school


async def corrects(school: School, text: str = RIGHT, **chosen: str) -> None:
    carla = school.carla
    await carla.says("mijn mededelingen")
    await carla.clicks("Openen")
    await carla.clicks(CHANGE)
    await carla.clicks(CORRECT)
    await carla.fills(text_nl=text).clicks(PREVIEW)
    await carla.fills(**chosen).clicks(ASK)


def asked(person: Colleague) -> Shown:
    return next(shown for shown in reversed(person.chat) if ASKED in shown.text)


def reads(person: Colleague, words: str) -> bool:
    return any(words in shown.text for shown in person.chat)


async def the_draft(school: School) -> AnnouncedEdition:
    draft = await draft_of(school.house, (await newest(school)).id)
    assert draft
    return draft.value


async def deeds(school: School) -> list[tuple[str, str]]:
    entries = [item.value async for item in school.house.records.audit.stream(order="at")]
    return [(entry.deed, entry.actor) for entry in entries if "correct" in entry.deed]


async def test_a_second_person_sees_what_changes_and_lets_it(sent: School) -> None:
    await corrects(sent, notify="true")
    assert "Wacht op bevestiging" in sent.carla.newest.text
    await brought(sent)
    for person in (sent.ana, sent.ben, sent.emma):
        assert not reads(person, RIGHT)
    card = asked(sent.nadia)
    for words in ("Carla De Smet", WRONG, RIGHT, "ook een korte melding", "3 personeelsleden"):
        assert words in card.text, words
    await sent.nadia.clicks(CONFIRM, on=card, times=2)
    assert "Bevestigd" in card.text
    await brought(sent)
    for person in (sent.ana, sent.ben, sent.emma):
        assert reads(person, RIGHT)
        assert sum("toont de nieuwe tekst" in shown.text for shown in person.chat) == 1
    assert "Bevestigd" in asked(sent.lieve).text, "the cards of the others show it"
    assert CONFIRM not in buttons_of(asked(sent.lieve))
    told = sent.carla.card_with("De kaarten veranderen nu.")
    assert "Nadia El Amrani, vandaag" in told.text
    one = await newest(sent)
    assert one.edition == 2
    assert one.asked
    assert one.asked.decision
    assert one.asked.decision.by.person == sent.nadia.id, "who confirmed the send stays known"
    assert one.correction
    assert one.correction.is_confirmed
    assert sorted(await deeds(sent)) == [
        ("announcement.corrected", sent.carla.id),
        ("announcement.correction_asked", sent.carla.id),
        ("announcement.correction_confirmed", sent.nadia.id),
    ]


async def test_the_edition_that_was_replaced_keeps_who_confirmed_it(sent: School) -> None:
    for text in (RIGHT, "De fotograaf komt donderdag."):
        await corrects(sent, text)
        await sent.jobs()
        await sent.lieve.clicks(CONFIRM, on=asked(sent.lieve))
        await brought(sent)
    partition = announcement_partition((await newest(sent)).id)
    by: list[str] = []
    for number in ("1", "2"):
        kept = await sent.house.records.announced_editions.get(partition, number)
        assert kept
        assert kept.value.asked
        assert kept.value.asked.decision
        by.append(kept.value.asked.decision.by.person)
    assert by == [sent.nadia.id, sent.lieve.id]


async def test_it_comes_back_with_a_remark_and_is_asked_for_anew(sent: School) -> None:
    await corrects(sent)
    await sent.jobs()
    card = asked(sent.nadia)
    await sent.nadia.clicks(RETURN, on=card)
    assert "Vul dit nog in." in card.text
    await sent.nadia.fills(remark="Zet het uur erbij.").clicks(RETURN, on=card)
    assert "Teruggestuurd" in card.text
    await sent.jobs()
    carla = sent.carla
    assert "Zet het uur erbij." in carla.newest.text
    await carla.clicks("Verdergaan")
    assert "Zet het uur erbij." in carla.newest.text
    await carla.clicks(PREVIEW)
    await carla.clicks(ASK)
    await sent.jobs()
    again = asked(sent.nadia)
    assert again is not card, "also where nothing of it was changed"
    assert "Niet meer te bevestigen" in card.text
    await sent.lieve.clicks(CONFIRM, on=asked(sent.lieve))
    await brought(sent)
    assert reads(sent.ana, RIGHT)
    assert "Bevestigd" in again.text


async def test_its_author_cannot_confirm_it_by_any_trick(school: School) -> None:
    """Nadia is among those who confirm: what she corrects waits for Lieve."""
    (school._data / "authors.toml").write_text(RULES, "utf-8")
    await school.restarts()
    await school.everybody_installs()
    nadia, lieve = school.nadia, school.lieve
    await announcing.write(nadia, title="Schoolfoto's", text=WRONG, schools="de-linde")
    await nadia.clicks(send_to(3))
    await school.jobs()
    await lieve.clicks(LET_GO, on=asked_to_send(lieve))
    await school.jobs()
    await school.jobs(later=timedelta(seconds=5))
    await nadia.says("mijn mededelingen")
    await nadia.clicks("Openen")
    await nadia.clicks(CHANGE)
    await nadia.clicks(CORRECT)
    await nadia.fills(text_nl=RIGHT).clicks(PREVIEW)
    old = dict(buttons_of(nadia.newest)[ASK]["data"])
    await nadia.clicks(ASK)
    await school.jobs()
    assert not any(ASKED in shown.text for shown in nadia.chat)
    draft = await draft_of(school.house, (await the_one(school)).id)
    assert draft
    about = {"id": draft.value.announcement, "edition": 1, "revision": draft.value.revision, "remark": "Goed"}
    for verb in ("correction.confirm", "correction.return"):
        await nadia.sends(verb, about, None)
        assert "Dit vind ik niet" in nadia.newest.text, verb
    await nadia.sends("correction.publish", old, None)
    await brought(school)
    assert not reads(school.ana, RIGHT)
    await lieve.clicks(CONFIRM, on=asked(lieve))
    await brought(school)
    assert reads(school.ana, RIGHT)


async def test_nobody_else_confirms_it(sent: School) -> None:
    await corrects(sent)
    await sent.jobs()
    about = {"id": (await newest(sent)).id, "edition": 1, "revision": (await the_draft(sent)).revision, "remark": "x"}
    for person in (sent.ana, sent.ben, sent.dirk):
        for verb in ("correction.confirm", "correction.return", "correction.withdraw"):
            await person.sends(verb, about, None)
            assert "Dit vind ik niet" in person.newest.text, verb
    await brought(sent)
    assert (await the_draft(sent)).waits
    assert not reads(sent.ana, RIGHT)


async def test_what_waits_is_not_changed_and_an_older_card_confirms_nothing_else(sent: School) -> None:
    """Taken back, thrown away and written anew: no number of before stands for another text."""
    carla, nadia = sent.carla, sent.nadia
    await corrects(sent)
    await sent.jobs()
    card, id_ = asked(nadia), (await newest(sent)).id
    old = dict(buttons_of(card)[CONFIRM]["data"])
    await carla.sends("correction.preview", {"id": id_, "title_nl": "Anders", "text_nl": "Gekaapt."}, None)
    assert "intussen veranderd" in carla.newest.text
    assert "Gekaapt." not in (await the_draft(sent)).said.words["nl"].text
    await carla.says("mijn mededelingen")
    await carla.clicks("Openen")
    await carla.clicks(CHANGE)
    assert "Wacht op bevestiging" in carla.newest.text
    await carla.clicks("Verbetering bekijken")
    await carla.clicks("Ja, neem terug")
    await carla.clicks("Terug")  # thrown away
    await sent.jobs()
    assert "Niet meer te bevestigen" in card.text
    await corrects(sent, "De fotograaf komt nooit.")
    await nadia.sends("correction.confirm", old, card)
    assert "intussen veranderd" in nadia.newest.text
    await brought(sent)
    assert not reads(sent.ana, "nooit")
    assert not reads(sent.ana, RIGHT)


async def test_what_waits_stays_what_was_asked_for_where_its_picture_can_be_fetched_since(
    sent: School, tmp_path: Path
) -> None:
    """By the card from before it was sent: clicked with nothing changed, and then with another text."""
    carla, nadia = sent.carla, sent.nadia
    id_ = (await newest(sent)).id
    async with websites(tmp_path, SITE) as sites:
        await fetching(sent, sites.fetcher())
        source = sites.at(SITE, "/school.png")
        await change_announcement(sent.house, id_, lambda one: replace(one, picture=source))
        await corrects(sent)
        await sent.jobs()
        asked_for = await the_draft(sent)
        assert asked_for.said.fetched
        assert asked_for.said.fetched.problem
        sites.pages["/school.png"] = Page(png(640, 480))
        typed = {"id": id_, "whole": True, "image": source, "title_nl": "Schoolfoto's", "text_nl": RIGHT}
        await carla.sends("correction.preview", typed, None)
        assert await the_draft(sent) == asked_for
        assert "Wacht op bevestiging" in carla.newest.text
        await carla.sends("correction.preview", {**typed, "text_nl": "Gekaapt."}, None)
        assert await the_draft(sent) == asked_for
    await nadia.clicks(CONFIRM, on=asked(nadia))
    await brought(sent)
    assert reads(sent.ana, RIGHT)
    assert not reads(sent.ana, "Gekaapt.")


async def test_what_became_another_text_since_it_was_asked_for_is_not_confirmed(sent: School) -> None:
    """Whatever changed it."""
    await corrects(sent)
    await sent.jobs()
    records, draft = sent.house.records, await draft_of(sent.house, (await newest(sent)).id)
    assert draft
    words = {"nl": replace(draft.value.said.words["nl"], text="Gekaapt.")}
    other = replace(draft.value, said=replace(draft.value.said, words=words), revision=draft.value.revision + 1)
    await records.accept(
        announcement_partition(other.announcement), [records.announced_editions.put(other, draft.version)]
    )
    for button in (CONFIRM, RETURN):
        await sent.nadia.fills(remark="Nee").clicks(button, on=asked(sent.nadia))
        assert "intussen veranderd" in sent.nadia.newest.text
    await brought(sent)
    assert not reads(sent.ana, "Gekaapt.")
    assert await the_draft(sent) == other


async def test_the_first_decides_and_the_other_sees_it(sent: School) -> None:
    await corrects(sent)
    await sent.jobs()
    of_nadia, of_lieve = asked(sent.nadia), asked(sent.lieve)
    data = dict(buttons_of(of_nadia)[CONFIRM]["data"])
    await asyncio.gather(
        sent.nadia.sends("correction.confirm", data, of_nadia),
        sent.lieve.sends("correction.return", {**data, "remark": "Niet goed"}, of_lieve),
    )
    agreed = (await newest(sent)).edition == 2
    first = "Bevestigd" if agreed else "Teruggestuurd"
    assert first in of_nadia.text
    assert first in of_lieve.text
    await brought(sent)
    assert reads(sent.ana, RIGHT) == agreed
    decided = [deed for deed, _ in await deeds(sent) if deed.endswith(("_confirmed", "_sent_back"))]
    assert len(decided) == 1


async def test_what_is_recalled_meanwhile_is_not_corrected_any_more(sent: School) -> None:
    carla = sent.carla
    await corrects(sent)
    await sent.jobs()
    card = asked(sent.nadia)
    old = dict(buttons_of(card)[CONFIRM]["data"])
    await carla.says("mijn mededelingen")
    await carla.clicks("Openen")
    await carla.clicks(CHANGE)
    await carla.fills(how="notice").clicks("Ja, trek in bij 3 personeelsleden")
    await sent.nadia.sends("correction.confirm", old, card)
    assert "intussen veranderd" in sent.nadia.newest.text
    await brought(sent)
    assert "Niet meer te bevestigen" in card.text
    assert not reads(sent.ana, RIGHT)


async def test_who_may_confirm_no_more_when_they_click_does_not(sent: School) -> None:
    await corrects(sent)
    await sent.jobs()
    await sent.becomes(lambda one: replace(one, groups=frozenset()) if one.id == sent.nadia.id else one)
    await sent.nadia.clicks(CONFIRM, on=asked(sent.nadia))
    assert "Dit vind ik niet" in sent.nadia.newest.text
    await brought(sent)
    assert not reads(sent.ana, RIGHT)


async def test_nothing_changes_for_an_author_who_may_not_write_any_more(sent: School) -> None:
    await corrects(sent)
    await sent.jobs()
    await sent.becomes(lambda one: replace(one, roles=frozenset()) if one.id == sent.carla.id else one)
    await sent.lieve.clicks(CONFIRM, on=asked(sent.lieve))
    await brought(sent)
    assert not reads(sent.ana, RIGHT)


async def test_where_no_rule_names_anybody_any_more_who_confirmed_the_send_confirms_the_correction(
    sent: School,
) -> None:
    (sent._data / "authors.toml").write_text(
        '[[authors]]\nid = "communication"\nwho = ["role:communication"]\nschools = "all"\n', "utf-8"
    )
    await sent.restarts()
    await corrects(sent)
    await sent.jobs()
    assert not any(ASKED in shown.text for shown in sent.lieve.chat)
    await sent.nadia.clicks(CONFIRM, on=asked(sent.nadia))
    await brought(sent)
    assert reads(sent.ana, RIGHT)


async def test_where_nobody_could_confirm_it_nothing_changes_and_it_says_so(sent: School) -> None:
    await sent.becomes(lambda one: replace(one, groups=frozenset()))
    await corrects(sent)
    assert "er is niemand die dat kan" in sent.carla.newest.text
    await brought(sent)
    assert not reads(sent.ana, RIGHT)
