"""Examples of requests on their way."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from bot.arrange.advice import advice_on
from bot.arrange.beside import AwayThen, Beside, BlockedThen, ShortThen
from bot.arrange.chosen import Away, Reassigned
from bot.arrange.comments.comment import MOST_COMMENTS, Comment
from bot.arrange.owed import Owed
from bot.arrange.request import Deed, HistoryEntry, Request, RequestState
from bot.people.colleagues import Awaited
from bot.words.translated import Translated
from cards.arrange.advice import advice_card, advice_over_card
from cards.arrange.approvals import approval_card
from cards.arrange.comments import comment_card
from cards.arrange.lists import approvals_card, open_card, requests_card
from cards.arrange.owing import owed_card
from cards.arrange.requests import request_card, shared_request_card, told_card
from cards.arrange.seen import Seen
from cards.arrange.typed import Typed
from cards.examples.hostile import HOSTILE
from cards.examples.world import (
    ANA,
    COLLEAGUES,
    EMOJI,
    EVERY_ANSWER,
    EVERY_KIND,
    HUGE_ANSWERS,
    LONG_NAME,
    NOW,
    Shown,
    entry,
    leave,
    request,
    staged,
)
from cards.texts import Texts
from dialogs.kinds.period import Period
from dialogs.problems import Problem, ProblemKey

QUESTION = "Wie neemt donderdagnamiddag je klas over?"
CHANGED_MIND = "Het feest is uitgesteld tot in de paasvakantie."
COMMENT = "Emma wil ruilen met mijn donderdag."
ADVICE = "Is er dan iemand die het derde jaar kan overnemen?"
HANDED = "Jij kent de klas beter dan ik."
CONDITION = "Op voorwaarde dat je de punten voor vrijdag ingeeft."
REASON = "Die dag is er al een collega afwezig. Kan het een week later?"
HISTORIES: Mapping[RequestState, tuple[HistoryEntry, ...]] = {
    RequestState.DRAFT: (),
    RequestState.SUBMITTED: (),
    RequestState.CLARIFYING: (entry(Deed.ASKED, QUESTION),),
    RequestState.APPROVED: (
        entry(Deed.ASKED, QUESTION),
        entry(Deed.CLARIFIED, "Emma Janssens, ze weet ervan.", person="person-1"),
        entry(Deed.APPROVED, at=NOW),
    ),
    RequestState.REFUSED: (entry(Deed.REFUSED, REASON, at=NOW),),
    RequestState.WITHDRAWN: (entry(Deed.WITHDRAWN, at=NOW, person="person-1"),),
    RequestState.ANNULLING: (entry(Deed.APPROVED), entry(Deed.ANNUL_ASKED, CHANGED_MIND, at=NOW, person="person-1")),
    RequestState.ANNULLED: (
        entry(Deed.APPROVED),
        entry(Deed.ANNUL_ASKED, CHANGED_MIND, person="person-1"),
        entry(Deed.ANNULLED, at=NOW),
    ),
}
DECEMBER_5 = datetime(2026, 12, 4, 23, 0, tzinfo=UTC)
"""As it begins in Belgium."""
_PARENTS = Translated({"nl": "oudercontact", "fr": "réunion de parents", "en": "parents’ evening"})
_TEACHERS = Translated({"nl": "leerkrachten", "fr": "enseignants", "en": "teachers"})
_THEN = Period(date(2026, 12, 4), "day", date(2026, 12, 4), "day")
BESIDE = Beside(
    (AwayThen("person-3", _THEN, approved=True), *(AwayThen(f"person-{n}", _THEN, approved=False) for n in range(9))),
    (BlockedThen(_PARENTS, date(2026, 12, 4)),),
    (ShortThen(date(2026, 12, 4), _TEACHERS, 0, 2), ShortThen(date(2026, 12, 5), _TEACHERS, 1, 2)),
)
MISSING = Problem(ProblemKey.REQUIRED)


def request_examples(t: Texts) -> Shown:
    form = leave()
    for state, history in HISTORIES.items():
        yield "request_card", str(state), request_card(t, Seen(form, request(state, *history)), NOW)
        if state is not RequestState.DRAFT:
            yield "approval_card", str(state), approval_card(t, Seen(form, request(state, *history)), NOW, others=3)
            yield "told_card", str(state), told_card(t, Seen(form, request(state, *history)), NOW)
            earlier = told_card(t, Seen(form, request(state, *history)), NOW, earlier=True)
            yield "told_card", f"{state}, with newer news", earlier
    asked = request(RequestState.CLARIFYING, entry(Deed.ASKED, QUESTION))
    yield "request_card", "no answer given", request_card(t, Seen(form, asked), NOW, typed=Typed({"text": MISSING}, {}))
    waiting = request(RequestState.SUBMITTED)
    for name, wrong in (("no reason given", "reason"), ("no condition given", "condition")):
        yield "approval_card", name, approval_card(t, Seen(form, waiting), NOW, typed=Typed({wrong: MISSING}, {}))
    yield "approval_card", "others are away then", approval_card(t, Seen(form, waiting, beside=BESIDE), NOW)
    yield "approval_card", "nobody else is away then", approval_card(t, Seen(form, waiting, beside=Beside()), NOW)
    yield "approval_card", "the last one", approval_card(t, Seen(form, waiting), NOW)
    yield "approval_card", "changed meanwhile", approval_card(t, Seen(form, asked), NOW, changed=True)
    elsewhere = Seen(form, waiting, reader="person-9")
    yield "approval_card", "somebody else decides now", approval_card(t, elsewhere, NOW)
    kept = request(RequestState.APPROVED, *HISTORIES[RequestState.ANNULLING], entry(Deed.KEPT, REASON, at=NOW))
    yield "request_card", "not annulled", request_card(t, Seen(form, kept), NOW)
    yield "told_card", "not annulled", told_card(t, Seen(form, kept), NOW)
    deputy = replace(entry(Deed.APPROVED, at=NOW, person="Emma Janssens"), behalf="person-2")
    approved = Seen(form, request(RequestState.APPROVED, deputy))
    yield "request_card", "decided for another", request_card(t, approved, NOW)
    left = Seen(form, request(RequestState.REFUSED, entry(Deed.REFUSED, REASON, at=NOW, person="person-left")))
    yield "request_card", "by who left", request_card(t, left, NOW)
    yield from _on_condition(t)
    yield from _handed_on(t)
    yield from _advised(t)
    yield from _commented(t)
    yield from _owed(t)
    yield from _unreached(t)
    yield from _away(t)
    yield from _staged(t)
    yield from _unkind(t)
    yield from _lists(t)


def _on_condition(t: Texts) -> Shown:
    for name, words, who in (("on a condition", CONDITION, ANA), ("on a hostile condition", HOSTILE, HOSTILE)):
        entries = [replace(entry(Deed.AGREED, words, person=who), stage="1") for _ in range(6)]
        approved = Seen(leave(), request(RequestState.APPROVED, *entries, entry(Deed.APPROVED, words, at=NOW)))
        yield "request_card", name, request_card(t, approved, NOW)
        yield "approval_card", name, approval_card(t, approved, NOW)
        yield "told_card", name, told_card(t, approved, NOW)
        yield "shared_request_card", name, shared_request_card(t, approved, NOW, "28:bode")
    yield "requests_card", "on a condition", requests_card(t, [(leave(), approved.request)], NOW)


def _handed_on(t: Texts) -> Shown:
    for name, why, by, to in (
        ("handed on", HANDED, "person-2", "person-3"),
        ("handed on, hostile", HOSTILE, ANA, HOSTILE),
    ):
        handed = replace(entry(Deed.REASSIGNED, why, person=by), to=(to,))
        waiting = replace(request(RequestState.SUBMITTED, handed), approvers=(to,), reassigned=(Reassigned(by, to),))
        yield "request_card", name, request_card(t, Seen(leave(), waiting), NOW)
        for reader, whose in ((by, "who did"), (to, "to whom"), ("person-9", "another")):
            shown = replace(waiting, earlier=(by, "person-9"))
            yield "approval_card", f"{name}: {whose}", approval_card(t, Seen(leave(), shown, reader=reader), NOW)
    wrong = Typed({"to": Problem("problem-reassign-away"), "why": MISSING}, {"to.name": "Emma", "why": ""})
    yield (
        "approval_card",
        "to who is away",
        approval_card(t, Seen(leave(), request(RequestState.SUBMITTED)), NOW, typed=wrong),
    )


def _advised(t: Texts) -> Shown:
    for name, words, who in (("of two", ADVICE, "person-3"), ("hostile", HOSTILE, HOSTILE)):
        asked = replace(entry(Deed.ADVICE_ASKED, words), to=(who, "Emma Janssens"))
        waiting = request(RequestState.SUBMITTED, asked)
        given = replace(waiting, history=(*waiting.history, entry(Deed.ADVISED, words, person=who)))
        for what, shown in ((f"advice {name}, asked", waiting), (f"advice {name}, given", given)):
            (first, *_) = advice_on(shown)
            yield "request_card", what, request_card(t, Seen(leave(), shown), NOW)
            yield "approval_card", what, approval_card(t, Seen(leave(), shown), NOW)
            yield "advice_card", what, advice_card(t, Seen(leave(), shown, reader=who), first, NOW)
    first, missing = advice_on(waiting)[0], Typed({"advice": MISSING}, {})
    yield "advice_card", "no words", advice_card(t, Seen(leave(), waiting), first, NOW, wrote=missing)
    huge = replace(waiting, form=EVERY_KIND.id, answers=HUGE_ANSWERS)
    yield "advice_card", "as much as fits", advice_card(t, Seen(EVERY_KIND, huge), first, NOW)
    yield "advice_over_card", "decided", advice_over_card(t)
    wrong = {"advisers": Problem("problem-advice-asked", {"name": ANA}), "advisers.name": MISSING, "advice": MISSING}
    kept = Typed(wrong, {"advisers": "person-3", "advisers.name": HOSTILE})
    yield "approval_card", "nobody asked", approval_card(t, Seen(leave(), waiting), NOW, typed=kept)


def _commented(t: Texts) -> Shown:
    said = (Comment(NOW, "person-1", COMMENT), Comment(NOW, HOSTILE, HOSTILE, ANA))
    shown = Seen(leave(), replace(request(RequestState.SUBMITTED), comments=said))
    wrong = Typed({"comment": Problem("problem-comment-many", {"most": MOST_COMMENTS})}, {"comment": COMMENT})
    for name, wrote in (("comments", Typed({}, {}, commented=True)), ("one comment too many", wrong)):
        yield "request_card", name, request_card(t, shown, NOW, typed=wrote)
        yield "approval_card", name, approval_card(t, shown, NOW, typed=wrote)
    unsent = {name: Problem("problem-unsent") for name in ("reason", "to", "comment")}
    typed = Typed(unsent, {"reason": COMMENT, "to.name": "Emma", "comment": HOSTILE, "condition": ANA})
    yield "approval_card", "words in other boxes", approval_card(t, shown, NOW, typed=typed)
    for reader, one in (("person-1", said[1]), ("person-2", said[0])):
        yield "comment_card", f"for {reader}", comment_card(t, replace(shown, reader=reader), one, NOW)


def _owed(t: Texts) -> Shown:
    """A proof is still to come."""
    owed = replace(request(RequestState.APPROVED), owes=Owed("proof", date(2026, 12, 18), date(2026, 12, 11)))
    for name, now in (("a proof is to come", NOW), ("a proof is late", NOW + timedelta(days=60))):
        yield "request_card", name, request_card(t, Seen(leave(), owed), now)
        yield "approval_card", name, approval_card(t, Seen(leave(), owed), now)
        yield "owed_card", name, owed_card(t, leave(), owed, now)
    yield "requests_card", "a proof is to come", requests_card(t, [(leave(), owed)], NOW)


def _unreached(t: Texts) -> Shown:
    """It waits for people who have no Bode."""
    waiting, asked = request(RequestState.SUBMITTED), request(RequestState.CLARIFYING, entry(Deed.ASKED, QUESTION))
    one, three = Awaited(reached=False, people=COLLEAGUES[:1]), Awaited(reached=False, people=COLLEAGUES)
    for name, awaited in (
        ("one who decides has no Bode", one),
        ("three who decide have no Bode", three),
        ("nobody decides", replace(three, nobody=True)),
    ):
        yield "request_card", name, request_card(t, Seen(leave(), waiting, awaited), NOW)
    yield "approval_card", "who asked has no Bode", approval_card(t, Seen(leave(), asked, one), NOW)


def _away(t: Texts) -> Shown:
    """Who decides is away."""
    until, later = Away("person-2", DECEMBER_5), Away("person-3", NOW + timedelta(hours=4))
    waiting = request(RequestState.SUBMITTED)
    for name, approvers, away in (
        ("who decides is away", ("person-3", "person-2"), (until,)),
        ("two who decide are away", ("Emma Janssens", HOSTILE, "person-2", "person-3"), (until, later)),
        ("away until they say so", (*map(str, range(5)), "person-2"), (Away("person-2"),)),
        ("who decides is away, and nobody else can", ("person-2",), (until,)),
        ("who decides is away, with a hostile name", (LONG_NAME, HOSTILE), (Away(HOSTILE, DECEMBER_5),)),
    ):
        absent = replace(waiting, approvers=approvers, away=away)
        yield "request_card", name, request_card(t, Seen(leave(), absent), NOW)
    asked = replace(waiting, approvers=("person-3", HOSTILE), away=(Away(HOSTILE, DECEMBER_5),))
    yield "approval_card", "in the place of who is away", approval_card(t, Seen(leave(), asked, reader="person-3"), NOW)


def _staged(t: Texts) -> Shown:
    """Several stages in a row."""
    agreed = replace(entry(Deed.AGREED), stage="head")
    first = replace(request(RequestState.SUBMITTED), stages=("head", "money", "3"), stage="head")
    second = replace(
        replace(first, history=(*first.history, agreed), stage="money", earlier=("person-2",)),
        **{"approvers": ("person-3", "Emma Janssens"), "every": ("person-3", "Emma Janssens")},
    )
    partly = replace(second, agreed=("person-3",), history=(*second.history, _by("person-3", "money")))
    done = replace(
        second, stage="3", approvers=("Emma Janssens",), every=(), history=(*partly.history, _by(ANA, "money"))
    )
    last = replace(entry(Deed.APPROVED, at=NOW, person=LONG_NAME), stage="3")
    refused = replace(entry(Deed.REFUSED, REASON, at=NOW, person=HOSTILE), stage="money")
    by_rule = replace(request(RequestState.APPROVED), stages=(), stage="", approvers=())
    for name, shown in (
        ("at the first of three stages", first),
        ("at the second of three stages", second),
        ("one of two who have to agree did", partly),
        ("one of five decides on the last stage", replace(done, approvers=tuple("abcde"))),
        (
            "approved at the last of three stages",
            replace(done, state=RequestState.APPROVED, history=(*done.history, last)),
        ),
        (
            "refused at the second stage",
            replace(second, state=RequestState.REFUSED, history=(*second.history, refused)),
        ),
        ("nobody decides on this stage", replace(second, approvers=(), every=())),
        ("approved by rule", replace(by_rule, history=(*by_rule.history, entry(Deed.APPROVED, at=NOW, person="")))),
    ):
        yield "request_card", name, request_card(t, Seen(staged(), shown), NOW)
    for name, shown, reader in (
        ("at the second of three stages", second, "person-3"),
        ("who agreed waits for another", partly, "person-3"),
        ("a stage that is passed", second, "person-2"),
    ):
        yield "approval_card", name, approval_card(t, Seen(staged(), shown, reader=reader), NOW)


def _by(person: str, stage: str) -> HistoryEntry:
    return replace(entry(Deed.AGREED, person=person), stage=stage)


def _unkind(t: Texts) -> Shown:
    """Words that try to do harm, and more of them than a card can hold."""
    hostile = request(
        RequestState.REFUSED, entry(Deed.REFUSED, HOSTILE, person=HOSTILE), answers=EVERY_ANSWER, requester=HOSTILE
    )
    yield "request_card", "hostile", request_card(t, Seen(EVERY_KIND, hostile), NOW)
    yield "shared_request_card", "hostile", shared_request_card(t, Seen(EVERY_KIND, hostile), NOW, "28:bode")
    yield "approval_card", "hostile", approval_card(t, Seen(EVERY_KIND, hostile), NOW)
    yield "told_card", "hostile", told_card(t, Seen(EVERY_KIND, hostile), NOW)
    talk = [entry(Deed.ASKED, EMOJI), entry(Deed.CLARIFIED, EMOJI, person="person-1")] * 10
    huge = request(RequestState.CLARIFYING, *talk, entry(Deed.ASKED, EMOJI), answers=HUGE_ANSWERS, requester=LONG_NAME)
    yield "request_card", "as much as fits", request_card(t, Seen(EVERY_KIND, huge), NOW)
    yield "shared_request_card", "as much as fits", shared_request_card(t, Seen(EVERY_KIND, huge), NOW, "28:bode")
    yield "approval_card", "as much as fits", approval_card(t, Seen(EVERY_KIND, huge), NOW, others=120)


def _lists(t: Texts) -> Shown:
    form = leave()
    own = [(form, request(state, *history)) for state, history in HISTORIES.items()]
    yield "requests_card", "every state", requests_card(t, own, NOW)
    yield "open_card", "some, and one to decide", open_card(t, own[:2], NOW, 1)
    yield "open_card", "none", open_card(t, [], NOW, 0)
    yield "requests_card", "none", requests_card(t, [], NOW)
    yield "requests_card", "more than a page", requests_card(t, own * 2, NOW, more=True)
    named = [(form, _named(name)) for name in (ANA, "Emma Janssens", LONG_NAME, HOSTILE)]
    yield "approvals_card", "four", approvals_card(t, named, NOW)
    yield "approvals_card", "of one form several", approvals_card(t, named, NOW, together=[(form, 4)])
    yield "approvals_card", "none", approvals_card(t, [], NOW)
    yield "approvals_card", "more than a page", approvals_card(t, named * 3, NOW, more=True)


def _named(name: str) -> Request:
    return replace(request(RequestState.SUBMITTED), requester=name)
