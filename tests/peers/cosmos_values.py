"""Values of Cosmos DB items: what is undefined, and the order that the service gives to values of different types."""

from typing import Any, Final, TypeAlias, cast

Item: TypeAlias = dict[str, Any]
Path: TypeAlias = tuple[str, ...]


class Undefined:
    """What a path leads to when nothing stands there; it is not null."""

    def __repr__(self) -> str:
        return "undefined"


UNDEFINED: Final = Undefined()


def at(item: Item, path: Path) -> Any:
    found: Any = item
    for name in path:
        if not isinstance(found, dict) or name not in found:
            return UNDEFINED
        found = cast("Item", found)[name]
    return found


def rank(value: object) -> int:
    """undefined, null, booleans, numbers, text, arrays, objects."""
    if isinstance(value, Undefined):
        return 0
    if value is None:
        return 1
    if isinstance(value, bool):
        return 2
    if isinstance(value, int | float):
        return 3
    if isinstance(value, str):
        return 4
    return 5 if isinstance(value, list) else 6


def compared(left: Any, right: Any) -> int:
    """Below 0, 0 or above 0. Text is compared by its bytes; arrays and objects have no order among themselves."""
    if rank(left) != rank(right):
        return rank(left) - rank(right)
    if rank(left) not in (2, 3, 4):
        return 0
    if isinstance(left, str):
        left, right = left.encode(), right.encode()
    return (left > right) - (left < right)


def spelt(path: Path) -> str:
    return "c" + "".join(f'["{name}"]' for name in path)
