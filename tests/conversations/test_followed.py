"""The card by which its author follows an announcement: one, the newest, also where something was opened on it."""

from datetime import UTC, datetime, timedelta

from bot.announce.followed import FOLLOW_FOR
from bot.channel.base import RecipientGone
from tests.conversations.planning import newest, planned, until
from tests.conversations.questions import answers, asks
from tests.conversations.school import School
from tests.conversations.stage import Shown, buttons_of
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


OPENED = {
    "Wie bevestigde niet?",
    "Per school",
    "Wie kreeg dit?",
    "Viseringslijst",
    "Verbeteren of intrekken",
    "Wie niet?",
    "Lees de antwoorden",
}
"""What takes the place of the figures on the author's card, by its button."""


def _shows_figures(card: Shown) -> bool:
    return "Per school" in buttons_of(card)


async def test_whatever_was_opened_on_the_live_card_stands(school: School) -> None:
    carla = school.carla
    await school.everybody_installs()
    school.recorder.fails[school.emma.conversation] = [RecipientGone("blocked")]
    await asks(school, importance="mandatory", visa_days="3")
    await answers(school.ben, "0")
    await school.jobs(later=timedelta(seconds=5))
    opened = set[str]()
    for title in buttons_of(carla.newest):
        live = next(filter(_shows_figures, reversed(carla.chat)))
        await carla.clicks(title, on=live)
        await school.jobs()
        if _shows_figures(live):
            continue
        opened.add(title)
        stands = live.text
        await answers(school.ana, str(len(opened) % 2))
        await school.jobs(later=timedelta(seconds=5))
        assert live.text == stands, title
        assert _shows_figures(carla.newest), "what follows is a card of its own"
    assert opened == OPENED


async def test_the_moment_that_is_asked_for_stands_when_the_send_begins(school: School) -> None:
    carla = school.carla
    await planned(school)
    live = carla.newest
    await carla.clicks("Ander moment", on=live)
    stands = live.text
    await until(school, datetime(2026, 11, 24, 9, 16, tzinfo=UTC))
    await school.jobs(later=timedelta(seconds=5))
    assert live.text == stands
    assert "Je mededeling" in carla.newest.text


async def test_another_moment_is_followed_by_the_card_on_which_it_was_chosen(school: School) -> None:
    carla = school.carla
    await planned(school)
    live = carla.newest
    await carla.clicks("Ander moment", on=live)
    await carla.fills(day="2026-11-24", hour="11:00").clicks("Plannen", on=live)
    before = len(carla.chat)
    await until(school, datetime(2026, 11, 24, 10, 1, tzinfo=UTC))
    await school.jobs(later=timedelta(seconds=5))
    assert "Verzonden" in live.text
    assert len(carla.chat) == before


async def test_a_card_of_long_ago_is_opened_and_follows_nothing_any_more(school: School) -> None:
    carla = school.carla
    await send_to_linde(school)
    await school.jobs(later=timedelta(seconds=5))
    await carla.clicks("Wie kreeg dit?", on=carla.newest)
    school.clock.pass_by(FOLLOW_FOR + timedelta(days=1))
    await school.jobs()
    await carla.clicks("Terug naar de cijfers", on=carla.newest)
    assert "Je mededeling" in carla.newest.text
    assert (await newest(school)).follow is None
