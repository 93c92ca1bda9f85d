"""A request whose first approvers are away: who that is, until when, and who decides in their place."""

from datetime import datetime

from microsoft_teams.cards.core import CardElement

from bot.arrange.chosen import Away
from bot.arrange.request import TO_DECIDE
from bot.words.clean import clean_line
from cards.arrange.seen import Seen
from cards.parts.words import typed
from cards.texts import ZONE, Texts

MOST_NAMED = 3


def away_own(t: Texts, seen: Seen, now: datetime) -> list[CardElement]:
    """For who asked."""
    absent = _absent(seen, now)
    if not absent:
        return []
    gone = {one.person for one in absent}
    deciding = [one for one in seen.request.approvers if one not in gone]
    said = _said(t, absent, now)
    if not deciding:
        return [typed(t("away-nobody-else", away=said), spacing="Small")]
    if len(deciding) > MOST_NAMED:
        return [typed(t("away-one-of", away=said, count=len(deciding)), spacing="Small")]
    names = t.one_of([clean_line(t.name(one)) for one in deciding])
    return [typed(t("away-decides", away=said, names=names), spacing="Small")]


def away_approver(t: Texts, seen: Seen, now: datetime) -> list[CardElement]:
    """For who is asked in somebody's place."""
    absent = _absent(seen, now)
    if not absent or seen.reader not in seen.request.asked(now) or seen.reader in seen.request.passed_over:
        return []
    return [typed(t("away-you", away=_said(t, absent, now)), spacing="Small")]


def _absent(seen: Seen, now: datetime) -> list[Away]:
    """Who is still away, as long as there is something to decide."""
    request = seen.request
    return [one for one in request.away if one.lasts(now)] if request.state in TO_DECIDE else []


def _said(t: Texts, absent: list[Away], now: datetime) -> str:
    return ", ".join(_one_said(t, one, now) for one in absent[:MOST_NAMED])


def _one_said(t: Texts, one: Away, now: datetime) -> str:
    name = clean_line(t.name(one.person))
    if one.until is None:
        return t("away-now", name=name)
    return t("away-until", name=name, day=_back(t, one.until, now))


def _back(t: Texts, until: datetime, now: datetime) -> str:
    day, today = until.astimezone(ZONE).date(), now.astimezone(ZONE).date()
    return t.moment(until, now) if day == today else t.short_day(day, year=day.year != today.year)
