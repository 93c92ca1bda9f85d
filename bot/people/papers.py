"""Papers that an organisation gives, such as an employment certificate: who gives them, what they say in each language,
and what has to be filled in.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.words.languages import Language
from bot.words.translated import Translated

FACTS = ("name", "job", "school")
"""What the directory says of the person; a paper that names what it does not say is not made."""
ALWAYS = ("organisation", "reference", "date")
_PLACE = re.compile(r"\{([a-z][a-z0-9_]{0,39})\}")


def places_in(text: str) -> Sequence[str]:
    """The names of what is put into the text: {name} is one."""
    return _PLACE.findall(text)


def put_into(text: str, values: Mapping[str, str]) -> str:
    """Each place once: what a value says is no place. Raises KeyError for a place without a value."""
    return _PLACE.sub(lambda found: values[found[1]], text)


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who gives the papers: the name and the lines of the address of the organisation, where it signs, and who does."""

    name: str
    address: tuple[str, ...]
    place: str
    signatory: str
    function: Translated


@dataclass(frozen=True, slots=True)
class Blank:
    """What whoever carries the request out fills in."""

    id: str
    label: Translated


@dataclass(frozen=True, slots=True)
class Template:
    title: Translated
    paragraphs: tuple[Translated, ...]
    id: str
    blanks: tuple[Blank, ...] = ()

    def names(self, language: Language) -> frozenset[str]:
        """What is put into it."""
        return frozenset(name for one in self.paragraphs for name in places_in(one[language]))


@dataclass(frozen=True, slots=True)
class Papers:
    issuer: Issuer | None = None
    all: tuple[Template, ...] = field(default=())

    def __iter__(self) -> Iterator[Template]:
        return iter(self.all)

    def get(self, id: str) -> Template | None:
        return next((one for one in self.all if one.id == id), None)
