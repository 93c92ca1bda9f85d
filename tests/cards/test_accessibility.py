"""Every card of the gallery can be read by who hears it, sees no colours, or goes by the keyboard (EN 301 549, 9 and
11); docs/beheer/toegankelijkheid.md says so, card by card."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest

from bot.json import JsonObject
from cards.examples import Example
from tests.cards import walking
from tests.cards.drawing import Drawn, drawn_in, drawn_in_all
from tests.cards.test_rules import RULES as RULES_OF_ALL
from tests.copying import ROOT
from tools.accessibility_page import table

Rule = Callable[[Example, JsonObject], Iterator[str]]
SAYS_NOTHING = re.compile(r"(?i)(klik|cliquez|click|hier|ici|here|ok|oké|okay|go|>+|\.+|lees verder|en savoir plus)")
COLOURED = frozenset({"good", "warning", "attention", "accent"})
READ = ("text", "title", "label", "altText", "placeholder")


TYPED = "\U0001f469"
"""An emoji that stands in no text of ours: in the examples, people typed it."""


def has_words(said: str) -> bool:
    """A letter or a digit of any script: signs and emoji alone are read out as nothing, or as their name. What people
    type is theirs."""
    if TYPED in said:
        return True
    return any(unicodedata.category(sign)[0] in "LN" for sign in said)


def language_is_said(example: Example, card: JsonObject) -> Iterator[str]:
    """3.1.1: a screen reader takes the voice of `lang`."""
    if card.get("lang") != example.language:
        yield f"lang {card.get('lang')!r}"


def something_is_said_where_it_cannot_be_drawn(example: Example, card: JsonObject) -> Iterator[str]:
    """4.1.2: what a notification and a screen reader say of it as a whole, and what an older client shows."""
    for said in (card.get("fallbackText"), example.content.summary):
        if not isinstance(said, str) or not has_words(said):
            yield f"says {said!r} as a whole"


def title_first(example: Example, card: JsonObject) -> Iterator[str]:
    """1.3.1, 2.4.6: one heading, which stands before everything but the line that says what kind of card it is, or that
    it is a test. Where the title was typed, and is no TextBlock for that, the line of the kind is the heading. What is
    shown within a card, in a box, may begin with another."""
    body: list[Any] = list(card["body"])  # type: ignore[arg-type]
    own = [at for at, part in enumerate(body) if part.get("style") == "heading"]
    if len(own) != 1 or own[0] > 1:
        yield f"headings at {own}"


def everything_drawn_is_described(example: Example, card: JsonObject) -> Iterator[str]:
    """1.1.1: an image has a text; a chart a title (that its figures stand in words is held in test_rules)."""
    for part in walking.parts(card):
        kind = str(part.get("type", ""))
        name = "altText" if kind == "Image" else "title" if kind.startswith("Chart.") else ""
        if name and not has_words(str(part.get(name, ""))):
            yield f"{kind} without words"


def every_input_is_named(example: Example, card: JsonObject) -> Iterator[str]:
    """3.3.1, 3.3.2: a label of its own that stays when something was typed, and what is said when it is wrong."""
    for part in walking.inputs(card):
        for name in ("label", "errorMessage"):
            if not has_words(str(part.get(name, ""))):
                yield f"{part['id']}: no {name}"
        for choice in part.get("choices", ()):
            if not has_words(choice["title"]):
                yield f"{part['id']}: a choice {choice['title']!r}"


def every_button_says_what_it_does(example: Example, card: JsonObject) -> Iterator[str]:
    """2.4.4: in words, and in other words than another button that stands beside it."""
    for part in walking.parts(card):
        title = str(part.get("title", ""))
        if str(part.get("type", "")).startswith("Action.") and (not has_words(title) or SAYS_NOTHING.fullmatch(title)):
            yield f"a button {title!r}"
    for together in walking.action_lists(card):
        said = [one["title"] for one in together]
        if len(set(said)) < len(said):
            yield f"buttons of one name beside each other: {said}"


def buttons_of_one_name_stand_with_what_they_are_of(example: Example, card: JsonObject) -> Iterator[str]:
    """2.4.4: of two buttons with one name each says its own in a `tooltip`, or stands in a row with words."""
    rows = [part for part in walking.of_type(card, "ColumnSet", "Container", "TableRow") if walking.words(dict(part))]
    named: dict[str, list[Any]] = {}
    for button in walking.buttons(card):
        named.setdefault(str(button["title"]), []).append(button)
    for title, some in named.items():
        for button in some:
            if len(some) > 1 and not button.get("tooltip") and not any(inside(button, row) for row in rows):
                yield f"{title!r} of what?"


def inside(button: Any, part: Any) -> bool:
    return any(one is button for one in walking.parts(part))


def nothing_is_said_by_colour_alone(example: Example, card: JsonObject) -> Iterator[str]:
    """1.4.1: what has a colour has words in it, and no words are signs alone."""
    for part in walking.parts(card):
        if part.get("type") == "Container" and str(part.get("style", "")).lower() in COLOURED:
            titles = [str(one.get("title", "")) for one in walking.parts(dict(part))]
            if not has_words(" ".join([walking.words(dict(part)), *titles])):
                yield f"a ground in {part['style']} without words"


def nothing_is_signs_alone(example: Example, card: JsonObject) -> Iterator[str]:
    """1.1.1: no text is only emoji, arrows or other signs. Runs of one line are read as one, and so is a row: the dot
    before a point of a list, the dash of a cell that has nothing."""
    rows = [part for part in walking.of_type(card, "ColumnSet", "TableRow") if walking.words(dict(part))]
    beside = {id(one) for row in rows for one in walking.parts(dict(row))}
    for part in walking.parts(card):
        if id(part) in beside:
            continue
        if part.get("type") == "RichTextBlock":
            said = "".join(str(one.get("text", "")) for one in part["inlines"])
            if said.strip() and not has_words(said):
                yield f"line: {said!r}"
        elif part.get("type") != "TextRun":
            for name in READ:
                said = str(part.get(name, ""))
                if said.strip() and not has_words(said):
                    yield f"{name}: {said!r}"


def tables_have_a_head(example: Example, card: JsonObject) -> Iterator[str]:
    """1.3.1: the first row says what the columns are; of two columns the first says what the second is."""
    for part in walking.of_type(card, "Table"):
        if part.get("firstRowAsHeaders", True) is not True and len(part["columns"]) > 2:
            yield "a table without a head"


RULES: list[Rule] = [
    language_is_said,
    something_is_said_where_it_cannot_be_drawn,
    title_first,
    everything_drawn_is_described,
    every_input_is_named,
    every_button_says_what_it_does,
    buttons_of_one_name_stand_with_what_they_are_of,
    nothing_is_said_by_colour_alone,
    nothing_is_signs_alone,
    tables_have_a_head,
]


def faults(rule: Rule, drawn: Iterable[Drawn]) -> str:
    found = [f"{one.card} / {one.name} / {one.language}: {fault}" for one, card in drawn for fault in rule(one, card)]
    return "\n".join(found)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_card_obeys(rule: Rule) -> None:
    """In Dutch, which every card is made in first."""
    assert not faults(rule, drawn_in("nl"))


@pytest.mark.walk
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_card_obeys_in_every_language(rule: Rule) -> None:
    assert not faults(rule, drawn_in_all())


PAGE = (ROOT / "docs" / "beheer" / "toegankelijkheid.md").read_text("utf-8")


def test_the_statement_names_each_card_as_it_is() -> None:
    assert PAGE.endswith(table(example for example, _ in drawn_in("nl")) + "\n"), (
        "python -m tools.accessibility_page prints it"
    )


def test_the_statement_names_each_rule_and_no_other() -> None:
    named = set(re.findall(r"`([a-z]+(?:_[a-z]+)+)`", PAGE.partition("## Webpagina")[0]))
    assert {rule.__name__ for rule in RULES} <= named
    assert named <= {rule.__name__ for rule in (*RULES, *RULES_OF_ALL)}
