"""Reads a list of e-mail addresses or names, as it was pasted or stood in a CSV file, into people of the directory."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.people.directory import Directory
from bot.people.finding import PhoneBook
from bot.people.person import Person
from bot.sheets import UNREAD, Unread
from bot.words.clean import clean_line
from bot.words.folding import fold, words

MOST_NAMED = 1_000
"""Entries of a list; who has more has a group."""
MOST_CHARACTERS = 60_000
LONGEST = 120
"""Characters of an entry that are looked at."""
MOST_WORDS = 12
"""Of what may be a name."""

_MAIL = re.compile(r"[^\s<>,;\"']+@[^\s<>,;\"']+")
_CELLS = re.compile(r"[\t;,]")
_HEADS = frozenset(
    {
        *("naam", "volledige naam", "voornaam", "familienaam", "achternaam", "naam en voornaam", "voornaam en naam"),
        *("nr", "nummer", "volgnummer", "stamboeknummer", "id", "functie", "ambt", "rol", "school", "vestiging"),
        *("e mail", "email", "mail", "adres", "e mailadres", "emailadres", "mailadres", "dienst", "klas"),
        *("nom", "prenom", "nom de famille", "nom complet", "nom et prenom", "prenom et nom", "n", "no", "numero"),
        *("fonction", "role", "ecole", "classe", "service", "courriel", "adresse", "adresse e mail", "adresse mail"),
        *("name", "full name", "first name", "last name", "surname", "family name", "given name", "firstname"),
        *("lastname", "number", "function", "job title", "class", "address", "e mail address", "email address"),
    }
)
"""What stands above the columns of a file. A line of these alone names nobody; nor does the first, of most."""


@dataclass(frozen=True, slots=True)
class NamedList:
    """`people` by id, each once, in their order. `unknown` names nobody here, `several` more than one person; `twice`
    names somebody who stood there already. `beside` are names of people that stood on the line of somebody else and
    are of nobody in the list: a manager, or a colleague on the same line. `more` entries were not looked at.
    `unread`: cells of a workbook that cannot be read, where somebody may stand."""

    people: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    several: tuple[str, ...] = ()
    twice: tuple[str, ...] = ()
    more: int = 0
    beside: tuple[str, ...] = ()
    unread: Unread | None = None


@dataclass(frozen=True, slots=True)
class _Said:
    """What a line says of people: each entry with whom it may be, and the entries that are named `beside` these."""

    entries: Sequence[tuple[str, Sequence[Person]]]
    beside: Sequence[tuple[str, Sequence[Person]]] = ()


def read_list(text: str, directory: Directory, book: PhoneBook) -> NamedList:
    """For a thread, as the book has to be made when it is not."""
    look = _Look(directory, book)
    people: dict[str, None] = {}
    unknown: list[str] = []
    several: list[str] = []
    twice: list[str] = []
    beside: list[tuple[str, Sequence[Person]]] = []
    left, more, first = MOST_NAMED, 0, True
    for line in text[:MOST_CHARACTERS].splitlines():
        addresses, cells = _MAIL.findall(line), _cells(line)
        heads = 0 if addresses else _heads(cells)
        if not addresses and heads == len(cells):
            continue
        lacks = any(cell.strip() == UNREAD for cell in _CELLS.split(line))
        said = (
            look.line(addresses, cells, lacks=lacks)
            if left
            else _Said([(one, ()) for one in addresses or _alone(cells)])
        )
        titles, first = first and heads * 2 > len(cells), False
        if titles and not any(found for _, found in said.entries):
            continue
        entries = said.entries[:left]
        left -= len(entries)
        more += len(said.entries) - len(entries)
        beside += said.beside
        for entry, found in entries:
            if len(found) != 1:
                (several if found else unknown).append(entry)
            elif found[0].id in people:
                twice.append(entry)
            else:
                people[found[0].id] = None
    others = [name for name, found in beside if len(found) == 1 and found[0].id not in people]
    return NamedList(tuple(people), _once(unknown), _once(several), _once(twice), more, _once(others))


def _once(entries: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(entries))


def _cells(line: str) -> list[str]:
    """What stands between the addresses of a line, if any."""
    cells = (clean_line(cell.strip(" \"'<>"))[:LONGEST] for cell in _CELLS.split(_MAIL.sub("", line)))
    return [cell for cell in cells if words(cell)]


def _heads(cells: Sequence[str]) -> int:
    return sum(words(cell) in _HEADS for cell in cells)


def _has_words(cell: str) -> bool:
    """Figures alone are a number in the list, a date or a phone number."""
    return any(map(str.isalpha, cell))


def _alone(cells: Sequence[str]) -> Sequence[str]:
    """The entries of a line that names nobody as a whole: full names may have stood there, else it is one person."""
    if all(len(words(cell).split()) > 1 for cell in cells):
        return cells
    return [" ".join(cells)[:LONGEST]]


class _Look:
    """Looks up who is meant by a line. It names one person, or several with commas: a line with an address is that
    address, whatever stands beside it. Of several cells, two neighbours may be a family name and a first name, or one
    cell a full name or a number by which somebody is known; a cell that is only a part of a name is nobody's, as a
    family name beside the first name of somebody else is."""

    def __init__(self, directory: Directory, book: PhoneBook) -> None:
        self._directory, self._book = directory, book
        self._mails = {fold(person.mail): person for person in directory.people.values() if person.mail}

    def line(self, addresses: Sequence[str], cells: Sequence[str], *, lacks: bool) -> _Said:
        """`lacks`: a cell of it cannot be read, which may be the other part of a name."""
        if addresses:
            mails = [(one[:LONGEST], self._at(one)) for one in addresses]
            said = self._said(cells, lacks=lacks)
            return _Said(mails, (*said.entries, *said.beside))
        return self._said(cells, lacks=lacks)

    def _said(self, cells: Sequence[str], *, lacks: bool) -> _Said:
        named = [cell for cell in cells if _has_words(cell)]
        if not named:
            known = [(cell, found) for cell in cells if (found := self._numbered(cell))]
            return _Said(known or ([(" ".join(cells)[:LONGEST], ())] if cells else ()))
        if len(named) == 1 and (found := self._whole(named[0]) or self._numbered(named[0])):
            return _Said([(named[0], found)])
        said = self._columns(named) or self._each(named)
        if said is None:
            said = next((_Said([(cell, found)]) for cell in cells if (found := self._numbered(cell))), None)
        if said is None and len(named) == 1 and not lacks:
            return _Said([(named[0], self._part(named[0]))])
        return said or _Said([(entry, ()) for entry in _alone(named)])

    def _columns(self, cells: Sequence[str]) -> _Said | None:
        """A family name and a first name, in columns of their own, make it a line of one person."""
        pairs: list[tuple[int, str, Sequence[Person]]] = []
        for at, (one, next_) in enumerate(pairwise(cells)):
            found = () if pairs and pairs[-1][0] == at - 1 else self._together(one, next_)
            if found:
                pairs.append((at, f"{one} {next_}"[:LONGEST], found))
        if not pairs:
            return None
        paired = {place for at, _, _ in pairs for place in (at, at + 1)}
        rest = [(cell, self._whole(cell) or self._numbered(cell)) for at, cell in enumerate(cells) if at not in paired]
        _, entry, found = pairs[0]
        lost = [(cell, ()) for cell, others in rest if not others and self._may_be_somebody(cell)]
        others = [*((name, others) for _, name, others in pairs[1:]), *((cell, others) for cell, others in rest)]
        return _Said([(entry, found), *lost], others)

    def _each(self, cells: Sequence[str]) -> _Said | None:
        found = [(cell, self._whole(cell) or self._numbered(cell)) for cell in cells]
        return _Said(found) if any(people for _, people in found) else None

    def _at(self, address: str) -> Sequence[Person]:
        person = self._mails.get(fold(address))
        return [person] if person else []

    def _together(self, one: str, other: str) -> Sequence[Person]:
        said, beside = words(one).split(), words(other).split()
        return self._called([*said, *beside]) or self._called([*beside, *said])

    def _whole(self, cell: str) -> Sequence[Person]:
        """Also with the family name before the first name."""
        said = words(cell).split()
        if not 1 < len(said) <= MOST_WORDS:
            return ()
        turned = ([*said[at:], *said[:at]] for at in range(len(said)))
        return next((found for one in turned if (found := self._called(one))), ())

    def _numbered(self, cell: str) -> Sequence[Person]:
        """By another name that is no word: a number, or an account with a figure in it."""
        said = words(cell).split()
        return self._called(said) if len(said) == 1 and any(map(str.isdecimal, said[0])) else ()

    def _called(self, said: Sequence[str]) -> Sequence[Person]:
        return self._book.called(self._directory, said, whole=True) if len(said) <= MOST_WORDS else ()

    def _part(self, cell: str) -> Sequence[Person]:
        said = words(cell).split()
        return self._book.called(self._directory, said) if 1 < len(said) <= MOST_WORDS else ()

    def _may_be_somebody(self, cell: str) -> bool:
        """Some words are a name that nobody has; one is what somebody does, or where."""
        said = words(cell).split()
        return len(said) > 1 or bool(self._book.called(self._directory, said))
