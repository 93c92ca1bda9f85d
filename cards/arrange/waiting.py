"""The waiting list for a place: before somebody goes on it, and on cards of a request that waits or just got one."""

from datetime import datetime

from microsoft_teams.cards.core import Action, CardElement, TextRun

from bot.arrange.places.takers import MustWait
from bot.arrange.request import STANDS, Request
from cards.arrange.buttons import RequestYield
from cards.arrange.seen import Seen
from cards.parts.buttons import asks_once_more, button, toggle
from cards.parts.head import box
from cards.parts.words import ours, run
from cards.texts import Texts
from dialogs.kinds.choice import limited
from dialogs.model import Form

GIVE_UP = "give-up"


def must_wait(t: Texts, form: Form, full: MustWait) -> CardElement:
    """Before it is handed in: that it is full, how many others wait, and that no place is promised."""
    others = t("must-wait-others", before=full.before) if full.before else t("must-wait-first")
    return box(
        [
            ours(t("must-wait", option=_named(t, form, full.option)), weight="Bolder"),
            ours(others, spacing="Small"),
            ours(t("must-wait-how"), spacing="Small"),
        ],
        "warning",
    )


def waiting_own(t: Texts, seen: Seen, now: datetime) -> list[CardElement]:
    """For who asked: that they wait, or that a place came and until when they can give it up."""
    request = seen.request
    if is_waiting(request):
        return [box([*_waits(t, seen), ours(t("waits-how"), spacing="Small")], "warning")]
    until = request.placed_until(now)
    if until is None:
        return []
    how = t("placed-how", until=t.moment(until, now))
    return [box([ours(t("placed"), weight="Bolder"), ours(how, spacing="Small")], "good")]


def waiting_other(t: Texts, seen: Seen, *, decides: bool = False) -> list[CardElement]:
    """For who decides, or carries it out."""
    if not is_waiting(seen.request):
        return []
    return [*_waits(t, seen), *([ours(t("waits-other"), spacing="Small")] if decides else [])]


def waiting_dotted(t: Texts, request: Request) -> list[TextRun]:
    """Behind the state in a row of a list."""
    return [run(f" · {t('waits')}", size="Small", weight="Bolder")] if is_waiting(request) else []


def giving_up(t: Texts, request: Request, now: datetime) -> tuple[Action, CardElement] | None:
    """The button, and what it shows; None where nothing is to be given up."""
    if not request.gives_up(now):
        return None
    verb = RequestYield(request=request.id, seen=len(request.history))
    if request.waits:
        yes = button(t("give-up-waiting-yes"), verb, "destructive")
        return toggle(t("give-up-waiting"), GIVE_UP), asks_once_more(t, GIVE_UP, t("give-up-waiting-sure"), yes)
    yes = button(t("give-up-yes"), verb, "destructive")
    return toggle(t("give-up-place"), GIVE_UP), asks_once_more(t, GIVE_UP, t("give-up-place-sure"), yes)


def is_waiting(request: Request) -> bool:
    return bool(request.waits) and request.state in STANDS


def _waits(t: Texts, seen: Seen) -> list[CardElement]:
    named = (_named(t, seen.form, one) for one in seen.request.waits)
    return [ours(t("waits-for", option=one), weight="Bolder") for one in named]


def _named(t: Texts, form: Form, name: str) -> str:
    option = limited(form.fields).get(name)
    return option.label[t.language] if option else ""
