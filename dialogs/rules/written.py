"""How a rule stands in a form file: CEL, or the table of values of before rules, which is turned into it."""

import json
from collections.abc import Sequence
from typing import Annotated, Any, cast

from pydantic import BeforeValidator

from bot.toml_files import Hint, Line, Table, told
from dialogs.rules.rule import Rule


def _values(raw: Any) -> Any:
    values = tuple(cast(Sequence[Any], raw)) if isinstance(raw, list | tuple) else ()
    if not values or not all(isinstance(one, str | bool) for one in values):
        raise told("must be a list of values, at least one")
    return values


class When(Table, frozen=True):
    """`field` has one of these values (for several choices: any of them)."""

    field: Line
    one_of: Annotated[tuple[str | bool, ...], BeforeValidator(_values), Hint("a list of values")]

    @property
    def rule(self) -> Rule:
        return Rule(f"one_of({self.field}, {json.dumps(self.one_of, ensure_ascii=False)})")


def rule_of(raw: Any) -> Rule:
    """Raises ValidationError for what is no rule. Whether it is right shows only with the fields around it."""
    if isinstance(raw, Rule):
        return raw
    if isinstance(raw, dict):
        return When.model_validate(raw).rule
    if not isinstance(raw, str) or not raw.strip():
        raise told("must be a rule, such as \"kind == 'training'\"")
    return Rule(raw)
