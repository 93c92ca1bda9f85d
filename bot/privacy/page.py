"""All that is kept of a person as one HTML page to read: by theme, each thing with every field of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from html import escape
from itertools import groupby
from typing import Any

from bot.json import Json, JsonObject
from bot.privacy.holdings import BY_KIND
from cards.texts import Texts

THEMES: Mapping[str, str] = {
    "people": "privacy-people",
    "reach": "privacy-reach",
    "absences": "privacy-absences",
    "mandates": "privacy-mandates",
    "roles": "privacy-roles",
    "questions": "privacy-questions",
    "hand_offs": "privacy-hand-offs",
    "announcements": "privacy-announcements",
    "requests": "privacy-requests",
    "profile": "privacy-profile",
    "audit": "privacy-audit",
    "work": "privacy-work",
    "library": "privacy-library",
    "settings": "privacy-settings",
}
"""The titles of the themes of the declaration, in the order of the page."""

_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:46em;margin:2em auto;padding:0 1em;overflow-wrap:anywhere}"
    "summary{cursor:pointer}dt{font-weight:600}dd{margin:0 0 .3em 1em}"
)


def page_of(t: Texts, name: str, told: Sequence[JsonObject], files: Sequence[str], now: datetime) -> str:
    """`told` are the documents as the file of data has them."""
    title = escape(t("privacy-title", name=name))
    parts = [
        f'<!doctype html><html lang="{t.language}"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title}</title><style>{_STYLE}</style></head><body>",
        f"<h1>{title}</h1><p>{escape(t('privacy-made', day=t.long_day(now.date()), count=len(told)))}</p>",
        f"<p>{escape(t('privacy-rights'))}</p>",
        *_themes(t, told),
    ]
    if files:
        listed = "".join(f"<li>{escape(file)}</li>" for file in files)
        parts.append(f"<h2>{escape(t('privacy-files'))}</h2><ul>{listed}</ul>")
    return "".join([*parts, "</body></html>"])


def _themes(t: Texts, told: Sequence[JsonObject]) -> Iterator[str]:
    places = list(THEMES)

    def theme(one: JsonObject) -> int:
        return places.index(BY_KIND[str(one["kind"])].theme)

    for place, group in groupby(sorted(told, key=theme), theme):
        ones = list(group)
        yield f"<h2>{escape(t(THEMES[places[place]]))} ({len(ones)})</h2>"
        yield from (_one(one) for one in ones)


def _one(told: JsonObject) -> str:
    value = told["value"]
    rows = "".join(
        f"<dt>{escape(name)}</dt><dd>{escape(text)}</dd>" for name, text in _rows("", value) if name != "organisation"
    )
    return f"<details><summary>{escape(_summary(told))}</summary><dl>{rows}</dl></details>"


def _summary(told: JsonObject) -> str:
    """What one knows it by: its reference, title or words, and its day."""
    value: Any = told["value"]
    words = _title(value)
    at = next((value[name] for name in ("created", "asked", "at", "since", "changed") if value.get(name)), "")
    day = at[:10] if isinstance(at, str) else ""
    return " · ".join(part for part in (str(told["kind"]), day, words) if part)


def _title(value: Mapping[str, Any]) -> str:
    for name in ("reference", "text", "question", "deed", "name"):
        found = value.get(name)
        if isinstance(found, str) and found:
            return found if len(found) <= 80 else f"{found[:79]}…"
    return ""


def _rows(name: str, value: Json) -> Iterable[tuple[str, str]]:
    """Every field that says something, with a dotted name."""
    if isinstance(value, Mapping):
        for key, one in value.items():
            yield from _rows(f"{name}.{key}" if name else key, one)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        if all(isinstance(one, str | int | float) for one in value):
            if value:
                yield name, ", ".join(map(str, value))
        else:
            for number, one in enumerate(value, start=1):
                yield from _rows(f"{name}.{number}", one)
    elif value not in (None, ""):
        yield name, str(value)
