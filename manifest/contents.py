"""The manifest and its translations, filled in: from the template, the table of commands and the texts of the cards."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, cast

from bot.front import extension
from bot.front.commands import COMMANDS, Command
from bot.words.languages import DEFAULT_LANGUAGE, LANGUAGES, Language
from bot.words.languages import FOLDER as TEXTS
from cards.texts import texts
from manifest.given import BadPackage, Given

FOLDER = Path(__file__).parent
READ_RECEIPTS = "ChatMessageReadReceipt.Read.Chat"

Document = dict[str, Any]
"""A JSON object as it stands in the package."""

_PLACEHOLDER = re.compile(r"\$\{\{(\w+)\}\}")

# What Teams lets one translate, of the parts that Bode's manifest has (MicrosoftTeams.Localization.schema.json).
_TRANSLATED = re.compile(
    r"name\.(short|full)|description\.(short|full|features\[\d\]\.(title|description))"
    r"|bots\[0\]\.commandLists\[\d\]\.commands\[\d+\]\.(title|description|prompt)"
    r"|composeExtensions\[0\]\.commands\[\d\]\.(parameters\[\d\]\.)?(title|description)"
)


def manifest(values: Given) -> Document:
    """manifest.json, in the default language. Raises BadPackage when the template asks for what nobody gave."""
    filled = _filled(_read(FOLDER / "manifest.json"), _placeholders(values))
    for listed in filled["bots"][0]["commandLists"]:
        listed["commands"] = [_command(command, DEFAULT_LANGUAGE) for command in COMMANDS if command.listed]
    filled["localizationInfo"]["additionalLanguages"] = [
        {"languageTag": language, "file": f"{language}.json"} for language in translations()
    ]
    if values.domain:
        filled["validDomains"] = [values.domain]
        link = {"type": "link", "value": {"domains": [values.domain], "supportsAnonymizedPayloads": False}}
        filled["composeExtensions"][0]["messageHandlers"] = [link]
    if values.self_install:
        filled["webApplicationInfo"] = {"id": values.app_id}
    if values.read_receipts:
        # Teams wants a resource beside the id with such a permission, and does nothing with it.
        filled["webApplicationInfo"] = {"id": values.app_id, "resource": "https://RscBasedStoreApp"}
        asked = [{"name": READ_RECEIPTS, "type": "Application"}]
        filled["authorization"] = {"permissions": {"resourceSpecific": asked}}
    return filled


def translation(language: Language, built: Document) -> Document:
    """The file of one other language for the manifest `built`. Raises BadPackage when a text lacks or is left over."""
    told = _read(TEXTS / language / "manifest.json") | _commands(language, built)
    wanted, found = set(translated(built)), set(told) - {"$schema"}
    problems = [f"lacks {key}" for key in sorted(wanted - found)]
    problems += [f"has {key}, which the manifest has not" for key in sorted(found - wanted)]
    if problems:
        raise BadPackage(f"languages/{language}/manifest.json " + "; ".join(problems))
    return told


def translations() -> tuple[Language, ...]:
    """The languages beside the default one in which Teams can show the app: those that say how."""
    others = (language for language in LANGUAGES if language != DEFAULT_LANGUAGE)
    return tuple(language for language in others if (TEXTS / language / "manifest.json").exists())


def translated(built: Document) -> Iterator[str]:
    """The place of every text of the manifest that Teams shows in the person's own language."""
    return (place for place, _ in _strings(built, "") if _TRANSLATED.fullmatch(place))


def _placeholders(values: Given) -> Mapping[str, str]:
    return {
        "APP_ID": values.app_id,
        "VERSION": values.version,
        "PUBLISHER": values.publisher,
        "WEBSITE": values.website,
        "PRIVACY": values.privacy,
        "TERMS": values.terms,
        "KNOWLEDGE": extension.KNOWLEDGE,
        "REQUESTS": extension.REQUESTS,
        "ANNOUNCEMENT": extension.ANNOUNCEMENT,
    }


def _command(command: Command, language: Language) -> dict[str, str]:
    """Whoever presses the title gets the prompt in the box where they type: it is what Bode understands."""
    called = command.words(language)[0]
    shown = called[0].upper() + called[1:]
    return {"title": shown, "description": _description(command, language), "type": "prompt", "prompt": called}


def _description(command: Command, language: Language) -> str:
    """The line of the help card; the help card itself is described by its title."""
    return texts(language)("help-title" if command.id == "help" else f"help-{command.id}")


def _commands(language: Language, built: Document) -> dict[str, str]:
    return {
        f"bots[0].commandLists[{at}].commands[{index}].{key}": text
        for at, _ in enumerate(built["bots"][0]["commandLists"])
        for index, command in enumerate(command for command in COMMANDS if command.listed)
        for key, text in _command(command, language).items()
        if key != "type"
    }


def _read(file: Path) -> Document:
    try:
        return cast("Document", json.loads(file.read_text("utf-8")))
    except (OSError, ValueError) as error:
        raise BadPackage(f"{file} cannot be read: {error}") from error


def _filled(document: Document, values: Mapping[str, str]) -> Document:
    def value(match: re.Match[str]) -> str:
        if match[1] not in values:
            raise BadPackage(f"manifest/manifest.json asks for {match[0]}, which is not known")
        return values[match[1]]

    return cast("Document", _mapped(document, lambda text: _PLACEHOLDER.sub(value, text)))


def _mapped(node: object, change: Callable[[str], str]) -> object:
    """The same JSON with every string changed: what is filled in cannot break out of its string."""
    if isinstance(node, str):
        return change(node)
    if isinstance(node, list):
        return [_mapped(item, change) for item in cast("list[object]", node)]
    if isinstance(node, dict):
        return {key: _mapped(item, change) for key, item in cast("dict[str, object]", node).items()}
    return node


def _strings(node: object, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(node, str):
        yield place, node
    elif isinstance(node, list):
        for index, item in enumerate(cast("list[object]", node)):
            yield from _strings(item, f"{place}[{index}]")
    elif isinstance(node, dict):
        for key, item in cast("dict[str, object]", node).items():
            yield from _strings(item, f"{place}.{key}" if place else key)
