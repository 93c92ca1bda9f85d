"""Several like requests on which one click decides: what they are, beforehand, and what became of each."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial

from microsoft_teams.cards.core import Action, ActionSet, CardElement

from bot.arrange.outcome import Came, Outcome
from bot.arrange.request import Request, RequestState
from bot.words.clean import clean_line
from cards.arrange.beside import remarks
from cards.arrange.buttons import ApprovalOpen, ApprovalShow, RequestMine, TogetherApprove, TogetherRefuse, TogetherShow
from cards.arrange.gist import gist
from cards.arrange.mandates import decides_for
from cards.arrange.seen import Seen
from cards.arrange.standing import WORDS
from cards.arrange.typed import LONGEST_WORDS
from cards.card import Card
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button
from cards.parts.facts import row
from cards.parts.fitting import LIMITS, fitting
from cards.parts.head import apart, head
from cards.parts.inputs import problem_line, text_input, toggle_input, with_problem
from cards.parts.words import ours, shorten, typed
from cards.parts.writing import writing
from cards.problems import problem_said
from cards.texts import Texts
from dialogs.filling import asked_answers
from dialogs.model import Form
from dialogs.problems import Problem

TAKE = "take."
"""Before the id of a request: the input that ticks it."""
REFUSE = "refuse"
LONGEST_NAME, LONGEST_GIST = 60, 120


def together_row(t: Texts, form: Form, count: int) -> CardElement:
    """In the list of what waits: of this form several do."""
    said = t("together-waiting", form=form.title[t.language], count=count)
    return row([typed(said)], [ActionSet(actions=[button(t("together"), TogetherShow(form=form.id))])])


def together_card(
    t: Texts,
    seen: Sequence[Seen],
    now: datetime,
    *,
    more: bool = False,
    ticked: Collection[str] | None = None,
    none: bool = False,
    wrong: Problem | None = None,
    wrote: str = "",
    refusing: bool = False,
) -> Card:
    """At least one, all with one form. Those that are `ticked` (ids); None: those beside which there is nothing to look
    at. `none`: nothing was ticked when it was sent. `wrong` is the reason that was `wrote`; `refusing`: it is open."""
    on = {one.request.id for one in seen if not _remarks(t, one)} if ticked is None else ticked
    return fitting(
        partial(_together, t, seen, now, on=on, more=more, none=none, wrong=wrong, wrote=wrote, refusing=refusing)
    )


def _together(
    t: Texts,
    seen: Sequence[Seen],
    now: datetime,
    limit: int,
    *,
    on: Collection[str],
    more: bool,
    none: bool,
    wrong: Problem | None,
    wrote: str,
    refusing: bool,
) -> Card:
    title = t("together-title", count=len(seen))
    form, shown = seen[0].form, {one.request.id: len(one.request.history) for one in seen}
    words = text_input(t, "reason", t("together-reason"), wrote, lines=True, most=LONGEST_WORDS)
    reason = with_problem(words, problem_said(t, wrong) if wrong else None)
    send = button(t("together-refuse"), TogetherRefuse(form=seen[0].request.form, requests=shown), "destructive")
    refuse = writing(t, REFUSE, t("refuse"), reason, send, shown=refusing)
    approve = TogetherApprove(form=seen[0].request.form, requests=shown)
    body: list[CardElement] = [
        *head(form.title[t.language], title, t("approvals-then", moment=t.moment(now, now))),
        ours(t("together-ticked", ticked=len(on), count=len(seen))),
        *([ours(t("together-look"), spacing="Small")] if len(on) < len(seen) else []),
        *([problem_line(t("together-none"))] if none else []),
        *(_choice(t, one, now, limit, on=one.request.id in on) for one in seen),
        *([ours(t("together-more"), size="Small", subtle=True)] if more else []),
        refuse.box,
    ]
    return assemble(
        t,
        title,
        body,
        actions(
            button(t("together-approve"), approve, "positive"),
            refuse.opens,
            button(t("approvals"), ApprovalOpen(), inputs=False),
        ),
    )


def _choice(t: Texts, seen: Seen, now: datetime, limit: int, *, on: bool) -> CardElement:
    """Who, what, when; then what is to be looked at. Where there is little room, it cannot be opened from here, and of
    the remarks only the first stands there."""
    request, little = seen.request, limit < LIMITS[2]
    told = shorten(_gist(t, seen.form, request) or seen.form.title[t.language], min(limit, LONGEST_GIST))
    said = _remarks(t, seen)[: 1 if little else None]
    small = " · ".join((request.reference, t.moment(request.submitted or request.created, now)))
    name = shorten(clean_line(t.name(request.requester)), min(limit, LONGEST_NAME))
    about: list[CardElement] = [typed(small, size="Small", subtle=True, spacing="None")]
    opening = button(t("open"), ApprovalShow(request=request.id), inputs=False)
    return apart(
        [
            toggle_input(t, f"{TAKE}{request.id}", name, told, on),
            *(about if little else [row(about, [ActionSet(actions=[opening])])]),
            *decides_for(t, seen),
            *(typed(shorten(one, limit), size="Small", color="Attention", spacing="Small") for one in said),
        ]
    )


def _remarks(t: Texts, seen: Seen) -> Sequence[str]:
    """What should be looked at before it is decided together with others."""
    asked = [t("together-asked")] if seen.request.state is RequestState.CLARIFYING else []
    return [*asked, *(remarks(t, seen.beside) if seen.beside else ())]


def _gist(t: Texts, form: Form, request: Request) -> str:
    return gist(t, form, asked_answers(form, request.answers))


# --- what became of them ------------------------------------------------------------------------------


def decided_together_card(t: Texts, forms: Mapping[str, Form], outcomes: Sequence[Outcome], now: datetime) -> Card:
    """A line for each: done, or why not. `forms` by the id of the request."""
    title = t("together-decided", count=sum(one.came is Came.DONE for one in outcomes))
    body: list[CardElement] = [*head(t("approvals"), title), *_lines(t, forms, outcomes, now)]
    waits = button(t("approvals"), ApprovalOpen())
    return assemble(t, title, body, actions(waits, button(t("my-requests"), RequestMine())))


def _lines(t: Texts, forms: Mapping[str, Form], outcomes: Sequence[Outcome], now: datetime) -> Iterator[CardElement]:
    """What was not done first: that is what is left to see to."""
    for one in sorted(outcomes, key=lambda one: one.came is Came.DONE):
        request, form = one.request, forms.get(one.request.id) if one.request else None
        told = _gist(t, form, request) if form and request else ""
        name = shorten(clean_line(t.name(request.requester)), LONGEST_NAME) if request else t("request")
        about = " · ".join(part for part in (name, request.reference if request else "") if part)
        words: list[CardElement] = [
            typed(about, weight="Bolder"),
            *([typed(shorten(told, LONGEST_GIST), size="Small", spacing="None")] if told else []),
            typed(_became(t, one, now), spacing="None", color="Default" if one.came is Came.DONE else "Attention"),
        ]
        yield apart([row(words, [ActionSet(actions=_opens(t, one))])] if _opens(t, one) else words)


def _opens(t: Texts, outcome: Outcome) -> list[Action]:
    if outcome.request is None or outcome.came is not Came.CHANGED:
        return []
    return [button(t("open"), ApprovalShow(request=outcome.request.id))]


NOT_DONE: Mapping[Came, str] = {
    Came.CHANGED: "together-changed",
    Came.MANDATE_OVER: "together-mandate-over",
    Came.GONE: "together-gone",
    Came.BUSY: "together-busy",
}


def _became(t: Texts, outcome: Outcome, now: datetime) -> str:
    request = outcome.request
    if request is None or outcome.came is Came.CHANGED:
        return t(NOT_DONE[outcome.came])
    if outcome.came is Came.CLOSED:
        last = request.history[-1]
        by = t.actor(last.person, last.behalf) if last.person else ""
        said = t("state-by", name=by, moment=t.moment(last.at, now)) if by else t.moment(last.at, now)
        return t("together-closed", state=t(WORDS[request.state]), how=said)
    if request.state is RequestState.SUBMITTED:
        return t("approval-agreed")
    return t(WORDS[request.state])
