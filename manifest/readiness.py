"""Looks through a built package for what Teams or its store would refuse, and names all of it at once."""

import json
import re
import struct
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from bot.words.languages import DEFAULT_LANGUAGE
from manifest.contents import Document, translated
from manifest.given import BadPackage
from manifest.permissions import asked, why

LENGTHS = (
    (r"name\.short", 30),
    (r"name\.full", 100),
    (r"description\.short", 80),
    (r"description\.full", 4000),
    (r"description\.features\[\d\]\.title", 45),
    (r"description\.features\[\d\]\.description", 120),
    (r"bots.*\.title", 32),
    (r"bots.*\.description", 128),
    (r"bots.*\.prompt", 4000),
    (r"composeExtensions.*\.title", 32),
    (r"composeExtensions.*\.description", 128),
)
"""Characters of each text at most. Of a bot's commands that of the years before 1.28: older clients cut what is longer.
"""

SIZES = {"color": 192, "outline": 32}
"""Pixels of an icon's side."""

MOST_COMMANDS = 10
"""Of a list: the schema takes twelve, the clients show ten."""

MOST_BYTES = 2**20
"""Of the package; ours is a few kilobytes."""

_NAMES_OF_MICROSOFT = re.compile(r"\b(microsoft|teams|office|copilot|beta|test|demo)\b", re.IGNORECASE)
_PNG = b"\x89PNG\r\n\x1a\n"
_WITH_ALPHA = {4, 6}
"""Colour types of a PNG that have transparency."""


def check(files: Mapping[str, bytes]) -> None:
    """Raises BadPackage with everything that would be refused."""
    if found := list(problems(files)):
        raise BadPackage("Teams would refuse it: " + "; ".join(found) + ".")


def problems(files: Mapping[str, bytes]) -> Iterator[str]:
    """What is wrong with the files of a package, by name; nothing where it is sound."""
    document = cast("Document", json.loads(files["manifest.json"]))
    yield from _files(files, document)
    yield from _texts(files, document)
    yield from _icons(files, document)
    yield from _commands(document)
    yield from _domains(document)
    yield from (f"it asks for {one}, and nothing says why" for one in asked(document) if not why(one))


def _files(files: Mapping[str, bytes], document: Document) -> Iterator[str]:
    wanted = {"manifest.json", *document["icons"].values()}
    wanted |= {entry["file"] for entry in document["localizationInfo"].get("additionalLanguages", [])}
    yield from (f"{name} is not in it" for name in sorted(wanted - files.keys()))
    yield from (f"{name} is in it, and nothing names it" for name in sorted(files.keys() - wanted))
    if sum(map(len, files.values())) > MOST_BYTES:
        yield f"it is over {MOST_BYTES} bytes"


def _texts(files: Mapping[str, bytes], document: Document) -> Iterator[str]:
    places = list(translated(document))
    own = {place: str(_at(document, place)) for place in places}
    yield from _said(DEFAULT_LANGUAGE, places, own)
    for entry in document["localizationInfo"].get("additionalLanguages", []):
        if entry["file"] in files:
            yield from _said(entry["languageTag"], places, json.loads(files[entry["file"]]))


def _said(language: str, places: Sequence[str], told: Mapping[str, str]) -> Iterator[str]:
    for place in places:
        text = told.get(place, "")
        most = next(most for pattern, most in LENGTHS if re.fullmatch(pattern, place))
        if not text.strip():
            yield f"{language}: {place} says nothing"
        elif len(text) > most:
            yield f"{language}: {place} has {len(text)} characters, {most} at most"
        elif text != text.strip():
            yield f"{language}: {place} begins or ends with a blank"
    name, short = told.get("name.short", ""), told.get("description.short", "")
    if found := _NAMES_OF_MICROSOFT.search(name):
        yield f"{language}: name.short has {found[0]!r} in it"
    if short and told.get("description.full", "").startswith(short):
        yield f"{language}: description.full begins with description.short"


def _icons(files: Mapping[str, bytes], document: Document) -> Iterator[str]:
    for name, side in SIZES.items():
        content = files.get(document["icons"][name], b"")
        if not content.startswith(_PNG) or len(content) < 26:
            yield f"the {name} icon is no PNG"
            continue
        width, height, _, colours = struct.unpack(">IIBB", content[16:26])
        if (width, height) != (side, side):
            yield f"the {name} icon is {width} by {height} pixels, and has to be {side} by {side}"
        if name == "outline" and colours not in _WITH_ALPHA:
            yield "the outline icon has no transparent ground"


def _commands(document: Document) -> Iterator[str]:
    for listed in document["bots"][0]["commandLists"]:
        commands = listed["commands"]
        if len(commands) > MOST_COMMANDS:
            yield f"a list has {len(commands)} commands, {MOST_COMMANDS} at most"
        if len({one["title"] for one in commands}) < len(commands):
            yield "two commands of a list have the same title"
    extensions: Sequence[Any] = document.get("composeExtensions", [])
    if any(one.get("messageHandlers") and not one.get("commands") for one in extensions):
        yield "links are unfurled by a message extension without commands"


def _domains(document: Document) -> Iterator[str]:
    valid = document.get("validDomains", [])
    yield from (f"the domain {one} stands for whatever is below it" for one in valid if "*" in one)
    for extension in document.get("composeExtensions", []):
        for handler in extension.get("messageHandlers", []):
            domains = handler["value"]["domains"]
            yield from (f"links to {one} are no links of its own domains" for one in domains if one not in valid)
            if handler["value"].get("supportsAnonymizedPayloads"):
                yield "links are unfurled for people whom Bode does not know"


def _at(document: Document, place: str) -> object:
    found: Any = document
    for step in re.findall(r"[^.\[\]]+", place):
        found = found[int(step)] if step.isdigit() else found[step]
    return found
