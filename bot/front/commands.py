"""Every command that can be typed, in one table; anything else is a question."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from bot.announce import turns as announcements
from bot.announce.news import turns as news
from bot.announce.reaching import turns as reaching
from bot.announce.visering import turns as viseringen
from bot.answer import turns as answers
from bot.answer.experts import turns as experts
from bot.answer.official import turns as official
from bot.arrange.agenda import turns as agendas
from bot.arrange.figures import turns as figures
from bot.arrange.handling import turns as handling
from bot.arrange.mandates import turns as mandating
from bot.arrange.matching import turns as matching
from bot.arrange.turns import approving, looking, requesting
from bot.front import absence, home, privacy, roles, today
from bot.front.here import Say
from bot.front.operating import turns as operating
from bot.people.contacts import Actor
from bot.words.folding import words
from bot.words.languages import Language, own_first
from bot.words.lists import as_written
from bot.words.matters import in_standard_words


@dataclass(frozen=True, slots=True)
class Command:
    """What calls it in each language stands in `said.toml` of its folder, under its id.

    `listed`: it is one of those, ten at most, that Teams suggests where one types.
    """

    id: str
    say: Say
    listed: bool = True

    def words(self, language: Language) -> tuple[str, ...]:
        """As they are written; the first is what the help card and the manifest say."""
        return as_written(language, f"commands.{self.id}")


COMMANDS: tuple[Command, ...] = (
    Command("help", home.show_help),
    Command("today", today.show, listed=False),
    Command("news", news.show_news, listed=False),
    Command("settings", news.show_settings, listed=False),
    Command("requests", home.show_forms),
    Command("mine", requesting.show_mine),
    Command("approvals", approving.show_waiting),
    Command("queue", handling.show_queue, listed=False),
    Command("agenda", agendas.show_agendas, listed=False),
    Command("report", figures.show_reports, listed=False),
    Command("week", looking.show_week, listed=False),
    Command("questions", experts.show_mine),
    Command("expert", experts.show_waiting),
    Command("official", official.show_mine),
    Command("announcement", announcements.start),
    Command("missing", viseringen.show_missing, listed=False),
    Command("reach", reaching.show_reach, listed=False),
    Command("announcements", announcements.show_mine, listed=False),
    Command("gaps", answers.show_gaps),
    Command("absence", absence.show, listed=False),
    Command("back", absence.say_back, listed=False),
    Command("profile", matching.show_profile, listed=False),
    Command("mandates", mandating.show_mandates, listed=False),
    Command("roles", roles.show_roles, listed=False),
    Command("privacy", privacy.show, listed=False),
    Command("language", home.show_languages),
)


HIDDEN: tuple[Command, ...] = (Command("operations", operating.show, listed=False),)
"""Of who administers Bode: to everybody else these words are words like any other."""


def hidden_command_of(actor: Actor, text: str) -> Command | None:
    """One that only some may know of; None for who may not."""
    if not operating.may(actor):
        return None
    said = words(text)
    spoken = [(command, word) for one in own_first(actor.language) for command in HIDDEN for word in command.words(one)]
    return next((command for command, word in spoken if words(word) == said), None)


def command_of(text: str, language: Language) -> Command | None:
    """The command that the whole text is, in the person's language first. A bare "?" asks for help."""
    return COMMANDS[0] if text.strip() == "?" else _of(language, text)


def _of(language: Language, text: str) -> Command | None:
    called = _called(language)
    return called.get(words(text)) or called.get(in_standard_words(text, language))


@cache
def _called(language: Language) -> Mapping[str, Command]:
    """Plain words -> command, for who speaks this language."""
    spoken = [(command, word) for one in own_first(language) for command in COMMANDS for word in command.words(one)]
    return {words(word): command for command, word in reversed(spoken)}
