"""Examples of requests for a place of which there are only so many."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from bot.arrange.attendance.attendance import Attendance, Round
from bot.arrange.figures.enrolled import Enrolment
from bot.arrange.places.takers import MustWait
from bot.arrange.request import Deed, RequestState
from bot.arrange.spent import Spent
from bot.json import Json
from bot.words.clean import clean_line
from cards.arrange.approvals import approval_card
from cards.arrange.enrolments import enrolment_card, enrolments_card
from cards.arrange.forms import review_card, step_card
from cards.arrange.lists import requests_card
from cards.arrange.requests import request_card, told_card
from cards.arrange.seen import Seen
from cards.examples.hostile import HOSTILE
from cards.examples.world import NOW, Shown, entry, forms, request
from cards.texts import Texts
from dialogs.kinds.choice import limited
from dialogs.kinds.field import Circumstances
from dialogs.problems import Problems

COURSE = "course.n05"
ANSWERS = {
    "organiser": "own",
    "course": "n05",
    "goal": "safety",
    "motivation": "Mijn attest vervalt in maart.",
    "lessons": "none",
}


def course_examples(t: Texts) -> Shown:
    form = forms()["training"]
    draft = replace(request(RequestState.DRAFT, form="training", answers=ANSWERS), step="course")
    on = Circumstances(NOW.date(), left={"course.n05": 0, "course.n06": 1})
    values = {"organiser": "own", "course": "n05"}
    yield from _offers(t)
    yield from _enrolled(t)
    yield "step_card", "a full course", step_card(t, form, draft, form.steps[0], values, {}, on=on)
    for before in (0, 3):
        full = MustWait(COURSE, before)
        yield "review_card", f"full, {before} others wait", review_card(t, form, draft, full=full)
    placed, none = entry(Deed.PLACED, at=NOW, person=""), entry(Deed.UNPLACED, at=NOW, person="")
    missed, undone = entry(Deed.MISSED, at=NOW), entry(Deed.ATTENDANCE_UNDONE, at=NOW, person="")
    excuse = entry(Deed.EXPLAINED, "Ik was *ziek*.", NOW, person="person-1")
    asked, agreed = RequestState.SUBMITTED, entry(Deed.APPROVED, at=NOW)
    for name, one in (
        ("waits for a place", replace(request(asked, form="training", answers=ANSWERS), waits=(COURSE,))),
        (
            "approved, waits for a place",
            replace(request(RequestState.APPROVED, agreed, form="training", answers=ANSWERS), waits=(COURSE,)),
        ),
        ("a place came", request(RequestState.APPROVED, agreed, placed, form="training", answers=ANSWERS)),
        (
            "was there",
            request(RequestState.APPROVED, agreed, entry(Deed.ATTENDED, at=NOW), form="training", answers=ANSWERS),
        ),
        ("was not there", request(RequestState.APPROVED, agreed, missed, form="training", answers=ANSWERS)),
        ("said why not", request(RequestState.APPROVED, agreed, missed, excuse, form="training", answers=ANSWERS)),
        ("attendance undone", request(RequestState.APPROVED, agreed, missed, undone, form="training", answers=ANSWERS)),
        ("no place came", request(RequestState.ANNULLED, agreed, none, form="training", answers=ANSWERS)),
    ):
        seen = Seen(form, one)
        yield "request_card", name, request_card(t, seen, NOW + timedelta(minutes=1))
        yield "approval_card", name, approval_card(t, seen, NOW + timedelta(minutes=1))
        yield "told_card", name, told_card(t, seen, NOW + timedelta(minutes=1))
        yield "requests_card", name, requests_card(t, [(form, one)], NOW)


def _enrolled(t: Texts) -> Shown:
    form, option = forms()["training"], limited(forms()["training"].fields)[COURSE]
    approved = request(RequestState.APPROVED, entry(Deed.APPROVED, at=NOW), form="training", answers=ANSWERS)
    asked = replace(request(RequestState.SUBMITTED, form="training", answers=ANSWERS), requester=HOSTILE)
    full = Enrolment(COURSE, option, 16, 27, [approved, asked], [asked])
    none = Enrolment(COURSE, option, 0, 0)
    spent = Spent(2026, "Basisschool De Linde", Decimal(2500), Decimal("2480.50"), Decimal(45), NOW.date())
    for name, one in (("within its budget", replace(spent, spent=Decimal(100))), ("above its budget", spent)):
        yield "approval_card", name, approval_card(t, Seen(form, asked, reader="person-2", spent=one), NOW)
    yield "enrolments_card", "", enrolments_card(t, form, [full, none])
    yield "enrolments_card", "more than a card lists", enrolments_card(t, form, [none] * 22)
    yield "enrolment_card", "full", enrolment_card(t, form, full)
    there, missed = replace(approved, id="training.2026.there"), replace(asked, id="training.2026.missed")
    excused = replace(
        missed, history=(*missed.history, entry(Deed.MISSED, at=NOW), entry(Deed.EXPLAINED, HOSTILE, NOW))
    )
    said = Attendance(COURSE, (Round(NOW, HOSTILE, (there.id,), (missed.id,)),), 1)
    for name, one in (
        ("to confirm", Enrolment(COURSE, option, 26, 0, [there, missed], attendance=Attendance(COURSE))),
        ("to confirm anew", Enrolment(COURSE, option, 2, 0, [there, missed], attendance=said.undo("person-2", NOW))),
        ("some confirmed", Enrolment(COURSE, option, 3, 1, [approved, there, excused], [asked], said)),
        ("all confirmed", Enrolment(COURSE, option, 2, 0, [there, excused], attendance=said)),
    ):
        yield "enrolment_card", name, enrolment_card(t, form, one)
    yield "enrolment_card", "changed meanwhile", enrolment_card(t, form, full, changed=True)
    yield "enrolment_card", "nobody", enrolment_card(t, form, none)


def _offers(t: Texts) -> Shown:
    """Offers in one table, of which another than the lowest is chosen."""
    form, on = forms()["purchase"], Circumstances(NOW.date())
    limits = form.steps[1].fields[0].read({}, on)
    offers = [
        {"key": "1", "supplier": "Schoolmeubel", "amount": "2550.00", "delivery": "3 weken"},
        {"key": "2", "supplier": HOSTILE[:60], "amount": "2600.00", "delivery": "1 week"},
        {
            "key": "3",
            "supplier": "Meubelhuis Van den Broecke en zonen",
            "amount": "12700.50",
            "delivery": "eind januari",
        },
    ]
    answers: dict[str, Json] = {
        "kind": "furniture",
        "what": "10 stoelen",
        "why": "Derde leerjaar",
        "limits": None if isinstance(limits, Problems) else limits,
        "contract": "no",
        "total": "2600.00",
        "offers": offers,
    }
    draft = replace(request(RequestState.DRAFT, form="purchase", answers=answers), step="choice")
    at = {step.id: step for step in form.steps}
    for name in ("price", "choice"):
        yield "step_card", f"of a purchase, {name}", step_card(t, form, draft, at[name], {}, {}, on=on)
    chosen = {"key": "2", "name": clean_line(HOSTILE[:60]), "sum": "2600.00", "lowest": False}
    answers |= {"chosen": chosen, "reason": "Alleen zij leveren op tijd."}
    handed_in = request(RequestState.SUBMITTED, form="purchase", answers=answers)
    yield "approval_card", "three offers", approval_card(t, Seen(form, handed_in), NOW)
