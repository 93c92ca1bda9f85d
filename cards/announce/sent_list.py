"""What an author sees of a list that they sent as a file: for which draft it is, and why it could not be read."""

from collections.abc import Mapping, Sequence

from microsoft_teams.cards.core import Action, CardElement

from bot.announce.announcement import Announcement
from bot.announce.authority.became import Became
from bot.words.clean import clean_line
from cards.announce.audience_buttons import AudienceFile, AudienceShow
from cards.announce.putting import entries_told
from cards.card import Card
from cards.home.buttons import HelpShow
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button
from cards.parts.head import head, state
from cards.parts.words import ours, shorten, typed
from cards.texts import Texts

LONGEST_NAME, LONGEST_TITLE = 120, 40
MOST_LEFT = 10
PROBLEMS: Mapping[str, str] = {
    "too_large": "list-file-large",
    "empty": "list-file-empty",
    "kind": "list-file-kind",
    "sheet": "list-file-sheet",
    "unknown": "list-file-unknown",
    "closed": "list-file-closed",
    "notice-audience-parts": "notice-audience-parts",
}


def _named(name: str) -> str:
    return shorten(clean_line(name), LONGEST_NAME)


def _title(t: Texts, draft: Announcement, longest: int = LONGEST_NAME) -> str:
    return shorten(clean_line(draft.title), longest) or t("no-title-yet")


def _beside(t: Texts, left: Sequence[str], words: str) -> list[CardElement]:
    """What came with the list and is not used: other files, and what was written."""
    said = shorten(clean_line(words), LONGEST_NAME)
    names = ", ".join(_named(name) for name in left[:MOST_LEFT] if clean_line(name))
    return [
        *([typed(t("list-file-left", files=names))] if names else []),
        *([ours(t("file-words"), subtle=True), typed(said)] if said else []),
    ]


def list_for_which_card(
    t: Texts, id: str, name: str, drafts: Sequence[Announcement], left: Sequence[str] = (), words: str = ""
) -> Card:
    """They write several announcements: the newest first. Nothing is done with the files that are `left` and with the
    `words`."""
    body = [
        *head(t("announcement"), t("list-file-which"), _named(name)),
        ours(t("list-file-which-text")),
        *_beside(t, left, words),
    ]
    ways = [button(_title(t, one, LONGEST_TITLE), AudienceFile(id=one.id, list=id)) for one in drafts]
    first = [ways[0].with_style("positive"), *ways[1:]]
    return assemble(t, t("list-file-which"), body, actions(*first))


def list_read_card(t: Texts, name: str, draft: Announcement, left: Sequence[str] = (), words: str = "") -> Card:
    """It is being read, for this draft. `left` and `words` as in `list_for_which_card`."""
    body = [
        *head(t("announcement"), t("step-audience-title"), _title(t, draft)),
        state(t("list-file-reads"), "accent", _named(name)),
        ours(t("list-file-reads-text"), size="Small", subtle=True),
        *_beside(t, left, words),
    ]
    return assemble(t, t("list-file-reads"), body, actions(button(t("help"), HelpShow())))


def list_problem_card(t: Texts, name: str, problem: str, announcement: str, listed: Became | None = None) -> Card:
    """Why nothing of it was used, and what to do; `listed` are those that nobody here is called."""
    body = [
        *head(t("announcement"), t("list-file-unread"), _named(name)),
        ours(t(PROBLEMS.get(problem, "list-file-gone"))),
        *(entries_told(t, listed) if listed else []),
    ]
    back: Action = button(t("list-file-back"), AudienceShow(id=announcement), "positive")
    return assemble(t, f"{t('list-file-unread')}: {_named(name)}", body, actions(back, button(t("help"), HelpShow())))
