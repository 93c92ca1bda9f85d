"""The demo organisation on stage: people, and how a request of theirs is handed in, decided and carried out."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from bot.json import Json
from bot.people.loading import load_organisation
from bot.people.organisation_file import OrganisationFile, parse_organisation
from tests.conversations.school import School
from tests.conversations.stage import Colleague

FILE = Path(__file__).parents[2] / "samples" / "organisation.toml"
Step = Mapping[str, Json]
ANA, FARID, BEN, DIRK = "Ana Martens", "Farid Benali", "Ben Claes", "Dirk Aerts"
MARLEEN, CHARLOTTE, LIEVE, BART = "Marleen De Jonghe", "Charlotte Baert", "Lieve Van Damme", "Bart Wouters"
LEEN, MOHAMED, CARLA, RUBEN = "Leen Vermeiren", "Mohamed Tahiri", "Carla Desmet", "Ruben Goossens"
YUSUF, WIM, NADIA = "Yusuf Kaya", "Wim De Backer", "Nadia El Amrani"
PEOPLE = (ANA, FARID, BEN, DIRK, MARLEEN, CHARLOTTE, LIEVE, BART, LEEN, MOHAMED, CARLA, RUBEN, YUSUF, WIM, NADIA)
"""Who has to do with the forms that come with Bode, in the tests of them."""


class Demo:
    """The demo organisation on stage; its people by their name."""

    def __init__(self, school: School, file: OrganisationFile) -> None:
        self.school = school
        self._people = {one.name: Colleague(school.stage, one.id, one.name) for one in file.people}

    def __call__(self, name: str) -> Colleague:
        return self._people[name]

    async def hands_in(self, person: Colleague, said: str, *steps: Step, next: str = "Volgende") -> None:
        await person.says(said)
        for step in steps:
            await person.fills(**step).clicks(next)

    async def decides(self, name: str, reference: str, button: str = "Goedkeuren") -> None:
        await self.school.jobs()
        person = self(name)
        await person.clicks(button, on=person.card_with(reference))
        await self.school.jobs()

    def reads(self, text: str) -> set[str]:
        """Who has a card with it."""
        return {name for name, one in self._people.items() if one.sees(text)}


async def opened_demo(school: School, *names: str) -> Demo:
    """Where these have Bode."""
    file = parse_organisation(FILE.name, FILE.read_bytes())
    await load_organisation(school.house, file)
    demo = Demo(school, file)
    for name in names:
        await demo(name).installs()
    await school.jobs()
    return demo


async def approved(demo: Demo, who: Colleague, reference: str, deciders: Sequence[str], *words: str) -> None:
    """Handed in, and agreed to by each of these in turn."""
    for word in words:
        assert word in who.newest.text.replace("\xa0", " "), "the review says it"
    await who.clicks("Indienen")
    await demo.school.jobs()
    for name in deciders:
        assert "Goedgekeurd" not in who.card_with(reference).text
        await demo.decides(name, reference)
    assert "Goedgekeurd" in who.card_with(reference).text


async def carried_out(demo: Demo, who: Colleague, reference: str, name: str, others: Sequence[str] = ()) -> None:
    """By this one, in whose queue it is, and in that of no other of these."""
    await demo.school.jobs()
    for one in (*others, name):
        await demo(one).says("wachtrij")
        assert (who.name in demo(one).newest.text) is (one == name), one
    handler = demo(name)
    await handler.clicks("Openen", on=handler.newest)
    assert reference in handler.newest.text
    for button in ("Ik neem dit op", "Meld dit klaar"):
        await handler.clicks(button)
    await demo.school.jobs()
    assert "Klaar · door" in who.card_with(reference).text
