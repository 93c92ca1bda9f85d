"""Several questions in one message, and what a pasted mail asks."""

import pytest

from bot.words.matters import Ask, matters_in
from bot.words.questions import questions_in


def texts(message: str) -> list[str]:
    return [question.text for question in questions_in(message).questions]


@pytest.mark.parametrize(
    "one",
    [
        "wat als er iemand ziek wordt, mag ik dan naar huis",  # a condition goes with its question
        "ik woon in Gent en wil niet verhuizen, kan het dan nog",  # who lives in Gent does not ask whether to move
        "waar en wanneer is de vorming",
        "Hoe vraag ik dat aan? Bijvoorbeeld voor een bril?",
        "que faire si je suis malade, dois-je appeler",
    ],
)
def test_what_is_one_question_stays_one(one: str) -> None:
    assert len(texts(one)) == 1


def test_a_question_takes_along_what_it_leans_on() -> None:
    first, second = questions_in("hoe reset ik mijn wachtwoord en vervalt dat ooit").questions
    assert first.whole == "hoe reset ik mijn wachtwoord"
    assert second.whole == "hoe reset ik mijn wachtwoord, vervalt dat ooit"
    alone = questions_in("hoe reset ik mijn wachtwoord en waar staat de printer").questions[1]
    assert alone.whole == "waar staat de printer"
    told = questions_in("Ik ben zwanger. Wanneer meld ik dat? En mag ik turnles geven?").questions
    assert [one.whole for one in told] == [
        "Ik ben zwanger. Wanneer meld ik dat?",
        "Ik ben zwanger. mag ik turnles geven?",
    ]


def test_a_question_that_says_all_stands_alone() -> None:
    asked = "hoe reset ik mijn wachtwoord? hoeveel dagen op voorhand moet ik het verlof vragen dat ik in juli opneem?"
    assert questions_in(asked).questions[1].whole.startswith("hoeveel dagen")
    assert questions_in("moet ik bellen als ik ziek ben? naar wie?").questions[1].whole.startswith("moet ik bellen")


def test_greetings_and_signatures_are_no_part_of_a_mail() -> None:
    mail = "Beste Nadia,\n\nHoeveel dagen krijg ik?\n\nMet vriendelijke groeten,\nJan\nWie is uw directeur?"
    assert [one.whole for one in questions_in(mail).questions] == ["Hoeveel dagen krijg ik?"]
    assert texts("Hallo Jan,\nBedankt, maar hoe laat is het?") == ["Bedankt, maar hoe laat is het?"]
    assert texts("Dear colleague,\nWhen do I get paid?\nKind regards\nWho knows") == ["When do I get paid?"]


def test_numbered_and_listed_questions() -> None:
    assert texts("1) hoe laat is het 2) wie is de directeur") == ["hoe laat is het", "wie is de directeur"]
    assert texts("- hoe laat is het\n- wie is de directeur") == ["hoe laat is het", "wie is de directeur"]


def test_keywords_are_no_question() -> None:
    assert texts("verlof huwelijk broer") == []


@pytest.mark.parametrize(
    ("said", "ask"),
    [
        ("hoeveel kopies kan ik nog maken", Ask.UNKNOWN),
        ("hoeveel dagen heb ik nog als ik halftijds werk", None),
        ("hoeveel uren kan ik nog werken zonder attest", None),
        ("hoeveel uren mag ik nog bijverdienen", None),
        ("is het verlof van mijn zus goedgekeurd als ze werkt", None),
        ("wanneer is de infosessie", None),
        ("wanneer is het kerstfeest", None),
    ],
)
def test_a_rule_is_no_matter_of_one_s_own(said: str, ask: Ask | None) -> None:
    own = {one.ask for one in matters_in(said, "nl")} - {Ask.PERSON, Ask.NAMED, Ask.FREE}
    assert own == ({ask} if ask else set())


def test_to_want_somebody_is_not_to_ask_for_them() -> None:
    assert Ask.PERSON not in {one.ask for one in matters_in("ik wil Nadia", "nl")}
    assert Ask.PERSON in {one.ask for one in matters_in("ik wil Nadia spreken", "nl")}
