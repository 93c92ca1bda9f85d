"""Reads the authors file: who may announce to whom, with what, and who confirms it before it goes.

[[authors]]
id = "ict"
who = ["group:ict-coordinatoren"]
schools = ["de-linde", "t-kompas"]
functions = ["teacher"]
groups = ["beginnende-leerkrachten"]
importance = ["important", "information"]
topics = ["ict"]
teams = ["02bd9fd6-8f93-4758-87c3-1fb73740a315"]

[authors.second]
above = 100
importance = ["important"]
who = ["head", "role:communication"]
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any, cast

from pydantic import BeforeValidator

from bot.people.authors import AuthorRule, Authors, Schools, Second, Teams
from bot.people.importance import Importance
from bot.people.person import Role
from bot.people.principals import PrincipalKind, wrong_principal
from bot.toml_files import Found, Hint, Raw, Table, doubles, each, file_bytes, matching, parse, told, unknown, whole

WRITERS: Sequence[PrincipalKind] = ("group", "role", "function", "school", "person")
SECONDS: Sequence[PrincipalKind] = ("group", "role", "head", "school_role", "person")
MOST_PEOPLE = 1_000_000

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_GROUP = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_RULE = "small letters, figures and hyphens"


def _wrong_name(text: str) -> str:
    return "" if _NAME.fullmatch(text) else f"'{text[:60]}' is wrong: {_RULE}"


def _wrong_importance(text: str) -> str:
    return "" if text in set(Importance) else unknown("importance", text, list(Importance))


def _schools(raw: Any) -> Any:
    """The word alone, or a list of ids."""
    if raw in ("all", "own"):
        return raw
    if isinstance(raw, str):
        raise told(f'\'{raw[:60]}\' is wrong: "all", "own", or a list of schools by their id')
    return cast(Any, each(_wrong_name).func)(raw)


def _teams(raw: Any) -> Any:
    """A word alone, or a list of ids."""
    if raw in ("all", "none"):
        return raw if raw == "all" else ()
    if isinstance(raw, str):
        raise told(f'\'{raw[:60]}\' is wrong: "all", "none", or a list of teams by the id of their Microsoft 365 group')
    return cast(Any, each(_wrong_team).func)(raw)


def _wrong_team(text: str) -> str:
    return "" if _GROUP.fullmatch(text) else f"'{text[:60]}' is no id of a Microsoft 365 group, in small letters"


Names = Annotated[tuple[str, ...], each(_wrong_name)]
Importances = Annotated[tuple[Importance, ...], each(_wrong_importance)]


class _Second(Table, frozen=True):
    who: Annotated[tuple[str, ...], each(lambda text: wrong_principal(text, SECONDS))]
    above: Annotated[int, whole(0, MOST_PEOPLE)] | None = None
    importance: Importances = ()

    @classmethod
    def also(cls, raw: Raw) -> Iterator[Found]:
        if "above" not in raw and "importance" not in raw:
            yield (), "says nowhere when: 'above', 'importance' or both are missing"


class _Rule(Table, frozen=True):
    id: Annotated[str, matching(_ID.fullmatch, _RULE)]
    who: Annotated[tuple[str, ...], each(lambda text: wrong_principal(text, WRITERS))]
    schools: Annotated[Schools, BeforeValidator(_schools)]
    functions: Names = ()
    groups: Names = ()
    importance: Importances = ()
    topics: Names = ()
    teams: Annotated[Teams | None, BeforeValidator(_teams)] = None
    second: Annotated[_Second, Hint("a table with who confirms, and when")] | None = None

    @property
    def rule(self) -> AuthorRule:
        second = self.second and Second(self.second.who, self.second.above, frozenset(self.second.importance))
        return AuthorRule(
            self.id,
            frozenset(self.who),
            self.schools,
            tuple(_function(one) for one in self.functions),
            self.groups,
            frozenset(self.importance),
            frozenset(self.topics),
            second,
            self.teams,
        )


def _function(name: str) -> str:
    """As the calendar file has it: a role is a function as well."""
    return f"role:{name}" if name in set(Role) else f"function:{name}"


class _File(Table, frozen=True):
    authors: Annotated[tuple[_Rule, ...], Hint("at least one of [[authors]]")]

    @classmethod
    def also(cls, raw: Raw) -> Iterator[Found]:
        if raw.get("authors") == []:
            yield ("authors",), "needs at least one of [[authors]]"
        yield from doubles(raw, "authors", "rule")


def load_authors(path: Path) -> Authors:
    """Raises BadFiles with everything that is wrong, each with file, place and problem."""
    return authors_of(path.name, file_bytes(path))


def authors_of(file: str, text: bytes) -> Authors:
    """Raises BadFiles, as `load_authors`; `file` is its name."""
    return Authors(tuple(one.rule for one in parse(file, text, _File).authors))
