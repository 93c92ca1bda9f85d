"""From a form's TOML to a Form, with everything that is wrong with it."""

import re
from collections.abc import Mapping

from bot.people.person import Role
from bot.words.folding import words
from bot.words.languages import LANGUAGES, Language
from dialogs.field_loading import ID, ID_RULE, load_field
from dialogs.model import Field, Form, Route, Step
from dialogs.toml_table import Report, Table, unknown

FORM_OPTIONS = ("id", "version", "prefix", "title", "description", "keywords", "route", "steps")
STEP_OPTIONS = ("id", "title", "help", "fields")
ROUTE_OPTIONS = ("approvers", "otherwise")

_PREFIX = re.compile(r"[A-Z]{2,6}")
_GROUP = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_SPECS = ("manager", "group:<id>", "role:<name>", "school_role:<name>")
_MOST_FIELDS = 8
"""A step is one card: more would not be read on a phone, nor fit in 28 KB in every language."""


def load_form(raw: Mapping[str, object], source: str, report: Report) -> Form:
    """To be used only when `report` stayed empty: what was wrong stands in it as something harmless."""
    top = Table(report, "", raw)
    top.only(FORM_OPTIONS)
    name = top.matching("id", ID.fullmatch, ID_RULE)
    if name and source != f"{name}.toml":
        top.wrong("id", f"'{name}' must be the name of the file without .toml")
    if not top.has("version"):
        top.wrong("", "'version' is missing")
    return Form(
        id=name,
        version=top.whole("version", 1, 1_000_000) or 1,
        prefix=top.matching("prefix", _PREFIX.fullmatch, "2 to 6 capital letters"),
        title=top.labels("title"),
        description=top.labels("description"),
        keywords=_load_keywords(top),
        steps=_load_steps(top),
        route=_load_route(top),
        source=source,
    )


def _load_keywords(top: Table) -> Mapping[Language, tuple[str, ...]]:
    table = top.table("keywords")
    if table is None:
        if not top.has("keywords"):
            top.wrong("", f"'keywords' is missing: a list of texts for each of {', '.join(LANGUAGES)}")
        return {}
    table.only(LANGUAGES)
    found: dict[Language, tuple[str, ...]] = {language: table.texts(language) for language in LANGUAGES}
    for language, keywords in found.items():
        for keyword in keywords:
            if not words(keyword):
                table.wrong(language, f"'{keyword}' has no letter or figure")
    return found


def _load_route(top: Table) -> Route:
    table = top.table("route")
    if table is None:
        if not top.has("route"):
            top.wrong("", "'route' is missing: who decides")
        return Route((), ())
    table.only(ROUTE_OPTIONS)
    route = Route(table.texts("approvers"), table.texts("otherwise"))
    for name, specs in (("approvers", route.approvers), ("otherwise", route.otherwise)):
        for number, spec in enumerate(specs, start=1):
            if text := _wrong_spec(spec):
                table.wrong(f"{name}[{number}]", text)
    return route


def _wrong_spec(spec: str) -> str:
    kind, colon, name = spec.partition(":")
    if spec == "manager" or (kind == "group" and _GROUP.fullmatch(name)):
        return ""
    if kind in {"role", "school_role"} and colon:
        return "" if name in set(Role) else unknown("role", name, Role)
    return unknown("approver", spec, _SPECS)


def _load_steps(top: Table) -> tuple[Step, ...]:
    steps: list[Step] = []
    earlier: dict[str, Field] = {}
    for table in top.tables("steps"):
        table.only(STEP_OPTIONS)
        name = table.matching("id", ID.fullmatch, ID_RULE)
        if name and name in {step.id for step in steps}:
            table.wrong("id", f"there is another step '{name}'")
        guide = table.labels("help", needed=False) or None
        steps.append(Step(name, table.labels("title"), guide, _load_fields(table, earlier)))
    return tuple(steps)


def _load_fields(step: Table, earlier: dict[str, Field]) -> tuple[Field, ...]:
    found: list[Field] = []
    for table in step.tables("fields"):
        field = load_field(table, earlier, here={one.id for one in found})
        found.append(field)
        if field.id in earlier:
            table.wrong("id", f"there is another field '{field.id}'")
        elif field.id:
            earlier[field.id] = field
    if len(found) > _MOST_FIELDS:
        step.wrong("fields", f"a step has at most {_MOST_FIELDS} fields; make two steps of it")
    return tuple(found)
