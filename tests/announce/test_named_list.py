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
