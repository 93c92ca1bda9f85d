"""A test of a draft: to its author, or to colleagues whom they name."""

from collections.abc import Sequence
from dataclasses import dataclass

from microsoft_teams.cards.core import ActionSet, CardElement, Container

from bot.announce.announcement import Announcement
from cards.announce.buttons import AnnouncementTest, AnnouncementTry
from cards.parts.buttons import button, toggle
from cards.parts.inputs import people_input, text_input, with_problem
from cards.parts.words import ours
from cards.texts import Texts

TRY = "try"
LONGEST_NAMES = 200


@dataclass(frozen=True, slots=True)
class Tried:
    """Whom they chose, as (id, name), what they typed, and the key of what is wrong with it."""

    chosen: Sequence[tuple[str, str]]
    names: str
    problem: str


def try_box(t: Texts, draft: Announcement, tried: Tried | None) -> Container:
    """Hidden until asked for, or until something is wrong in it."""
    chosen, names = (tried.chosen, tried.names) if tried else ((), "")
    people = people_input(t, "who", t("try-whom"), chosen, required=False, several=True)
    typed = text_input(t, "names", t("try-names"), names, required=False, most=LONGEST_NAMES)
    to_me = button(t("send-test"), AnnouncementTest(id=draft.id, revision=draft.revision), "positive", inputs=False)
    to_them = button(t("send-test-others"), AnnouncementTry(id=draft.id, revision=draft.revision))
    items: list[CardElement] = [
        ours(t("try-text"), weight="Bolder"),
        ActionSet(actions=[to_me]),
        people,
        *with_problem(typed, t(tried.problem) if tried else None),
        ActionSet(actions=[to_them, toggle(t("no-back"), TRY)]),
    ]
    return Container(
        id=TRY, is_visible=tried is not None, style="emphasis", rounded_corners=True, spacing="Medium", items=items
    )
