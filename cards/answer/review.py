"""The card with which an owner is asked to look again at an official answer or a library, and what they did with it."""

from collections.abc import Mapping
from datetime import datetime

from microsoft_teams.cards.core import Action, CardElement

from bot.answer.review.review import Deed, Subject, Use
from bot.words.clean import clean_line, clean_lines
from cards.answer.buttons import OfficialEdit, ReviewChanging, ReviewRestore, ReviewRight, ReviewWithdraw
from cards.answer.review_seen import Seen
from cards.card import Card
from cards.home.buttons import HelpShow
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, asks_once_more, button, more, toggle
from cards.parts.facts import counts
from cards.parts.head import Tone, head, state
from cards.parts.words import ours, paragraphs, shorten, typed
from cards.texts import ZONE, Texts

LONGEST_TITLE = 300
LONGEST_OPENING = 300
LONGEST_TEXT = 3000
WITHDRAW = "withdraw"
SAID: Mapping[Deed, tuple[str, Tone]] = {
    Deed.RIGHT: ("review-right-said", "good"),
    Deed.CHANGED: ("review-changed-said", "good"),
    Deed.CHANGING: ("review-changing-said", "warning"),
    Deed.WITHDRAWN: ("review-withdrawn-said", "emphasis"),
    Deed.RESTORED: ("review-restored-said", "warning"),
}
DONE = frozenset({Deed.RIGHT, Deed.CHANGED})


def owner_review_card(t: Texts, seen: Seen, now: datetime) -> Card:
    one = seen.subject
    title = shorten(clean_line(one.title), LONGEST_TITLE)
    kind = t("official-answer" if one.official else "library")
    body: list[CardElement] = [
        *head(t("review"), title, f"{kind} · {t('review-age', month=t.month(one.reviewed))}", outside=True),
        _standing(t, seen, now),
        *_words(t, one),
        ours(t("review-use"), weight="Bolder", size="Small"),
        counts(_counted(t, seen.use)),
        *([_sure(t, one)] if not one.withdrawn else []),
    ]
    return assemble(t, t("review-summary", title=title), body, _buttons(t, seen))


def _standing(t: Texts, seen: Seen, now: datetime) -> CardElement:
    one, last = seen.subject, seen.last
    if last is None:
        key = "official-due" if one.end < now.astimezone(ZONE).date() else "official-review-by"
        return state(t("review-ask"), "warning", t(key, day=t.short_day(one.end, weekday=False)))
    words, tone = SAID[last.deed]
    said = t(words, name=t.name(last.person), moment=t.moment(last.at, now))
    again = t("review-again", day=t.short_day(one.end, weekday=False)) if last.deed in DONE else ""
    return state(said, tone, again)


def _words(t: Texts, one: Subject) -> list[CardElement]:
    """What it says; of a library, where its documents stand."""
    if one.place:
        return [typed(one.place.place, size="Small", subtle=True), *_kept(t, one)]
    text = clean_lines(one.official.text if one.official else "")
    if len(text) <= LONGEST_OPENING:
        return [*paragraphs(text)]
    whole = more(t, "whole", paragraphs(shorten(text, LONGEST_TEXT), subtle=True))
    return [*paragraphs(shorten(text, LONGEST_OPENING)), *whole]


def _kept(t: Texts, one: Subject) -> list[CardElement]:
    return [ours(t("review-library-withdrawn"), size="Small", subtle=True)] if one.withdrawn else []


def _counted(t: Texts, use: Use) -> list[tuple[str, str]]:
    return [
        (t("review-shown"), t.number(use.shown)),
        (t("review-useful"), t.number(use.useful)),
        (t("review-useless"), t.number(use.useless)),
    ]


def _sure(t: Texts, one: Subject) -> CardElement:
    yes = button(t("official-withdraw-yes"), ReviewWithdraw(subject=one.id), "destructive")
    return asks_once_more(t, WITHDRAW, t("official-withdraw-sure" if one.official else "review-library-sure"), yes)


def _buttons(t: Texts, seen: Seen) -> list[Action]:
    one, done = seen.subject, seen.last is not None and seen.last.deed in DONE
    if one.withdrawn:
        return actions(button(t("restore"), ReviewRestore(subject=one.id), "positive"), button(t("help"), HelpShow()))
    right = button(t("review-right"), ReviewRight(subject=one.id, revision=one.revision), "positive")
    return actions(
        None if done else right,
        _change(t, seen, done=done),
        toggle(t("withdraw"), WITHDRAW),
        button(t("help"), HelpShow()) if done else None,
    )


def _change(t: Texts, seen: Seen, *, done: bool) -> Action | None:
    """An official answer is changed here, a library where it stands: that only is said here."""
    one = seen.subject
    if one.official:
        return button(t("edit"), OfficialEdit(official=one.official.id))
    if done or (seen.last and seen.last.deed is Deed.CHANGING):
        return None
    return button(t("edit"), ReviewChanging(subject=one.id, revision=one.revision))
