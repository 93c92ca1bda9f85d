"""That a form can become an announcement: what is wrong with that in its file, for which answers, in which words."""

from pathlib import Path

import pytest

from bot.arrange.form_keeping import form_as_it_was, version_of
from bot.words.formatted import read_formatted
from cards.arrange.suggested import suggested_words
from cards.texts import texts
from dialogs.form import FORMS_FOLDER, load_forms
from tests.dialogs.making import HEAD, a_field, a_step, errors_of, the_form

STEP = a_step("work", a_field("what", "text") + a_field("story", "long_text") + a_field("day", "date"))
TELLS = '[announcement]\nfor = ["role:communication"]\ntitle = "what"\nshows = ["day", "story"]\n'


def test_it_is_read_as_it_stands_and_kept(tmp_path: Path) -> None:
    form = the_form(tmp_path, HEAD + TELLS + "when = \"what == 'feest'\"\n" + STEP)
    assert form.announcement
    assert form.announcement.is_for(form.fields, {"what": "feest"})
    assert not form.announcement.is_for(form.fields, {"what": "sport"})
    assert not form.announcement.is_for(form.fields, {}), "an answer is missing"
    assert form_as_it_was(version_of(form)) == form


def test_without_a_rule_there_is_one_for_all_answers(tmp_path: Path) -> None:
    form = the_form(tmp_path, HEAD + TELLS + STEP)
    assert form.announcement
    assert form.announcement.is_for(form.fields, {})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (TELLS.replace("role:communication", "iedereen"), "announcement.for[1]: unknown author 'iedereen'"),
        (TELLS.replace("role:communication", "person:x"), "announcement.for[1]: "),
        (TELLS.replace('title = "what"', 'title = "waht"'), "announcement.title: unknown field 'waht'"),
        (TELLS.replace('title = "what"', 'title = "day"'), "announcement.title: 'day' must be of kind choice or text"),
        (TELLS.replace('"story"]', '"stroy"]'), "announcement.shows[2]: unknown field 'stroy'; did you mean 'story'?"),
        (TELLS.replace('for = ["role:communication"]\n', ""), "announcement: 'for' is missing"),
        (TELLS + 'when = "waht == 1"\n', "announcement.when: "),
        ("confidential = true\n" + TELLS, "announcement: what is confidential is announced to nobody"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, said: str) -> None:
    assert any(one.startswith(f"outing.toml: {said}") for one in errors_of(tmp_path, HEAD + text + STEP)), errors_of(
        tmp_path, HEAD + text + STEP
    )


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_its_words_are_the_answers_sentences_first_and_without_blanks(tmp_path: Path, language: str) -> None:
    form = the_form(tmp_path, HEAD + TELLS + STEP)
    assert form.announcement
    t = texts(language)  # pyright: ignore[reportArgumentType]
    answers = {"what": "Feest {op school}", "story": "Kom {allemaal}!\nTot dan.", "day": "2026-12-18"}
    title, text = suggested_words(t, form, form.announcement, answers)
    day = form.field("day")
    assert day
    assert title == "Feest (op school)"
    assert text == f"Kom (allemaal)!\nTot dan.\n\n- **{day.label[t.language]}** {day.said(t, '2026-12-18')}"
    assert suggested_words(t, form, form.announcement, {}) == (form.title[t.language], "")


def test_what_somebody_typed_formats_nothing_and_links_nowhere(tmp_path: Path) -> None:
    form = the_form(tmp_path, HEAD + TELLS + STEP)
    assert form.announcement
    typed = r"[APPROVED](https://evil.example) **vet** _schuin_ <https://evil.example/x> \\*"
    _, text = suggested_words(texts("nl"), form, form.announcement, {"what": "A", "story": typed})
    pieces = [piece for line in read_formatted(text) for piece in line.pieces]
    assert "".join(piece.text for piece in pieces) == typed
    assert not [piece for piece in pieces if piece.bold or piece.italic]
    assert all(piece.link in {"", piece.text} for piece in pieces), "an address may open, as what it is"


def test_press_releases_and_opportunities_are_such_forms() -> None:
    forms = load_forms(FORMS_FOLDER)
    assert {one.id for one in forms.values() if one.announcement} == {"communication", "opportunity"}
    rule, fields = forms["communication"].announcement, forms["communication"].fields
    assert rule
    assert rule.is_for(fields, {"kind": "press", "audience": ["public"]})
    assert rule.is_for(fields, {"kind": "site", "audience": ["staff"]})
    assert not rule.is_for(fields, {"kind": "print", "audience": ["parents"]})
