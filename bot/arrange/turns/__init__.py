"""Requests, as people meet them: filling in a form, and what requester and approvers do with what was handed in."""

from collections.abc import Mapping

from bot.arrange.agenda import turns as agendas
from bot.arrange.attachments import turns as attachments
from bot.arrange.figures import turns as figures
from bot.arrange.handling import turns as handling
from bot.arrange.mandates import turns as mandating
from bot.arrange.matching import turns as matching
from bot.arrange.opportunities import turns as opportunities
from bot.arrange.scores import turns as scores
from bot.arrange.turns import (
    advising,
    approving,
    changing,
    commenting,
    filling,
    looking,
    reassigning,
    requesting,
    rows,
    together,
)
from bot.front.here import Click, Here
from bot.people.absences import own_absence
from bot.people.person import Role
from cards.arrange import buttons, mandate_buttons
from cards.arrange.matching_buttons import ProfileShow
from cards.home.buttons import AbsenceBack, AbsenceShow
from cards.parts.verbs import Offer, Verb


async def offers(here: Here) -> list[Offer]:
    """Who decides may say that somebody else has to, or that they are back."""
    own = [
        Offer("mine", buttons.RequestMine()),
        Offer("profile", ProfileShow()),
        *handling.offers(here),
        *agendas.offers(here),
        *figures.offers(here),
    ]
    if not (Role.HEADMASTER in here.actor.person.roles or here.actor.manages):
        return own
    absence = await own_absence(here.house, here.actor)
    away = Offer("back", AbsenceBack()) if absence and absence.lasts(here.now) else Offer("absence", AbsenceShow())
    mandates = Offer("mandates", mandate_buttons.MandatesShow())
    return [*own, Offer("approvals", buttons.ApprovalOpen()), away, mandates]


CLICKS: Mapping[type[Verb], Click] = {
    **filling.CLICKS,
    **rows.CLICKS,
    **requesting.CLICKS,
    **changing.CLICKS,
    **approving.CLICKS,
    **reassigning.CLICKS,
    **advising.CLICKS,
    **commenting.CLICKS,
    **together.CLICKS,
    **looking.CLICKS,
    **attachments.CLICKS,
    **mandating.CLICKS,
    **handling.CLICKS,
    **agendas.CLICKS,
    **figures.CLICKS,
    **matching.CLICKS,
    **opportunities.CLICKS,
    **scores.CLICKS,
}
