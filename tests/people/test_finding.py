"""Who is meant by a name, a function or a school, and who is nobody to who asks."""

from collections.abc import Sequence

from bot.people.directory import NO_LIMITS, Directory, Limits, Organisation, Row, Rows, directory_of
from bot.people.finding import PhoneBook
from bot.people.person import Group, Person, Role, School
from bot.words.translated import Translated


def person(id: str, name: str, job: str, school: str = "linde", **more: object) -> Person:
    return Person(id, name, job, school, **more)  # pyright: ignore[reportArgumentType]


ANA = person("p1", "Ana Martens", "Leerkracht", manager="p2", roles=frozenset({Role.TEACHER}))
BEN = person("p2", "Ben Claes", "Directeur", roles=frozenset({Role.HEADMASTER}), manager="p5")
DIRK = person("p3", "Dirk Aerts", "Directeur", "kompas", roles=frozenset({Role.HEADMASTER}))
WIM = person("p4", "Wim De Backer", "Preventieadviseur", "kompas", groups=frozenset({"preventie"}))
LIEVE = person("p5", "Lieve Van Damme", "Algemeen directeur", "kompas")
ELSEWHERE = person("p6", "Nadia El Amrani", "Zorgcoördinator", "verrekijker")
EVERYBODY = [ANA, BEN, DIRK, WIM, LIEVE, ELSEWHERE]
NAMES = Translated({"nl": "Preventieadviseurs", "fr": "Conseillers en prévention", "en": "Prevention advisers"})


def directory(people: Sequence[Person] = EVERYBODY, limits: Limits = NO_LIMITS, number: int = 0) -> Directory:
    schools = [
        School("linde", "Basisschool De Linde"),
        School("kompas", "Basisschool 't Kompas"),
        School("verrekijker", "De Verrekijker"),
    ]
    return directory_of(
        Organisation("Net", "tenant", f"digest {number}", number),
        Rows(
            {one.id: Row(one.id, one, 0) for one in people},
            {one.id: Row(one.id, one, 0) for one in schools},
            {"preventie": Row("preventie", Group("preventie", NAMES), 0)},
        ),
        limits,
    )


def found(name: str, *, own: bool = False, book: PhoneBook | None = None, among: Directory | None = None) -> list[str]:
    meant = (book or PhoneBook()).find(among or directory(), ANA, name, own=own)
    return [one.name.split()[0] for one in meant.people] if meant else []


def test_a_name_or_a_part_of_it() -> None:
    assert found("Wim") == found("de backer") == found("debacker") == found("wim de backer") == ["Wim"]
    assert found("Wim Claes") == found("iemand") == found("") == found("de") == []


def test_a_name_that_is_an_ordinary_word_as_well() -> None:
    assert found("ben") == found("ben claes") == ["Ben"]


def test_a_name_that_is_written_in_one_or_apart() -> None:
    together = [*EVERYBODY, person("p9", "Carla Desmet", "Communicatie")]
    assert found("carla de smet", among=directory(together)) == ["Carla"]


def test_the_own_school_comes_first_and_a_named_one_alone() -> None:
    assert found("directeur") == ["Ben"]
    assert found("directeur van het kompas") == ["Dirk"]
    assert found("zorgcoördinator van het kompas") == []


def test_a_group_is_found_by_its_name_in_each_language() -> None:
    assert found("preventieadviseur") == found("conseiller en prévention") == found("prevention adviser") == ["Wim"]


def test_all_of_the_words_have_to_say_who() -> None:
    assert found("algemeen directeur") == ["Lieve"]
    assert found("directeur van de preventie") == found("vrijwillige preventieadviseur") == []


def test_one_s_own_superior() -> None:
    assert found("baas", own=True) == ["Ben"]
    assert found("overste") == []


def test_what_everybody_is_names_nobody() -> None:
    many = [person(f"q{number}", f"Persoon {number}", "Opvoeder") for number in range(31)]
    assert found("opvoeder", among=directory([ANA, *many[:30]])) != []
    assert found("opvoeder", among=directory([ANA, *many])) == []


def test_who_is_of_another_organisation_is_nobody() -> None:
    here = directory(limits=Limits(without=frozenset({"school:verrekijker"})))
    assert found("nadia") == found("zorgcoördinator") == ["Nadia"]
    assert found("nadia", among=here) == found("nadia el amrani", among=here) == []
    assert found("zorgcoördinator", among=here) == found("directeur van de verrekijker", among=here) == []


def test_the_book_is_of_the_newest_load() -> None:
    book = PhoneBook()
    assert found("wim", book=book) == ["Wim"]
    assert found("wim", book=book, among=directory([ANA], number=1)) == []
