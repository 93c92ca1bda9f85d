"""What was sent is corrected and recalled: every card changes in place, and whose could not be changed is listed."""

from datetime import timedelta

import pytest

from bot.announce.announcement import Announcement
from bot.channel.base import Ambiguous, NotSent, Outcome, RecipientGone, Rejected, Throttled
from bot.store.partitions import announcement_partition
from tests.conversations.school import School
from tests.conversations.stage import Colleague, buttons_of
from tests.conversations.test_announce import CONFIRM, send_to_linde

CHANGE, CORRECT, RECALL = "Verbeteren of intrekken", "Verbeteren", "Intrekken"
PREVIEW = "Bekijk het voorbeeld"
WRONG, RIGHT = "De fotograaf komt dinsdag.", "De fotograaf komt woensdag."


def yes_correct(people: int) -> str:
    return "Ja, verbeter bij 1 personeelslid" if people == 1 else f"Ja, verbeter bij {people} personeelsleden"


def yes_recall(people: int) -> str:
    return "Ja, trek in bij 1 personeelslid" if people == 1 else f"Ja, trek in bij {people} personeelsleden"


async def correcting(school: School) -> Colleague:
    """The author of what was sent to De Linde, where its words are corrected."""
    await send_to_linde(school)
    await school.jobs(later=timedelta(seconds=5))
    await school.carla.clicks(CHANGE)
    await school.carla.clicks(CORRECT)
    return school.carla


async def corrects(school: School, people: int, text: str = RIGHT) -> None:
    """Whatever card of theirs stands newest."""
    carla = school.carla
    await carla.says("mijn mededelingen")
    await carla.clicks("Openen")
    await carla.clicks(CHANGE)
    await carla.clicks(CORRECT)
    await carla.fills(text_nl=text).clicks(PREVIEW)
    await carla.clicks(yes_correct(people))


async def recalls(school: School, people: int, how: str) -> None:
    carla = school.carla
    await carla.says("mijn mededelingen")
    await carla.clicks("Openen")
    await carla.clicks(CHANGE)
    await carla.fills(how=how).clicks(yes_recall(people))


async def brought(school: School) -> None:
    """Until nothing of it is left to do."""
    await school.jobs()
    for _ in range(3):
        await school.jobs(later=timedelta(seconds=15))


def cards(person: Colleague) -> list[str]:
    return [shown.text for shown in person.chat if "Schoolfoto's" in shown.text]


async def test_every_card_shows_the_correction_and_nobody_gets_another(school: School) -> None:
    await send_to_linde(school)
    await school.ana.clicks(CONFIRM)
    await corrects(school, 3)
    await brought(school)
    for person in (school.ana, school.ben, school.emma):
        (card,) = cards(person)
        assert RIGHT in card
        assert WRONG not in card
        assert "Verbeterd · vandaag 10:00" in card
    assert CONFIRM not in buttons_of(school.ana.newest), "she confirmed before, and nothing asks her again"
    assert CONFIRM in buttons_of(school.ben.newest)
    assert "Bij 3 van 3 is de kaart aangepast." in school.carla.newest.text


async def test_the_preview_asks_with_the_number_and_earlier_texts_are_kept(school: School) -> None:
    await send_to_linde(school)
    carla = school.carla
    for text in (RIGHT, "De fotograaf komt donderdag."):
        await corrects(school, 3, text)
        await brought(school)
    await carla.clicks(CHANGE)
    await carla.clicks("Eerdere versies")
    shown = carla.newest.text
    assert shown.index("Versie 2") < shown.index(RIGHT) < shown.index("Versie 1") < shown.index(WRONG)
    audit = [one.value async for one in school.house.records.audit.stream(order="at")]
    assert [one.detail["edition"] for one in audit if one.deed == "announcement.corrected"] == [2, 3]


async def test_a_correction_that_changes_nothing_cannot_be_published(school: School) -> None:
    carla = await correcting(school)
    await carla.clicks(PREVIEW)
    assert "Er verandert niets" in carla.newest.text
    assert yes_correct(3) not in buttons_of(carla.newest)
    await carla.clicks("Aanpassen")
    await carla.fills(text_nl=" ").clicks(PREVIEW)
    assert "Dit moet je nog invullen" in carla.newest.text or "Vul" in carla.newest.text
    await carla.clicks("Terug")
    await carla.clicks(CORRECT)
    await carla.fills(text_nl=RIGHT).clicks(PREVIEW)
    await carla.clicks("Niet verbeteren")
    await brought(school)
    assert WRONG in school.ana.newest.text


async def test_a_double_click_and_an_older_preview_change_nothing_more(school: School) -> None:
    carla = await correcting(school)
    await carla.fills(text_nl="Vrijdag.").clicks(PREVIEW)
    old = dict(buttons_of(carla.newest)[yes_correct(3)]["data"])
    await carla.clicks("Aanpassen")
    await carla.fills(text_nl=RIGHT).clicks(PREVIEW)
    reply = await carla.sends("correction.publish", old, None)
    assert "intussen veranderd" in str(reply.toast)
    await carla.clicks(yes_correct(3), times=3)
    await brought(school)
    assert [RIGHT in one for one in cards(school.ana)] == [True]
    announcement = await newest(school)
    assert (announcement.edition, school.ana.newest.updates) == (2, 1)


async def newest(school: School) -> Announcement:
    found = await school.house.records.announcements.find(
        equal={"author": school.carla.id}, order="created", descending=True, limit=1
    )
    return found.items[0].value


async def test_who_still_waits_gets_the_newest_and_who_is_on_the_wire_is_caught_up(school: School) -> None:
    school.recorder.fails[school.ben.conversation] = [Throttled(30)]
    await send_to_linde(school)
    await corrects(school, 2)
    await brought(school)
    await school.jobs(later=timedelta(minutes=1))
    assert [RIGHT in one for one in cards(school.ben)] == [True]
    assert "Verbeterd" in school.ben.newest.text
    assert school.ben.newest.updates == 0, "it was sent as it is now"
    assert [RIGHT in one for one in cards(school.ana)] == [True]


FAILS: list[tuple[Outcome, str]] = [
    (RecipientGone("no_card"), "De kaart staat er niet meer"),
    (RecipientGone("blocked"), "Heeft Bode geblokkeerd"),
    (Rejected("BadSyntax"), "Teams weigerde het bericht"),
]


@pytest.mark.parametrize(("outcome", "reason"), FAILS)
async def test_who_could_not_be_changed_is_listed_with_the_reason(
    school: School, outcome: Outcome, reason: str
) -> None:
    await send_to_linde(school)
    school.recorder.change_fails[school.ben.conversation] = [outcome]
    await corrects(school, 3)
    await brought(school)
    left, carla = school.ben, school.carla
    assert WRONG in cards(left)[0]
    assert "Bij 2 van 3 is de kaart aangepast. Bij 1 lukt het niet." in carla.newest.text
    await carla.clicks(CHANGE)
    await carla.clicks("Waar niet?")
    assert left.name in carla.newest.text
    assert reason in carla.newest.text
    await corrects(school, 3, "De fotograaf komt niet.")
    await brought(school)
    assert "komt niet" in cards(left)[0], "the next correction tries everybody again"
    assert "Bij 3 van 3 is de kaart aangepast." in carla.newest.text
    await carla.clicks(CHANGE)
    assert "Waar niet?" not in buttons_of(carla.newest)


async def test_trouble_that_passes_is_tried_again(school: School) -> None:
    await send_to_linde(school)
    school.recorder.change_fails[school.ben.conversation] = [Throttled(3), NotSent("dns"), Ambiguous("timeout")]
    await corrects(school, 3)
    await brought(school)
    for person in (school.ana, school.ben, school.emma):
        assert RIGHT in cards(person)[0]


async def test_who_left_and_who_may_have_it_are_on_the_list(school: School) -> None:
    school.recorder.fails[school.ben.conversation] = [Ambiguous("timeout"), Ambiguous("timeout")]
    await send_to_linde(school)
    await school.jobs(later=timedelta(seconds=30))
    await school.becomes(lambda one: None if one.id == school.emma.id else one)
    await corrects(school, 2)
    await brought(school)
    assert "Bij 1 van 3 is de kaart aangepast. Bij 2 lukt het niet." in school.carla.newest.text
    await school.carla.clicks(CHANGE)
    await school.carla.clicks("Waar niet?")
    shown = school.carla.newest.text
    assert "Ben Claes" in shown
    assert "Misschien aangekomen: Bode weet niet welke kaart dat is" in shown
    assert "Werkt hier niet meer" in shown or "niet meer" in shown


async def test_a_recall_leaves_a_short_notice(school: School) -> None:
    await send_to_linde(school)
    await recalls(school, 3, "notice")
    await brought(school)
    for person in (school.ana, school.ben, school.emma):
        (card,) = cards(person)
        assert WRONG not in card
        assert "Deze mededeling geldt niet meer. Carla" in card
        assert CONFIRM not in buttons_of(person.newest)
    assert "Ingetrokken vandaag" in school.carla.newest.text
    assert "Verzonden ·" not in school.carla.newest.text, "its state is that it was recalled"
    assert "Link om te delen" not in school.carla.newest.text
    await school.carla.clicks(CHANGE)
    assert CORRECT not in buttons_of(school.carla.newest)
    await school.carla.says("mijn mededelingen")
    assert "Ingetrokken · " in school.carla.newest.text, "not what is still valid"


async def test_a_recall_can_leave_nothing(school: School) -> None:
    await send_to_linde(school)
    await recalls(school, 3, "deleted")
    await brought(school)
    for person in (school.ana, school.ben, school.emma):
        assert cards(person) == []
    assert "Bij 3 van 3 is de kaart weg." in school.carla.newest.text


async def test_after_a_recall_nothing_leaves_any_more(school: School) -> None:
    school.recorder.fails[school.ben.conversation] = [Throttled(60)]
    school.recorder.fails[school.emma.conversation] = [Ambiguous("timeout"), Throttled(60)]
    await send_to_linde(school)
    await recalls(school, 1, "notice")
    await brought(school)
    await school.jobs(later=timedelta(minutes=2))
    await brought(school)
    assert cards(school.ben) == []
    assert cards(school.emma) == []
    await school.carla.says("mijn mededelingen")
    await school.carla.clicks("Openen")
    await school.carla.clicks("Wie niet?")
    assert "Ingetrokken voor het bericht vertrok" in school.carla.newest.text
    found = {
        one.value.person: one.value
        async for one in school.house.records.deliveries.stream(
            partition=announcement_partition((await newest(school)).id)
        )
    }
    assert found[school.emma.id].state == "ambiguous", "her first send may have arrived"


async def test_they_are_told_by_a_short_card_where_the_author_asks_for_it(school: School) -> None:
    carla = await correcting(school)
    await carla.fills(text_nl=RIGHT).clicks(PREVIEW)
    await carla.fills(notify="true").clicks(yes_correct(3), times=2)
    await brought(school)
    told = "De kaart die je al had, toont de nieuwe tekst."
    for person in (school.ana, school.ben, school.emma):
        assert sum(told in shown.text for shown in person.chat) == 1
    assert not school.farid.sees(told)
    await school.ben.clicks("Openen")
    assert RIGHT in school.ben.newest.text
    assert CONFIRM in buttons_of(school.ben.newest)


async def test_what_is_recalled_is_not_confirmed_any_more(school: School) -> None:
    await send_to_linde(school)
    old = dict(buttons_of(school.ana.newest)[CONFIRM]["data"])
    await recalls(school, 3, "notice")
    reply = await school.ana.sends("announcement.confirm", old, None)
    assert "geldt niet meer" in str(reply.replace)
    await brought(school)
    assert (await newest(school)).tally.confirmed == 0


async def test_nobody_else_corrects_or_recalls(school: School) -> None:
    await send_to_linde(school)
    post = (await newest(school)).id
    for verb, data in {
        "correction.show": {},
        "correction.write": {},
        "correction.preview": {"text_nl": "Gekaapt", "title_nl": "Gekaapt"},
        "correction.publish": {"revision": 1, "edition": 1},
        "correction.recall": {"how": "deleted"},
        "correction.unchanged": {},
        "correction.editions": {},
        "correction.drop": {},
    }.items():
        for person in (school.ana, school.ben):
            mine = await person.sends(verb, {"id": post, **data}, None)
            none = await person.sends(verb, {"id": "announcement-never", **data}, None)
            assert mine.messages == none.messages
            assert mine.replace == none.replace
    await brought(school)
    assert WRONG in cards(school.emma)[0]
