"""The second step of the form with every kind of field: what has a check, a text or a list of its own."""

from collections.abc import Mapping
from decimal import Decimal

from bot.json import Json
from dialogs.kinds.computed import ComputedField
from dialogs.kinds.declaration import DeclarationField
from dialogs.kinds.iban import IbanField
from dialogs.kinds.money import MoneyField
from dialogs.kinds.national_number import NationalNumberField
from dialogs.kinds.rating import RatingField
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

MORE_ANSWERS: Mapping[str, Json] = {
    "price": "24.50",
    "hour": "14:30",
    "stars": 4,
    "account": "BE71096123456769",
    "number": "85073003328",
    "honest": DECLARED.digest,
    "cost": "5.33",
}
