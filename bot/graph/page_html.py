"""Writes a modern page of SharePoint as one HTML document: what its readers see of its words, in their order.

Taken are the title, the description where the text does not say it too, text web parts as they are, and of other web
parts the words that somebody typed in them: their own title, titles and descriptions of links, captions. A web part
that is meant for some of the readers is left out. Shapes: Microsoft's `sitePage`, `canvasLayout`, `webPartData`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape, unescape
from typing import Any, cast

from bot.json import JsonObject

_TYPED = ("title", "heading", "name", "description", "text", "caption", "captiontext", "subtitle", "label")
"""How the last part of the key of such words is called, in the order in which they are read; keys are those that a web
part gives its words, such as `items[0].title`."""
_TAGS = re.compile(r"<[^<>]*>")
_TEMPLATES = "SitePages/Templates/"


def is_page(name: str) -> bool:
    return name.casefold().endswith(".aspx")


def is_published(page: JsonObject) -> bool:
    """As its readers see it: not a draft, not checked out, not a template for other pages."""
    return _state(page).get("level") == "published" and not _is_template(page)


def published_version(page: JsonObject) -> int:
    """Of what its readers see, also where this is a draft after it: versions count from 1.0 there. 0 for none."""
    number = str(_state(page).get("versionId") or "").partition(".")[0]
    return int(number) if number.isdecimal() and not _is_template(page) else 0


def html_of(page: JsonObject) -> str:
    title, parts = _line(page.get("title")), [*_parts(_object(page.get("canvasLayout")))]
    description, body = _line(page.get("description")), "\n".join(parts)
    # Where nobody wrote one, SharePoint makes it of how the text begins.
    begins = description.rstrip(".… ")
    if begins and begins not in _line(unescape(_TAGS.sub(" ", body))):
        body = f"<p>{escape(description)}</p>\n{body}"
    name = escape(title)
    return f'<!doctype html><meta charset="utf-8"><title>{name}</title><body><h1>{name}</h1>\n{body}</body>'


def _parts(layout: JsonObject) -> Iterator[str]:
    """Section by section, in each column by column; what stands at the side comes last."""
    for section in _objects(layout.get("horizontalSections")):
        for column in _objects(section.get("columns")):
            yield from map(_part, _objects(column.get("webparts")))
    yield from map(_part, _objects(_object(layout.get("verticalSection")).get("webparts")))


def _part(part: JsonObject) -> str:
    data = _object(part.get("data"))
    if data.get("audiences") or part.get("audiences"):
        return ""
    if "innerHtml" in part:
        return f"<div>{part['innerHtml'] or ''}</div>"
    content = _object(data.get("serverProcessedContent"))
    words = {str(one.get("key")): _line(one.get("value")) for one in _objects(content.get("searchablePlainTexts"))}
    title = words.pop("title", "")
    own = f"<h2>{escape(title)}</h2>" if title else ""
    rich = "".join(f"<div>{one.get('value') or ''}</div>" for one in _objects(content.get("htmlStrings")))
    items = "".join(f"<li>{escape(item)}</li>" for item in _items(words))
    return f"{own}{rich}<ul>{items}</ul>" if items else own + rich


def _items(words: Mapping[str, str]) -> Iterator[str]:
    """One of each thing that a web part shows several of."""
    found: dict[str, dict[str, str]] = {}
    for key, value in words.items():
        of, _, called = key.rpartition(".")
        if value and called.casefold() in _TYPED:
            found.setdefault(of, {})[called.casefold()] = value
    for typed in found.values():
        yield ": ".join(dict.fromkeys(typed[called] for called in _TYPED if called in typed))


def _is_template(page: JsonObject) -> bool:
    return _TEMPLATES.casefold() in str(page.get("webUrl") or "").casefold()


def _state(page: JsonObject) -> JsonObject:
    return _object(page.get("publishingState"))


def _line(value: Any) -> str:
    return " ".join(str(value or "").split())


def _object(value: Any) -> JsonObject:
    return cast("JsonObject", value) if isinstance(value, dict) else {}


def _objects(value: Any) -> Sequence[JsonObject]:
    return [_object(one) for one in cast("Sequence[Any]", value)] if isinstance(value, list) else ()
