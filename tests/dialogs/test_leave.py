"""The leave form that comes with Bode, filled in as people do."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import pytest

from bot.json import Json
from bot.words.languages import LANGUAGES, Language
from dialogs.filling import check_all, complete, read_step, typed
from dialogs.form import load_forms
from dialogs.kinds.choice import Chosen
from dialogs.kinds.date import DateProblem
from dialogs.kinds.field import Circumstances
from dialogs.kinds.number import NumberProblem
from dialogs.model import Answers, Form, Step
from dialogs.problems import Problem, ProblemKey

SATURDAY = Circumstances(date(2026, 11, 21))
LEAVE = load_forms()["leave"]


@dataclass
class Filler:
    """Somebody who fills in a form: keeps the answers and goes on when a step is right."""

    form: Form
    on: Circumstances = SATURDAY
    answers: Answers = field(default_factory=dict[str, Json])
    problems: Mapping[str, Problem] = field(default_factory=dict[str, Problem])
    shown: Mapping[str, str] = field(default_factory=dict[str, str])
    step: Step | None = None

    def __post_init__(self) -> None:
        self.step = self.form.first(self.answers)

    def fills(self, **inputs: Json) -> "Filler":
        """`period_from` stands for the input "period.from"."""
        assert self.step, "nothing left to fill in"
        named = {re.sub(r"^(period|occasion)_", r"\1.", name): value for name, value in inputs.items()}
        filled = read_step(self.form, self.step, self.answers, named, self.on)
        self.answers, self.problems, self.shown = filled.answers, filled.problems, filled.typed
        if not filled.problems:
            self.step = self.form.next(self.step.id, self.answers)
        return self

    def goes_back(self) -> "Filler":
        self.step = self.form.previous(self.step.id if self.step else "", self.answers)
        return self

    @property
    def stands_at(self) -> str:
        return self.step.id if self.step else "the end"


def test_a_wrong_date_then_a_right_one() -> None:
    ana = Filler(LEAVE).fills(kind="medical")
    ana.fills(period_from="32 november", period_to="2026-11-24")
    assert ana.stands_at == "period"
    assert ana.problems == {"period.from": Problem(DateProblem.DATE)}
    assert ana.shown == {"period.from": "32 november", "period.to": "2026-11-24"}
    ana.fills(period_from="24 november", period_from_part="afternoon", period_to="2026-11-24", period_to_part="day")
    assert ana.stands_at == "lessons"
    assert ana.answers["period"] == {
        "from": "2026-11-24",
        "from_part": "afternoon",
        "to": "2026-11-24",
        "to_part": "afternoon",
        "days": 0.5,
        "counted": "school",
    }
    ana.fills(lessons="none")
    assert ana.stands_at == "the end"
    assert complete(LEAVE, ana.answers)
    assert check_all(LEAVE, ana.answers, SATURDAY) == {}


def test_the_reason_is_asked_where_the_kind_asks_for_it() -> None:
    ana = Filler(LEAVE).fills(kind="unpaid").fills(period_from="2026-12-01", period_to="2026-12-02", reason=" \u200b ")
    assert ana.problems == {"reason": Problem(ProblemKey.REQUIRED)}
    ana.fills(period_from="2026-12-01", period_to="2026-12-02", reason="We verhuizen.")
    assert ana.answers["reason"] == "We verhuizen."


def test_another_kind_drops_the_reason_of_the_first() -> None:
    ana = Filler(LEAVE).fills(kind="unpaid")
    ana.fills(period_from="2026-12-01", period_to="2026-12-02", reason="We verhuizen.").goes_back().goes_back()
    assert ana.stands_at == "kind"
    ana.fills(kind="circumstance", occasion="death", occasion_kin="parent")
    assert "reason" not in ana.answers
    assert "period" in ana.answers
    assert not complete(LEAVE, ana.answers)
    assert ana.step
    assert typed(LEAVE, ana.step, ana.answers)["period.from"] == "2026-12-01"


def test_what_is_asked_in_each_case() -> None:
    ana = (
        Filler(LEAVE)
        .fills(kind="circumstance", occasion="wedding", occasion_kin="family")
        .fills(period_from="2027-05-07", period_to="2027-05-07")
        .fills()
    )
    ana.fills(lessons="colleague").fills(lessons_details="Maandag, klas 3B")
    assert ana.problems == {"colleague": Problem(ProblemKey.REQUIRED)}
    ana.fills(colleague="Emma Janssens", lessons_details="Maandag, klas 3B")
    assert ana.stands_at == "the end"
    ana = (
        Filler(LEAVE)
        .fills(kind="reduced")
        .fills(share="100", period_from="2027-01-01", period_to="2027-06-30", reason="Zorg")
    )
    assert ana.problems == {"share": Problem(NumberProblem.LARGE, {"max": 99})}


def test_a_draft_of_weeks_ago_is_checked_against_today() -> None:
    ana = Filler(LEAVE).fills(kind="medical").fills(period_from="2026-11-24", period_to="2026-11-24")
    ana.fills(lessons="none")
    later = Circumstances(date(2027, 1, 10))
    too_early = Problem(DateProblem.EARLY, {"date": date(2026, 12, 11)})
    assert check_all(LEAVE, ana.answers, later) == {"period.from": too_early, "period.to": too_early}


def test_nothing_filled_in_is_not_complete() -> None:
    assert not complete(LEAVE, {})
    assert check_all(LEAVE, {}, SATURDAY)["kind"] == Problem(ProblemKey.REQUIRED)


def choices() -> list[Chosen]:
    return [one for one in LEAVE.fields if isinstance(one, Chosen)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_options_or_titles_read_the_same(language: Language) -> None:
    titles = [step.title[language] for step in LEAVE.steps]
    assert len(set(titles)) == len(titles)
    for one in choices():
        labels = [option.label[language] for option in one.options]
        assert len(set(labels)) == len(labels)


def test_the_texts_are_translated_and_typeset() -> None:
    for one in choices():
        for option in one.options:
            assert len(set(option.label.values())) == len(LANGUAGES), option.value
    labels = [part for step in LEAVE.steps for part in (step.title, step.help)]
    labels += [part for one in LEAVE.fields for part in (one.label, one.help)]
    for text in (text for one in labels if one for text in one.values()):
        assert text == text.strip()
        assert "  " not in text
        assert text.endswith((".", "?", "!")) or len(text) < 40


def test_the_form_can_be_kept_whole() -> None:
    """With what every kind adds to a field; the digest is that of what is read again."""
    again = Form.model_validate_json(LEAVE.as_json)
    assert again == LEAVE
    assert again.digest == LEAVE.digest
    other = Form.model_validate_json(LEAVE.as_json.replace("Wie neemt over?", "Wie vervangt je?"))
    assert other.digest != LEAVE.digest
