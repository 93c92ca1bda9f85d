"""Reads the file of templates: texts of announcements with blanks, in one language or more.

[[templates]]
id = "event"
name = { nl = "Activiteit", fr = "Activité", en = "Event" }
about = { nl = "Wat, wanneer en voor wie.", fr = "Quoi, quand et pour qui.", en = "What, when and for whom." }
title = { nl = "{activiteit} op {dag}", fr = "{activité} le {jour}", en = "{event} on {day}" }
text = { nl = "We verwelkomen je om {uur} in {plaats}.", fr = "...", en = "..." }
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, cast

from bot.announce.templates.blanks import LONGEST, is_broken
from bot.announce.templates.template import Template, Templates
from bot.announce.writing.words import MAX_TITLE, MOST_PIECES
from bot.people.importance import Importance
from bot.toml_files import (
    Flag,
    Found,
    Hint,
    Labels,
    Raw,
    SomeLabels,
    SomeParagraphs,
    Table,
    doubles,
    file_bytes,
    matching,
    one_of,
    parse,
    rows,
)
from bot.words.formatted import closed_links, read_formatted
from bot.words.translated import Translated

SHIPPED = Path(__file__).parent / "templates.toml"
MOST = 12
"""Templates in a file: they are offered on one card."""
_ID = re.compile(r"[a-z][a-z0-9_]{0,39}")


class _Template(Table, frozen=True):
    id: Annotated[str, matching(_ID.fullmatch, "small letters, figures and _, at most 40")]
    name: Labels
    about: Labels
    title: SomeLabels
    text: SomeParagraphs
    confirmation: Flag = False
    importance: Annotated[Importance, one_of("importance", list(Importance))] = Importance.IMPORTANT

    @classmethod
    def also(cls, raw: Raw) -> Iterator[Found]:
        written = {place: {language for language, _ in _texts(raw, place)} for place in ("title", "text")}
        for language in sorted(written["title"] ^ written["text"]):
            yield ("text" if language in written["title"] else "title",), f"'{language}' is missing"
        for place in ("title", "text"):
            for language, text in _texts(raw, place):
                if is_broken(text):
                    yield (
                        (place, language),
                        f"a brace stands alone: a blank is {{day}}, on one line, at most {LONGEST} characters",
                    )
        for language, title in _texts(raw, "title"):
            if len(title) > MAX_TITLE:
                yield ("title", language), f"must be at most {MAX_TITLE} characters"
        for language, text in _texts(raw, "text"):
            for address in closed_links(text):
                yield ("text", language), f"no link that opens on the web: {address[:60]}"
            if sum(len(line.pieces) for line in read_formatted(text)) > MOST_PIECES:
                yield ("text", language), f"at most {MOST_PIECES} stretches in bold, italics or links"


def _texts(raw: Raw, place: str) -> Iterator[tuple[str, str]]:
    texts = raw.get(place)
    for language, text in cast(Raw, texts).items() if isinstance(texts, dict) else ():
        if isinstance(text, str):
            yield str(language), text


class _File(Table, frozen=True):
    templates: Annotated[tuple[_Template, ...], Hint("at least one of [[templates]]")]

    @classmethod
    def also(cls, raw: Raw) -> Iterator[Found]:
        yield from doubles(raw, "templates", "template")
        if len(list(rows(raw, "templates"))) > MOST:
            yield ("templates",), f"at most {MOST} fit on a card"


@cache
def shipped_templates() -> Templates:
    """Those of the file that comes with Bode."""
    return templates_of(SHIPPED.name, file_bytes(SHIPPED))


def templates_of_files(files: Mapping[str, bytes]) -> Templates:
    """Raises BadFiles with everything that is wrong, each with file, place and problem."""
    return next((templates_of(name, text) for name, text in files.items()), None) or shipped_templates()


def templates_of(name: str, text: bytes) -> Templates:
    """Raises BadFiles, as `templates_of_files`; `name` is that of the file."""
    return Templates(tuple(map(_template, parse(name, text, _File).templates)))


def _template(one: _Template) -> Template:
    return Template(
        one.id,
        Translated(one.name),
        Translated(one.about),
        one.title,
        {language: text.strip() for language, text in one.text.items()},
        one.confirmation,
        one.importance,
    )
