"""Whatever the package puts before a person, the bot does."""

from pathlib import Path

import pytest

from bot.front.commands import COMMANDS, command_of
from bot.front.extension import ACTIONS
from bot.words.languages import LANGUAGES, Language
from cards.texts import texts
from tests.conversations.school import School
from tests.manifest.package import ROOT, json_of


def listed(package: Path, language: Language, part: str = "prompt") -> list[str]:
    """What is shown of each command, or put in the box where one types."""
    commands = json_of(package, "manifest.json")["bots"][0]["commandLists"][0]["commands"]
    assert {one["type"] for one in commands} == {"prompt"}
    if language == "nl":
        return [one[part] for one in commands]
    told = json_of(package, f"{language}.json")
    return [told[f"bots[0].commandLists[0].commands[{index}].{part}"] for index in range(len(commands))]


def extension_ids(package: Path, type_: str) -> list[str]:
    (extension,) = json_of(package, "manifest.json")["composeExtensions"]
    return [command["id"] for command in extension["commands"] if command["type"] == type_]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", ["title", "prompt"])
def test_every_listed_command_is_understood(package: Path, language: Language, part: str) -> None:
    found = [command_of(text, language) for text in listed(package, language, part)]
    assert found == [command for command in COMMANDS if command.listed]


async def test_listed_commands_are_no_questions(package: Path, school: School) -> None:
    await school.carla.installs()
    await school.carla.says("xyzzy")
    unanswered = school.carla.newest.text
    for title in listed(package, "nl"):
        await school.carla.says(title)
        shown = school.carla.newest.text
        assert shown != unanswered, title
        assert texts("nl")("trouble-title") not in shown


async def test_each_search_has_its_own_answer(package: Path, school: School) -> None:
    said = {command: await school.ana.searches(command, "xyzzy") for command in extension_ids(package, "query")}
    assert {command: reply.toast for command, reply in said.items()} == {
        "kennis": texts("nl")("search-nothing"),
        "mijnAanvragen": texts("nl")("requests-none"),
    }


def test_what_has_to_be_typed_in_the_test_client_is_told(package: Path) -> None:
    told = (ROOT / "docs/playground.md").read_text(encoding="utf-8")
    for kind, label in (("query", "Search Command"), ("action", "Action\n  Command")):
        ids = " and ".join(f"`{one}`" for one in extension_ids(package, kind))
        assert f'"{label}" for {ids}' in told


async def test_every_action_opens_a_dialog(package: Path, school: School) -> None:
    ids = extension_ids(package, "action")
    assert set(ids) == set(ACTIONS) - {""}
    for command in ids:
        assert (await school.carla.opens(command))["type"] == "AdaptiveCard"
