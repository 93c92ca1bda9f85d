"""Amounts, times, ratings, declarations and numbers with check digits: what is typed, and what it comes to."""

from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest

from bot.json import Json
from bot.toml_files import BadFiles
from dialogs.kinds import field_of
from dialogs.kinds.declaration import DeclarationField
from dialogs.kinds.field import Circumstances, Field
from dialogs.kinds.iban import IbanProblem
from dialogs.kinds.money import MoneyProblem
from dialogs.kinds.national_number import NationalNumberProblem
from dialogs.kinds.time import TimeProblem
from dialogs.problems import Problem, ProblemKey, Problems
from tests.dialogs.making import HEAD, TEXTS, a_field, a_step, field, texts, the_form

TODAY = Circumstances(date(2026, 11, 21))
MONEY = Problem(MoneyProblem.MONEY)
TIME = Problem(TimeProblem.TIME)
REQUIRED = Problem(ProblemKey.REQUIRED)
CHOICE = Problem(ProblemKey.CHOICE)
IBAN = Problem(IbanProblem.IBAN)
NUMBER = Problem(NationalNumberProblem.NATIONAL_NUMBER)


def read(one: Field, raw: Json) -> object:
    """The value, or the one problem."""
    found = one.read({"asked": raw}, TODAY)
    return next(iter(found.at.values())) if isinstance(found, Problems) else found


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("24,5", "24.50"),
        ("24.50", "24.50"),
        ("€ 1.250,00", "1250.00"),
        ("1\u202f250,50 €", "1250.50"),
        ("12 euro", "12.00"),
        ("EUR 12", "12.00"),
        ("24,-", "24.00"),
        (12, "12.00"),
        ("-0", "0.00"),
        ("0,1", "0.10"),
        ("5000", "5000.00"),
        ("5000,01", Problem(MoneyProblem.LARGE, {"amount": Decimal(5000)})),
        ("-0,01", Problem(MoneyProblem.SMALL, {"amount": Decimal(0)})),
        ("1.250", "1250.00"),
        ("€ 4.999", "4999.00"),
        ("3.000 euro", "3000.00"),
        ("3.000,-", "3000.00"),
        ("0.500", Problem(MoneyProblem.CENTS)),
        ("1.2500", Problem(MoneyProblem.CENTS)),
        ("1,250", Problem(MoneyProblem.CENTS)),
        ("12 euro 50", MONEY),
        ("veel", MONEY),
        ("1e3", MONEY),
        (12.5, MONEY),
        (True, MONEY),
        ("€", MONEY),
        ("9" * 5_000, MONEY),
        ("", REQUIRED),
    ],
)
def test_money(raw: Json, value: object) -> None:
    assert read(field("money", max=5_000), raw) == value


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("14:30", "14:30"),
        ("14u30", "14:30"),
        ("14 uur 30", "14:30"),
        ("8:05", "08:05"),
        ("8u", "08:00"),
        ("om 8.15", "08:15"),
        ("à 14h", "14:00"),
        ("2 pm", "14:00"),
        ("12 am", "00:00"),
        ("2 uur 's namiddags", "14:00"),
        ("14u ’s namiddags", "14:00"),
        ("14:30:00", "14:30"),
        ("1430", "14:30"),
        ("24:00", TIME),
        ("14 am", TIME),
        ("0 pm", TIME),
        ("8:5", TIME),
        ("half negen", TIME),
        ("٨:٠٠", TIME),
        (8, TIME),
        ("8" * 5_000, TIME),
        ("", REQUIRED),
    ],
)
def test_time(raw: Json, value: object) -> None:
    assert read(field("time"), raw) == value


def test_time_has_bounds() -> None:
    lesson = field("time", earliest="08:25", latest="16:00")
    assert read(lesson, "8:25") == "08:25"
    assert read(lesson, "16u") == "16:00"
    assert read(lesson, "8:24") == Problem(TimeProblem.EARLY, {"time": time(8, 25)})
    assert read(lesson, "16:01") == Problem(TimeProblem.LATE, {"time": time(16, 0)})


def test_rating() -> None:
    stars = field("rating", most=4)
    for raw in (4, 4.0, "4", " 4 "):
        assert read(stars, raw) == 4
    for raw in (0, 5, "5", 1.5, "x", True, [4], float("nan"), 1e300, "9" * 5_000):
        assert read(stars, raw) == CHOICE
    assert read(stars, None) == REQUIRED


def test_a_declaration_must_be_made() -> None:
    honest = field("declaration", text=texts("Ik verklaar op eer."))
    assert isinstance(honest, DeclarationField)
    assert read(honest, "true") == read(honest, True) == honest.digest
    for raw in ("false", None, "", False):
        assert read(honest, raw) == REQUIRED
    assert read(honest, "ja") == CHOICE
    assert read(field("declaration", text=texts("Ik verklaar op eer."), required=False), "false") is None


def test_what_was_declared_is_another_text_no_longer() -> None:
    honest, other = (field("declaration", text=texts(f"Ik verklaar {what}.")) for what in ("dit", "dat"))
    declared = honest.read({"asked": "true"}, TODAY)
    assert not isinstance(declared, Problems)
    assert honest.typed(declared) == {"asked": "true"}
    assert other.typed(declared) == {}


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("BE71 0961 2345 6769", "BE71096123456769"),
        ("be71-0961-2345-6769", "BE71096123456769"),
        ("NL91ABNA0417164300", "NL91ABNA0417164300"),
        ("BE71 0961 2345 6760", IBAN),
        ("BE71 0961 2345 676", IBAN),
        ("ZZ71 0961 2345 6769", IBAN),
        ("[OK](https://evil.example)", IBAN),
        ("BE" * 5_000, IBAN),
        (71, IBAN),
        ("", REQUIRED),
    ],
)
def test_iban(raw: Json, value: object) -> None:
    assert read(field("iban"), raw) == value


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("85.07.30-033.28", "85073003328"),
        ("85 07 30 033 28", "85073003328"),
        ("17.07.30-033.84", "17073003384"),
        ("98.47.28-997.65", "98472899765"),  # a BIS number: the month is raised by 40
        ("85.07.30-033.29", NUMBER),
        ("85.07.30-033", NUMBER),
        ("٨٥٠٧٣٠٠٣٣٢٨", NUMBER),
        ("0" * 11, NUMBER),
        ("8" * 5_000, NUMBER),
        (85073003328, NUMBER),
        ("", REQUIRED),
    ],
)
def test_national_number(raw: Json, value: object) -> None:
    assert read(field("national_number"), raw) == value


@pytest.mark.parametrize(
    ("kind", "line", "told"),
    [
        ("money", "min = 0.5", 'min: must be whole euros, or a text such as "24.50"'),
        ("money", 'max = "veel"', 'max: must be whole euros, or a text such as "24.50"'),
        ("money", "min = 10\nmax = 5", "max: 5 is less than 'min' = 10: no answer would be right"),
        ("time", 'earliest = "8u"', "earliest: '8u' is wrong: a time such as \"08:30\""),
        ("time", 'earliest = "10:00"\nlatest = "09:00"', "latest: 09:00 is before 'earliest' = 10:00"),
        ("rating", "most = 1", "most: must be a whole number from 2 to 10"),
        ("declaration", "", "'text' is missing: a text in nl, fr, en"),
    ],
)
def test_what_is_wrong_in_the_file_is_named(kind: str, line: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(BadFiles) as caught:
        the_form(tmp_path, HEAD + a_step("one", a_field("asked", kind, line)))
    assert told in str(caught.value)
    assert len(caught.value.mistakes) == 1


def test_the_form_is_kept_as_it_was(tmp_path: Path) -> None:
    """Every option comes back from the version of the form that is kept with a request."""
    form = the_form(
        tmp_path,
        HEAD
        + a_step(
            "one",
            a_field("price", "money", 'min = "0.50"', "max = 100"),
            a_field("hour", "time", 'earliest = "08:30"'),
            a_field("stars", "rating", "most = 3", f"low = {TEXTS}"),
            a_field("honest", "declaration", f"text = {TEXTS}"),
        ),
    )
    assert type(form).model_validate_json(form.as_json) == form
    for one in form.fields:
        assert field_of(one.model_dump(mode="json", exclude_none=True)) == one
