"""Every command that can be typed, in one table; anything else is a question."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from bot.announce import turns as announcements
from bot.answer import turns as answers
from bot.answer.experts import turns as experts
from bot.answer.official import turns as curated
from bot.arrange import turns as requests
from bot.front import home
from bot.front.here import Say
from bot.words.folding import words
from bot.words.languages import LANGUAGES, Language


@dataclass(frozen=True, slots=True)
class Command:
    """`words` are what calls it in each language; the first is what the help card and the manifest say."""

    id: str
    words: Mapping[Language, tuple[str, ...]]
    say: Say


COMMANDS: tuple[Command, ...] = (
    Command(
        "help",
        {
            "nl": (
                "help",
                "hulp",
                "hallo",
                "hoi",
                "dag",
                "start",
                "menu",
                "wat kan je",
                "goeiemorgen",
                "goedemorgen",
                "goeiemiddag",
                "goedemiddag",
                "wie ben je",
                "wie ben jij",
            ),
            "fr": ("aide", "bonjour", "salut", "menu"),
            "en": ("help", "hello", "hi", "menu", "start"),
        },
        home.show_help,
    ),
    Command(
        "requests",
        {
            "nl": ("aanvragen", "aanvraag", "formulieren", "nieuwe aanvraag"),
            "fr": ("demandes", "demande", "formulaires", "nouvelle demande"),
            "en": ("requests", "request", "forms", "new request"),
        },
        home.show_forms,
    ),
    Command(
        "mine",
        {
            "nl": (
                "mijn aanvragen",
                "mijn aanvraag",
            ),
            "fr": ("mes demandes",),
            "en": ("my requests",),
        },
        requests.show_mine,
    ),
    Command(
        "approvals",
        {
            "nl": ("goedkeuringen", "goedkeuren", "mijn goedkeuringen"),
            "fr": ("approbations", "approuver", "mes approbations"),
            "en": ("approvals", "approve", "my approvals"),
        },
        requests.show_waiting,
    ),
    Command(
        "questions",
        {
            "nl": ("mijn vragen",),
            "fr": ("mes questions",),
            "en": ("my questions",),
        },
        experts.show_mine,
    ),
    Command(
        "expert",
        {
            "nl": ("vragen voor mij",),
            "fr": ("questions pour moi",),
            "en": ("questions for me",),
        },
        experts.show_waiting,
    ),
    Command(
        "official",
        {
            "nl": ("officiële antwoorden", "officieel antwoord"),
            "fr": ("réponses officielles",),
            "en": ("official answers",),
        },
        curated.show_mine,
    ),
    Command(
        "announcement",
        {
            "nl": ("mededeling", "nieuwe mededeling"),
            "fr": ("annonce", "nouvelle annonce", "communication"),
            "en": ("announcement", "new announcement"),
        },
        announcements.start,
    ),
    Command(
        "gaps",
        {"nl": ("hiaten",), "fr": ("lacunes",), "en": ("gaps",)},
        answers.show_gaps,
    ),
    Command(
        "language",
        {"nl": ("taal",), "fr": ("langue",), "en": ("language",)},
        home.show_languages,
    ),
)


COURTESIES: tuple[Command, ...] = (
    Command(
        "thanks",
        {
            "nl": (
                "dank je",
                "dank je wel",
                "dankjewel",
                "dank u",
                "dank u wel",
                "bedankt",
                "top",
                "ok",
                "oké",
                "prima",
            ),
            "fr": ("merci", "merci beaucoup", "parfait", "d'accord"),
            "en": ("thanks", "thank you", "great", "okay"),
        },
        home.say_welcome,
    ),
)
"""What deserves an answer and no place in the help."""


EVERY = (*COMMANDS, *COURTESIES)


def command_of(text: str, language: Language) -> Command | None:
    """The command that the whole text is, in the person's language first. A bare "?" asks for help."""
    return COMMANDS[0] if text.strip() == "?" else _called(language).get(words(text))


@cache
def _called(language: Language) -> Mapping[str, Command]:
    """Plain words -> command, for who speaks this language."""
    others: list[Language] = [other for other in LANGUAGES if other != language]
    spoken = [(command, word) for one in (*others, language) for command in EVERY for word in command.words[one]]
    return {words(word): command for command, word in spoken}
