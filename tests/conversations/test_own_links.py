"""Links to Bode: a card for everybody where one is pasted, the rest in the chat with Bode."""

from dataclasses import replace
from typing import Any
from urllib.parse import quote

import pytest

from bot.announce.announcement import Announcement, AnnouncementState
from bot.announce.standing import change_announcement
from bot.channel.base import Reply
from bot.people.person import Person, Role
from tests.conversations.announcing import write
from tests.conversations.expertise import make_official
from tests.conversations.school import OWN_ADDRESS, School, send_to
from tests.conversations.stage import BOT, elements_of, texts_of
from tests.conversations.test_announce import CONFIRM

CLOSED = "Dit opent in de chat met Bode"
NOT_THERE = "Dit vind ik niet"
ONLY_TO_1_3 = frozenset(
    {"AdaptiveCard", "TextBlock", "RichTextBlock", "TextRun", "Container", "ColumnSet", "Column", "Image", "FactSet"}
    | {"ActionSet", "Action.OpenUrl"}
)


async def sent(school: School, **audience: str) -> Announcement:
    """Carla sent it to these people."""
    await school.everybody_installs()
    words = "De scholen blijven open. " * 30
    await write(school.carla, title="Sneeuw", text=words, confirmation="true", **audience)
    recipients = len(school.people) if "everyone" in audience else 3
    await school.carla.clicks(send_to(recipients))
    await school.jobs()
    return (await school.house.records.announcements.find(limit=1)).items[0].value


def link_to(announcement: Announcement) -> str:
    return f"{OWN_ADDRESS}/open/announcement/{announcement.id}"


def card_of(reply: Reply) -> Any:
    """The one card of a preview; nothing else goes anywhere."""
    (result,) = reply.results
    assert reply == Reply(results=(result,))
    return result.card


async def test_an_announcement_to_everyone_is_shown_to_all(school: School) -> None:
    announcement = await sent(school, everyone="true")
    address = link_to(announcement)
    assert school.carla.sees(address), "its author finds the link on the card"
    reply = await school.ana.pastes(address)
    card = card_of(reply)
    said = " ".join(texts_of(card))
    assert "Sneeuw" in said
    assert "Carla" in said
    assert said.count("De scholen blijven open.") < 15, "a look at it, not the whole"
    (button,) = [part for part in elements_of(card) if part.get("type") == "Action.OpenUrl"]
    assert button["url"] == f"https://teams.microsoft.com/l/chat/0/0?users={BOT}&message={quote(address, safe='')}"
    assert reply.results[0].title == "Sneeuw"
    assert card["version"] == "1.3"
    assert {str(part["type"]) for part in elements_of(card) if "type" in part} <= ONLY_TO_1_3


@pytest.mark.parametrize("state", [AnnouncementState.DRAFT, AnnouncementState.STOPPED])
async def test_what_is_not_out_is_shown_to_nobody(school: School, state: AnnouncementState) -> None:
    announcement = await sent(school, everyone="true")
    await change_announcement(school.house, announcement.id, lambda now: replace(now, state=state))
    assert CLOSED in str(card_of(await school.carla.pastes(link_to(announcement))))


@pytest.mark.parametrize("audience", [{"schools": "de-linde"}])
async def test_what_is_for_some_tells_nothing_whoever_pastes_it(school: School, audience: dict[str, str]) -> None:
    """Those who read along may be others: not even for its author, and the same as what there is not."""
    announcement = await sent(school, **audience)
    shown = [card_of(await person.pastes(link_to(announcement))) for person in (school.carla, school.ana, school.farid)]
    nothing = card_of(await school.ana.pastes(link_to(replace(announcement, id="nothing"))))
    for card in shown:
        assert "Sneeuw" not in str(card)
        assert texts_of(card) == texts_of(nothing)
    assert CLOSED in texts_of(nothing)


@pytest.mark.parametrize("path", ["", "/open/answer/", "/open/answer/nothing", "/open/request/VRL-1", "/documents/x"])
async def test_another_address_of_ours_is_closed_and_one_of_others_is_nothing(school: School, path: str) -> None:
    await school.ana.installs()
    assert CLOSED in texts_of(card_of(await school.ana.pastes(f"{OWN_ADDRESS}{path}")))
    assert await school.ana.pastes(f"https://elders.example{path}") == Reply()


async def test_strangers_get_nothing(school: School) -> None:
    announcement = await sent(school, everyone="true")
    await school.becomes(lambda one: None if one.id == school.ana.id else one)
    assert await school.ana.pastes(link_to(announcement)) == Reply()


async def test_in_the_own_chat_it_opens_whole_for_who_got_it(school: School) -> None:
    announcement = await sent(school, schools="de-linde")
    await school.ana.says(link_to(announcement))
    assert "De scholen blijven open." in school.ana.newest.text
    await school.ana.clicks(CONFIRM, on=school.ana.newest)
    await school.ana.says(f"  {link_to(announcement)}  ")
    assert "Gelezen en begrepen · vandaag" in school.ana.newest.text
    await school.ana.says(f"Heb je dit gezien? {link_to(announcement)}.")
    assert "Gelezen en begrepen · vandaag" in school.ana.newest.text, "with words around it, too"
    await school.carla.says(link_to(announcement))
    assert "Je mededeling" in school.carla.newest.text, "its author follows it"
    await school.farid.says(link_to(announcement))
    assert NOT_THERE in school.farid.newest.text
    await school.farid.says(link_to(replace(announcement, id="nothing")))
    assert NOT_THERE in school.farid.newest.text


async def test_who_is_in_distress_is_answered_whatever_link_stands_beside_it(school: School) -> None:
    announcement = await sent(school, everyone="true")
    await school.ana.says(f"ik wil niet meer leven {link_to(announcement)}")
    assert "1813" in school.ana.newest.text


async def test_who_came_later_may_read_what_was_for_everyone(school: School) -> None:
    announcement = await sent(school, everyone="true")
    nora = Person("nora-1", "Nora Peeters", "Leerkracht", "de-linde", frozenset({Role.TEACHER}))
    await school.becomes(lambda one: one, also=[nora])
    school.people["nora"] = type(school.ana)(school.stage, nora.id, nora.name)
    await school.nora.installs()
    await school.nora.says(link_to(announcement))
    assert "De scholen blijven open." in school.nora.newest.text
    assert CONFIRM not in school.nora.newest.text, "nobody waits for it"


async def test_an_official_answer(staff: School) -> None:
    await make_official(staff)
    standing = (await staff.house.records.official_answers.find(partition="official", limit=1)).items[0].value
    address = f"{OWN_ADDRESS}/open/answer/{standing.id}"
    assert staff.nadia.sees(address)
    card = card_of(await staff.farid.pastes(address))
    assert standing.question in str(card)
    assert standing.text in str(card)
    await staff.farid.says(address)
    assert standing.text in staff.farid.newest.text


async def test_an_official_answer_for_some_or_withdrawn_tells_nothing(staff: School) -> None:
    await make_official(staff, readers="school")
    standing = (await staff.house.records.official_answers.find(partition="official", limit=1)).items[0].value
    address = f"{OWN_ADDRESS}/open/answer/{standing.id}"
    assert CLOSED in texts_of(card_of(await staff.nadia.pastes(address)))
    await staff.farid.says(address)
    assert NOT_THERE in staff.farid.newest.text
    await staff.house.records.change_one(
        staff.house.records.official_answers,
        "official",
        standing.id,
        lambda now: replace(now or standing, readers=frozenset({"everyone"}), withdrawn=True),
    )
    assert CLOSED in texts_of(card_of(await staff.nadia.pastes(address)))
