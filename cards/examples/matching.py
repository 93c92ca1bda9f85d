"""Examples of "mijn profiel" and of looking for a replacement: as who looks sees it, and as who is asked does."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from bot.arrange.matching.profile import Hopes, Profile, Standby
from bot.arrange.matching.replacement import Replacement
from bot.arrange.matching.sought import Sought, View
from bot.arrange.opportunities.offered import Offered
from bot.arrange.opportunities.offered import View as OpportunityView
from bot.arrange.opportunities.opportunity import Opportunity
from bot.arrange.request import Deed, RequestState
from bot.people.colleagues import Colleague
from bot.people.person import School
from cards.arrange.approvals import approval_card
from cards.arrange.informed import informed_card
from cards.arrange.opportunity import interested_card, opportunity_card
from cards.arrange.profile import DAYS, KIND, SCHOOLS, SKILLS, SUBJECTS, WISHES, hopes_card, profile_card, standby_card
from cards.arrange.replacement import asked_card, not_yours_card, replacement_card
from cards.arrange.requests import request_card, told_card
from cards.arrange.seen import Seen
from cards.examples.hostile import HOSTILE
from cards.examples.world import COLLEAGUES, LEAVE_ANSWERS, LONG_NAME, NOW, Shown, entry, forms, leave, request
from cards.texts import Texts
from dialogs.kinds.period import Period
from dialogs.problems import Problem, ProblemKey

LAST = date(2027, 8, 31)
WORK = {
    "kind": "shared",
    "school": {"id": "de-linde", "name": "Basisschool De Linde"},
    "function": "Zorgleerkracht",
    "hours": "12/24",
    "skills": "Zorg voor kleuters, en wat gitaar.",
    "begins": "2027-01-11",
    "last": "2026-12-11",
}
PERIOD = Period(date(2026, 12, 3), "afternoon", date(2026, 12, 4), "day")
NEEDED = {**LEAVE_ANSWERS, "lessons": "needed"}
PLACES = {
    one.id: one
    for one in (School("de-linde", "Basisschool De Linde"), School("vaartkant", LONG_NAME), School("x", HOSTILE))
}
UNTIL = NOW + timedelta(days=10)
OPEN = Replacement("leave.2026.0f3a", "person-1", "de-linde", date(2026, 12, 4), "person-2", ("a", "b", "c"), UNTIL)
TAKEN = OPEN.accept("a", NOW)
GAVE_UP = TAKEN.give_up("a")


def _profile(t: Texts) -> Shown:
    said = Profile("person-1", Standby(("de-linde", "vaartkant", "x"), (0, 1, 4), ("wiskunde", HOSTILE), LAST))
    anything = Profile("person-1", Standby(("de-linde",), (0, 1, 2, 3, 4), (), LAST))
    hopes = Hopes(("vacancy", "shared"), ("de-linde", "x"), ("gitaar", HOSTILE), ("zorg",), LAST)
    every = Hopes(("shared",), (), (), (), LAST)
    for name, profile in (("nothing said", Profile("person-1")), ("said", said), ("for anything", anything)):
        yield "profile_card", name, profile_card(t, profile, PLACES)
    for name, profile in (
        ("hopes", Profile("person-1", hopes=hopes)),
        ("hopes for anything", Profile("person-1", hopes=every)),
        ("both", replace(said, hopes=hopes)),
    ):
        yield "profile_card", name, profile_card(t, profile, PLACES)
    yield "profile_card", "withdrawn", profile_card(t, Profile("person-1"), PLACES, withdrawn=True)
    values = {SCHOOLS: "de-linde", DAYS: "0,1,2,3,4", SUBJECTS: ""}
    schools = list(PLACES.values())
    yield "standby_card", "at first", standby_card(t, values, schools, LAST)
    wrong = {SCHOOLS: Problem("problem-standby-schools", {"most": 10}), DAYS: Problem(ProblemKey.REQUIRED)}
    typed = {SCHOOLS: "x", DAYS: "", SUBJECTS: HOSTILE[:200]}
    yield "standby_card", "something is wrong", standby_card(t, typed, schools, LAST, wrong)
    offered = {KIND: "vacancy,shared", SCHOOLS: ""}
    yield "hopes_card", "at first", hopes_card(t, offered, schools, LAST)
    wrong = {KIND: Problem(ProblemKey.REQUIRED), WISHES: Problem(ProblemKey.TEXT_LONG, {"max": 200, "length": 300})}
    yield "hopes_card", "something is wrong", hopes_card(t, {WISHES: HOSTILE, SKILLS: "gitaar"}, schools, LAST, wrong)
    many = [School(f"school-{number}", f"Basisschool nummer {number}") for number in range(160)]
    yield "standby_card", "many schools", standby_card(t, values, many, LAST)


def _searches() -> Iterator[tuple[str, Replacement | None, tuple[str, ...] | None]]:
    yield "not begun", None, ("a", "b", "c")
    yield "one colleague", None, ("a",)
    yield "nobody to ask", None, ()
    yield "open", OPEN, None
    yield "found", TAKEN, None
    yield "stopped", OPEN.stop(), ("a", "b")
    yield "expired", OPEN.expire(1, OPEN.until), None
    yield "given back", GAVE_UP, None
    yield "closed", TAKEN.close(), None


def _sought(one: Replacement | None, could: tuple[str, ...] | None = None, hostile: str = "") -> Sought:
    answers = {**NEEDED, "lessons_details": hostile} if hostile else NEEDED
    approved = request(RequestState.APPROVED, entry(Deed.APPROVED))
    approved = replace(approved, answers=answers)
    return Sought(approved, leave(), PERIOD, one, could)


def matching_examples(t: Texts) -> Shown:
    yield from _profile(t)
    found, requester, bad = COLLEAGUES[0], Colleague("Ana Martens", "Leerkracht"), COLLEAGUES[2]
    for name, one, could in _searches():
        sought = _sought(one, could)
        for side, reader in (("own", sought.request.requester), ("the head", "person-2")):
            view = View(sought, reader, "Basisschool De Linde", found, requester)
            yield "replacement_card", f"{name}, {side}", replacement_card(t, view, NOW)
    too_late = View(_sought(TAKEN), "person-2", "Basisschool De Linde", found, requester)
    yield "replacement_card", "changed meanwhile", replacement_card(t, too_late, NOW, changed=True)
    hostile = View(_sought(TAKEN, hostile=HOSTILE), "person-2", HOSTILE, bad, bad, bad)
    yield "replacement_card", "words that try to do harm", replacement_card(t, hostile, NOW)
    yield "not_yours_card", "any", not_yours_card(t)
    for name, one in (
        ("asked", OPEN),
        ("takes over", TAKEN),
        ("gave it back", GAVE_UP),
        ("was to take over", TAKEN.close()),
    ):
        view = View(_sought(one), "a", "Basisschool De Linde", found, requester, COLLEAGUES[1])
        yield "asked_card", name, asked_card(t, view, NOW)
    for name, one in (("somebody else does", TAKEN), ("nobody is looked for", OPEN.stop())):
        yield "asked_card", name, asked_card(t, View(_sought(one), "b", "", found, requester), NOW)
    yield "asked_card", "words that try to do harm", asked_card(t, replace(hostile, reader="a"), NOW)
    yield from _on_requests(t)
    yield from _opportunities(t)


def _opportunities(t: Texts) -> Shown:
    form = forms()["opportunity"]
    approved = replace(request(RequestState.APPROVED, entry(Deed.APPROVED)), answers=WORK, form="opportunity")
    one = Opportunity(approved.id, "de-linde", True, date(2026, 12, 11), "person-2")
    contact, others = COLLEAGUES[0], (COLLEAGUES[1], COLLEAGUES[2])
    for name, kept, reason in (
        ("shared, by a word", one, "zorg"),
        ("a vacancy, of all", replace(one, shared=False), ""),
        ("interested", replace(one, interested=("a",)), "zorg"),
        ("takes part", replace(one, partners=("a",)), HOSTILE),
        ("over", replace(one, last=date(2026, 11, 20), interested=("a",)), None),
        ("called off", one.close(), None),
    ):
        partners = (contact,) if kept.partners else ()
        view = OpportunityView(
            *(Offered(approved, form, kept), "a", NOW.date(), "Basisschool De Linde", contact),
            partners=partners,
            reason=reason,
            may_share=kept.shared,
        )
        yield "opportunity_card", name, opportunity_card(t, view)
        yield "opportunity_card", f"{name}, too late", opportunity_card(t, view, late=True)
    hostile = replace(approved, answers={**WORK, "skills": HOSTILE, "function": HOSTILE})
    for name, wanting, sharing in (("nobody", (), ()), ("one", others[:1], ()), ("several", others, (contact,))):
        found = Offered(hostile if wanting else approved, form, one)
        view = OpportunityView(found, "person-2", NOW.date(), HOSTILE, contact, wanting, sharing)
        yield "interested_card", name, interested_card(t, view)
    many = OpportunityView(Offered(approved, form, one), "person-2", NOW.date(), "", contact, (contact,) * 40)
    yield "interested_card", "many", interested_card(t, many)


def _on_requests(t: Texts) -> Shown:
    for name, one in (("nobody looked", None), ("found", TAKEN)):
        sought = _sought(one)
        seen = Seen(leave(), sought.request, sought=sought)
        yield "request_card", f"replacement: {name}", request_card(t, seen, NOW)
        yield "told_card", f"replacement: {name}", told_card(t, seen, NOW)
        theirs = replace(seen, reader="person-2")
        yield "approval_card", f"replacement: {name}", approval_card(t, theirs, NOW)
        yield "informed_card", f"replacement: {name}", informed_card(t, theirs, (), NOW)
