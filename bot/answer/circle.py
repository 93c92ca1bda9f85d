"""Circles: the parts of the staff that a document can be for, such as a school, a level or a role, and how its
documents are known."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.answer.evidence import Hit, reckoned, says_as_much
from bot.answer.experts.topic import Keyword, has_one
from bot.people.person import Person
from bot.words.folding import words
from bot.words.languages import Language

MUCH = 0.8
"""Of what the best has of the question: a school says in fewer words what is said for all of them at length."""
BEHIND_OTHERS, BEHIND_ALL = 0.3, 0.25
"""Of the best score: a page of the asker's own circle that is no further behind leads before one for others only, which
says the same in other words, and before one for everybody."""


@dataclass(frozen=True, slots=True)
class Circle:
    """`people` are principals. Its documents stand in one of the `folders` (as words() gives each folder of a path,
    from any place in it), or have one of the `keywords` in their title or above the passage."""

    id: str
    name: Mapping[Language, str]
    people: frozenset[str]
    keywords: tuple[Keyword, ...] = ()
    folders: tuple[tuple[str, ...], ...] = ()

    def has_document(self, hit: Hit) -> bool:
        said = " \n ".join((hit.source.title, *hit.passage.headings))
        if self.keywords and has_one(said, self.keywords, slips=False):
            return True
        return bool(self.folders) and _stands_in(path_of(hit.source.path)[:-1], self.folders)


class Circles:
    """In the order of the file."""

    def __init__(self, circles: Iterable[Circle] = ()) -> None:
        self._circles = tuple(circles)

    def __iter__(self) -> Iterator[Circle]:
        return iter(self._circles)

    def of(self, hit: Hit) -> tuple[Circle, ...]:
        """Those that it is for; none for what is for everybody."""
        return tuple(circle for circle in self._circles if circle.has_document(hit))

    def own(self, question: str, person: Person) -> tuple[Circle, ...]:
        """Those that the question names, else those of its asker."""
        named = tuple(circle for circle in self._circles if has_one(question, circle.keywords))
        return named or tuple(circle for circle in self._circles if not circle.people.isdisjoint(person.principals))


def own_first(question: str, hits: Sequence[Hit], circles: Circles, person: Person) -> list[Hit]:
    """Where pages say as much, the one of the asker's own circle leads, and what is for others only is no rival of
    it."""
    own = {circle.id for circle in circles.own(question, person)}
    if not hits or not own:
        return list(hits)
    whom = [{circle.id for circle in circles.of(hit)} for hit in hits]
    behind = BEHIND_OTHERS if whom[0] and not whom[0] & own else BEHIND_ALL
    of_own = (hit for hit, ids in zip(hits, whom, strict=True) if ids & own)
    first = next((hit for hit in of_own if says_as_much(hit, hits[0], behind, MUCH)), None)
    if first is None:
        return list(hits)
    rest = [hit for hit in hits if hit is not first]
    rivals = [hit for hit, ids in zip(hits, whom, strict=True) if hit is not first and (not ids or ids & own)]
    evidence = reckoned([first, *rivals])[0].evidence
    return [replace(first, evidence=evidence), *rest]


def path_of(path: str) -> tuple[str, ...]:
    return tuple(words(part) for part in path.replace("\\", "/").split("/"))


def _stands_in(path: tuple[str, ...], folders: Iterable[tuple[str, ...]]) -> bool:
    return any(path[at : at + len(folder)] == folder for folder in folders for at in range(len(path) - len(folder) + 1))
