"""Whatever changes something, delivered to two instances: again to the second, or to both at once."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from pathlib import Path

import pytest

from bot.answer.review.asking import ask as ask_for_reviews
from bot.channel.base import Clicked, Event, Installed, Misconfigured, Said
from bot.front.dispatch import CLICKS
from tests.conversations.conftest import opened_school, with_topics
from tests.conversations.course import wait_for_a_place, write_course
from tests.conversations.expertise import ANSWER, OFFICIAL, asked, hand_off
from tests.conversations.handed import KEY, MET, carry_out, certify, gather, write_certificate, write_keys
from tests.conversations.keeping import everything_kept
from tests.conversations.near_pages import ASKED, with_near_pages
from tests.conversations.offering import write_opportunity
from tests.conversations.outing import send_files, write_outing, write_walk
from tests.conversations.repeating import Delivered, Repeating, repeat
from tests.conversations.school import School, send_to
from tests.conversations.stage import buttons_of
from tests.conversations.test_arrange import REFUSE, fill_in_leave
from tests.conversations.test_items import OUTING, add_row, clicks_row
from tests.conversations.test_mandate_scopes import FORM
from tests.conversations.test_mandates import gives
from tests.conversations.test_mandates_to_submit import lets
from tests.conversations.test_weekly_look import becomes_operator
from tests.conversations.walks import change_it, decide_together, find_a_replacement, offer_work

Walk = Callable[[School], Awaitable[None]]


async def decide(school: School) -> None:
    ana, ben = school.ana, school.ben
    await school.everybody_installs()
    await fill_in_leave(school)
    own = ana.newest
    await ana.clicks("Indienen")
    await school.jobs()
    await ben.fills(question="Kan het in de namiddag?").clicks("Vraag versturen")
    await school.jobs()
    await ana.fills(text="Nee, het feest is om tien uur.").clicks("Antwoord versturen")
    await school.jobs()
    await ben.fills(condition="Als Emma overneemt").clicks("Keur goed op deze voorwaarde")
    await school.jobs()
    for answer in ("Laat ze staan", "Toch behouden", "Aanvraag annuleren"):
        await ana.fills(reason="Het is uitgesteld").clicks("Vraag om te annuleren", on=own)
        await school.jobs()
        if answer == "Toch behouden":
            await ana.clicks(answer, on=own)
        else:
            await ben.fills(reason="Er is al vervanging" if answer == "Laat ze staan" else "").clicks(answer)
        await school.jobs()
    await fill_in_leave(school)
    await ana.clicks("Indienen")
    await school.jobs()
    await ben.fills(reason="Die dag is er klassenraad").clicks(REFUSE)
    await fill_in_leave(school)
    await ana.clicks("Indienen")
    await ana.clicks("Ja, trek in")
    await fill_in_leave(school)
    await ana.clicks("Indienen")
    await school.jobs()
    await ben.fills(to=school.dirk.id, why="Jij kent de klas").clicks("Geef de beslissing door")
    await school.jobs()
    await ana.fills(comment="Emma wil ruilen").clicks("Reactie versturen")
    await school.jobs()
    await school.dirk.fills(advisers=school.emma.id, advice="Kan dit?").clicks("Vraag dit advies")
    await school.jobs()
    await school.emma.fills(advice="Ja").clicks("Advies versturen")
    await school.jobs()
    await school.dirk.clicks("Goedkeuren")


async def fill_in(school: School) -> None:
    ana = school.ana
    await ana.installs()
    await ana.says("Hoe vraag ik verlof aan?")
    await ana.clicks("Verlofaanvraag starten")
    await ana.fills(kind="circumstance", occasion="wedding", occasion__kin="family").clicks("Volgende")
    await ana.clicks("Terug")
    await ana.clicks("Volgende")
    await ana.fills(period__from="2026-12-04", period__to="2026-12-04").clicks("Later verder")
    await ana.clicks("Verdergaan")
    await ana.clicks("Volgende")
    await ana.clicks("Volgende")
    await ana.fills(lessons="none").clicks("Volgende")
    await ana.clicks("Aanpassen")
    await ana.clicks("Ja, gooi weg")
    await ana.removes()


async def fill_in_rows(school: School) -> None:
    ana = school.ana
    await ana.installs()
    await ana.says("uitstap")
    await add_row(ana, "Trein", "24,50")
    await clicks_row(ana, "Wijzig")
    await ana.clicks("Annuleer")
    await clicks_row(ana, "Verwijder")
    await ana.clicks("Ongedaan maken")


async def announce(school: School) -> None:
    ana, carla = school.ana, school.carla
    await school.everybody_installs()
    for title in ("Sneeuw", "Foto's"):
        await carla.says("mededeling")
        carla.fills(title=title, text="De school blijft open.", schools="de-linde", confirmation="true")
        await carla.clicks("Bekijk het voorbeeld")
    await carla.clicks("Ja, gooi weg")
    await carla.clicks("Stuur test naar mij")
    await school.jobs()
    for person in (ana, school.ben, school.emma):
        school.recorder.fails[person.conversation] = [Misconfigured("BotDisabledByAdmin")] * 2
    await carla.clicks(send_to(3))
    await school.jobs()
    await school.jobs(later=timedelta(minutes=2))
    await school.jobs(later=timedelta(seconds=5))
    school.recorder.fails.clear()
    await carla.clicks("Opnieuw proberen")
    await school.jobs(later=timedelta(minutes=2))
    await ana.clicks("Gelezen en begrepen")
    await carla.clicks("Vernieuwen")
    await carla.clicks("Als bestand")
    await school.jobs()
    await carla.declines(carla.newest)
    await carla.clicks("Maak het opnieuw")
    await school.jobs()
    await carla.accepts(carla.newest)
    await school.jobs()
    assert len(school.recorder.drive) == 1


async def ask(staff: School) -> None:
    ana, nadia, lieve = staff.ana, staff.nadia, staff.lieve
    await staff.everybody_installs()
    await ana.says("Hoeveel is de kilometervergoeding?", key="0123456789abcdef0123456789abcdef")
    await ana.edits("0123456789abcdef0123456789abcdef", "Hoeveel is de kilometervergoeding met de fiets?")
    await ana.clicks("Nee")
    await ana.fills(reason="outdated", words="Het is intussen 0,44.").clicks("Doorgeven")
    await ana.says("Hoeveel dagen verlof krijg ik als ik trouw?")
    await ana.clicks("Dit klopt niet")
    await ana.fills(reason="wrong").clicks("Doorgeven")
    await staff.jobs()
    await nadia.clicks("Ik heb het nagekeken")
    await hand_off(staff)
    await nadia.clicks("Ik neem dit op", on=asked(nadia))
    await staff.jobs()
    await lieve.clicks("Overnemen", on=asked(lieve))
    await staff.jobs()
    await lieve.fills(question="Hoelang werk je hier?").clicks("Vraag versturen")
    await staff.jobs()
    await ana.fills(text="Twaalf jaar.").clicks("Antwoord versturen")
    await staff.jobs()
    await lieve.fills(answer=ANSWER).clicks("Verzenden")
    await staff.jobs()
    await ana.clicks("Dank je, opgelost")
    await staff.jobs()
    await lieve.clicks(OFFICIAL)
    await lieve.fills(question="Kan ik een sabbatjaar nemen?", readers="everyone").clicks("Bewaren")
    await lieve.clicks("Aanpassen")
    await lieve.clicks("Ja, trek in")
    await lieve.clicks("Zet terug")
    await hand_off(staff, staff.emma)
    await nadia.fills(reason="Dat hoort hier niet").clicks("Sluit deze vraag af")


async def narrow(school: School) -> None:
    ana = school.ana
    await ana.installs()
    await ana.says(ASKED)
    await ana.clicks("ICT")
    await ana.clicks("Iets anders")


async def look_again(school: School) -> None:
    """At a library, of which the file says when it was reviewed."""
    nadia = school.nadia
    await school.everybody_installs()
    owned = 'owner = "group:hr"\nreview_months = 12\nreviewed = 2025-12-15\n'
    text = f'[[libraries]]\nname = "Gids"\nplace = "{school._data / "gids"}"\n{owned}'
    (school._data / "libraries.toml").write_text(text, "utf-8")
    school.clock.pass_by(timedelta(minutes=1))
    await ask_for_reviews(school.house)
    await school.jobs()
    for button in ("Aanpassen", "Ja, trek in", "Zet terug", "Nog juist"):
        await nadia.clicks(button)
        await school.jobs()


async def be_away(school: School) -> None:
    """While something waits, and while something is handed in; then back, from two cards."""
    ana, ben = school.ana, school.ben
    await school.everybody_installs()
    for day in ("2026-12-04", "2026-12-21"):
        await fill_in_leave(school, day)
        await ana.clicks("Indienen")
        await school.jobs()
        await ben.says("ik ben afwezig")
        await ben.fills(last="2026-12-11").clicks("Ik ben afwezig")
        await school.jobs()
    await ben.clicks("Ik ben terug")
    await school.jobs()
    await ben.says("afwezig")
    await ben.fills(last="2026-12-18").clicks("Ik ben afwezig")
    await ben.says("help")
    await ben.clicks("Ik ben terug")
    await school.jobs()


async def say_a_request(school: School) -> None:
    """In a sentence, beside a draft that waits, and as a question that offers the form."""
    ana = school.ana
    await ana.installs()
    await ana.says("verlof")
    await ana.fills(kind="union").clicks("Volgende")
    await ana.says("ik wil verlof van 3 tot 4 december")
    await ana.clicks("Nieuwe aanvraag hiermee")


async def give_mandates(school: School) -> None:
    ana, ben, emma = school.ana, school.ben, school.emma
    await school.everybody_installs()
    for answer in ("Weigeren", "Aanvaarden"):
        await gives(ben, emma.name)
        await school.jobs()
        await emma.clicks(answer)
        await school.jobs()
    await fill_in_leave(school)
    await ana.clicks("Indienen")
    await school.jobs()
    await ben.says("mandaten")
    await ben.clicks("Openen", on=ben.newest)
    await ben.clicks("Intrekken")
    await school.jobs()
    await hand_in_for_another(school)
    await becomes_operator(school, ben)
    await ben.says("mandaten")
    await ben.clicks("Alle mandaten", on=ben.newest)
    await ben.clicks("Als bestand", on=ben.newest)
    await school.jobs()


async def hand_in_for_another(school: School) -> None:
    ana, emma = school.ana, school.emma
    await lets(school, ana, emma)
    await emma.says("uitstap")
    await emma.clicks("Voor Ana Martens")
    await emma.clicks("Indienen", on=emma.card_with("Mandaat van Ana Martens"))
    data = {"form": "outing", "_key": "under", "mandate": buttons_of(emma.newest)["Starten"]["data"]["mandate"]}
    await emma.sends("mandate.start", {**data, "anew": True}, emma.newest)
    await emma.fills(price="20", where="Zoo").clicks("Volgende", on=emma.newest)
    await emma.clicks("Indienen", on=emma.newest)
    await school.jobs()


async def speak(school: School) -> None:
    ana = school.ana
    await ana.installs()
    await ana.says("taal")
    await ana.clicks("English")
    await ana.says("nederlands")
    await ana.sends_a_file("verlof")


CHANGED_IN: Mapping[Walk, set[str]] = {
    decide: {
        *{"form.next", "form.submit", "request.withdraw", "request.clarify", "request.annul", "request.keep"},
        *{"approval.approve", "approval.condition", "approval.refuse", "approval.ask"},
        *{"approval.annul", "approval.keep", "approval.reassign", "approval.advice", "advice.give", "request.comment"},
    },
    fill_in: {"form.start", "form.next", "form.back", "form.later", "form.resume", "form.edit", "form.discard"},
    fill_in_rows: {"row.add", "row.save", "row.change", "row.cancel", "row.remove", "row.restore"},
    announce: {
        *{"announcement.preview", "announcement.test", "announcement.send", "announcement.resume"},
        *{"announcement.confirm", "announcement.refresh", "announcement.discard"},
        *{"announcement.report", "handout.again"},
    },
    ask: {
        *{"answer.rate", "answer.explain", "handoff.send", "handoff.take", "handoff.relieve", "handoff.ask"},
        *{"handoff.reply", "handoff.answer", "handoff.solve", "handoff.close", "official.save", "official.withdraw"},
        *{"official.restore", "answer.object", "objection.close"},
    },
    narrow: {"answer.narrow"},
    look_again: {"review.changing", "review.withdraw", "review.restore", "review.right"},
    be_away: {"absence.set", "absence.end", "absence.back", "form.next", "form.submit"},
    say_a_request: {"form.next", "form.say"},
    send_files: {
        *{"form.next", "form.resume", "form.submit"},
        *{"attachment.add", "attachment.remove", "attachment.open"},
    },
    give_mandates: {
        *{"mandate.give", "mandate.accept", "mandate.decline", "mandate.revoke", "mandate.start"},
        "mandates.file",
        *{"form.for", "form.next", "form.submit"},
    },
    decide_together: {"together.approve", "together.refuse", "form.next", "form.submit"},
    certify: {"form.next", "form.submit", "handling.finish", "paper.get"},
    gather: {
        *{"form.next", "form.submit", "approval.approve", "agenda.begin", "meeting.place", "meeting.move"},
        *{"meeting.drop", "meeting.send", "meeting.decide"},
    },
    carry_out: {
        *{"form.next", "form.submit", "approval.approve", "handling.assign", "handling.return"},
        *{"handling.take", "handling.ask", "handling.answer", "handling.finish", "report.file"},
    },
    change_it: {
        *{"form.next", "form.submit", "form.edit", "form.discard", "request.change", "request.anew"},
        "approval.approve",
    },
    find_a_replacement: {
        *{"form.next", "form.submit", "approval.approve", "standby.keep", "standby.withdraw"},
        *{"replacement.search", "replacement.stop", "replacement.accept", "replacement.release"},
    },
    wait_for_a_place: {"form.next", "form.submit", "request.withdraw", "request.yield"},
    offer_work: {
        *{"form.next", "form.submit", "approval.approve", "hopes.keep", "hopes.withdraw"},
        *{"opportunity.want", "opportunity.unwant", "opportunity.join", "opportunity.leave"},
    },
    speak: {"language.choose"},
}
"""Which buttons change something in which walk."""

SHOWN = {
    *{"announcement.compose", "announcement.mine", "announcement.open", "announcement.edit", "announcement.missed"},
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
    *{"report.list", "report.show"},
    *{"agenda.show", "meeting.show", "meeting.note"},
    *{"queue.show", "handling.show", "away.week", "together.show", "mandate.new", "mandate.show", "mandates.show"},
    *{"profile.show", "profile.back", "standby.change", "replacement.show", "hopes.change", "opportunity.show"},
    "score.show",
    *{"mandate.forms", "mandate.request", "mandates.all"},
    *{"request.show", "request.mine", "approval.open", "approval.show", "help.show", "forms.show", "language.show"},
}
"""Buttons that show what stands, and keep nothing. Those of `words.` do what the words do."""


def test_every_button_is_delivered_twice_or_only_shows() -> None:
    changing = set[str]().union(*CHANGED_IN.values())
    assert changing | SHOWN | {"words.say", "words.ask"} == {verb.verb for verb in CLICKS}
    assert not changing & SHOWN


@pytest.mark.parametrize("walk", CHANGED_IN, ids=lambda walk: walk.__name__)
async def test_one_effect_and_one_answer(
    prepared: Path, pytestconfig: pytest.Config, tmp_path: Path, own_forms: Path, walk: Walk
) -> None:
    if walk is send_files:
        write_outing(own_forms)
        write_walk(own_forms)
    if walk is give_mandates:
        (own_forms / "outing.toml").write_text(FORM, encoding="utf-8")
    if walk in {carry_out, gather}:
        write_keys(own_forms, KEY if walk is carry_out else MET)
    if walk is certify:
        write_certificate(own_forms)
    if walk is wait_for_a_place:
        write_course(own_forms)
    if walk is offer_work:
        write_opportunity(own_forms)
    if walk is fill_in_rows:
        (own_forms / "outing.toml").write_text(OUTING, encoding="utf-8")
    left: list[Repeating] = []
    for how in Delivered:
        async with opened_school(prepared, pytestconfig, tmp_path / how.name) as school:
            await with_topics(school)
            if walk is narrow:
                await with_near_pages(school, tmp_path / f"of {how.name}" / "gids")
            repeating = await repeat(school, how)
            await walk(school)
            left.append(repeating)
    again, at_once = left
    assert again.verbs == CHANGED_IN[walk]
    assert at_once.changes == again.changes


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
