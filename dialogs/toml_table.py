"""Reading a TOML table so that every mistake in it is found, and named by its place."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import cast

from bot.words.languages import LANGUAGES, Language
from dialogs.model import Labels

_LONGEST_LABEL = 500


@dataclass(frozen=True, slots=True)
class FormError:
    """One mistake: `file` is a name, `place` such as "steps.period.fields.reason.options[2]", "" for the whole file."""

    file: str
    place: str
    text: str

    def __str__(self) -> str:
        return ": ".join(part for part in (self.file, self.place, self.text) if part)


class FormErrors(Exception):
    """Everything that is wrong with the form files of a folder."""

    def __init__(self, errors: Sequence[FormError]) -> None:
        super().__init__("\n".join(str(error) for error in errors))
        self.errors = tuple(errors)


@dataclass(slots=True)
class Report:
    """Collects the mistakes of one file."""

    file: str
    errors: list[FormError] = field(default_factory=list[FormError])

    def add(self, place: str, text: str) -> None:
        self.errors.append(FormError(self.file, place, text))


def unknown(what: str, name: str, allowed: Iterable[str]) -> str:
    """ "unknown option 'optoins'; did you mean 'options'?" or else what is allowed."""
    names = sorted(allowed)
    close = get_close_matches(name, names, n=1)
    hint = f"did you mean '{close[0]}'?" if close else f"allowed: {', '.join(names) or 'none'}"
    return f"unknown {what} '{name[:60]}'; {hint}"


class Table:
    """One table of the file at its place. A reading method reports what is wrong and gives something harmless back, so
    that the rest is read too."""

    def __init__(self, report: Report, place: str, raw: Mapping[str, object]) -> None:
        self.report, self.place, self._raw = report, place, raw

    def at(self, name: str) -> str:
        return f"{self.place}.{name}" if self.place else name

    def wrong(self, name: str, text: str) -> None:
        self.report.add(self.at(name) if name else self.place, text)

    def has(self, name: str) -> bool:
        return name in self._raw

    def get(self, name: str) -> object:
        return self._raw.get(name)

    def only(self, allowed: Iterable[str], of: str = "") -> None:
        """Refuses every other name; `of` says whose options these are."""
        names = tuple(allowed)
        for name in self._raw:
            if name not in names:
                self.wrong("", unknown("option", name, names) + (f" ({of})" if of else ""))

    def text(self, name: str, default: str | None = None) -> str:
        """A text that is not blank; without `default` it must be there."""
        if not self.has(name):
            if default is None:
                self.wrong("", f"'{name}' is missing")
            return default or ""
        raw = self.get(name)
        if not isinstance(raw, str) or not raw.strip():
            self.wrong(name, "must be a text that is not empty")
            return ""
        return raw

    def matching(self, name: str, fits: Callable[[str], object], rule: str) -> str:
        text = self.text(name)
        if text and not fits(text):
            self.wrong(name, f"'{text[:60]}' is wrong: {rule}")
            return ""
        return text

    def flag(self, name: str, default: bool) -> bool:
        raw = self._raw.get(name, default)
        if not isinstance(raw, bool):
            self.wrong(name, "must be true or false")
            return default
        return raw

    def whole(self, name: str, low: int, high: int) -> int | None:
        """A whole number within bounds, None when it is not there or wrong."""
        if not self.has(name):
            return None
        raw = self.get(name)
        if not isinstance(raw, int) or isinstance(raw, bool) or not low <= raw <= high:
            self.wrong(name, f"must be a whole number from {low} to {high}")
            return None
        return raw

    def table(self, name: str) -> "Table | None":
        """The table of that name; None when it is not there or is no table."""
        if not self.has(name):
            return None
        raw = self.get(name)
        if not isinstance(raw, dict):
            self.wrong(name, "must be a table")
            return None
        return Table(self.report, self.at(name), cast(Mapping[str, object], raw))

    def tables(self, name: str, key: str = "id") -> list["Table"]:
        """At least one table; each one's place is its `key`, or its number from 1 where that is missing."""
        raw = self.get(name)
        if not isinstance(raw, list) or not raw:
            self.wrong("", f"needs at least one of [[{name}]]")
            return []
        found: list[Table] = []
        for number, one in enumerate(cast(list[object], raw), start=1):
            if not isinstance(one, dict):
                self.wrong(f"{name}[{number}]", "must be a table")
                continue
            inner = cast(Mapping[str, object], one)
            own = inner.get(key) if key else None
            named = f"{name}.{own[:60]}" if isinstance(own, str) and own else f"{name}[{number}]"
            found.append(Table(self.report, self.at(named), inner))
        return found

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of at least one text, none twice."""
        if not self.has(name):
            self.wrong("", f"'{name}' is missing")
            return ()
        raw = self.get(name)
        items = cast(list[object], raw) if isinstance(raw, list) else []
        texts = [one for one in items if isinstance(one, str) and one.strip()]
        if not texts or len(texts) != len(items):
            self.wrong(name, "must be a list of texts, at least one")
        for text in sorted({text for text in texts if texts.count(text) > 1}):
            self.wrong(name, f"'{text[:60]}' stands there twice")
        return tuple(dict.fromkeys(texts))

    def labels(self, name: str, needed: bool = True) -> Labels:
        """A text in every language; {} when it is not there and need not be."""
        if not self.has(name):
            if needed:
                self.wrong("", f"'{name}' is missing: a text in {', '.join(LANGUAGES)}")
            return {}
        inner = self.table(name)
        if inner is None:
            return {}
        inner.only(LANGUAGES)
        found: dict[Language, str] = {language: inner.text(language) for language in LANGUAGES}
        for language, text in found.items():
            if len(text) > _LONGEST_LABEL:
                inner.wrong(language, f"must be at most {_LONGEST_LABEL} characters")
        return found
