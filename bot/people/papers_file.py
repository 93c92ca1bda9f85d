"""Reads the papers file: who gives an employment certificate or the like, and what it says.

[issuer]
name = "Scholengroep De Vaart"
address = ["Vaartkant 1", "9000 Gent"]
place = "Gent"
signatory = "Lieve Peeters"
function = { nl = "algemeen directeur", fr = "directrice générale", en = "general manager" }

[[papers]]
id = "employment"
title = { nl = "Attest van tewerkstelling", fr = "Attestation d'emploi", en = "Certificate of employment" }
paragraphs = [{ nl = "{name} werkt bij ons sinds {since}.", fr = "...", en = "..." }]

[[papers.blanks]]
id = "since"
label = { nl = "In dienst sinds", fr = "En service depuis", en = "In service since" }
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from bot.people.papers import ALWAYS, FACTS, Blank, Issuer, Papers, Template, places_in
from bot.toml_files import Found, Hint, Labels, Line, Raw, Table, doubles, file_bytes, matching, parse, rows, unknown
from bot.words.translated import Translated

_ID = re.compile(r"[a-z][a-z0-9_]{0,39}")
_MOST_BLANKS, _MOST_LINES, _MOST_PARAGRAPHS = 5, 6, 12

_Id = Annotated[str, matching(_ID.fullmatch, "small letters, figures and _, at most 40")]


class _Issuer(Table, frozen=True):
    name: Line
    address: tuple[Line, ...]
    place: Line
    signatory: Line
    function: Labels

    @classmethod
    def also(cls, raw: Raw) -> Iterator[Found]:
        lines = raw.get("address")
        if isinstance(lines, list) and not 0 < len(lines) <= _MOST_LINES:  # pyright: ignore[reportUnknownArgumentType]
            yield ("address",), f"needs 1 to {_MOST_LINES} lines"


class _Blank(Table, frozen=True):
    id: _Id
    label: Labels


class _Paper(Table, frozen=True):
    id: _Id
    title: Labels
    paragraphs: Annotated[tuple[Labels, ...], Hint("at least one text in each language")]
    blanks: Annotated[tuple[_Blank, ...], Hint("tables")] = ()

    @classmethod
    def also(cls, raw: Raw) -> Iterator[Found]:
        yield from doubles(raw, "blanks", "blank")
        blanks = [str(one.get("id")) for _, one in rows(raw, "blanks")]
        if len(blanks) > _MOST_BLANKS:
            yield ("blanks",), f"at most {_MOST_BLANKS} fit on a card"
        for taken in {*FACTS, *ALWAYS}.intersection(blanks):
            yield ("blanks",), f"'{taken}' is known: name a blank otherwise"
        known = [*FACTS, *ALWAYS, *blanks]
        paragraphs = list(rows(raw, "paragraphs"))
        if not 0 < len(paragraphs) <= _MOST_PARAGRAPHS:
            yield ("paragraphs",), f"needs 1 to {_MOST_PARAGRAPHS}"
        for number, texts in paragraphs:
            for language, text in texts.items():
                for name in places_in(text) if isinstance(text, str) else ():
                    if name not in known:
                        yield ("paragraphs", number, language), unknown("place", name, known)


class _File(Table, frozen=True):
    issuer: _Issuer
    papers: tuple[_Paper, ...] = ()

    @classmethod
    def also(cls, raw: Raw) -> Iterator[Found]:
        yield from doubles(raw, "papers", "paper")


def load_papers(path: Path) -> Papers:
    """Raises BadFiles with everything that is wrong, each with file, place and problem."""
    return papers_of(path.name, file_bytes(path))


def papers_of(name: str, text: bytes) -> Papers:
    """Raises BadFiles, as `load_papers`; `name` is that of the file."""
    file = parse(name, text, _File)
    one = file.issuer
    issuer = Issuer(one.name, one.address, one.place, one.signatory, Translated(one.function))
    return Papers(issuer, tuple(map(_template, file.papers)))


def _template(paper: _Paper) -> Template:
    blanks = tuple(Blank(one.id, Translated(one.label)) for one in paper.blanks)
    return Template(Translated(paper.title), tuple(map(Translated, paper.paragraphs)), paper.id, blanks)
