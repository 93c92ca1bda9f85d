"""A request as who asked sees it, and the news of it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial

from microsoft_teams.cards.core import Action, CardElement

from bot.arrange.advice import told_to_all
from bot.arrange.request import STANDS, WAITING, Deed, Request, RequestState
from bot.words.clean import clean_line
from cards.arrange.attendance import explains, is_to_explain, there_own
from cards.arrange.away import away_own
from cards.arrange.buttons import (
    FormResume,
    RequestAnnul,
    RequestChange,
    RequestClarify,
    RequestKeep,
    RequestMine,
    RequestShow,
    RequestWithdraw,
)
from cards.arrange.changed import changed
from cards.arrange.gist import gist
from cards.arrange.handled import answers as handling_answers
from cards.arrange.handled import asked_back, is_asked, news, said
from cards.arrange.owing import owed_own
from cards.arrange.paper import paper_button
from cards.arrange.parts import about, answers, conditions, reason
from cards.arrange.reassigned import reassigned
from cards.arrange.replacement import replaced, seeks
from cards.arrange.scores import score_button
from cards.arrange.seen import Seen
from cards.arrange.stages import stages
from cards.arrange.standing import last_words, standings, stands
from cards.arrange.story import story
from cards.arrange.term import term
from cards.arrange.typed import NOTHING, Typed, words_input
from cards.arrange.unreached import unreached_own
from cards.arrange.waiting import giving_up, waiting_own
from cards.card import Card
from cards.home.buttons import FormsShow
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, asks_once_more, button, overflow, toggle
from cards.parts.fitting import fitting
from cards.parts.head import box, head
from cards.parts.people import own_chat
from cards.parts.words import line, ours, paragraphs, run, shorten
from cards.parts.writing import Writing, writing
from cards.texts import Texts
from dialogs.filling import asked_answers
from dialogs.model import Form

WITHDRAW, ANNUL = "withdraw", "annul"


def request_card(t: Texts, seen: Seen, now: datetime, *, typed: Typed = NOTHING) -> Card:
    """The requester's own card. `typed` is what did not leave: at `text` of an answer to an approver, at `answer` of
    one to who carries it out, at `reason` of an annulment, at `comment`."""
    return fitting(partial(_request, t, replace(seen, whole=True), now, typed=typed))


def _request(t: Texts, seen: Seen, now: datetime, limit: int, *, typed: Typed) -> Card:
    request, title = seen.request, seen.form.title[t.language]
    withdraw = button(
        t("withdraw-request"), RequestWithdraw(request=request.id, seen=len(request.history)), "destructive"
    )
    annul, gives_up = _annul(t, request, typed), giving_up(t, request, now)
    body: list[CardElement] = [
        *head(t("my-request"), title, about(t, request, now)),
        *standings(t, seen, now, own=True),
        *replaced(t, seen.sought),
        *paper_button(t, seen),
        *score_button(t, seen),
        *term(t, seen, now),
        *waiting_own(t, seen, now),
        *there_own(t, request, typed),
        *owed_own(t, request, now),
        *stages(t, seen, now),
        *away_own(t, seen, now),
        *unreached_own(t, seen),
        *reassigned(t, seen, limit),
        *reason(t, request, limit),
        *conditions(t, request, limit),
        *changed(t, seen, now, limit),
        *_asked_back(t, request, typed, limit),
        *asked_back(t, seen, limit, typed),
        *said(t, seen, limit),
        answers(t, seen, limit),
        *story(t, seen, told_to_all(request), now, limit, typed),
        *([asks_once_more(t, WITHDRAW, t("withdraw-sure"), withdraw)] if request.state in WAITING else []),
        *([annul.box] if annul else []),
        *([gives_up[1]] if gives_up else []),
    ]
    return assemble(t, t("request-summary", form=title), body, _buttons(t, seen, annul, gives_up))


def shared_request_card(t: Texts, seen: Seen, now: datetime, bot: str) -> Card:
    """As inserted in a chat with others: what was asked, and how it stands now. What can be done with it is done in the
    own chat with Bode, whose account is `bot`."""
    return fitting(partial(_shared, t, seen, now, bot))


def _shared(t: Texts, seen: Seen, now: datetime, bot: str, limit: int) -> Card:
    title = seen.form.title[t.language]
    body: list[CardElement] = [
        *head(t("request"), title, about(t, seen.request, now)),
        *standings(t, seen, now),
        *conditions(t, seen.request, limit),
        answers(t, seen, limit, opens=False),
    ]
    return assemble(t, t("request-summary", form=title), body, actions(own_chat(t, bot)))


def _buttons(t: Texts, seen: Seen, annul: Writing | None, gives_up: tuple[Action, CardElement] | None) -> list[Action]:
    """What gives up a place, or the waiting for one, stands in the place of an annulment, which is decided."""
    request = seen.request
    opens = gives_up[0] if gives_up else annul.opens if annul else None
    mine, another = button(t("my-requests"), RequestMine(), inputs=False), button(t("start-request"), FormsShow())
    change = button(t("change-request"), RequestChange(request=request.id), inputs=False)
    match request.state:
        case RequestState.DRAFT:
            return actions(button(t("go-on"), FormResume(request=request.id), "positive"), mine, another)
        case RequestState.SUBMITTED:
            return actions(mine, change, overflow(toggle(t("withdraw"), WITHDRAW)))
        case RequestState.CLARIFYING:
            send = _clarifies(t, request)
            return actions(send, mine, change, overflow(toggle(t("withdraw"), WITHDRAW)))
        case RequestState.ANNULLING:
            return actions(mine, button(t("annul-keep"), RequestKeep(request=request.id, seen=len(request.history))))
        case _:
            answers_handler, seek = handling_answers(t, seen), seeks(t, seen.sought)
            why, rest = explains(t, request), overflow(opens) if opens else None
            return actions(answers_handler, why, seek, mine, another, rest)


def _clarifies(t: Texts, request: Request) -> Action:
    verb = RequestClarify(request=request.id, seen=len(request.history))
    return button(t("send-clarification"), verb, "positive")


def _asked_back(t: Texts, request: Request, wrote: Typed, limit: int) -> list[CardElement]:
    """The newest question of who decides, with room for the answer."""
    if request.state is not RequestState.CLARIFYING:
        return []
    question = paragraphs(shorten(last_words(request, Deed.ASKED), limit))
    return [
        box([ours(t("asked-back"), weight="Bolder"), *question], "emphasis"),
        *words_input(t, "text", t("clarification-label"), wrote),
    ]


def _annul(t: Texts, request: Request, wrote: Typed) -> Writing | None:
    """An approved request is not simply taken back: somebody counts on it, so who decided is asked once more."""
    if request.state is not RequestState.APPROVED:
        return None
    why = words_input(t, "reason", t("annul-label"), wrote, required=False)
    words = [ours(t("annul-sure"), weight="Bolder"), *why]
    send = button(t("annul-send"), RequestAnnul(request=request.id, seen=len(request.history)), "destructive")
    return writing(t, ANNUL, t("annul"), words, send, shown=wrote.at("reason"))


# --- beside a card ------------------------------------------------------------------------------


NEWS: Mapping[Deed, str] = {
    Deed.APPROVED: "told-approved",
    Deed.REFUSED: "told-refused",
    Deed.ASKED: "told-asked",
    Deed.ANNULLED: "told-annulled",
    Deed.KEPT: "told-kept",
    Deed.PLACED: "told-placed",
    Deed.UNPLACED: "told-unplaced",
    Deed.ATTENDED: "told-attended",
    Deed.MISSED: "told-missed",
    Deed.ATTENDANCE_UNDONE: "told-attendance-undone",
}
PASSING = frozenset({Deed.ADVICE_ASKED, Deed.ADVISED, Deed.REASSIGNED, Deed.ESCALATED, Deed.ATTACHED})
"""What changes nothing of what they were told."""
UNSAID = frozenset({Deed.ASKED, Deed.KEPT})
"""How it stands does not say who did these."""


def told_card(t: Texts, seen: Seen, now: datetime, *, earlier: bool = False) -> Card:
    """News for the requester, whose own card changed in place without a sound: who did what, and what they said.

    It has the answer's input where somebody asks, and follows: when more happens it says that instead. `earlier`: newer
    news has a card of its own, so this one says how it stands and no more.
    """
    return fitting(partial(_earlier if earlier else _told, t, seen, now))


def _earlier(t: Texts, seen: Seen, now: datetime, _: int) -> Card:
    request, title = seen.request, seen.form.title[t.language]
    told = gist(t, seen.form, asked_answers(seen.form, request.answers))
    body: list[CardElement] = [
        *head(t("my-request"), title, about(t, request, now), outside=True),
        *([line(run(told))] if told else []),
        *standings(t, seen, now, own=True),
    ]
    show = button(t("open"), RequestShow(request=request.id), inputs=False)
    mine = button(t("my-requests"), RequestMine(), inputs=False)
    return assemble(t, t("request-summary", form=title), body, actions(show, mine))


def _told(t: Texts, seen: Seen, now: datetime, limit: int) -> Card:
    request = seen.request
    last = next((entry for entry in reversed(request.history) if entry.deed not in PASSING), None)
    own = NEWS.get(last.deed) if last and last.person != request.requester else None
    own = "told-approved-condition" if own == "told-approved" and request.conditions else own
    key = news(seen) or own
    title = seen.form.title[t.language]
    told_now = t(key, form=title) if key else title
    told = gist(t, seen.form, asked_answers(seen.form, request.answers))
    entered = _entered(t, request)
    unsaid = last if last and own and last.deed in UNSAID else None
    by = t("told-by", name=clean_line(t.actor(unsaid.person, unsaid.behalf))) if unsaid else ""
    gives_up = giving_up(t, request, now) if last and last.deed is Deed.PLACED else None
    body: list[CardElement] = [
        *head(t("my-request"), told_now, about(t, request, now), outside=True),
        *([line(run(told))] if told else []),
        *standings(t, seen, now, own=True),
        *replaced(t, seen.sought),
        *paper_button(t, seen),
        *score_button(t, seen),
        *waiting_own(t, seen, now),
        *there_own(t, request),
        *owed_own(t, request, now),
        *([line(run(by, weight="Bolder"))] if by else []),
        *([line(run(entered, weight="Bolder"))] if entered else []),
        *unreached_own(t, seen),
        *reason(t, request, limit),
        *conditions(t, request, limit),
        *_asked_back(t, request, NOTHING, limit),
        *asked_back(t, seen, limit, NOTHING),
        *said(t, seen, limit),
        *([gives_up[1]] if gives_up else []),
    ]
    asked = request.state is RequestState.CLARIFYING or is_asked(seen) or is_to_explain(request)
    send = handling_answers(t, seen) or explains(t, request)
    if request.state is RequestState.CLARIFYING:
        send = _clarifies(t, request)
    show = button(t("open"), RequestShow(request=request.id), None if asked else "positive", inputs=False)
    summary = told_now if key else t("request-summary", form=title)
    mine = button(t("my-requests"), RequestMine(), inputs=False)
    return assemble(
        t, summary, body, actions(send, show, seeks(t, seen.sought), gives_up[0] if gives_up else None, mine)
    )


def _entered(t: Texts, request: Request) -> str:
    """Who handed it in, where it was not the requester; "" where it was, and where there is nothing to undo."""
    first = request.history[0] if request.history else None
    if first and first.system and request.state in STANDS:
        return t("told-entered-system", name=clean_line(first.system))
    if first and first.behalf == request.requester:
        return t("told-mandate" if request.mandate else "told-entered", name=clean_line(t.name(first.person)))
    return ""


def request_line(t: Texts, form: Form, request: Request, now: datetime) -> tuple[str, str]:
    """Title and text of a request in a list of results."""
    told = gist(t, form, asked_answers(form, request.answers))
    text = " · ".join(part for part in (request.reference, stands(t, request), told) if part)
    return form.title[t.language], f"{text} · {t.moment(request.changed, now)}"
