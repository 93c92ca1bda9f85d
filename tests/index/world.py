"""A made-up organisation that keeps changing, and an oracle of who may read what in it.

The oracle goes down: from a document's readers to the people in their groups, and in the groups of those. What the bot
is told goes up: from a person to all groups that they are in, as a directory says it.
"""

import json
import random
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.answer.library.ids import source_id
from bot.answer.library.source import NOWHERE, Passage, Source
from bot.content.base import Changes, Document, Entry, Rule, Unreadable
from bot.content.comparing import Listing, changes_between
from bot.people.directory import Organisation
from bot.people.organisation_file import OrganisationFile
from bot.people.person import Group, Person, School
from bot.words.translated import Translated

NAME = "orakel"
GROUPS, SCHOOLS = 80, 10
_TOPICS = """
paspoort verlof fiets laptop nascholing sleutel toelage stage rooster zwembad kopieermachine ongeval brandoefening
examen vakbond salaris pensioen parking soep boekentas projector kamer verzekering uitstap opvang toezicht speelplaats
rapport inschrijving leerplan gymzaal bibliotheek muziek poets verwarming bestelling factuur vergadering telefoon
wachtwoord printer bureau mandaat vaccin rugzak keuken oudercontact schoolbus tablet fluitje
"""
TOPICS = tuple(_TOPICS.split())
"""Each in about one document of seventeen; no two are forms of one word."""

_SENTENCES = ("Alles over {} staat hier.", "Wie {} nodig heeft, leest dit eerst.", "Vraag naar {} aan het onthaal.")


@dataclass(frozen=True, slots=True)
class Page:
    """A passage: `topics` are words of many documents, `own` of no other passage, `joined` one that can be written
    apart, `short` what the house calls it by in its thesaurus."""

    topics: tuple[str, ...]
    own: str
    joined: tuple[str, str]
    short: str

    @property
    def text(self) -> str:
        told = " ".join(s.format(topic) for s, topic in zip(_SENTENCES, self.topics, strict=False))
        return f"{told} Kenmerk {self.own}, dossier {''.join(self.joined)}."

    @property
    def words(self) -> frozenset[str]:
        return frozenset({self.own, "".join(self.joined)})


@dataclass(frozen=True, slots=True)
class Paper:
    """A document; the words `named` of its title are `topic`, which others have, and `own`, which none has."""

    id: str
    topic: str
    own: str
    pages: tuple[Page, ...]
    readers: frozenset[str]
    edition: int = 1

    @property
    def title(self) -> str:
        return f"Nota {self.own} over {self.topic}"

    @property
    def words(self) -> frozenset[str]:
        return frozenset({self.own}).union(*(page.words for page in self.pages))

    @property
    def entry(self) -> Entry:
        return Entry(self.id, f"map/{self.id}.docx", f"{self.id} {self.edition}", self.readers)


class NewWords:
    """Made-up words, each at three slips or more from all others and from the topics: a slip can mean only one."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._near: set[str] = set()
        for topic in TOPICS:
            self._near.update(_shorter(topic))

    def next(self, syllables: int = 5) -> str:
        while True:
            word = "".join(self._chance.choice("bdfgklmprtvz") + self._chance.choice("aeiou") for _ in range(syllables))
            word += self._chance.choice("kpf")
            near = _shorter(word)
            if self._near.isdisjoint(near):
                self._near.update(near)
                return word


def _shorter(word: str) -> set[str]:
    """The word without any one and any two of its letters: two that share one are at two slips or fewer."""
    once = {word[:at] + word[at + 1 :] for at in range(len(word))}
    return {word}.union(once, *({w[:at] + w[at + 1 :] for at in range(len(w))} for w in once))


class World:
    """It changes only by its own methods; a Library of its documents, too."""

    name = place = NAME
    rules: Sequence[Rule] = ()

    def __init__(self, people: int, documents: int, seed: int) -> None:
        self.chance = random.Random(seed)
        self.new_words = NewWords(self.chance)
        self.groups = [f"g{n}" for n in range(GROUPS)]
        self.people = [f"p{n}" for n in range(people)]
        self.school = {person: f"s{n % SCHOOLS}" for n, person in enumerate(self.people)}
        # A group may be in two that come after it: nested, several deep, and never in itself.
        self.subgroups: dict[str, set[str]] = {
            group: set(self.chance.sample(self.groups[:at], min(at, self.chance.choice((0, 0, 1, 1, 2)))))
            for at, group in enumerate(self.groups)
        }
        self.members: dict[str, set[str]] = {
            group: set(self.chance.sample(self.people, self.chance.randint(0, 8))) for group in self.groups
        }
        self.numbers = iter(range(10**9))
        self.papers = {paper.id: paper for paper in (self._paper() for _ in range(documents))}
        self.gone: set[str] = set()
        """Words that no document has any more."""
        pages = [page for paper in self.papers.values() for page in paper.pages]
        self.abbreviated = {page.short: page.own for page in pages[::3]}
        """What the house's thesaurus says from the first day on."""

    # --- what it holds --------------------------------------------------------------------------------

    def _paper(self) -> Paper:
        pages = tuple(self._page() for _ in range(self.chance.choice((1, 1, 1, 2, 3))))
        own = self.new_words.next()
        return Paper(source_id(NAME, f"d{next(self.numbers)}"), self.chance.choice(TOPICS), own, pages, self._readers())

    def _page(self) -> Page:
        topics = tuple(self.chance.sample(TOPICS, 2))
        joined = self.new_words.next(6)
        short = "".join(self.chance.choices("BCDFGHJKLMNPQRSTVWXZ", k=4)) + str(next(self.numbers))
        return Page(topics, self.new_words.next(), (joined[:6], joined[6:]), short)

    def _readers(self) -> frozenset[str]:
        """Nobody, everybody, a group, a few, or people that are named: most documents have readers of their own."""
        groups = [f"group:{group}" for group in self.groups]
        people = [f"person:{person}" for person in self.people]
        kind = self.chance.random()
        if kind < 0.05:
            return frozenset()
        if kind < 0.1:
            return frozenset({"everyone"})
        found = set(self.chance.sample(groups, self.chance.choice((0, 1, 1, 2, 3))))
        found.update(self.chance.sample(people, self.chance.choice((0, 0, 1, 2, 5))))
        if kind > 0.95:
            found.add(f"school:s{self.chance.randrange(SCHOOLS)}")
        return frozenset(found)

    async def check(self) -> None:
        """It can be used."""

    async def changes(self, cursor: str, known: Mapping[str, Source]) -> AsyncIterator[Changes]:
        yield Changes(changes_between(known, Listing([paper.entry for paper in self.papers.values()], [])), "")

    async def read(self, entry: Entry) -> Document | Unreadable:
        paper = self.papers[entry.id]
        source = Source(entry.id, paper.title, entry.path, "", None, "nl", entry.readers, entry.digest)
        return Document(source, [Passage(entry.id, n, (), NOWHERE, page.text) for n, page in enumerate(paper.pages)])

    async def close(self) -> None:
        self.papers = {}

    def synonyms(self) -> str:
        """As the thesaurus file has them."""
        lines = [f"  {json.dumps(pair)}," for pair in self.abbreviated.items()]
        return "\n".join(["same = [", *lines, "]", ""])

    def directory(self) -> OrganisationFile:
        """What the bot is told: each person with all groups that they are in, however deep."""
        above: dict[str, set[str]] = {group: set() for group in self.groups}
        for group, inner in self.subgroups.items():
            for one in inner:
                above[one].add(group)
        direct: dict[str, set[str]] = {person: set() for person in self.people}
        for group, members in self.members.items():
            for person in members:
                direct[person].add(group)
        people = [
            Person(person, person, "", self.school[person], groups=_closed(direct[person], above))
            for person in self.people
        ]
        return OrganisationFile(
            Organisation("Orakel", "t", str(next(self.numbers))),
            people,
            [School(f"s{n}", f"School {n}") for n in range(SCHOOLS)],
            [Group(group, Translated(nl=group, fr=group, en=group)) for group in self.groups],
        )

    # --- what is true of it ---------------------------------------------------------------------------

    def readable(self) -> dict[str, set[str]]:
        """Of each person the documents that they may read now."""
        found: dict[str, set[str]] = {person: set() for person in self.people}
        inside: dict[str, frozenset[str]] = {}
        for id_, paper in self.papers.items():
            for reader in paper.readers:
                for person in self._included(reader, inside):
                    found[person].add(id_)
        return found

    def _included(self, principal: str, inside: dict[str, frozenset[str]]) -> Iterable[str]:
        kind, _, name = principal.partition(":")
        match kind:
            case "everyone":
                return self.people
            case "person":
                return (name,)
            case "school":
                return (person for person, school in self.school.items() if school == name)
            case _:
                return self._inside(name, inside)

    def _inside(self, group: str, known: dict[str, frozenset[str]]) -> frozenset[str]:
        if group not in known:
            deeper = (self._inside(inner, known) for inner in self.subgroups[group])
            known[group] = frozenset(self.members[group]).union(*deeper)
        return known[group]

    # --- how it changes -------------------------------------------------------------------------------

    def move_people(self, times: int) -> None:
        """People come into groups and leave them, and so do groups."""
        for _ in range(times):
            group = self.chance.choice(self.groups[1:])
            if self.chance.random() < 0.8:
                _flip(self.members[group], self.chance.choice(self.people))
            else:
                _flip(self.subgroups[group], self.chance.choice(self.groups[: self.groups.index(group)]))

    def change_papers(self, permitted: int, rewritten: int, replaced: int) -> None:
        """Some get other readers, some other words, some go and others come."""
        for id_ in self.chance.sample(sorted(self.papers), permitted):
            self.papers[id_] = replace(self.papers[id_], readers=self._readers())
        for id_ in self.chance.sample(sorted(self.papers), rewritten):
            paper = self.papers[id_]
            self.gone |= paper.words
            other = replace(paper, own=self.new_words.next(), pages=(self._page(),), edition=paper.edition + 1)
            self.papers[id_] = other
        for id_ in self.chance.sample(sorted(self.papers), replaced):
            self.gone |= self.papers.pop(id_).words
            paper = self._paper()
            self.papers[paper.id] = paper


def _closed(start: Iterable[str], above: dict[str, set[str]]) -> frozenset[str]:
    found: set[str] = set()
    waiting: Sequence[str] = [*start]
    while waiting:
        group, *waiting = waiting
        if group not in found:
            found.add(group)
            waiting += above[group]
    return frozenset(found)


def _flip(among: set[str], one: str) -> None:
    among.symmetric_difference_update({one})
