"""Words of distress are recognised, and ordinary ones are not taken for it: measured on sentences written apart.

These sentences have all been seen since, so what is asserted is that nothing is lost. What each batch said of the rules
when it was new stands in tests/sets/README.md.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from bot.answer.experts.guiding import topic_for
from bot.answer.experts.topics_file import load_topics
from bot.front.commands import COMMANDS
from bot.words.distress import BEGINNING, MOST_LINES, Need, distress_in, helplines
from bot.words.languages import LANGUAGES

ROOT = Path(__file__).parents[2]
RECALL = 0.97
FALSE_ALARMS = 0.03

Row = Mapping[str, Any]


@cache
def rows(part: str) -> Sequence[Row]:
    lines = (ROOT / "tests" / "sets" / "distress.jsonl").read_text("utf-8").splitlines()
    return [row for row in map(json.loads, lines) if row["part"] == part]


def share(found: Sequence[bool]) -> float:
    return sum(found) / len(found)


def figures(part: str) -> Iterator[str]:
    for language in LANGUAGES:
        of = [row for row in rows(part) if row["language"] == language]
        seen = [distress_in(row["text"]) is not None for row in of]
        right = [one for one, row in zip(seen, of, strict=True) if row["distress"]]
        wrong = [one for one, row in zip(seen, of, strict=True) if not row["distress"]]
        yield f"{part} {language}: {sum(right)} of {len(right)} recognised, {sum(wrong)} of {len(wrong)} false alarms"


@pytest.mark.parametrize("part", ["develop", "held"])
def test_people_come_first_where_they_should_and_only_there(part: str) -> None:
    print(*figures(part), sep="\n")
    distress = [distress_in(row["text"]) is not None for row in rows(part) if row["distress"]]
    near = [distress_in(row["text"]) is not None for row in rows(part) if not row["distress"]]
    assert len(distress) > 70
    assert len(near) > 50
    assert share(distress) >= RECALL
    assert share(near) <= FALSE_ALARMS


@pytest.mark.parametrize("name", ["distress_beside", "distress_unseen"])
def test_what_was_reached_beside_the_rules_stays_so(name: str) -> None:
    lines = (ROOT / "tests" / "sets" / f"{name}.jsonl").read_text("utf-8").splitlines()
    beside = [(row["distress"], distress_in(row["text"]) is not None) for row in map(json.loads, lines)]
    assert share([seen for distress, seen in beside if distress]) >= RECALL
    assert share([seen for distress, seen in beside if not distress]) <= 0.01


def test_a_greeting_or_a_question_mark_changes_nothing() -> None:
    for row in rows("develop")[::3]:
        text = row["text"]
        found = distress_in(text)
        for other in (f"hallo Bode, {text}", f"{text}?", f"{text} aub", text.upper(), f"dag. {text}", f"{text}!!"):
            again = distress_in(other)
            assert (again and list(again.needs)) == (found and list(found.needs)), other


def test_who_it_is_about_decides_who_is_named() -> None:
    """Nobody who is hurt reads that a child needs them, and a pupil's danger is told as one."""
    fitting = {
        "self": set(Need) - {Need.CHILD},
        "colleague": set(Need) - {Need.CHILD},
        "child": {Need.CHILD, Need.DANGER, Need.LIFE},
    }
    of = [(row["about"], distress_in(row["text"])) for row in rows("develop") if row["distress"]]
    right = [found is not None and next(iter(found.needs)) in fitting[about] for about, found in of]
    assert share(right) >= RECALL


def test_questions_of_every_day_are_no_distress() -> None:
    for name in ("staff_wording", "other_messages"):
        lines = (ROOT / "tests" / "sets" / f"{name}.jsonl").read_text("utf-8").splitlines()
        found = [text for text in (json.loads(line)["text"] for line in lines) if distress_in(text)]
        assert found == []


def test_no_command_is_distress() -> None:
    called = [word for command in COMMANDS for language in LANGUAGES for word in command.words(language)]
    assert [word for word in called if distress_in(word)] == []


def test_the_demo_adds_no_false_alarm_of_its_own() -> None:
    """Only a subject that the organisation itself calls sensitive: its health, its conflicts, its debts."""
    topics = load_topics(ROOT / "samples" / "topics.toml")
    near = [row["text"] for row in rows("develop") if not row["distress"]]
    found = [topic.id for text in near if (topic := topic_for(topics, distress_in(text), text))]
    assert set(found) <= {"gezondheid"}
    assert share([True] * len(found) + [False] * (len(near) - len(found))) <= FALSE_ALARMS


def test_each_need_has_lines_in_each_language() -> None:
    for language in LANGUAGES:
        for need in Need:
            numbers = [line.number for line in helplines(language, (need,))]
            assert "112" in numbers
            assert len(set(numbers)) == len(numbers) <= MOST_LINES
    assert [line.number for line in helplines("nl", (Need.CHILD,))] == ["112", "1712", "102", "116 000"]
    assert "0800 32 123" in [line.number for line in helplines("fr", (Need.LIFE,))]
    assert "02 648 40 14" in [line.number for line in helplines("en", (Need.LIFE,))]
    both = [line.number for line in helplines("nl", (Need.LIFE, Need.VIOLENCE))]
    assert both == ["112", "1813", "106", "1712"]


@pytest.mark.parametrize("size", [100, 400])
def test_a_pasted_mail_is_read_to_its_end(size: int) -> None:
    mail = "We vergaderen woensdag over het rooster en de uitstap naar zee. " * size
    assert distress_in(mail) is None
    assert distress_in(f"{mail} En ik wil niet meer leven.")


def test_the_middle_of_what_is_longer_than_a_mail_is_not_read() -> None:
    """So that a pasted page makes nobody else wait."""
    page = "We vergaderen woensdag over het rooster. " * (BEGINNING // 20)
    assert distress_in(f"{page} Ik wil niet meer leven. {page}") is None
