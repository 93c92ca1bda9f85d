"""People to turn to: who they are, how to reach them, and a button that opens a chat with them."""

from collections.abc import Iterable, Sequence
from urllib.parse import quote

from microsoft_teams.cards.core import ActionSet, CardElement, OpenUrlAction

from bot.people.colleagues import Colleague
from bot.words.clean import clean_line
from cards.parts.buttons import link
from cards.parts.facts import row
from cards.parts.head import box
from cards.parts.words import line, ours, run, typed
from cards.texts import Texts

CHAT = "https://teams.microsoft.com/l/chat/0/0?users="
"""Where Teams opens a chat with whom the mail address is (TEAMS, deep links)."""


def people_to_turn_to(t: Texts, people: Iterable[Colleague]) -> list[CardElement]:
    return [_person(t, one) for one in people]


def turn_to(t: Texts, title: str, text: str, people: Sequence[Colleague]) -> CardElement:
    """Nobody can be reached through Bode: what that means, what to do, and with whom. `title` may hold a name."""
    return box([typed(title, weight="Bolder"), ours(text, spacing="Small"), *people_to_turn_to(t, people)], "emphasis")


def own_chat(t: Texts, bot: str, says: str = "") -> OpenUrlAction | None:
    """Opens the reader's own chat with Bode, from wherever they read this, with what they are to send there. `bot` is
    our account in Teams."""
    message = f"&message={quote(says, safe='')}" if says else ""
    return link(t("open-own-chat"), CHAT + quote(bot, safe=":") + message)


def _person(t: Texts, one: Colleague) -> CardElement:
    about = " · ".join(["", *(clean_line(part) for part in (one.job, one.school) if part)])
    reached_by = " · ".join(clean_line(part) for part in (one.phone, one.mail) if part)
    words: list[CardElement] = [
        line(run(clean_line(one.name), weight="Bolder"), run(about, subtle=True), spacing="Small"),
        *([typed(reached_by, size="Small", spacing="None")] if reached_by else []),
    ]
    chat = link(t("open-chat"), f"{CHAT}{quote(one.mail)}") if one.mail else None
    return row(words, [ActionSet(actions=[chat])] if chat else [])
