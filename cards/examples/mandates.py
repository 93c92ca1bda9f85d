"""Examples of mandates: given, answered to, over, and where one counts."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from bot.arrange.request import Request, RequestState
from bot.people.mandate import Mandate, MandateState, NewTerms, Right
from bot.people.noticed_absence import NoticedAbsence, Proposal
from bot.people.person import Person, School
from cards.arrange.all_mandates import all_mandates_card
from cards.arrange.approvals import approval_card
from cards.arrange.drafts import parked_card
from cards.arrange.for_another import followed_card, mandate_forms_card
from cards.arrange.forms import review_card, step_card
from cards.arrange.mandates import (
    AWAY,
    FIRST,
    HOLDER,
    LAST,
    NAME,
    Choice,
    mandate_card,
    mandate_change_card,
    mandate_form_card,
    mandate_over_card,
    mandates_card,
)
from cards.arrange.mandates import FORMS as FORMS_AT
from cards.arrange.requests import request_card, told_card
from cards.arrange.seen import Seen
from cards.arrange.when_away import mandate_proposal_card
from cards.arrange.whom import Whom
from cards.examples.world import EVERY_KIND, HOSTILE, LAST_WEEK, LONG_NAME, NOW, Shown, leave, request
from cards.texts import Texts
from dialogs.kinds.date import DateProblem
from dialogs.kinds.field import Circumstances
from dialogs.problems import Problem

PROPOSED = Mandate("x.person-2", "person-2", "person-3", date(2026, 11, 23), date(2026, 12, 4), LAST_WEEK, LAST_WEEK)
RUNNING = PROPOSED.accept(LAST_WEEK)
FORMS = (leave(), EVERY_KIND)


def _stands() -> Iterator[tuple[str, Mandate]]:
    yield "proposed", PROPOSED
    yield "running", replace(RUNNING, forms=("leave", "every"))
    yield "for absences", replace(RUNNING, away=True)
    yield "of an area", replace(RUNNING, areas=("staff",), forms=("every",))
    new = NewTerms(date(2026, 12, 18), ("leave",), (), Decimal(100))
    yield "to be changed", RUNNING.propose(new, LAST_WEEK)
    yield "to be changed in nothing", RUNNING.propose(NewTerms(RUNNING.last), LAST_WEEK)
    yield "up to an amount, of a school", replace(RUNNING, most=Decimal("250.50"), schools=("de-linde", HOSTILE))
    yield "still to begin", replace(RUNNING, first=date(2026, 11, 30))
    yield "to submit", replace(RUNNING, right=Right.SUBMIT)
    yield "to submit, proposed", replace(PROPOSED, right=Right.SUBMIT, forms=("leave",), most=Decimal(100))
    yield "declined", PROPOSED.decline(LAST_WEEK)
    yield "revoked", RUNNING.revoke("person-2", LAST_WEEK)
    yield "given back", RUNNING.revoke("person-3", LAST_WEEK)
    over = date(2026, 11, 20)
    yield "over", replace(RUNNING, first=over, last=over, state=MandateState.ENDED)
    yield "over, never accepted", replace(PROPOSED, first=over, last=over)


def mandate_examples(t: Texts) -> Shown:
    forms = {form.id: form for form in FORMS}
    for name, mandate in _stands():
        for side, reader in (("who gave it", mandate.grantor), ("who has it", mandate.holder)):
            yield "mandate_card", f"{name}: {side}", mandate_card(t, mandate, forms, reader, NOW)
    hostile = replace(PROPOSED, grantor=HOSTILE, holder=LONG_NAME)
    yield "mandate_card", "hostile name", mandate_card(t, hostile, forms, LONG_NAME, NOW)
    yield "mandates_card", "none", mandates_card(t, (), (), NOW, may_give=False)
    every = [mandate for _, mandate in _stands()]
    yield "mandates_card", "given and received", mandates_card(t, [*every, hostile], every[:2], NOW, may_give=True)
    absence = NoticedAbsence("person-2", date(2026, 11, 20), date(2026, 12, 4), LAST_WEEK)
    for name, default in (("no mandate", None), ("one set", replace(RUNNING, away=True))):
        asked = mandate_proposal_card(t, Proposal(absence, default), NOW)
        yield "mandate_proposal_card", name, asked
    endless = Proposal(replace(absence, last=None), replace(RUNNING, away=True, holder=HOSTILE))
    yield "mandate_proposal_card", "without an end, of a hostile name", mandate_proposal_card(t, endless, NOW)
    yield "mandate_over_card", "", mandate_over_card(t)
    yield "mandates_card", "of who administers", mandates_card(t, (), (), NOW, may_give=True, sees_all=True)
    yield "all_mandates_card", "none", all_mandates_card(t, (), NOW, more=False)
    yield "all_mandates_card", "older ones too", all_mandates_card(t, [*every, hostile], NOW, more=True)
    yield from _handing_in(t)
    yield from _giving(t)
    own = Seen(leave(), replace(request(RequestState.SUBMITTED), approvers=("person-2",)), reader="person-3")
    yield "approval_card", "under a mandate", approval_card(t, replace(own, mandate=RUNNING), NOW)
    yield "approval_card", "under a hostile mandate", approval_card(t, replace(own, mandate=hostile), NOW)


def _handing_in(t: Texts) -> Shown:
    """What is filled in and handed in for somebody else."""
    to_submit = replace(RUNNING, right=Right.SUBMIT)
    hostile = replace(to_submit, id="y.person-5", grantor=HOSTILE)
    form, handed = leave(), _handed_in(RequestState.SUBMITTED)
    yield "mandate_forms_card", "", mandate_forms_card(t, to_submit, FORMS, lambda: "key")
    yield "mandate_forms_card", "none", mandate_forms_card(t, hostile, (), lambda: "key")
    yield "followed_card", "waiting", followed_card(t, Seen(form, handed, reader="person-3"), NOW)
    approved = _handed_in(RequestState.APPROVED)
    yield "followed_card", "approved", followed_card(t, Seen(form, approved, reader="person-3"), NOW)
    listed = mandates_card(t, (), (to_submit,), NOW, may_give=False, followed=[(form, handed)])
    yield "mandates_card", "handed in for others", listed
    yield "request_card", "handed in under a mandate", request_card(t, Seen(form, handed), NOW)
    yield "told_card", "handed in under a mandate", told_card(t, Seen(form, handed), NOW)
    yield "approval_card", "handed in under a mandate", approval_card(t, Seen(form, handed, reader="person-2"), NOW)
    draft = replace(request(RequestState.DRAFT), mandate=to_submit.id, holder="person-3", requester="person-3")
    both, own = (to_submit, hostile), replace(draft, mandate="", holder="")
    for name, one, whom in (("for whom", own, Whom(both)), ("for somebody else", draft, Whom(both, own=True))):
        on = Circumstances(NOW.date())
        yield "step_card", name, step_card(t, form, one, form.steps[0], {}, {}, on=on, whom=whom)
    yield "review_card", "for somebody else", review_card(t, form, draft)
    yield "parked_card", "for somebody else", parked_card(t, form, [draft], NOW)
    values = {FIRST: NOW.date().isoformat(), LAST: ""}
    yield "mandate_form_card", "to submit", mandate_form_card(t, FORMS, "key", values, right=Right.SUBMIT)


def _handed_in(state: RequestState) -> Request:
    given = request(state)
    first, *rest = given.history
    whose = replace(given, mandate=f"x.{given.requester}", holder="person-3")
    return replace(whose, history=(replace(first, person="person-3", behalf=given.requester), *rest))


def _giving(t: Texts) -> Shown:
    values = {FIRST: NOW.date().isoformat(), LAST: ""}
    yield "mandate_form_card", "empty", mandate_form_card(t, FORMS, "key", values)
    yield "mandate_form_card", "one form", mandate_form_card(t, FORMS[:1], "key", values)
    kept = {FORMS_AT: "area:staff", LAST: "2026-12-04"}
    yield "mandate_change_card", "", mandate_change_card(t, RUNNING, FORMS, kept)
    late = {LAST: Problem(DateProblem.DATE)}
    yield "mandate_change_card", "wrong", mandate_change_card(t, RUNNING, FORMS, {LAST: HOSTILE[:40]}, late)
    mailbox = mandate_form_card(t, FORMS, "key", {**values, AWAY: "true"}, mailbox=True)
    yield "mandate_form_card", "for absences", mailbox
    schools = [School("de-linde", "Basisschool De Linde"), School("x", HOSTILE)]
    yield "mandate_form_card", "of some schools", mandate_form_card(t, FORMS, "key", values, schools=schools)
    people = [Person("a", "Emma Janssens", "Leerkracht", "de-linde"), Person("b", HOSTILE, HOSTILE, "x")]
    choices = [Choice(people[0], "Basisschool De Linde"), Choice(people[1], "")]
    wrong = {NAME: Problem("problem-mandate-which"), LAST: Problem(DateProblem.DATE)}
    typed = {NAME: HOSTILE[:40], HOLDER: "", FIRST: "2026-11-30", LAST: "overlaatst"}
    yield "mandate_form_card", "several are meant", mandate_form_card(t, FORMS, "key", typed, wrong, choices)
