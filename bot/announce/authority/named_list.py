"""Reads a list of e-mail addresses or names, as it was pasted or stood in a CSV file, into people of the directory."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.people.directory import Directory
from bot.people.finding import PhoneBook
from bot.people.person import Person
from bot.sheets import Unread
from bot.words.clean import clean_line
from bot.words.folding import fold, words

MOST_NAMED = 1_000
"""Entries of a list; who has more has a group."""
MOST_CHARACTERS = 60_000
LONGEST = 120
"""Characters of an entry that are looked at."""

_MAIL = re.compile(r"[^\s<>,;\"']+@[^\s<>,;\"']+")
_CELLS = re.compile(r"[\t;,]")
_HEADS = frozenset({"naam", "nom", "name", "e mail", "email", "mail", "adres", "e mailadres", "emailadres", "courriel"})
"""What stands above the columns of a file."""


@dataclass(frozen=True, slots=True)
class NamedList:
    """`people` by id, each once, in their order. `unknown` names nobody here, `several` more than one person; `twice`
    names somebody who stood there already. `beside` are names of people that stood beside the address of somebody else
    and are of nobody in the list: a manager, or a colleague on the same line. `more` entries were not looked at.
    `unread`: cells of a workbook that cannot be read, where somebody may stand."""

    people: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    several: tuple[str, ...] = ()
    twice: tuple[str, ...] = ()
    more: int = 0
    beside: tuple[str, ...] = ()
    unread: Unread | None = None


def read_list(text: str, directory: Directory, book: PhoneBook) -> NamedList:
    """For a thread, as the book has to be made when it is not."""
    mails = {fold(person.mail): person for person in directory.people.values() if person.mail}
    entries = list(_entries(text[:MOST_CHARACTERS]))
    people: dict[str, None] = {}
    unknown: list[str] = []
    several: list[str] = []
    twice: list[str] = []
    for entry in entries[:MOST_NAMED]:
        found = _found(entry, mails, directory, book)
        if len(found) != 1:
            (several if found else unknown).append(entry)
        elif found[0].id in people:
            twice.append(entry)
        else:
            people[found[0].id] = None
    left = max(0, len(entries) - MOST_NAMED)
    beside: list[str] = []
    for name in _beside(text[:MOST_CHARACTERS]):
        found = _found(name, mails, directory, book)
        if len(found) == 1 and found[0].id not in people:
            beside.append(name)
    return NamedList(tuple(people), _once(unknown), _once(several), _once(twice), left, _once(beside))


def _once(entries: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(entries))


def _entries(text: str) -> Iterator[str]:
    """A line names one person, or several with commas: a line with an address is that address, whatever stands beside
    it; of "Claes, Ben" both cells are tried together by `_found`."""
    for line in text.splitlines():
        addresses = _MAIL.findall(line)
        if addresses:
            yield from (one[:LONGEST] for one in addresses)
            continue
        cells = [clean_line(cell.strip(" \"'"))[:LONGEST] for cell in _CELLS.split(line)]
        cells = [cell for cell in cells if words(cell) and words(cell) not in _HEADS]
        if len(cells) > 1 and all(len(words(cell).split()) == 1 for cell in cells[:2]):
            yield " ".join(cells[:2])  # a family name and a first name, in columns of their own
        else:
            yield from cells


def _beside(text: str) -> Iterator[str]:
    """Of the lines that are taken for their addresses: what else could be a name."""
    for line in text.splitlines()[:MOST_NAMED]:
        if _MAIL.search(line):
            cells = (clean_line(cell.strip(" \"'<>"))[:LONGEST] for cell in _CELLS.split(_MAIL.sub("", line)))
            yield from (cell for cell in cells if len(words(cell).split()) > 1)


def _found(entry: str, mails: Mapping[str, Person], directory: Directory, book: PhoneBook) -> Sequence[Person]:
    if "@" in entry:
        person = mails.get(fold(entry))
        return [person] if person else []
    said = words(entry).split()
    return book.called(directory, said, whole=True) or book.called(directory, said) if len(said) > 1 else ()
