"""The author's cards with which what was sent is corrected and recalled, and what shows how far that is."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

from microsoft_teams.cards.core import Action, ActionSet, CardElement, Container

from bot.announce.announcement import Announcement, NotReached
from bot.announce.correcting.bringing import Bringing, Recall
from bot.announce.correcting.edition import AnnouncedEdition
from bot.words.clean import clean_lines
from cards.announce.buttons import AnnouncementRefresh
from cards.announce.correcting_buttons import (
    CorrectionEditions,
    CorrectionRecall,
    CorrectionShow,
    CorrectionUnchanged,
    CorrectionWrite,
)
from cards.announce.correction_parts import reads
from cards.announce.news_buttons import NewsOpen
from cards.announce.reasons import reason_key
from cards.card import Card
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button, more, toggle
from cards.parts.head import head, state
from cards.parts.inputs import choice_input
from cards.parts.words import ours, paragraphs
from cards.texts import Texts

MOST_NAMES = 200
MOST_EDITIONS = 5


def bringing_state(t: Texts, announcement: Announcement, now: datetime) -> list[CardElement]:
    """How far the last correction, or the recall, is; nothing of what stands as it was sent."""
    bringing = announcement.bringing
    moment = announcement.recalled or announcement.corrected
    if bringing is None or moment is None:
        return []
    words = t("recalled") if announcement.recalled else t("corrected")
    return [state(f"{words} {t.moment(moment, now)}", "warning", _progress(t, announcement, bringing))]


def _progress(t: Texts, announcement: Announcement, bringing: Bringing) -> str:
    deleted = announcement.recalled and announcement.recall is Recall.DELETED
    if bringing.looked is None:
        return t("bringing-begins")
    done = t("bringing-deleted" if deleted else "bringing-changed", done=bringing.changed, people=bringing.deliveries)
    failed = t("bringing-unchanged", people=bringing.unchanged) if bringing.unchanged else ""
    return (
        f"{done} {failed}".strip() if bringing.done else f"{done} {failed} {t('bringing-goes-on')}".replace("  ", " ")
    )


def change_card(t: Texts, announcement: Announcement, now: datetime, *, waits: bool = False) -> Card:
    """What its author can do about what was sent: correct it, or take it back, which asks once more with the number.
    `waits`: a correction does, for a second person."""
    subtle = "" if announcement.recalled else t("set-right-subtle")
    body: list[CardElement] = [
        *head(t("follow"), announcement.title, subtle, outside=True),
        *bringing_state(t, announcement, now),
        *([state(t("to-confirm"), "warning", t("correction-waits"))] if waits else []),
    ]
    ways: list[Action | None] = []
    if announcement.recalled is None:
        people = announcement.tally.delivered
        body += [ours(t("set-right-how", people=people)), _recall(t, announcement.id, people)]
        write = button(t("correction-show" if waits else "correct"), CorrectionWrite(id=announcement.id), "positive")
        ways = [write, toggle(t("recall"), "recall")]
    if announcement.bringing and announcement.bringing.unchanged:
        ways.append(button(t("where-not"), CorrectionUnchanged(id=announcement.id)))
    if announcement.edition > 1:
        ways.append(button(t("editions"), CorrectionEditions(id=announcement.id)))
    back = button(t("back-to-figures"), AnnouncementRefresh(id=announcement.id), inputs=False)
    return assemble(t, t("set-right-summary", title=announcement.title), body, actions(*ways, back))


_HOW = {Recall.NOTICE: "recall-notice", Recall.DELETED: "recall-deleted"}


def _recall(t: Texts, id: str, people: int) -> Container:
    """As `asks_once_more`, with the choice of what becomes of the cards."""
    how = choice_input(
        t,
        "how",
        t("recall-how"),
        [(one.value, t(_HOW[one])) for one in Recall],
        Recall.NOTICE.value,
        style="expanded",
    )
    yes = button(t("recall-yes", people=people), CorrectionRecall(id=id), "destructive")
    return Container(
        id="recall",
        is_visible=False,
        style="attention",
        rounded_corners=True,
        spacing="Medium",
        items=[
            ours(t("recall-sure", people=people), weight="Bolder"),
            how,
            ActionSet(actions=[yes, toggle(t("no-back"), "recall")]),
        ],
    )


def corrected_card(t: Texts, announcement: Announcement, now: datetime) -> Card:
    """Short, to who has it: that it reads otherwise now. The announcement itself opens beside it."""
    title = announcement.words_in(t.language).title
    subtle = t(
        "announcement-from", name=t.name(announcement.author), moment=t.moment(announcement.corrected or now, now)
    )
    visering = announcement.visering
    anew = visering is not None and visering.edition == announcement.edition
    body = [*head(t("corrected"), title, subtle, outside=True), ours(t("corrected-anew" if anew else "corrected-text"))]
    opens = button(t("open"), NewsOpen(id=announcement.id), "positive")
    return assemble(t, t("corrected-summary", title=title), body, actions(opens))


def editions_card(t: Texts, announcement: Announcement, editions: Sequence[AnnouncedEdition], now: datetime) -> Card:
    """What it said before, the newest first; the text of each opens."""
    body = head(t("editions"), announcement.title, outside=True)
    for one in editions[:MOST_EDITIONS]:
        lines = [element for language in one.said.languages for element in reads(t, one.said, language)]
        said = t("edition-of", number=one.number, moment=t.moment(one.since, now))
        body += [
            ours(said, weight="Bolder", spacing="Medium"),
            *more(t, f"edition-{one.number}", lines, t("show-text")),
        ]
    if left := len(editions) - MOST_EDITIONS:
        body += [ours(t("editions-more", count=left), size="Small", subtle=True)] if left > 0 else []
    back = button(t("back"), CorrectionShow(id=announcement.id))
    return assemble(t, t("editions-summary", title=announcement.title), body, actions(back))


def unchanged_card(t: Texts, announcement: Announcement, lines: Sequence[NotReached], more_people: int) -> Card:
    """Whose card could not be changed, by reason; `more_people` are not among the lines."""
    shown = sorted(lines, key=lambda line: (reason_key(line.reason), line.name))
    count = t("missed-count", people=len(lines) + more_people)
    body = head(t("where-not"), announcement.title, count, outside=True)
    for key, group in groupby(shown, key=lambda line: reason_key(line.reason)):
        names = [line.name for line in group]
        body += [
            ours(t(key, people=len(names)), weight="Bolder"),
            *paragraphs(", ".join(clean_lines(name) for name in names), spacing="Small"),
        ]
    body.append(ours(t("missed-more", people=more_people), subtle=True) if more_people else ours(t("where-not-tell")))
    back = button(t("back"), CorrectionShow(id=announcement.id))
    return assemble(t, t("where-not-summary", title=announcement.title), body, actions(back))
