"""The request forms of a folder: loaded, checked, and found by what a person types."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, cast

from bot.people.person import Person
from bot.toml_files import BadFiles, Found, Mistake, Raw, parse, read_folder
from bot.words.folding import words
from bot.words.languages import Language, own_first
from dialogs.area import Area, wrong_area
from dialogs.keywords import starts
from dialogs.model import Form

FORMS_FOLDER = Path(__file__).parent / "forms"
"""The forms that come with Bode."""


class Forms(Mapping[str, Form]):
    """Form id -> form. Equal to itself alone: what is worked out of all of them is remembered by it."""

    def __init__(self, forms: Iterable[Form]) -> None:
        self._forms = {form.id: form for form in forms}
        self._parts: dict[frozenset[str], Forms] = {}

    def __hash__(self) -> int:
        return id(self)

    def __eq__(self, other: object) -> bool:
        return self is other

    def __getitem__(self, id: str) -> Form:
        return self._forms[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._forms)

    def __len__(self) -> int:
        return len(self._forms)

    def offered_to(self, person: Person) -> "Forms":
        """Those that they may ask. The same for all who may ask the same, for whom it is worked out once."""
        ids = frozenset(form.id for form in self._forms.values() if form.is_for(person))
        if len(ids) == len(self._forms):
            return self
        if ids not in self._parts:
            self._parts[ids] = Forms(form for form in self._forms.values() if form.id in ids)
        return self._parts[ids]

    def all(self, language: Language) -> tuple[Form, ...]:
        """By title, as a reader of that language sorts: accents and capitals do not count."""
        return tuple(sorted(self._forms.values(), key=lambda form: (words(form.title[language]), form.id)))

    def area_of(self, form: str) -> str:
        """The id of the area of this form (an id); "" where it has none, and for a form that is gone."""
        found = self._forms.get(form)
        return found.area.id if found and found.area else ""

    def areas(self) -> Mapping[str, Area]:
        """By id, each once."""
        return {form.area.id: form.area for form in self._forms.values() if form.area}

    def by_keyword(self, text: str, language: Language) -> Form | None:
        """The form that the text asks to start, in the person's language or else in another; None for a question."""
        for spoken in own_first(language):
            for form in self._forms.values():
                if starts(text, form.keywords[spoken], spoken):
                    return form
        return None


def load_forms(folder: Path = FORMS_FOLDER) -> Forms:
    """Every *.toml file of the folder; raises BadFiles with all that is wrong with any of them."""
    return read_folder(folder, forms_of)[1]


def forms_of(files: Mapping[str, bytes]) -> Forms:
    """The forms of these files, by name. Raises BadFiles with all that is wrong with any of them."""
    found: list[Mistake] = [] if files else [Mistake("forms", "", "no form files (*.toml) here")]
    forms: list[Form] = []
    taken: dict[tuple[str, str], str] = {}
    areas: dict[str, tuple[str, Any]] = {}
    for name in sorted(files):
        try:
            forms.append(_form_of(name, files[name], taken, areas))
        except BadFiles as bad:
            found += bad.mistakes
    if found:
        raise BadFiles(found)
    return Forms(forms)


def _form_of(file: str, text: bytes, taken: dict[tuple[str, str], str], areas: dict[str, tuple[str, Any]]) -> Form:
    """`areas` are as `wrong_area` takes them; `taken` are the prefixes and keywords of the files before, and of this
    one afterwards."""

    def also(raw: Raw) -> Iterator[Found]:
        name = raw.get("id")
        if isinstance(name, str) and name and file != f"{name}.toml":
            yield ("id",), f"'{name[:60]}' must be the name of the file without .toml"
        yield from _clashes(raw, file, taken)
        yield from wrong_area(raw, file, areas)

    return parse(file, text, Form, also)


def _clashes(raw: Raw, file: str, taken: dict[tuple[str, str], str]) -> Iterator[Found]:
    """References and keywords must say which form is meant."""
    prefix, keywords = raw.get("prefix"), raw.get("keywords")
    claims = {("prefix", prefix)} if isinstance(prefix, str) else set[tuple[str, str]]()
    for language, given in cast(Raw, keywords).items() if isinstance(keywords, dict) else ():
        said = cast(list[Any], given) if isinstance(given, list) else []
        claims |= {(f"keywords.{language}", words(one)) for one in said if isinstance(one, str)}
    for place, claim in sorted(claims):
        other = taken.setdefault((place, claim), file)
        if claim and other != file:
            yield tuple(place.split(".")), f"'{claim}' is also in {other}"
