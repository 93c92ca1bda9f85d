"""What stands in the inputs of a step when it is first shown: what the form says, from the person's profile."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from dialogs.kinds.field import Answers, Circumstances, Field
from dialogs.problems import Problems
from dialogs.rules import RuleType, RuleValue
from dialogs.rules.profile import PROFILE, profile
from dialogs.rules.rule import type_of, worked_out


def defaults(fields: Sequence[Field], answers: Answers, on: Circumstances) -> Mapping[str, str]:
    """By input id, as if it was typed; nothing where one of these fields was answered, for then they were shown."""
    if any(field.id in answers for field in fields if not field.computes):
        return {}
    shown: dict[str, str] = {}
    for field in fields:
        shown |= default_of(field, on)
    return shown


def default_of(field: Field, on: Circumstances) -> Mapping[str, str]:
    """Nothing where the field does not take what its default comes to."""
    if field.default is None or on.me is None:
        return {}
    value = worked_out(field.default.source, PROFILE, profile(on.me, on.today))
    if value is None:
        return {}
    read = field.read({field.id: _as_typed(value, type_of(field.default.source, PROFILE))}, on)
    return {} if isinstance(read, Problems) else field.typed(read)


def _as_typed(value: RuleValue, kind: RuleType | None) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, int) and kind is RuleType.MONEY:
        return f"{value // 100}.{value % 100:02}"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ",".join(str(one) for one in value)
    return str(value)
