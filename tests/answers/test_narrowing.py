"""When it is asked which topic is meant: where two pages of different topics are as near, and hardly ever else.

`python -m pytest tests/answers/test_narrowing.py -n0 -s` prints the counts.
"""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.answer.answer import Verdict
from bot.answer.calibration import ANSWERS, Calibration
from bot.answer.compiling import compile_answer
from bot.answer.evidence import Evidence, Hit, reckoned
from bot.answer.experts.topic import Care, Topic, Topics, keyword
from bot.answer.library.source import NOWHERE, Passage, Source
from bot.answer.narrowing import OTHER, may_mean, topic_of, within
from bot.answer.official.official_answer import PREFIX
from tests.answers.conftest import Demo
from tests.answers.vague import CLEAR, VAGUE

NAMES = {"nl": "x", "fr": "x", "en": "x"}
QUESTION = "wie moet ik verwittigen"


def topic(id: str, *words: str, care: bool = False) -> Topic:
    return Topic(id, NAMES, tuple(map(keyword, words)), ("group:hr",), Care(NAMES, ()) if care else None)


TOPICS = Topics(
    (
        topic("verlof", "verlof*"),
        topic("ict", "laptop*"),
        topic("brand", "evacuatie*"),
        topic("leed", "leed", care=True),
    )
)


def page(
    title: str,
    score: float,
    coverage: float = 1.0,
    *,
    headings: Sequence[str] = (),
    path: str = "",
    cosine: float | None = None,
) -> Hit:
    source = Source(f"gids.{title}", title, path or f"{title}.md", "", None, "nl", frozenset())
    passage = Passage(source.id, 0, tuple(headings), NOWHERE, f"{title} zegt wie je moet verwittigen.")
    return Hit(source, passage, score, Evidence(coverage, 0.1, 3.0 * coverage, cosine=cosine, margin=cosine and 0.0))


# --- of which topic a passage is --------------------------------------------------------------------


def test_a_title_says_it_before_headings_and_those_before_folders() -> None:
    assert _topic(page("Je laptop", 9, headings=["Verlof"])) == "ict"
    assert _topic(page("Afspraken", 9, headings=["Verlof"], path="ICT/Laptops/afspraken.md")) == "verlof"
    assert _topic(page("Afspraken", 9, path="Verlof/Laptops/afspraken.md")) == "ict", "the nearest folder first"
    assert _topic(page("Laptopafspraken", 9, path="verlof.md")) == "ict"
    assert _topic(page("Afspraken", 9, path="verlof.md")) == "", "a file's name is no folder"


def test_a_document_is_not_read_as_if_somebody_had_just_typed_it() -> None:
    assert _topic(page("Evaluatie", 9)) == ""
    assert TOPICS.guess("evaluatie") is not None


def test_nobody_is_led_to_a_sensitive_topic() -> None:
    assert _topic(page("Over leed", 9)) == ""
    assert may_mean(QUESTION, [page("Laptop", 9), page("Leed", 9)], TOPICS) == ()


def _topic(hit: Hit) -> str:
    found = topic_of(hit, TOPICS)
    return found.id if found else ""


# --- when it is asked -------------------------------------------------------------------------------

LEAVE, LAPTOP = page("Verlof", 9.0), page("Laptop", 8.8)


@pytest.mark.parametrize(
    ("hits", "apart"),
    [
        ([LEAVE, LAPTOP], ("verlof", "ict")),
        ([LEAVE, page("Verlof kort", 8.9), LAPTOP], ()),
        ([LEAVE, page("Kermis", 8.9), LAPTOP], ()),
        ([page("Kermis", 9.1), LEAVE, LAPTOP], ()),
        ([LEAVE, page("Laptop", 7.6)], ()),
        ([LEAVE, page("Laptop", 8.8, 0.8)], ()),
        ([LEAVE, LAPTOP, page("Kermis", 8.7), page("Evacuatie", 8.6)], ("verlof", "ict", "brand")),
        ([LEAVE, LAPTOP, page("Evacuatie", 7.0)], ("verlof", "ict")),
        ([LEAVE], ()),
        ([], ()),
    ],
)
def test_it_is_asked_where_the_best_two_pages_are_as_near_and_of_different_topics(
    hits: Sequence[Hit], apart: Sequence[str]
) -> None:
    assert may_mean(QUESTION, hits, TOPICS) == apart


def test_two_passages_of_one_page_are_one() -> None:
    assert may_mean(QUESTION, [LEAVE, LEAVE, LAPTOP], TOPICS) == ("verlof", "ict")


def test_what_names_its_topic_is_clear() -> None:
    assert may_mean("wie moet ik verwittigen over mijn laptop", [LEAVE, LAPTOP], TOPICS) == ()


def test_where_a_model_was_asked_it_has_to_mean_as_much() -> None:
    near, far = (page("Laptop", 8.8, cosine=cosine) for cosine in (0.87, 0.85))
    best = page("Verlof", 9.0, cosine=0.88)
    assert may_mean(QUESTION, [best, near], TOPICS) == ("verlof", "ict")
    assert may_mean(QUESTION, [best, far], TOPICS) == ()


def test_what_may_be_of_two_topics_is_never_certain() -> None:
    sure = [_led(LEAVE), LAPTOP]
    assert compile_answer(QUESTION, sure, lambda _: "").verdict is Verdict.ANSWERED
    found = compile_answer(QUESTION, sure, lambda _: "", topics=TOPICS)
    assert (found.verdict, found.apart) == (Verdict.MAYBE, ("verlof", "ict"))
    assert [citation.title for citation in found.further] == ["Verlof", "Laptop"]


def test_what_an_expert_answered_is_not_asked_about() -> None:
    written = page(QUESTION, 9.0, headings=["verlof"])
    written = replace(written, source=replace(written.source, id=f"{PREFIX}1"))
    found = compile_answer(QUESTION, [written, LAPTOP], lambda _: "", topics=TOPICS)
    assert (found.verdict, found.apart) == (Verdict.ANSWERED, ())


def test_nothing_is_asked_where_nothing_helps() -> None:
    far = [page("Verlof", 9.0, 0.0), page("Laptop", 8.9, 0.0)]
    assert compile_answer(QUESTION, far, lambda _: "", topics=TOPICS).apart == ()


def _led(hit: Hit) -> Hit:
    return Hit(hit.source, hit.passage, hit.score, Evidence(1.0, 0.6, 3.0))


# --- what is left -----------------------------------------------------------------------------------


def test_what_was_meant_is_judged_among_itself() -> None:
    hits = [LEAVE, LAPTOP, page("Laptop stuk", 4.4), page("Kermis", 4.0)]
    own = within(hits, "ict", ("verlof", "ict"), TOPICS)
    assert [hit.source.title for hit in own] == ["Laptop", "Laptop stuk"]
    assert own[0].evidence.lead == pytest.approx(0.5)
    others = within(hits, OTHER, ("verlof", "ict"), TOPICS)
    assert [hit.source.title for hit in others] == ["Kermis"]
    assert within(hits, "brand", ("verlof", "ict"), TOPICS) == []


def test_leads_are_those_that_a_search_reckons() -> None:
    best, other = page("Een", 5.0, cosine=0.8), page("Twee", 10.0, cosine=0.9)
    first = reckoned([best, other])[0]
    assert (first.evidence.lead, first.evidence.margin) == (pytest.approx(-0.5), pytest.approx(-0.1))
    assert reckoned([best])[0].evidence.lead == 1.0
    assert reckoned([]) == []


# --- how often --------------------------------------------------------------------------------------


def test_one_question_in_a_hundred_is_asked_which_it_means(demo: Demo) -> None:
    asks = [one for one in demo.outcomes if one.apart]
    wrongly = [one.question for one in asks if one.right]
    staff = [text for text, apart in demo.staff.items() if apart]
    print(f"samples/evaluation: asked of {len(asks)} of {len(demo.outcomes)}, of them right at once {len(wrongly)}")
    print(f"staff wording: asked of {len(staff)} of {len(demo.staff)}")
    assert len(asks) <= 0.01 * len(demo.outcomes), [one.question for one in asks]
    assert wrongly == [], "a single topic is right"
    assert len(staff) <= 0.02 * len(demo.staff), staff


def test_what_is_right_and_certain_stays_so(demo: Demo) -> None:
    certain = [one for one in demo.outcomes if one.evidence and Calibration().probability(one.evidence) >= ANSWERS]
    assert [one.question for one in certain if one.right and one.apart] == []


def test_a_vague_question_is_asked_which_it_means(demo: Demo) -> None:
    asks = {text: demo.vague[text] for text in VAGUE}
    print(f"vague: asked of {sum(map(bool, asks.values()))} of {len(VAGUE)}")
    assert {text: found[:2] for text, found in asks.items()} == dict(VAGUE)


@pytest.mark.parametrize("text", CLEAR)
def test_the_same_with_its_subject_is_not(demo: Demo, text: str) -> None:
    assert demo.vague[text] == ()
