"""The file of templates: what comes with Bode, what a page of ours shows, and how each mistake is named."""

import re
from pathlib import Path

import pytest

from bot.announce.templates.blanks import blanks_in, is_broken, is_left_in
from bot.announce.templates.templates_file import MOST, SHIPPED, shipped_templates, templates_of, templates_of_files
from bot.announce.writing.checking import wrong_text
from bot.announce.writing.words import Words
from bot.toml_files import BadFiles
from bot.words.languages import LANGUAGES

PAGE = Path(__file__).parents[2] / "docs" / "beheer" / "sjablonen.md"
TEMPLATE = """
[[templates]]
id = "event"
name = { nl = "A", fr = "B", en = "C" }
about = { nl = "A", fr = "B", en = "C" }
title = { nl = "{wat} op {dag}", fr = "B", en = "C" }
text = { nl = "Om {uur}.", fr = "B", en = "C" }
"""


def problems(text: str) -> list[str]:
    with pytest.raises(BadFiles) as caught:
        templates_of("templates.toml", text.encode())
    return [str(one) for one in caught.value.mistakes]


def test_those_that_come_with_bode_can_be_sent_once_their_blanks_are_filled_in() -> None:
    for template in shipped_templates():
        for language in LANGUAGES:
            title, text = template.title[language], template.text[language]
            assert blanks_in(title)
            assert blanks_in(text)
            filled = Words(re.sub(r"\{[^}]*\}", "x", title), re.sub(r"\{[^}]*\}", "x", text), formatted=True)
            assert not wrong_text(filled, template.blanks), (template.id, language)
            left = Words(title, text, formatted=True)
            assert wrong_text(left, template.blanks) == dict.fromkeys(("title", "text"), "problem-blanks")
            assert not wrong_text(left, ())


def test_they_are_those_that_an_organisation_needs() -> None:
    assert [one.id for one in shipped_templates()] == ["plain", "event", "deadline", "disruption", "press"]
    press = shipped_templates().named("press")
    assert press
    assert "Embargo tot {dag en uur}" in press.text["nl"]
    assert "Contact voor de pers" in press.text["nl"]


def test_without_a_file_those_that_come_with_bode_count_and_one_replaces_them() -> None:
    assert templates_of_files({}) == shipped_templates()
    assert [one.id for one in templates_of_files({"templates.toml": TEMPLATE.encode()})] == ["event"]


def test_the_example_of_the_page_is_one() -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    (template,) = templates_of("templates.toml", example.encode())
    assert template.confirmation
    assert blanks_in(template.title["nl"]) == ("school", "dag")
    assert str(SHIPPED.relative_to(PAGE.parents[2])) in PAGE.read_text("utf-8")
    assert f"Hoogstens {MOST} sjablonen" in PAGE.read_text("utf-8")


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ('id = "event"', 'id = "Event"', "templates.Event.id: 'Event' is wrong: small letters"),
        (', en = "C" }\nabout', " }\nabout", "templates.event.name: 'en' is missing"),
        ('text = { nl = "Om {uur}.", fr', "text = { fr", "templates.event.text: 'nl' is missing"),
        ('title = { nl = "{wat} op {dag}", fr', "title = { fr", "templates.event.title: 'nl' is missing"),
        ('{ nl = "Om {uur}.", fr = "B", en = "C" }', "{}", "templates.event.text: a text in one language"),
        ("{wat} op {dag}", "{wat op {dag}", "templates.event.title.nl: a brace stands alone"),
        ("Om {uur}.", "Om {uur", "templates.event.text.nl: a brace stands alone"),
        ("Om {uur}.", "Om {}.", "templates.event.text.nl: a brace stands alone"),
        ("{wat} op {dag}", "x" * 151, "templates.event.title.nl: must be at most 150 characters"),
        ("Om {uur}.", "x" * 2001, "templates.event.text.nl: must be at most 2000 characters"),
        ("Om {uur}.", "[hier](http://intranet/x)", "templates.event.text.nl: no link that opens on the web"),
        ("Om {uur}.", "*a* " * 60, "templates.event.text.nl: at most 100 stretches"),
        ("title =", 'importance = "high"\ntitle =', "templates.event.importance: unknown importance 'high'"),
        ("about =", "abuot =", "templates.event: unknown option 'abuot'; did you mean 'about'?"),
        ("[[templates]]", "confirmation = 1\n[[templates]]", "unknown option 'confirmation'"),
    ],
)
def test_what_is_wrong_is_named_by_file_and_field(right: str, wrong: str, said: str) -> None:
    assert right in TEMPLATE
    found = problems(TEMPLATE.replace(right, wrong, 1))
    assert any(one.startswith(f"templates.toml: {said}") for one in found), found


def test_there_are_no_two_of_one_name_and_no_more_than_fit_on_a_card() -> None:
    assert "there is another template 'event'" in problems(TEMPLATE * 2)[0]
    many = "".join(TEMPLATE.replace('"event"', f'"event{number}"') for number in range(MOST + 1))
    assert problems(many) == [f"templates.toml: templates: at most {MOST} fit on a card"]
    assert problems("") == ["templates.toml: 'templates' is missing: at least one of [[templates]]"]


def test_a_blank_stands_between_braces_on_one_line() -> None:
    assert blanks_in("{dag}, {uur} en nog eens {dag}") == ("dag", "uur")
    assert not blanks_in("{} {een\ntwee} {" + "x" * 81 + "}")
    assert not is_broken("{dag} om {uur}")
    assert all(map(is_broken, ("{dag", "dag}", "{een {twee}}", "{een\ntwee}")))


def test_a_template_may_be_in_one_language_alone_and_an_author_of_another_begins_in_that() -> None:
    alone = TEMPLATE.replace('", fr = "B", en = "C" }\ntext', '" }\ntext').replace('.", fr = "B", en = "C" }', '." }')
    (template,) = templates_of("templates.toml", alone.encode())
    assert (list(template.title), list(template.text)) == (["nl"], ["nl"])
    assert {language: template.language_for(language) for language in LANGUAGES} == dict.fromkeys(LANGUAGES, "nl")
    assert template.blanks == ("wat", "dag", "uur")


def test_of_a_draft_what_its_template_declared_is_a_blank_and_of_one_kept_before_all_between_braces() -> None:
    assert is_left_in("Om {uur}.", ("uur", "dag"))
    assert not is_left_in("Om {iets}.", ("uur", "dag"))
    assert not is_left_in("Om uur.", ("uur", "dag"))
    assert is_left_in("Om {iets}.", None)
    assert not is_left_in("Om {}.", None)
