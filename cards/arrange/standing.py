"""How a request stands and what happened to it, in words and colour, the same on every card that shows one."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial

from microsoft_teams.cards.core import CardElement, TextColor, TextRun

from bot.arrange.request import Deed, HistoryEntry, Request, RequestState
from bot.words.clean import clean_lines
from cards.arrange.changed import changed_before
from cards.arrange.handled import deed, handled
from cards.arrange.seen import Seen
from cards.arrange.stages import named
from cards.arrange.who import who
from cards.parts.facts import earlier
from cards.parts.fitting import steps_shown
from cards.parts.head import Tone, state
from cards.parts.words import paragraphs, run, shorten, typed
from cards.texts import Texts

WORDS: Mapping[RequestState, str] = {
    RequestState.DRAFT: "draft",
    RequestState.SUBMITTED: "state-submitted",
    RequestState.CLARIFYING: "state-clarifying",
    RequestState.APPROVED: "state-approved",
    RequestState.REFUSED: "state-refused",
    RequestState.WITHDRAWN: "state-withdrawn",
    RequestState.ANNULLING: "state-annulling",
    RequestState.ANNULLED: "state-annulled",
}
TONES: Mapping[RequestState, Tone] = {
    RequestState.DRAFT: "emphasis",
    RequestState.SUBMITTED: "accent",
    RequestState.CLARIFYING: "warning",
    RequestState.APPROVED: "good",
    RequestState.REFUSED: "attention",
    RequestState.WITHDRAWN: "emphasis",
    RequestState.ANNULLING: "warning",
    RequestState.ANNULLED: "emphasis",
}
DOTS: Mapping[RequestState, TextColor] = {
    RequestState.DRAFT: "Default",
    RequestState.SUBMITTED: "Accent",
    RequestState.CLARIFYING: "Warning",
    RequestState.APPROVED: "Good",
    RequestState.REFUSED: "Attention",
    RequestState.WITHDRAWN: "Default",
    RequestState.ANNULLING: "Warning",
    RequestState.ANNULLED: "Default",
}
DEEDS: Mapping[Deed, str] = {
    Deed.SUBMITTED: "deed-submitted",
    Deed.ASKED: "deed-asked",
    Deed.CLARIFIED: "deed-clarified",
    Deed.AGREED: "deed-agreed",
    Deed.APPROVED: "deed-approved",
    Deed.REFUSED: "deed-refused",
    Deed.WITHDRAWN: "deed-withdrawn",
    Deed.ANNUL_ASKED: "deed-annul-asked",
    Deed.ANNULLED: "deed-annulled",
    Deed.KEPT: "deed-kept",
    Deed.ATTACHED: "deed-attached",
    Deed.CHANGED: "deed-changed",
    Deed.REASSIGNED: "deed-reassigned",
    Deed.ESCALATED: "deed-escalated",
    Deed.ADVICE_ASKED: "deed-advice-asked",
    Deed.ADVISED: "deed-advised",
    Deed.PLACED: "deed-placed",
    Deed.UNPLACED: "deed-unplaced",
    Deed.ATTENDED: "deed-attended",
    Deed.MISSED: "deed-missed",
    Deed.ATTENDANCE_UNDONE: "deed-attendance-undone",
    Deed.EXPLAINED: "deed-explained",
}
BY_RULE: Mapping[Deed, str] = {
    Deed.AGREED: "deed-agreed-by-rule",
    Deed.APPROVED: "deed-approved-by-rule",
    Deed.ANNULLED: "deed-annulled-by-rule",
    Deed.ESCALATED: "deed-escalated",
    Deed.PLACED: "deed-placed",
    Deed.UNPLACED: "deed-unplaced",
    Deed.ATTENDANCE_UNDONE: "deed-attendance-undone",
}
"""Of these it is nobody who did it, where no person is named."""
ON_CONDITION: Mapping[Deed, str] = {
    Deed.AGREED: "deed-agreed-condition",
    Deed.APPROVED: "deed-approved-condition",
}
"""Of these words are the condition on which it was done."""
ENDED_BY: Mapping[RequestState, Deed] = {
    RequestState.APPROVED: Deed.APPROVED,
    RequestState.REFUSED: Deed.REFUSED,
    RequestState.WITHDRAWN: Deed.WITHDRAWN,
    RequestState.ANNULLED: Deed.ANNULLED,
}
"""What made it stand so, whatever came after it (an annulment that was asked for and did not happen)."""


def stands(t: Texts, request: Request) -> str:
    """How it stands, in two or three words."""
    if request.state is RequestState.APPROVED and request.conditions:
        return t("state-approved-condition")
    return t(WORDS[request.state])


def standing(t: Texts, seen: Seen, now: datetime, *, own: bool = False) -> CardElement:
    """`own`: the reader is who asked."""
    tone = TONES[seen.request.state] if seen.awaited.reached else "warning"
    return state(stands(t, seen.request), tone, _detail(t, seen, now, own))


def standings(t: Texts, seen: Seen, now: datetime, *, own: bool = False) -> list[CardElement]:
    """How it stands, and how far it is carried out. What was approved by rule, by nobody, stands where carrying it out
    stands: that alone is said of it."""
    carried_out = handled(t, seen, now)
    if carried_out and seen.request.state is RequestState.APPROVED and _is_by_rule(seen.request):
        return carried_out
    return [standing(t, seen, now, own=own), *carried_out]


def _is_by_rule(request: Request) -> bool:
    approved = next((entry for entry in reversed(request.history) if entry.deed is Deed.APPROVED), None)
    return approved is not None and not approved.person and not request.conditions


def _detail(t: Texts, seen: Seen, now: datetime, own: bool) -> str:
    request = seen.request
    if request.state is RequestState.ANNULLED and request.history[-1].deed is Deed.UNPLACED:
        return t("state-unplaced", moment=t.moment(request.history[-1].at, now))
    ended = ENDED_BY.get(request.state)
    by = next((entry for entry in reversed(request.history) if entry.deed is ended), None)
    if by:
        if not by.person:
            return t("state-by-rule", moment=t.moment(by.at, now))
        return t("state-by", name=who(t, by), moment=t.moment(by.at, now))
    if request.state is RequestState.DRAFT:
        return t("state-changed", moment=t.moment(request.changed, now))
    if request.state is RequestState.CLARIFYING:
        return t("state-asked-you") if own else t("state-asked", name=t.name(request.requester))
    return t("state-waiting" if seen.awaited.reached else "state-unreached")


def dotted(t: Texts, request: Request) -> list[TextRun]:
    """For a row of a list: a coloured dot and the words."""
    return [
        run("● ", color=DOTS[request.state], size="Small"),
        run(stands(t, request), size="Small", weight="Bolder"),
    ]


def history(t: Texts, seen: Seen, told: Sequence[HistoryEntry], now: datetime, limit: int) -> list[CardElement]:
    """Who did what when, oldest first, with what they wrote, of at most `limit` characters each; how many more there
    were where they do not fit."""
    decided = [(entry.at, partial(_told, t, seen, entry, now, limit)) for entry in told]
    carried_out = seen.handling.history if seen.handling else ()
    both = [*decided, *((entry.at, partial(deed, t, entry, now, limit)) for entry in carried_out)]
    both.sort(key=lambda one: one[0])
    shown = steps_shown(len(both), limit)
    elements = earlier(t, len(both) - shown)
    for _, drawn in both[-shown:]:
        elements += drawn()
    return elements


def _told(t: Texts, seen: Seen, entry: HistoryEntry, now: datetime, limit: int) -> list[CardElement]:
    lines = changed_before(t, seen, entry, limit)
    return [
        *_entry(t, entry, now, limit, mandated=bool(seen.request.mandate)),
        *(typed(one, size="Small", spacing="None") for one in lines),
    ]


def _entry(t: Texts, entry: HistoryEntry, now: datetime, limit: int, *, mandated: bool = False) -> list[CardElement]:
    """`mandated`: the request was handed in under a mandate."""
    moment = t.moment(entry.at, now)
    other = {"other": named(t, [t.name(one) for one in entry.to], every=True)} if entry.to else {}
    if not entry.person and entry.deed in BY_RULE:
        return [typed(t(BY_RULE[entry.deed], moment=moment, **other), size="Small", subtle=True, spacing="Small")]
    if mandated and entry.deed is Deed.SUBMITTED:
        by, whose = t.name(entry.person), t.name(entry.behalf)
        return [typed(t("deed-submitted-mandate", name=by, whose=whose, moment=moment), size="Small", subtle=True)]
    words = t(_deed(entry), name=who(t, entry), moment=moment, **other)
    text = clean_lines(entry.text)
    told = paragraphs(t("quoted", text=shorten(text, limit)), spacing="None") if text else []
    return [typed(words, size="Small", subtle=True, spacing="Small"), *told]


def _deed(entry: HistoryEntry) -> str:
    if entry.deed is Deed.ADVICE_ASKED and not entry.to:  # as it is told to who is not to know of whom
        return "deed-advice-asked-of-some"
    return (ON_CONDITION if entry.text and entry.deed in ON_CONDITION else DEEDS)[entry.deed]


def talk(t: Texts, request: Request, now: datetime, limit: int) -> list[CardElement]:
    """The newest question of an approver and, once it is there, its answer."""
    said = [entry for entry in request.counting if entry.deed in {Deed.ASKED, Deed.CLARIFIED}]
    answered = bool(said) and said[-1].deed is Deed.CLARIFIED
    return [element for entry in said[-2 if answered else -1 :] for element in _entry(t, entry, now, limit)]


def last_words(request: Request, deed: Deed) -> str:
    """What was written with the newest such deed."""
    return next((entry.text for entry in reversed(request.history) if entry.deed is deed), "")
