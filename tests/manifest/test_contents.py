"""The package is what the official schemas allow, says everything in three languages, and asks for little."""

from pathlib import Path
from typing import Any, cast

import pytest

from bot.front.commands import COMMANDS
from bot.words.languages import LANGUAGES
from cards.texts import texts
from manifest.contents import manifest, translated, translation, translations
from manifest.given import BadPackage, given
from manifest.permissions import asked
from tests.manifest.package import APP, SITE, build, files_of, json_of, problems, schema

MANIFEST = "MicrosoftTeams.schema.json"
LOCALIZATION = "MicrosoftTeams.Localization.schema.json"


def built() -> dict[str, Any]:
    return manifest(given(app_id=APP, website=SITE, publisher="Stad", version="1.2.3"))


def test_the_manifest_is_what_the_official_schema_allows(package: Path) -> None:
    assert problems(json_of(package, "manifest.json"), MANIFEST) == []


@pytest.mark.parametrize("language", translations())
def test_the_translations_are_what_the_official_schema_allows(package: Path, language: str) -> None:
    assert problems(json_of(package, f"{language}.json"), LOCALIZATION) == []


def test_the_schema_finds_what_is_too_long(package: Path) -> None:
    document = json_of(package, "manifest.json")
    document["composeExtensions"][0]["commands"][0]["title"] = "Kennis" * 10
    assert [line for line in problems(document, MANIFEST) if "is too long" in line]


def test_the_version_of_the_schema_is_said_alike_everywhere(package: Path) -> None:
    document = json_of(package, "manifest.json")
    version = document["manifestVersion"]
    # Draft 4 of JSON Schema has no "const": the validator passes over this one.
    assert cast("Any", schema(MANIFEST).schema)["properties"]["manifestVersion"]["const"] == version
    assert f"/v{version}/MicrosoftTeams.schema.json" in document["$schema"]
    for language in translations():
        assert f"/v{version}/{LOCALIZATION}" in json_of(package, f"{language}.json")["$schema"]


def test_every_text_is_there_in_every_language(package: Path) -> None:
    document = json_of(package, "manifest.json")
    wanted = set(translated(document))
    assert {"name.short", "description.full", "composeExtensions[0].commands[1].parameters[0].title"} <= wanted
    assert (
        len([key for key in wanted if key.startswith("bots[0]")])
        == 3 * len([command for command in COMMANDS if command.listed])
        == 30
    )
    for language in translations():
        told = json_of(package, f"{language}.json")
        assert set(told) - {"$schema"} == wanted
        assert all(text.strip() for text in told.values())


def test_translations_are_not_the_dutch_text(package: Path) -> None:
    document = json_of(package, "manifest.json")
    for language in translations():
        told = json_of(package, f"{language}.json")
        assert told["description.full"] != document["description"]["full"]
        for index, command in enumerate(document["composeExtensions"][0]["commands"]):
            assert told[f"composeExtensions[0].commands[{index}].description"] != command["description"]


def test_the_languages_are_those_whose_files_are_packed(package: Path) -> None:
    info = json_of(package, "manifest.json")["localizationInfo"]
    assert info["defaultLanguageTag"] == "nl"
    named = {entry["languageTag"]: entry["file"] for entry in info["additionalLanguages"]}
    assert named == {language: f"{language}.json" for language in translations()}
    assert set(files_of(package)) == {"manifest.json", *named.values(), "color.png", "outline.png"}


def test_a_text_that_nobody_translated_stops_the_build() -> None:
    document = built()
    document["composeExtensions"][0]["commands"].append({"id": "nieuw", "title": "Nieuw"})
    with pytest.raises(BadPackage, match=r"fr/manifest\.json lacks composeExtensions\[0\]\.commands\[3\]\.title"):
        translation("fr", document)


def test_a_translation_of_nothing_stops_the_build() -> None:
    document = built()
    del document["composeExtensions"][0]["commands"][2]
    with pytest.raises(BadPackage, match=r"en/manifest\.json has composeExtensions\[0\]\.commands\[2\]\.description"):
        translation("en", document)


def test_the_commands_are_those_of_the_table_in_the_words_of_the_help_card() -> None:
    for command in COMMANDS:
        for language in LANGUAGES:
            if command.id != "help":
                assert command.words(language)[0] == texts(language)(f"command-{command.id}")
    listed = built()["bots"][0]["commandLists"]
    assert [one["scopes"] for one in listed] == [["personal"]]
    called = [command.words("nl")[0] for command in COMMANDS if command.listed]
    assert [one["prompt"] for one in listed[0]["commands"]] == called
    assert [one["title"] for one in listed[0]["commands"]] == [f"{one[0].upper()}{one[1:]}" for one in called]
    assert listed[0]["commands"][2]["description"] == texts("nl")("help-mine")


def test_it_asks_for_little(package: Path) -> None:
    document = json_of(package, "manifest.json")
    assert list(asked(document)) == ["identity", "supportsFiles", "messageHandlers"]
    assert not {"webApplicationInfo", "authorization", "devicePermissions", "staticTabs"} & set(document)
    (bot,) = document["bots"]
    assert bot["scopes"] == ["personal", "team"]
    assert (bot["supportsFiles"], bot["isNotificationOnly"]) == (True, False)


def test_links_are_unfurled_of_ones_own_host_alone(package: Path, tmp_path: Path) -> None:
    document = json_of(package, "manifest.json")
    (handler,) = document["composeExtensions"][0]["messageHandlers"]
    assert handler["value"] == {"domains": ["bode.mijnstad.be"], "supportsAnonymizedPayloads": False}
    assert document["validDomains"] == ["bode.mijnstad.be"]
    without = json_of(build(tmp_path / "bode.zip"), "manifest.json")
    assert without["validDomains"] == []
    assert "messageHandlers" not in without["composeExtensions"][0]


def test_the_app_is_tied_to_its_registration_where_bode_installs_itself(tmp_path: Path) -> None:
    document = json_of(build(tmp_path / "bode.zip", "--self-install"), "manifest.json")
    assert document["webApplicationInfo"] == {"id": APP}
    assert problems(document, MANIFEST) == []
    assert "webApplicationInfo" in asked(document)


@pytest.mark.parametrize("turned_on", ["by an option", "by the setting"])
def test_read_receipts_are_asked_for_only_where_they_are_turned_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, turned_on: str
) -> None:
    receipts = "ChatMessageReadReceipt.Read.Chat"
    assert receipts not in asked(json_of(build(tmp_path / "without.zip", "--self-install"), "manifest.json"))
    if turned_on == "by the setting":
        monkeypatch.setenv("BODE_READ_RECEIPTS", "true")
    options = ["--read-receipts"] if turned_on == "by an option" else []
    document = json_of(build(tmp_path / "bode.zip", *options), "manifest.json")
    (asks,) = document["authorization"]["permissions"]["resourceSpecific"]
    assert asks == {"name": receipts, "type": "Application"}
    assert document["webApplicationInfo"]["id"] == APP
    assert problems(document, MANIFEST) == []
    assert receipts in asked(document)


def test_what_was_given_stands_where_it_belongs(tmp_path: Path) -> None:
    publisher = 'Stad "Mijnstad" ${{VERSION}}'
    document = json_of(build(tmp_path / "bode.zip", "--publisher", publisher, "--version", "2.0.1"), "manifest.json")
    assert document["id"] == document["bots"][0]["botId"] == document["composeExtensions"][0]["botId"] == APP
    assert document["version"] == "2.0.1"
    assert document["developer"] == {
        "name": publisher,
        "websiteUrl": SITE,
        "privacyUrl": f"{SITE}/privacy",
        "termsOfUseUrl": f"{SITE}/terms",
    }
