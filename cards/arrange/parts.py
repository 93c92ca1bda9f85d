"""What the cards of a request share, whoever looks at it: what was answered, what was said, what happened."""

from collections.abc import Mapping
from datetime import datetime

from microsoft_teams.cards.core import CardElement

from bot.arrange.request import Deed, Request, RequestState
from bot.words.clean import clean_line
from cards.arrange.forms import answers_of
from cards.arrange.seen import Seen
from cards.parts.head import apart, box
from cards.parts.words import ours, paragraphs, shorten, typed
from cards.texts import Texts
from dialogs.filling import asked_answers

MOST_CONDITIONS = 5


def about(t: Texts, request: Request, now: datetime) -> str:
    if request.submitted is None:
        return t("request-started", moment=t.moment(request.created, now))
    whose = {"reference": request.reference, "name": t.name(request.requester)}
    moment = t.moment(request.submitted, now)
    if request.mandate:
        return t("request-about-mandate", **whose, holder=t.name(request.holder), moment=moment)
    return t("request-about", **whose, moment=moment)


def answers(t: Texts, seen: Seen, limit: int, *, opens: bool = True) -> CardElement:
    given = asked_answers(seen.form, seen.request.answers)
    shown = [seen.shows(field) for field in seen.form.asked(given)]
    return apart(answers_of(t, shown, seen.request, limit, opens=opens))


REASONS: Mapping[RequestState, tuple[Deed, str]] = {
    RequestState.REFUSED: (Deed.REFUSED, "refused-because"),
    RequestState.ANNULLING: (Deed.ANNUL_ASKED, "annul-because"),
    RequestState.APPROVED: (Deed.KEPT, "kept-because"),
}


def reason(t: Texts, request: Request, limit: int) -> list[CardElement]:
    """Why it stands as it does, in the words of who made it so."""
    deed, title = REASONS.get(request.state, (None, ""))
    last = request.history[-1] if request.history else None
    if last is None or last.deed is not deed or not last.text:
        return []
    return [box([ours(t(title), weight="Bolder"), *paragraphs(shorten(last.text, limit))], "emphasis")]


def conditions(t: Texts, request: Request, limit: int) -> list[CardElement]:
    """On what it was agreed to, in the words of who did, for everybody who counts on it."""
    said: list[CardElement] = []
    for entry in request.conditions[-MOST_CONDITIONS:]:
        name = clean_line(t.actor(entry.person, entry.behalf))
        said += [typed(t("condition-of", name=name), weight="Bolder"), *paragraphs(shorten(entry.text, limit))]
    if (left := len(request.conditions) - MOST_CONDITIONS) > 0:
        said.append(ours(t("conditions-more", count=left), size="Small"))
    return [box(said, "emphasis")] if said else []
