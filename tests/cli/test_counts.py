"""One is one, and more are many."""

from bot.cli.counts import counted


def test_one_is_said_as_one() -> None:
    assert counted(1, "people without a manager") == "1 person without a manager"
    assert counted(1, "schools") == "1 school"
    assert counted(0, "guests") == "0 guests"
    assert counted(2, "people") == "2 people"
