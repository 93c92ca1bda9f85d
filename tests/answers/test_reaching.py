"""The words of a document that give the number of a function, and not those that name both by chance."""

import pytest

from bot.answer.evidence import Evidence, Hit
from bot.answer.library.source import NOWHERE, Passage, Source, Table
from bot.answer.reaching import reached


def hit(text: str, table: Table = (), *, title: str = "Bellen") -> Hit:
    source = Source(title, title, "bellen.docx", "", None, "nl", frozenset())
    return Hit(source, Passage(title, 0, (), NOWHERE, text, table), 9.0, Evidence(1.0, 0.5))


def line(name: str, *hits: Hit) -> str:
    found = reached(name, hits)
    return found[1] if found else ""


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("helpdesk", "Iets. Helpdesk ICT: toestel 2400, elke dag. Nog iets.", "Helpdesk ICT: toestel 2400, elke dag."),
        ("personeelsdienst", "Personeelsdienst, toestel 2200.", "Personeelsdienst, toestel 2200."),
        ("preventieadviseur", "Wim, preventieadviseur, toestel 2500.", "Wim, preventieadviseur, toestel 2500."),
        ("secretariaat", "- Secretariaat: 09 000 00 12", "- Secretariaat: 09 000 00 12"),
        ("boekhouding", "Boekhouding: onkosten@school.example.", "Boekhouding: onkosten@school.example."),
        (
            "service du personnel",
            "Service du personnel (poste interne 2200).",
            "Service du personnel (poste interne 2200).",
        ),
        ("directeur", "Vraag het aan je directeur of aan Nadia El Amrani, toestel 2203.", ""),
        ("helpdesk", "De helpdesk kijkt 48 uur later weer.", ""),
        ("helpdesk", "De receptie: toestel 2100.", ""),
        ("helpdesk", "Helpdesk: toestel 2400, " + "en nog veel meer, " * 20 + "einde.", ""),
    ],
)
def test_the_words_that_give_a_number(name: str, text: str, told: str) -> None:
    assert line(name, hit(text)) == told


def test_words_that_begin_with_the_name_come_before_those_that_have_it() -> None:
    mentioned, named = hit("Bel meteen de helpdesk, toestel 2499."), hit("Helpdesk: toestel 2400.")
    assert line("helpdesk", mentioned, named) == "Helpdesk: toestel 2400."
    assert line("helpdesk", mentioned) == "Bel meteen de helpdesk, toestel 2499."


def test_a_row_is_read_with_the_names_of_its_columns() -> None:
    table = (("Vraag", "Contact", "Toestel"), ("computer", "helpdesk", "2400"), ("loon", "Stijn", "2205"))
    assert line("helpdesk", hit("", table)) == "computer · helpdesk · Toestel 2400"


def test_what_is_archived_gives_no_number() -> None:
    assert not line("helpdesk", hit("Helpdesk: toestel 2400.", title="[Vervallen] Bellen"))
