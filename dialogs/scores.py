"""Works out, from the answers to a form, a score for each domain that the form names: the mean of its questions."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Annotated, Any, cast

from bot.toml_files import Found, Labels, Raw, Table, doubles, each, rows, unknown
from dialogs.kinds.field import ID, Answers, Field
from dialogs.named_fields import fields_in, texts_in

SCORED = frozenset({"rating", "choice", "choices"})
MOST_DOMAINS = 8
"""More groups of bars are not read on a phone."""


class Domain(Table, frozen=True):
    """Questions that are scored together; each counts the same."""

    id: Annotated[str, ID]
    label: Labels
    fields: Annotated[tuple[str, ...], each()]

    def percent(self, fields: Mapping[str, Field], answers: Answers) -> int | None:
        """From 0 to 100, half a percent up. Of the questions that were answered; None where none was."""
        asked = [(fields[name], answers.get(name)) for name in self.fields if name in fields]
        scores = [score for field, value in asked if (score := field.score(value)) is not None]
        return int(sum(scores) * 100 / len(scores) + Fraction(1, 2)) if scores else None


def wrong_scores(form: Raw) -> Iterator[Found]:
    given: Any = form.get("scores")
    if given is None:
        return
    count = len(cast(Sequence[Any], given)) if isinstance(given, list | tuple) else 1
    if not count:
        yield ("scores",), "needs at least one of [[scores]]"
    if count > MOST_DOMAINS:
        yield ("scores",), f"a form has at most {MOST_DOMAINS} domains"
    if form.get("confidential"):
        yield ("scores",), "what is confidential is scored for nobody"
    yield from doubles(form, "scores", "domain")
    yield from _wrong_fields(form)


def _wrong_fields(form: Raw) -> Iterator[Found]:
    fields = fields_in(form)
    placed: dict[str, str] = {}
    for number, domain in rows(form, "scores"):
        for place, name in texts_in(domain, "fields"):
            if said := _wrong_field(name, fields) or _elsewhere(name, placed.get(name), str(domain.get("id"))):
                yield ("scores", number, "fields", place), said
            placed.setdefault(name, str(domain.get("id")))


def _elsewhere(name: str, before: str | None, here: str) -> str:
    """A question counts once; twice in one domain is named there."""
    return f"'{name}' counts for '{before[:60]}' already" if before is not None and before != here else ""


def _wrong_field(name: str, fields: Mapping[str, Raw]) -> str:
    if name not in fields:
        return unknown("field", name, fields)
    field = fields[name]
    if field.get("kind") not in SCORED:
        return f"'{name}' must be of kind {' or '.join(sorted(SCORED))}"
    if field.get("kind") == "rating":
        return ""
    scores = [option.get("score") for _, option in rows(field, "options")]
    if None in scores:
        return f"each option of '{name}' needs a 'score'"
    if all(score == 0 for score in scores):
        return f"an option of '{name}' needs a 'score' above 0"
    return ""
