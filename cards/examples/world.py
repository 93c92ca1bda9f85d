"""What the examples are about: fixed moments, people and forms, and words that try to do harm."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from itertools import count

from bot.arrange.request import Deed, HistoryEntry, Request, RequestState
from bot.json import Json
from bot.people.colleagues import Colleague
from bot.toml_files import Labels
from bot.words.languages import LANGUAGES, Language
from cards.card import Card
from cards.examples.costs import CHOICE, COSTS, COSTS_ANSWERS, DEVICE, DEVICE_ANSWER, OFFERS, OFFERS_ANSWERS
from cards.examples.hostile import BAD_NAME, HOSTILE
from cards.examples.more_kinds import MORE, MORE_ANSWERS, NAMING, WEDDING
from cards.texts import Texts, texts
from dialogs.form import Forms, load_forms
from dialogs.kinds.attachment import AttachmentField
from dialogs.kinds.choice import ChoiceField, Option
from dialogs.kinds.choices import ChoicesField
from dialogs.kinds.date import DateField
from dialogs.kinds.long_text import LongTextField
from dialogs.kinds.number import NumberField
from dialogs.kinds.period import PeriodField
from dialogs.kinds.text import TextField
from dialogs.kinds.toggle import ToggleField
from dialogs.model import Form, Stage, Step
from dialogs.rules import Rule

Shown = Iterator[tuple[str, str, Card]]
"""Card function, what is telling, card."""

NOW = datetime(2026, 11, 23, 9, 24, tzinfo=UTC)
EARLIER = datetime(2026, 11, 22, 15, 5, tzinfo=UTC)
LAST_WEEK = datetime(2026, 11, 16, 8, 0, tzinfo=UTC)

LONG_TITLE = ("Werken aan de speelplaats, de fietsenstalling en de hoofdingang " * 9)[:500]
LONG_NAME = "Marie-Christine Vandenbroucke-Van den Bossche El Khattabi-Oyelaran"
COLLEAGUES = (
    Colleague("Greet Hoste", "Directeur", "Basisschool De Linde", "09 323 50 00", "greet.hoste@example.be"),
    Colleague("Rachid Haddou", "Zorgleerkracht"),
    Colleague(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE),
)
EMOJI = "👩‍🏫🎉" * 1000


def same(text: str) -> Labels:
    return dict.fromkeys(LANGUAGES, text)


@cache
def forms() -> Forms:
    return load_forms()


def leave() -> Form:
    return forms()["leave"]


def staged() -> Form:
    """Of three stages that decide, the last has no name."""
    route = (
        Stage(
            id="head",
            name={"nl": "Directie", "fr": "Direction", "en": "Head"},
            approvers=("head",),
            otherwise=("group:hr",),
        ),
        Stage(id="money", name=same(BAD_NAME), approvers=("role:finance",), otherwise=("group:hr",), all=True),
        Stage(id="3", approvers=("group:hr",), otherwise=("role:hr",)),
    )
    return leave().model_copy(update={"route": route})


def mint() -> Iterator[str]:
    """Keys as they are minted in earnest, but always the same."""
    return (f"key-{number}" for number in count(1))


LEAVE_ANSWERS: Mapping[str, Json] = {
    "kind": "circumstance",
    "occasion": WEDDING,
    "period": {
        **{"from": "2026-12-03", "from_part": "afternoon", "to": "2026-12-04", "to_part": "day"},
        **{"days": 1.5, "counted": "school"},
    },
    "lessons": "colleague",
    "colleague": "Emma Janssens",
    "lessons_details": "Donderdag: wiskunde en turnen.\nVrijdag: de hele dag.",
}

EVERY_KIND = Form(
    id="every",
    version=1,
    prefix="ALL",
    title={"nl": "Alles aanvragen", "fr": "Tout demander", "en": "Request everything"},
    description={
        "nl": "Een formulier met elk soort veld.",
        "fr": "Un formulaire avec chaque sorte de champ.",
        "en": "A form with every kind of field.",
    },
    keywords={"nl": ("alles",), "fr": ("tout",), "en": ("everything",)},
    steps=(
        Step(
            id="all",
            title={"nl": "Elk soort veld", "fr": "Chaque sorte de champ", "en": "Every kind of field"},
            help={"nl": "Vul in wat je weet.", "fr": "Remplissez ce que vous savez.", "en": "Fill in what you know."},
            fields=(
                TextField(id="title", label={"nl": "Onderwerp", "fr": "Sujet", "en": "Subject"}),
                LongTextField(
                    id="why",
                    label={"nl": "Toelichting", "fr": "Explication", "en": "Explanation"},
                    help={
                        "nl": "Hoe meer we weten, hoe sneller het gaat.",
                        "fr": "Plus nous en savons, plus vite cela ira.",
                        "en": "The more we know, the faster it goes.",
                    },
                ),
                NumberField(
                    id="distance",
                    label={"nl": "Afstand", "fr": "Distance", "en": "Distance"},
                    min=1,
                    max=500,
                    decimals=1,
                    unit=same("km"),
                ),
                DateField(id="day", label={"nl": "Dag", "fr": "Jour", "en": "Day"}, earliest=0),
                ChoiceField(
                    id="how",
                    label={"nl": "Hoe?", "fr": "Comment ?", "en": "How?"},
                    options=(
                        Option(value="bike", label={"nl": "Met de fiets", "fr": "À vélo", "en": "By bicycle"}),
                        Option(value="train", label={"nl": "Met de trein", "fr": "En train", "en": "By train"}),
                    ),
                ),
                ChoicesField(
                    id="days",
                    label={"nl": "Op welke dagen?", "fr": "Quels jours ?", "en": "On which days?"},
                    required=False,
                    options=tuple(Option(value=f"d{number}", label=same(f"{number}/12")) for number in range(1, 8)),
                ),
                ToggleField(id="insured", label={"nl": "Verzekerd", "fr": "Assuré", "en": "Insured"}),
                PeriodField(id="when", label={"nl": "Periode", "fr": "Période", "en": "Period"}),
            ),
        ),
        MORE,
        NAMING,
        Step(
            id="extra",
            title={"nl": "Nog iets", "fr": "Encore ceci", "en": "One more thing"},
            fields=(
                TextField(
                    id="lock",
                    label={"nl": "Waar staat je fiets?", "fr": "Où est votre vélo ?", "en": "Where is your bicycle?"},
                    when=Rule("how == 'bike'"),
                ),
                DEVICE,
                AttachmentField(
                    id="papers",
                    label={"nl": "Bewijsstukken", "fr": "Justificatifs", "en": "Supporting documents"},
                    required=False,
                    kinds=("pdf", "jpg", "png"),
                ),
            ),
        ),
        COSTS,
        OFFERS,
        CHOICE,
    ),
    route=(Stage(id="1", approvers=("manager",), otherwise=("group:hr",)),),
)

BADLY_NAMED = Form(
    id="bad",
    version=1,
    prefix="BAD",
    title=same(BAD_NAME),
    description=same(BAD_NAME),
    keywords=dict.fromkeys(LANGUAGES, ("slecht",)),
    steps=(
        Step(
            id="bad",
            title=same(BAD_NAME),
            help=same(BAD_NAME),
            fields=(
                TextField(id="words", label=same(BAD_NAME), help=same(BAD_NAME), required=False),
                ChoicesField(
                    id="choices",
                    label=same(BAD_NAME),
                    options=tuple(Option(value=one, label=same(BAD_NAME)) for one in "ab"),
                ),
                ToggleField(id="toggle", label=same(BAD_NAME)),
            ),
        ),
    ),
    route=(Stage(id="1", approvers=("manager",), otherwise=("group:hr",)),),
)
BAD_ANSWERS: Mapping[str, Json] = {"words": HOSTILE, "choices": ["a"], "toggle": True}

EVERY_ANSWER: Mapping[str, Json] = {
    "title": HOSTILE,
    "why": f"{HOSTILE}\n\nTweede alinea.\nDerde regel.",
    "distance": 12.5,
    "day": "2026-11-30",
    "how": "bike",
    "days": ["d1", "d3"],
    "insured": True,
    "when": {
        **{"from": "2026-12-30", "from_part": "day", "to": "2027-01-04", "to_part": "morning"},
        **{"days": 0.5, "counted": "school"},
    },
    "lock": "Aan de poort",
    **MORE_ANSWERS,
    "papers": [
        {"id": "a1", "name": "attest van de dokter.pdf", "kind": "pdf", "size": 184_000, "digest": "d1"},
        {"id": "a2", "name": f"{BAD_NAME}.jpg", "kind": "jpg", "size": 2_310_000, "digest": "d2"},
    ],
    "device": DEVICE_ANSWER,
    **COSTS_ANSWERS,
    **OFFERS_ANSWERS,
}
HUGE_ANSWERS: Mapping[str, Json] = {**EVERY_ANSWER, "title": EMOJI[:200], "why": EMOJI[:2000]}

ANA, BEN = "Ana Martens", "Ben Claes"


NAMES = {"person-1": ANA, "person-2": BEN, "person-3": "Carla Desmet", "person-left": ""}


def speaking(language: Language) -> Texts:
    """As a reader is spoken to: the people of the examples have a name, and who is no one of them is their own."""
    return texts(language).naming(lambda person: NAMES.get(person, person))


def entry(deed: Deed, text: str = "", at: datetime = EARLIER, person: str = "person-2") -> HistoryEntry:
    return HistoryEntry(at, person, deed, text)


def request(
    state: RequestState,
    *history: HistoryEntry,
    form: str = "leave",
    answers: Mapping[str, Json] = LEAVE_ANSWERS,
    requester: str = "person-1",
) -> Request:
    draft = state is RequestState.DRAFT
    return Request(
        id="request-1",
        form=form,
        requester=requester,
        state=state,
        answers=answers,
        created=LAST_WEEK,
        changed=history[-1].at if history else EARLIER,
        reference="" if draft else "VRL-2026-00042",
        submitted=None if draft else LAST_WEEK,
        approvers=() if draft else ("person-2",),
        history=() if draft else (entry(Deed.SUBMITTED, at=LAST_WEEK, person=requester), *history),
    )
