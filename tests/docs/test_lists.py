"""The page on lists says what is read, from which files, and how much of it."""

import re
from pathlib import Path

from bot.announce.authority.became import MOST_SAID
from bot.announce.authority.files.reading import ENDINGS, MOST_BYTES, SHEETS, WORKBOOKS, is_list, is_sheet
from bot.announce.authority.files.sent_list import KEPT
from bot.announce.authority.named_list import _HEADS, MOST_CHARACTERS, MOST_NAMED
from bot.content.sheets import LIMITS
from bot.content.xlsx import MOST_PLACES
from bot.words.folding import words

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "beheer" / "lijsten.md").read_text("utf-8")
LANGUAGES = ROOT / "languages"


def test_it_names_each_kind_of_file_and_what_becomes_of_it() -> None:
    rows = [re.findall(r"`(\.\w+)`", line.split("|")[1]) for line in PAGE.splitlines() if line.startswith("| `.")]
    assert [tuple(row) for row in rows] == [ENDINGS, WORKBOOKS, SHEETS]
    assert all(is_list(f"lijst{ending}") for ending in (*ENDINGS, *WORKBOOKS))
    assert all(is_sheet(f"lijst{ending}") and not is_list(f"lijst{ending}") for ending in SHEETS)


def test_the_way_to_paste_a_list_is_called_as_on_the_cards() -> None:
    """tests/conversations/test_sent_lists.py goes it."""
    said = (LANGUAGES / "nl" / "audience.ftl").read_text("utf-8") + (LANGUAGES / "nl" / "texts.ftl").read_text("utf-8")
    texts = dict(re.findall(r"^([\w-]+) = (.+)$", said, re.MULTILINE))
    title, begin, paste, add = (
        texts[key] for key in ("step-audience-title", "audience-open", "audience-paste", "audience-add")
    )
    assert f'(bij "{title}" → "{begin}" → "{paste}", naast "{add}")' in PAGE


def test_the_titles_of_columns_are_those_that_are_left_out() -> None:
    (titles,) = re.findall(r"titels zoals (.*?) slaat", PAGE)
    named = {words(title) for title in re.findall(r"`([^`]+)`", titles)}
    assert {"nr", "voornaam", "familienaam", "functie", "school"} <= named <= _HEADS


def test_its_limits_are_those_that_hold() -> None:
    assert f"hoogstens {MOST_BYTES // 2**20} MB" in PAGE
    assert LIMITS.size == MOST_BYTES
    assert f"tijd ({LIMITS.seconds:.0f} seconden)" in PAGE
    assert f"meer dan {MOST_NAMED} regels" in PAGE
    assert f"{MOST_CHARACTERS:,} tekens".replace(",", " ") in PAGE
    assert KEPT.days == 1
    assert "na een dag" in PAGE
    assert "de eerste tien" in PAGE
    assert MOST_PLACES == 10
    assert f"de eerste {MOST_SAID} namen" in PAGE
