"""The second step of the form with every kind of field: what has a check, a text or a list of its own."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache

from bot.json import Json
from bot.people.directory import Organisation, Row, Rows, directory_of
from bot.people.finding import PhoneBook
from bot.people.known import Known
from bot.people.person import Person, School
from bot.people.tariffs import Period, Tariff, Tariffs
from bot.words.clean import clean_line
from bot.words.translated import Translated
from cards.examples.hostile import BAD_NAME, HOSTILE
from dialogs.kinds.computed import ComputedField
from dialogs.kinds.declaration import DeclarationField
from dialogs.kinds.iban import IbanField
from dialogs.kinds.kilometres import KilometresField
from dialogs.kinds.money import MoneyField
from dialogs.kinds.national_number import NationalNumberField
from dialogs.kinds.person import PersonField
from dialogs.kinds.rating import RatingField
from dialogs.kinds.right import RightField
from dialogs.kinds.school import SchoolField
from dialogs.kinds.time import TimeField
from dialogs.model import Step
from dialogs.rules import Rule

DECLARED = DeclarationField(
    id="honest",
    label={"nl": "Verklaring op eer", "fr": "Déclaration sur l’honneur", "en": "Declaration on honour"},
    text={
        "nl": "Ik verklaar op eer dat deze kosten voor mijn werk waren, en dat niemand anders ze terugbetaalt.",
        "fr": "Je déclare sur l’honneur que ces frais concernaient mon travail, et que nul autre ne les rembourse.",
        "en": "I declare on my honour that these costs were for my work, and that nobody else pays them back.",
    },
)

MORE = Step(
    id="more",
    title={"nl": "Nog meer soorten", "fr": "Encore d’autres sortes", "en": "Even more kinds"},
    fields=(
        MoneyField(id="price", label={"nl": "Bedrag", "fr": "Montant", "en": "Amount"}, max=Decimal(500)),
        TimeField(id="hour", label={"nl": "Vanaf hoe laat?", "fr": "À partir de quand ?", "en": "From what time?"}),
        RatingField(
            id="stars",
            label={"nl": "Hoe was het?", "fr": "Comment était-ce ?", "en": "How was it?"},
            low={"nl": "helemaal niet goed", "fr": "pas bien du tout", "en": "not good at all"},
            high={"nl": "heel goed", "fr": "très bien", "en": "very good"},
        ),
        IbanField(id="account", label={"nl": "Rekening", "fr": "Compte", "en": "Account"}),
        NationalNumberField(
            id="number", label={"nl": "Rijksregisternummer", "fr": "Numéro national", "en": "National number"}
        ),
        DECLARED,
        ComputedField(
            id="cost",
            label={"nl": "Kilometervergoeding", "fr": "Indemnité kilométrique", "en": "Mileage allowance"},
            formula=Rule("euro(0.4265 * distance)"),
            gives="money",
        ),
    ),
)

NAMING = Step(
    id="naming",
    title={"nl": "Wie en waar", "fr": "Qui et où", "en": "Who and where"},
    fields=(
        PersonField(
            id="colleague",
            label={"nl": "Met welke collega?", "fr": "Avec quel collègue ?", "en": "With which colleague?"},
            not_me=True,
        ),
        SchoolField(id="where", label={"nl": "In welke school?", "fr": "Quelle école ?", "en": "At which school?"}),
        KilometresField(
            id="trip", label={"nl": "Je verplaatsing", "fr": "Votre trajet", "en": "Your journey"}, day="day"
        ),
        RightField(
            id="event",
            label={"nl": "Wat is er gebeurd?", "fr": "Que s’est-il passé ?", "en": "What happened?"},
            group="circumstance",
        ),
    ),
)

TARIFFS = Tariffs(
    (
        Tariff(
            "car",
            Translated({"nl": "eigen auto", "fr": "voiture personnelle", "en": "own car"}),
            (
                Period(date(2025, 7, 1), Decimal("42.90"), "Omzendbrief 2025"),
                Period(date(2026, 7, 1), Decimal("43.26"), "Omzendbrief 2026"),
            ),
        ),
        Tariff(
            "bicycle",
            Translated({"nl": "fiets", "fr": "vélo", "en": "bicycle"}),
            (Period(date(2025, 7, 1), Decimal(30), "Omzendbrief 2025", date(2026, 12, 31)),),
        ),
    )
)

WEDDING: Mapping[str, Json] = {
    **{"event": "wedding", "kinship": "family", "group": "circumstance", "days": 1.0, "halves": False},
    **{"proof": "after", "source": "pers-2021-06", "dated": "2021-09-28", "within": 14, "reminder": 7},
    "link": "https://data-onderwijs.vlaanderen.be/edulex/document/15915",
    "names": {
        "event": {
            "nl": "Huwelijk of wettelijke samenwoning",
            "fr": "Mariage ou cohabitation légale",
            "en": "Wedding or legal cohabitation",
        },
        "kinship": {
            "nl": "Mijn ouder, schoonouder, broer, zus of kleinkind",
            "fr": "Mon parent, beau-parent, frère, sœur ou petit-enfant",
            "en": "My parent, parent-in-law, brother, sister or grandchild",
        },
        "source": {"nl": "omzendbrief PERS/2021/06", "fr": "circulaire PERS/2021/06", "en": "circular PERS/2021/06"},
    },
}
"""A right as the file that comes with Bode gives it."""

MORE_ANSWERS: Mapping[str, Json] = {
    "price": "24.50",
    "hour": "14:30",
    "stars": 4,
    "account": "BE71096123456769",
    "number": "85073003328",
    "honest": DECLARED.digest,
    "cost": "5.33",
    "colleague": {"id": "person-2", "name": "Ben Claes"},
    "where": {"id": "bad", "name": BAD_NAME},
    "trip": {
        **{"from": clean_line(HOSTILE[:100]), "to": "Brussel", "by": "car", "names": dict(TARIFFS.all[0].name)},
        **{"km": "56.5", "back": True, "cents": "43.26", "source": "Omzendbrief 2026", "sum": "48.88"},
    },
    "event": WEDDING,
}


@cache
def known() -> Known:
    """Whom the person of the examples can name: two of them have one name."""
    people = (
        Person("person-1", "Ana Martens", "Leerkracht", "de-linde"),
        Person("person-2", "Ben Claes", "Directeur", "de-linde"),
        Person("person-3", "Carla Desmet", "Zorgleerkracht", "vaart"),
        Person("person-4", "An Peeters", "Leerkracht 3de leerjaar", "de-linde"),
        Person("person-5", "Jan Peeters", BAD_NAME, "bad"),
    )
    names = {"de-linde": "Basisschool De Linde", "vaart": "Atheneum Vaartkant", "bad": BAD_NAME}
    names |= {f"school-{number}": f"Basisschool nummer {number}" for number in range(1, 6)}
    rows = Rows(
        {one.id: Row(one.id, one, 0) for one in people},
        {key: Row(key, School(key, name), 0) for key, name in names.items()},
        {},
    )
    return Known(people[0], directory_of(Organisation("Proefnet", "tenant", "digest"), rows), PhoneBook())
