"""What is said of a list names the first entries of each sort, and counts the others: it is small whatever was sent."""

from bot.announce.authority.became import LONGEST_SHEET, MOST_SAID, Became, Entries, became_of
from bot.announce.authority.named_list import NamedList
from bot.sheets import Unread


def test_the_first_entries_are_named_and_the_others_counted() -> None:
    unknown = tuple(f"Niemand {number}" for number in range(MOST_SAID + 5))
    listed = NamedList(("1", "2"), unknown, ("Jan Peeters",), ("Ana Martens",), 7, ("Lieve Van Damme",))
    said = became_of(listed)
    assert said == Became(
        2,
        Entries(unknown[:MOST_SAID], 5),
        Entries(("Jan Peeters",)),
        Entries(("Ana Martens",)),
        Entries(("Lieve Van Damme",)),
        7,
    )
    assert said.unknown.count == MOST_SAID + 5


def test_the_name_of_a_sheet_is_cut() -> None:
    said = became_of(NamedList(unread=Unread("x" * 100_000, ("A1",), 3)))
    assert said.unread == Unread("x" * LONGEST_SHEET, ("A1",), 3)
