"""The area that a form belongs to: several forms have one, and a mandate can be for all of them."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, cast

from bot.toml_files import Found, Labels, Raw, Table
from dialogs.kinds.field import ID


class Area(Table, frozen=True):
    """`id` is stored with mandates; forms with the same one belong together, and call it alike."""

    id: Annotated[str, ID]
    name: Labels


def wrong_area(raw: Raw, file: str, known: dict[str, tuple[str, Any]]) -> Iterator[Found]:
    """`known` are the areas of the files before, by id, with their file and their names; with this one afterwards."""
    given = raw.get("area")
    if not isinstance(given, Mapping):
        return
    named = cast(Raw, given)
    own, name = named.get("id"), named.get("name")
    if not isinstance(own, str):
        return
    other, called = known.setdefault(own, (file, name))
    if called != name:
        yield ("area", "name"), f"'{own[:60]}' is called otherwise in {other}"
