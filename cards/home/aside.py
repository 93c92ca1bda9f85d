"""The cards of jobs that were set aside, for who administers Bode: what they are, and what became of one. Ids and
kinds only: what a person wrote is never on them."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from microsoft_teams.cards.core import ActionSet, CardElement

from bot.json import Json
from bot.words.clean import clean_line
from bot.work.kept import Cleared, Clearing, SetAside
from cards.card import Card
from cards.home.operating_buttons import AsideDrop, AsideList, AsideRetry, AsideShow, AsideUndo, OperationsShow
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, asks_once_more, button, toggle
from cards.parts.facts import answered, row
from cards.parts.head import apart, head, state
from cards.parts.words import ours, typed
from cards.texts import Texts

DROP = "aside-drop-ask"
MOST_IDS = 12
_ID = re.compile(r"[A-Za-z0-9_.:=+-]{1,80}")
IDS = frozenset(
    {
        *("announcement", "request", "person", "approval", "handout", "handoff", "official", "grant", "mandate"),
        *("week", "edition", "number", "moment", "school", "form", "meeting", "source", "library", "review"),
        *("objection", "channel", "team", "parcel", "file", "place", "subject", "day", "option", "notice", "field"),
    }
)
"""What a body may be shown of: all else may hold words."""
_REASONS: Mapping[str, str] = {"attempts": "aside-attempts", "unknown": "aside-unknown"}


def aside_card(t: Texts, jobs: Sequence[SetAside], now: datetime, *, more: bool) -> Card:
    """The last that were set aside; `more`: there are older ones."""
    title = t("aside-title")
    body: list[CardElement] = [
        *head(t("operations"), title),
        ours(t("aside-about") if jobs else t("aside-none")),
        *(_row(t, one, now) for one in jobs),
    ]
    older = button(t("aside-older"), AsideList(before=jobs[-1].at.isoformat())) if more and jobs else None
    return assemble(t, title, body, actions(older, button(t("operations"), OperationsShow())))


def _row(t: Texts, one: SetAside, now: datetime) -> CardElement:
    lines: list[CardElement] = [
        typed(one.job, weight="Bolder"),
        typed(f"{t.moment(one.at, now)} · {reason_said(t, one)}", size="Small", subtle=True, spacing="None"),
    ]
    return apart([row(lines, [ActionSet(actions=[button(t("open"), AsideShow(job=one.id))])])])


def reason_said(t: Texts, one: SetAside) -> str:
    """An error is named by its class: its text may hold anything."""
    return t(_REASONS[one.reason]) if one.reason in _REASONS else t("aside-error", error=clean_line(one.reason))


def set_aside_card(t: Texts, one: SetAside, now: datetime) -> Card:
    """One that still stands aside."""
    body: list[CardElement] = [
        *_about(t, one),
        state(t("aside-stands"), "warning", t("aside-since", moment=t.moment(one.at, now))),
        *_facts(t, one),
        asks_once_more(t, DROP, t("aside-drop-ask"), button(t("aside-drop-yes"), AsideDrop(job=one.id), "destructive")),
    ]
    retry = button(t("aside-retry"), AsideRetry(job=one.id), "positive")
    ways = actions(retry, toggle(t("aside-drop"), DROP), button(t("aside-others"), AsideList()))
    return assemble(t, t("aside-stands"), body, ways)


def cleared_card(t: Texts, one: Cleared, now: datetime) -> Card:
    """What became of one. What was dropped can be taken back; what is tried anew may be done by now."""
    dropped = one.how is Clearing.DROPPED
    words = t("aside-dropped") if dropped else t("aside-retried")
    by = t("aside-by", name=clean_line(t.name(one.by)), moment=t.moment(one.at, now))
    body: list[CardElement] = [
        *_about(t, one.kept),
        state(words, "emphasis" if dropped else "good", by),
        *_facts(t, one.kept),
        *([ours(t("aside-undo-until"), size="Small", subtle=True)] if dropped else []),
    ]
    undo = button(t("aside-undo"), AsideUndo(job=one.id)) if dropped else None
    return assemble(t, words, body, actions(undo, button(t("aside-others"), AsideList())))


def _about(t: Texts, one: SetAside) -> list[CardElement]:
    return head(t("aside-kind"), one.job, outside=True)


def _facts(t: Texts, one: SetAside) -> list[CardElement]:
    shown = ids_of(one.body)
    return [
        answered(t("aside-why"), reason_said(t, one)),
        answered(t("aside-tries"), t.number(one.attempts)),
        *(answered(name, value) for name, value in shown[:MOST_IDS]),
        answered(t("aside-id"), one.id),
    ]


def ids_of(body: Mapping[str, Json]) -> list[tuple[str, str]]:
    """The ids in a job's body, by name; what may be words is left out."""
    texts = [(name, str(value)) for name, value in body.items() if isinstance(value, str | int)]
    return [(name, value) for name, value in texts if name in IDS and _ID.fullmatch(value)]
