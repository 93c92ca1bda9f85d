"""Writes build/gallery/index.html: one page that needs nothing else, no network either."""

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from cards.examples import Example, examples
from tools.card_schema import problems
from tools.gallery.bare import without_drawings

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
PAGE = ROOT / "build" / "gallery" / "index.html"
LIBRARIES = {
    "renderer.css": ROOT / "node_modules/adaptivecards/dist/adaptivecards.css",
    "renderer.js": ROOT / "node_modules/adaptivecards/dist/adaptivecards.min.js",
    "markdown.js": ROOT / "node_modules/markdown-it/dist/browser/markdown-it.umd.min.js",
}


def collect() -> list[dict[str, Any]]:
    """Every example of every card, in every language, in the order in which the cards name them.

    `bare` is the same card where a client draws no charts; missing when that changes nothing.
    """
    return [_entry(one) for one in examples()]


def _entry(one: Example) -> dict[str, Any]:
    card = one.content.json()
    entry: dict[str, Any] = {"name": one.card, "example": one.name, "language": one.language, "card": card}
    bare = without_drawings(card)
    return {**entry, "bare": bare} if bare != card else entry


def embedded(value: object) -> str:
    """JSON that may stand inside a script element, whatever a card's text holds."""
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")


def build(shown: Iterable[Mapping[str, Any]]) -> str:
    """The page as text."""
    hosts = {theme: json.loads((HERE / "host" / f"{theme}.json").read_text("utf-8")) for theme in ("light", "dark")}
    parts = {name: path.read_text("utf-8") for name, path in LIBRARIES.items()}
    parts |= {name: (HERE / name).read_text("utf-8") for name in ("page.css", "page.js")}
    parts |= {"examples.json": embedded(list(shown)), "hosts.json": embedded(hosts)}
    page = (HERE / "page.html").read_text("utf-8")
    for name, text in parts.items():
        page = page.replace(f"/*{{{name}}}*/", text)
    return page


def main() -> int:
    """Exit code 1 when a card is not what the schema allows; the page is written all the same."""
    shown = collect()
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(build(shown), "utf-8")
    print(f"{len(shown)} examples of {len({one['name'] for one in shown})} cards: {PAGE.relative_to(ROOT)}")
    wrong = [(one, found) for one in shown for found in problems(one["card"])]
    for one, found in wrong:
        print(f"{one['name']}, {one['example']}, {one['language']}: {found}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
