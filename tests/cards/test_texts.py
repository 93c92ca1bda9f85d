"""The texts: complete in three languages, all of them used, and dates and numbers as people here write them."""

import ast
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from bot.doctor.tenant import text_of
from bot.front.commands import COMMANDS, HIDDEN
from bot.graph.permissions import Permission
from bot.people.occasions import OCCASIONS
from bot.people.person import Role
from bot.words.languages import FOLDER, LANGUAGES, Language
from cards.texts import UnknownText, texts
from tests.dialogs.test_problems import EVERY_PROBLEM

ROOT = Path(__file__).parents[2]
SAYING = (
    "cards",
    "dialogs",
    "bot/announce",
    "bot/answer",
    "bot/arrange",
    "bot/doctor",
    "bot/web",
    "bot/front",
    "bot/people",
    "bot/privacy",
    "bot/work",
)
"""Where texts are named by their key, whole, so that they can be found."""

COMMANDS_SHOWN = {command.id for command in (*COMMANDS, *HIDDEN)} - {"help"}
BUILT = {
    *(f"{what}-{role}" for role in Role for what in ("role", "who")),
    *(f"{what}-{command}" for command in COMMANDS_SHOWN for what in ("command", "help")),
    *(f"occasion-{name}" for name in (*OCCASIONS, "bridge")),
    *(text_of(permission, what) for permission in Permission for what in ("why", "lost")),
    *EVERY_PROBLEM,
}
"""Keys that are put together, or that stand elsewhere."""

NOW = datetime(2026, 11, 23, 9, 24, tzinfo=UTC)


class Variables(Visitor):
    def __init__(self) -> None:
        self.found: set[str] = set()

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802
        self.found.add(node.id.name)


def source(language: Language) -> str:
    return "\n".join(file.read_text("utf-8") for file in sorted((FOLDER / language).glob("*.ftl")))


@cache
def messages(language: Language) -> Mapping[str, frozenset[str]]:
    """Key -> the variables that its text uses; fails on what the parser could not read."""
    found: dict[str, frozenset[str]] = {}
    for entry in FluentParser().parse(source(language)).body:
        assert not isinstance(entry, ftl.Junk), f"{language}: {entry.content}"
        if isinstance(entry, ftl.Message):
            assert entry.id.name not in found, f"{language}: {entry.id.name} twice"
            variables = Variables()
            variables.visit(entry)
            found[entry.id.name] = frozenset(variables.found)
    return found


def literals() -> Iterator[str]:
    for folder in SAYING:
        for file in (ROOT / folder).rglob("*.py"):
            if "examples" not in file.parts:
                tree = ast.parse(file.read_text("utf-8"))
                yield from (
                    node.value
                    for node in ast.walk(tree)
                    if isinstance(node, ast.Constant) and isinstance(node.value, str)
                )


def called() -> Iterator[str]:
    """What stands literally in a call t("...")."""
    for folder in SAYING:
        for file in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(_parsed(file)):
                if isinstance(node, ast.Call) and node.args and _is_t(node.func):
                    first = node.args[0]
                    if isinstance(first, ast.Constant) and isinstance(first.value, str):
                        yield first.value


def _parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"))


def _is_t(function: ast.expr) -> bool:
    return (isinstance(function, ast.Name) and function.id == "t") or (
        isinstance(function, ast.Attribute) and function.attr == "t"
    )


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_languages_have_the_same_texts_with_the_same_variables(language: Language) -> None:
    dutch, other = messages("nl"), messages(language)
    assert list(other) == list(dutch), "same keys in the same order"
    assert {key: names for key, names in other.items() if names != dutch[key]} == {}


@pytest.mark.walk
def test_every_text_is_used_and_every_used_text_is_there() -> None:
    known = set(messages("nl"))
    used = BUILT | (set(literals()) & known)
    assert known - used == set(), "nobody says these"
    assert (BUILT | set(called())) - known == set(), "these are not in the files"


@pytest.mark.parametrize("key", EVERY_PROBLEM)
def test_problems_have_a_text_for_their_arguments(key: str) -> None:
    assert messages("nl")[key] <= EVERY_PROBLEM[key]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_has_markdown_or_isolation_marks(language: Language) -> None:
    said = [line.partition("=")[2] for line in source(language).splitlines() if re.match(r"[a-z]", line)]
    assert not [line for line in said if re.search(r"[\u2066-\u2069]|\*\*|__|\]\(|^ *(#|\d+\. |[-+] )", line)]


def test_in_french_bode_says_vous() -> None:
    familiar = r"\b(?:tu|te|toi|ton|ta|tes)\b|\bt[’'](?=\w)|\b(?:vérifie|ajoute|retire|choisis|écris)-"
    assert not [line for line in source("fr").splitlines() if re.search(familiar, line, re.IGNORECASE)]


def test_an_unknown_key_and_a_missing_argument_are_faults() -> None:
    for language in LANGUAGES:
        with pytest.raises(UnknownText, match="no text 'no-such-key'"):
            texts(language)("no-such-key")
        with pytest.raises(UnknownText, match="step-of"):
            texts(language)("step-of", step=1)


def test_a_text_that_only_one_language_lacks_is_said_in_dutch(caplog: pytest.LogCaptureFixture) -> None:
    french = texts("fr").__class__("fr")
    french._bundle._messages.pop("approve")
    assert french("approve") == "Goedkeuren"
    (missing,) = [record for record in caplog.records if record.message == "text.missing"]
    assert (missing.__dict__["text"], missing.__dict__["language"]) == ("approve", "fr")


@pytest.mark.parametrize(
    ("language", "at", "said"),
    [
        ("nl", datetime(2026, 11, 23, 9, 4, tzinfo=UTC), "vandaag 10:04"),
        ("nl", datetime(2026, 11, 22, 15, 5, tzinfo=UTC), "gisteren 16:05"),
        ("nl", datetime(2026, 11, 22, 23, 30, tzinfo=UTC), "vandaag 0:30"),
        ("nl", datetime(2026, 11, 16, 8, 0, tzinfo=UTC), "ma 16 nov. 2026 om 9:00"),
        ("nl", datetime(2026, 7, 1, 8, 0, tzinfo=UTC), "wo 1 jul. 2026 om 10:00"),
        ("nl", datetime(2026, 5, 4, 8, 0, tzinfo=UTC), "ma 4 mei 2026 om 10:00"),
        ("nl", datetime(2026, 11, 24, 8, 0, tzinfo=UTC), "di 24 nov. 2026 om 9:00"),
        ("fr", datetime(2026, 11, 23, 9, 4, tzinfo=UTC), "aujourd’hui 10h04"),
        ("fr", datetime(2026, 11, 16, 8, 0, tzinfo=UTC), "lun. 16 nov. 2026 à 9h00"),
        ("en", datetime(2026, 11, 22, 7, 5, tzinfo=UTC), "yesterday 08:05"),
        ("en", datetime(2026, 11, 16, 8, 0, tzinfo=UTC), "Mon 16 Nov 2026 at 09:00"),
    ],
)
def test_moments(language: Language, at: datetime, said: str) -> None:
    assert texts(language).moment(at, NOW) == said


def test_the_night_in_which_the_clock_goes_back() -> None:
    now = datetime(2026, 10, 25, 8, 0, tzinfo=UTC)
    before, after = datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert texts("nl").moment(before, now) == texts("nl").moment(after, now) == "vandaag 2:30"


def test_days_and_numbers() -> None:
    nl, fr, en = (texts(language) for language in ("nl", "fr", "en"))
    assert nl.day(date(2026, 11, 23)) == "ma 23 november 2026"
    assert fr.day(date(2026, 11, 23)) == "lun. 23 novembre 2026"
    assert en.short_day(date(2026, 3, 1), weekday=False) == "1 Mar 2026"
    assert nl.short_day(date(2026, 3, 1), year=False) == "zo 1 mrt."
    assert nl.number(10012) == "10.012"
    assert nl.number(2.5) == "2,5"
    assert en.number(Decimal("1234.5")) == "1,234.5"
    assert re.sub(r"\s", " ", fr.number(10012)) == "10 012"


@pytest.mark.parametrize(
    ("people", "schools", "said"),
    [
        (1, 1, "naar 1 personeelslid van 1 school"),
        (23, 2, "naar 23 personeelsleden van 2 scholen"),
        (10012, 150, "naar 10.012 personeelsleden van 150 scholen"),
    ],
)
def test_plurals(people: int, schools: int, said: str) -> None:
    assert texts("nl")("reach", people=people, schools=schools) == said


def _values(language: Language) -> Iterator[str]:
    for entry in FluentParser().parse(source(language)).body:
        if isinstance(entry, ftl.Message) and entry.value:
            said = _TextElements()
            said.visit(entry.value)
            yield " ".join(said.found)


class _TextElements(Visitor):
    def __init__(self) -> None:
        self.found: list[str] = []

    def visit_TextElement(self, node: ftl.TextElement) -> None:  # noqa: N802
        self.found.append(node.value)


SAID_OTHERWISE: Mapping[Language, str] = {
    "nl": r"‘|\b[Jj]e kan\b|\b[Kk]an je\b(?! vraag)",
    "en": r"‘",
    "fr": r"‘",
}
"""What is quoted stands between “ and ” (in French between « and »), and "je" goes with "kunt"."""


@pytest.mark.parametrize("language", SAID_OTHERWISE)
def test_one_way_to_quote_and_one_to_say_what_one_can_do(language: Language) -> None:
    wrong = re.compile(SAID_OTHERWISE[language])
    assert [said for said in _values(language) if wrong.search(said)] == []
    forms = "\n".join(file.read_text("utf-8") for file in (ROOT / "dialogs" / "forms").glob("*.toml"))
    assert not wrong.search(forms)
