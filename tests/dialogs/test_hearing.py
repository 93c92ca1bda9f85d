"""Requests said in a sentence, measured on `tests/sets/requests_said.jsonl`; `-s -k measured` prints the figures."""

import json
import time
from pathlib import Path

import pytest

from bot.toml_files import BadFiles
from bot.words.languages import Language
from bot.words.mentions import LONGEST
from dialogs.form import load_forms
from dialogs.hearing import answers_heard, heard
from tests.dialogs import catalogue_said
from tests.dialogs.making import HEAD, TEXTS, a_field, a_step, the_form
from tests.dialogs.requests_said import ON, SETS, Row, figures, forms, read, rows

RIGHT_FORM, RIGHT_FIELDS = 0.95, 0.90
QUICK = 0.002
"""Seconds, for the median of sentences with all forms: a sentence is read on the event loop."""


@pytest.mark.parametrize("part", ["develop", "held"])
def test_measured(part: str) -> None:
    found = figures([row for row in rows() if row.part == part])
    print(f"\n{part}: {found}")
    assert found.form >= RIGHT_FORM
    assert found.fields >= RIGHT_FIELDS
    assert found.taken == 0


def test_there_are_enough_of_each() -> None:
    asked = [row for row in rows() if row.form]
    assert {language: sum(row.language == language for row in asked) for language in ("nl", "fr", "en")} == {
        "nl": 120,
        "fr": 45,
        "en": 45,
    }
    assert sum(not row.form for row in rows()) >= 80
    assert {row.form for row in asked} == set(forms())


@pytest.mark.parametrize("row", [row for row in rows() if row.offer], ids=lambda row: row.text)
def test_a_wish_asked_as_a_question_is_offered(row: Row) -> None:
    found = read(row)
    assert found is not None
    assert (found.form.id, found.sure) == (row.offer, False)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("verlov aanvragen", "nl"),  # asked whether that was meant
        ("printer kapot", "nl"),  # documents say what to do
        ("zwangerschapsverlof aanvragen", "nl"),
        ("wat als mijn laptop niet meer start", "nl"),
        ("x" * (LONGEST + 1), "nl"),
        ("", "nl"),
    ],
)
def test_what_is_not_sure_starts_nothing(text: str, language: Language) -> None:
    found = heard(forms(), text, language, ON)
    assert found is None or not found.sure


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("graag verlof op 3 december, alvast bedankt!", "nl"),
        ("verlof morgen, merci", "nl"),
        ("je voudrais un congé demain, merci", "fr"),
        ("I'd like leave on 3 December, thanks", "en"),
    ],
)
def test_who_thanks_at_the_end_asks_all_the_same(text: str, language: Language) -> None:
    found = heard(forms(), text, language, ON)
    assert found is not None
    assert (found.form.id, found.sure) == ("leave", True)


@pytest.mark.parametrize("name", ["other_messages", "staff_wording", "hard_messages", "faq_spans", "running_text"])
def test_questions_stay_questions_with_the_forms_that_come_with_bode(name: str) -> None:
    shipped = load_forms()
    lines = (SETS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [str(json.loads(line)["text"]) for line in lines]
    assert [text for text in texts if (found := heard(shipped, text, "nl", ON)) and found.sure] == []


def test_two_forms_that_are_as_likely_are_not_chosen_between() -> None:
    found = heard(forms(), "graag verlof voor een cursus op 3 december", "nl", ON)
    assert found is None or not found.sure


def test_a_sentence_is_read_quickly() -> None:
    every = rows()
    read(every[0])
    took: list[float] = []
    for row in every:
        start = time.thread_time()
        read(row)
        took.append(time.thread_time() - start)
    assert sorted(took)[len(took) // 2] < QUICK


OUTING = (
    HEAD
    + 'said = { about = { nl = ["museum"], fr = ["musée"], en = ["museum"] } }\n'
    + a_step("trip", a_field("when", "period"), a_field("pupils", "number", 'unit = "leerlingen"'))
    + a_step("more", a_field("what", "text", "takes_rest = true"), a_field("all", "long_text", "takes_rest = true"))
)


def test_each_kind_reads_its_own(tmp_path: Path) -> None:
    form = the_form(tmp_path, OUTING)
    text = "graag naar het museum in Gent op vrijdagvoormiddag met 24 leerlingen"
    answers = answers_heard(form, text, "nl", ON)
    assert answers["pupils"] == 24
    assert answers["all"] == text
    period = answers["when"]
    assert isinstance(period, dict)
    assert (period["from"], period["from_part"], period["to"]) == ("2026-11-20", "morning", "2026-11-20")


@pytest.mark.parametrize(
    "text",
    [
        "museum op 3 december, betaald op 7 december",
        "museum tot vrijdag",
        "museum op 5 en 8 december",
        "museum 5 tot 3 december",
    ],
)
def test_a_period_that_is_a_guess_is_not_read(tmp_path: Path, text: str) -> None:
    assert "when" not in answers_heard(the_form(tmp_path, OUTING), text, "nl", ON)


def test_a_keyword_alone_fills_in_nothing(tmp_path: Path) -> None:
    assert answers_heard(the_form(tmp_path, OUTING), "uitstap", "nl", ON) == {}


def test_a_phrase_that_names_a_field_that_is_not_there_is_named(tmp_path: Path) -> None:
    said = 'said = { tells = { nl = ["{wen} museum"], fr = ["a"], en = ["b"] } }\n'
    (tmp_path / "outing.toml").write_text(HEAD + said + a_step("trip", a_field("when", "period")), encoding="utf-8")
    with pytest.raises(BadFiles, match=r"said\.tells\.nl: unknown field 'wen'; did you mean 'when'"):
        load_forms(tmp_path)


def test_an_option_is_heard_by_its_label_or_its_words(tmp_path: Path) -> None:
    options = (
        f'options = [{{ value = "bus", label = {TEXTS.replace(chr(34) + "a" + chr(34), chr(34) + "Bus" + chr(34))} }},'
        f' {{ value = "train", label = {TEXTS.replace(chr(34) + "a" + chr(34), chr(34) + "Trein (NMBS)" + chr(34))},'
        ' words = { nl = ["spoor"], fr = ["rail"], en = ["rail"] } }]'
    )
    form = the_form(tmp_path, HEAD + a_step("trip", a_field("how", "choice", options)))
    heard_in = {
        text: answers_heard(form, text, "nl", ON).get("how") for text in ("met de trein", "per spoor", "bus of trein")
    }
    assert heard_in == {"met de trein": "train", "per spoor": "train", "bus of trein": None}


@pytest.mark.parametrize("part", ["develop", "held"])
def test_the_catalogue_measured(part: str) -> None:
    some = [row for row in catalogue_said.rows() if row.part == part]
    asked = [row for row in some if row.form]
    right = sum(map(catalogue_said.right_form, asked)) / len(asked)
    good, wanted = catalogue_said.fields_read(asked)
    taken = [row.text for row in some if not row.form and (found := catalogue_said.read(row)) and found.sure]
    print(f"\ncatalogue, {part}: right form {right:.3f}, right fields {good / wanted:.3f}, taken {taken}")
    assert right >= RIGHT_FORM
    assert good / wanted >= RIGHT_FIELDS
    assert taken == []


def test_the_catalogue_set_has_each_form_in_each_language() -> None:
    asked = {(row.form, row.language) for row in catalogue_said.rows() if row.form}
    forms_of_it = ("certificate", "communication", "expenses", "incident", "it", "key", "loss", "trip")
    assert asked == {(form, language) for form in forms_of_it for language in ("nl", "fr", "en")}


def test_no_request_goes_to_another_form_when_there_are_all_that_come_with_bode() -> None:
    shipped = catalogue_said.forms()
    elsewhere, taken = list[str](), list[str]()
    right = asked = 0
    for row in rows():
        found = heard(shipped, row.text, row.language, ON)
        ours = found.form.id if found and found.sure else ""
        asked += bool(row.form)
        right += bool(row.form) and ours == row.form
        if ours and ours != row.form:
            (elsewhere if row.form else taken).append(row.text)
    print(f"\nall forms: right form {right / asked:.3f}")
    assert (elsewhere, taken) == ([], [])
    assert right / asked >= 0.9
