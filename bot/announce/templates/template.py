"""What a template of announcements is: words in each language with blanks in braces, and what is usual for its kind."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.people.importance import Importance
from bot.words.translated import Translated


@dataclass(frozen=True, slots=True)
class Template:
    """`about` says when it is of use. `confirmation`: whoever gets it is asked to confirm."""

    id: str
    name: Translated
    about: Translated
    title: Translated
    text: Translated
    confirmation: bool = False
    importance: Importance = Importance.IMPORTANT


@dataclass(frozen=True, slots=True)
class Templates:
    """In the order in which they are offered."""

    all: tuple[Template, ...] = ()

    def __iter__(self) -> Iterator[Template]:
        return iter(self.all)

    def named(self, id: str) -> Template | None:
        return next((one for one in self.all if one.id == id), None)
