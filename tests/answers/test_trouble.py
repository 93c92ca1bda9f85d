"""Who tells that something broke, got lost or went wrong is told what to do, by the page that is about it."""

from collections.abc import Sequence

import pytest

from bot.answer.answer import Answer, Verdict
from bot.answer.compiling import compile_answer
from bot.answer.evidence import Evidence, Hit
from bot.answer.library.source import NOWHERE, Passage, Source
from bot.answer.trouble import tells_trouble

WRONG = "ik heb een mail naar de verkeerde ouder gestuurd"
SOURCE = Source("lek", "Een datalek", "lek.docx", "", None, "nl", frozenset())
INTRODUCED = Passage("lek", 0, (), NOWHERE, "Een datalek kan iedereen overkomen, elke dag.")
MENTIONED = Passage(
    "lek", 1, ("Voorkomen",), NOWHERE, "Zet mail in BCC: 19 keer ging een mail naar een verkeerde ouder."
)
STEPS = "1. Roep de mail terug.\n2. Vraag de ouder om hem te wissen."
TOLD = Passage("lek", 2, ("Wat doe je?",), NOWHERE, STEPS)


def compiled(question: str, best: Passage, others: Sequence[Passage], *, heading: float = 0.0) -> Answer:
    evidence = Evidence(1.0, 0.9, 2.0, heading)
    hits = [Hit(SOURCE, one, 9.0 - at, evidence) for at, one in enumerate((best, *others))]
    return compile_answer(question, hits, lambda source: source.id)


def shown(question: str, best: Passage, *others: Passage, heading: float = 0.0) -> str:
    found = compiled(question, best, others, heading=heading)
    assert found.verdict is Verdict.ANSWERED and found.excerpt
    return found.excerpt.text


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("mijne laptop is kapot", True),
        ("badge kwijt", True),
        ("per ongeluk alles gewist", True),
        ("de beamer werkt niet", True),
        ("j'ai perdu mon badge", True),
        ("I spilled coffee on my laptop", True),
        ("hoeveel kost een verloren badge", False),
        ("wie betaalt een gebroken bril", False),
        ("mag ik een kapotte stoel weggooien", False),
        ("how much is a lost key", False),
        ("hoe vraag ik verlof aan", False),
        ("stukken indienen", False),
    ],
)
def test_what_tells_trouble(text: str, is_told: bool) -> None:
    assert tells_trouble(text) is is_told


def test_the_section_that_says_what_to_do_answers() -> None:
    assert shown(WRONG, MENTIONED, TOLD) == f"Wat doe je?\n{STEPS}"
    assert shown("hoeveel mails gingen naar een verkeerde ouder", MENTIONED, TOLD).startswith("Voorkomen")


def test_what_stands_under_what_happened_stays() -> None:
    assert shown(WRONG, MENTIONED, TOLD, heading=0.8).startswith("Voorkomen")


def test_what_says_whom_to_tell_stays() -> None:
    tells = Passage("lek", 1, ("Mails",), NOWHERE, "Ging een mail naar een verkeerde ouder, bel dan toestel 2510.")
    assert shown(WRONG, tells, TOLD).startswith("Mails")


def test_of_a_page_found_by_its_introduction_the_only_steps_answer() -> None:
    steps = Passage("lek", 2, ("Een mail te veel",), NOWHERE, STEPS)
    assert shown(WRONG, INTRODUCED, steps).startswith("Een mail te veel")
    others = Passage("lek", 3, ("Een usb-stick",), NOWHERE, "1. Zoek eerst zelf.\n2. Vraag het rond.")
    assert shown(WRONG, INTRODUCED, steps, others).startswith(INTRODUCED.text)
    assert shown(WRONG, MENTIONED, steps).startswith("Voorkomen")


def test_it_is_quoted_from_its_first_step_on() -> None:
    long = "\n".join(f"{at}. Doe eerst dit of dat, en dan iets anders." for at in range(1, 12))
    told = Passage("lek", 2, ("Wat nu?",), NOWHERE, f"{long}\n12. Vraag de verkeerde ouder om de mail te wissen.")
    weak = Hit(SOURCE, told, 9.0, Evidence(0.8, 0.2, 1.2))
    found = compile_answer(WRONG, [weak], lambda source: source.id)
    assert found.verdict is Verdict.MAYBE and found.further[0].quote
    assert found.further[0].quote.text.startswith("Wat nu?\n1. Doe eerst dit")
