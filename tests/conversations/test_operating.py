"""Who administers Bode sees how it is, what was set aside, what goes out, what counts and who has which role; to
everybody else none of it is there."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.announce.announcement import Announcement, AnnouncementState, Importance
from bot.announce.halting import halting
from bot.announce.halting.halt import HALTED
from bot.announce.news import arriving
from bot.announce.standing import change_announcement
from bot.doctor.health import PARTS
from bot.front.dispatch import CLICKS
from bot.people.contacts import recipient
from bot.store.partitions import SENDS, SET_ASIDE_JOBS, announcement_partition
from bot.store.records import Records
from bot.web.readiness import HOLDS, TELLS
from bot.work.job import Job
from bot.work.kept import SetAside
from cards.announce import halting_buttons
from cards.home import operating_buttons
from cards.home.aside import ids_of
from cards.parts.verbs import Verb
from tests.conversations.announcing import write
from tests.conversations.expertise import REFUSED
from tests.conversations.holding import hold
from tests.conversations.preferring import announce
from tests.conversations.school import School, send_to
from tests.conversations.stage import Colleague, buttons_of
from tests.conversations.test_announce import CONFIRM
from tests.conversations.test_cost import counted
from tests.conversations.test_weekly_look import becomes_operator

TOPICS = Path(__file__).with_name("topics.toml")
SECRET = "Kaatje is ziek"
VERBS = [
    kind
    for module in (operating_buttons, halting_buttons)
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, Verb) and kind is not Verb
]


async def administered(school: School) -> Colleague:
    """Carla administers Bode, and still announces."""
    await school.everybody_installs()
    await becomes_operator(school, school.carla)
    await school.jobs()
    return school.carla


async def lies_aside(school: School, *, job: str = "person_welcome", id_: str = "jobs-1") -> SetAside:
    """One that did not go, of which the body says more than ids."""
    body = {"person": school.ana.id, "text": SECRET}
    kept = SetAside(id_, school.clock(), "jobs", job, body, 10, "StoreUnavailable")
    await school.house.records.accept(SET_ASIDE_JOBS, [school.house.records.set_aside.put(kept)])
    return kept


async def opens(operator: Colleague, button: str) -> None:
    await operator.says("beheer")
    await operator.clicks(button, on=operator.newest)


async def deeds(school: School, begin: str) -> Sequence[tuple[str, str]]:
    entries = [item.value async for item in school.house.records.audit.stream(order="at")]
    return [(one.deed, one.actor) for one in entries if one.deed.startswith(begin)]


async def sends(school: School, people: int = 10) -> None:
    await write(school.carla, title="Sneeuw", text="De school blijft open.", confirmation="true", everyone="true")
    await school.carla.clicks(send_to(people))


# --- nobody else --------------------------------------------------------------------------------------


async def test_to_everybody_else_the_word_is_a_word_like_any_other(school: School) -> None:
    await school.everybody_installs()
    ana = school.ana
    await ana.says("beheer")
    said = ana.newest.text
    await ana.says("behanger")
    assert said.replace("beheer", "behanger") == ana.newest.text, "answered as any word of which nothing is known"
    await ana.says("help")
    assert "beheer" not in ana.newest.text.casefold()
    await ana.says("beheerr")
    assert "beheer" not in buttons_of(ana.newest)


@pytest.mark.parametrize("kind", VERBS, ids=lambda kind: kind.verb)
async def test_nobody_else_gets_anything_from_its_buttons(school: School, kind: type[Verb]) -> None:
    carla = await administered(school)
    kept = await lies_aside(school)
    await carla.says("beheer")
    data = {"job": kept.id} if "job" in kind.model_fields else {}
    for other in (school.ana, school.ben):
        await other.sends(kind.verb, data, None)
        assert REFUSED in other.newest.text
    assert await deeds(school, "job.") == await deeds(school, "sends.") == []


async def test_who_administers_finds_it_under_help_and_in_three_languages(school: School) -> None:
    carla = await administered(school)
    await carla.says("help")
    assert "Hoe Bode het doet" in carla.newest.text
    for words, title in {"gestion": "Comment va Bode", "operations": "How is Bode", "beheer": "Hoe gaat het"}.items():
        language = {"gestion": "fr", "operations": "en", "beheer": "nl"}[words]
        await carla.sends("language.choose", {"language": language}, None)
        await carla.says(words)
        assert title in carla.newest.text


# --- how it is ----------------------------------------------------------------------------------------


async def test_all_is_well_and_then_a_job_waits_too_long(school: School) -> None:
    carla = await administered(school)
    await school.jobs()
    await carla.says("beheer")
    assert "Alles werkt" in carla.newest.text
    assert f"{len(school.people)} collega’s gekend." in carla.newest.text
    await school.ana.says("verlof")
    await school.house.queue.put([an_ended_send()])
    school.clock.pass_by(timedelta(hours=1))
    await carla.says("beheer")
    assert "Er scheelt iets" in carla.newest.text
    assert "al 60 minuten" in carla.newest.text


def an_ended_send() -> halting.Job:
    return Job(halting.ENDED_JOB, {"announcement": "none"})


async def test_what_readyz_finds_wrong_is_told_here_as_well(school: School) -> None:
    carla = await administered(school)

    async def look() -> dict[str, bool]:
        return {"blobs": True, "model": False, "store": True}

    school.house.parts.look = look
    await carla.says("beheer")
    assert "De opslag van bestanden antwoordt niet." in carla.newest.text
    assert "Het model dat op betekenis zoekt" not in carla.newest.text
    assert "Er scheelt iets" in carla.newest.text


def test_every_part_of_readyz_is_told() -> None:
    """People, passages and jobs have findings of their own."""
    assert {*HOLDS, *TELLS} - {"store", "index", "queue"} == set(PARTS)


async def test_what_it_costs_does_not_grow(school: School) -> None:
    carla = await administered(school)
    counting = counted(school)
    await carla.says("beheer")
    counting.reads = counting.commits = 0
    await carla.says("beheer")
    little = counting.reads
    for number in range(30):
        await lies_aside(school, id_=f"jobs-{number:02}")
    for _ in range(3):
        await sends(school)
        await school.jobs()
    await carla.says("beheer")
    counting.reads = counting.commits = 0
    await carla.says("beheer")
    assert counting.reads <= little + halting.SHOWN
    assert counting.commits == 0
    assert "Meer dan 8 taken staan opzij" in carla.newest.text


# --- set aside ----------------------------------------------------------------------------------------


async def test_a_job_is_looked_at_and_tried_again_and_nothing_that_somebody_wrote_shows(school: School) -> None:
    carla = await administered(school)
    kept = await lies_aside(school)
    await opens(carla, "Taken bekijken")
    assert "person_welcome" in carla.newest.text
    await carla.clicks("Openen", on=carla.newest)
    card = carla.newest
    assert "fout StoreUnavailable" in card.text
    assert school.ana.id in card.text
    assert SECRET not in card.text
    await carla.clicks("Opnieuw proberen", on=card)
    assert "Wordt opnieuw geprobeerd" in carla.newest.text
    leases = await school.house.queue.lease(limit=10, duration=timedelta(seconds=60))
    assert (kept.job, kept.body) in [(one.job.name, one.job.body) for one in leases]
    await carla.sends("aside.retry", {"job": kept.id}, None)
    assert "Wordt opnieuw geprobeerd" in carla.newest.text, "an older card says what became of it"
    await carla.sends("aside.drop", {"job": kept.id}, None)
    assert "Wordt opnieuw geprobeerd" in carla.newest.text
    assert await deeds(school, "job.") == [("job.put_back", carla.id)]
    await opens(carla, "Taken bekijken")
    assert "Er staat geen enkele taak opzij" in carla.newest.text


async def test_a_job_is_dropped_once_more_asked_and_that_can_be_undone(school: School) -> None:
    carla = await administered(school)
    kept = await lies_aside(school)
    await opens(carla, "Taken bekijken")
    await carla.clicks("Openen", on=carla.newest)
    await carla.clicks("Laat de taak vallen", on=carla.newest)
    assert "Laten vallen" in carla.newest.text
    assert await school.house.records.set_aside.get(SET_ASIDE_JOBS, kept.id) is None
    assert not await school.house.queue.lease(limit=10, duration=timedelta(seconds=60))
    await carla.clicks("Ongedaan maken", on=carla.newest)
    assert "Staat opzij" in carla.newest.text
    standing = await school.house.records.set_aside.get(SET_ASIDE_JOBS, kept.id)
    assert standing
    assert standing.value == kept
    await carla.clicks("Laat de taak vallen", on=carla.newest)
    await carla.clicks("Ongedaan maken", on=carla.newest)
    assert [deed for deed, _ in await deeds(school, "job.")] == ["job.dropped", "job.taken_back"] * 2


async def test_of_what_is_not_known_any_more_nothing_is_there(school: School) -> None:
    carla = await administered(school)
    for verb in ("aside.show", "aside.retry", "aside.drop", "aside.undo"):
        await carla.sends(verb, {"job": "jobs-none"}, None)
        assert REFUSED in carla.newest.text


def test_only_ids_of_known_names_are_shown() -> None:
    body = {"person": "3f2b", "text": "Kaatje", "request": "een zin met spaties", "number": 2, "people": [["3f2b", ""]]}
    assert ids_of(body) == [("person", "3f2b"), ("number", "2")]


async def test_older_ones_stand_on_a_card_of_their_own(school: School) -> None:
    carla = await administered(school)
    for number in range(10):
        await lies_aside(school, job=f"job_{number}", id_=f"jobs-{number}")
        school.clock.pass_by(timedelta(minutes=1))
    await opens(carla, "Taken bekijken")
    assert "job_9" in carla.newest.text
    assert "job_1" not in carla.newest.text
    await carla.clicks("Oudere", on=carla.newest)
    assert "job_1" in carla.newest.text
    assert "job_2" not in carla.newest.text
    await carla.sends("aside.list", {"before": "2026-99-99T"}, None)
    assert "job_9" in carla.newest.text, "a moment that is none begins anew"


# --- sends --------------------------------------------------------------------------------------------


async def test_all_sends_are_halted_in_one_step_and_go_on_to_each_once(school: School) -> None:
    carla, ana = await administered(school), school.ana
    await sends(school)
    await opens(carla, "Verzendingen bekijken")
    await carla.clicks("Leg alles stil", on=carla.newest)
    assert "Alle verzendingen zijn stilgelegd" in carla.newest.text
    await school.jobs()
    assert not ana.sees("De school blijft open")
    assert "Sneeuw" not in carla.newest.text, "what it says is not theirs to read there"
    await carla.clicks("Vernieuwen", on=carla.newest)
    assert "Stilgelegd" in carla.newest.text
    assert "Al bij 0 van" in carla.newest.text
    await carla.clicks("Alles hervatten", on=carla.newest)
    assert "Mededelingen gaan gewoon uit" in carla.newest.text
    await school.jobs()
    for person in (ana, school.ben):
        assert len([one for one in person.chat if "De school blijft open" in one.text]) == 1
    assert await deeds(school, "sends.") == [("sends.halted", carla.id), ("sends.resumed", carla.id)]
    await school.jobs(later=timedelta(minutes=1))
    await opens(carla, "Verzendingen bekijken")
    assert "Er is niets onderweg" in carla.newest.text
    assert [item async for item in school.house.records.under_way.stream(partition=SENDS)] == [], "it ended"


async def test_what_is_half_sent_stops_and_what_begins_later_waits(school: School) -> None:
    carla = await administered(school)
    await sends(school)
    await halting.begins(school.house, await newest(school))
    await carla.sends("sends.halt", {}, None)
    await school.jobs()
    assert (await newest(school)).state is AnnouncementState.PAUSED
    await sends(school)
    await school.jobs()
    states = [item.value.state async for item in school.house.records.announcements.stream()]
    assert states == [AnnouncementState.PAUSED] * 2
    assert not school.ana.sees("De school blijft open")
    await carla.sends("sends.resume", {}, None)
    await school.jobs()
    assert len([one for one in school.ana.chat if "De school blijft open" in one.text]) == 2


async def newest(school: School) -> Announcement:
    found = [item.value async for item in school.house.records.announcements.stream()]
    return max(found, key=lambda one: one.created)


async def test_its_author_reads_why_and_cannot_take_it_up_alone(school: School) -> None:
    carla = await administered(school)
    await sends(school)
    await carla.sends("sends.halt", {}, None)
    await school.jobs()
    await school.jobs(later=timedelta(seconds=5))
    card = carla.card_with("stilgelegd door wie Bode beheert")
    assert "Opnieuw proberen" not in buttons_of(card)
    post = await newest(school)
    await carla.sends("announcement.resume", {"id": post.id}, None)
    assert "Ook deze mededeling gaat vanzelf verder" in carla.newest.text
    await school.jobs()
    assert not school.ana.sees("De school blijft open")
    await carla.sends("announcement.cancel", {"id": post.id}, None)
    await carla.sends("sends.resume", {}, None)
    await school.jobs()
    assert (await newest(school)).state is AnnouncementState.CANCELLED
    assert not school.ana.sees("De school blijft open")


async def test_what_was_paused_for_another_reason_stays_so_and_tells_nobody_of_a_refusal(school: School) -> None:
    carla = await administered(school)
    await sends(school)
    await school.jobs()

    def refused(now: Announcement) -> Announcement:
        return replace(now, state=AnnouncementState.PAUSED, problem="BotDisabledByAdmin")

    await change_announcement(school.house, (await newest(school)).id, refused)
    await carla.sends("sends.halt", {}, None)
    await school.jobs()
    await carla.sends("sends.resume", {}, None)
    await school.jobs()
    post = await newest(school)
    assert (post.state, post.problem) == (AnnouncementState.PAUSED, "BotDisabledByAdmin")


async def test_a_recall_leaves_nothing_waiting_while_all_are_halted(school: School) -> None:
    carla = await administered(school)
    await sends(school)
    await carla.sends("sends.halt", {}, None)
    await school.jobs()
    await carla.sends("correction.recall", {"id": (await newest(school)).id, "how": "notice"}, None)
    await carla.sends("sends.resume", {}, None)
    await school.jobs()
    assert not school.ana.sees("De school blijft open")


async def test_what_was_recalled_is_not_paused_and_what_goes_on_stays_listed(school: School) -> None:
    carla, house = await administered(school), school.house
    await sends(school)
    post = await newest(school)
    assert await halting.begins(house, post)
    await halting.forget(house, post.id)
    assert [item async for item in house.records.under_way.stream(partition=SENDS)], "it is under way still"
    await carla.sends("correction.recall", {"id": post.id, "how": "notice"}, None)
    await carla.sends("sends.halt", {}, None)
    await halting.halt_each(house)
    assert (await newest(school)).state is not AnnouncementState.PAUSED


@pytest.mark.parametrize("read", range(1, 6))
@pytest.mark.parametrize("who", ["a send that begins", "the job that pauses each"])
async def test_what_is_paused_while_all_go_on_is_not_left_behind(school: School, who: str, read: int) -> None:
    """Whoever lets them go on finds it not paused yet."""
    carla, house = await administered(school), school.house
    await sends(school)
    post = await newest(school)
    assert await halting.begins(house, post)
    operator = await recipient(house, carla.id)
    await halting.halt(house, operator)
    other = Records(house.records._store._store, now=school.clock, promised=house.outbox.promised)
    held, late = hold(other, read), replace(house, records=other)

    async def goes_on() -> None:
        await halting.go_on(house, operator)
        await halting.go_on_each(house)

    async def pauses() -> None:
        await (halting.begins(late, post) if who == "a send that begins" else halting.halt_each(late))

    await held.meanwhile(pauses(), goes_on())
    if not held.came_between:
        await halting.go_on_each(house)
    assert (await newest(school)).state is AnnouncementState.SENDING
    await school.jobs()
    assert school.ana.sees("De school blijft open")


async def test_a_pause_that_a_crash_left_behind_ends_by_its_own_job_or_by_its_author(school: School) -> None:
    carla, house = await administered(school), school.house
    for takes_up in ("announcement_spread", "sends_halt", "its author"):
        await sends(school)
        post = await newest(school)
        await halting.begins(house, post)
        await change_announcement(
            house, post.id, lambda now: replace(now, state=AnnouncementState.PAUSED, problem=HALTED)
        )
        if takes_up == "its author":
            await carla.sends("announcement.resume", {"id": post.id}, None)
        else:
            await house.queue.put([Job(takes_up, {"announcement": post.id})])
        await school.jobs()
        found = await house.records.announcements.get(announcement_partition(post.id), post.id)
        assert found
        assert found.value.state is not AnnouncementState.PAUSED, takes_up


async def test_reminders_wait_as_well(school: School) -> None:
    carla = await administered(school)
    await sends(school)
    await school.jobs()
    await school.ben.clicks(CONFIRM)
    post = await newest(school)
    await carla.sends("sends.halt", {}, None)
    await carla.sends("reminder.send", {"id": post.id, "reminders": 0}, None)
    await school.jobs()
    before = len(school.ana.chat)
    await school.jobs(later=timedelta(minutes=6))
    assert len(school.ana.chat) == before
    await carla.sends("sends.resume", {}, None)
    await school.jobs(later=timedelta(minutes=6))
    assert len(school.ana.chat) == before + 1


async def test_twice_the_same_is_once(school: School) -> None:
    carla = await administered(school)
    for verb in ("sends.resume", "sends.halt", "sends.halt", "sends.resume", "sends.resume"):
        await carla.sends(verb, {}, None)
        await school.jobs()
    assert [deed for deed, _ in await deeds(school, "sends.")] == ["sends.halted", "sends.resumed"]


# --- what counts, and who -----------------------------------------------------------------------------


async def test_a_file_that_is_wrong_is_named_with_what_the_check_says(school: School, tmp_path: Path) -> None:
    carla = await administered(school)
    part = school.house.configuration.topics
    file = tmp_path / "topics.toml"
    file.write_text("[[topics]]\nid = 3\n", encoding="utf-8")
    part.place = type(part.place)(file)
    await opens(carla, "Instellingen bekijken")
    assert "De bestanden tellen" in carla.newest.text
    assert "Geweigerd" not in carla.newest.text
    school.clock.pass_by(timedelta(seconds=2))
    await carla.says("beheer")
    assert "1 fout" in carla.newest.text
    await carla.clicks("Instellingen bekijken", on=carla.newest)
    assert "Geweigerd: wat er eerst stond, blijft tellen" in carla.newest.text
    assert "topics.toml" in carla.newest.text
    file.write_bytes(TOPICS.read_bytes())
    school.clock.pass_by(timedelta(seconds=2))
    await carla.clicks("Vernieuwen", on=carla.newest)
    assert "Geweigerd" not in carla.newest.text


async def test_who_has_which_role_with_those_given_for_a_period(school: School) -> None:
    carla = await administered(school)
    await carla.sends("role.new", {}, None)
    await carla.fills(name="Emma Janssens", role="author", first="2026-11-23", last="2026-12-04").clicks(
        "Rol geven", on=carla.newest
    )
    await opens(carla, "Rollen bekijken")
    assert "Beheerder van Bode (1)" in carla.newest.text
    assert "Carla" in carla.newest.text
    assert "Emma Janssens" in carla.newest.text
    assert "1 tijdelijk" in carla.newest.text


def test_all_of_it_is_there() -> None:
    assert {*VERBS} <= {*CLICKS}


async def test_who_arrives_or_can_be_reached_again_waits_as_well(school: School) -> None:
    """What is mandatory, and what was for the day."""
    carla, emma = await administered(school), school.emma
    await emma.removes()
    await announce(school, "Reglement", importance=Importance.MANDATORY, confirmation=True)
    await announce(school, "Sneeuw")
    await school.jobs(later=timedelta(seconds=5))
    await carla.sends("sends.halt", {}, None)
    await school.jobs()
    await emma.installs()
    await school.jobs()
    await school.jobs(later=timedelta(minutes=6))
    assert not emma.sees("Reglement")
    assert not emma.sees("Sneeuw")
    await carla.sends("sends.resume", {}, None)
    await school.jobs(later=timedelta(minutes=6))
    for title in ("Reglement", "Sneeuw"):
        assert sum(title in one.text for one in emma.chat) == 1


async def test_who_was_given_it_just_before_waits_although_the_send_has_ended(school: School) -> None:
    carla, emma, house = await administered(school), school.emma, school.house
    await emma.removes()
    await announce(school, "Reglement", importance=Importance.MANDATORY, confirmation=True)
    await school.jobs(later=timedelta(seconds=5))
    assert (await newest(school)).state is AnnouncementState.SENT
    await emma.installs()
    await carla.sends("sends.halt", {}, None)
    assert await arriving.arrived(house, emma.id) == 1
    await school.jobs()
    assert not emma.sees("Reglement")
    await carla.sends("sends.resume", {}, None)
    await school.jobs(later=timedelta(minutes=6))
    assert sum("Reglement" in one.text for one in emma.chat) == 1


async def test_to_be_told_of_a_correction_waits_as_well_and_the_cards_do_not(school: School) -> None:
    carla, ana = await administered(school), school.ana
    await announce(school, "Sneeuw")
    await school.jobs(later=timedelta(seconds=5))
    await carla.sends("sends.halt", {}, None)
    await carla.clicks("Verbeteren of intrekken")
    await carla.clicks("Verbeteren")
    await carla.fills(text_nl="De school is dicht.").clicks("Bekijk het voorbeeld")
    await carla.fills(notify="true").clicks("Ja, verbeter bij 3 personeelsleden")
    await school.jobs()
    await school.jobs(later=timedelta(minutes=6))
    assert ana.sees("De school is dicht.")
    assert not ana.sees("toont de nieuwe tekst")
    await carla.sends("sends.resume", {}, None)
    await school.jobs(later=timedelta(minutes=6))
    assert sum("toont de nieuwe tekst" in one.text for one in ana.chat) == 1
