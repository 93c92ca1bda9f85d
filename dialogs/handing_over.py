"""What another system is told of a request: by which webhook, or as a row of which list, and at which moments."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, cast

from bot.sharepoint_place import SharePointPlace, place_of
from bot.toml_files import Found, Line, Raw, Table, by_name, each, matching, unknown
from bot.words.folding import words

MOMENTS = ("approved", "refused", "annulled", "done", "reopened")
"""When a request comes to one of these; `done` is when it was carried out, `reopened` that it was not after all."""
ABOUT = ("reference", "moment", "at", "state", "requester", "mail", "school", "submitted")
"""What can be told of a request besides its answers."""
EXAMPLE = "sharepoint:https://school.sharepoint.com/sites/beheer#list:Sleutels"
_ONLY_OF_A_LIST = ("key", "columns", "about")


def _is_list(text: str) -> bool:
    place = place_of(text)
    return place is not None and bool(place.list_name)


def _wrong_moment(name: str) -> str:
    return "" if name in MOMENTS else unknown("moment", name, MOMENTS)


_Header = matching(lambda text: text.isprintable() and len(text) <= 255, "the name of a column, as the list shows it")


class HandingOver(Table, frozen=True):
    """`webhook` is the name of one of BODE_WEBHOOKS; or `list` is where a list stands, whose column `key` tells one row
    from another. `columns` says into which column (by its header) the answer to a field goes, or a part of it
    ("period.first"), `about` the same of what ABOUT names."""

    webhook: Line | None = None
    list: Annotated[str | None, matching(_is_list, f"write it as in {EXAMPLE}")] = None
    key: Annotated[str | None, _Header] = None
    columns: Annotated[Mapping[str, str] | None, by_name(_Header)] = None
    about: Annotated[Mapping[str, str] | None, by_name(_Header)] = None
    at: Annotated[tuple[str, ...], each(_wrong_moment)] = ("approved",)

    @classmethod
    def also(cls, raw: Raw) -> Iterator[Found]:
        if ("webhook" in raw) == ("list" in raw):
            yield (), "needs either 'webhook' or 'list'"
        if "list" in raw and "key" not in raw:
            yield ("key",), "'key' is missing: the column in which Bode tells one row from another"
        for option in _ONLY_OF_A_LIST:
            if option in raw and "list" not in raw:
                yield (option,), "is of a list: name that with 'list'"
        for name in _table(raw, "about"):
            if name not in ABOUT:
                yield ("about", name), unknown("fact", name, ABOUT)
        yield from _twice(raw)

    @property
    def place(self) -> SharePointPlace | None:
        """Where the list stands; None where it goes to a webhook."""
        return place_of(self.list) if self.list else None

    @property
    def name(self) -> str:
        """What people call where it goes."""
        return self.webhook or (self.place.list_name if self.place else "")


def _twice(raw: Raw) -> Iterator[Found]:
    """One column holds one thing."""
    seen = {words(str(raw.get("key")))}
    for option in ("columns", "about"):
        for name, header in _table(raw, option).items():
            if isinstance(header, str) and words(header) in seen:
                yield (option, name), f"the column '{header[:60]}' is taken already"
            seen.add(words(str(header)))


def _table(raw: Raw, name: str) -> Raw:
    given: Any = raw.get(name)
    return cast("Raw", given) if isinstance(given, dict) else {}
