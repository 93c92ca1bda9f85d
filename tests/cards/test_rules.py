"""The rules that every card obeys, tried on every example in every language."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from html import unescape

import pytest
from markdown_it import MarkdownIt

from bot.answer.experts.hand_off import HandOffState
from bot.arrange.request import RequestState
from bot.json import JsonObject
from bot.links import mail_address
from bot.words.languages import LANGUAGES, Language
from cards.answer import hand_off_standing
from cards.arrange import standing as request_standing
from cards.buttons import parse
from cards.examples import Example
from cards.examples.hostile import EXPRESSIONS, HOSTILE, HOSTILE_MARK
from cards.parts.fitting import size
from cards.parts.verbs import inputs_of
from cards.texts import Texts, texts
from tests.cards import walking
from tests.cards.drawing import Drawn, drawn_in, drawn_in_all
from tools.card_schema import problems
from tools.gallery.bare import is_drawn, without_drawings

MOST_BYTES = 28 * 1024
MOST_OF_A_BUTTON = 48
"""Characters: a button does not wrap, and a phone cuts off what is longer."""
SHOWN_IN_DIALOGS = {"writing_card", "translation_card", "preview_card", "unavailable_card"}
KEY = re.compile(r"^[a-z]+(-[a-z0-9]+)+$")
PLACEABLE = re.compile(r"\{ ?\$?[a-z]")
EXPRESSION = re.compile(r"\{\{|\$\{")
UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08]")

Rule = Callable[[Example, JsonObject], Iterator[str]]


def small(example: Example, card: JsonObject) -> Iterator[str]:
    if size(card) > MOST_BYTES:
        yield f"{size(card)} bytes"


def sound(example: Example, card: JsonObject) -> Iterator[str]:
    """In one language: the schema takes its time, and the others differ in their words only."""
    if example.language != "nl":
        return
    yield from problems(card)
    if example.card in SHOWN_IN_DIALOGS:
        yield from problems(example.content.dialog_json())


def says_what_it_is(example: Example, card: JsonObject) -> Iterator[str]:
    if card["version"] != "1.5" or card["$schema"] != "http://adaptivecards.io/schemas/adaptive-card.json":
        yield "version or schema"
    if card.get("lang") != example.language:
        yield "language"
    if not 0 < len(example.content.summary) <= 150 or "\n" in example.content.summary:
        yield f"summary {example.content.summary!r}"


def few_buttons(example: Example, card: JsonObject) -> Iterator[str]:
    for actions in walking.action_lists(card):
        if len(actions) > 6:
            yield f"{len(actions)} buttons"
        visible = [action for action in actions if action.get("mode") != "secondary"]
        if len(visible) > 3:
            yield f"{len(visible)} visible buttons"
        if actions != [*visible, *(action for action in actions if action not in visible)]:
            yield "a visible button after a hidden one"


def the_coloured_one_is_the_first(example: Example, card: JsonObject) -> Iterator[str]:
    """Of the buttons that stand together: nobody wonders which of two is meant. A language's own button may be it
    wherever it stands: the order of languages does not change."""
    for actions in walking.action_lists(card):
        if example.card != "language_card" and any("style" in action for action in actions[1:]):
            yield f"another than the first is coloured: {[action['title'] for action in actions]}"


def buttons_fit_a_phone(example: Example, card: JsonObject) -> Iterator[str]:
    for action in walking.of_type(card, "Action.Execute", "Action.ToggleVisibility"):
        title = str(action.get("title", ""))
        if len(title) > MOST_OF_A_BUTTON and "[APPROVED]" not in title:  # typed names may be longer
            yield f"a button of {len(title)} characters: {title!r}"


def clocks_have_their_own_line(example: Example, card: JsonObject) -> Iterator[str]:
    """What a time input says when it is empty is as wide as half a phone."""
    for columns in walking.of_type(card, "ColumnSet"):
        clocks = [one for one in walking.parts(dict(columns)) if one.get("type") == "Input.Time"]
        if len(clocks) > 1:
            yield f"beside each other: {[one['id'] for one in clocks]}"


def who_only_opens_has_no_colour(example: Example, card: JsonObject) -> Iterator[str]:
    for action in walking.of_type(card, "Action.ToggleVisibility"):
        if "style" in action:
            yield f"{action['title']!r} does nothing yet"


def boxes_that_open_say_what_does_it(example: Example, card: JsonObject) -> Iterator[str]:
    """The same on every card: what was opened to do something has a coloured button for it, unless one at the foot is
    that, and on a red ground where that takes something away and nowhere else."""
    opened = {str(one) for part in walking.of_type(card, "Action.ToggleVisibility") for one in walking.targets(part)}
    for part in walking.of_type(card, "Container"):
        doing = [one for one in walking.buttons(part) if part.get("id") in opened]
        if not doing or part.get("id") == "history":  # one mostly reads there
            continue
        beside = any(walking.is_primary(one) for one in card.get("actions", ()))  # type: ignore[union-attr]
        if doing[0].get("style") not in ({"destructive", None} if beside else {"positive", "destructive"}):
            yield f"{doing[0]['title']!r} has no colour"
        if part.get("style") == "attention" and doing[0].get("style") != "destructive":
            yield f"{doing[0]['title']!r} on red"


def one_button_calls(example: Example, card: JsonObject) -> Iterator[str]:
    """Of all that can be seen at once, before and after each button that opens or closes something."""
    if example.card == "language_card":  # each language calls for who reads it
        return
    hidden = {str(part["id"]) for part in walking.parts(card) if part.get("isVisible") is False}
    toggles = [one for one in walking.seen_actions(card, hidden) if one["type"] == "Action.ToggleVisibility"]
    for now in (hidden, *(walking.toggled(hidden, one) for one in toggles)):
        primary = [one["title"] for one in walking.seen_actions(card, now) if walking.is_primary(one)]
        if len(primary) > 1:
            yield f"several primary buttons: {primary}"


def who_hears_it_knows_which(example: Example, card: JsonObject) -> Iterator[str]:
    """A button to start a form says of which: of several that look alike, one that is read out names its own."""
    for action in walking.buttons(card):
        if action["verb"] == "form.start" and example.card == "forms_card" and not action.get("tooltip"):
            yield f"{action['title']!r} of which form?"


LEADS_ON = {"Action.Execute", "Action.Submit", "Action.OpenUrl"}
"""What happens at a click; to open or close a part of the card leads nowhere by itself."""


def offers_a_next_step(example: Example, card: JsonObject) -> Iterator[str]:
    """At the foot of the card, nothing opened yet; where drawings fail as well, and in a dialog. Only who is not in the
    directory has none: whatever they click leads back to that."""
    if example.card == "stranger_card" or example.name == "to a stranger":
        if walking.buttons(card):
            yield "leads back to where it was"
        return
    shown = {"": card, " without drawings": without_drawings(card), " in a dialog": example.content.dialog_json()}
    for where, one in shown.items():
        steps = [step for step in one.get("actions", ()) if step["type"] in LEADS_ON]  # type: ignore[union-attr]
        if not any(step.get("isEnabled", True) and step.get("isVisible", True) for step in steps):
            yield f"a dead end{where}"


def buttons_come_back(example: Example, card: JsonObject) -> Iterator[str]:
    for action in walking.buttons(card):
        fallback = action["fallback"]
        if fallback["type"] != "Action.Submit" or fallback["data"] != {"verb": action["verb"], **action["data"]}:
            yield f"fallback of {action['title']!r}"
        verb = parse(action["verb"], {**action["data"], "typed": "x"})
        if verb.to_data() != action["data"] or inputs_of(verb, {**fallback["data"], "typed": "x"}) != {"typed": "x"}:
            yield f"payload of {action['title']!r}"


def inputs_are_labelled(example: Example, card: JsonObject) -> Iterator[str]:
    fallbacks = [inner for part in walking.inputs(card) for inner in walking.inputs(part.get("fallback", {}))]
    ids = [part["id"] for part in walking.inputs(card) if part not in fallbacks]  # one or the other is drawn
    if len(ids) != len(set(ids)):
        yield f"inputs with one id: {ids}"
    for part in walking.inputs(card):
        if not part.get("label") or not part.get("errorMessage"):
            yield f"input {part['id']}: no label or error"
        if {"verb", "msteams", "request", "step"} & {part["id"]}:
            yield f"input {part['id']} collides with a payload"
    for action in walking.buttons(card):
        hidden = set(ids) & set(action["data"]) if action.get("associatedInputs") != "none" else ()
        if hidden:
            yield f"{action['title']!r}: a client puts the input over what the button says: {hidden}"


def images_are_described(example: Example, card: JsonObject) -> Iterator[str]:
    for part in walking.of_type(card, "Image"):
        if not part.get("altText"):
            yield f"image {part['url']}"


def addresses_are_https(example: Example, card: JsonObject) -> Iterator[str]:
    """Or call a public line, or write to whom the settings name: to one address, and nothing besides."""
    for part in walking.parts(card):
        local = example.name == "on this machine" and str(part.get("url")).startswith("http://127.0.0.1:3978/")
        url = str(part.get("url"))
        writes = bool(address := mail_address(url.removeprefix("mailto:"))) and url == f"mailto:{address}"
        if "url" in part and not local and not writes and not url.startswith(("https://", "tel:")):
            yield f"address {url!r}"


def typed_is_never_markdown(example: Example, card: JsonObject) -> Iterator[str]:
    """TextBlock, Fact, titles and labels are Markdown to some client or other: what was typed stands in none."""
    for part in walking.parts(card):
        if part.get("type") == "TextRun":
            continue
        for name in ("text", "title", "value", "label", "errorMessage", "tooltip"):
            if name == "value" and str(part.get("type", "")).startswith("Input."):
                continue
            if any(mark in str(part.get(name, "")) for mark in (HOSTILE_MARK, "**bold**", "<at>", "<script>")):
                yield f"{part.get('type')}.{name}: {part[name]!r}"


def nothing_is_markdown(example: Example, card: JsonObject) -> Iterator[str]:
    """Names from files neither: a client that reads Markdown shows them as they are written."""
    for part in walking.parts(card):
        if part.get("type") == "TextRun":
            continue
        for name in ("text", "title", "label"):
            said = str(part.get(name, ""))
            if said and rendered(said) != f"<p>{said}</p>\n":
                yield f"{part.get('type')}.{name}: {said!r}"


@cache
def rendered(said: str) -> str:
    return unescape(MarkdownIt("js-default", {"html": False}).render(said))  # as the gallery and clients built on it do


def nothing_expands(example: Example, card: JsonObject) -> Iterator[str]:
    """What a client would put a date or a value for stands in no text; what an input holds is left as it was typed."""
    for part in walking.parts(card):
        shown = {name: said for name, said in part.items() if isinstance(said, str)}
        if str(part.get("type", "")).startswith("Input."):
            shown.pop("value", None)
        yield from (f"{part.get('type')}.{name}: {said!r}" for name, said in shown.items() if EXPRESSION.search(said))


def nothing_invisible(example: Example, card: JsonObject) -> Iterator[str]:
    """But for what keeps apart what a client would read (cards/parts/plain.py): of a TextRun, expressions only."""
    typed = walking.typed_words(card).replace("{\u2060{", "").replace("$\u2060{", "")
    if UNSEEN.search(typed) or UNSEEN.search(walking.words(card).replace("\u2060", "")):
        yield "bidi, zero-width or control characters"


def no_key_shows(example: Example, card: JsonObject) -> Iterator[str]:
    for part in walking.parts(card):
        for name in ("text", "title", "label", "errorMessage", "placeholder"):
            said = str(part.get(name, ""))
            if PLACEABLE.search(said) or KEY.match(said):
                yield f"{name}: {said!r}"


def everything_wraps(example: Example, card: JsonObject) -> Iterator[str]:
    for part in walking.of_type(card, "TextBlock"):
        if not part.get("wrap"):
            yield f"text that is cut off: {part['text']!r}"


def toggles_find_what_they_show(example: Example, card: JsonObject) -> Iterator[str]:
    ids = [part["id"] for part in walking.parts(card) if "id" in part]
    for part in walking.of_type(card, "Action.ToggleVisibility"):
        for target in walking.targets(part):
            if ids.count(target) != 1:
                yield f"{part['title']!r} shows {target!r}, of which there are {ids.count(target)}"


def complete_without_drawings(example: Example, card: JsonObject) -> Iterator[str]:
    """Where no chart, badge or progress is drawn, the same is said in words; and the figure stands above the chart."""
    said = walking.words(without_drawings(card))
    above = walking.words(card)
    for part in walking.parts(card):
        if not is_drawn(part):
            continue
        for words in walking.drawn_words(part, texts(example.language).number):
            if words not in said:
                yield f"{part['type']}: {words!r} is drawn only"
        if part["type"].startswith("Chart."):
            above = above.partition(str(part["title"]))[0]
            if not re.search("[0-9]", above):
                yield f"{part['type']}: no figure in the words above"
    if any(map(is_drawn, walking.parts(without_drawings(card)))):
        yield "a drawing falls back to a drawing"


def dialogs_only_submit(example: Example, card: JsonObject) -> Iterator[str]:
    if walking.buttons(example.content.dialog_json()):
        yield "Action.Execute in a dialog"


RULES: list[Rule] = [
    small,
    sound,
    says_what_it_is,
    few_buttons,
    the_coloured_one_is_the_first,
    buttons_fit_a_phone,
    clocks_have_their_own_line,
    who_only_opens_has_no_colour,
    boxes_that_open_say_what_does_it,
    one_button_calls,
    who_hears_it_knows_which,
    offers_a_next_step,
    buttons_come_back,
    inputs_are_labelled,
    images_are_described,
    addresses_are_https,
    typed_is_never_markdown,
    nothing_is_markdown,
    nothing_expands,
    nothing_invisible,
    no_key_shows,
    everything_wraps,
    toggles_find_what_they_show,
    complete_without_drawings,
    dialogs_only_submit,
]


@pytest.mark.walk
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_example_obeys(rule: Rule) -> None:
    found = [
        f"{example.card} / {example.name} / {example.language}: {fault}"
        for example, card in drawn_in_all()
        for fault in rule(example, card)
    ]
    assert not found, "\n".join(found)


def test_every_card_function_has_examples() -> None:
    assert walking.card_functions().keys() == {example.card for example, _ in drawn_in("nl")}


@pytest.mark.walk
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_examples(language: Language) -> None:
    told = [[(example.card, example.name) for example, _ in drawn_in(one)] for one in (language, "nl")]
    assert told[0] == told[1]


STATES: Mapping[str, Mapping[HandOffState, str] | Mapping[RequestState, str]] = {
    "handoff_card": hand_off_standing.WORDS,
    "expert_card": {**hand_off_standing.WORDS, HandOffState.WAITING: "handoff-new"},
    "request_card": request_standing.WORDS,
    "approval_card": {state: words for state, words in request_standing.WORDS.items() if state != RequestState.DRAFT},
}
"""Cards that follow something -> what they say of each state that it can have; nobody decides on a draft."""


def unseen(card: str, language: Language) -> list[object]:
    """States of which no example of the card says anything."""
    said = [walking.words(shown) for one, shown in drawn_in(language) if one.card == card]
    return [state for state, key in STATES[card].items() if not any(texts(language)(key) in one for one in said)]


@pytest.mark.parametrize("card", STATES)
def test_the_rules_are_tried_on_every_state(card: str) -> None:
    """A state without an example might be a dead end that no rule sees."""
    assert not unseen(card, "nl")


@pytest.mark.walk
@pytest.mark.parametrize("card", STATES)
def test_the_rules_are_tried_on_every_state_in_every_language(card: str) -> None:
    assert not {language: states for language in LANGUAGES if (states := unseen(card, language))}


def names(drawn: Iterable[Drawn]) -> Counter[tuple[str, str, str]]:
    return Counter((example.card, example.name, example.language) for example, _ in drawn)


def test_examples_are_told_apart() -> None:
    assert set(names(drawn_in("nl")).values()) == {1}


@pytest.mark.walk
def test_examples_of_all_languages_are_told_apart() -> None:
    assert set(names(drawn_in_all()).values()) == {1}


@pytest.mark.slow
def test_hostile_words_are_shown_as_they_were_typed() -> None:
    """Otherwise the rule about Markdown would hold because nothing is shown at all."""
    drawn = drawn_in_all()
    shown = {example.card for example, card in drawn if HOSTILE_MARK in walking.words(card)}
    assert shown >= {
        "welcome_card",
        "announcement_card",
        "preview_card",
        "follow_card",
        "missed_card",
        "answer_card",
        "review_card",
        "request_card",
        "approval_card",
        "approvals_card",
    }
    assert "\u202e" in HOSTILE
    whole = {example.card for example, card in drawn if f"</script> {EXPRESSIONS}" in seen(card)}
    assert whole >= {"announcement_card", "preview_card", "answer_card", "review_card", "request_card", "handoff_card"}


def seen(card: JsonObject) -> str:
    return walking.words(card).replace("\u2060", "")


def test_the_languages_say_different_things() -> None:
    t: list[Texts] = [texts("nl"), texts("fr"), texts("en")]
    assert len({one("approve") for one in t}) == 3
