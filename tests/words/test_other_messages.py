"""How well is told apart what a message asks for, on `tests/sets/other_messages.jsonl` as Ana of the demo organisation.

`python -m pytest tests/words/test_other_messages.py -s -k table` prints the table.
"""

import json
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from bot.front.commands import command_of
from bot.front.courtesies import courtesy_of
from bot.front.matters import Asker, settle
from bot.front.wishes import Kind, wish_of
from bot.people.directory import Directory, Row, Rows, directory_of
from bot.people.finding import PhoneBook
from bot.people.organisation_file import parse_organisation
from bot.words.languages import Language
from bot.words.matters import Ask
from bot.words.questions import questions_in
from bot.words.spoken import standard
from dialogs.form import load_forms

ROOT = Path(__file__).parents[2]
ROWS = [
    json.loads(line) for line in (ROOT / "tests/sets/other_messages.jsonl").read_text(encoding="utf-8").splitlines()
]
FORMS = load_forms()
BOOK = PhoneBook()

KINDS = {
    **dict.fromkeys((Ask.TIME, Ask.DATE, Ask.OCCASION, Ask.NEXT, Ask.FREE), "calendar"),
    **dict.fromkeys((Ask.UNKNOWN, Ask.REQUESTS, Ask.STANDING), "own"),
    **dict.fromkeys((Ask.PERSON, Ask.NAMED), "person"),
}


@cache
def demo() -> Directory:
    file = parse_organisation("organisation.toml", (ROOT / "samples/organisation.toml").read_bytes())
    people = {one.id: Row(one.id, one, 0) for one in file.people}
    schools = {one.id: Row(one.id, one, 0) for one in file.schools}
    groups = {one.id: Row(one.id, one, 0) for one in file.groups}
    return directory_of(file.organisation, Rows(people, schools, groups))


def as_one(name: str, language: Language = "nl") -> Asker:
    person = next(one for one in demo().people.values() if one.name == name)
    return Asker(person, language, demo(), date(2026, 11, 26))


def kind_of(text: str, language: Language) -> str:
    """In the order in which a message is looked at (bot.front.saying)."""
    if command := command_of(text, language):
        return "talk" if command.id == "help" and text.strip().casefold() != "help" else "command"
    if FORMS.by_keyword(text, language):
        return "command"
    if courtesy_of(text, language):
        return "talk"
    if wish := wish_of(text, language, FORMS):
        return "own" if wish.kind in {Kind.STATE, Kind.SHOW} else "command"
    if settled := settle(standard(text), as_one("Ana Martens", language), BOOK):
        return KINDS[settled.matter.ask]
    return "several" if len(questions_in(text).questions) > 1 else "document"


@cache
def told() -> list[tuple[str, str, str, str]]:
    """Kind, language, what it was taken for, the message."""
    return [(row["kind"], row["language"], kind_of(row["text"], row["language"]), row["text"]) for row in ROWS]


@pytest.mark.parametrize("kind", ["calendar", "own", "person", "talk", "command", "several"])
def test_what_stands_in_no_document_is_told_apart(kind: str) -> None:
    missed = [text for is_kind, _, taken, text in told() if is_kind == kind and taken != kind]
    total = sum(row["kind"] == kind for row in ROWS)
    assert 1 - len(missed) / total >= 0.95, missed


def test_questions_about_documents_stay_questions() -> None:
    # Two of a document's questions in one message are searched for as well, each.
    taken = [text for kind, _, taken, text in told() if kind == "document" and taken not in {"document", "several"}]
    assert len(taken) <= 0.05 * sum(row["kind"] == "document" for row in ROWS), taken


@pytest.mark.parametrize("row", [row for row in ROWS if row["kind"] == "several"], ids=lambda row: row["text"][:40])
def test_each_question_of_several_is_found(row: dict[str, int | str]) -> None:
    assert len(questions_in(str(row["text"])).questions) == row["questions"]


def test_the_table() -> None:
    """For who runs it with -s."""
    counts = Counter((kind, language, kind == taken) for kind, language, taken, _ in told())
    for kind, language in sorted({(kind, language) for kind, language, _ in counts}):
        right, wrong = counts[kind, language, True], counts[kind, language, False]
        print(f"{kind:10} {language}  {right}/{right + wrong}")
    for kind, _, taken, text in told():
        if kind != taken:
            print(f"  {kind} taken for {taken}: {text}")
    assert counts
