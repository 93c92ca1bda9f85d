"""The step of the examples that asks rows: what an excursion cost."""

from collections.abc import Mapping
from decimal import Decimal

from bot.json import Json
from dialogs.kinds.catalogue import Article, CatalogueField
from dialogs.kinds.choice import ChoiceField, Option
from dialogs.kinds.date import DateField
from dialogs.kinds.items import ItemsField
from dialogs.kinds.money import MoneyField
from dialogs.kinds.pick import PickField
from dialogs.kinds.text import TextField
from dialogs.kinds.thresholds import ThresholdsField
from dialogs.kinds.toggle import ToggleField
from dialogs.model import Step

COSTS = Step(
    id="costs",
    title={"nl": "Onkosten", "fr": "Frais", "en": "Expenses"},
    fields=(
        ItemsField(
            id="costs",
            label={"nl": "Wat heb je betaald?", "fr": "Qu’avez-vous payé ?", "en": "What did you pay?"},
            help={
                "nl": "Zet elk ticket op een eigen rij.",
                "fr": "Mettez chaque ticket sur sa propre ligne.",
                "en": "Put each receipt on a row of its own.",
            },
            row={"nl": "Kost", "fr": "Dépense", "en": "Expense"},
            fields=(
                TextField(id="what", label={"nl": "Wat?", "fr": "Quoi ?", "en": "What?"}),
                DateField(id="day", label={"nl": "Dag", "fr": "Jour", "en": "Day"}, latest=0),
                ChoiceField(
                    id="sort",
                    label={"nl": "Soort", "fr": "Sorte", "en": "Kind"},
                    options=(
                        Option(value="travel", label={"nl": "Vervoer", "fr": "Transport", "en": "Travel"}),
                        Option(value="meal", label={"nl": "Maaltijd", "fr": "Repas", "en": "Meal"}),
                        Option(value="entry", label={"nl": "Toegang", "fr": "Entrée", "en": "Admission"}),
                    ),
                ),
                MoneyField(id="amount", label={"nl": "Bedrag", "fr": "Montant", "en": "Amount"}),
                ToggleField(id="receipt", label={"nl": "Ticket bewaard", "fr": "Ticket gardé", "en": "Receipt kept"}),
                TextField(id="note", label={"nl": "Opmerking", "fr": "Remarque", "en": "Remark"}, required=False),
            ),
            totals=("amount",),
        ),
        TextField(
            id="account",
            label={"nl": "Rekeningnummer", "fr": "Numéro de compte", "en": "Account number"},
            required=False,
        ),
    ),
)

DEVICE = CatalogueField(
    id="device",
    label={"nl": "Toestel", "fr": "Appareil", "en": "Device"},
    options=(
        Article(
            value="laptop",
            label={"nl": "Laptop voor leerkrachten", "fr": "Portable pour enseignants", "en": "Laptop for teachers"},
            price=Decimal(649),
        ),
        Article(value="headset", label={"nl": "Headset", "fr": "Casque", "en": "Headset"}, price=Decimal("34.95")),
    ),
)
DEVICE_ANSWER: Mapping[str, Json] = {"item": "headset", "quantity": 3, "price": "34.95"}

PURCHASE = Step(
    id="purchase",
    title={"nl": "Wat heb je nodig?", "fr": "De quoi avez-vous besoin ?", "en": "What do you need?"},
    fields=(
        ItemsField(
            id="articles",
            label={"nl": "Artikelen", "fr": "Articles", "en": "Articles"},
            row={"nl": "Artikel", "fr": "Article", "en": "Article"},
            fields=(
                DEVICE,
                TextField(id="who", label={"nl": "Voor wie?", "fr": "Pour qui ?", "en": "For whom?"}, required=False),
            ),
            totals=("device",),
        ),
    ),
)
ARTICLES: Mapping[str, Json] = {
    "articles": [
        {"key": "1", "device": {"item": "laptop", "quantity": 1, "price": "599.00"}, "who": "Emma Janssens"},
        {"key": "2", "device": DEVICE_ANSWER},
    ]
}

COSTS_ANSWERS: Mapping[str, Json] = {
    "costs": [
        {
            **{"key": "3", "what": "Trein Gent-Sint-Pieters – Brussel-Centraal", "day": "2026-11-20"},
            **{"sort": "travel", "amount": "24.50", "receipt": True},
        },
        {
            **{"key": "5", "what": "Broodjes voor 26 leerlingen", "day": "2026-11-20", "sort": "meal"},
            **{"amount": "117.00", "receipt": False, "note": "De bakker geeft geen ticket."},
        },
        {
            **{"key": "7", "what": "Museum", "day": "2026-11-20", "sort": "entry", "amount": "1260.75"},
            **{"receipt": True},
        },
    ]
}

OFFERS = Step(
    id="offers",
    title={"nl": "Offertes", "fr": "Offres", "en": "Offers"},
    fields=(
        ThresholdsField(
            id="limits",
            label={"nl": "Wat is er nodig?", "fr": "Que faut-il ?", "en": "What is needed?"},
            of=("three_offers",),
        ),
        ItemsField(
            id="offers",
            label={"nl": "Welke offertes kreeg je?", "fr": "Quelles offres avez-vous ?", "en": "Which offers?"},
            row={"nl": "Offerte", "fr": "Offre", "en": "Offer"},
            compare="amount",
            fields=(
                TextField(id="supplier", label={"nl": "Leverancier", "fr": "Fournisseur", "en": "Supplier"}),
                MoneyField(id="amount", label={"nl": "Prijs", "fr": "Prix", "en": "Price"}),
            ),
        ),
    ),
)
CHOICE = Step(
    id="choice",
    title={"nl": "Welke kies je?", "fr": "Laquelle choisissez-vous ?", "en": "Which do you choose?"},
    fields=(
        PickField(
            id="chosen",
            label={"nl": "Gekozen offerte", "fr": "Offre choisie", "en": "Chosen offer"},
            among="offers",
        ),
    ),
)
OFFERS_ANSWERS: Mapping[str, Json] = {
    "limits": {
        name: {"names": {"nl": nl, "fr": nl, "en": nl}, "euros": euros, "source": "Aankopen en offertes"}
        for name, nl, euros in (("three_offers", "Drie offertes", "2500.00"),)
    },
    "offers": [
        {"key": "1", "supplier": "Schoolmeubel", "amount": "2550.00"},
    ],
    "chosen": {"key": "1", "name": "Schoolmeubel", "sum": "2550.00", "lowest": True},
}
