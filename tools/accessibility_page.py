"""Prints the table of docs/beheer/toegankelijkheid.md, from the examples of every card."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

from bot.json import JsonObject
from cards.examples import Example, examples

_HEAD = ("| kaart | titel | is kop | velden | beelden | grafieken | tabellen |", "|---|---|---|---|---|---|---|")
_LONGEST = 60


def table(shown: Iterable[Example]) -> str:
    """A row a card: what its first example is called, and the most of each that any example of it has."""
    first: dict[str, str] = {}
    kinds: dict[str, list[JsonObject]] = {}
    for one in shown:
        card = one.content.json()
        first.setdefault(one.card, _title(card) or one.content.summary)
        kinds.setdefault(one.card, []).append(card)
    return "\n".join((*_HEAD, *(_row(name, first[name], some) for name, some in sorted(kinds.items()))))


def _row(name: str, title: str, cards: list[JsonObject]) -> str:
    counted = [max(_count(card, kind) for card in cards) for kind in ("Input.", "Image", "Chart.", "Table")]
    headed = "ja" if all(map(_title, cards)) else "getypt"
    return f"| `{name}` | {_cell(title)} | {headed} | {' | '.join(str(count or '') for count in counted)} |"


def _cell(title: str) -> str:
    short = title if len(title) <= _LONGEST else f"{title[:_LONGEST]}…"
    return short.replace("|", "\\|")


def _title(card: JsonObject) -> str:
    """The heading; "" where the title was typed by somebody."""
    return next((str(part["text"]) for part in _parts(card) if part.get("style") == "heading"), "")


def _count(card: JsonObject, kind: str) -> int:
    """`kind` is a type, or what several begin with where it ends in a dot."""
    types = [str(part.get("type", "")) for part in _parts(card)]
    return sum(one.startswith(kind) if kind.endswith(".") else one == kind for one in types)


def _parts(value: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, dict):
        part = cast(dict[str, Any], value)
        if "type" in part:
            yield part
        for name, inner in part.items():
            if name not in {"data", "fallback"}:
                yield from _parts(inner)
    elif isinstance(value, list):
        for inner in cast(list[Any], value):
            yield from _parts(inner)


if __name__ == "__main__":
    print(table(examples(["nl"])))
