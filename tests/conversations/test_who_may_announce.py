"""Who may announce to whom: held wherever one writes, sends or forges, and cut to what holds when it goes."""

from dataclasses import replace

from bot.announce.spreading import spread
from bot.people.person import Person, Role
from tests.cards.walking import inputs
from tests.conversations import announcing
from tests.conversations.school import School, send_to
from tests.conversations.stage import Colleague, buttons_of

BEYOND = "Je koos ook mensen aan wie je niet mag schrijven."
ICT = """
[[authors]]
id = "ict"
who = ["role:teacher"]
schools = "all"
functions = ["headmaster"]
"""


async def write(author: Colleague, **audience: str) -> None:
    await announcing.write(author, title="Schoolfoto's", text="De fotograaf komt dinsdag.", **audience)


def reached(school: School) -> set[str]:
    return {name for name, one in school.people.items() if any("fotograaf" in shown.text for shown in one.chat)}


async def test_a_head_of_school_addresses_the_own_school_with_nothing_configured(school: School) -> None:
    await school.everybody_installs()
    ben = school.ben
    await ben.says("mededeling")
    await ben.fills(title="Schoolfoto's", text="De fotograaf komt dinsdag.").clicks(announcing.NEXT)
    assert "Je mag schrijven aan: iedereen van Basisschool De Linde." in ben.newest.text
    assert "everyone" not in {one["id"] for one in inputs(ben.newest.card)}
    assert "Atheneum Vaartkant" not in ben.newest.text
    await announcing.go_through(ben)
    await ben.clicks(send_to(3))
    await school.jobs()
    assert reached(school) == {"ana", "ben", "emma"}


async def test_a_head_cannot_address_others_whatever_the_card_sends(school: School) -> None:
    await school.everybody_installs()
    for audience in ({"everyone": "true"}, {"schools": "vaartkant"}, {"roles": "teacher"}, {"groups": "directies"}):
        await write(school.ben, schools="")
        await school.ben.fills(**{"schools": "", **audience}).clicks(announcing.NEXT)
        assert BEYOND in school.ben.newest.text, audience
        assert "Verzenden" not in buttons_of(school.ben.newest)
    await school.jobs()
    assert reached(school) == set()


async def test_a_draft_that_reaches_too_far_by_now_is_not_sent(school: School) -> None:
    """Ben goes to another school between the preview and the click."""
    await school.everybody_installs()
    await write(school.ben)
    await school.becomes(lambda one: replace(one, school="vaartkant") if one.id == school.ben.id else one)
    await school.ben.clicks(send_to(3))
    assert "Er zijn mensen bij aan wie je niet (meer) mag schrijven." in school.ben.newest.text
    await school.jobs()
    assert reached(school) == {"ben"}, "who saw the preview"


async def test_who_gets_it_is_cut_to_whom_the_author_may_reach_when_it_goes(school: School) -> None:
    """Emma changes school, and Ben is no head any more, after the click and before it is spread."""
    await school.everybody_installs()
    await write(school.carla, roles="teacher")
    await school.carla.clicks(send_to(5))
    ids = [item.value.id async for item in school.house.records.announcements.stream()]
    await school.becomes(lambda one: replace(one, roles=frozenset({Role.HR})) if one.id == school.carla.id else one)
    await spread(school.house, ids[0])
    deliveries = [
        item.value async for item in school.house.records.deliveries.stream(partition=f"announcement:{ids[0]}")
    ]
    assert deliveries == []


async def test_a_file_says_who_may_and_whom_and_takes_away_what_it_does_not_say(school: School) -> None:
    (school._data / "authors.toml").write_text(ICT, "utf-8")
    await school.restarts()
    await school.everybody_installs()
    for nobody in (school.ben, school.carla):
        await nobody.says("mededeling")
        assert "Een mededeling schrijven kan niet iedereen." in nobody.newest.text
    await write(school.ana, schools="de-linde,vaartkant")
    assert BEYOND in school.ana.newest.text
    await announcing.go_through(school.ana, schools="", roles="headmaster")
    heads = sum(is_head(one) for one in (await school.house.directory.current()).people.values())
    await school.ana.clicks(send_to(heads))
    await school.jobs()
    assert "ben" in reached(school)
    assert "emma" not in reached(school)


def is_head(person: Person) -> bool:
    return Role.HEADMASTER in person.roles


async def test_what_an_author_may_not_do_is_offered_nowhere(school: School) -> None:
    await school.everybody_installs()
    await school.ben.says("help")
    assert "mededeling" in school.ben.newest.text
    await school.ana.says("help")
    assert "Nieuwe mededeling" not in school.ana.newest.text
    for name in ("send", "test", "edit", "open", "resume", "refresh", "missed", "report", "discard"):
        await school.ana.sends(f"announcement.{name}", {"id": "x", "revision": 1}, None)
        assert "Dit vind ik niet" in school.ana.newest.text, name


ON_IT = """
[[authors]]
id = "it"
who = ["role:teacher"]
schools = "own"
importance = ["information"]
topics = ["ict"]

[[authors]]
id = "heads"
who = ["role:teacher"]
schools = "own"
functions = ["headmaster"]
topics = ["ict", "verlof"]
"""


async def test_an_author_is_offered_the_importances_and_topics_of_the_own_rules(staff: School) -> None:
    (staff._data / "authors.toml").write_text(ON_IT, "utf-8")
    await staff.restarts()
    ana = staff.ana
    await ana.says("mededeling")
    await ana.fills(title="Wifi", text="De wifi valt uit.").clicks(announcing.NEXT)
    await ana.fills(schools="de-linde").clicks(announcing.NEXT)
    offered = {one["id"]: [each["value"] for each in one.get("choices", [])] for one in inputs(ana.newest.card)}
    assert sorted(offered["topic"]) == ["ict", "verlof"]
    await ana.fills(importance="mandatory", topic="ict").clicks(announcing.PREVIEW)
    assert "Met dit belang of over dit onderwerp mag je niet aan al deze mensen schrijven." in ana.newest.text
    await ana.fills(importance="information", topic="ict").clicks(announcing.PREVIEW)
    await ana.clicks(send_to(3))
    await staff.jobs()
    (one,) = [item.value async for item in staff.house.records.announcements.stream()]
    assert (one.topic, one.importance) == ("ict", "information")
    assert one.tally.recipients == 3


async def test_an_importance_that_no_rule_gives_is_not_offered(staff: School) -> None:
    (staff._data / "authors.toml").write_text(ON_IT.partition('[[authors]]\nid = "heads"')[0], "utf-8")
    await staff.restarts()
    await staff.ana.says("mededeling")
    await staff.ana.fills(title="Wifi", text="De wifi valt uit.").clicks(announcing.NEXT)
    await staff.ana.fills(schools="de-linde").clicks(announcing.NEXT)
    offered = {one["id"]: [each["value"] for each in one.get("choices", [])] for one in inputs(staff.ana.newest.card)}
    assert (offered["importance"], offered["topic"]) == (["information"], ["ict"])
