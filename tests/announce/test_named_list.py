"""A list that is pasted, or stood in a file, is read into people; who is unknown, meant twice or double is told."""

import pytest

from bot.announce.authority.named_list import MOST_NAMED, NamedList, read_list
from bot.people.directory import Directory, Organisation, Row, Rows, directory_of
from bot.people.finding import PhoneBook
from bot.people.person import Person

PEOPLE = [
    Person("1", "Ana Martens", "", "linde", mail="Ana.Martens@net.example"),
    Person("2", "Ben Claes", "", "linde", mail="ben@net.example"),
    Person("3", "Zoë De Smet", "", "linde"),
    Person("4", "Jan Peeters", "", "linde", mail="jan1@net.example"),
    Person("5", "Jan Peeters", "", "kompas", mail="jan2@net.example"),
    Person("6", "Lieve Van Damme", "", "linde"),
    Person("7", "Dirk Maes", "", "linde", aliases=frozenset({"4711", "dmaes2", "Dirk"})),
]


def directory(people: list[Person]) -> Directory:
    return directory_of(Organisation("Net", "t", "d", 1), Rows({one.id: Row(one.id, one, 1) for one in people}, {}, {}))


def read(text: str) -> NamedList:
    return read_list(text, directory(PEOPLE), PhoneBook())


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("ana.martens@net.example", ("1",)),
        ("ANA.MARTENS@NET.EXAMPLE, ben@net.example", ("1", "2")),
        ("Ana Martens <ana.martens@net.example>; Ben Claes <ben@net.example>", ("1", "2")),
        ("ana martens\nzoe desmet", ("1", "3")),
        ("Martens, Ana\nClaes, Ben", ("1", "2")),
        ("Naam;E-mail\nBen Claes;ben@net.example\nZoë De Smet;", ("2", "3")),
        ('"Ben Claes"\t"leerkracht"', ("2",)),
        ("", ()),
    ],
)
def test_addresses_and_names_are_found_however_they_are_written(text: str, people: tuple[str, ...]) -> None:
    assert read(text).people == people


def test_who_is_unknown_double_or_more_than_one_is_listed() -> None:
    found = read("ben@net.example\nBen Claes\nonbekend@net.example\nWie Is Dit\nJan Peeters\njan2@net.example\nBen")
    assert found == NamedList(
        people=("2", "5"),
        unknown=("onbekend@net.example", "Wie Is Dit", "Ben"),
        several=("Jan Peeters",),
        twice=("Ben Claes",),
    )


def test_a_list_is_bounded() -> None:
    found = read("\n".join(f"niemand{number}@net.example" for number in range(MOST_NAMED + 7)))
    assert len(found.unknown) == MOST_NAMED
    assert found.more == 7


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("ana.martens@net.example, Ben Claes", ("Ben Claes",)),
        ("Ana Martens <ana.martens@net.example>", ()),
        ("ana.martens@net.example;Martens Ana;leerkracht lager onderwijs;Ben Claes\nBen Claes", ()),
        ("ana.martens@net.example;Jan Peeters", ()),
    ],
    ids=["a colleague", "the own name", "one who stands elsewhere", "nobody can say which"],
)
def test_who_stands_beside_the_address_of_somebody_else_is_told(text: str, beside: tuple[str, ...]) -> None:
    found = read(text)
    assert found.beside == beside
    assert "1" in found.people
    assert not found.unknown


@pytest.mark.parametrize(
    ("text", "people", "unknown"),
    [
        ("De Smet\tPiet", (), ("De Smet Piet",)),
        ("Piet\tDe Smet", (), ("Piet De Smet",)),
        ("Van Damme, Piet", (), ("Van Damme Piet",)),
        ("De Smet\tVan Damme", (), ("De Smet", "Van Damme")),
        ("De Smet\tPiet\tzorg", (), ("De Smet Piet zorg",)),
        ("De Smet\tonderwijs\tZoë", (), ("De Smet onderwijs Zoë",)),
        ("Dirk\tClaes", (), ("Dirk Claes",)),
        ("Van Damme\tLieve", ("6",), ()),
        ("Lieve\tVan Damme", ("6",), ()),
        ("Van Damme, Lieve", ("6",), ()),
        ("Van Damme\tLieve\tzorg", ("6",), ()),
        ("zorg\tDesmet\tZoë", ("3",), ()),
        ("1\tClaes\tBen", ("2",), ()),
        ("1\tVan Damme\t12/03/1990\tLieve", ("6",), ()),
        ("1\tDe Smet\tPiet", (), ("De Smet Piet",)),
        ("Ben Claes\tClaes\tBen", ("2",), ()),
        ("De Smet Zoë\tzorg", ("3",), ("zorg",)),
        ("Ben Claes, Lieve Van Damme, Piet De Smet", ("2", "6"), ("Piet De Smet",)),
        ("Ben Claes, Lieve", ("2",), ("Lieve",)),
        ("Claes, Ben, Lieve", ("2",), ("Lieve",)),
        ("Claes\tBen\tNiemand Nergens", ("2",), ("Niemand Nergens",)),
        ("4711", ("7",), ()),
        ("4711\tMaes\tDirk", ("7",), ()),
        ("4711\tMaes\tD.", ("7",), ()),
        ("dmaes2\tClaes\tBen", ("2",), ()),
        ("dmaes2\tzorg", ("7",), ("zorg",)),
        ("4712", (), ("4712",)),
        ("De Smet", ("3",), ()),
        ("1\tDe Smet", ("3",), ()),
        ("De Smet\t#", (), ("De Smet",)),
        ("#\tBen Claes", ("2",), ()),
    ],
)
def test_a_line_of_several_cells_is_who_they_name_as_a_whole(
    text: str, people: tuple[str, ...], unknown: tuple[str, ...]
) -> None:
    """One cell that is only a part of a name is the family name of somebody else."""
    found = read(text)
    assert (found.people, found.unknown, found.twice) == (people, unknown, ())


def test_a_line_of_a_family_name_and_a_first_name_is_one_person_and_who_else_stands_there_is_told() -> None:
    found = read("Claes\tBen\tLieve Van Damme\nClaes, Ben, De Smet, Zoë")
    assert found == NamedList(("2",), twice=("Claes Ben",), beside=("Lieve Van Damme", "De Smet Zoë"))
    assert read("Van Damme\tLieve\tben@net.example").beside == ("Van Damme Lieve",)
    assert read("Peeters\tJan").several == ("Peeters Jan",)


@pytest.mark.parametrize(
    "heading",
    [
        "Nr\tNaam\tVoornaam\tFunctie\tSchool",
        "Familienaam;Voornaam",
        "Achternaam;Voornaam;Aantal uren",
        "N°;Nom;Prénom;Fonction;École",
        "No.;Last name;First name;Job title",
    ],
)
def test_a_heading_is_not_a_person_who_was_not_found(heading: str) -> None:
    assert read(f"{heading}\nClaes\tBen") == NamedList(("2",))


def test_what_names_somebody_is_no_heading() -> None:
    assert read("Naam, Voornaam, Ben Claes").people == ("2",)
    assert read("Claes\tBen\nNaam\tVoornaam\turen").unknown == ("Naam Voornaam uren",)
    assert read("School\tJan") == NamedList(unknown=("School Jan",))


def test_a_list_of_family_names_and_first_names_is_bounded_by_its_lines() -> None:
    found = read("\n".join(["Claes\tBen"] * (MOST_NAMED - 1) + ["De Smet\tZoë", "De Smet\tPiet", "Naam", "Ana, Lieve"]))
    assert found.people == ("2", "3")
    assert (found.unknown, found.more) == ((), 2)


def test_what_has_more_words_than_a_name_is_looked_up_by_none() -> None:
    assert read("Ben Claes " * 10).unknown
