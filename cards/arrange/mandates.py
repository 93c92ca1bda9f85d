"""Mandates: those that somebody gave and has, one of them, giving one, and what is said where one counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from microsoft_teams.cards.core import Action, ActionSet, CardElement

from bot.arrange.request import Request
from bot.people.mandate import Mandate, MandateState, Right
from bot.people.person import Person, School
from bot.words.clean import clean_line
from cards.arrange.buttons import ApprovalOpen
from cards.arrange.for_another import followed_row
from cards.arrange.mandate_buttons import (
    MandateAccept,
    MandateAgree,
    MandateChange,
    MandateDecline,
    MandateForms,
    MandateGive,
    MandateKeep,
    MandateNew,
    MandateOffer,
    MandateRevoke,
    MandatesAll,
    MandateShow,
    MandatesShow,
)
from cards.arrange.seen import Seen
from cards.card import Card
from cards.home.buttons import HelpShow
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button, overflow
from cards.parts.facts import answered, row
from cards.parts.head import Tone, apart, box, head, state
from cards.parts.inputs import ON, Filling, choice_input, date_input, some_problems, text_input, toggle_input
from cards.parts.words import ours, shorten, typed
from cards.problems import problem_said
from cards.texts import Texts
from dialogs.model import Form
from dialogs.problems import Problem

NAME, HOLDER, FORMS, FIRST, LAST = "name", "holder", "forms", "first", "last"
AREA = "area:"
"""Begins the value of an area among the forms that can be chosen: no form is called so."""
MOST, SCHOOLS, AWAY = "most", "schools", "away"
"""The inputs of a mandate that is given."""
LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Choice:
    """Somebody who is perhaps meant, and the name of their school."""

    person: Person
    school: str


def mandates_card(
    t: Texts,
    given: Sequence[Mandate],
    received: Sequence[Mandate],
    now: datetime,
    *,
    may_give: bool,
    may_let: bool = True,
    sees_all: bool = False,
    followed: Sequence[tuple[Form, Request]] = (),
) -> Card:
    """Those that they gave and that they were given, the last that changed first. `may_give` one to decide, `may_let`
    somebody hand in for them; `followed` is what they handed in for others; `sees_all`: they administer
    Bode."""
    title = t("mandates-title")
    sides = [("mandates-given", given, True), ("mandates-received", received, False)]
    body: list[CardElement] = [*head(t("mandates"), title), ours(t("mandates-about"))]
    for key, mandates, own in sides:
        if mandates:
            body.append(ours(t(key), weight="Bolder", spacing="Medium"))
            body += [_row(t, one, now, own=own) for one in mandates]
    if not (given or received):
        body.append(ours(t("mandates-none")))
    if followed:
        body.append(ours(t("mandates-followed"), weight="Bolder", spacing="Medium"))
        body += [followed_row(t, form, request, now) for form, request in followed]
    give = button(t("mandate-give"), MandateNew(first="", last=""), "positive") if may_give else None
    lets = MandateNew(first="", last="", right="submit")
    let = button(t("mandate-let"), lets, None if give else "positive") if may_let else None
    all_ = button(t("mandates-all"), MandatesAll(before="")) if sees_all else None
    beside = _approvals(t) if all_ else button(t("help"), HelpShow())
    ways = actions(give, let, all_ or _approvals(t), overflow(beside))
    return assemble(t, title, body, ways)


def _row(t: Texts, mandate: Mandate, now: datetime, *, own: bool) -> CardElement:
    words, _ = _standing(t, mandate, mandate.grantor if own else mandate.holder, now)
    about = " · ".join((right_said(t, mandate), words, period_said(t, mandate)))
    lines: list[CardElement] = [
        typed(shorten(clean_line(t.name(mandate.holder if own else mandate.grantor)), 80), weight="Bolder"),
        typed(about, size="Small", subtle=True, spacing="None"),
    ]
    return apart([row(lines, [ActionSet(actions=[button(t("open"), MandateShow(mandate=mandate.id))])])])


def mandate_card(
    t: Texts,
    mandate: Mandate,
    forms: Mapping[str, Form],
    reader: str,
    now: datetime,
    schools: Mapping[str, School] = MappingProxyType({}),
) -> Card:
    """As its grantor or its holder sees it."""
    own = reader == mandate.grantor
    title = _title(t, mandate, now, own=own)
    words, tone = _standing(t, mandate, reader, now)
    body: list[CardElement] = [
        *head(t("mandate"), title, outside=True),
        state(words, tone),
        answered(t("mandate-right"), right_said(t, mandate)),
        answered(t("mandate-scope"), scope_said(t, mandate, forms)),
        *(
            [answered(t("mandate-amount"), t("mandate-up-to", amount=t.money(mandate.most)))]
            if mandate.most is not None
            else []
        ),
        *([answered(t("mandate-of-schools"), schools_said(t, mandate, schools))] if mandate.schools else []),
        answered(t("mandate-period"), period_said(t, mandate)),
        *([typed(t("mandate-away-only", name=_name(t, mandate.grantor)), size="Small")] if mandate.away else []),
    ]
    body += _proposed(t, mandate, forms, schools, now)
    if mandate.is_open(now):
        body.append(typed(t(_means(mandate, own=own), name=_name(t, mandate.grantor)), size="Small"))
    return assemble(t, f"{title}: {words}", body, _ways(t, mandate, now, own=own))


def _proposed(
    t: Texts, mandate: Mandate, forms: Mapping[str, Form], schools: Mapping[str, School], now: datetime
) -> list[CardElement]:
    """What is proposed instead, each term that would differ."""
    if mandate.proposed is None or not mandate.is_open(now):
        return []
    new = mandate.agree(now)
    anywhere = t("mandate-any-school")
    terms = [
        ("mandate-scope", scope_said(t, mandate, forms), scope_said(t, new, forms)),
        ("mandate-amount", _amount(t, mandate), _amount(t, new)),
        ("mandate-of-schools", *(schools_said(t, one, schools) or anywhere for one in (mandate, new))),
        ("mandate-period", period_said(t, mandate), period_said(t, new)),
    ]
    rows = [answered(t(key), after) for key, before, after in terms if before != after]
    asked = t("mandate-change-asked", name=_name(t, mandate.grantor))
    return [box([typed(asked, weight="Bolder"), *(rows or [ours(t("mandate-change-none"))])], "emphasis")]


def _amount(t: Texts, mandate: Mandate) -> str:
    return t("mandate-any-amount") if mandate.most is None else t("mandate-up-to", amount=t.money(mandate.most))


def _means(mandate: Mandate, *, own: bool) -> str:
    """What follows from it for who looks."""
    if mandate.right is Right.SUBMIT:
        return "mandate-submit-keeps" if own else "mandate-submit-means"
    return "mandate-keeps" if own else "mandate-means"


def standing_said(t: Texts, mandate: Mandate, now: datetime) -> str:
    """As who is neither of both reads it."""
    return _standing(t, mandate, "", now)[0]


def right_said(t: Texts, mandate: Mandate) -> str:
    return t("mandate-to-submit" if mandate.right is Right.SUBMIT else "mandate-to-decide")


def _ways(t: Texts, mandate: Mandate, now: datetime, *, own: bool) -> list[Action]:
    every = button(t("mandates"), MandatesShow())
    if not mandate.is_open(now):
        return actions(every)
    keep = MandateKeep(mandate=mandate.id, seen=mandate.revision)
    if own:
        change = button(t("mandate-change"), MandateChange(mandate=mandate.id))
        back = button(t("mandate-change-back"), keep) if mandate.proposed else None
        revoke = button(t("mandate-revoke"), MandateRevoke(mandate=mandate.id))
        return actions(back, change if mandate.accepted else None, revoke, every)
    if mandate.proposed:
        agree = button(t("mandate-change-agree"), MandateAgree(mandate=mandate.id, seen=mandate.revision), "positive")
        return actions(agree, button(t("mandate-change-keep"), keep), every)
    if mandate.state is MandateState.PROPOSED:
        accept = button(t("mandate-accept"), MandateAccept(mandate=mandate.id), "positive")
        return actions(accept, button(t("mandate-decline"), MandateDecline(mandate=mandate.id)), every)
    uses = MandateForms(mandate=mandate.id)
    use = button(t("mandate-use"), uses, "positive") if mandate.right is Right.SUBMIT else _approvals(t)
    return actions(
        use if mandate.counts(now) else None, button(t("mandate-return"), MandateRevoke(mandate=mandate.id)), every
    )


def _title(t: Texts, mandate: Mandate, now: datetime, *, own: bool) -> str:
    if own:
        return t("mandate-to", name=_name(t, mandate.holder))
    offered = mandate.state is MandateState.PROPOSED and mandate.is_open(now)
    return t("mandate-offered" if offered else "mandate-of", name=_name(t, mandate.grantor))


def _standing(t: Texts, mandate: Mandate, reader: str, now: datetime) -> tuple[str, Tone]:
    match mandate.state:
        case MandateState.DECLINED:
            return t("mandate-declined"), "attention"
        case MandateState.REVOKED:
            return t("mandate-revoked" if mandate.by == mandate.grantor else "mandate-returned"), "emphasis"
        case _ if not mandate.is_open(now):
            return t("mandate-ended" if mandate.accepted else "mandate-lapsed"), "emphasis"
        case MandateState.PROPOSED if reader == mandate.holder:
            return t("mandate-waits-you"), "warning"
        case MandateState.PROPOSED:
            return t("mandate-waits", name=_name(t, mandate.holder)), "warning"
        case _ if mandate.away:
            return t("mandate-away-ready", day=t.short_day(mandate.last)), "accent"
        case _ if mandate.counts(now):
            return t("mandate-runs", day=t.short_day(mandate.last)), "good"
        case _:
            return t("mandate-starts", day=t.short_day(mandate.first)), "accent"


def scope_said(t: Texts, mandate: Mandate, forms: Mapping[str, Form]) -> str:
    titles = [clean_line(forms[one].title[t.language]) for one in mandate.forms if one in forms]
    areas = {form.area.id: form.area for form in forms.values() if form.area}
    names = [clean_line(areas[one].name[t.language]) if one in areas else one for one in mandate.areas]
    titles = [*(t("mandate-area", name=one) for one in names), *titles]
    every = "mandate-every-submit" if mandate.right is Right.SUBMIT else "mandate-every"
    return t.all_of(titles) if mandate.forms or mandate.areas else t(every, name=_name(t, mandate.grantor))


def schools_said(t: Texts, mandate: Mandate, schools: Mapping[str, School]) -> str:
    """One that is no longer there stands as its id."""
    return t.all_of([clean_line(schools[one].name) if one in schools else one for one in mandate.schools])


def period_said(t: Texts, mandate: Mandate) -> str:
    first, last = t.short_day(mandate.first), t.short_day(mandate.last)
    return first if first == last else t("days-from-to", first=first, last=last)


def _name(t: Texts, person: str) -> str:
    return clean_line(t.name(person))


def _approvals(t: Texts) -> Action:
    return button(t("approvals"), ApprovalOpen())


# --- giving one ---------------------------------------------------------------------------------------


def mandate_form_card(
    t: Texts,
    forms: Sequence[Form],
    key: str,
    values: Mapping[str, str],
    problems: Mapping[str, Problem] | None = None,
    choices: Sequence[Choice] = (),
    *,
    schools: Sequence[School] = (),
    right: Right = Right.DECIDE,
    mailbox: bool = False,
) -> Card:
    """`values` and `problems` are at the inputs, `choices` are those who may be meant by the name, `schools` those that
    may be chosen. `mailbox`: it can be for their absences. `key` is minted."""
    filling = Filling(t, values, {at: problem_said(t, one) for at, one in (problems or {}).items()}, {})
    submits = right is Right.SUBMIT
    title = t("mandate-new-submit" if submits else "mandate-new-title")
    name = text_input(
        t, NAME, t("mandate-name"), filling.value(NAME), most=LONGEST_NAME, placeholder=t("mandate-name-example")
    )
    body: list[CardElement] = [
        *head(t("mandate"), title),
        ours(t("mandate-submit-about" if submits else "mandate-decide-about")),
        *some_problems(t, problems or {}),
        *filling.around(NAME, name),
        *(filling.around(HOLDER, _who(t, choices, filling.value(HOLDER))) if choices else []),
        *(
            filling.around(FORMS, _which(t, forms, filling.value(FORMS)))
            if len(forms) > 1 or FORMS in filling.problems
            else []
        ),
        *filling.around(MOST, text_input(t, MOST, t("mandate-most"), filling.value(MOST), required=False, most=20)),
        *(
            filling.around(SCHOOLS, _where(t, schools, filling.value(SCHOOLS)))
            if schools or SCHOOLS in filling.problems
            else []
        ),
        *filling.around(FIRST, date_input(t, FIRST, t("period-from"), filling.value(FIRST), required=True)),
        *filling.around(LAST, date_input(t, LAST, t("period-to"), filling.value(LAST), required=True)),
    ]
    if mailbox:
        on = filling.value(AWAY) == ON
        body += filling.around(AWAY, toggle_input(t, AWAY, t("mandate-away-label"), t("mandate-away-toggle"), on))
    give = button(t("mandate-give"), MandateGive(key=key, right=right.value), "positive")
    return assemble(t, title, body, actions(give, button(t("mandates"), MandatesShow(), inputs=False)))


def mandate_change_card(
    t: Texts,
    mandate: Mandate,
    forms: Sequence[Form],
    values: Mapping[str, str],
    problems: Mapping[str, Problem] | None = None,
    *,
    schools: Sequence[School] = (),
) -> Card:
    """To whom and what for stays; `values` and `problems` are at the inputs of the rest, as above."""
    filling = Filling(t, values, {at: problem_said(t, one) for at, one in (problems or {}).items()}, {})
    title = t("mandate-change-title", name=_name(t, mandate.holder))
    most = text_input(t, MOST, t("mandate-most"), filling.value(MOST), required=False, most=20)
    last = date_input(t, LAST, t("mandate-change-last"), filling.value(LAST), required=True)
    body: list[CardElement] = [
        *head(t("mandate"), title, outside=True),
        ours(t("mandate-change-about")),
        *some_problems(t, problems or {}),
        *(filling.around(FORMS, _which(t, forms, filling.value(FORMS))) if len(forms) > 1 else []),
        *filling.around(MOST, most),
        *(filling.around(SCHOOLS, _where(t, schools, filling.value(SCHOOLS))) if schools else []),
        *filling.around(LAST, last),
    ]
    offer = button(t("mandate-change-send"), MandateOffer(mandate=mandate.id, seen=mandate.revision), "positive")
    return assemble(t, title, body, actions(offer, button(t("mandates"), MandatesShow(), inputs=False)))


def _who(t: Texts, choices: Sequence[Choice], value: str) -> CardElement:
    options = [
        (one.person.id, " · ".join(part for part in (one.person.name, one.person.job, one.school) if part))
        for one in choices
    ]
    return choice_input(t, HOLDER, t("mandate-which"), options, value, style="expanded")


def _which(t: Texts, forms: Sequence[Form], value: str) -> CardElement:
    areas = {one.area.id: one.area for one in forms if one.area and not one.confidential}
    options = [
        *((f"{AREA}{id_}", t("mandate-area", name=clean_line(area.name[t.language]))) for id_, area in areas.items()),
        *((form.id, form.title[t.language]) for form in forms),
    ]
    return choice_input(t, FORMS, t("mandate-forms"), options, value, required=False, several=True, style="expanded")


def _where(t: Texts, schools: Sequence[School], value: str) -> CardElement:
    options = [(school.id, school.name) for school in schools]
    return choice_input(t, SCHOOLS, t("mandate-schools"), options, value, required=False, several=True)


# --- where one counts ---------------------------------------------------------------------------------


def decides_for(t: Texts, seen: Seen) -> list[CardElement]:
    """On the card of a request: for whom they decide, and until when."""
    mandate = seen.mandate
    if mandate is None:
        return []
    said = t("mandate-you", name=_name(t, mandate.grantor), day=t.short_day(mandate.last))
    return [typed(said, weight="Bolder")]


def mandate_over_card(t: Texts) -> Card:
    """In the place of a request that they could decide on under a mandate."""
    title = t("mandate-over")
    body = [*head(t("mandate"), title), ours(t("notice-mandate-over"))]
    return assemble(t, title, body, actions(button(t("mandates"), MandatesShow()), button(t("help"), HelpShow())))
