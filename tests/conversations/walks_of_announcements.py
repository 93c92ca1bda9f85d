"""What an author does with announcements, each in one go: for the tests that follow whatever is clicked."""

from datetime import timedelta

from bot.channel.base import Misconfigured, Rejected, Throttled
from tests.conversations.announced import snow_announced
from tests.conversations.announcing import go_through, write
from tests.conversations.confirming import rule
from tests.conversations.questions import AGAIN, CHANGE, answers, asks
from tests.conversations.school import School, send_to
from tests.conversations.sending_lists import on_drive
from tests.conversations.stage import Colleague, Shown, buttons_of
from tests.conversations.teaming import LINDE, joins, puts_in_channels


async def announce(school: School) -> None:
    ana, carla = school.ana, school.carla
    await school.everybody_installs()
    for title in ("Sneeuw", "Foto's"):
        await write(
            carla,
            title=title,
            text="De school blijft open.",
            schools="de-linde",
            confirmation="true",
            way1="form:leave",
        )
    await carla.clicks("Aanpassen")
    await carla.fills(text="De fotograaf komt.").clicks("Toevoegen in het Frans")
    await carla.fills(title="Photos", text="Mardi.").clicks("Vertaling bewaren")
    await go_through(carla)
    of_before = {"title": "Foto's", "text": "Dinsdag.", "schools": "de-linde", "id": id_on(carla.newest, "Aanpassen")}
    await carla.sends("announcement.preview", of_before, carla.newest)
    await carla.clicks("Ja, gooi weg")
    await carla.clicks("Stuur test naar mij")
    await carla.fills(names="Emma Janssens").clicks("Stuur test naar hen")
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
    await ana.clicks("Start: Verlofaanvraag")
    await carla.clicks("Vernieuwen")
    await look_beside_the_figures(carla)
    await carla.clicks("Per school")
    await school.jobs()
    await carla.clicks("Bewijs van bezorging")
    await carla.says("mijn mededelingen")  # what is counted meanwhile shows the figures again where the schools stood
    await carla.clicks("Openen")
    await carla.clicks("Wie bevestigde niet?")
    await carla.fills(after="3").clicks("Bewaren")
    await carla.clicks("Ja, herinner 2 personeelsleden")
    await school.jobs()
    await carla.clicks("Terug naar de cijfers")
    await carla.clicks("Als bestand")
    await school.jobs()
    await carla.declines(carla.newest)
    await carla.clicks("Maak het opnieuw")
    await school.jobs()
    await carla.accepts(carla.newest)
    await school.jobs()
    assert len(school.recorder.drive) == 1
    await cancel_a_send(school)


async def look_beside_the_figures(carla: Colleague) -> None:
    """The card that follows shows something else, and follows again."""
    live = carla.card_with("Wie bevestigde niet?")
    await carla.clicks("Wie bevestigde niet?", on=live)
    await carla.clicks("Terug naar de cijfers", on=live)
    edit = {"id": id_on(live, "Wie kreeg dit?"), "revision": 1}
    await carla.clicks("Wie kreeg dit?", on=live)
    await carla.sends("announcement.edit", edit, live)  # as on a card of before it was sent


def id_on(shown: Shown, button: str) -> str:
    return str(buttons_of(shown)[button]["data"]["id"])


async def cancel_a_send(school: School) -> None:
    carla = school.carla
    await write(carla, title="Rommelmarkt", text="Zaterdag.", schools="de-linde")
    await carla.clicks("Later verzenden")
    await carla.clicks("Plan voor di 24 nov. 2026 om 7:30")
    await carla.clicks("Ander moment")
    await carla.fills(day="2026-11-25", hour="10:00").clicks("Plannen")
    await carla.clicks("Terug naar concept")
    await carla.says("mijn mededelingen")
    await carla.clicks("Verdergaan")
    await carla.clicks("Later verzenden")
    await carla.clicks("Plan voor di 24 nov. 2026 om 7:30")
    school.recorder.fails[school.ana.conversation] = [Throttled(50)]
    await carla.clicks("Ja, verzend nu")
    await school.jobs()
    await carla.clicks("Ja, breek af")
    await school.jobs()
    await school.emma.removes()
    await school.ben.says("bereik")
    await school.ben.clicks("Als bestand")
    await school.ben.clicks("Als CSV")
    await school.jobs()


SECOND = rule("communication", ["role:communication"], weighs="above = 0", second=["group:hr"])


ASK_ANEW = "Ja, vraag een bevestiging"


async def have_it_confirmed(school: School) -> None:
    """Sent back by Nadia, taken back by Carla, and confirmed by Lieve; so is its correction."""
    carla, nadia, lieve = school.carla, school.nadia, school.lieve
    (school._data / "authors.toml").write_text(SECOND, "utf-8")
    school.clock.pass_by(timedelta(seconds=5))
    await school.everybody_installs()
    await write(carla, title="Sneeuw", text="De school blijft open.", schools="de-linde")
    await carla.clicks(send_to(3))
    await school.jobs()
    await nadia.fills(remark="Tot wanneer?").clicks("Stuur terug met deze opmerking")
    await school.jobs()
    await carla.clicks("Verdergaan")
    await carla.clicks("Aanpassen")
    await go_through(carla, text="De school blijft vandaag open.")
    await carla.clicks(send_to(3))
    await carla.clicks("Ja, neem terug")
    await carla.says("mijn mededelingen")
    await carla.clicks("Verdergaan", on=carla.newest)
    await carla.clicks(send_to(3))
    await school.jobs()
    await lieve.clicks("Bevestig: naar 3 personeelsleden")
    await school.jobs()
    assert school.ana.sees("De school blijft vandaag open.")
    await school.jobs(later=timedelta(seconds=5))
    await carla.says("mijn mededelingen")
    await carla.clicks("Openen")
    await carla.clicks("Verbeteren of intrekken")
    await carla.clicks("Verbeteren")
    await carla.fills(text_nl="De school gaat dicht.").clicks("Bekijk het voorbeeld")
    await carla.clicks(ASK_ANEW)
    await school.jobs()
    await nadia.fills(remark="Vanaf wanneer?").clicks("Stuur terug met deze opmerking")
    await school.jobs()
    await carla.clicks("Verdergaan")
    await carla.fills(text_nl="De school gaat morgen dicht.").clicks("Bekijk het voorbeeld")
    await carla.clicks(ASK_ANEW)
    await carla.clicks("Ja, neem terug")
    await carla.clicks("Bekijk het voorbeeld")
    await carla.clicks(ASK_ANEW)
    await school.jobs()
    await lieve.clicks("Bevestig: bij 3 personeelsleden")
    await school.jobs()
    await school.jobs(later=timedelta(seconds=15))
    assert school.ana.sees("De school gaat morgen dicht.")


async def mark_as_seen(school: School) -> None:
    """By Ana; Ben asks who of his did not, and their author for the list; then it asks for something else."""
    carla, ben = school.carla, school.ben
    await school.everybody_installs()
    words = {"title": "Reglement", "text": "Lees dit."}
    await write(carla, **words, schools="de-linde", importance="mandatory", visa_days="3")
    await carla.clicks(send_to(3))
    await school.jobs()
    await school.ana.clicks("Ik heb dit gelezen en viseer")
    await ben.says("nog te bevestigen")
    await ben.clicks("Wie bevestigde niet?")
    await school.jobs()
    await ben.clicks("Als bestand")
    await school.jobs(later=timedelta(seconds=5))
    await carla.clicks("Viseringslijst", on=carla.card_with("Je mededeling"))
    await carla.clicks("Maak de lijst (pdf)")
    await carla.clicks("Terug naar de cijfers")
    await carla.clicks("Verbeteren of intrekken")
    await carla.clicks("Verbeteren")
    await carla.fills(text_nl="Lees dit en teken.").clicks("Bekijk het voorbeeld")
    await carla.fills(anew="true").clicks("Ja, verbeter bij 3 personeelsleden")
    await school.jobs()
    await school.jobs(later=timedelta(seconds=15))


async def put_together(school: School) -> None:
    """From the step: a part, somebody without, a list, and an audience that is kept, used and thrown away."""
    carla = school.carla
    await carla.says("mededeling")
    await carla.fills(title="Sneeuw", text="De school blijft open.").clicks("Volgende")
    await carla.fills(schools="de-linde").clicks("Samenstellen of lijst plakken")
    await carla.clicks("Deel toevoegen")
    await carla.fills(groups="hr").clicks("Bewaren")
    await joins(school, carla)
    await puts_in_channels(carla, LINDE)
    await carla.clicks("Verwijderen", on=carla.newest)
    await carla.clicks("Lijst plakken")
    await carla.fills(names="Farid Benali").clicks("Bewaren")
    await carla.clicks("Verwijderen", on=carla.newest)
    await carla.clicks("Bewaarde doelgroepen")
    await carla.fills(name="Wij", shared="true").clicks("Bewaar")
    await carla.clicks("Terug")
    await carla.clicks("Verwijderen", on=carla.newest)
    await carla.clicks("Bewaarde doelgroepen")
    await carla.clicks("Gebruik")
    await carla.clicks("Bewaarde doelgroepen")
    await carla.clicks("Verwijderen", on=carla.newest)
    await carla.clicks("Terug")
    await carla.clicks("Klaar")
    await carla.says("mededeling")
    await carla.fills(title="Rommelmarkt", text="Zaterdag.").clicks("Volgende")
    await carla.sends_a_file("", on_drive(school, "markt.csv", b"naam\r\nFarid Benali\r\n"))
    await carla.clicks("Rommelmarkt")
    await school.jobs()


async def answer_it(school: School) -> None:
    """A choice, another one, and a look at what came of it."""
    ana, ben = school.ana, school.ben
    await asks(school)
    await answers(ana, "0")
    await answers(ben, "1")
    await ana.fills(answer_nl="2").clicks(CHANGE)
    await ana.clicks(AGAIN)
    await school.jobs(later=timedelta(seconds=5))
    await school.carla.clicks("Antwoorden als CSV")
    await school.carla.clicks("Lees de antwoorden")
    await school.jobs()


async def correct_it(school: School) -> None:
    """Written, thrown away, published, and all of it taken back."""
    carla = school.carla
    await school.everybody_installs()
    school.recorder.fails[school.emma.conversation] = [Rejected("BadSyntax")]
    await snow_announced(school)
    await carla.clicks("Wie niet?")
    await carla.clicks("Terug naar de cijfers")
    await carla.clicks("Verbeteren of intrekken")
    await carla.clicks("Verbeteren")
    await carla.fills(text_nl="De school gaat dicht.").clicks("Bekijk het voorbeeld")
    await carla.clicks("Niet verbeteren")
    await carla.clicks("Verbeteren")
    await carla.clicks("Toevoegen in het Frans")
    await carla.fills(text_nl="De school gaat dicht.").clicks("Bekijk het voorbeeld")
    await carla.clicks("Ja, verbeter bij 2 personeelsleden")
    await school.jobs()
    await school.jobs(later=timedelta(seconds=15))
    await carla.clicks("Verbeteren of intrekken")
    await carla.fills(how="notice").clicks("Ja, trek in bij 2 personeelsleden")
    await school.jobs()
    await school.jobs(later=timedelta(seconds=15))
