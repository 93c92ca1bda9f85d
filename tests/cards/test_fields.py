"""Fields: every kind is drawn, read back in words, and its inputs are those that the form reads."""

from collections.abc import Mapping
from datetime import date

import pytest

from bot.arrange.request import RequestState
from bot.json import Json
from bot.people.person import Person
from bot.words.translated import Translated
from cards.arrange.forms import step_card
from cards.arrange.gist import gist
from cards.examples.more_kinds import TARIFFS, known
from cards.examples.world import EVERY_ANSWER, EVERY_KIND, request
from cards.parts.fitting import MOST_BYTES, size
from cards.parts.inputs import Filling
from cards.problems import problem_said
from cards.texts import texts
from dialogs.filling import read_step, typed
from dialogs.kinds import kinds
from dialogs.kinds.date import DateProblem
from dialogs.kinds.field import Circumstances, Field
from dialogs.kinds.kilometres import KilometresField
from dialogs.kinds.number import NumberField, NumberProblem
from dialogs.model import Step
from dialogs.problems import Problem
from tests.cards import walking
from tests.dialogs.making import known as naming

TODAY = Circumstances(date(2026, 11, 23), known=known(), tariffs=TARIFFS)
STEP, *MORE = EVERY_KIND.steps[:3]
NL = texts("nl")
SCHOOL: Mapping[str, Json] = {"days": 5, "counted": "school"}
NO_SCHOOL: Mapping[str, Json] = {"days": 0, "counted": "school"}


def field(id: str) -> Field:
    found = EVERY_KIND.field(id)
    assert found is not None
    return found


def card(
    values: Mapping[str, str], problems: Mapping[str, Problem] | None = None, step: Step = STEP
) -> Mapping[str, Json]:
    draft = request(RequestState.DRAFT, answers={})
    return step_card(NL, EVERY_KIND, draft, step, values, problems or {}, on=TODAY).json()


def test_the_examples_show_every_kind() -> None:
    assert {one.kind for one in EVERY_KIND.fields} == set(kinds())


@pytest.mark.parametrize("step", [STEP, *MORE], ids=lambda step: step.id)
def test_the_inputs_are_those_that_the_form_reads(step: Step) -> None:
    drawn = [part["id"] for part in walking.inputs(card({}, step=step))]
    later = {"event.kin"}  # once it is known what happened
    assert list(dict.fromkeys(drawn)) == [at for one in step.fields for at in one.inputs if at not in later]


@pytest.mark.parametrize("step", [STEP, *MORE], ids=lambda step: step.id)
def test_what_was_answered_stands_in_the_inputs_and_is_read_back_the_same(step: Step) -> None:
    drawn = card(typed(EVERY_KIND, step, EVERY_ANSWER), step=step)
    given = {part["id"]: part.get("value") for part in walking.inputs(drawn)}
    read = read_step(EVERY_KIND, step, EVERY_ANSWER, given, TODAY)
    assert read.problems == {}
    cleaned = {name: read.answers[name] for name in ("title", "why")}
    assert read.answers == {**EVERY_ANSWER, **cleaned}


def test_what_was_typed_wrongly_is_kept_and_the_problem_stands_below_it() -> None:
    filled = read_step(EVERY_KIND, STEP, {}, {"distance": "veel", "day": "ooit eens", "title": "x"}, TODAY)
    drawn = card(filled.typed, filled.problems)
    assert walking.input_of(drawn, "distance")["value"] == "veel"
    assert walking.input_of(drawn, "day")["value"] == "ooit eens"
    assert walking.input_of(drawn, "title")["value"] == "x"
    body = [part for part in walking.parts(drawn) if part.get("id") == "day" or part.get("type") == "TextRun"]
    below = body[next(place for place, part in enumerate(body) if part.get("id") == "day") + 1]
    assert below["text"] == "Geef een datum, bijvoorbeeld 24 november."
    assert below["color"] == "Attention"


@pytest.mark.parametrize("value", ["nan", "inf", "1e999", "0x10", "١٢", "1_000", "--1"])
def test_no_number_that_json_cannot_say(value: str) -> None:
    assert walking.input_of(card({"distance": value}), "distance")["type"] == "Input.Text"


@pytest.mark.parametrize(("value", "shown"), [("2026-11-30", "2026-11-30"), ("20261130", "2026-11-30")])
def test_a_date_is_shown_as_iso(value: str, shown: str) -> None:
    part = walking.input_of(card({"day": value}), "day")
    assert (part["type"], part["value"]) == ("Input.Date", shown)


@pytest.mark.parametrize(
    ("id", "value", "words"),
    [
        ("title", "Een *titel*", "Een *titel*"),
        ("distance", 12.5, "12,5 km"),
        ("distance", 12, "12 km"),
        ("day", "2026-11-24", "di 24 november 2026"),
        ("how", "bike", "Met de fiets"),
        ("how", "teleport", "teleport"),
        ("days", ["d1", "d2"], "1/12\n2/12"),
        ("insured", True, "Ja"),
        ("insured", False, "Nee"),
        ("insured", None, "Niet ingevuld"),
        ("why", "", "Niet ingevuld"),
        ("price", "1250.50", "€\u00a01.250,50"),
        ("hour", "08:05", "8:05"),
        ("stars", 4, "4 op 5"),
        ("account", "BE71096123456769", "BE•• •••• •••• 6769"),
        ("colleague", {"id": "person-9", "name": "Wie *Weg* Is"}, "Wie *Weg* Is"),
        ("where", {"id": "weg", "name": "De oude school"}, "De oude school"),
        ("number", "85073003328", "••.••.••-•••.28"),
        ("number", "0485 12 34 56", "•••••••••••"),
        ("day", "binnenkort", "binnenkort"),
        (
            "when",
            {"from": "2026-11-23", "from_part": "afternoon", "to": "2026-11-25", "to_part": "day"},
            "ma 23 nov. (namiddag) t.e.m. wo 25 nov. 2026 – 2,5 werkdagen",
        ),
        (
            "when",
            {"from": "2026-12-14", "from_part": "day", "to": "2026-12-25", "to_part": "day", **SCHOOL},
            "ma 14 dec. t.e.m. vr 25 dec. 2026 – 5 schooldagen",
        ),
        (
            "when",
            {"from": "2026-11-28", "from_part": "day", "to": "2026-11-28", "to_part": "day", **NO_SCHOOL},
            "za 28 nov. 2026 – geen schooldag",
        ),
        (
            "when",
            {"from": "2026-11-23", "from_part": "morning", "to": "2026-11-23", "to_part": "morning"},
            "ma 23 nov. 2026 (voormiddag) – een halve werkdag",
        ),
        (
            "when",
            {"from": "2026-11-23", "from_part": "day", "to": "2026-11-23", "to_part": "day"},
            "ma 23 nov. 2026 – 1 werkdag",
        ),
        (
            "when",
            {"from": "2026-12-31", "from_part": "day", "to": "2027-01-04", "to_part": "day"},
            "do 31 dec. 2026 t.e.m. ma 4 jan. 2027 – 2 werkdagen",
        ),
    ],
)
def test_answers_in_words(id: str, value: Json, words: str) -> None:
    assert field(id).said(NL, value) == words


@pytest.mark.parametrize("kind", sorted(kinds()))
@pytest.mark.parametrize("odd", [3, "x", True, ["x"], {"a": 1}, [None], [[1]], 1.5], ids=repr)
def test_an_answer_of_another_shape_is_shown_rather_than_hidden(kind: str, odd: Json) -> None:
    one = next(one for one in EVERY_KIND.fields if one.kind == kind)
    assert one.said(NL, odd).strip()


def test_the_gist_of_a_request() -> None:
    assert gist(NL, EVERY_KIND, EVERY_ANSWER) == "Met de fiets · ma 30 november 2026"
    assert gist(NL, EVERY_KIND, {}) == ""


def test_problems_name_days_as_people_do() -> None:
    assert problem_said(NL, Problem(DateProblem.EARLY, {"date": TODAY.today})) == "Kies ma 23 nov. 2026 of later."
    assert problem_said(NL, Problem(NumberProblem.LARGE, {"max": 5000})) == "Geef een getal van hoogstens 5.000."
    assert problem_said(NL, Problem(NumberProblem.DECIMALS, {"decimals": 0})) == "Geef een geheel getal."


@pytest.mark.parametrize(("language", "shown"), [("nl", "62,5"), ("fr", "62,5"), ("en", "62.5")])
def test_a_number_with_a_comma_can_be_typed_and_comes_back_as_it_is_written(language: str, shown: str) -> None:
    """A client in English has number inputs that drop a comma without a word."""
    label = {"nl": "Getal", "fr": "Nombre", "en": "Number"}
    for decimals, value, drawn in ((1, "62.5", ("Input.Text", shown)), (0, "62", ("Input.Number", 62))):
        one = NumberField.model_validate({"id": "n", "label": label, "decimals": decimals})
        box = one.draw(Filling(texts(language), {"n": value}, {}, {}))[0].model_dump(by_alias=True)
        assert (box["type"], box["value"]) == drawn
    journey = KilometresField(id="trip", label=Translated(label), day="day")
    boxes = [
        one.model_dump(by_alias=True) for one in journey.draw(Filling(texts(language), {"trip.km": "62.5"}, {}, {}))
    ]
    assert [(one["type"], one["value"]) for one in boxes if one.get("id") == "trip.km"] == [("Input.Text", shown)]


@pytest.mark.parametrize(("count", "drawn"), [(150, "Input.ChoiceSet"), (600, "Input.Text")])
def test_the_schools_of_a_large_organisation_fit_on_a_card(count: int, drawn: str) -> None:
    """As a list that is searched; of too many for a card, the name is typed."""
    schools = {f"basisschool-{number}": f"Vrije Basisschool Sint-Jozef {number}" for number in range(count)}
    on = Circumstances(date(2026, 11, 23), known=naming(Person("ana", "Ana", "", ""), schools=schools))
    shown = step_card(NL, EVERY_KIND, request(RequestState.DRAFT, answers={}), MORE[1], {}, {}, on=on).json()
    assert walking.input_of(shown, "where")["type"] == drawn
    assert size(shown) < MOST_BYTES
    assert walking.input_of(shown, "where").get("style") == ("filtered" if count == 150 else None)
