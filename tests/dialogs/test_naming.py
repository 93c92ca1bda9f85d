"""People and schools of the directory: who is meant, among whom one chooses, and what is no longer there."""

from dataclasses import replace
from datetime import date

import pytest

from bot.json import Json
from bot.people.person import Person
from dialogs.kinds.field import Circumstances
from dialogs.kinds.person import MOST_OFFERED, PersonProblem
from dialogs.kinds.school import SchoolProblem
from dialogs.problems import Problem, ProblemKey, Problems
from tests.dialogs.making import field, known

DAY = date(2026, 11, 21)
SCHOOLS = {"linde": "Basisschool De Linde", "vaart": "Atheneum Vaartkant"}
ANA = Person("ana", "Ana Martens", "Leerkracht", "linde")
BEN = Person("0f3c", "Ben Claes", "Directeur", "linde")
AN, JAN = Person("an", "An Peeters", "Zorg", "linde"), Person("jan", "Jan Peeters", "Leerkracht", "vaart")
ALIKE = tuple(Person(f"mia-{number}", f"Mia Maes {number}", "", "vaart") for number in range(MOST_OFFERED + 1))
ON = Circumstances(DAY, known=known(ANA, BEN, AN, JAN, *ALIKE, schools=SCHOOLS))
CALLED_BEN = {"id": "0f3c", "name": "Ben Claes"}


def meant(picked: Json, name: Json = "", *, on: Circumstances = ON, **options: object) -> object:
    """Who is meant, by id; or the one problem, with the input at which it stands."""
    found = field("person", **options).read({"asked": picked, "asked.name": name}, on)
    if isinstance(found, Problems):
        ((at, problem),) = found.at.items()
        return at, problem.key
    assert isinstance(found, dict)
    return found["id"]


@pytest.mark.parametrize(
    ("picked", "name", "who"),
    [
        ("0f3c", "", "0f3c"),
        ("0F3C", "", "0f3c"),
        ("", "ben claes", "0f3c"),
        ("Ben Claes", "", "0f3c"),
        ("Peeters", "", ("asked", PersonProblem.UNKNOWN)),
        ("", "Ben", "0f3c"),
        ("", "Peeters van Vaartkant", "jan"),
        ("0f3c", "Jan Peeters", "jan"),  # typed beside what was answered before
        ("jan", "Peeters", "jan"),  # chosen among those who are called so
        ("0f3c", "Peeters", ("asked", PersonProblem.SEVERAL)),
        ("", "Peeters", ("asked", PersonProblem.SEVERAL)),
        ("", "Mia Maes", ("asked.name", PersonProblem.MANY)),
        ("0f3c", "Niemand", ("asked.name", PersonProblem.NOBODY)),
        ("", "directeur", ("asked.name", PersonProblem.NOBODY)),
        ("", "[OK](https://evil.example)", ("asked.name", PersonProblem.NOBODY)),
        ("", "x" * 5_000, ("asked.name", PersonProblem.NOBODY)),
        ("", 3, ("asked.name", ProblemKey.TEXT)),
        ("left", "", ("asked", PersonProblem.UNKNOWN)),
        ([["0f3c"]], "", ("asked", PersonProblem.UNKNOWN)),
        ("", " ", ("asked", ProblemKey.REQUIRED)),
    ],
)
def test_who_is_meant(picked: Json, name: Json, who: object) -> None:
    assert meant(picked, name) == who


def test_one_may_name_oneself_unless_the_form_says_no() -> None:
    assert meant("ana") == meant("", "Ana") == "ana"
    assert meant("ana", not_me=True) == meant("", "Ana", not_me=True) == ("asked", PersonProblem.SELF)
    assert meant("0f3c", not_me=True) == "0f3c"
    as_an = Circumstances(DAY, known=known(AN, JAN, schools=SCHOOLS))
    assert meant("", "Peeters", on=as_an) == ("asked", PersonProblem.SEVERAL)
    assert meant("", "Peeters", on=as_an, not_me=True) == "jan"


def test_who_left_has_to_be_another() -> None:
    one = field("person")
    assert one.read(one.typed(CALLED_BEN), ON) == CALLED_BEN
    left = Circumstances(DAY, known=known(ANA, schools=SCHOOLS))
    assert meant("0f3c", on=left) == ("asked", PersonProblem.UNKNOWN)
    married = Circumstances(DAY, known=known(ANA, replace(BEN, name="Ben Claes-Maes"), schools=SCHOOLS))
    again = one.read(one.typed(CALLED_BEN), married)
    assert not isinstance(again, Problems)
    assert again == {"id": "0f3c", "name": "Ben Claes-Maes"}
    assert one.is_same(CALLED_BEN, again)
    assert not one.is_same(CALLED_BEN, {"id": "jan", "name": "Ben Claes"})


def test_nobody_is_known_where_nothing_is() -> None:
    nothing = Circumstances(DAY)
    assert meant("0f3c", on=nothing) == ("asked", PersonProblem.UNKNOWN)
    assert meant("", "Ben", on=nothing) == ("asked.name", PersonProblem.NOBODY)


@pytest.mark.parametrize("raw", ["linde", "Basisschool De Linde", " basisschool de linde "])
def test_a_school_is_chosen_or_typed(raw: Json) -> None:
    assert field("school").read({"asked": raw}, ON) == {"id": "linde", "name": "Basisschool De Linde"}


@pytest.mark.parametrize("raw", ["weg", "De", "x" * 5_000, 3, ["linde"], {"id": "linde"}])
def test_no_other_school(raw: Json) -> None:
    wrong = Problems({"asked": Problem(SchoolProblem.SCHOOL)})
    assert field("school").read({"asked": raw}, ON) == wrong


def test_a_school_that_went_has_to_be_another() -> None:
    one = field("school")
    went = Circumstances(DAY, known=known(ANA, schools={"vaart": "Atheneum Vaartkant"}))
    wrong = one.read(one.typed({"id": "linde", "name": "Basisschool De Linde"}), went)
    assert wrong == Problems({"asked": Problem(SchoolProblem.SCHOOL)})


def test_two_schools_of_one_name_are_chosen_not_typed() -> None:
    two = Circumstances(DAY, known=known(ANA, schools={"one": "De Linde", "two": "De Linde"}))
    assert field("school").read({"asked": "De Linde"}, two) == Problems({"asked": Problem(SchoolProblem.SCHOOL)})
    assert field("school").read({"asked": "two"}, two) == {"id": "two", "name": "De Linde"}
