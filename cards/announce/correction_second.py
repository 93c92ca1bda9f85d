"""The cards of four eyes on a correction: what a second person confirms or sends back, and what its author sees."""

from datetime import datetime

from microsoft_teams.cards.core import Action, CardElement, ContainerStyle

from bot.announce.announcement import Announcement
from bot.announce.authority.asked import MOST_REMARK
from bot.announce.correcting.edition import AnnouncedEdition
from bot.announce.correcting.second.reviewed import Reviewed
from cards.announce.buttons import AnnouncementRefresh
from cards.announce.correcting_buttons import (
    CorrectionConfirm,
    CorrectionReturn,
    CorrectionWithdraw,
    CorrectionWrite,
)
from cards.announce.correction_parts import reads
from cards.announce.second import REMARK
from cards.announce.second_buttons import SecondWaiting
from cards.announce.second_parts import WITHDRAW, decided
from cards.card import Card
from cards.home.buttons import HelpShow
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, asks_once_more, button, toggle
from cards.parts.head import box, head, state
from cards.parts.inputs import text_input, with_problem
from cards.parts.words import ours
from cards.parts.writing import Writing, writing
from cards.problems import problem_said
from cards.texts import Texts
from dialogs.problems import Problem


def correction_second_card(
    t: Texts,
    reviewed: Reviewed,
    edition: int,
    revision: int,
    now: datetime,
    *,
    remark: str = "",
    problem: Problem | None = None,
) -> Card:
    """What it says now and what it would say, and to how many; `remark` is what was typed and did not leave, for what
    is wrong with it."""
    announcement, draft = reviewed.announcement, reviewed.draft
    asks = reviewed.waits and draft is not None
    back = _back(t, announcement, edition, revision, remark, problem)
    subtle = t("second-subtle", moment=t.moment(reviewed.asked.at, now)) if reviewed.asked else ""
    title = t("correction-second-title", name=t.name(announcement.author))
    body: list[CardElement] = [*head(t("correction-second"), title, subtle, outside=True)]
    if asks and draft:
        body += [
            state(t("second-waits"), "warning", t("correction-second-waits")),
            ours(t("correct-sure", people=announcement.tally.delivered)),
            *chosen(t, announcement, draft),
            *what_changes(t, announcement, draft.said),
            back.box,
        ]
    else:
        body += [*decided(t, reviewed.asked, now), *_as_it_is(t, announcement)]
    confirm = button(
        t("correction-second-confirm", people=announcement.tally.delivered),
        CorrectionConfirm(id=announcement.id, edition=edition, revision=revision),
        "positive",
        inputs=False,
    )
    ways: list[Action | None] = (
        [confirm, back.opens] if asks else [button(t("second-next"), SecondWaiting()), button(t("help"), HelpShow())]
    )
    return assemble(t, t("correction-second-summary", title=announcement.title), body, actions(*ways))


def _back(
    t: Texts, announcement: Announcement, edition: int, revision: int, remark: str, problem: Problem | None
) -> Writing:
    words = text_input(t, REMARK, t("second-remark"), remark, lines=True, most=MOST_REMARK)
    verb = CorrectionReturn(id=announcement.id, edition=edition, revision=revision)
    said = with_problem(words, problem_said(t, problem) if problem else None)
    send = button(t("second-return-send"), verb, "positive")
    return writing(t, "second-back", t("second-return"), said, send, shown=problem is not None)


def chosen(t: Texts, announcement: Announcement, draft: AnnouncedEdition) -> list[CardElement]:
    """What happens besides: whether they are told, and whether everybody has to mark it as seen again."""
    anew = draft.anew and announcement.visering is not None
    key = "correction-chose-anew" if anew else "correction-chose-notify" if draft.notify else "correction-chose-silent"
    return [ours(t(key), size="Small", subtle=True)]


def what_changes(t: Texts, announcement: Announcement, said: Announcement) -> list[CardElement]:
    """Each language in which it would read otherwise: as it does now, and as it would. What is shared by all languages
    stands with the main one."""
    shared = (announcement.picture, announcement.buttons) != (said.picture, said.buttons)
    elements: list[CardElement] = []
    for language in said.languages:
        if announcement.words.get(language) != said.words[language] or (shared and language == said.language):
            if language in announcement.words:
                elements.append(_read(t("correction-before"), reads(t, announcement, language), "default"))
            elements.append(_read(t("correction-after"), reads(t, said, language), "emphasis"))
    return elements


def _read(kind: str, lines: list[CardElement], tone: ContainerStyle) -> CardElement:
    return box([ours(kind, size="Small", weight="Bolder", color="Accent"), *lines], tone, border=True)


def _as_it_is(t: Texts, announcement: Announcement) -> list[CardElement]:
    """In its main language: once it was decided, or is not asked any more."""
    return [box(reads(t, announcement, announcement.language), "emphasis", border=True)]


def correction_second_gone_card(t: Texts) -> Card:
    """In the place of one that asked for what was changed or taken back since."""
    body = [*head(t("correction-second"), t("second-gone")), ours(t("correction-second-gone-text"))]
    return assemble(t, t("second-gone"), body, actions(button(t("help"), HelpShow())))


def correction_waits_card(t: Texts, announcement: Announcement, draft: AnnouncedEdition, now: datetime) -> Card:
    """To its author, as long as it waits: what they asked for, and how to take it back."""
    asked = t("second-subtle", moment=t.moment(draft.asked.at, now)) if draft.asked else ""
    yes = button(t("second-withdraw-yes"), CorrectionWithdraw(id=announcement.id), "destructive")
    body: list[CardElement] = [
        *head(t("correction"), announcement.title, asked, outside=True),
        state(t("to-confirm"), "warning", t("correction-waits")),
        *chosen(t, announcement, draft),
        *what_changes(t, announcement, draft.said),
        asks_once_more(t, WITHDRAW, t("correction-withdraw-sure"), yes),
    ]
    refresh = button(t("refresh"), CorrectionWrite(id=announcement.id), inputs=False)
    back = button(t("back-to-figures"), AnnouncementRefresh(id=announcement.id), inputs=False)
    ways = actions(toggle(t("second-withdraw"), WITHDRAW), refresh, back)
    return assemble(t, t("correction-summary", title=announcement.title), body, ways)


def correction_told_card(t: Texts, reviewed: Reviewed, now: datetime) -> Card:
    """What its author reads: confirmed, and that the cards change, or back with a remark."""
    announcement, asked = reviewed.announcement, reviewed.asked
    agreed = bool(asked and asked.is_confirmed)
    told = t("correction-told-confirmed" if agreed else "correction-told-returned")
    body: list[CardElement] = [
        *head(t("correction"), announcement.title, outside=True),
        *decided(t, asked, now),
        ours(told, spacing="Small"),
    ]
    on = AnnouncementRefresh(id=announcement.id) if agreed else CorrectionWrite(id=announcement.id)
    way = button(t("open") if agreed else t("go-on"), on, "positive")
    outcome = t("second-confirmed" if agreed else "second-returned")
    return assemble(t, f"{announcement.title}: {outcome}", body, actions(way))
