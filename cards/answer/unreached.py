"""A question that waits for somebody who has no Bode: what its cards say of it, and whom to turn to."""

from microsoft_teams.cards.core import CardElement

from bot.answer.experts.hand_off import HandOff, HandOffState, Holding
from bot.people.colleagues import Awaited
from cards.answer.hand_off_seen import Seen
from cards.parts.people import turn_to
from cards.texts import Texts


def unreached_own(t: Texts, seen: Seen) -> list[CardElement]:
    """For who asked: no expert, or not the one who took it, has got it; or who took it went."""
    if seen.orphaned:
        return [turn_to(t, *_orphaned(t, seen), seen.awaited.people)]
    if seen.awaited.reached or seen.handoff.state is HandOffState.ASKED:
        return []
    return [turn_to(t, *_said(t, seen.handoff, seen.awaited), seen.awaited.people)]


def _orphaned(t: Texts, seen: Seen) -> tuple[str, str]:
    title = t("orphaned-left" if seen.holding is Holding.LEFT else "orphaned", name=t.name(seen.handoff.expert))
    if seen.awaited.nobody:
        return title, t("unreached-no-experts-do")
    return title, t("orphaned-answer-do" if seen.handoff.state is HandOffState.ASKED else "orphaned-do")


def _said(t: Texts, handoff: HandOff, awaited: Awaited) -> tuple[str, str]:
    if awaited.nobody:
        return t("unreached-no-experts"), t("unreached-no-experts-do")
    if handoff.state is HandOffState.TAKEN:
        return t("unreached-expert", name=t.name(handoff.expert)), t("unreached-expert-do")
    count, first = len(awaited.people), awaited.people[0].name
    return t("unreached-experts", count=count, name=first), t("unreached-experts-do", count=count)


def unreached_asker(t: Texts, seen: Seen) -> list[CardElement]:
    """For an expert: who asked has not got what was asked back."""
    if seen.awaited.reached or seen.orphaned or seen.handoff.state is not HandOffState.ASKED:
        return []
    title = t("unreached-asker", name=t.name(seen.handoff.asker))
    return [turn_to(t, title, t("unreached-asker-answer"), seen.awaited.people)]
