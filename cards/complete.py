"""Compares the folder of each language with the Dutch one: every text and its variables, every list of words."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache

from babel import Locale, UnknownLocaleError
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from bot.toml_files import BadFiles, Mistake, unknown
from bot.words.languages import DEFAULT_LANGUAGE, Language, facts_of, language_folders
from bot.words.lists import everyday_of, listed, matters_of, said_in, terms_of
from cards.texts import resources

Wrong = Callable[[Language], Iterator[Mistake]]


@cache
def check_languages() -> None:
    """Raises BadFiles with all that any language lacks or has wrong, so that none is spoken in part."""
    found = [one for language in language_folders() for wrong in (_files, _locale, _texts) for one in wrong(language)]
    if found:
        raise BadFiles(found)


def _files(language: Language) -> Iterator[Mistake]:
    for read in (facts_of, listed, said_in, matters_of, terms_of, everyday_of):
        try:
            read(language)
        except BadFiles as bad:
            yield from bad.mistakes


def _locale(language: Language) -> Iterator[Mistake]:
    try:
        Locale.parse(facts_of(language).locale, sep="-")
    except (UnknownLocaleError, ValueError):
        yield Mistake(f"languages/{language}/language.toml", "locale", "is not one that CLDR knows, such as nl-BE")
    except BadFiles:
        return  # told already


def _texts(language: Language) -> Iterator[Mistake]:
    file = f"languages/{language}/*.ftl"
    dutch, own = _messages(DEFAULT_LANGUAGE), _messages(language)
    yield from (
        Mistake(file, "", f"cannot be read: {entry.content.strip().splitlines()[0][:60]!r}")
        for entry in _entries(language)
        if isinstance(entry, ftl.Junk) and entry.content
    )
    yield from (Mistake(file, key, "is missing") for key in dutch if key not in own)
    yield from (Mistake(file, "", unknown("text", key, dutch)) for key in own if key not in dutch)
    for key in dutch.keys() & own.keys():
        yield from (Mistake(file, key, f"lacks {{ ${name} }}") for name in sorted(dutch[key] - own[key]))
        yield from (Mistake(file, key, f"is not given {{ ${name} }}") for name in sorted(own[key] - dutch[key]))


class _Variables(Visitor):
    def __init__(self) -> None:
        self.found: set[str] = set()

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802 - named by Fluent
        self.found.add(node.id.name)


def _entries(language: Language) -> Iterator[ftl.EntryType]:
    return (entry for resource in resources(language) for entry in resource.body)


def _messages(language: Language) -> Mapping[str, frozenset[str]]:
    """Key -> what its text is filled with."""
    found: dict[str, frozenset[str]] = {}
    for entry in _entries(language):
        if isinstance(entry, ftl.Message):
            variables = _Variables()
            variables.visit(entry)
            found[entry.id.name] = frozenset(variables.found)
    return found
