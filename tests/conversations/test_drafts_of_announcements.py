"""An author's drafts: begun from a template or another one, listed by how they stand, and their earlier texts."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.announce.announcement import Announcement, AnnouncementState
from bot.announce.composing import draft, mint_id
from bot.announce.drafts.beginning import begin, duplicate
from bot.announce.drafts.earlier import MOST
from bot.announce.drafts.listing import PAGE
from bot.announce.templates.templates_file import shipped_templates
from bot.announce.writing.words import Words
from bot.channel.base import Clicked
from bot.json import Json, JsonObject
from bot.people.audience import NOBODY
from bot.people.contacts import meet
from bot.store.partitions import announcement_partition
from tests.conversations.announced import snow_announced
from tests.conversations.announcing import NEXT, go_through, write
from tests.conversations.school import School, send_to
from tests.conversations.stage import Colleague, Shown, actions_of, buttons_of, defaults_of

TEMPLATES, BEGIN, EARLIER, BACK = "Begin van een sjabloon", "Kiezen", "Eerdere versies", "Terugzetten"


ONE, MANY = "Vul deze plaats nog in, of haal ze weg", "Vul deze plaatsen nog in, of haal ze weg"


async def kept(school: School, author: str = "") -> list[Announcement]:
    equal = {"author": author or school.carla.id}
    found = await school.house.records.announcements.find(equal=equal, order="created")
    return [item.value for item in found.items]


async def listed(person: Colleague) -> Shown:
    await person.says("mijn mededelingen")
    return person.newest


async def from_template(carla: Colleague, template: str) -> None:
    await listed(carla)
    await carla.clicks(TEMPLATES)
    ids = [one.id for one in shipped_templates()]
    begins = [action for action in _actions(carla.newest) if action.get("title") == BEGIN]
    assert [action["data"]["template"] for action in begins] == ids
    reply = await carla.sends("announcement.begin", {"template": template}, carla.newest)
    assert reply.replace


def _actions(shown: Shown) -> list[dict[str, Any]]:
    return [dict(action) for action in actions_of(shown.card) if action["type"] == "Action.Execute"]


# --- templates --------------------------------------------------------------------------------------


async def test_a_template_fills_a_draft_whose_blanks_hold_it_back(school: School) -> None:
    carla = school.carla
    await school.everybody_installs()
    await from_template(carla, "event")
    typed = defaults_of(carla.newest.card)
    assert typed["title"] == "{activiteit} op {dag}"
    assert "**Wanneer:** {dag}" in str(typed["text"])
    (draft,) = await kept(school)
    assert draft.state is AnnouncementState.DRAFT

    await carla.clicks(NEXT)
    assert f"{MANY}: {{activiteit}}, {{dag}}" in carla.newest.text
    first = "{Wat gaan we doen, en waarom is het de moeite?}, {dag}, {uur}, {uur van het einde}, {plaats}, 3 andere"
    assert f"{MANY}: {first}" in carla.newest.text
    await carla.fills(title="Infoavond op 3 december").clicks(NEXT)
    assert carla.newest.text.count("nog in, of haal ze weg") == 1
    await go_through(carla, text="We komen samen om 20 uur.", schools="de-linde")
    await carla.clicks(send_to(3))
    await school.jobs()
    assert school.ana.sees("We komen samen om 20 uur.")


async def test_what_somebody_typed_between_braces_is_text(school: School) -> None:
    carla = school.carla
    await school.everybody_installs()
    await from_template(carla, "event")
    await go_through(carla, title="Code {x} voor {dag}", text="Typ {naam} over.", schools="de-linde")
    assert f"{ONE}: {{dag}}" in carla.newest.text, "the template has it"
    assert carla.newest.text.count("haal ze weg") == 1
    await go_through(carla, title="Code {x} voor 3 december", schools="de-linde")
    assert "Er staan nog accolades in de tekst (Nederlands): {x}, {naam}" in carla.newest.text
    await carla.clicks(send_to(3))
    await write(carla, title="Zonder sjabloon", text="Op {dag}.", schools="de-linde")
    await carla.clicks(send_to(3))
    await school.jobs()
    assert school.ana.sees("Code {x} voor 3 december")
    assert school.ana.sees("Op {dag}.")


async def test_blanks_of_a_question_and_of_a_translation_are_named_where_they_stand(school: School) -> None:
    carla = school.carla
    await from_template(carla, "event")
    await carla.fills(title="Infoavond", text="Om 20 uur.").clicks("Toevoegen in het Frans")
    await carla.fills(title="Soirée à {lieu}", text="Le {jour} à {lieu}.").clicks("Terug")
    asked = {"asks": "one", "asked": "Kom je op {dag}?", "choices": "Ja, om {uur}\nNee"}
    await carla.fills(**asked).clicks(NEXT)
    assert f"{ONE}: {{dag}}" in carla.newest.text
    assert f"{ONE}: {{uur}}" in carla.newest.text
    assert f"{MANY}: {{lieu}}, {{jour}}" in carla.newest.text, "of the translation"
    await carla.clicks("Aanpassen in het Frans")
    await carla.fills(title="Soirée à {lieu}", text="Le {jour} à {lieu}.").clicks("Vertaling bewaren")
    assert f"{ONE}: {{lieu}}" in carla.newest.text
    assert f"{MANY}: {{jour}}, {{lieu}}" in carla.newest.text


async def test_of_a_draft_that_an_earlier_version_kept_all_between_braces_is_filled_in(school: School) -> None:
    """It kept not which blanks there are."""
    carla = school.carla
    await school.everybody_installs()
    await write(carla, title="Sneeuw", text="Op {iets}.", schools="de-linde")
    (draft,) = await kept(school)
    records, partition = school.house.records, f"announcement:{draft.id}"
    standing = await records.announcements.get(partition, draft.id)
    assert standing
    before = replace(standing.value, blanks=None)
    await records.accept(partition, [records.announcements.put(before, standing.version)])
    await carla.clicks(send_to(3))
    await school.jobs()
    assert not school.ana.sees("Op {iets}")


async def test_a_translation_begins_with_what_the_template_says_and_its_blanks_hold_it_back(school: School) -> None:
    carla = school.carla
    await school.everybody_installs()
    await from_template(carla, "event")
    await carla.fills(title="Infoavond op 3 december", text="Om 20 uur.").clicks("Toevoegen in het Frans")
    said = defaults_of(carla.newest.card)
    event = shipped_templates().named("event")
    assert event
    assert (said["title"], said["text"]) == (event.title["fr"], event.text["fr"])
    await carla.fills(title=said["title"], text=said["text"]).clicks("Terug")
    assert list((await kept(school))[0].words) == ["nl"], "nothing of it was written by somebody"

    await carla.clicks("Toevoegen in het Frans", on=carla.newest)
    await carla.fills(title="Soirée le {jour}", text="À 20 heures.").clicks("Vertaling bewaren")
    assert f"{ONE}: {{jour}}" in carla.newest.text
    await carla.fills(title="Soirée le {3}", text="À 20 heures.").clicks("Vertaling bewaren")
    await go_through(carla, schools="de-linde")
    await carla.clicks(send_to(3))
    await school.jobs()
    assert school.ana.sees("Om 20 uur.")


async def test_a_blank_that_the_template_got_since_holds_a_translation_back_too(school: School) -> None:
    carla = school.carla
    await from_template(carla, "event")
    (draft,) = await kept(school)
    records, partition = school.house.records, announcement_partition(draft.id)
    standing = await records.announcements.get(partition, draft.id)
    assert standing
    before = replace(standing.value, blanks=("activiteit", "dag"))  # as of a template that had fewer
    await records.accept(partition, [records.announcements.put(before, standing.version)])
    await carla.fills(title="Infoavond", text="Om 20 uur.").clicks("Toevoegen in het Frans")
    await carla.fills(title="Soirée le {jour}", text="À 20 heures.").clicks("Vertaling bewaren")
    assert f"{ONE}: {{jour}}" in carla.newest.text


async def test_what_a_template_still_lacks_is_not_sent_by_an_old_button(school: School) -> None:
    """The draft got a blank again on another card: its revision is not that of the button, and it is not whole."""
    carla = school.carla
    await school.everybody_installs()
    await from_template(carla, "event")
    await go_through(carla, title="Sneeuw", text="Open.", schools="de-linde")
    send = dict(buttons_of(carla.newest)[send_to(3)]["data"])
    await carla.clicks("Aanpassen")
    await carla.fills(text="Open tot {uur}.").clicks(NEXT)
    (draft,) = await kept(school)
    assert draft.words["nl"].text == "Open tot {uur}."
    await carla.sends("announcement.send", {**send, "revision": draft.revision}, None)
    await school.jobs()
    assert not school.ana.sees("Open")
    assert (await kept(school))[0].state is AnnouncementState.DRAFT


async def test_a_template_is_in_the_language_of_who_writes(school: School) -> None:
    for template in shipped_templates():
        await from_template(school.carla, template.id)
    drafts = await kept(school)
    assert [one.title for one in drafts] == [one.title["nl"] for one in shipped_templates()]
    assert [one.confirmation for one in drafts] == [one.confirmation for one in shipped_templates()]
    assert [one.importance for one in drafts] == [one.importance for one in shipped_templates()]


async def test_a_click_on_a_template_that_comes_twice_makes_one_draft(school: School) -> None:
    carla = school.carla
    for _ in range(2):
        await carla.turn(Clicked("announcement.begin", {"template": "plain"}, None, True), key="a" * 32)
    assert len(await kept(school)) == 1


async def test_what_is_begun_twice_under_one_id_stays_as_it_is(school: School) -> None:
    """As by another instance to which the same turn came, when somebody wrote on meanwhile."""
    house = school.house
    actor = await meet(house, school.carla.id, None)
    new = mint_id(actor, "b" * 32)
    begun = await begin(house, actor, new, "plain")
    written = await draft(house, actor, new, lambda one: replace(one, words={"nl": Words("Sneeuw", "Open.")}))
    assert await begin(house, actor, new, "plain") == written.announcement != begun
    assert await duplicate(house, actor, new, new) == written.announcement


@pytest.mark.parametrize("template", ["gone", "x" * 80])
async def test_a_template_that_there_is_not_begins_nothing(school: School, template: str) -> None:
    await school.carla.sends("announcement.begin", {"template": template}, None)
    assert "Dit vind ik niet" in school.carla.newest.text
    assert not await kept(school)


async def test_who_may_not_write_begins_nothing(school: School) -> None:
    ana = school.ana
    tried: tuple[tuple[str, JsonObject], ...] = (
        ("announcement.templates", {}),
        ("announcement.begin", {"template": "plain"}),
        ("announcement.older", {"before": ""}),
    )
    for verb, data in tried:
        await ana.sends(verb, data, None)
        assert "Dit vind ik niet" in ana.newest.text
    assert not await kept(school, ana.id)


# --- earlier texts ----------------------------------------------------------------------------------


async def test_a_text_that_was_replaced_can_be_brought_back(school: School) -> None:
    carla = school.carla
    await write(carla, title="Sneeuw", text="De school blijft open.", schools="de-linde")
    school.clock.pass_by(timedelta(minutes=5))
    await carla.clicks("Aanpassen")
    await carla.fills(text="De school is dicht.").clicks(NEXT)
    await listed(carla)
    await carla.clicks(EARLIER)
    assert "Tot vandaag 10:05" in carla.newest.text
    assert "De school blijft open." in carla.newest.text
    assert "De school is dicht." not in carla.newest.text
    old = dict(buttons_of(carla.newest)[BACK]["data"])
    await carla.clicks(BACK)
    assert defaults_of(carla.newest.card)["text"] == "De school blijft open."
    (draft,) = await kept(school)
    assert draft.words["nl"].text == "De school blijft open."
    assert draft.audience != NOBODY, "whom it is for is no text"

    await listed(carla)
    await carla.clicks(EARLIER)
    assert "De school is dicht." in carla.newest.text, "nothing is lost by going back"
    assert "De school blijft open." not in carla.newest.text
    await carla.sends("announcement.restore", old, None)
    assert "intussen veranderd" in carla.newest.text


async def test_a_draft_that_said_nothing_else_has_no_earlier_texts(school: School) -> None:
    carla = school.carla
    await write(carla, title="Sneeuw", text="Open.", schools="de-linde")
    await listed(carla)
    await carla.clicks(EARLIER)
    assert "Er stond nog niets anders in dit concept." in carla.newest.text
    await carla.clicks("Verdergaan")
    assert "Sneeuw" in carla.newest.text


async def test_so_many_texts_are_kept_and_no_more(school: School) -> None:
    carla = school.carla
    await write(carla, title="Sneeuw", text="Tekst 0", schools="de-linde")
    for number in range(1, MOST + 4):
        await carla.clicks("Aanpassen")
        await go_through(carla, text=f"Tekst {number}")
    (draft,) = await kept(school)
    earlier = await school.house.records.earlier_texts.get(announcement_partition(draft.id), draft.id)
    assert earlier
    said = [one.words["nl"].text for one in earlier.value.texts]
    assert said == [f"Tekst {number}" for number in range(MOST + 2, 2, -1)]
    await listed(carla)
    await carla.clicks(EARLIER)
    assert [action["verb"] for action in _actions(carla.newest)].count("announcement.restore") == MOST


async def test_the_texts_of_a_draft_are_its_authors_and_go_with_it(school: School) -> None:
    carla, nadia = school.carla, school.nadia
    await write(carla, title="Sneeuw", text="Open.", schools="de-linde")
    await carla.clicks("Aanpassen")
    await go_through(carla, text="Dicht.")
    (draft,) = await kept(school)
    for verb, data in (
        ("announcement.earlier", {"id": draft.id}),
        ("announcement.restore", {"id": draft.id, "revision": draft.revision, "again": 1}),
        ("announcement.duplicate", {"id": draft.id}),
    ):
        await nadia.sends(verb, data, None)
        assert "Dit vind ik niet" in nadia.newest.text
    await carla.sends("announcement.restore", {"id": draft.id, "revision": draft.revision, "again": 999}, None)
    assert "Dit vind ik niet" in carla.newest.text
    await listed(carla)
    await carla.clicks("Ja, gooi weg")
    partition = announcement_partition(draft.id)
    assert await school.house.records.earlier_texts.get(partition, draft.id) is None
    assert not await kept(school)


async def test_what_was_sent_has_no_text_to_go_back_to(school: School) -> None:
    carla = school.carla
    await school.everybody_installs()
    await write(carla, title="Sneeuw", text="Open.", schools="de-linde")
    await carla.clicks("Aanpassen")
    await go_through(carla, text="Dicht.")
    (draft,) = await kept(school)
    await carla.clicks(send_to(3))
    await school.jobs()
    await carla.sends("announcement.restore", {"id": draft.id, "revision": draft.revision, "again": 1}, None)
    assert (await kept(school))[0].words["nl"].text == "Dicht."
    assert EARLIER not in buttons_of(await listed(carla))


# --- duplicates -------------------------------------------------------------------------------------


async def test_what_was_sent_becomes_a_draft_of_its_own(school: School) -> None:
    carla = school.carla
    await snow_announced(school)
    await listed(carla)
    await carla.clicks("Dupliceren")
    assert defaults_of(carla.newest.card)["text"] == "De school blijft open."
    sent, draft = await kept(school)
    assert (sent.state, draft.state) == (AnnouncementState.SENT, AnnouncementState.DRAFT)
    assert (draft.words, draft.audience, draft.importance) == (sent.words, sent.audience, sent.importance)
    assert (draft.published, draft.tally.recipients, draft.edition) == (None, 0, 1)
    await go_through(carla, text="Nu is ze dicht.")
    await carla.clicks(send_to(3))
    await school.jobs()
    assert school.ana.sees("Nu is ze dicht.")
    assert school.ana.sees("De school blijft open."), "the first one stays what it was"


async def test_a_duplicate_of_a_draft_changes_nothing_of_it(school: School) -> None:
    carla = school.carla
    await write(carla, title="Sneeuw", text="Open.", schools="de-linde")
    await listed(carla)
    await carla.clicks("Dupliceren", times=1)
    await carla.fills(text="Dicht.").clicks(NEXT)
    first, second = await kept(school)
    assert (first.words["nl"].text, second.words["nl"].text) == ("Open.", "Dicht.")


# --- the list ---------------------------------------------------------------------------------------


async def test_they_are_listed_by_how_they_stand(school: School) -> None:
    carla = school.carla
    await school.everybody_installs()
    await write(carla, title="Verzonden bericht", text="Open.", schools="de-linde")
    await carla.clicks(send_to(3))
    assert "Wordt verzonden" in (await listed(carla)).text
    await school.jobs()
    await school.jobs(later=timedelta(seconds=5))
    await write(carla, title="Nog een concept", text="Open.", schools="de-linde")
    text = (await listed(carla)).text
    assert "Concepten Nog een concept Concept · vandaag 10:00" in text
    assert "Verzonden Verzonden bericht Verzonden · vandaag 10:00" in text
    assert text.index("Concepten") < text.index("Verzonden bericht")


async def test_nothing_is_lost_however_many_there_are(school: School) -> None:
    """Page after page, each once, and the oldest is opened from its row."""
    carla, house = school.carla, school.house
    for number in range(2 * PAGE + 3):
        await write(carla, title=f"Bericht {number:02}", text="Open.")
    seen: list[str] = []
    shown = await listed(carla)
    while True:
        ids = [str(action["data"]["id"]) for action in _actions(shown) if action["verb"] == "announcement.open"]
        seen += ids
        if "Oudere tonen" not in buttons_of(shown):
            break
        await carla.clicks("Oudere tonen", on=shown)
        shown = carla.newest
    found = await house.records.announcements.find(equal={"author": carla.id}, order="created", limit=100)
    assert seen == [one.value.id for one in reversed(found.items)]
    assert "Bericht 00" in shown.text
    assert "Bericht 18" not in shown.text
    await carla.sends("announcement.open", {"id": seen[-1]}, None)
    assert "Kies minstens" in carla.newest.text or "Voor wie" in carla.newest.text, (
        "it goes on where it lacks something"
    )


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ("2026-13-45", "Sneeuw"),
        ("2020-01-01T00:00:00Z", "Je schreef nog geen mededeling."),
        *((one, "Dit vind ik niet") for one in ("morgen", "2" * 41, 7)),
    ],
)
async def test_a_moment_that_was_made_up_shows_no_more(school: School, before: Json, said: str) -> None:
    carla = school.carla
    await write(carla, title="Sneeuw", text="Open.")
    await carla.sends("announcement.older", {"before": before}, None)
    assert said in carla.newest.text


async def test_somebody_elses_are_not_among_them(school: School) -> None:
    await write(school.carla, title="Sneeuw", text="Open.")
    await school.ben.says("mijn mededelingen")
    assert "Sneeuw" not in school.ben.newest.text
