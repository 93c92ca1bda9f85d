"""What a template of announcements is: words in each language with blanks in braces, and what is usual for its kind."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.announce.templates.blanks import blanks_in
from bot.people.importance import Importance
from bot.words.languages import LANGUAGES, Language
from bot.words.translated import Translated


@dataclass(frozen=True, slots=True)
class Template:
    """`about` says when it is of use. `title` and `text` are in the same languages, at least one. `confirmation`:
    whoever gets it is asked to confirm."""

    id: str
    name: Translated
    about: Translated
    title: Mapping[Language, str]
    text: Mapping[Language, str]
    confirmation: bool = False
    importance: Importance = Importance.IMPORTANT

    @property
    def blanks(self) -> tuple[str, ...]:
        """What is to be filled in, in whatever language."""
        texts = "\n".join([*self.title.values(), *self.text.values()])
        return tuple(blanks_in(texts))

    def language_for(self, language: Language) -> Language:
        """In which an author of this language begins: theirs, or the first in which it is written."""
        return language if language in self.title else next(one for one in LANGUAGES if one in self.title)


@dataclass(frozen=True, slots=True)
class Templates:
    """In the order in which they are offered."""

    all: tuple[Template, ...] = ()

    def __iter__(self) -> Iterator[Template]:
        return iter(self.all)

    def named(self, id: str) -> Template | None:
        return next((one for one in self.all if one.id == id), None)
