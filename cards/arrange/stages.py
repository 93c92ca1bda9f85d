"""The stages that a request passes: who agreed to which, for whom it waits, and what comes after."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from microsoft_teams.cards.core import CardElement

from bot.arrange.request import AGREEMENTS, WAITING, Deed, HistoryEntry, Request, RequestState
from bot.words.clean import clean_line
from cards.arrange.seen import Seen
from cards.parts.words import ours, typed
from cards.texts import Texts

MOST_NAMED = 3


def stages(t: Texts, seen: Seen, now: datetime) -> list[CardElement]:
    """A line for each; nothing where one decision of one person was all there is to it."""
    request = seen.request
    if request.state is RequestState.DRAFT or not (len(request.stages) > 1 or len(request.every) > 1):
        return []
    return [typed(one, size="Small", spacing="Small") for one in _lines(t, seen, now)]


def own_part(t: Texts, seen: Seen) -> list[CardElement]:
    """For an approver whose part is done while others still decide."""
    request, reader = seen.request, seen.reader
    if request.state not in WAITING or not reader:
        return []
    if reader in request.agreed or any(_is_agreement(request, entry, reader) for entry in request.counting):
        return [ours(t("approval-agreed"), weight="Bolder")]
    if _agreed_before(request, reader) and reader not in request.approvers:
        return [ours(t("changed-since"), weight="Bolder")]
    if reader in request.earlier and reader not in request.approvers:
        return [ours(t("approval-passed"), weight="Bolder")]
    return []


def _agreed_before(request: Request, person: str) -> bool:
    """Whether they agreed to what was changed since, and not to what it is now."""
    agreed = [entry for entry in request.history if entry.deed in AGREEMENTS and person in {entry.person, entry.behalf}]
    return bool(agreed) and not any(entry in request.counting for entry in agreed)


def _is_agreement(request: Request, entry: HistoryEntry, person: str) -> bool:
    """Whether this person agreed with it to the stage at which the request stands, for themselves or for another."""
    return entry.deed in AGREEMENTS and entry.person == person and entry.stage == request.stage


def _lines(t: Texts, seen: Seen, now: datetime) -> Iterator[str]:
    request = seen.request
    at = request.stages.index(request.stage) if request.stage in request.stages else 0
    for number, one in enumerate(request.stages):
        if number < at or request.state not in WAITING:
            told = _decided(t, request, one, now)
        else:
            told = t("stage-later") if number > at else _waits(t, request, now)
        if told:
            yield _line(t, seen, number, one, told)


def _line(t: Texts, seen: Seen, number: int, id: str, told: str) -> str:
    stage = seen.form.stage(id)
    if stage is None or stage.name is None:
        return t("stage-unnamed", number=number + 1, told=told)
    return t("stage-named", number=number + 1, name=clean_line(stage.name[t.language]), told=told)


def _decided(t: Texts, request: Request, id: str, now: datetime) -> str:
    own = [entry for entry in request.counting if entry.stage == id]
    if own and own[-1].deed is Deed.REFUSED:
        return t("stage-refused", name=_actor(t, own[-1]), moment=t.moment(own[-1].at, now))
    agreed = [entry for entry in own if entry.deed in AGREEMENTS]
    people = [_actor(t, entry) for entry in agreed if entry.person]
    if people:
        return t("stage-agreed", names=named(t, people, every=True), moment=t.moment(agreed[-1].at, now))
    return t("stage-by-rule") if agreed else ""


def _waits(t: Texts, request: Request, now: datetime) -> str:
    left = [clean_line(t.name(one)) for one in request.asked(now)]
    if not left:
        return t("stage-nobody")
    waits = t("stage-waits", names=named(t, left, every=bool(request.every)))
    agreed = [clean_line(t.name(one)) for one in request.agreed]
    return t("stage-partly", names=named(t, agreed, every=True), waits=waits) if agreed else waits


def _actor(t: Texts, entry: HistoryEntry) -> str:
    return clean_line(t.actor(entry.person, entry.behalf))


def named(t: Texts, names: Sequence[str], *, every: bool) -> str:
    """A, B en C; a, b of c; of more than MOST_NAMED, how many."""
    if len(names) > MOST_NAMED:
        return t("stage-many" if every else "stage-one-of", count=len(names))
    return t.all_of(names) if every else t.one_of(names)
