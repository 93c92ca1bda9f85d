"""Cards that are kept by what they show."""

from microsoft_teams.cards.core import AdaptiveCard, TextBlock

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
