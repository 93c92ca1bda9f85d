"""Who did not confirm is reminded, by hand or after some school days, and each head of school sees their own people."""

from datetime import timedelta

from tests.conversations.announced import confirmed_by_ana
from tests.conversations.school import School
from tests.conversations.stage import Colleague, Shown, buttons_of
from tests.conversations.test_announce import CONFIRM

WHO, REMIND = "Wie bevestigde niet?", "Herinneren"


def yes(people: int) -> str:
    return "Ja, herinner 1 personeelslid" if people == 1 else f"Ja, herinner {people} personeelsleden"


async def sent(school: School) -> None:
    """To all of De Linde and Vaartkant; Ana confirms."""
    await confirmed_by_ana(school, 7, but=school.james, schools="de-linde,vaartkant")


def reminders(person: Colleague) -> int:
    said = ("Je hebt deze mededeling nog niet bevestigd.", "Vous n’avez pas encore confirmé cette annonce.")
    return sum(any(one in shown.text for one in said) for shown in person.chat)


async def test_those_who_have_it_and_did_not_confirm_are_reminded_once(school: School) -> None:
    await sent(school)
    carla = school.carla
    await carla.clicks(WHO)
    shown = carla.newest.text
    assert "5 personeelsleden" in shown
    assert "Ben Claes" in shown
    assert "Ana Martens" not in shown
    assert "James" not in shown, "he was not reached, and is on that list"
    await carla.clicks(yes(5), times=2)
    await school.jobs()
    assert {name: reminders(person) for name, person in school.people.items()} == dict.fromkeys(school.people, 0) | {
        "ben": 1,
        "emma": 1,
        "farid": 1,
        "sophie": 1,
        "dirk": 1,
    }
    await school.emma.clicks("Openen")
    await school.emma.clicks(CONFIRM, on=school.emma.newest)
    await carla.clicks(WHO, on=await live(school))
    assert "Herinnerd · 1 van hoogstens 3 keer" in carla.card_with("Nog niet bevestigd").text


async def live(school: School) -> Shown:
    await school.jobs(later=timedelta(seconds=5))
    return school.carla.card_with("Je mededeling")


async def test_each_head_gets_the_names_of_their_own_school(school: School) -> None:
    await sent(school)
    await school.carla.clicks(WHO)
    await school.carla.clicks(yes(5))
    await school.jobs()
    (of_linde,) = [shown.text for shown in school.ben.chat if "Nog niet bevestigd in je school" in shown.text]
    assert "Emma Janssens" in of_linde
    assert "Ben Claes" not in of_linde
    assert "Farid Benali" not in of_linde, "who is of another school"
    for person in (school.ana, school.emma, school.nadia):
        assert not person.sees("Nog niet bevestigd in je school")


async def test_three_times_at_most(school: School) -> None:
    await sent(school)
    carla = school.carla
    await carla.clicks(WHO)
    for _ in range(3):
        await carla.clicks(yes(5))
    assert yes(5) not in buttons_of(carla.newest)
    assert "hoogstens drie keer" in carla.newest.text
    await carla.sends("reminder.send", {"id": (await newest_id(school)), "reminders": 3}, None)
    await school.jobs()
    assert reminders(school.farid) == 3


async def newest_id(school: School) -> str:
    found = await school.house.records.announcements.find(
        equal={"author": school.carla.id}, order="created", descending=True, limit=1
    )
    return found.items[0].value.id


async def test_after_so_many_school_days_by_itself_until_it_is_over(school: School) -> None:
    await sent(school)  # on a Monday
    carla = school.carla
    await carla.clicks(WHO)
    await carla.fills(after="3").clicks("Bewaren")
    await school.jobs(later=timedelta(days=2))
    assert reminders(school.farid) == 0
    await school.jobs(later=timedelta(days=1))
    assert reminders(school.farid) == 1, "on Thursday"
    await school.jobs(later=timedelta(days=4))
    assert reminders(school.farid) == 1, "the weekend does not count"
    await school.jobs(later=timedelta(days=1))
    assert reminders(school.farid) == 2, "on Tuesday"
    await school.jobs(later=timedelta(days=20))
    assert reminders(school.farid) == 3
    await school.jobs(later=timedelta(days=30))
    assert reminders(school.farid) == 3


async def test_not_after_it_was_recalled(school: School) -> None:
    await sent(school)
    carla = school.carla
    await carla.clicks(WHO)
    await carla.fills(after="1").clicks("Bewaren")
    send = dict(buttons_of(carla.newest)[yes(5)]["data"])
    await carla.clicks("Terug naar de cijfers")
    await carla.clicks("Verbeteren of intrekken")
    await carla.fills(how="notice").clicks("Ja, trek in bij 6 personeelsleden")
    await carla.sends("reminder.send", send, None)
    await school.jobs(later=timedelta(days=5))
    assert reminders(school.farid) == 0


async def test_who_confirms_before_the_reminder_comes_is_left_alone(school: School) -> None:
    await sent(school)
    await school.carla.clicks(WHO)
    await school.carla.clicks(yes(5))
    await school.farid.clicks(CONFIRM)
    await school.jobs()
    assert reminders(school.farid) == 0
    assert reminders(school.emma) == 1


async def test_nobody_else_sees_or_reminds(school: School) -> None:
    await sent(school)
    post = await newest_id(school)
    for verb, data in {
        "reminder.show": {},
        "reminder.send": {"reminders": 0},
        "reminder.after": {"after": "1"},
    }.items():
        for person in (school.ana, school.ben):
            mine = await person.sends(verb, {"id": post, **data}, None)
            none = await person.sends(verb, {"id": "announcement-never", **data}, None)
            assert (mine.messages, mine.replace) == (none.messages, none.replace)
    await school.jobs(later=timedelta(days=3))
    assert reminders(school.farid) == 0
