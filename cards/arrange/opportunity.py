"""An opportunity: as somebody sees it who hoped for such work, and as its contact does."""

from functools import partial

from microsoft_teams.cards.core import Action, CardElement

from bot.arrange.opportunities.offered import Offered, View
from bot.words.clean import clean_line
from cards.arrange.forms import answers_of
from cards.arrange.matching_buttons import (
    OpportunityJoin,
    OpportunityLeave,
    OpportunityShow,
    OpportunityUnwant,
    OpportunityWant,
    ProfileShow,
)
from cards.card import Card
from cards.home.buttons import HelpShow
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button
from cards.parts.facts import answered
from cards.parts.fitting import fitting
from cards.parts.head import apart, head, state
from cards.parts.people import people_to_turn_to
from cards.parts.words import ours, shorten, typed
from cards.texts import Texts
from dialogs.filling import asked_answers

MOST_NAMED = 25
LONGEST_NAME = 120
"""Characters of what it is called."""


def opportunity_card(t: Texts, view: View, *, late: bool = False) -> Card:
    """`late`: what they clicked came when it was over."""
    return fitting(partial(_offered, t, view, late))


def _offered(t: Texts, view: View, late: bool, limit: int) -> Card:
    one = view.offered.opportunity
    wants, shares, is_open = view.reader in one.interested, view.reader in one.partners, one.is_open(view.today)
    kind = t("opportunity-shared" if one.shared else "opportunity-vacancy")
    name = _called(t, view.offered)
    title = name or kind
    small = " · ".join(part for part in (kind if name else "", clean_line(view.school)) if part)
    body: list[CardElement] = [
        *head(t("opportunity"), title, small, outside=True),
        *_standing(t, view),
        *([ours(t("opportunity-late"), weight="Bolder")] if late else []),
        *([state(t("opportunity-wanted"), "good")] if wants else []),
        *([state(t("opportunity-joined"), "good")] if shares else []),
        *_work(t, view, limit),
        *_partners(t, view),
        *_contact(t, view),
        *([typed(_reason(t, view), size="Small", subtle=True)] if is_open else []),
        *([ours(_who_sees(t, known=wants or shares), size="Small", subtle=True, spacing="None")] if is_open else []),
    ]
    return assemble(t, title, body, _ways(t, view, wants=wants, shares=shares, is_open=is_open))


def _called(t: Texts, offered: Offered) -> str:
    """What the form says that it is about, where its form shows that; "" else."""
    rule, given = offered.form.opportunity, asked_answers(offered.form, offered.request.answers)
    asked = [one for one in offered.form.asked(given) if given.get(one.id) is not None]
    named = next((one for one in reversed(asked) if one.about and rule and one.id in rule.shows), None)
    return shorten(clean_line(named.said(t, given[named.id])), LONGEST_NAME) if named else ""


def _ways(t: Texts, view: View, *, wants: bool, shares: bool, is_open: bool) -> list[Action]:
    request = view.offered.request.id
    want = (
        button(t("opportunity-want"), OpportunityWant(request=request), "positive") if is_open and not wants else None
    )
    unwant = button(t("opportunity-unwant"), OpportunityUnwant(request=request)) if wants else None
    may_join = is_open and view.may_share and not shares
    join = button(t("opportunity-join"), OpportunityJoin(request=request)) if may_join else None
    leave = button(t("opportunity-leave"), OpportunityLeave(request=request)) if shares else None
    return actions(want, unwant, join, leave, button(t("profile"), ProfileShow()))


def _standing(t: Texts, view: View) -> list[CardElement]:
    one = view.offered.opportunity
    if one.closed:
        return [state(t("opportunity-closed"), "emphasis")]
    if not one.is_open(view.today):
        return [state(t("opportunity-over"), "emphasis", t("opportunity-until", day=t.short_day(one.last)))]
    return [state(t("opportunity-open"), "accent", t("opportunity-until", day=t.short_day(one.last)))]


def _reason(t: Texts, view: View) -> str:
    """The rule, as it held for them."""
    if view.reason:
        return t("opportunity-because", word=clean_line(view.reason))
    return t("opportunity-because-any")


def _who_sees(t: Texts, *, known: bool) -> str:
    """`known`: the contact has their name by now."""
    return t("opportunity-contact-knows") if known else t("opportunity-who-sees")


def _work(t: Texts, view: View, limit: int) -> list[CardElement]:
    form, request = view.offered.form, view.offered.request
    rule, given = form.opportunity, asked_answers(form, request.answers)
    shown = [one for one in form.asked(given) if rule and one.id in rule.shows and given.get(one.id) is not None]
    return [apart(answers_of(t, shown, request, limit, opens=False))] if shown else []


def _partners(t: Texts, view: View) -> list[CardElement]:
    schools = list(dict.fromkeys(clean_line(one.school) for one in view.partners if one.school))
    return [answered(t("opportunity-partners"), t.all_of(schools))] if schools else []


def _contact(t: Texts, view: View) -> list[CardElement]:
    if view.contact is None:
        return []
    return [ours(t("opportunity-contact"), weight="Bolder", spacing="Medium"), *people_to_turn_to(t, [view.contact])]


# --- its contact --------------------------------------------------------------------------------------


def interested_card(t: Texts, view: View) -> Card:
    """Who is interested, the first first, and which schools share it."""
    return fitting(partial(_for_contact, t, view))


def _for_contact(t: Texts, view: View, limit: int) -> Card:
    title = t("opportunity-interested", count=len(view.interested))
    hidden = len(view.interested) - MOST_NAMED
    small = " · ".join(part for part in (_called(t, view.offered), view.offered.request.reference) if part)
    body: list[CardElement] = [
        *head(t("opportunity"), title, clean_line(small)),
        *_standing(t, view),
        *people_to_turn_to(t, view.interested[:MOST_NAMED]),
        *([ours(t("beside-more", count=hidden), size="Small")] if hidden > 0 else []),
        *_partners(t, view),
        *people_to_turn_to(t, view.partners[:MOST_NAMED]),
        *_work(t, view, limit),
        ours(t("opportunity-contact-sees"), size="Small", subtle=True),
    ]
    again = button(t("opportunity-refresh"), OpportunityShow(request=view.offered.request.id))
    return assemble(t, title, body, actions(again, button(t("help"), HelpShow())))
