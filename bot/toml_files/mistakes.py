"""What is wrong in a file: places, sentences, and the error that holds all of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from bot.errors import OperatorError

Loc = tuple[str | int, ...]
"""Where something stands: names of tables and options, numbers (from 0) in lists."""

Found = tuple[Loc, str]
"""One mistake in a table: where it is, and the sentence."""

Raw = Mapping[str, Any]
"""A table as the TOML parser gives it: anything at all."""

SHOWN = 60
"""Characters of a wrong text that are shown."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """`file` is a name, `place` such as "steps.period.fields.reason.options[2]", "" for the whole file."""

    file: str
    place: str
    text: str

    def __str__(self) -> str:
        return ": ".join(part for part in (self.file, self.place, self.text) if part)


class BadFiles(OperatorError):
    """Everything that is wrong with the files that were read, a line each."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        super().__init__("\n".join(map(str, mistakes)))
        self.mistakes = tuple(mistakes)

    def named_by(self, setting: str) -> "BadFiles":
        """The same, each with the variable that named the file; where "" did, as they are."""
        if not setting:
            return self
        return BadFiles([Mistake(f"{setting}: {one.file}", one.place, one.text) for one in self.mistakes])


def mistakes(found: Iterable[Found]) -> ValidationError:
    """To be raised by a validator that found several; the places are within what it looked at."""
    return ValidationError.from_exception_data(
        "table", [InitErrorDetails(type=told(text), loc=loc, input=None) for loc, text in found]
    )


def told(text: str) -> PydanticCustomError:
    return PydanticCustomError("told", "{text}", {"text": text})


def unknown(what: str, name: str, allowed: Iterable[str]) -> str:
    """ "unknown option 'optoins'; did you mean 'options'?" or else what is allowed."""
    names = sorted(allowed)
    close = _near(name, names)
    hint = f"did you mean '{close}'?" if close else f"allowed: {', '.join(names) or 'none'}"
    return f"unknown {what} '{name[:SHOWN]}'; {hint}"


def as_meant(table: Raw, allowed: Iterable[str], whose: str = "") -> tuple[dict[str, Any], list[Found]]:
    """The table, with each option that is misspelt under the name that was meant, and a mistake for each that is
    unknown: so one slip is one mistake, and not also that the right one is missing."""
    names = sorted(allowed)
    given = {name: one for name, one in table.items() if name in names}
    found: list[Found] = []
    for name, one in table.items():
        if name not in names:
            found.append(((), unknown("option", name, names) + whose))
            given.setdefault(_near(name, names) or name, one)
    return given, found


def _near(name: str, names: Sequence[str]) -> str:
    return next(iter(get_close_matches(name, names, n=1)), "")
