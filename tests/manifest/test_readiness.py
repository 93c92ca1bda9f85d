"""Each thing that Teams or its store would refuse is found, and named, before the package is written."""

import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from bot.words.languages import LANGUAGES
from manifest.given import BadPackage
from manifest.permissions import REASONS
from manifest.readiness import LENGTHS, check, problems
from tests.manifest.package import ROOT, build, files_of, json_of, schema

Change = Callable[[dict[str, Any]], object]


def wrong(package: Path, change: Change, name: str = "manifest.json") -> list[str]:
    """What is found once one file of the package is changed."""
    document = json_of(package, name)
    change(document)
    return list(problems({**files_of(package), name: json.dumps(document).encode()}))


def drawn(size: int, mode: str) -> bytes:
    kept = io.BytesIO()
    Image.new(mode, (size, size)).save(kept, "PNG")
    return kept.getvalue()


def test_the_package_is_ready(package: Path, tmp_path: Path) -> None:
    assert list(problems(files_of(package))) == []
    assert list(problems(files_of(build(tmp_path / "bode.zip", "--self-install")))) == []


CHANGES: dict[str, tuple[Change, str]] = {
    "a name that is too long": (
        lambda document: document["name"].update(short="Bode" * 8),
        "nl: name.short has 32 characters, 30 at most",
    ),
    "a feature that is too long": (
        lambda document: document["description"]["features"][1].update(title="x" * 46),
        "nl: description.features[1].title has 46 characters, 45 at most",
    ),
    "a text that says nothing": (
        lambda document: document["description"].update(short="  "),
        "nl: description.short says nothing",
    ),
    "a text with blanks around it": (
        lambda document: document["name"].update(full="Bode, je assistent "),
        "nl: name.full begins or ends with a blank",
    ),
    "somebody else's name": (
        lambda document: document["name"].update(short="Bode for Teams"),
        "nl: name.short has 'Teams' in it",
    ),
    "the same said twice": (
        lambda document: document["description"].update(full=f"{document['description']['short']} En meer."),
        "nl: description.full begins with description.short",
    ),
    "more commands than are shown": (
        lambda document: document["bots"][0]["commandLists"][0]["commands"].append(
            {"title": "Nog een", "description": "Meer", "prompt": "meer"}
        ),
        "a list has 11 commands, 10 at most",
    ),
    "two commands alike": (
        lambda document: document["bots"][0]["commandLists"][0]["commands"][1].update(title="Help"),
        "two commands of a list have the same title",
    ),
    "a domain with a star": (
        lambda document: document.update(validDomains=["bode.mijnstad.be", "*.mijnstad.be"]),
        "the domain *.mijnstad.be stands for whatever is below it",
    ),
    "links of somebody else": (
        lambda document: document["composeExtensions"][0]["messageHandlers"][0]["value"].update(
            domains=["www.mijnstad.be"]
        ),
        "links to www.mijnstad.be are no links of its own domains",
    ),
    "links for strangers": (
        lambda document: document["composeExtensions"][0]["messageHandlers"][0]["value"].update(
            supportsAnonymizedPayloads=True
        ),
        "links are unfurled for people whom Bode does not know",
    ),
    "a permission that nothing explains": (
        lambda document: document.update(devicePermissions=["geolocation"]),
        "it asks for geolocation, and nothing says why",
    ),
    "a permission of a resource that nothing explains": (
        lambda document: document.update(
            authorization={
                "permissions": {"resourceSpecific": [{"name": "ChatMessage.Read.Chat", "type": "Application"}]}
            }
        ),
        "it asks for ChatMessage.Read.Chat, and nothing says why",
    ),
    "a file that is not there": (
        lambda document: document["icons"].update(color="kleur.png"),
        "kleur.png is not in it",
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_would_be_refused_is_found(package: Path, name: str) -> None:
    change, said = CHANGES[name]
    assert said in wrong(package, change)


def test_links_without_a_command_are_found(package: Path) -> None:
    """Teams refuses an extension that does nothing else."""

    def without(document: dict[str, Any]) -> None:
        (extension,) = document["composeExtensions"]
        extension["commands"] = []

    assert "links are unfurled by a message extension without commands" in wrong(package, without)


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "nl"])
def test_a_translation_is_held_to_the_same(package: Path, language: str) -> None:
    place = "composeExtensions[0].commands[0].title"
    found = wrong(package, lambda told: told.update({place: "x" * 33}), f"{language}.json")
    assert found == [f"{language}: {place} has 33 characters, 32 at most"]
    found = wrong(package, lambda told: told.pop("bots[0].commandLists[0].commands[2].prompt"), f"{language}.json")
    assert found == [f"{language}: bots[0].commandLists[0].commands[2].prompt says nothing"]


@pytest.mark.parametrize(
    ("icon", "content", "said"),
    [
        ("color.png", drawn(191, "RGB"), "the color icon is 191 by 191 pixels, and has to be 192 by 192"),
        ("color.png", b"GIF89a", "the color icon is no PNG"),
        ("outline.png", drawn(33, "RGBA"), "the outline icon is 33 by 33 pixels, and has to be 32 by 32"),
        ("outline.png", drawn(32, "RGB"), "the outline icon has no transparent ground"),
    ],
)
def test_an_icon_that_would_be_refused_is_found(package: Path, icon: str, content: bytes, said: str) -> None:
    assert list(problems({**files_of(package), icon: content})) == [said]


def test_what_belongs_to_nothing_is_found(package: Path) -> None:
    files = {**files_of(package), "de.json": b"{}", "leesmij.txt": b"x" * 2**20}
    assert list(problems(files)) == [
        "de.json is in it, and nothing names it",
        "leesmij.txt is in it, and nothing names it",
        "it is over 1048576 bytes",
    ]


def test_all_of_it_is_said_at_once(package: Path) -> None:
    files = {**files_of(package), "color.png": b"", "outline.png": b""}
    with pytest.raises(BadPackage, match=r"the color icon is no PNG; the outline icon is no PNG\.$"):
        check(files)


def test_no_text_may_be_longer_here_than_the_official_schema_takes() -> None:
    """Where it is shorter, older clients cut it."""
    official: dict[str, Any] = dict(schema("MicrosoftTeams.Localization.schema.json").schema)  # pyright: ignore
    patterns = {f"^{re.escape(key)}$": value for key, value in official["properties"].items() if "." in key}
    patterns |= official["patternProperties"]
    shorter: set[str] = set()
    for place in (
        *("name.short", "name.full", "description.short", "description.full"),
        *("description.features[0].title", "description.features[0].description"),
        *(f"bots[0].commandLists[0].commands[0].{part}" for part in ("title", "description", "prompt")),
        *(f"composeExtensions[0].commands[0].{part}" for part in ("title", "description")),
        *(f"composeExtensions[0].commands[0].parameters[0].{part}" for part in ("title", "description")),
    ):
        most = next(most for pattern, most in LENGTHS if re.fullmatch(pattern, place))
        theirs = next(value["maxLength"] for pattern, value in patterns.items() if re.search(pattern, place))
        assert most <= theirs, place
        shorter |= {place.rpartition(".")[2]} if most < theirs else set()
    assert shorter == {"title", "description"}


def test_the_page_for_administrators_explains_each_permission() -> None:
    page = (ROOT / "manifest/README.md").read_text(encoding="utf-8")
    for asked, why in REASONS.items():
        assert f"| `{asked}` | {why} |" in page
