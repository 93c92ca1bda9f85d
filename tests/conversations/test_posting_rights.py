"""Who may post an announcement in channels of teams: held to the rules for authors and to four eyes."""

from bot.announce.announcement import AnnouncementState
from tests.conversations.confirming import rule
from tests.conversations.school import School
from tests.conversations.stage import buttons_of
from tests.conversations.teaming import LINDE, goes_on, joins, puts_in_channels
from tests.conversations.test_putting_together import begins, the_draft


async def test_members_of_the_channel_count_for_four_eyes(school: School) -> None:
    (school._data / "authors.toml").write_text(
        rule("all", ["role:communication"], weighs="above = 4", second=["role:headmaster"])
    )
    await school.restarts()
    carla = school.carla
    await joins(school, school.ana, school.farid, school.dirk)
    await begins(school, carla)
    await puts_in_channels(carla, LINDE)
    await goes_on(carla)
    await carla.clicks("Ja, verzend naar 3 personeelsleden en 1 kanaal")
    asked = (await the_draft(school, carla)).asked
    assert asked and asked.people == 5, "three people, and two of the channel who are none of these"
    await school.jobs()
    assert school.recorder.chat(LINDE) == []
    await school.dirk.clicks("Bevestig: naar 3 personeelsleden en 1 kanaal")
    await school.jobs()
    assert len(school.recorder.chat(LINDE)) == 1


async def test_who_may_not_post_there_is_offered_none_and_sends_none(school: School) -> None:
    """A head of school may not, whatever is forged; by the rules of the moment when it goes."""
    ben = school.ben
    await joins(school, ben)
    await begins(school, ben)
    await ben.clicks("Deel toevoegen")
    assert "Kanalen van teams" not in buttons_of(ben.newest)
    draft = await the_draft(school, ben)
    key = {"channels": "0" * 16 + "." + "0" * 16}
    reply = await ben.sends("audience.post", {"id": draft.id, "revision": draft.revision, "place": -1, **key}, None)
    assert (await the_draft(school, ben)).audience == draft.audience
    assert "Bode zit nog in geen team" in str(reply)


async def test_the_rule_is_that_of_the_moment_when_it_goes(school: School) -> None:
    carla = school.carla
    await joins(school)
    await begins(school, carla)
    await puts_in_channels(carla, LINDE)
    await goes_on(carla)
    sends = carla.newest
    text = rule("all", ["role:communication"], weighs="above = 400", second=["role:headmaster"])
    (school._data / "authors.toml").write_text(text.replace('schools = "all"', 'schools = "all"\nteams = "none"'))
    await school.restarts()
    await carla.clicks("Ja, verzend naar 3 personeelsleden en 1 kanaal", on=sends)
    await school.jobs()
    assert school.recorder.chat(LINDE) == []
    assert (await the_draft(school, carla)).state is AnnouncementState.DRAFT
    await carla.clicks("Ja, verzend naar 3 personeelsleden en 1 kanaal", on=sends)
    assert "een kanaal is er niet meer, of je mag er zo'n mededeling niet plaatsen" in carla.newest.text


async def test_a_team_of_the_rule_alone(school: School) -> None:
    text = rule("all", ["role:communication"], weighs="above = 400", second=["role:headmaster"])
    teams = 'teams = ["e4e4e4e4-0000-4000-8000-000000000001"]'
    (school._data / "authors.toml").write_text(text.replace('schools = "all"', f'schools = "all"\n{teams}'))
    await school.restarts()
    await joins(school)
    await joins(school, team="19:other@thread.tacv2", name="Team Kompas", group="e4e4e4e4-0000-4000-8000-000000000002")
    await begins(school, school.carla)
    await school.carla.clicks("Deel toevoegen")
    await school.carla.clicks("Kanalen van teams")
    assert "Team De Linde: Zorg" in school.carla.newest.text
    assert "Team Kompas" not in school.carla.newest.text
