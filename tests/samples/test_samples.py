"""The demo organisation agrees with itself: nothing is named that does not exist, and every document can be read."""

import re
import uuid
from collections import Counter
from pathlib import PurePosixPath
from typing import Any

import pytest

from tests.samples.reading import DOCUMENTS, SAMPLES, data, paths, principals_of, readers_of, text_of

ROLES = {
    *("teacher", "headmaster", "care", "secretary", "ict", "hr", "prevention", "communication"),
    *("operator", "finance", "support"),
}
ORGANISATION = data("organisation.toml")
PEOPLE: dict[str, dict[str, Any]] = {person["key"]: person for person in ORGANISATION["people"]}
SCHOOLS = {school["id"] for school in ORGANISATION["schools"]}
GROUPS: dict[str, list[str]] = {group["id"]: group["members"] for group in ORGANISATION["groups"]}
FOLDERS: dict[str, list[str]] = data("documents/readers.toml")["folders"]
ANNOUNCEMENTS: list[dict[str, Any]] = data("announcements.toml")["announcements"]
QUESTIONS: list[dict[str, Any]] = data("questions.toml")["questions"]
ANSWERABLE = [question for question in QUESTIONS if question["expected"]]
UNLISTED = "Werkgroepen"


def exists(principal: str) -> bool:
    kind, _, name = principal.partition(":")
    known = {
        "everyone": {""},
        "group": set(GROUPS),
        "school": SCHOOLS,
        "role": ROLES,
        "person": {person["id"] for person in PEOPLE.values()},
    }
    return name in known[kind]


def managers_above(key: str) -> list[str]:
    above: list[str] = []
    while (manager := PEOPLE[key].get("manager")) is not None:
        assert manager not in above, f"{key} stands in a circle of managers"
        above.append(manager)
        key = manager
    return above


def test_people_are_unique_and_well_formed() -> None:
    assert len(PEOPLE) == len(ORGANISATION["people"]) >= 60
    assert len({uuid.UUID(person["id"]) for person in PEOPLE.values()}) == len(PEOPLE)
    for key, person in PEOPLE.items():
        assert re.fullmatch(r"[a-z]+\.[a-z]+", key), key
        assert person["school"] in SCHOOLS, key
        assert person["roles"], key
        assert set(person["roles"]) <= ROLES, key
        assert person["language"] in {"nl", "fr", "en"}, key


def test_everybody_answers_to_the_general_director() -> None:
    tops = [key for key, person in PEOPLE.items() if "manager" not in person]
    assert len(tops) == 1
    assert all(managers_above(key)[-1:] == tops for key in PEOPLE if key not in tops)


@pytest.mark.parametrize("school", sorted(SCHOOLS - {"centraal"}))
def test_a_school_has_one_headmaster_who_manages_its_staff(school: str) -> None:
    staff = {key: person for key, person in PEOPLE.items() if person["school"] == school}
    (headmaster,) = [key for key, person in staff.items() if "headmaster" in person["roles"]]
    assert headmaster in GROUPS["directies"]
    assert {person["manager"] for key, person in staff.items() if key != headmaster} == {headmaster}


def test_groups_have_members_who_exist_and_names_in_three_languages() -> None:
    assert len(GROUPS) == len(ORGANISATION["groups"])
    for group in ORGANISATION["groups"]:
        assert set(group["name"]) == {"nl", "fr", "en"}, group["id"]
        assert group["members"], group["id"]
        assert set(group["members"]) <= set(PEOPLE), group["id"]
        assert len(set(group["members"])) == len(group["members"]), group["id"]


def test_the_people_whom_everything_else_speaks_about_are_there() -> None:
    ana, ben, farid = PEOPLE["ana.martens"], PEOPLE["ben.claes"], PEOPLE["farid.benali"]
    assert ana["manager"] == "ben.claes"
    assert ana["school"] == ben["school"] == PEOPLE["emma.janssens"]["school"] == "de-linde"
    assert farid["manager"] not in {ana["manager"], "ben.claes"}
    assert "communication" in PEOPLE["carla.desmet"]["roles"]
    assert "nadia.elamrani" in GROUPS["hr"]
    assert [PEOPLE[key]["language"] for key in ("sophie.lambert", "james.okoro")] == ["fr", "en"]


def test_the_calendar_names_only_schools_and_functions_that_exist() -> None:
    calendar = data("calendar.toml")
    assert {school["id"] for school in calendar["schools"]} <= SCHOOLS
    assert {one["id"] for one in calendar["functions"]} == {
        name for person in PEOPLE.values() for name in person.get("functions", [])
    }


def test_who_is_named_as_help_can_be_reached() -> None:
    principals = {one for topic in data("topics.toml")["topics"] for one in topic.get("contacts", [])}
    named = {key for key in PEOPLE for one in principals if one in principals_of(key)}
    assert named
    for key in named:
        assert PEOPLE[key]["phone"], key
        assert PEOPLE[key]["mail"].endswith(f"@{ORGANISATION['organisation']['domain']}"), key


def test_whoever_asks_in_the_demo_has_a_mail_address_that_forms_and_systems_can_use() -> None:
    for key in ("ana.martens", "lotte.peeters"):
        assert PEOPLE[key].get("mail") == f"{key}@{ORGANISATION['organisation']['domain']}"


def test_readers_name_only_folders_and_principals_that_exist() -> None:
    for folder, principals in FOLDERS.items():
        assert (DOCUMENTS / folder).is_dir(), folder
        assert principals, folder
        assert all(exists(principal) for principal in principals), folder


def test_one_folder_is_read_by_nobody() -> None:
    assert {path.split("/")[0] for path in paths() if not readers_of(path)} == {UNLISTED}


def test_there_are_enough_documents_of_every_type_within_the_size() -> None:
    kinds = Counter(PurePosixPath(path).suffix for path in paths())
    assert set(kinds) == {".docx", ".pptx", ".xlsx", ".pdf", ".html", ".md", ".txt"}
    assert min(kinds.values()) >= 3
    assert {kind for kind, _ in kinds.most_common(2)} == {".docx", ".pdf"}
    assert kinds.total() >= 40
    assert sum(file.stat().st_size for file in SAMPLES.rglob("*") if file.is_file()) < 6_000_000


@pytest.mark.parametrize("path", paths())
def test_a_document_opens_and_has_something_to_say(path: str) -> None:
    assert len(text_of(path)) >= 1200


def test_announcements_come_from_people_and_go_to_principals_that_exist() -> None:
    assert len({announcement["id"] for announcement in ANNOUNCEMENTS}) == len(ANNOUNCEMENTS) == 5
    for announcement in ANNOUNCEMENTS:
        assert announcement["author"] in PEOPLE, announcement["id"]
        assert announcement["audience"], announcement["id"]
        assert all(exists(principal) for principal in announcement["audience"]), announcement["id"]
        assert announcement["link"].startswith(f"https://intranet.{ORGANISATION['organisation']['domain']}/")
        assert isinstance(announcement["confirmation"], bool)


def test_there_are_forty_questions_and_twelve_that_must_not_be_answered() -> None:
    assert len(ANSWERABLE) == 40
    assert len(QUESTIONS) - len(ANSWERABLE) == 12
    assert len({question["question"] for question in QUESTIONS}) == len(QUESTIONS)


@pytest.mark.parametrize("question", ANSWERABLE, ids=lambda question: question["question"])
def test_an_answer_stands_in_documents_that_the_person_may_read(question: dict[str, Any]) -> None:
    for path in question["expected"]:
        assert path in paths()
        assert readers_of(path) & principals_of(question["as"]), path
    assert question["says"] in text_of(question["expected"][0])


@pytest.mark.parametrize("question", [q for q in QUESTIONS if "forbidden" in q], ids=lambda q: q["question"])
def test_a_forbidden_document_exists_and_is_closed_to_the_person(question: dict[str, Any]) -> None:
    assert question["forbidden"] in paths()
    assert not readers_of(question["forbidden"]) & principals_of(question["as"])


@pytest.mark.parametrize("fact", ["€ 0,43 per kilometer", "0,43 € par kilomètre", "€ 0.43 per kilometre"])
def test_there_is_one_kilometre_allowance(fact: str) -> None:
    """The archived document keeps the old one; no other may name another amount."""
    current = {path: text_of(path) for path in paths() if not path.startswith("Archief/")}
    assert any(fact in text for text in current.values())
    found = [re.findall(r"€ (0[.,]\d\d)\b|\b(0[.,]\d\d) €", text) for text in current.values()]
    amounts = {"".join(pair).replace(".", ",") for pairs in found for pair in pairs}
    assert amounts == {"0,43", "0,30", "0,05"}
