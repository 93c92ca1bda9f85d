"""Cards that are kept by what they show."""

from microsoft_teams.cards.core import AdaptiveCard, TextBlock

from bot.work.base import Newest
from bot.work.drawn import Drawn
from cards.card import Card


def test_the_newest_are_kept_and_no_more() -> None:
    drawn, drawings = Drawn(most=2), list[str]()

    def draw(words: str) -> Card:
        drawings.append(words)
        return Card(AdaptiveCard(body=[TextBlock(text=words)]), words)

    said = [drawn.message(words, lambda words=words: draw(words)).summary for words in ("a", "b", "a", "c", "b", "a")]
    assert said == ["a", "b", "a", "c", "b", "a"]
    assert drawings == ["a", "b", "c", "a"]


def test_what_is_shown_is_remembered_of_the_newest_only() -> None:
    """What another instance saw to the end is never taken out here."""
    shown = Newest[str]()
    for number in range(Newest.MOST + 10):
        shown[f"a{number}"] = "sending"
        shown["a0"] = f"sending {number}"
    assert len(shown) == Newest.MOST
    assert shown["a0"] == f"sending {Newest.MOST + 9}"
    assert "a1" not in shown
    assert f"a{Newest.MOST + 9}" in shown
