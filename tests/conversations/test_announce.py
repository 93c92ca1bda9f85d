"""Announcements, from "mededeling" to who confirmed."""

from datetime import timedelta

from bot.announce.delivery import MOST_DOUBTS, Delivery
from bot.channel.base import (
    Ambiguous,
    CardMessage,
    ConversationLost,
    Misconfigured,
    NotSent,
    RecipientGone,
    Rejected,
    Throttled,
)
from bot.store.partitions import announcement_partition
from tests.cards.walking import Part, parts
from tests.conversations.announcing import go_through, write
from tests.conversations.school import School, send_to
from tests.conversations.stage import Colleague, Shown, buttons_of, defaults_of

CONFIRM = "Gelezen en begrepen"


async def compose(carla: Colleague, **audience: str) -> None:
    await write(carla, title="Schoolfoto's", text="De fotograaf komt dinsdag.", confirmation="true", **audience)


async def send_to_linde(school: School) -> None:
    await school.everybody_installs()
    await compose(school.carla, schools="de-linde")
    await school.carla.clicks(send_to(3))
    await school.jobs()


async def test_an_announcement_reaches_its_audience_and_is_confirmed(school: School) -> None:
    ana, carla = school.ana, school.carla
    await school.everybody_installs()
    await compose(carla, schools="de-linde")
    assert "naar 3 personeelsleden van 1 school" in carla.newest.text
    assert "De fotograaf komt dinsdag." in carla.newest.text, "the preview shows it as it will be received"

    await carla.clicks(send_to(3))
    await school.jobs()
    await school.jobs(later=timedelta(seconds=5))
    for person in (ana, school.ben, school.emma):
        assert person.sees("De fotograaf komt dinsdag.")
    assert not school.farid.sees("De fotograaf komt dinsdag.")
    assert "Verzonden" in carla.newest.text

    await ana.clicks(CONFIRM)
    assert CONFIRM not in buttons_of(ana.newest), "confirmed once, and the card says so"
    await school.jobs(later=timedelta(seconds=5))
    follow = carla.newest
    await carla.clicks("Vernieuwen")
    assert "1" in follow.text
    assert follow.updates >= 2, "the author's own card follows in place"


async def test_each_reads_the_words_of_the_system_in_their_language(school: School) -> None:
    await school.everybody_installs()
    await compose(school.carla, schools="vaartkant")
    await school.carla.clicks(send_to(4))
    await school.jobs()
    assert CONFIRM in buttons_of(school.farid.newest)
    assert CONFIRM not in buttons_of(school.sophie.newest)
    assert CONFIRM not in buttons_of(school.james.newest)
    assert "De fotograaf komt dinsdag." in school.sophie.newest.text


async def test_who_has_no_bode_is_listed_with_the_reason(school: School) -> None:
    await school.ana.installs()
    await school.ben.installs()
    await school.ben.removes()
    await school.carla.installs()
    await compose(school.carla, schools="de-linde")
    await school.carla.clicks(send_to(3))
    await school.jobs()
    await school.jobs(later=timedelta(seconds=5))
    await school.carla.clicks("Wie niet?")
    assert "Ben Claes" in school.carla.newest.text
    assert "Emma Janssens" in school.carla.newest.text
    assert "Ana Martens" not in school.carla.newest.text


async def test_a_test_goes_to_the_author_alone(school: School) -> None:
    await school.everybody_installs()
    await compose(school.carla, everyone="true")
    await school.carla.clicks("Stuur test naar mij")
    await school.jobs()
    assert "Alleen jij ziet dit" in school.carla.newest.text
    assert not school.ana.sees("De fotograaf")


async def test_mistakes_stand_at_the_field(school: School) -> None:
    """Of the step that they are in; the next one is not shown before they are mended."""
    carla = school.carla
    await write(carla, title="", text="Tekst", to1="http://onveilig.example")
    assert "zoals https://www.school.be" in carla.newest.text
    assert "Vul dit nog in." in carla.newest.text
    assert "Stap 1 van 4" in carla.newest.text
    assert defaults_of(carla.newest.card)["text"] == "Tekst"
    await go_through(carla, title="Titel", way1="none")
    assert "Stap 2 van 4" in carla.newest.text
    assert "Kies voor wie dit is" in carla.newest.text
    await go_through(carla, schools="bestaat-niet")
    assert "bestaat niet meer" in carla.newest.text


async def test_bold_a_list_and_a_link_are_received_as_they_were_previewed(school: School) -> None:
    carla = school.carla
    await school.everybody_installs()
    await write(carla, title="Rooster", text="Vul **vandaag** in:\n- [hier](http://rooster.example)")
    assert "Een link in de tekst begint met https://" in carla.newest.text
    await go_through(carla, schools="de-linde", text="Vul **vandaag** in:\n- [hier](https://rooster.example)")
    shown = formatted(carla.newest)
    assert [(run["text"], run.get("weight"), run.get("selectAction", {}).get("url")) for run in shown] == [
        ("vandaag", "Bolder", None),
        ("hier", None, "https://rooster.example"),
    ]
    await carla.clicks(send_to(3))
    await school.jobs()
    assert formatted(school.ana.card_with("Rooster")) == shown


def formatted(shown: Shown) -> list[Part]:
    assert isinstance(shown.message, CardMessage)
    runs = [part for part in parts(shown.message.card) if part.get("type") == "TextRun"]
    return [run for run in runs if run["text"] in {"vandaag", "hier"}]


async def test_a_link_says_where_it_goes(school: School) -> None:
    carla = school.carla
    await compose(carla, everyone="true", to1="https://intranet.proefnet.example@evil.example/")
    assert "Geef een volledig adres" in carla.newest.text
    named = {"to1": "https://evil.example/intranet.proefnet.example", "name1": "intranet.proefnet.example"}
    await go_through(carla, everyone="true", **{**named, "name1": ""})
    assert "Naar evil.example" in carla.newest.text
    await carla.clicks("Aanpassen")
    await go_through(carla, **named)
    assert "intranet.proefnet.example (evil.example)" in carla.newest.text, "whatever its author calls it"


async def test_only_authors_announce(school: School) -> None:
    await compose(school.carla, everyone="true")
    send = buttons_of(school.carla.newest)[send_to(10)]
    reply = await school.ana.sends("announcement.send", dict(send["data"]), None)
    assert reply.replace is None
    await school.jobs()
    assert not school.emma.sees("De fotograaf")


async def test_what_is_sent_is_what_was_previewed(school: School) -> None:
    await school.everybody_installs()
    carla = school.carla
    await compose(carla, schools="de-linde")
    old = buttons_of(carla.newest)[send_to(3)]
    await carla.clicks("Aanpassen")
    await go_through(carla, text="De fotograaf komt woensdag.")
    await carla.sends("announcement.send", dict(old["data"]), None)
    assert "intussen veranderd" in carla.newest.text
    await school.jobs()
    assert not school.ana.sees("De fotograaf")


async def test_a_double_click_sends_once(school: School) -> None:
    await school.everybody_installs()
    await compose(school.carla, schools="de-linde")
    await school.carla.clicks(send_to(3), times=3)
    await school.jobs()
    assert sum("De fotograaf" in shown.text for shown in school.ana.chat) == 1


async def test_a_restart_before_the_jobs_loses_nobody(school: School) -> None:
    await school.everybody_installs()
    await compose(school.carla, schools="de-linde")
    await school.carla.clicks(send_to(3))
    await school.worker.run_due()
    await school.restarts()
    await school.jobs()
    for person in (school.ana, school.ben, school.emma):
        assert sum("De fotograaf" in shown.text for shown in person.chat) == 1


async def test_a_send_under_way_is_given_back_by_who_stops_and_another_ends_it(school: School) -> None:
    await school.everybody_installs()
    await compose(school.carla, schools="de-linde")
    await school.carla.clicks(send_to(3))
    school.work.stopping.set()
    for _ in range(4):
        await school.worker.run_due()
    assert not school.ana.sees("De fotograaf komt dinsdag.")
    await school.restarts()
    await school.jobs()
    for person in (school.ana, school.ben, school.emma):
        assert sum("De fotograaf komt dinsdag." in shown.text for shown in person.chat) == 1


async def test_troubles_on_the_way(school: School) -> None:
    """Slowed down, sent into the dark, lost: each ends as the table of outcomes says."""
    fails = school.recorder.fails
    fails[school.ana.conversation] = [Throttled(3), NotSent("dns"), Ambiguous("timeout")]
    fails[school.ben.conversation] = [Ambiguous("timeout"), Ambiguous("timeout")]
    fails[school.emma.conversation] = [RecipientGone("blocked")]
    await send_to_linde(school)
    for _ in range(6):
        await school.jobs(later=timedelta(seconds=30))
    assert sum("De fotograaf" in shown.text for shown in school.ana.chat) == 1
    assert not school.ben.sees("De fotograaf")
    await school.carla.clicks("Wie niet?")
    assert "Ben Claes" in school.carla.newest.text
    assert "Misschien aangekomen" in school.carla.newest.text
    assert "Emma Janssens" in school.carla.newest.text


async def test_what_teams_says_that_failed_goes_out_until_it_arrives(school: School) -> None:
    """Once more would lose one of 400, where one of 20 fails; whoever may have it twice is on the list."""
    failed = Ambiguous("502", answered=True)
    school.recorder.fails[school.ana.conversation] = [failed] * 3
    school.recorder.fails[school.ben.conversation] = [failed] * 9
    await send_to_linde(school)
    for _ in range(9):
        await school.jobs(later=timedelta(seconds=61))
    assert sum("De fotograaf" in shown.text for shown in school.ana.chat) == 1
    assert not school.ben.sees("De fotograaf")
    assert len(school.recorder.fails[school.ben.conversation]) == 9 - MOST_DOUBTS
    await school.carla.clicks("Wie niet?")
    assert "Ben Claes" in school.carla.newest.text
    assert "Misschien aangekomen" in school.carla.newest.text


async def test_a_lost_conversation_is_opened_anew(school: School) -> None:
    school.recorder.fails[school.ana.conversation] = [ConversationLost()]
    await send_to_linde(school)
    assert any("De fotograaf" in shown.text for shown in school.recorder.chat(f"{school.ana.conversation}+"))


async def test_a_refused_card_stops_the_announcement(school: School) -> None:
    for person in (school.ana, school.ben, school.emma):
        school.recorder.fails[person.conversation] = [Rejected("BadSyntax")]
    await send_to_linde(school)
    await school.jobs(later=timedelta(seconds=5))
    assert "Gestopt" in school.carla.newest.text


async def test_a_card_refused_for_one_person_reaches_the_others(school: School) -> None:
    """However often it is refused for that one, and whatever process counted."""
    school.recorder.fails[school.ana.conversation] = [Rejected("BadSyntax")] * 3
    await send_to_linde(school)
    await school.restarts()
    await school.jobs(later=timedelta(seconds=5))
    assert "Verzonden" in school.carla.newest.text
    assert not school.ana.sees("De fotograaf")
    assert school.ben.sees("De fotograaf")


async def test_two_people_are_counted_across_a_restart(school: School) -> None:
    school.recorder.fails[school.ana.conversation] = [Rejected("BadSyntax")]
    school.recorder.fails[school.ben.conversation] = [Throttled(600.0)]
    await send_to_linde(school)
    await school.restarts()
    school.recorder.fails[school.ben.conversation] = [Rejected("BadSyntax")]
    await school.jobs(later=timedelta(minutes=11))
    await school.jobs(later=timedelta(seconds=5))
    assert "Gestopt" in school.carla.newest.text


async def test_a_refused_bot_pauses_and_the_author_takes_it_up_again(school: School) -> None:
    for person in (school.ana, school.ben, school.emma):
        school.recorder.fails[person.conversation] = [Misconfigured("BotDisabledByAdmin")] * 2
    await send_to_linde(school)
    await school.jobs(later=timedelta(minutes=2))
    await school.jobs(later=timedelta(seconds=5))
    assert "Gepauzeerd" in school.carla.newest.text
    for person in (school.ana, school.ben, school.emma):
        school.recorder.fails[person.conversation] = []
    await school.carla.clicks("Opnieuw proberen")
    await school.jobs(later=timedelta(minutes=2))
    await school.jobs(later=timedelta(seconds=5))
    assert school.ana.sees("De fotograaf")
    assert "Verzonden" in school.carla.newest.text


async def test_refusals_of_the_bot_are_counted_across_instances(school: School) -> None:
    """Three in one process and two in another are five."""
    people = (school.ana, school.ben, school.emma)
    for person in people:
        school.recorder.fails[person.conversation] = [Misconfigured("BotDisabledByAdmin")]
    await send_to_linde(school)
    await school.restarts()
    for person in people[:2]:
        school.recorder.fails[person.conversation] = [Misconfigured("BotDisabledByAdmin")]
    school.recorder.fails[school.emma.conversation] = [Throttled(600)]
    await school.jobs(later=timedelta(minutes=2))
    await school.jobs(later=timedelta(seconds=5))
    assert "Gepauzeerd" in school.carla.newest.text
    assert not school.ana.sees("De fotograaf")


async def test_refusals_between_which_somebody_got_it_are_one_servers_mood(school: School) -> None:
    """Seven of them, of which never five in a row."""
    school.recorder.fails[school.ana.conversation] = [Misconfigured("Unauthorized")] * 7
    school.recorder.fails[school.ben.conversation] = [Throttled(60)] * 3
    await send_to_linde(school)
    for _ in range(3):
        assert not school.ben.sees("De fotograaf")
        await school.jobs(later=timedelta(seconds=61))
    assert school.ben.sees("De fotograaf")
    for _ in range(4):
        assert not school.ana.sees("De fotograaf")
        await school.jobs(later=timedelta(seconds=61))
    assert school.ana.sees("De fotograaf")
    await school.jobs(later=timedelta(seconds=5))
    assert "Verzonden" in school.carla.newest.text


async def test_from_the_message_extension(school: School) -> None:
    await school.everybody_installs()
    carla = school.carla
    await carla.opens("nieuweMededeling")
    await carla.fills(title="Sneeuw", text="De school blijft open.").submits("Volgende")
    await carla.fills(everyone="true").submits("Volgende")
    await carla.submits("Bekijk het voorbeeld")
    reply = await carla.submits(send_to(10))
    assert reply.toast
    await school.jobs()
    await school.jobs(later=timedelta(seconds=5))
    assert school.ana.sees("De school blijft open.")
    assert "Aangekomen" in carla.card_with("Je mededeling").text, "the card that follows the send is in her own chat"


async def test_the_preview_says_who_has_no_bode(school: School) -> None:
    await school.jobs()
    await school.ana.installs()
    await school.carla.installs()
    await compose(school.carla, schools="de-linde")
    assert "2 van hen hebben Bode nog niet" in school.carla.newest.text
    await school.ana.removes()
    await compose(school.carla, schools="de-linde")
    assert "3 van hen hebben Bode nog niet" in school.carla.newest.text


async def test_everyone_or_a_choice_but_not_both(school: School) -> None:
    await compose(school.carla, schools="de-linde", everyone="true")
    assert "niet allebei" in school.carla.newest.text
    await go_through(school.carla, everyone="false", schools="de-linde", roles="bogus")
    assert "bestaat niet meer" in school.carla.newest.text, "an unknown function widens nothing"


async def test_whoever_confirms_has_it(school: School) -> None:
    """It seemed not to arrive, but it did: nothing is sent twice to who confirmed."""
    school.recorder.fails[school.ana.conversation] = [Ambiguous("timeout")]
    await send_to_linde(school)
    confirm = buttons_of(school.emma.newest)[CONFIRM]
    await school.ana.sends("announcement.confirm", dict(confirm["data"]), None)
    await school.jobs(later=timedelta(minutes=5))
    assert not school.ana.sees("De fotograaf")
    await school.carla.clicks("Vernieuwen")
    assert "Verzonden" in school.carla.newest.text


async def test_a_pause_in_the_middle_of_the_spread_loses_nobody(school: School) -> None:
    await school.everybody_installs()
    await compose(school.carla, everyone="true")
    await school.carla.clicks(send_to(10))
    for person in school.people.values():
        school.recorder.fails[person.conversation] = [Misconfigured("BotDisabledByAdmin")] * 3
    await school.jobs()
    await school.jobs(later=timedelta(minutes=3))
    await school.jobs(later=timedelta(minutes=3))
    assert "Gepauzeerd" in school.carla.card_with("Je mededeling").text
    for person in school.people.values():
        school.recorder.fails[person.conversation] = []
    await school.carla.clicks("Opnieuw proberen", times=2)
    await school.jobs()
    await school.jobs(later=timedelta(minutes=2))
    assert all(sum("De fotograaf" in shown.text for shown in one.chat) >= 1 for one in school.people.values())
    assert "Verzonden" in school.carla.card_with("Je mededeling").text


async def test_who_was_not_reached_is_listed_as_far_as_a_card_can_and_the_rest_is_counted(school: School) -> None:
    """Counted at that moment, since the author's card is some seconds behind."""
    await send_to_linde(school)
    await school.jobs()
    announcement = str(buttons_of(school.carla.newest)["Vernieuwen"]["data"]["id"])
    missed = [Delivery(announcement, f"p{number:03}").gone("blocked") for number in range(205)]
    for some in (missed[:70], missed[70:140], missed[140:]):
        writes = [school.house.records.deliveries.put(one) for one in some]
        await school.house.records.accept(announcement_partition(announcement), writes)
    await school.carla.sends("announcement.missed", {"id": announcement}, school.carla.newest)
    assert "205" in school.carla.newest.text
    assert "En nog 5 anderen." in school.carla.newest.text
