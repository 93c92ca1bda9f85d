"""The author's card of who got an announcement: whom it was for, how many that were, and of which schools."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from microsoft_teams.cards.core import CardElement

from bot.announce.announcement import Announcement
from bot.people.principals import Principal
from cards.announce.audience import audience_sentence
from cards.announce.buttons import AnnouncementMissed, AnnouncementRefresh
from cards.announce.by_school import by_school
from cards.announce.following import as_file
from cards.card import Card
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button
from cards.parts.head import head
from cards.parts.words import ours, typed
from cards.texts import Texts


def got_card(
    t: Texts,
    announcement: Announcement,
    schools: Sequence[tuple[str, int]] | None,
    names: Mapping[Principal, str],
    now: datetime,
) -> Card:
    """`schools` are names with numbers, most first; None where they were not kept. `names` are of the audience."""
    people, settled = announcement.tally.recipients, announcement.settled
    told = (
        t("got-settled", people=settled.people, moment=t.moment(settled.at, now))
        if settled
        else t("got-people", people=people)
    )
    body: list[CardElement] = [
        *head(t("got"), announcement.title, outside=True),
        typed(t("got-audience", audience=audience_sentence(t, announcement.audience, names))),
        ours(told, spacing="Small"),
        *(by_school(t, schools) if schools else []),
    ]
    return assemble(
        t,
        t("got"),
        body,
        actions(
            button(t("back-to-figures"), AnnouncementRefresh(id=announcement.id)),
            button(t("who-not"), AnnouncementMissed(id=announcement.id)) if announcement.tally.not_reached else None,
            as_file(t, announcement),
        ),
    )
