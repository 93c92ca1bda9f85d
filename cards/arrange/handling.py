"""A request as who carries it out sees it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial

from microsoft_teams.cards.core import Action, CardElement

from bot.arrange.advice import told_to_all
from bot.arrange.hand_over.handed_over import HandedOver
from bot.arrange.handling.handling import Handling, HandlingDeed, HandlingState
from bot.arrange.request import RequestState
from bot.words.clean import clean_line
from cards.arrange.handled import deed, handled, is_stopped, said
from cards.arrange.handling_buttons import (
    HandlingAsk,
    HandlingAssign,
    HandlingFinish,
    HandlingReopen,
    HandlingReturn,
    HandlingTake,
    QueueShow,
)
from cards.arrange.paper import blanks as blanks_of
from cards.arrange.paper import paper_button
from cards.arrange.parts import about, answers, conditions
from cards.arrange.scores import score_button
from cards.arrange.seen import Seen
from cards.arrange.standing import standing
from cards.arrange.story import story
from cards.arrange.typed import NOTHING, Typed, words_input
from cards.arrange.waiting import waiting_other
from cards.card import Card
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button
from cards.parts.fitting import fitting
from cards.parts.head import box, head
from cards.parts.inputs import choice_input, with_problem
from cards.parts.words import ours, typed
from cards.parts.writing import Writing, writing
from cards.problems import problem_said
from cards.texts import Texts

FINISH, ASK, ASSIGN, UNDONE = "finish", "ask-back", "assign", "undone"
WORD, QUESTION, TO, REOPEN = "word", "question", "to", "reopen"
"""Inputs."""
MOST_COLLEAGUES = 40


def handling_card(
    t: Texts,
    seen: Seen,
    now: datetime,
    *,
    wrote: Typed = NOTHING,
    changed: bool = False,
) -> Card:
    """`seen` has a handling. `wrote` is what did not leave of the inputs `question`, `word`, `to`, `reopen` and
    `comment`, and of the blanks of its paper.
    `changed`: what they did came too late, and they see why."""
    if seen.handling is None:
        raise ValueError(seen.request.id)
    return fitting(partial(_card, t, replace(seen, whole=True), seen.handling, now, wrote=wrote, changed=changed))


def _card(
    t: Texts,
    seen: Seen,
    handling: Handling,
    now: datetime,
    limit: int,
    *,
    wrote: Typed,
    changed: bool,
) -> Card:
    request = seen.request
    title = t("approval-title", form=seen.form.title[t.language], name=t.name(request.requester))
    writings = {**_writings(t, seen, handling, wrote), **_undone(t, seen, handling, now, wrote)}
    body: list[CardElement] = [
        *head(t("handling"), title, about(t, request, now), outside=True),
        *([ours(t("handling-urgent"), weight="Bolder", color="Attention")] if handling.urgent else []),
        *(handled(t, seen, now) or [standing(t, seen, now)]),
        *paper_button(t, seen),
        *score_button(t, seen),
        *([ours(t("handling-changed"), weight="Bolder")] if changed else []),
        *([ours(t("handling-stopped"), weight="Bolder")] if is_stopped(request, handling.state) else []),
        *waiting_other(t, seen),
        *_not_handed_over(t, seen),
        *_talked(t, handling, now, limit),
        *said(t, seen, limit),
        *conditions(t, request, limit),
        answers(t, seen, limit),
        *story(t, seen, told_to_all(seen.request), now, limit, wrote),
        *(one.box for one in writings.values()),
    ]
    return assemble(t, title, body, _buttons(t, seen, handling, writings))


def _not_handed_over(t: Texts, seen: Seen) -> list[CardElement]:
    """What another system did not take (yet): the operators see it too."""
    texts = {HandedOver.TRYING: "hand-over-trying", HandedOver.FAILED: "hand-over-failed"}
    missed = [one for one in seen.hand_overs if one.state in texts]
    return [typed(t(texts[one.state], name=one.to), size="Small", color="Attention") for one in missed]


def _talked(t: Texts, handling: Handling, now: datetime, limit: int) -> list[CardElement]:
    """The newest question and, once it is there, its answer."""
    said = [one for one in handling.history if one.deed in {HandlingDeed.ASKED, HandlingDeed.ANSWERED}]
    answered = bool(said) and said[-1].deed is HandlingDeed.ANSWERED
    talk = [element for one in said[-2 if answered else -1 :] for element in deed(t, one, now, limit)]
    return [box(talk, "emphasis")] if talk and handling.is_open else []


def _buttons(t: Texts, seen: Seen, handling: Handling, writings: Mapping[str, Writing]) -> list[Action]:
    at, queue = len(handling.history), button(t("queue"), QueueShow(), inputs=False)
    opens = {name: one.opens for name, one in writings.items()}
    if not handling.is_open:
        return actions(opens.get(UNDONE), queue)
    if handling.by not in {"", seen.reader}:
        relieve = button(t("handling-relieve"), HandlingTake(request=seen.request.id, seen=at))
        return actions(relieve, queue)
    done = [opens.get(name) for name in (FINISH, ASK, ASSIGN)]
    if not handling.by:
        take = HandlingTake(request=seen.request.id, seen=at)
        return actions(button(t("handling-take"), take, "positive"), *done, queue)
    back = button(t("handling-return"), HandlingReturn(request=seen.request.id, seen=at))
    return actions(*done, back, queue)


def _writings(t: Texts, seen: Seen, handling: Handling, wrote: Typed) -> Mapping[str, Writing]:
    """What can be done with words, by box."""
    if not handling.is_open or handling.by not in {"", seen.reader}:
        return {}
    request, at = seen.request.id, len(handling.history)
    finish = button(t("handling-finish-send"), HandlingFinish(request=request, seen=at), "positive")
    ask = button(t("ask-back-send"), HandlingAsk(request=request, seen=at), "positive")
    assign = button(t("handling-assign-send"), HandlingAssign(request=request, seen=at), "positive")
    word, blank_ids = words_input(t, WORD, t("handling-word-label"), wrote, required=False), tuple[str, ...]()
    if seen.paper:
        word = [*blanks_of(t, seen.paper, wrote, t.name(seen.request.requester)), *word]
        blank_ids = seen.paper.inputs
    wanted = {FINISH: (WORD, t("handling-finish"), word, finish)}
    if handling.state is not HandlingState.ASKED:
        wanted[ASK] = (QUESTION, t("ask-back"), words_input(t, QUESTION, t("question-label"), wrote), ask)
    if to := _colleagues(t, seen, wrote):
        wanted[ASSIGN] = (TO, t("handling-assign"), to, assign)
    return {
        name: writing(
            t,
            name,
            title,
            words,
            send,
            beside=[one for one in wanted if one != name],
            shown=wrote.at(at, *(blank_ids if name == FINISH else ())),
        )
        for name, (at, title, words, send) in wanted.items()
    }


def _undone(t: Texts, seen: Seen, handling: Handling, now: datetime, wrote: Typed) -> Mapping[str, Writing]:
    """Takes back that it was done: nothing where that is too long ago, or was not said by somebody of the team."""
    if not handling.can_reopen(now) or seen.request.state is not RequestState.APPROVED:
        return {}
    words = [ours(t("handling-reopen-how")), *([ours(t("handling-reopen-paper"))] if handling.paper else [])]
    why = words_input(t, REOPEN, t("handling-reopen-label"), wrote, required=False)
    verb = HandlingReopen(request=seen.request.id, seen=len(handling.history))
    send = button(t("handling-reopen-send"), verb, "destructive")
    return {UNDONE: writing(t, UNDONE, t("handling-reopen"), [*words, *why], send, shown=wrote.at(REOPEN))}


def _colleagues(t: Texts, seen: Seen, wrote: Typed) -> list[CardElement]:
    """Nothing where there is nobody else."""
    others = [one for one in seen.team if one != seen.reader][:MOST_COLLEAGUES]
    if not others:
        return []
    options = sorted(((one, clean_line(t.name(one))) for one in others), key=lambda one: one[1].casefold())
    choice = choice_input(t, TO, t("handling-assign-label"), options, wrote.values.get(TO, ""))
    return with_problem(choice, problem_said(t, wrote.problems[TO]) if TO in wrote.problems else None)
