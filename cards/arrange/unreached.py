"""A request that waits for somebody who has no Bode: what its cards say of it, and whom to turn to."""

from microsoft_teams.cards.core import CardElement

from bot.arrange.request import RequestState
from cards.arrange.seen import Seen
from cards.parts.people import turn_to
from cards.texts import Texts


def unreached_own(t: Texts, seen: Seen) -> list[CardElement]:
    """For who asked: who decides has not got it."""
    awaited = seen.awaited
    if awaited.reached or seen.request.state is RequestState.CLARIFYING:
        return []
    if awaited.nobody:
        return [turn_to(t, t("unreached-nobody"), t("unreached-nobody-do"), awaited.people)]
    count, first = len(awaited.people), awaited.people[0].name
    title = t("unreached-approvers", count=count, name=first)
    return [turn_to(t, title, t("unreached-approvers-do", count=count), awaited.people)]


def unreached_asker(t: Texts, seen: Seen) -> list[CardElement]:
    """For who decides: who asked has not got their question."""
    if seen.awaited.reached or seen.request.state is not RequestState.CLARIFYING:
        return []
    title = t("unreached-asker", name=t.name(seen.request.requester))
    return [turn_to(t, title, t("unreached-asker-do"), seen.awaited.people)]
