"""Who did something, by name: a person, for whom, or the other system that did it in a person's name."""

from bot.arrange.handling.handling import Handled
from bot.arrange.request import HistoryEntry
from bot.words.clean import clean_line
from cards.texts import Texts


def who(t: Texts, entry: HistoryEntry) -> str:
    if entry.system:
        return t("name-for", name=clean_line(entry.system), behalf=t.name(entry.behalf or entry.person))
    return t.actor(entry.person, entry.behalf)


def who_handled(t: Texts, entry: Handled) -> str:
    """Another system carries out in its own name, whoever had it here."""
    return clean_line(entry.system) or t.name(entry.person)
