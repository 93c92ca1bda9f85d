"""The card by which its author follows an announcement: one, the newest, also where something was opened on it."""

from datetime import timedelta

from bot.channel.base import RecipientGone
from tests.conversations.school import School
from tests.conversations.stage import buttons_of
from tests.conversations.test_announce import CONFIRM, send_to_linde


async def test_the_card_that_follows_is_sent_anew_once_where_the_old_one_is_gone(school: School) -> None:
    school.recorder.update_fails = [RecipientGone("unknown")]
    await send_to_linde(school)
    old, anew = school.carla.chat[-2:]
    assert "Vernieuwen" in buttons_of(old)
    assert "Vernieuwen" in buttons_of(anew)
    await school.ana.clicks("Gelezen en begrepen")
    await school.jobs(later=timedelta(seconds=5))
    assert "Bevestigd 1" in anew.text.replace(" | ", " ")
    assert school.carla.newest is anew, "it follows from there on"


async def test_what_its_author_opened_stands_when_the_numbers_change(school: School) -> None:
    carla = school.carla
    await send_to_linde(school)
    await school.jobs(later=timedelta(seconds=5))
    live = carla.card_with("Je mededeling")
    await carla.clicks("Per school", on=live)
    await school.jobs()
    await school.ana.clicks(CONFIRM)
    await school.jobs(later=timedelta(seconds=5))
    assert "Per school" in live.text, "it is not written over"
    other = carla.newest
    assert other is not live
    assert "Je mededeling" in other.text, "what follows is a card of its own"
    await carla.clicks("Vernieuwen", on=live)
    await school.ben.clicks(CONFIRM)
    await school.jobs(later=timedelta(seconds=5))
    assert carla.newest is other, "and that one follows in place"
    assert other.updates


async def test_who_comes_back_before_anything_changed_has_one_card(school: School) -> None:
    carla = school.carla
    await send_to_linde(school)
    await school.jobs(later=timedelta(seconds=5))
    live = carla.card_with("Je mededeling")
    await carla.clicks("Per school", on=live)
    await school.jobs()
    await carla.clicks("Terug naar de cijfers", on=live)
    before = len(carla.chat)
    await school.ana.clicks(CONFIRM)
    await school.jobs(later=timedelta(seconds=5))
    assert len(carla.chat) == before
    assert "Bevestigd" in live.text
