"""The kinds of field, one module each: a module that is put into this package is a kind more."""

import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from inspect import getmembers, isabstract, isclass
from typing import Annotated, Any, cast

from pydantic import BeforeValidator, SerializeAsAny, ValidationError

from bot.toml_files import Found, mistakes, unknown
from dialogs.kinds.field import Field, FieldOptions


@cache
def kinds() -> Mapping[str, type[Field]]:
    """Name -> kind, as the modules of this package give them. Raises ValueError for a name that two have."""
    found: dict[str, type[Field]] = {}
    for kind in _found():
        name = str(kind.model_fields["kind"].default)
        if name in found:
            raise ValueError(f"two kinds of field are called {name!r}: {found[name]} and {kind}")
        found[name] = kind
    return found


def _found() -> Iterator[type[Field]]:
    for module in sorted(pkgutil.iter_modules(__path__), key=lambda one: one.name):
        loaded = import_module(f"{__name__}.{module.name}")
        for _, one in getmembers(loaded, isclass):
            if one.__module__ == loaded.__name__ and issubclass(one, Field) and not isabstract(one):
                yield one


def field_of(raw: Any) -> Any:
    """The field that a table of a form file says, of the kind that it names."""
    if not isinstance(raw, dict):
        return raw
    table = cast(dict[str, Any], raw)
    kind = table.get("kind")
    known = kinds().get(kind) if isinstance(kind, str) else None
    if known:
        return known.model_validate(table)
    found: list[Found] = []
    if isinstance(kind, str) and kind.strip():
        found.append((("kind",), unknown("kind", kind, kinds())))
    try:
        FieldOptions.model_validate({name: one for name, one in table.items() if name in FieldOptions.model_fields})
    except ValidationError as error:
        found += [(one["loc"], one["msg"]) for one in error.errors(include_url=False)]
    raise mistakes(found)


AnyField = Annotated[SerializeAsAny[Field], BeforeValidator(field_of)]
