"""What every family's reader hands in becomes sections: headings alone, characters of other scripts, titles."""

import pytest

from bot.answer.library.source import NOWHERE, Anchor, Section
from bot.content.outline import Outline, clean
from bot.content.titles import given_title


def test_a_heading_with_nothing_below_it_is_text_of_the_one_above() -> None:
    outline = Outline()
    outline.heading(1, "Uitstap")
    outline.heading(2, "Vertrek om 8.30 uur")
    outline.heading(2, "Terug")
    outline.paragraph("Om vier uur.")
    outline.heading(2, "Meebrengen: regenjas")
    assert outline.sections() == (
        Section(("Uitstap",), NOWHERE, "Vertrek om 8.30 uur"),
        Section(("Uitstap", "Terug"), NOWHERE, "Om vier uur."),
        Section(("Uitstap",), NOWHERE, "Meebrengen: regenjas"),
    )


def test_a_heading_with_a_table_below_it_is_none() -> None:
    outline = Outline()
    outline.heading(1, "Uren")
    outline.table([["Dag", "Uur"], ["maandag", "8"]])
    assert [section.text for section in outline.sections()] == [""]


def test_a_heading_alone_stands_where_it_was_said() -> None:
    outline = Outline()
    outline.at(Anchor("slide", "1"))
    outline.heading(1, "Uitstap op 12 mei")
    outline.at(Anchor("slide", "2"))
    outline.heading(1, "Vragen")
    assert outline.sections() == (
        Section((), Anchor("slide", "1"), "Uitstap op 12 mei"),
        Section((), Anchor("slide", "2"), "Vragen"),
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क्\u200dष", "क्\u200dष"),
        ("👩\u200d🏫", "👩\u200d🏫"),
        ("zwem\u200cles", "zwemles"),
        ("\u200dمن\u200d", "من"),
        ("zwem\u00adles", "zwemles"),
        ("zwem\u200bles\ufeff", "zwemles"),
    ],
)
def test_joiners_stay_where_their_script_needs_them(text: str, shown: str) -> None:
    assert clean(text) == shown


@pytest.mark.parametrize(
    "title",
    ["PowerPoint-presentatie", "PowerPoint Presentation", "Présentation PowerPoint", "untitled", "(anonymous)", "Book1",
     "Document 3", "Microsoft Word - verlof_v3.doc", "Verlof definitief.docx", "Blad1", "Titel van de dia", "", None],
)  # fmt: skip
def test_what_a_program_put_there_is_no_title(title: str | None) -> None:
    assert given_title(title) == ""


@pytest.mark.parametrize(
    "title",
    ["Verlofregeling", "Scan je badge", "Documenten", "PowerPoint voor beginners", "Map van het jaar", "Bus 12"],
)
def test_what_a_person_wrote_is(title: str) -> None:
    assert given_title(f" {title}\n") == title
