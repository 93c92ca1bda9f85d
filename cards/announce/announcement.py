"""Announcements as their readers get them, and as their author previews them."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Literal

from microsoft_teams.cards.core import Action, ActionSet, CardElement, TextColor

from bot.announce.announcement import Announcement, Reach
from bot.announce.asking.response import NOT_YET, Response
from bot.announce.correcting.bringing import Recall
from bot.announce.writing.steps import Step
from bot.announce.writing.words import Sender
from bot.links import Leads, directly
from bot.people.importance import Importance
from bot.words.languages import DEFAULT_LANGUAGE, Language
from cards.announce.asking import question_box
from cards.announce.audience import audience_sentence
from cards.announce.buttons import (
    AnnouncementConfirm,
    AnnouncementDiscard,
    AnnouncementEdit,
    AnnouncementSend,
    AnnouncementStep,
)
from cards.announce.by_school import by_school_asked, without_bode
from cards.announce.channels import channels_reach, to_whom
from cards.announce.languages import Asked, said, titles
from cards.announce.news_buttons import NewsMute
from cards.announce.planning import later_button, plan_for, quiet_now
from cards.announce.visering import please_confirm
from cards.announce.writing.frame import braces_left, progress
from cards.announce.writing.sending import SENDERS, last_day
from cards.announce.writing.steps import TITLES
from cards.announce.writing.trying import TRY, Tried, try_box
from cards.announce.writing.ways import link_buttons, way_buttons
from cards.answer.buttons import AnswerAsk
from cards.card import Card
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, asks_once_more, button, overflow, toggle
from cards.parts.head import box, head, kind_line, state, subtle_line
from cards.parts.people import own_chat
from cards.parts.words import ours, typed
from cards.texts import Texts, texts

KINDS: Mapping[Importance, str] = {
    Importance.MANDATORY: "importance-mandatory-kind",
    Importance.IMPORTANT: "importance-important-kind",
    Importance.INFORMATION: "importance-information-kind",
}


# --- what is received ---------------------------------------------------------------------------


def announcement_card(
    t: Texts,
    announcement: Announcement,
    confirmed: datetime | None,
    now: datetime,
    *,
    test: Literal["", "own", "colleague"] = "",
    closed: Collection[str] = (),
    leads: Leads = directly,
    response: Response = NOT_YET,
    there: str = "",
) -> Card:
    """`confirmed` is when this reader did, `response` how its question stands for them; `test`: only the author or a
    colleague sees it, and its buttons do nothing. `closed` are the forms that are not for this reader, `leads` says
    where its links lead. Once it expired nothing is asked any more; of one that was recalled only that is left. `there`
    is our account in Teams where it stands in a channel of a team: many read it there, and there is no button that
    opens something for one person alone."""
    if announcement.recalled is not None:
        return recalled_card(t, announcement, announcement.recalled, now, there=there)
    over = announcement.is_expired(now)
    body = _test(t, announcement) if test == "colleague" else []
    if test == "own":
        body.append(state(t("test-only"), "warning", t("test-only-text")))
    asked = _asked(t, announcement, now, response, enabled=not test)
    body += _received(t, announcement, now, asked, leads)
    if confirmed is not None:
        done = t("visa-done" if announcement.visering else "confirmed")
        body.append(state(done, "good", t.moment(confirmed, now)))
    elif not over:
        body += please_confirm(t, announcement, now)
    buttons = _reader_buttons(t, announcement, confirmed is None, not test, closed, leads, there=there)
    only = actions(_ask(t, there))
    return assemble(t, announcement.words_in(t.language).title, body, only if over else buttons)


def _test(t: Texts, announcement: Announcement) -> list[CardElement]:
    return [state(t("test-only"), "warning", t("test-for-text", name=t.name(announcement.author)))]


def recalled_card(t: Texts, announcement: Announcement, recalled: datetime, now: datetime, *, there: str = "") -> Card:
    """In the place of what was recalled. Where its author chose that nothing stays, not even its title does."""
    deleted = announcement.recall is Recall.DELETED
    title = t("recalled") if deleted else announcement.words_in(t.language).title
    body: list[CardElement] = [
        *head(t("announcement"), title, outside=not deleted),
        state(
            f"{t('recalled')} {t.moment(recalled, now)}",
            "warning",
            t("recalled-text", name=t.name(announcement.author)),
        ),
    ]
    return assemble(t, t("recalled"), body, actions(_ask(t, there)))


def _ask(t: Texts, there: str) -> Action | None:
    """In a channel: in their own chat."""
    return own_chat(t, there) if there else button(t("ask-question"), AnswerAsk())


def _asked(t: Texts, announcement: Announcement, now: datetime, response: Response, *, enabled: bool) -> Asked:
    """What it asks, with the words of the system as in what stands above: in the reader's language where that one is
    shown first."""

    def asked(language: Language) -> Sequence[CardElement]:
        its = t if language == announcement.language_for(t.language) else texts(language)
        return question_box(its, announcement, language, now, response, enabled=enabled)

    return asked


def _received(
    t: Texts, announcement: Announcement, now: datetime, asked: Asked, leads: Leads = directly
) -> list[CardElement]:
    color: TextColor = "Attention" if announcement.importance is Importance.MANDATORY else "Accent"
    kind, subtle = _kind(t, announcement), _from(t, announcement, now)
    if len(announcement.words) == 1:
        body = head(kind, announcement.title, subtle, outside=True, color=color)
    else:
        body = [kind_line(kind, color), *titles(t, announcement), subtle_line(subtle)]
    if announcement.importance is Importance.MANDATORY and not announcement.is_expired(now):
        body.append(state(t("importance-mandatory"), "attention", t("importance-mandatory-text")))
    if announcement.corrected:
        body.append(state(t("corrected"), "warning", t.moment(announcement.corrected, now)))
    return [*body, *said(t, announcement, asked, leads), *_until(t, announcement, now)]


def _kind(t: Texts, announcement: Announcement) -> str:
    """How much it matters and what it is about."""
    names = announcement.topic_name
    topic = names.get(t.language) or names.get(DEFAULT_LANGUAGE, "")
    kind = t(KINDS[announcement.importance])
    return f"{kind} · {topic}" if topic else kind


def _from(t: Texts, announcement: Announcement, now: datetime) -> str:
    name, moment = t.name(announcement.author), t.moment(announcement.published or now, now)
    if announcement.sender in set(Sender):
        return t("announcement-from-for", sender=t(SENDERS[Sender(announcement.sender)]), name=name, moment=moment)
    return t("announcement-from", name=name, moment=moment)


def _until(t: Texts, announcement: Announcement, now: datetime) -> list[CardElement]:
    last = last_day(announcement)
    if last is None:
        return []
    day = t.day(last)
    if announcement.is_expired(now):
        return [state(t("expired"), "emphasis", t("expired-text", day=day))]
    return [ours(t("expires-on", day=day), size="Small", subtle=True)]


def _reader_buttons(
    t: Texts,
    announcement: Announcement,
    open_: bool,
    enabled: bool,
    closed: Collection[str],
    leads: Leads = directly,
    *,
    there: str = "",
) -> list[Action]:
    said = AnnouncementConfirm(id=announcement.id, edition=announcement.edition)
    confirm = button(t("visa" if announcement.visering else "confirm"), said, "positive", enabled=enabled)
    if there:
        own = confirm if announcement.confirmation and open_ else None
        return actions(own, *link_buttons(t, announcement, leads), _ask(t, there))
    mutable = announcement.importance is Importance.INFORMATION and announcement.topic
    return actions(
        confirm if announcement.confirmation and open_ else None,
        *way_buttons(t, announcement, closed, leads),
        button(t("ask-question"), AnswerAsk()),
        overflow(button(t("less-of-this"), NewsMute(id=announcement.id), enabled=enabled)) if mutable else None,
    )


# --- before it is sent --------------------------------------------------------------------------


def preview_card(t: Texts, announcement: Announcement, reach: Reach, now: datetime, tried: Tried | None = None) -> Card:
    """What the author decides on: to how many, how it looks, and what to do with it. Nothing brings a send back, so it
    asks once more, naming the number.
    """
    draft, revision = announcement.id, announcement.revision
    to = to_whom(t, "send-to", reach.people, reach.channels)
    send = button(to, AnnouncementSend(id=draft, revision=revision), "positive")
    discard = button(t("discard-announcement"), AnnouncementDiscard(id=draft), "destructive")
    goes = not reach.is_nobody
    is_now, first = goes and reach.chance.is_now, reach.chance.first
    back = AnnouncementStep(id=draft, revision=revision, shown=Step.CHECK.value, to=Step.SENDING.value)
    body: list[CardElement] = [
        *head(t("announcement"), t(TITLES[Step.CHECK]), t("step-check-subtle")),
        progress(t, Step.CHECK),
        *_reach(t, announcement, reach),
        *braces_left(t, announcement),
        box(previewed(t, announcement, now), "emphasis", border=True),
        *(quiet_now(t, announcement, reach.chance, now) if goes else []),
        *([asks_once_more(t, "send", to_whom(t, "send-sure", reach.people, reach.channels), send)] if is_now else []),
        *([try_box(t, announcement, tried)] if goes else []),
        asks_once_more(t, "discard", t("discard-announcement-sure"), discard),
    ]
    return assemble(
        t,
        t("preview-summary", title=announcement.title),
        body,
        actions(
            toggle(t("send"), "send", *([TRY] if tried else [])) if is_now else None,
            plan_for(t, announcement, first, now) if goes and first and not is_now else None,
            later_button(t, announcement, is_now=is_now) if goes else None,
            button(t("edit"), AnnouncementEdit(id=draft, revision=revision)),
            overflow(toggle(t("try-it"), TRY)) if goes else None,
            overflow(button(t("back"), back)),
            overflow(toggle(t("discard"), "discard")),
        ),
    )


def _reach(t: Texts, announcement: Announcement, reach: Reach) -> list[CardElement]:
    if reach.is_nobody:
        return [state(t("reach-nobody"), "attention", t("reach-nobody-text"))]
    whom = audience_sentence(t, announcement.audience, reach.names)
    lines: list[CardElement] = [
        state(t("draft"), "emphasis", _whom(t, reach)),
        typed(t("reach-for", audience=whom), size="Small", subtle=True),
        *channels_reach(t, reach),
        *without_bode(t, reach),
        *by_school_asked(t, reach),
    ]
    if reach.muted:
        lines.append(ours(t("reach-muted", people=reach.muted), size="Small", subtle=True))
    return lines


def _whom(t: Texts, reach: Reach) -> str:
    return t("reach", people=reach.people, schools=reach.schools) if reach.people else ""


def previewed(t: Texts, announcement: Announcement, now: datetime) -> list[CardElement]:
    """With the buttons that its readers get; confirming and answering mean nothing here, so these are switched off."""
    buttons = ActionSet(actions=_reader_buttons(t, announcement, True, False, ()))
    asked = _asked(t, announcement, now, NOT_YET, enabled=False)
    return [*_received(t, announcement, now, asked), *please_confirm(t, announcement, now), buttons]
