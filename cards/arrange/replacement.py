"""Looking for a replacement: as who looks sees it, and as a colleague who is asked does."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial

from microsoft_teams.cards.core import Action, CardElement

from bot.arrange.matching.replacement import Replacement, SearchState
from bot.arrange.matching.sought import Sought, View, is_needed
from bot.people.colleagues import Colleague
from bot.words.clean import clean_line
from cards.arrange.buttons import RequestMine
from cards.arrange.forms import answers_of
from cards.arrange.matching_buttons import (
    ProfileShow,
    ReplacementAccept,
    ReplacementRelease,
    ReplacementSearch,
    ReplacementShow,
    ReplacementStop,
)
from cards.card import Card
from cards.home.buttons import HelpShow
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, asks_once_more, button, toggle
from cards.parts.facts import answered
from cards.parts.fitting import fitting
from cards.parts.head import Tone, apart, head, state
from cards.parts.people import people_to_turn_to
from cards.parts.words import ours, typed
from cards.texts import Texts
from dialogs.filling import asked_answers
from dialogs.kinds.period import ends_said

GIVE_UP = "give-up"
TONES: Mapping[SearchState, Tone] = {
    SearchState.OPEN: "accent",
    SearchState.FOUND: "good",
    SearchState.STOPPED: "emphasis",
    SearchState.EXPIRED: "warning",
    SearchState.CLOSED: "emphasis",
}
WORDS: Mapping[SearchState, str] = {
    SearchState.OPEN: "replacement-open",
    SearchState.FOUND: "replacement-found",
    SearchState.STOPPED: "replacement-stopped",
    SearchState.EXPIRED: "replacement-expired",
    SearchState.CLOSED: "replacement-closed",
}


# --- on the cards of the request ----------------------------------------------------------------------


def replaced(t: Texts, sought: Sought | None) -> list[CardElement]:
    """How far it is; nothing before anybody looked."""
    return [_standing(t, sought.replacement)] if sought and sought.replacement else []


def seeks(t: Texts, sought: Sought | None) -> Action | None:
    if sought is None:
        return None
    title = t("replacement-seek" if sought.replacement is None else "replacement")
    return button(title, ReplacementShow(request=sought.request.id), inputs=False)


def _standing(t: Texts, one: Replacement) -> CardElement:
    detail = {
        SearchState.OPEN: t("replacement-asked", count=len(one.asked)),
        SearchState.FOUND: t("replacement-by", name=t.name(one.found)) if one.found else "",
    }.get(one.state, "")
    return state(t(WORDS[one.state]), TONES[one.state], detail)


# --- who looks ----------------------------------------------------------------------------------------


def replacement_card(t: Texts, view: View, now: datetime, *, changed: bool = False) -> Card:
    """`changed`: what they did came too late, and they see how it stands."""
    return fitting(partial(_replacement, t, view, now, changed))


def _replacement(t: Texts, view: View, now: datetime, changed: bool, limit: int) -> Card:
    sought = view.sought
    one, request = sought.replacement, sought.request
    own = view.reader == request.requester
    name = clean_line(t.name(request.requester))
    title = t("replacement-title-own") if own else t("replacement-title", name=name)
    body: list[CardElement] = [
        *head(t("replacement"), title, ends_said(t, sought.period), outside=True),
        *([_standing(t, one)] if one else []),
        *([ours(t("replacement-changed"), weight="Bolder")] if changed else []),
        *_gave_up(t, one),
        *(_reached(t, view.found) if one and one.state is SearchState.FOUND else []),
        *(_may_begin(t, sought) if _begins(sought, now) else []),
        *([ours(t("replacement-until", moment=t.moment(one.until, now)))] if one and _is_open(one) else []),
        *_work(t, sought, limit),
    ]
    return assemble(t, title, body, _ways(t, sought, own=own, now=now))


def _is_open(one: Replacement) -> bool:
    return one.state is SearchState.OPEN


def _begins(sought: Sought, now: datetime) -> bool:
    return sought.may_begin and is_needed(sought.request, sought.period, now)


def _gave_up(t: Texts, one: Replacement | None) -> list[CardElement]:
    if one is None or one.state is not SearchState.STOPPED or not one.gave_up:
        return []
    return [typed(t("replacement-gave-up", name=clean_line(t.name(one.gave_up[-1]))), weight="Bolder")]


def _reached(t: Texts, person: Colleague | None) -> list[CardElement]:
    """Who it is, and how to reach them."""
    return people_to_turn_to(t, [person]) if person else []


def _may_begin(t: Texts, sought: Sought) -> list[CardElement]:
    if sought.could is None:
        return []
    if not sought.could:
        return [ours(t("replacement-nobody"))]
    return [
        ours(t("replacement-could", count=len(sought.could))),
        ours(t("replacement-sees", count=len(sought.could)), size="Small", subtle=True),
    ]


def _work(t: Texts, sought: Sought, limit: int) -> list[CardElement]:
    """What is to be taken over, as the colleagues see it."""
    rule, given = sought.form.replacement, asked_answers(sought.form, sought.request.answers)
    shown = [one for one in sought.form.asked(given) if rule and one.id in rule.shows]
    return [apart(answers_of(t, shown, sought.request, limit, opens=False))] if shown else []


def _ways(t: Texts, sought: Sought, *, own: bool, now: datetime) -> list[Action]:
    one, request = sought.replacement, sought.request.id
    rest = button(t("my-requests"), RequestMine()) if own else button(t("help"), HelpShow())
    if one and _is_open(one):
        return actions(button(t("replacement-stop"), ReplacementStop(request=request, seen=one.round)), rest)
    if sought.could and _begins(sought, now):
        verb = ReplacementSearch(request=request, seen=sought.round)
        return actions(button(t("replacement-ask", count=len(sought.could)), verb, "positive"), rest)
    again = sought.could is None and _begins(sought, now)
    look = button(t("replacement-look-again"), ReplacementShow(request=request)) if again else None
    return actions(look, rest)


def not_yours_card(t: Texts) -> Card:
    """In the place of a search that they may not see any more."""
    title = t("replacement-not-yours")
    body = [*head(t("replacement"), title), ours(t("informed-no-more-why"))]
    return assemble(t, title, body, actions(button(t("help"), HelpShow())))


# --- a colleague who is asked -------------------------------------------------------------------------


def asked_card(t: Texts, view: View, now: datetime) -> Card:
    """One of those who were asked; whom they would replace they read once they take over, and never why."""
    return fitting(partial(_asked, t, view, now))


def _asked(t: Texts, view: View, now: datetime, limit: int) -> Card:
    sought, requester = view.sought, view.requester
    one = sought.replacement
    if one is None or not _shows_work(one, view.reader, now):
        return _over(t, view)
    mine = one.state is SearchState.FOUND
    title = t("replacement-yours" if mine else "replacement-wanted")
    body: list[CardElement] = [
        *head(t("replacement"), title, clean_line(view.school)),
        *([state(t("replacement-yours-state"), "good")] if mine else []),
        answered(t("replacement-when"), ends_said(t, sought.period)),
        *([answered(t("replacement-job"), clean_line(requester.job))] if requester and requester.job else []),
        *_work(t, sought, limit),
        *(_of_mine(t, view) if mine else _why(t, one, now)),
    ]
    return assemble(t, title, body, _asked_ways(t, one, mine=mine))


def _shows_work(one: Replacement, reader: str, now: datetime) -> bool:
    if one.state is SearchState.OPEN:
        return reader in one.asked and now < one.until
    return one.state is SearchState.FOUND and one.found == reader


def _of_mine(t: Texts, view: View) -> list[CardElement]:
    """Whom they replace, and who looked for them."""
    sought = view.sought
    give_up = button(
        t("replacement-give-up"), ReplacementRelease(request=sought.request.id, seen=sought.round), "destructive"
    )
    return [
        ours(t("replacement-whom"), weight="Bolder", spacing="Medium"),
        *_reached(t, view.requester),
        *([ours(t("replacement-arranged-by"), weight="Bolder")] if view.searcher else []),
        *_reached(t, view.searcher),
        asks_once_more(t, GIVE_UP, t("replacement-give-up-sure"), give_up),
    ]


def _why(t: Texts, one: Replacement, now: datetime) -> list[CardElement]:
    return [
        ours(t("replacement-why"), size="Small", subtle=True),
        ours(t("replacement-until", moment=t.moment(one.until, now)), size="Small", subtle=True, spacing="None"),
    ]


def _asked_ways(t: Texts, one: Replacement, *, mine: bool) -> list[Action]:
    profile = button(t("profile"), ProfileShow())
    if mine:
        return actions(toggle(t("replacement-cannot"), GIVE_UP), profile)
    accept = button(t("replacement-accept"), ReplacementAccept(request=one.request, seen=one.round), "positive")
    return actions(accept, profile)


def _over(t: Texts, view: View) -> Card:
    """Nothing is to be done any more: somebody took over, or it is not needed. Nobody learns who, nor why."""
    title, text = map(t, _over_keys(view.sought.replacement, view.reader))
    body = [*head(t("replacement"), title, ends_said(t, view.sought.period)), ours(text)]
    return assemble(t, title, body, actions(button(t("profile"), ProfileShow()), button(t("help"), HelpShow())))


def _over_keys(one: Replacement | None, reader: str) -> tuple[str, str]:
    if one and one.state is SearchState.FOUND:
        return "replacement-taken", "replacement-taken-text"
    if one and one.state is SearchState.CLOSED and one.found == reader:
        return "replacement-cancelled", "replacement-cancelled-text"
    if one and one.gave_up and one.gave_up[-1] == reader and one.state is not SearchState.CLOSED:
        return "replacement-given-back", "replacement-given-back-text"
    return "replacement-needless", "replacement-needless-text"
