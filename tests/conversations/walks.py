"""What people do, each in one go: for the tests that follow whatever is clicked."""

from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, timedelta

from bot.answer.review.asking import ask as ask_for_reviews
from bot.people.mandate import Mandate
from bot.people.noticed_absence import NoticedAbsence
from bot.store.partitions import SET_ASIDE_JOBS, person_partition
from bot.work.kept import SetAside
from tests.conversations.expertise import ANSWER, OFFICIAL, asked, hand_off
from tests.conversations.near_pages import ASKED
from tests.conversations.offering import WANT, hopes, offers
from tests.conversations.preferring import INFORMATION, LESS, sets
from tests.conversations.preferring import announce as inform
from tests.conversations.school import School
from tests.conversations.stage import buttons_of
from tests.conversations.standing_by import ACCEPT, SEEK, asks, everybody_stands_by, is_away
from tests.conversations.test_arrange import REFUSE, fill_in_leave
from tests.conversations.test_items import add_row, clicks_row
from tests.conversations.test_mandates import gives
from tests.conversations.test_mandates_to_submit import lets
from tests.conversations.test_roles import gives as gives_role
from tests.conversations.test_weekly_look import becomes_operator

Walk = Callable[[School], Awaitable[None]]


async def decide_together(school: School) -> None:
    ana, ben = school.ana, school.ben
    await school.everybody_installs()
    days = {"Keur de aangevinkte goed": ("08", "09"), "Weiger de aangevinkte": ("10", "11")}
    for button, two in days.items():
        for day in (f"2026-12-{one}" for one in two):
            await fill_in_leave(school, day)
            await ana.clicks("Indienen")
        await school.jobs()
        await ben.says("goedkeuringen")
        await ben.clicks("Samen beslissen")
        await ben.fills(reason="Die dag is er klassenraad").clicks(button)
        await school.jobs()


async def find_a_replacement(school: School) -> None:
    """Stopped, given back, and found; and what those who are asked say of themselves."""
    ana, emma, farid = school.ana, school.emma, school.farid
    await is_away(school)
    await everybody_stands_by(school)
    await ana.clicks(SEEK)
    for button in (asks(2), "Stop met zoeken", "Opnieuw zoeken", asks(2)):
        await ana.clicks(button)
        await school.jobs()
    for button in (ACCEPT, "Ja, ik kan niet"):
        await emma.clicks(button)
        await school.jobs()
    await emma.says("mijn profiel")
    await emma.clicks("Aanpassen")
    await emma.clicks("Mijn profiel")
    await farid.clicks("Ja, wis het")


async def offer_work(school: School) -> None:
    emma, dirk = school.emma, school.dirk
    await school.everybody_installs()
    for one in (emma, dirk):
        await hopes(one)
    await offers(school, "shared")
    for one, buttons in ((emma, (WANT, "Toch niet")), (dirk, ("Wij doen mee", "Wij doen niet mee"))):
        for button in buttons:
            await one.clicks(button)
            await school.jobs()
    await emma.clicks("Vacatures aanpassen")
    await emma.clicks("Mijn profiel", on=emma.newest)
    await dirk.clicks("Ja, wis mijn wensen")


async def change_it(school: School) -> None:
    """Thrown away, handed in, and too late."""
    ana, ben = school.ana, school.ben
    await school.everybody_installs()
    await fill_in_leave(school)
    await ana.clicks("Indienen")
    await school.jobs()
    for how in ("thrown away", "handed in", "too late"):
        await ana.clicks("Wijzigen")
        change = ana.newest
        await ana.clicks("Aanpassen", on=change)
        await ana.fills(lessons="none").clicks("Volgende", on=change)
        if how == "too late":
            await ben.clicks("Goedkeuren")
            await school.jobs()
        await ana.clicks("Ja, gooi weg" if how == "thrown away" else "Wijziging indienen", on=change)
        await school.jobs()
    await ana.clicks("Nieuwe aanvraag hiervan")


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
    await change_a_mandate(school)
    await keeps_one_for_absences(school, ben.id, emma.id)
    await ben.sends("mandate.away", {"day": "2026-11-20"}, None)
    await school.jobs()
    await becomes_operator(school, ben)
    await ben.says("mandaten")
    await ben.clicks("Alle mandaten", on=ben.newest)
    await ben.clicks("Als bestand", on=ben.newest)
    await school.jobs()


async def change_a_mandate(school: School) -> None:
    ben, emma = school.ben, school.emma
    await gives(ben, emma.name)
    await school.jobs()
    await emma.clicks("Aanvaarden")
    await school.jobs()
    for answer in ("Laat het zoals het is", "Wijziging aanvaarden"):
        await ben.clicks("Wijzigen", on=ben.card_with("Mandaat voor Emma Janssens"))
        await ben.fills(last="2026-12-18").clicks("Voorstellen", on=ben.newest)
        await school.jobs()
        await emma.clicks(answer)
        await school.jobs()


async def keeps_one_for_absences(school: School, grantor: str, holder: str) -> None:
    """As it stands once the mailbox of who gave it said that they are away."""
    at, records = datetime(2026, 11, 23, 8, tzinfo=UTC), school.house.records
    one = Mandate(f"away.{grantor}", grantor, holder, date(2026, 11, 1), date(2026, 12, 31), at, at, away=True)
    noticed = NoticedAbsence(grantor, date(2026, 11, 20), date(2026, 12, 4), at)
    writes = [records.mandates.put(one.accept(at)), records.noticed_absences.put(noticed)]
    await records.accept(person_partition(grantor), writes)


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


async def give_roles(school: School) -> None:
    await becomes_operator(school, school.carla)
    await gives_role(school.carla, "Emma Janssens", "author")
    await school.jobs()
    await school.carla.clicks("Stopzetten")
    await school.jobs()
    await school.carla.says("rollen")
    await school.carla.clicks("Als bestand", on=school.carla.newest)
    await school.jobs()


async def lies_aside(school: School, id_: str) -> None:
    kept = SetAside(id_, school.clock(), "jobs", "person_welcome", {"person": "none"}, 10, "attempts")
    records = school.house.records
    await records.accept(SET_ASIDE_JOBS, [records.set_aside.put(kept)])
    school.clock.pass_by(timedelta(seconds=1))


async def administer(school: School) -> None:
    """Who administers Bode, with jobs that were set aside and all that goes out."""
    carla = school.carla
    await becomes_operator(school, carla)
    for number in (1, 2):
        await lies_aside(school, f"jobs-{number}")
    await carla.sends("aside.list", {"before": ""}, None)
    await carla.clicks("Openen", on=carla.newest)
    await carla.clicks("Opnieuw proberen", on=carla.newest)
    await carla.clicks("Andere taken", on=carla.newest)
    await carla.clicks("Openen", on=carla.newest)
    await carla.clicks("Laat de taak vallen", on=carla.newest)
    await carla.clicks("Ongedaan maken", on=carla.newest)
    await carla.sends("sends.show", {}, None)
    await carla.clicks("Leg alles stil", on=carla.newest)
    await school.jobs()
    await carla.clicks("Alles hervatten", on=carla.newest)
    await school.jobs()


async def prefer(school: School) -> None:
    """What they want to get: on the card of an announcement, and all of it at once."""
    ana = school.ana
    await school.everybody_installs()
    await inform(school, "Nieuwe laptops", **INFORMATION)
    await ana.clicks(LESS, on=ana.card_with("Nieuwe laptops"))
    await ana.clicks("Toch weer wel")
    await sets(ana, digest="16:30", quiet_from="20:00", quiet_until="07:00")
    await inform(school, "Printer verhuist", **INFORMATION)
    await sets(ana, digest="")
    await school.jobs()


async def speak(school: School) -> None:
    ana = school.ana
    await ana.installs()
    await ana.says("taal")
    await ana.clicks("English")
    await ana.says("nederlands")
    await ana.sends_a_file("verlof")
