"""Walks through everything there is to click, and a school where each of them can be walked."""

from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from bot.channel.base import RecipientGone
from tests.conversations.announcing import go_through, write
from tests.conversations.conftest import opened_school, with_topics
from tests.conversations.course import CONFIRMED, confirm_who_was_there, wait_for_a_place, write_course
from tests.conversations.drafting import draft
from tests.conversations.expertise import hand_off, make_official, official_id
from tests.conversations.handed import (
    KEY,
    MET,
    carry_out,
    certify,
    gather,
    key_approved,
    notes,
    write_certificate,
    write_keys,
)
from tests.conversations.near_pages import with_near_pages
from tests.conversations.offering import offers, write_opportunity
from tests.conversations.outing import send_files, write_outing, write_walk
from tests.conversations.questions import AGAIN, CHOICES, answers
from tests.conversations.school import School, send_to
from tests.conversations.scoring import RESULT, assesses, write_maturity
from tests.conversations.stage import actions_of
from tests.conversations.standing_by import SEEK, is_away
from tests.conversations.test_arrange import submit_leave
from tests.conversations.test_items import OUTING
from tests.conversations.test_mandate_scopes import FORM
from tests.conversations.test_mandates import gives
from tests.conversations.test_mandates_to_submit import hands_in, lets
from tests.conversations.test_roles import gives as gives_role
from tests.conversations.test_weekly_look import becomes_operator
from tests.conversations.walks import (
    Walk,
    administer,
    ask,
    be_away,
    change_it,
    decide,
    decide_together,
    fill_in,
    fill_in_rows,
    find_a_replacement,
    give_mandates,
    give_roles,
    lies_aside,
    look_again,
    narrow,
    offer_work,
    prefer,
    say_a_request,
    speak,
)
from tests.conversations.walks_of_announcements import (
    announce,
    answer_it,
    correct_it,
    have_it_confirmed,
    mark_as_seen,
    put_together,
)

CHANGED_IN: Mapping[Walk, set[str]] = {
    decide: {
        *{"form.next", "form.submit", "request.withdraw", "request.clarify", "request.annul", "request.keep"},
        *{"approval.approve", "approval.condition", "approval.refuse", "approval.ask"},
        *{"approval.annul", "approval.keep", "approval.reassign", "approval.advice", "advice.give", "request.comment"},
    },
    fill_in: {"form.start", "form.next", "form.back", "form.later", "form.resume", "form.edit", "form.discard"},
    fill_in_rows: {"row.add", "row.save", "row.change", "row.cancel", "row.remove", "row.restore"},
    announce: {
        *{"announcement.translate", "announcement.translated", "announcement.try"},
        *{"announcement.step", "form.begin", "announcement.test", "announcement.send", "announcement.resume"},
        *{"announcement.preview", "announcement.cancel", "announcement.plan", "announcement.now"},
        "announcement.withdraw",
        *{"reach.file", "reach.csv"},
        *{"announcement.confirm", "announcement.refresh", "announcement.discard"},
        *{"announcement.schools", "announcement.proof", "reminder.send", "reminder.after"},
        *{"announcement.report", "handout.again"},
        *{"announcement.when", "announcement.open", "announcement.edit", "announcement.who", "reminder.show"},
    },
    put_together: {
        *{"announcement.step", "audience.begin", "audience.keep", "audience.remove"},
        *{"audience.paste", "audience.use", "audience.save", "audience.forget", "audience.post", "audience.file"},
    },
    have_it_confirmed: {
        *{"announcement.step", "announcement.send"},
        *{"second.confirm", "second.return", "second.withdraw"},
        *{"correction.preview", "correction.publish", "correction.confirm", "correction.return", "correction.withdraw"},
    },
    answer_it: {
        "announcement.step",
        "announcement.send",
        "announcement.answer",
        "announcement.csv",
        "announcement.answers",
    },
    mark_as_seen: {
        *{"announcement.step", "announcement.send", "announcement.confirm", "missing.show", "missing.file"},
        *{"visa.file", "correction.preview", "correction.publish"},
        *{"visa.show", "correction.show", "announcement.refresh"},
    },
    correct_it: {
        *{"announcement.step", "announcement.send"},
        *{"correction.show", "correction.preview", "correction.add", "correction.drop"},
        *{"correction.publish", "correction.recall"},
        *{"announcement.missed", "announcement.refresh"},
    },
    draft: {
        *{"announcement.step", "announcement.begin", "announcement.restore", "announcement.duplicate"},
        *{"suggestion.take", "suggestion.decline", "form.next", "form.submit", "approval.approve"},
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
        *{"mandate.give", "mandate.accept", "mandate.decline", "mandate.revoke", "mandate.start", "mandate.away"},
        *{"mandate.offer", "mandate.agree", "mandate.keep"},
        *{"mandates.all", "mandates.file"},
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
        "handling.reopen",
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
    confirm_who_was_there: {
        *{"form.next", "form.submit", "attendance.confirm", "attendance.undo", "request.explain"},
    },
    offer_work: {
        *{"form.next", "form.submit", "approval.approve", "hopes.keep", "hopes.withdraw"},
        *{"opportunity.want", "opportunity.unwant", "opportunity.join", "opportunity.leave"},
    },
    administer: {"aside.show", "aside.retry", "aside.drop", "aside.undo", "sends.halt", "sends.resume"},
    give_roles: {"role.give", "role.stop", "roles.file"},
    prefer: {
        *{"announcement.step", "announcement.send", "news.mute", "news.unmute", "settings.keep"},
    },
    speak: {"language.choose"},
}
"""Which buttons change something in which walk."""
SEEN = {
    *{"reminder.show", "visa.show"},
    *{"audience.show", "audience.part", "audience.list", "audience.saved", "audience.channels"},
    "news.open",
    "announcement.when",
    *{"announcement.result", "announcement.answers"},
    "announcement.earlier",
    *{"announcement.open", "announcement.edit", "announcement.missed", "announcement.who", "answer.dispute"},
    *{"correction.show", "correction.write", "correction.unchanged", "correction.editions"},
    *{"request.show", "approval.show", "replacement.show", "opportunity.show", "mandate.show", "handling.show"},
    *{"meeting.show", "meeting.note", "score.show"},
    *{"mandate.forms", "mandate.request", "mandate.change", "role.show"},
    "aside.show",
    *{"handoff.start", "handoff.show", "handoff.open", "official.start", "official.show", "official.edit"},
}
"""Buttons that only show the thing that they name."""


async def look_for_others(school: School) -> None:
    """Emma, at what she may hand in for Ana and what became of it."""
    emma = school.emma
    await lets(school, school.ana, emma)
    await hands_in(school, emma, "Ana Martens")
    await emma.clicks("Indienen", on=emma.card_with("Mandaat van Ana Martens"))
    await emma.says("mandaten")
    opens = [one for one in actions_of(emma.newest.card) if one.get("verb") == "mandate.request"]
    await emma.sends("mandate.request", dict(opens[0]["data"]), emma.newest)


async def look(school: School) -> None:
    """At everything there is, from the lists of it."""
    ana, ben, carla, nadia = school.ana, school.ben, school.carla, school.nadia
    await submit_leave(school)
    await ana.says("mijn aanvragen")
    await ana.clicks("Openen")
    await ben.says("goedkeuringen")
    await ben.clicks("Openen")
    await gives(ben, school.emma.name)
    await ben.says("mandaten")
    await ben.clicks("Openen", on=ben.newest)
    await school.jobs()
    await school.emma.clicks("Aanvaarden")
    await ben.says("mandaten")
    await ben.clicks("Openen", on=ben.newest)
    await ben.clicks("Wijzigen", on=ben.newest)
    await look_for_others(school)
    words = {"title": "Sneeuw", "text": "De school blijft open.", "asks": "one", "asked": "Kom je?", "choices": CHOICES}
    await write(carla, **words, schools="de-linde", importance="mandatory", visa_days="3")
    await carla.clicks("Aanpassen")
    await carla.clicks("Volgende")
    await carla.clicks("Samenstellen of lijst plakken")
    for shown in ("Deel toevoegen", "Lijst plakken", "Bewaarde doelgroepen"):
        await carla.clicks(shown)
        await carla.clicks("Terug", on=carla.newest)
    for shown in ("Deel toevoegen", "Kanalen van teams", "Terug"):
        await carla.clicks(shown, on=carla.newest)
    await carla.clicks("Klaar")
    await go_through(carla)
    await carla.clicks("Later verzenden")
    await carla.clicks("Terug")
    await go_through(carla)
    await carla.says("mijn mededelingen")
    await carla.clicks("Eerdere versies")
    await carla.clicks("Verdergaan")
    school.recorder.fails[ana.conversation] = [RecipientGone("not_installed")]
    await carla.clicks(send_to(3))
    await school.jobs()
    await ana.says("nieuws")
    await ana.clicks("Openen", on=ana.newest)
    await answers(ana, "0")
    await ana.clicks(AGAIN)
    await carla.says("mijn mededelingen")
    await carla.clicks("Openen", on=carla.newest)
    await carla.clicks("Lees de antwoorden")
    await carla.clicks("Terug naar de cijfers")
    await carla.clicks("Wie niet?")
    await carla.clicks("Terug naar de cijfers")
    await carla.clicks("Wie bevestigde niet?")
    await carla.clicks("Terug naar de cijfers")
    await carla.clicks("Viseringslijst")
    await carla.clicks("Terug naar de cijfers")
    await carla.clicks("Wie kreeg dit?")
    school.recorder.change_fails[ben.conversation] = [RecipientGone("no_card")]
    await carla.clicks("Terug naar de cijfers")
    for button in ("Verbeteren of intrekken", "Verbeteren"):
        await carla.clicks(button)
    await carla.fills(text_nl="De school gaat dicht.").clicks("Bekijk het voorbeeld")
    await carla.clicks("Ja, verbeter bij 2 personeelsleden")
    await school.jobs()
    await school.jobs(later=timedelta(seconds=15))
    for button in ("Verbeteren of intrekken", "Waar niet?", "Terug", "Eerdere versies"):
        await carla.clicks(button)
    await ana.says("Hoeveel dagen verlof krijg ik als ik trouw?")
    await ana.clicks("Dit klopt niet")
    await hand_off(school, school.emma)
    await nadia.says("vragen voor mij")
    await nadia.clicks("Openen", on=nadia.newest)
    await make_official(school, readers="experts")
    await ana.says("mijn vragen")
    await ana.clicks("Openen", on=ana.newest)
    official = official_id(school)
    await nadia.clicks("Aanpassen")
    await nadia.sends("official.show", {"official": official}, None)
    await key_approved(school)
    await nadia.says("wachtrij")
    await nadia.clicks("Openen", on=nadia.newest)
    await nadia.clicks("Wachtrij", on=nadia.newest)
    await nadia.clicks("Agenda’s: Sleutels", on=nadia.newest)
    await nadia.fills(day="2026-12-10").clicks("Nieuwe agenda", on=nadia.newest)
    await nadia.fills(notes=",".join(await notes(school))).clicks("Zet op de agenda", on=nadia.newest)
    await nadia.clicks("Openen", on=nadia.newest)
    await nadia.clicks("Naar de agenda", on=nadia.newest)
    await is_away(school, "2026-12-10")
    await ana.clicks(SEEK)
    await offers(school)
    await ben.clicks("Vernieuwen")
    await assesses(school, ben)
    await ben.clicks(RESULT)
    await becomes_operator(school, carla)
    await gives_role(carla, "Emma Janssens", "author")
    await carla.says("rollen")
    await carla.clicks("Openen", on=carla.newest)
    await lies_aside(school, "jobs-1")
    await carla.says("beheer")
    await carla.clicks("Taken bekijken", on=carla.newest)
    await carla.clicks("Openen", on=carla.newest)


WALKS = (*CHANGED_IN, look)


def write_forms(walk: Walk, forms: Path) -> None:
    """Those that it goes past, beside the shipped one of leave."""
    if walk is send_files:
        write_outing(forms)
        write_walk(forms)
    if walk is certify:
        write_certificate(forms)
    if walk is give_mandates:
        (forms / "outing.toml").write_text(FORM, encoding="utf-8")
    if walk in {carry_out, gather, look}:
        write_keys(forms, KEY if walk is carry_out else MET)
    if walk is wait_for_a_place:
        write_course(forms)
    if walk is confirm_who_was_there:
        write_course(forms, CONFIRMED)
    if walk in {offer_work, draft, look}:
        write_opportunity(forms)
    if walk is fill_in_rows:
        (forms / "outing.toml").write_text(OUTING, encoding="utf-8")


@asynccontextmanager
async def staged(walk: Walk, prepared: Path, config: pytest.Config, data: Path, forms: Path) -> AsyncGenerator[School]:
    """A school in which somebody can walk that walk: everybody has Bode, and there is what it goes past. `data` is a
    folder to be made, `forms` that of the forms."""
    write_forms(walk, forms)
    if walk in {offer_work, look}:
        write_maturity(forms)
    async with opened_school(prepared, config, data) as school:
        await with_topics(school)
        if walk is narrow:
            await with_near_pages(school, data.parent / "pages" / "gids")
        await school.everybody_installs()
        yield school
