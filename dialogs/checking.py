"""Finds what is wrong with the rules of a form: each names what was asked before it, and gives what it should."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from pydantic import ValidationError

from bot.toml_files import Found, Loc, Raw, rows, unknown
from dialogs.kinds import field_of, kinds
from dialogs.kinds.field import Field, Written, rules_written
from dialogs.route import tables
from dialogs.rules.judging import wrong_alone, wrong_with
from dialogs.rules.profile import PROFILE
from dialogs.rules.reading import named
from dialogs.rules.rule import worked_out

Earlier = Mapping[str, Field | None]
"""Id -> field; None for one that is wrong itself, of which nothing more can be said."""


@dataclass
class _Asked:
    """The fields of a form up to a place in it: `earlier` all, `here` those of the same step; `all` there are."""

    all: frozenset[str]
    earlier: dict[str, Field | None] = field(default_factory=dict[str, Field | None])
    here: set[str] = field(default_factory=set[str])

    @property
    def of_earlier_steps(self) -> Earlier:
        return {name: one for name, one in self.earlier.items() if name not in self.here}


def wrong_rules(form: Raw) -> Iterator[Found]:
    """Also those of fields that have other mistakes, and the fields that have the id of another."""
    asked = _Asked(frozenset(_ids(form)))
    for step_number, step in rows(form, "steps"):
        asked.here.clear()
        at: Loc = ("steps", step_number)
        yield from _placed(at, _wrong(Written(("when",), step.get("when")), asked))
        for number, raw in rows(step, "fields"):
            at = ("steps", step_number, "fields", number)
            yield from _placed(at, _wrong_field(raw, asked))
            name = raw.get("id")
            if isinstance(name, str) and name in asked.earlier:
                yield (*at, "id"), f"there is another field '{name[:60]}'"
            elif isinstance(name, str):
                asked.earlier[name] = _sound(raw)
                asked.here.add(name)
    asked.here.clear()
    for at, stage in tables(form):
        yield from _placed(at, _wrong(Written(("when",), stage.get("when")), asked))
    handling = form.get("handling")
    if isinstance(handling, dict):
        urgent = Written(("handling", "urgent"), cast(Raw, handling).get("urgent"))
        yield from _wrong(urgent, asked)
    replacement = form.get("replacement")
    if isinstance(replacement, dict):
        yield from _wrong(Written(("replacement", "when"), cast(Raw, replacement).get("when")), asked)
    paper = form.get("paper")
    if isinstance(paper, dict):
        yield from _wrong(Written(("paper", "when"), cast(Raw, paper).get("when")), asked)
    announcement = form.get("announcement")
    if isinstance(announcement, dict):
        yield from _wrong(Written(("announcement", "when"), cast(Raw, announcement).get("when")), asked)
    opportunity = form.get("opportunity")
    if isinstance(opportunity, dict):
        yield from _wrong(Written(("opportunity", "shared"), cast(Raw, opportunity).get("shared")), asked)
    for number, one in rows(form, "inform"):
        yield from _placed(("inform", number), _wrong(Written(("when",), one.get("when")), asked))
    yield from _wrong_checks(form, asked)
    yield from _wrong_columns(form, asked)


def _wrong_checks(form: Raw, asked: _Asked) -> Iterator[Found]:
    """A check names what is asked in the step where it is told, or before: there it can be put right."""
    for number, check in rows(form, "checks"):
        known = _up_to(str(check.get("at")), form, asked)
        yield from _placed(("checks", number), _wrong(Written(("rule",), check.get("rule")), known))


def _wrong_columns(form: Raw, asked: _Asked) -> Iterator[Found]:
    """What is handed over to a column is an answer, or a part of one that rules can name."""
    given = form.get("hand_over")
    columns: Any = cast(Raw, given).get("columns") if isinstance(given, dict) else None
    for name in map(str, cast(Raw, columns) if isinstance(columns, dict) else ()):
        id_, _, part = name.partition(".")
        at: Loc = ("hand_over", "columns", name)
        if id_ not in asked.earlier:
            yield at, unknown("field", id_, asked.earlier)
        elif (one := asked.earlier[id_]) and part and part not in one.rule_types:
            parts = [known for known in one.rule_types if known]
            yield at, unknown(f"part of '{id_}'", part, parts) if parts else f"'{id_}' has no parts"


def _up_to(at: str, form: Raw, asked: _Asked) -> _Asked:
    """Those of the step of this field, and of the steps before; all where there is no such field."""
    earlier: dict[str, Field | None] = {}
    for _, step in rows(form, "steps"):
        own = [str(raw.get("id")) for _, raw in rows(step, "fields")]
        earlier |= {name: asked.earlier[name] for name in own if name in asked.earlier}
        if at in own:
            break
    return _Asked(asked.all, earlier)


def _placed(at: Loc, found: Iterator[Found]) -> Iterator[Found]:
    return (((*at, *loc), text) for loc, text in found)


def _ids(form: Raw) -> Iterator[str]:
    for _, step in rows(form, "steps"):
        yield from (str(one.get("id")) for _, one in rows(step, "fields"))


def _sound(raw: Raw) -> Field | None:
    try:
        return field_of(dict(raw))
    except ValidationError:
        return None


def _wrong_field(raw: Raw, asked: _Asked) -> Iterator[Found]:
    kind = kinds().get(str(raw.get("kind")))
    yield from _wrong_default(raw)
    for one in kind.rules_written(raw) if kind else rules_written(raw):
        yield from _wrong(one, asked)
        if one.loc == ("when",) and not (kind and kind.computes) and _is_optional(raw):
            for name in sorted(_named(one.raw) & asked.here):
                yield one.loc, f"'{name}' stands in the same step: make the field required, or ask it in a later step"


def _wrong_default(raw: Raw) -> Iterator[Found]:
    given = raw.get("default")
    own = _sound({name: value for name, value in raw.items() if name not in {"when", "default"}})
    if not isinstance(given, str) or not given.strip() or own is None or own.computes:
        return
    gives = own.rule_types.get("")
    if gives is None or not own.inputs:
        yield ("default",), f"a field of kind '{own.kind}' takes no default"
        return
    found = list(wrong_alone(given, PROFILE, {gives}))
    always = worked_out(given, (), {})
    known = [value for value in own.deciding if isinstance(value, str)]
    if known and isinstance(always, str) and always not in known:
        found.append(f"column 1: {unknown('value', always, known)}")
    yield from ((("default",), text) for text in found)


def _is_optional(raw: Raw) -> bool:
    """A field that must be answered is asked again in its step when a choice brings it up; another would be missed."""
    one = _sound({name: value for name, value in raw.items() if name != "when"})
    return not (one.required if one else raw.get("required", True))


def _named(written: Any) -> frozenset[str]:
    if isinstance(written, dict):
        return frozenset({str(cast(Raw, written).get("field"))})
    return named(written) if isinstance(written, str) else frozenset()


def _wrong(one: Written, asked: _Asked) -> Iterator[Found]:
    earlier = asked.earlier if one.same_step else asked.of_earlier_steps
    written: Any = one.raw
    if isinstance(written, dict):
        yield from _placed(one.loc, _wrong_table(cast(Raw, written), earlier))
    elif isinstance(written, str) and written.strip():
        later = asked.all.difference(earlier)
        yield from ((one.loc, text) for text in wrong_with(written, earlier, one.gives, later))


def _wrong_table(when: Raw, earlier: Earlier) -> Iterator[Found]:
    """Of a condition as it was written before there were rules."""
    name = when.get("field")
    if not isinstance(name, str) or not name.strip():
        return
    if name not in earlier:
        yield ("field",), unknown("earlier field", name, earlier)
    elif field := earlier[name]:
        yield from _wrong_values(when.get("one_of"), field)


def _wrong_values(given: Any, field: Field) -> Iterator[Found]:
    if not field.deciding:
        yield ("field",), f"'{field.id}' is of kind '{field.kind}', whose answers cannot decide"
        return
    known = [value for value in field.deciding if isinstance(value, str)]
    for number, value in enumerate(cast(list[Any], given) if isinstance(given, list) else []):
        if isinstance(value, str | bool) and value not in field.deciding:
            said = unknown(f"value of '{field.id}'", str(value), known) if known else f"'{field.id}' is true or false"
            yield ("one_of", number), said
