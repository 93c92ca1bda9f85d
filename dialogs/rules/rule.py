"""A rule or formula of a form, and what it comes to for some answers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from math import isfinite
from typing import TYPE_CHECKING, Any, Protocol, cast

from bot.json import Json
from dialogs.rules.compiling import Compiled, compiled
from dialogs.rules.language import Names
from dialogs.rules.reading import named
from dialogs.rules.types import RuleType, RuleValue

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema


class Nameable(Protocol):
    """What a rule knows of a field."""

    @property
    def id(self) -> str: ...
    @property
    def rule_types(self) -> Mapping[str, RuleType]: ...
    def rule_values(self, value: Json) -> Mapping[str, RuleValue]: ...
    def typed(self, value: Json) -> Mapping[str, str]: ...


ANSWERED = "answered"


def types_of(one: Nameable) -> Mapping[str, RuleType]:
    """Name -> type, of a field: "period.days". Whether it was answered can be asked of every field."""
    own = {f"{one.id}.{part}" if part else one.id: kind for part, kind in one.rule_types.items()}
    return {**own, f"{one.id}.{ANSWERED}": RuleType.TRUTH}


def names_of(fields: Iterable[Nameable]) -> Names:
    return tuple(sorted((name, kind) for one in fields for name, kind in types_of(one).items()))


@dataclass(frozen=True)
class Rule:
    """`source` is the CEL, `over` the fields that it names, once the form around it is known. Equal by its source: a
    form that was kept is read from JSON as it was."""

    source: str
    over: tuple[Nameable, ...] = field(default=(), compare=False, repr=False)

    def bound(self, fields: Iterable[Nameable]) -> "Rule":
        """The same, with those of the fields that it names."""
        meant = named(self.source)
        return replace(self, over=tuple(one for one in fields if one.id in meant))

    def holds(self, answers: Mapping[str, Json]) -> bool:
        """False also where it cannot be worked out: an answer that it names is missing, or a sum has no value."""
        return self.value(answers) is True

    def fails(self, answers: Mapping[str, Json]) -> bool:
        """Whether it is known not to hold: of what is not answered (yet), nothing is known."""
        value = self.value(answers)
        return value is False or (value is None and all(one.typed(answers.get(one.id)) for one in self.over))

    def value(self, answers: Mapping[str, Json]) -> RuleValue | None:
        """None where it has none. Never raises, and takes a bounded time: see LONGEST."""
        known: dict[str, RuleValue] = {}
        for one in self.over:
            given = answers.get(one.id)
            known[f"{one.id}.{ANSWERED}"] = bool(one.typed(given))
            known |= {f"{one.id}.{part}" if part else one.id: is_ for part, is_ in one.rule_values(given).items()}
        return worked_out(self.source, names_of(self.over), known)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: "GetCoreSchemaHandler") -> "CoreSchema":
        from pydantic_core import core_schema  # noqa: PLC0415 - as in languages

        from dialogs.rules.written import rule_of  # noqa: PLC0415 - it is written in terms of this

        return core_schema.no_info_plain_validator_function(
            rule_of, serialization=core_schema.plain_serializer_function_ser_schema(lambda rule: rule.source)
        )


def type_of(source: str, names: Names) -> RuleType | None:
    """None for a rule that is wrong."""
    rule = compiled(source, names)
    return rule.gives if isinstance(rule, Compiled) else None


def worked_out(source: str, names: Names, known: Mapping[str, RuleValue]) -> RuleValue | None:
    """None for a rule that is wrong, names what is not `known`, or comes to nothing that is: infinite, or too large."""
    rule = compiled(source, names)
    if not isinstance(rule, Compiled):
        return None
    try:
        value = rule.program.eval(data=dict(known))
    except RuntimeError:  # more turns than CEL allows, or a value of another type than was declared
        return None
    plain = value.plain_value() if value.type().name() != "ERROR" else None
    return None if isinstance(plain, float) and not isfinite(plain) else cast("RuleValue | None", plain)
