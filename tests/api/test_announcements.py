"""Announcements for other systems: made in the name of an author, within their bounds, and how far they are."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.announce.announcement import Announcement, AnnouncementState
from bot.announce.correcting.bringing import Recall
from bot.announce.correcting.correcting import recall
from bot.announce.pictures.picture import Picture
from bot.announce.standing import change_announcement
from bot.people.acting import System
from bot.people.audience import parse_audience
from bot.people.contacts import recipient
from bot.people.importance import Importance
from bot.store.partitions import announcement_partition
from tests.api.rig import TOPDESK, Caller, Entra, api_of, client_of, token
from tests.api.test_mandates import audited
from tests.conversations.confirming import rule
from tests.conversations.conftest import with_topics
from tests.conversations.questions import answers
from tests.conversations.school import School
from tests.conversations.teaming import GROUP, ZORG, clicks_in, joins
from tests.conversations.teaming import LINDE as LINDE_CHANNEL

PATH = "/api/announcements"
WORDS = {"nl": {"title": "Storing", "text": "Smartschool ligt **plat**."}}
ASKED = {**WORDS["nl"], "question": "Kom je?", "choices": ["Ja", "Nee"]}
LINDE = "school:de-linde"
TEACHERS = f"all({LINDE}, role:teacher)"
RULES = rule("communication", ["role:communication"], weighs="above = 2", second=["group:hr"]) + rule(
    "emma", ["role:teacher"], schools="own", weighs='importance = ["mandatory"]', second=["group:nobody-is-in-it"]
)


def announcement(school: School, **more: Any) -> dict[str, Any]:
    said = {"author": school.carla.id, "words": WORDS, "audience": LINDE}
    return {**said, **more}


@pytest.fixture
async def elsewhere(school: School, entra: Entra) -> AsyncIterator[Caller]:
    """Of an organisation that has topics, and rules for who announces."""
    (school._data / "authors.toml").write_text(RULES, "utf-8")
    await with_topics(school)
    await school.everybody_installs()
    await school.jobs()
    api = api_of(entra)
    client = await client_of(api, {"default": school.house})
    yield Caller(client, token())
    await client.close()
    await api.tokens.close()


async def kept(school: School) -> list[str]:
    """Ids of what there is of those who may announce here."""
    records, authors = school.house.records, (school.carla.id, school.ben.id)
    every = [records.announcements.stream(equal={"author": one}, order="created") for one in authors]
    return [item.value.id for found in every async for item in found]


async def standing(school: School, id: str) -> Any:
    found = await school.house.records.announcements.get(announcement_partition(id), id)
    return found.value if found else None


@pytest.mark.slow
async def test_what_a_system_announces_reaches_whom_its_author_may_reach(school: School, topdesk: Caller) -> None:
    made = await topdesk.post(PATH, announcement(school, author="ben@proefnet.example", confirmation=True))
    assert (made.status, made.body["state"], made.body["author"]) == (201, "sending", school.ben.id)
    assert made.headers["Location"] == f"{PATH}/{made.body['id']}"
    await school.jobs()
    for person in (school.ana, school.ben, school.emma):
        assert person.sees("Smartschool ligt"), person.name
    assert any("Geschreven door TOPdesk" in shown.text for shown in school.ben.chat), "the author's card follows it"
    assert await audited(school, "announcement.published") == [(f"app:{TOPDESK}", school.ben.id)]
    await school.ana.clicks("Gelezen en begrepen")
    now = await topdesk.get(f"{PATH}/{made.body['id']}")
    counts = now.body["counts"]
    assert (now.body["state"], counts["recipients"], counts["delivered"]) == ("sent", 3, 3)
    assert (counts["confirmed"], counts["underWay"], counts["notReached"]) == (1, 0, 0)
    assert "TOPdesk" not in school.ana.newest.text, "to its readers it comes from its author"
    author = await recipient(school.house, school.ben.id)
    await recall(school.house, author, made.body["id"], Recall.NOTICE, None)
    assert (await topdesk.get(f"{PATH}/{made.body['id']}")).body["state"] == "recalled"


async def test_the_picture_that_a_correction_gave_it_is_told(school: School, topdesk: Caller) -> None:
    made = await topdesk.post(PATH, announcement(school, author="ben@proefnet.example"))
    id_ = made.body["id"]
    assert (await topdesk.get(f"{PATH}/{id_}")).body["picture"] is None
    source, address = "https://proefnet.example/a.png", "https://bode.example/pictures/default/1.png"

    def with_picture(now: Announcement) -> Announcement:
        words = {"nl": replace(now.words["nl"], image_alt="De server")}
        return replace(now, words=words, picture=source, fetched=Picture(source, name="1.png", address=address))

    await change_announcement(school.house, id_, with_picture)
    told = {"source": source, "address": address, "described": {"nl": "De server"}}
    assert (await topdesk.get(f"{PATH}/{id_}")).body["picture"] == told
    elsewhere = "https://proefnet.example/b.png"
    await change_announcement(school.house, id_, lambda now: replace(now, picture=elsewhere))
    told = {**told, "source": elsewhere, "address": ""}
    assert (await topdesk.get(f"{PATH}/{id_}")).body["picture"] == told, "a copy of another one is none of it"


async def test_the_same_again_is_made_once(school: School, topdesk: Caller) -> None:
    answers = [await topdesk.post(PATH, announcement(school), key="one") for _ in range(3)]
    assert {one.body["id"] for one in answers} == {answers[0].body["id"]}
    assert [one.status for one in answers] == [201] * 3
    assert (await topdesk.post(PATH, announcement(school, confirmation=True), key="one")).body["code"] == "key-reused"
    await school.jobs()
    assert sum("Smartschool ligt" in shown.text for shown in school.ana.chat) == 1


@pytest.mark.parametrize(
    ("audience", "people"),
    [
        (TEACHERS, {"ana", "emma"}),
        ({"kind": "school", "value": "de-linde"}, {"ana", "ben", "emma"}),
        (
            {
                "kind": "all",
                "of": [LINDE, {"kind": "not", "of": {"kind": "any", "of": [{"kind": "role", "value": "teacher"}]}}],
            },
            {"ben"},
        ),
    ],
)
async def test_an_audience_is_json_or_a_line(school: School, topdesk: Caller, audience: Any, people: set[str]) -> None:
    assert (await topdesk.post(PATH, announcement(school, audience=audience))).status == 201
    await school.jobs()
    assert {name for name, one in school.people.items() if one.sees("Smartschool ligt")} == people


async def test_an_author_is_bound_as_in_the_chat(school: School, topdesk: Caller) -> None:
    """Ben leads De Linde, Ana may not announce, and Nobody is not there: the last two are answered the same."""
    elsewhere = await topdesk.post(PATH, announcement(school, author=school.ben.id, audience="everyone"))
    assert (elsewhere.status, elsewhere.fields) == (422, ["/audience"])
    assert (await topdesk.get(f"{PATH}/nothing")).status == 404
    nobody, ana = [
        await topdesk.post(PATH, announcement(school, author=one)) for one in ("nobody@proefnet.example", school.ana.id)
    ]
    assert (nobody.status, nobody.body) == (422, ana.body)
    assert await kept(school) == [], "what is refused leaves no draft"
    assert (await topdesk.post(PATH, announcement(school, author=school.ben.id))).status == 201


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"audience": "school:nowhere"}, "/audience"),
    ({"audience": "any("}, "/audience"),
    ({"audience": "received:x"}, "/audience"),
    ({"audience": "any()"}, "/audience"),
    ({"audience": {"kind": "any", "of": [{"kind": "sect", "value": "x"}]}}, "/audience/of/0/kind"),
    ({"audience": {"kind": "school", "value": "a) , role:teacher"}}, "/audience/value"),
    ({"audience": {"kind": "everyone", "more": 1}}, "/audience/more"),
    ({"words": {}}, "/words"),
    ({"words": {"nl": {"title": " ", "text": "x"}}}, "/words/nl/title"),
    ({"words": {"nl": {"title": "x", "text": "[hier](http://x.be)"}}}, "/words/nl/text"),
    ({"words": {**WORDS, "fr": {"title": "Panne", "text": "x"}}}, "/language"),
    ({"language": "fr"}, "/language"),
    ({"buttons": [{"kind": "link", "to": "http://x.be"}]}, "/buttons/0"),
    ({"buttons": [{"kind": "ask", "to": "x"}, {"kind": "form", "to": "no-such"}]}, "/buttons/1"),
    ({"buttons": [{"kind": "ask", "to": "x"}] * 4}, "/buttons"),
    ({"sender": "nobody"}, "/sender"),
    ({"topic": "no-such"}, "/topic"),
    ({"importance": "huge"}, "/importance"),
    ({"planned": "2020-01-01T10:00:00Z"}, "/planned"),
    ({"planned": "2099-01-01T10:00:00Z"}, "/planned"),
    ({"planned": "2026-11-29T03:00:00+01:00"}, "/planned"),
    ({"planned": "2026-12-01T10:00:00"}, "/planned"),
    ({"expires": "2020-01-01T10:00:00Z"}, "/expires"),
    ({"urgent": {"why": "safety"}}, "/urgent"),
    ({"question": {"kind": "one"}}, "/words/nl/question"),
    ({"words": {"nl": {**WORDS["nl"], "question": "Kom je?"}}}, "/words/nl/question"),
    ({"question": {"kind": "one"}, "words": {"nl": {**ASKED, "choices": ["Ja"]}}}, "/words/nl/choices"),
    ({"question": {"kind": "one"}, "words": {"nl": {**ASKED, "choices": ["Ja", "ja"]}}}, "/words/nl/choices"),
    (
        {"question": {"kind": "one"}, "words": {"nl": ASKED, "fr": {**ASKED, "choices": ["Oui"]}}, "language": "nl"},
        "/words/fr/choices",
    ),
    ({"question": {"kind": "many"}, "words": {"nl": ASKED}}, "/question/kind"),
    ({"question": {"kind": "text", "anonymous": True}, "words": {"nl": ASKED}}, "/expires"),
    ({"visering": {"days": 3}}, "/visering"),
    ({"visering": {"days": 2}, "importance": "mandatory"}, "/visering/days"),
    ({"visering": {"days": 3}, "importance": "mandatory", "expires": "2026-11-24T10:00:00Z"}, "/expires"),
    ({"channels": [LINDE_CHANNEL]}, "/channels/0"),
    ({"audience": None}, "/audience"),
]


@pytest.mark.parametrize(("more", "place"), WRONG, ids=[f"{place} {n}" for n, (_, place) in enumerate(WRONG)])
async def test_what_does_not_hold_is_said_at_its_place(
    school: School, topdesk: Caller, more: dict[str, Any], place: str
) -> None:
    answered = await topdesk.post(PATH, announcement(school, **more))
    assert answered.status == 422, answered.body
    assert place in {one.removesuffix("/permitted") for one in answered.fields}
    assert await kept(school) == []


async def test_it_may_be_planned_in_several_languages_on_a_topic(school: School, elsewhere: Caller) -> None:
    topic = next(iter((await school.house.topics.current()).open)).id
    more = {
        "audience": TEACHERS,
        "words": {**WORDS, "fr": {"title": "Panne", "text": "En panne."}},
        "language": "fr",
        "importance": "information",
        "topic": topic,
        "planned": "2026-11-24T10:00:00+01:00",
        "expires": "2026-12-24T10:00:00+01:00",
        "sender": "ict",
        "buttons": [
            {"kind": "link", "to": "https://status.example/", "name": {"nl": "Status"}},
            {"kind": "form", "to": "it"},
        ],
    }
    made = await elsewhere.post(PATH, announcement(school, **more))
    assert made.status == 201, made.body
    assert (made.status, made.body["state"], made.body["planned"]) == (201, "planned", "2026-11-24T09:00:00Z")
    assert (made.body["published"], made.body["counts"]["recipients"]) == (None, 2)
    stands = await standing(school, made.body["id"])
    assert (stands.language, stands.importance, stands.topic) == ("fr", Importance.INFORMATION, topic)
    assert stands.audience == parse_audience(TEACHERS)
    assert (stands.sender, stands.words["nl"].buttons, stands.buttons[1].name["nl"]) == (
        "ict",
        ("Status", ""),
        "ICT-melding",
    )
    assert (await elsewhere.get(f"{PATH}/{made.body['id']}")).body == made.body
    await school.jobs(later=timedelta(days=1, hours=2))
    await school.jobs()
    assert (await elsewhere.get(f"{PATH}/{made.body['id']}")).body["state"] in {"sending", "sent"}
    assert school.ana.sees("Storing")


async def test_what_waits_until_people_work_is_planned_by_itself(school: School, topdesk: Caller) -> None:
    now = await topdesk.post(PATH, announcement(school, planned="permitted"))
    assert (now.body["state"], now.body["planned"]) == ("sending", None), "it is Monday morning"
    await school.jobs(later=timedelta(hours=14))
    late = await topdesk.post(PATH, announcement(school))
    assert (late.status, late.fields) == (422, ["/planned"])
    made = await topdesk.post(PATH, announcement(school, planned="permitted"))
    assert made.body["state"] == AnnouncementState.PLANNED
    assert made.body["planned"].startswith("2026-11-24T0")
    urgent = {"importance": "mandatory", "urgent": {"why": "safety", "words": "Gaslek"}}
    assert (await topdesk.post(PATH, announcement(school, **urgent))).body["state"] == "sending"


async def test_a_system_sees_what_it_made_and_nothing_else(school: School, topdesk: Caller) -> None:
    made = await topdesk.post(PATH, announcement(school))
    place = f"{PATH}/{made.body['id']}"
    assert (await topdesk.having("Requests.ReadWrite.All").get(place)).status == 403
    assert (await topdesk.get(place)).status == 200
    records, partition = school.house.records, announcement_partition(made.body["id"])
    for other in (None, System("app-of-another", "Other")):
        found = await records.announcements.get(partition, made.body["id"])
        assert found
        write = records.announcements.put(replace(found.value, system=other), found.version)
        await records.accept(partition, [write])
        assert (await topdesk.get(place)).status == 404


async def test_where_a_second_person_has_to_confirm_it_waits_for_them(school: School, elsewhere: Caller) -> None:
    """Of Nadia, by the rules: to two it goes, to three somebody else of hr or communication confirms."""
    made = await elsewhere.post(PATH, announcement(school))
    assert made.body["state"] == "to_confirm"
    await school.jobs()
    assert not school.ana.sees("Smartschool ligt")
    few = await elsewhere.post(PATH, announcement(school, audience=TEACHERS))
    assert few.body["state"] == "sending"
    await school.nadia.clicks("Bevestig: naar 3 personeelsleden")
    await school.jobs()
    assert (await elsewhere.get(f"{PATH}/{made.body['id']}")).body["state"] == "sent"
    nobody = await elsewhere.post(PATH, announcement(school, author=school.emma.id, importance="mandatory"))
    assert nobody.fields == ["/author"]
    assert set(await kept(school)) == {made.body["id"], few.body["id"]}


async def test_it_may_ask_a_question_and_is_told_what_came_of_it(school: School, topdesk: Caller) -> None:
    more = {"words": {"nl": ASKED, "fr": {**ASKED, "choices": ["Oui", "Non"]}}, "language": "nl"}
    made = await topdesk.post(PATH, announcement(school, **more, question={"kind": "several"}))
    assert made.status == 201, made.body
    assert made.body["question"] == {"kind": "several", "anonymous": False, "answered": 0, "counts": []}
    assert (made.body["visering"], made.body["channels"]) == (None, None)
    await school.jobs()
    await answers(school.ana, "0,1")
    await answers(school.ben, "1")
    now = await topdesk.get(f"{PATH}/{made.body['id']}")
    assert now.body["question"] == {"kind": "several", "anonymous": False, "answered": 2, "counts": [1, 2]}


async def test_of_an_anonymous_question_it_is_told_no_more_than_its_author(school: School, topdesk: Caller) -> None:
    more = {"words": {"nl": ASKED}, "expires": "2026-11-26T10:00:00Z", "question": {"kind": "one", "anonymous": True}}
    made = await topdesk.post(PATH, announcement(school, **more))
    await school.jobs()
    await answers(school.ana, "0")
    for later in (timedelta(), timedelta(days=4)):
        await school.jobs(later=later)
        now = await topdesk.get(f"{PATH}/{made.body['id']}")
        assert (now.body["question"]["answered"], now.body["question"]["counts"]) == (1, []), "fewer than five answered"


async def test_it_may_have_to_be_marked_as_seen_before_a_day(school: School, topdesk: Caller) -> None:
    more = {"visering": {"days": 3}, "importance": "mandatory"}
    made = await topdesk.post(PATH, announcement(school, **more))
    assert made.body["visering"] == {"days": 3, "due": "2026-11-26"}, "it goes on a Monday"
    await school.jobs()
    await school.ana.clicks("Ik heb dit gelezen en viseer")
    assert (await topdesk.get(f"{PATH}/{made.body['id']}")).body["counts"]["confirmed"] == 1
    planned = await topdesk.post(PATH, announcement(school, **more, planned="2026-11-24T10:00:00+01:00"))
    assert planned.body["visering"] == {"days": 3, "due": None}, "it is counted from when it goes"


async def test_it_is_posted_in_the_channels_in_which_its_author_may(school: School, topdesk: Caller) -> None:
    await school.everybody_installs()
    rules = rule("communication", ["role:communication"], weighs="above = 400", second=["group:hr"])
    in_team = rules.replace('schools = "all"', f'schools = "all"\nteams = ["{GROUP}"]')
    (school._data / "authors.toml").write_text(in_team, "utf-8")
    school.clock.pass_by(timedelta(seconds=5))
    await joins(school, school.ana, school.nadia)
    await joins(school, school.ana, team="19:other@thread.tacv2", name="Elders", group="another")
    both = announcement(school, channels=[LINDE_CHANNEL, ZORG, ZORG], confirmation=True)
    made = await topdesk.post(PATH, both)
    assert made.status == 201, made.body
    assert made.body["channels"] == {"channels": 2, "posted": 0, "missed": 0, "confirmed": 0}
    await school.jobs()
    await clicks_in(school, school.nadia, "Gelezen en begrepen")
    now = await topdesk.get(f"{PATH}/{made.body['id']}")
    assert now.body["channels"] == {"channels": 2, "posted": 2, "missed": 0, "confirmed": 1}
    assert now.body["counts"]["delivered"] == 3
    alone = await topdesk.post(PATH, announcement(school, audience=None, channels=[ZORG]))
    assert (alone.status, alone.body["counts"]["recipients"]) == (201, 0)
    closed = announcement(school, channels=[ZORG, "19:other@thread.tacv2"])
    nowhere = announcement(school, channels=[ZORG, "19:nowhere@thread.tacv2"])
    refused = [await topdesk.post(PATH, one) for one in (closed, nowhere)]
    assert [one.fields for one in refused] == [["/channels/1"]] * 2
    assert refused[0].body == refused[1].body, "where they may not post is answered as what is not there"


async def test_channels_that_are_closed_to_this_importance_are_named_and_no_draft_is_made(
    school: School, topdesk: Caller
) -> None:
    await school.everybody_installs()
    rules = rule("all", ["role:communication"], weighs="above = 400", second=["group:hr"])
    there = rules.replace('"all"', '"there"', 1).replace(
        'schools = "all"', f'schools = "all"\nteams = ["{GROUP}"]\nimportance = ["information"]'
    )
    (school._data / "authors.toml").write_text(
        rules.replace('schools = "all"', 'schools = "all"\nteams = "none"') + there, "utf-8"
    )
    school.clock.pass_by(timedelta(seconds=5))
    await joins(school, school.ana)
    made = await topdesk.post(PATH, announcement(school, channels=[LINDE_CHANNEL, ZORG]))
    assert (made.status, made.fields) == (422, ["/channels/0", "/channels/1"])
    assert not await kept(school)
    assert await audited(school, "announcement.discarded") == [], "nothing was kept to be thrown away"
    made = await topdesk.post(PATH, announcement(school, channels=[LINDE_CHANNEL], importance="information"))
    assert made.status == 201, made.body
