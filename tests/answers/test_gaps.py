"""The gaps report: groups what is alike, counts, and shows nobody."""

import string
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.answer import Verdict
from bot.answer.gaps import FEWEST_PEOPLE, LEFT_OUT, gaps
from bot.answer.question import Question, Reason
from bot.people.erasure import PREFIX
from bot.words.folding import words
from bot.words.lists import every_stopword

START = datetime(2026, 11, 23, 9, tzinfo=UTC)
NAMES = ["Ana Martens", "Jan De Smet"]


def asked(*told: tuple[str, str], verdict: Verdict = Verdict.NOT_FOUND) -> list[Question]:
    """(person, text), one after the other."""
    return [
        Question(f"q{number}", person, text, START + timedelta(seconds=number), verdict)
        for number, (person, text) in enumerate(told)
    ]


def test_what_is_alike_is_one_gap_the_most_asked_first() -> None:
    found = gaps(
        asked(
            ("a", "Hoeveel maaltijdcheques krijg ik?"),
            ("b", "wanneer komen de maaltijdcheques"),
            ("c", "maaltijdcheques"),
            ("a", "Mag mijn hond mee naar school?"),
            ("b", "mag een hond mee in de klas van de school"),
        ),
        NAMES,
    )
    assert [(gap.people, gap.questions, gap.unanswered) for gap in found.shown] == [(3, 3, 3), (2, 2, 2)]
    assert found.shown[0].words == ("maaltijdcheques",)
    assert "hond" in found.shown[1].words
    assert found.rest == 0


def test_what_one_person_asks_is_only_counted_however_often() -> None:
    found = gaps(asked(*[("a", "ik heb schulden, wie helpt mij")] * 9), NAMES)
    assert not found.shown
    assert found.rest == 9


def test_nobody_counts_as_two_once_their_questions_lost_their_names() -> None:
    """Of one round the made-up ids are of different people; of another, or of who has their name, they may be the same.
    So it is of the telling words."""
    first, second = f"{PREFIX}aaaaaa", f"{PREFIX}bbbbbb"
    text = "krijg ik maaltijdcheques want mijn dochter heeft leukemie"
    for people in (("a", f"{first}000001"), (f"{first}000001", f"{second}000001"), ("a", f"{first}1", f"{second}2")):
        assert not gaps(asked(*((person, text) for person in people)), NAMES).shown, people
    ids = ("a", f"{first}000001", f"{second}000001", f"{second}000002")
    (gap,) = gaps(asked(*((person, text) for person in ids)), NAMES).shown
    assert gap.people == 2
    others = "krijg ik maaltijdcheques"
    (gap,) = gaps(asked(("a", text), (f"{first}000001", text), ("b", others), ("c", others)), NAMES).shown
    assert gap.people == 3
    assert "leukemie" not in gap.example


def test_an_example_tells_nothing_that_only_one_person_wrote() -> None:
    (gap,) = gaps(
        asked(
            ("a", "krijg ik maaltijdcheques want mijn dochter heeft leukemie"),
            ("b", "krijg ik maaltijdcheques? mail naar jan@mail.example of bel 0478 12 34 56, groeten Jan De Smet"),
        ),
        NAMES,
    ).shown
    assert gap.example.startswith("krijg ik maaltijdcheques")
    for private in ("leukemie", "dochter", "mail", "0478", "Jan", "Smet"):
        assert private not in gap.example


def test_names_of_colleagues_are_left_out_even_when_many_write_them() -> None:
    (gap,) = gaps(asked(("a", "wanneer vertrekt Ana Martens"), ("b", "vertrekt Ana Martens")), NAMES).shown
    assert "Ana" not in gap.example
    assert "Martens" not in gap.example
    assert LEFT_OUT in gap.example
    assert gap.words == ("vertrekt",)


def test_what_was_badly_rated_or_handed_off_counts_and_what_helped_does_not() -> None:
    bad, handed, fine, maybe = asked(
        *[(person, "kilometervergoeding wagen") for person in "abcd"], verdict=Verdict.ANSWERED
    )
    bad = replace(bad, useful=False, reason=Reason.OUTDATED, words="staat fout")
    handed = replace(handed, handed_off=True)
    fine = replace(fine, useful=True)
    (gap,) = gaps([bad, handed, fine, replace(maybe, verdict=Verdict.MAYBE)], NAMES).shown
    assert (gap.questions, gap.unanswered, gap.bad) == (2, 0, 1)
    assert gap.reasons == Counter({Reason.OUTDATED: 1})


def test_what_touches_a_sensitive_topic_is_no_gap() -> None:
    found = gaps(asked(("a", "ik word gepest"), ("b", "ik word gepest"), verdict=Verdict.SENSITIVE), NAMES)
    assert (list(found.shown), found.rest) == ([], 0)


vocabulary = ["verlof", "stage", "hond", "school", "premie", "laptop", "ziekte", "Ana", "geheim", "zus", "leukemie"]
some_questions = st.lists(
    st.tuples(
        st.sampled_from("abcd"),
        st.lists(st.sampled_from(vocabulary) | st.text(string.ascii_lowercase, min_size=4, max_size=9), min_size=1),
    ),
    max_size=25,
)
ORDINARY = every_stopword()


@pytest.mark.slow
@given(some_questions)
def test_every_word_that_is_shown_was_written_by_enough_people(told: list[tuple[str, list[str]]]) -> None:
    found = gaps(asked(*((person, " ".join(text)) for person, text in told)), NAMES)
    writers: dict[str, set[str]] = {}
    for person, text in told:
        for word in text:
            writers.setdefault(words(word)[:6], set()).add(person)
    for gap in found.shown:
        shown = {words(word) for word in gap.example.replace(LEFT_OUT, " ").split()} | set(map(words, gap.words))
        assert gap.people >= FEWEST_PEOPLE
        assert all(len(writers[word[:6]]) >= FEWEST_PEOPLE for word in shown - ORDINARY), (gap, told)
        assert "ana" not in shown
    assert sum(gap.questions for gap in found.shown) + found.rest == len(told)
