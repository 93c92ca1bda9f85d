"""The request forms of a folder: loaded, checked, and found by what a person types."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from bot.words.folding import words
from bot.words.languages import LANGUAGES, Language
from dialogs.keywords import starts
from dialogs.loading import load_form
from dialogs.model import Answers, Field, Form, Labels, Option, Route, Step, When
from dialogs.toml_table import FormError, FormErrors, Report

__all__ = [
    "FORMS_FOLDER",
    "Answers",
    "Field",
    "Form",
    "FormError",
    "FormErrors",
    "Forms",
    "Labels",
    "Option",
    "Route",
    "Step",
    "When",
    "load_forms",
]

FORMS_FOLDER = Path(__file__).parent / "forms"
"""The forms that come with Bode."""


class Forms(Mapping[str, Form]):
    """Form id -> form."""

    def __init__(self, forms: Iterable[Form]) -> None:
        self._forms = {form.id: form for form in forms}

    def __getitem__(self, id: str) -> Form:
        return self._forms[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._forms)

    def __len__(self) -> int:
        return len(self._forms)

    def all(self, language: Language) -> tuple[Form, ...]:
        """By title, as a reader of that language sorts: accents and capitals do not count."""
        return tuple(sorted(self._forms.values(), key=lambda form: (words(form.title[language]), form.id)))

    def by_keyword(self, text: str, language: Language) -> Form | None:
        """The form that the text asks to start, in the person's language or else in another; None for a question."""
        order: tuple[Language, ...] = (language, *(other for other in LANGUAGES if other != language))
        for spoken in order:
            for form in self._forms.values():
                if starts(text, form.keywords[spoken], spoken):
                    return form
        return None


def load_forms(folder: Path = FORMS_FOLDER) -> Forms:
    """Every *.toml file of the folder; raises FormErrors with all that is wrong with any of them."""
    files = sorted(folder.glob("*.toml"))
    errors: list[FormError] = [] if files else [FormError(str(folder), "", "no form files (*.toml) here")]
    forms: list[Form] = []
    for file in files:
        report = Report(file.name)
        raw = _parse(file, report)
        if raw is not None:
            forms.append(load_form(raw, file.name, report))
        errors += report.errors
    errors += _clashes(forms)
    if errors:
        raise FormErrors(errors)
    return Forms(forms)


def _parse(file: Path, report: Report) -> Mapping[str, object] | None:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        report.add("", f"not valid TOML: {error}")  # the parser's message ends in "(at line 3, column 7)"
    except UnicodeDecodeError as error:
        report.add("", f"not UTF-8 text, at byte {error.start}")
    except OSError as error:
        report.add("", f"cannot be read: {error.strerror}")
    return None


def _clashes(forms: Iterable[Form]) -> Iterator[FormError]:
    """References and keywords must say which form is meant."""
    taken: dict[tuple[str, str], str] = {}
    for form in forms:
        claims = {("prefix", form.prefix)}
        claims |= {(f"keywords.{tongue}", words(word)) for tongue in form.keywords for word in form.keywords[tongue]}
        for place, claim in sorted(claims):
            other = taken.setdefault((place, claim), form.source)
            if claim and other != form.source:
                yield FormError(form.source, place, f"'{claim}' is also in {other}")
