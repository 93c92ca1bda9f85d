"""Journeys: their amount is by the tariff of their own day, exact, and theirs once they are answered."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.json import Json
from bot.people.tariffs import Period, Tariff, Tariffs
from bot.toml_files import BadFiles
from bot.words.translated import Translated
from cards.texts import texts as words
from dialogs.filling import check_all, read_step, typed
from dialogs.kinds.field import Circumstances
from dialogs.kinds.items import ItemsField
from dialogs.kinds.kilometres import KilometresField, KilometresProblem, journey_of
from dialogs.model import Form
from dialogs.problems import Problem, ProblemKey, Problems
from tests.dialogs.making import HEAD, TEXTS, a_field, a_step, texts, the_form

NL = words("nl")
NAME = {"nl": "eigen auto", "fr": "voiture", "en": "car"}


def tariffs(*cents: str) -> Tariffs:
    """Of the car from July of each year on, 2025 first; the bicycle in 2026 alone."""
    periods = tuple(
        Period(date(2025 + at, 7, 1), Decimal(one), f"Omzendbrief {2025 + at}") for at, one in enumerate(cents)
    )
    of_2026 = Period(date(2026, 1, 1), Decimal(30), "Schoolbestuur", date(2026, 12, 31))
    return Tariffs(
        (Tariff("car", Translated(texts("auto")), periods), Tariff("bicycle", Translated(texts("fiets")), (of_2026,)))
    )


ON = Circumstances(date(2026, 11, 21), tariffs=tariffs("42.90", "43.26"))
TRIP = KilometresField(id="trip", label=texts("Rit"), day="day", most=500)
GHENT: Json = {
    **{"from": "Gent", "to": "Brussel", "by": "car", "names": texts("auto"), "km": "56.5", "back": True},
    **{"cents": "43.26", "source": "Omzendbrief 2026", "sum": "48.88"},
}


def inputs(**parts: Json) -> dict[str, Json]:
    usual: dict[str, Json] = {"from": "Gent", "to": "Brussel", "by": "car", "km": "56,5", "back": "true"}
    return {f"trip.{name}": value for name, value in {**usual, **parts}.items()}


def driven(day: str | None, **parts: Json) -> Json | Problems:
    return TRIP.read(inputs(**parts), ON.with_answers({"day": day} if day else {}))


@pytest.mark.parametrize(
    ("day", "parts", "amount", "source"),
    [
        ("2026-11-20", {}, "48.88", "Omzendbrief 2026"),  # 113 x 0.4326 = 48.8838
        ("2026-06-30", {}, "48.48", "Omzendbrief 2025"),  # 113 x 0.4290 = 48.4770, by the tariff of then
        ("2026-11-20", {"back": "false", "km": 56.5}, "24.44", "Omzendbrief 2026"),
        ("2026-11-20", {"back": None, "km": "1", "by": "bicycle"}, "0.30", "Schoolbestuur"),
        ("2026-11-20", {"back": "false", "km": "12.5"}, "5.41", "Omzendbrief 2026"),  # 5.4075
    ],
)
def test_the_tariff_of_the_day_counts(day: str, parts: dict[str, Json], amount: str, source: str) -> None:
    journey = journey_of(driven(day, **parts))  # type: ignore[arg-type]
    assert journey is not None
    assert (f"{journey.worth:.2f}", journey.source) == (amount, source)


@pytest.mark.parametrize(
    ("day", "parts", "wrong"),
    [
        ("2025-06-30", {}, {"trip.by": Problem(KilometresProblem.TARIFF, {"date": date(2025, 6, 30)})}),
        ("2027-01-01", {"by": "bicycle"}, {"trip.by": Problem(KilometresProblem.TARIFF, {"date": date(2027, 1, 1)})}),
        (None, {}, {"trip.by": Problem(KilometresProblem.DAY)}),
        ("ooit", {}, {"trip.by": Problem(KilometresProblem.DAY)}),
        ("2026-11-20", {"by": "plane"}, {"trip.by": Problem(ProblemKey.CHOICE)}),
        ("2026-11-20", {"by": ["car"]}, {"trip.by": Problem(ProblemKey.CHOICE)}),
        ("2026-11-20", {"back": "misschien"}, {"trip.back": Problem(ProblemKey.CHOICE)}),
        ("2026-11-20", {"km": "0"}, {"trip.km": Problem(ProblemKey.REQUIRED)}),
        ("2026-11-20", {"km": "-5"}, {"trip.km": Problem("problem-number-small", {"min": 0})}),
        ("2026-11-20", {"km": "501"}, {"trip.km": Problem("problem-number-large", {"max": 500})}),
        ("2026-11-20", {"km": "1,25"}, {"trip.km": Problem("problem-number-decimals", {"decimals": 1})}),
        (
            "2026-11-20",
            {"from": " ", "to": 3},
            {"trip.from": Problem(ProblemKey.REQUIRED), "trip.to": Problem(ProblemKey.TEXT)},
        ),
        ("2026-11-20", {"from": "", "to": "", "km": ""}, {"trip.from": Problem(ProblemKey.REQUIRED)}),
    ],
)
def test_what_is_wrong_stands_at_its_input(day: str | None, parts: dict[str, Json], wrong: dict[str, Problem]) -> None:
    read = driven(day, **parts)
    assert isinstance(read, Problems)
    assert read.at == wrong


def test_only_the_tariffs_of_the_form_are_offered() -> None:
    by_bike = TRIP.model_copy(update={"tariffs": ("bicycle",)})
    read = by_bike.read(inputs(), ON.with_answers({"day": "2026-11-20"}))
    assert read == Problems({"trip.by": Problem(ProblemKey.CHOICE)})


@given(st.decimals("0.1", "500", places=1), st.decimals("0.01", "99", places=2), st.booleans())
def test_the_amount_is_exact(km: Decimal, cents: Decimal, back: bool) -> None:
    """As with fractions: half a cent up, and read again it is the same."""
    on = Circumstances(ON.today, tariffs=tariffs(str(cents))).with_answers({"day": "2026-11-20"})
    value = TRIP.read(inputs(km=str(km), back=str(back).lower()), on)
    assert not isinstance(value, Problems)
    tenths, hundredths = int(km * 10) * (2 if back else 1), int(cents * 100)
    assert TRIP.worth(value) == Decimal((tenths * hundredths + 500) // 1000) / 100
    assert TRIP.read(TRIP.typed(value), on) == value


def test_it_is_said_with_its_tariff_and_source() -> None:
    said = "Gent – Brussel en terug, 113 km × €\xa00,4326 (auto)"
    assert TRIP.said(NL, GHENT) == f"{said}: €\xa048,88 (tarief: Omzendbrief 2026)"
    assert (TRIP.said_in_row(NL, GHENT), TRIP.share_said(NL, GHENT)) == (said, "€\xa048,88")
    assert TRIP.rule_values(GHENT) == {"km": 113.0, "by": "car", "sum": 4888}


@pytest.mark.parametrize(
    "change", [{"km": "NaN"}, {"km": 3}, {"cents": "x"}, {"sum": 48.88}, {"back": "ja"}, {"from": 1}]
)
def test_a_value_of_another_shape_is_worth_nothing(change: dict[str, Json]) -> None:
    assert isinstance(GHENT, dict)
    other: Json = {**GHENT, **change}
    assert (TRIP.worth(other), TRIP.typed(other), TRIP.rule_values(other)) == (None, {}, {})


def a_row(*lines: str) -> str:
    day = f'{{id = "day", kind = "date", label = {TEXTS}}}'
    ride = f'{{id = "trip", kind = "kilometres", label = {TEXTS}, {", ".join(lines)}}}'
    return f'row = {TEXTS}\nfields = [{day}, {ride}]\ntotals = ["trip"]'


def rides(folder: Path) -> tuple[Form, ItemsField]:
    total = a_field("all", "computed", 'formula = "total(rides.trip)"', 'gives = "money"')
    form = the_form(folder, HEAD + a_step("go", a_field("rides", "items", a_row('day = "day"')), total))
    field = form.field("rides")
    assert isinstance(field, ItemsField)
    return form, field


def test_rows_go_by_their_own_days_and_add_up(tmp_path: Path) -> None:
    form, field = rides(tmp_path)
    of_row = {f"rides.{at}": value for at, value in inputs().items()}
    rows = [
        field.read_row(key, {**of_row, "rides.day": day}, ON) for key, day in (("1", "2026-11-20"), ("2", "2026-06-30"))
    ]
    answers = read_step(form, form.steps[0], {"rides": rows}, {}, ON).answers  # type: ignore[dict-item]
    assert answers["all"] == "97.36"
    assert "Totaal: €\xa097,36" in field.said(NL, answers["rides"])


def test_a_tariff_that_changed_is_said_before_it_is_handed_in(tmp_path: Path) -> None:
    form, field = rides(tmp_path)
    row = field.read_row("1", {"rides.day": "2026-11-20", **{f"rides.{at}": one for at, one in inputs().items()}}, ON)
    answers = {"rides": [row]}
    later = Circumstances(ON.today, tariffs=tariffs("42.90", "50"))
    assert check_all(form, answers, ON) == {}  # type: ignore[arg-type]
    assert check_all(form, answers, later) == {"rides": Problem(ProblemKey.CHANGED)}  # type: ignore[arg-type]
    assert "€\xa048,88" in field.said(NL, [row])  # type: ignore[list-item]


def test_the_day_may_stand_in_an_earlier_step(tmp_path: Path) -> None:
    asked = a_step("when", a_field("day", "date")) + a_step("go", a_field("trip", "kilometres", 'day = "day"'))
    form = the_form(tmp_path, HEAD + asked)
    filled = read_step(form, form.steps[1], {"day": "2026-06-30"}, inputs(), ON)
    assert filled.problems == {}
    assert "48.48" in str(filled.answers["trip"])
    assert typed(form, form.steps[1], filled.answers) == {
        **{"trip.from": "Gent", "trip.to": "Brussel", "trip.by": "car", "trip.km": "56.5", "trip.back": "true"}
    }
    moved = {**filled.answers, "day": "2026-11-20"}
    assert check_all(form, moved, ON) == {"trip.from": Problem(ProblemKey.CHANGED)}


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        (a_field("trip", "kilometres"), "trip: 'day' is missing: the date field whose tariff counts"),
        (
            a_field("trip", "kilometres", 'day = "dag"') + a_field("dag", "date"),
            "trip.day: unknown earlier field 'dag'",
        ),
        (a_field("dag", "text") + a_field("trip", "kilometres", 'day = "dag"'), "trip.day: 'dag' must be of kind date"),
        (
            a_field("rides", "items", a_row('day = "dya"')),
            "rides.fields.trip.day: unknown earlier field 'dya'; did you mean 'day'",
        ),
    ],
)
def test_a_day_that_is_not_asked_is_a_mistake_in_the_form(tmp_path: Path, fields: str, message: str) -> None:
    with pytest.raises(BadFiles) as caught:
        the_form(tmp_path, HEAD + a_step("go", fields))
    assert f"outing.toml: steps.go.fields.{message}" in str(caught.value)


def test_the_day_of_the_form_serves_its_rows(tmp_path: Path) -> None:
    ride = f'{{id = "trip", kind = "kilometres", label = {TEXTS}, day = "day"}}'
    rows = a_field("rides", "items", f"row = {TEXTS}\nfields = [{ride}]")
    form = the_form(tmp_path, HEAD + a_step("go", a_field("day", "date"), rows))
    field = form.field("rides")
    assert isinstance(field, ItemsField)
    row = field.read_row(
        "1", {f"rides.{at}": one for at, one in inputs().items()}, ON.with_answers({"day": "2026-06-30"})
    )
    assert not isinstance(row, Problems)
    answers: dict[str, Json] = {"day": "2026-06-30", "rides": [row]}
    assert check_all(form, answers, ON) == {}
    assert field.total(field.fields[0], [row]) == Decimal("48.48")
