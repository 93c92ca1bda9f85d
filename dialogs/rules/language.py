"""CEL as rules speak it: with its own operators and functions taken away where they do not fit, and ours instead."""

from functools import cache
from typing import TYPE_CHECKING

from dialogs.rules.signatures import LEFT_OUT, Signature, signatures
from dialogs.rules.types import CARRIERS, RuleType

if TYPE_CHECKING:
    from cel_expr_python import cel

Names = tuple[tuple[str, RuleType], ...]
"""What a rule may name, sorted; a dot in a name is part of it: "period.days"."""


def environment(names: Names) -> "cel.Env":
    """Where a rule is compiled that may name these."""
    from cel_expr_python import cel  # noqa: PLC0415 - only where a form has rules

    config, functions = _own()
    variables = {name: cel.Type(CARRIERS[kind]) for name, kind in names}
    return cel.NewEnv(config=config, variables=variables, functions=functions)


@cache
def _own() -> "tuple[cel.EnvConfig, list[cel.FunctionDecl]]":
    from cel_expr_python import cel  # noqa: PLC0415 - as above

    left_out = "".join(f'    - name: "{name}"\n' for name in LEFT_OUT)
    config = cel.NewEnvConfigFromYaml(f"stdlib:\n  exclude_macros: [has]\n  exclude_functions:\n{left_out}")
    overloads: dict[str, list[cel.Overload]] = {}
    for one in signatures():
        overloads.setdefault(one.name, []).append(_overload(one))
    return config, [cel.FunctionDecl(name, some) for name, some in overloads.items()]


def _overload(one: Signature) -> "cel.Overload":
    from cel_expr_python import cel  # noqa: PLC0415 - as above

    name = f"{one.name}:{','.join(one.takes)}"
    gives, takes = cel.Type(one.gives), [cel.Type(kind) for kind in one.takes]
    if one.work is None:
        return cel.Overload(name, return_type=gives, parameters=takes)
    return cel.Overload(name, return_type=gives, parameters=takes, impl=one.work)
