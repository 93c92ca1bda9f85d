"""Finds who is meant by a name, a function or a school ("de zorgco van De Linde"): all of the words have to say who.

Only people of the asker's own directory are looked among: whoever it hides is nobody here.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from bot.people.directory import Directory, Organisation
from bot.people.person import Group, Person, Role
from bot.words.analysis import words_of
from bot.words.folding import words
from bot.words.languages import DEFAULT_LANGUAGE, LANGUAGES
from bot.words.lists import every_stopword
from bot.words.matters import is_manager, role_called

MOST_FOUND = 30
"""People who have what was named: of more, it names nobody in particular."""


_NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Found:
    """Who is meant: people of the own school first. `by_name`: they were named, and not what they do."""

    people: tuple[Person, ...]
    by_name: bool = False


@dataclass(frozen=True, slots=True)
class _Book:
    """What can be looked up: people by the words of their names, the words that name one school only, and the jobs,
    groups and functions by the stems of their names."""

    organisation: Organisation
    names: Mapping[str, frozenset[str]]
    schools: Mapping[str, str]
    jobs: Mapping[str, tuple[frozenset[str], ...]]
    groups: Mapping[str, tuple[frozenset[str], ...]]


class PhoneBook:
    """The book of a directory, made when somebody is first looked for in it. Takes 0.2 s for 10,000 people: for a
    thread."""

    def __init__(self) -> None:
        self._book: _Book | None = None

    def open(self, directory: Directory) -> None:
        """Makes the book of this directory, where it is not made yet."""
        self._of(directory)

    def is_open(self, directory: Directory) -> bool:
        return self._book is not None and self._book.organisation == directory.organisation

    def find(self, directory: Directory, asker: Person, name: str, *, own: bool = False) -> Found | None:
        """Who is meant; None for nobody. `own`: one's own, or somebody of the own school."""
        book = self._of(directory)
        said = [word for word in words(name).split() if word]
        school, rest = _at_school(book, said)
        named = " ".join(word for word in rest if word not in every_stopword())
        manager = directory.people.get(asker.manager or "")
        if own and not school and manager and is_manager(named):
            return Found((manager,))
        people = self.called(directory, rest, school)
        if not named:  # nothing but ordinary words: Ben is somebody, and "de" is not Wim De Backer
            people = [
                person
                for person in people
                if any(first in rest for one in _called(person) for first in words(one).split()[:1])
            ]
        if people:
            return Found(tuple(_own_first(people, asker)), by_name=True)
        people = _doing(book, directory, named, rest) if named else []
        at = school or (asker.school if own else "")
        there = [person for person in people if person.school == (at or asker.school)]
        found = there or ([] if school else people)
        return Found(tuple(_own_first(found, asker))) if 0 < len(found) <= MOST_FOUND else None

    def called(
        self, directory: Directory, said: Iterable[str], school: str = "", *, whole: bool = False
    ) -> list[Person]:
        """Those whose name has all of these words, or is no more than these (`whole`)."""
        book, asked = self._of(directory), list(said)
        # Desmet is who was typed as De Smet.
        written = [asked, *([*asked[:at], "".join(asked[at:])] for at in range(len(asked) - 1))]
        people = directory.in_order(next(filter(None, (_having(book, one) for one in written)), _NOBODY))
        return [
            person
            for person in people
            if (not school or person.school == school)
            and (not whole or any("".join(asked) == words(one).replace(" ", "") for one in _called(person)))
        ]

    def _of(self, directory: Directory) -> _Book:
        book = self._book
        if book is None or book.organisation != directory.organisation:
            book = self._book = _book_of(directory)
        return book


def _having(book: _Book, name: list[str]) -> frozenset[str]:
    """The ids of those whose name has all of these words."""
    ids = [book.names.get(word, _NOBODY) for word in name]
    return ids[0].intersection(*ids[1:]) if ids else _NOBODY


def _own_first(people: Iterable[Person], asker: Person) -> list[Person]:
    return sorted(people, key=lambda person: person.school != asker.school)


def _at_school(book: _Book, said: list[str]) -> tuple[str, list[str]]:
    """The one school that is named, "" for none, and the other words."""
    named = {book.schools[word] for word in said if word in book.schools}
    if len(named) != 1:
        return "", said
    return named.pop(), [word for word in said if word not in book.schools]


def _doing(book: _Book, directory: Directory, named: str, said: list[str]) -> list[Person]:
    """Who has the role that is called so; else who is in a group of this name, or has all of it in their job."""
    role = role_called(named) or role_called(" ".join(said))
    if role and (people := directory.having(Role(role))):
        return list(people)
    looked_for = [stems for language in LANGUAGES if (stems := _stems(named, language))]
    looked_for += [stems for stems in (_stems(named.replace(" ", ""), DEFAULT_LANGUAGE),) if stems and " " in named]
    looked_for += [_stems(" ".join(f"{word}s" for word in named.split()), language) for language in LANGUAGES]
    groups = {group for group, names in book.groups.items() if any(stems in names for stems in looked_for)}
    jobs = {job for job, names in book.jobs.items() if any(stems <= has for stems in looked_for for has in names)}
    return [
        person for person in directory.people.values() if person.job in jobs or not groups.isdisjoint(_groups(person))
    ]


def _groups(person: Person) -> Collection[str]:
    return {f"group:{group}" for group in person.groups} | {f"function:{function}" for function in person.functions}


def _book_of(directory: Directory) -> _Book:
    names: dict[str, set[str]] = {}
    for person in directory.people.values():
        for word in (word for one in _called(person) for word in _parts(one)):
            names.setdefault(word, set()).add(person.id)
    jobs = {person.job for person in directory.people.values()}
    functions = {function for person in directory.people.values() for function in person.functions}
    return _Book(
        directory.organisation,
        {word: frozenset(ids) for word, ids in names.items()},
        _telling(directory),
        {job: tuple(_stems(job, language) for language in LANGUAGES) for job in jobs},
        {
            **{f"group:{group.id}": _named(group) for group in directory.groups.values()},
            **{f"function:{name}": (_stems(name, DEFAULT_LANGUAGE),) for name in functions},
        },
    )


def _named(group: Group) -> tuple[frozenset[str], ...]:
    return tuple(_stems(group.name[language], language) for language in LANGUAGES)


def _telling(directory: Directory) -> Mapping[str, str]:
    """The words that stand in the name of one school only -> that school."""
    found: dict[str, set[str]] = {}
    for school in directory.schools.values():
        for word in words(school.name).split():
            if len(word) > 2 and word not in every_stopword():
                found.setdefault(word, set()).add(school.id)
    return {word: ids.pop() for word, ids in found.items() if len(ids) == 1}


def _called(person: Person) -> Collection[str]:
    return (person.name, *person.aliases)


def _parts(name: str) -> list[str]:
    """The words of a name, and those of the family name in one: De Smet is desmet as well."""
    parts = words(name).split()
    return [*parts, "".join(parts[1:])] if len(parts) > 2 else parts


def _stems(text: str, language: str) -> frozenset[str]:
    return frozenset(word.stem for word in words_of(words(text), language))
