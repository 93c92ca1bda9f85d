"""Requests: what each reader can do in each state, and that nothing that was said goes missing."""

from dataclasses import replace

import pytest

from bot.arrange.request import Deed, RequestState
from cards.arrange.approvals import approval_card
from cards.arrange.choices import CHOICES, REFUSE, REST
from cards.arrange.drafts import parked_card
from cards.arrange.forms import review_card, step_card
from cards.arrange.lists import PAGE, approvals_card, requests_card
from cards.arrange.requests import request_card, request_line, told_card
from cards.arrange.seen import Seen
from cards.arrange.typed import Typed
from cards.examples.requests import HISTORIES, MISSING, QUESTION, REASON
from cards.examples.world import (
    ANA,
    EVERY_ANSWER,
    EVERY_KIND,
    HUGE_ANSWERS,
    LEAVE_ANSWERS,
    NOW,
    entry,
    leave,
    request,
    speaking,
)
from cards.parts.fitting import MOST_BYTES, size
from dialogs.kinds.field import Circumstances
from tests.cards import walking

NL = speaking("nl")
OWN = {
    "draft": ["Verdergaan", "Mijn aanvragen", "Iets aanvragen"],
    "submitted": ["Mijn aanvragen", "Wijzigen", "Intrekken"],
    "clarifying": ["Antwoord versturen", "Mijn aanvragen", "Wijzigen", "Intrekken"],
    "approved": ["Mijn aanvragen", "Iets aanvragen", "Laten annuleren"],
    "annulling": ["Mijn aanvragen", "Toch behouden"],
    "annulled": ["Mijn aanvragen", "Iets aanvragen"],
    "refused": ["Mijn aanvragen", "Iets aanvragen"],
    "withdrawn": ["Mijn aanvragen", "Iets aanvragen"],
}
DECIDING = ["Goedkeuren", "Weigeren", "Meer keuzes", "Nog 2 andere"]
BOXES = sorted((CHOICES, REFUSE, *REST))
ANNULLING = ["Aanvraag annuleren", "Laten staan", "Nog 2 andere"]


@pytest.mark.parametrize("state", RequestState)
def test_who_asked_can_do_what_the_state_allows(state: RequestState) -> None:
    assert walking.titles(request_card(NL, Seen(leave(), request(state, *HISTORIES[state])), NOW).json()) == OWN[state]


@pytest.mark.parametrize("state", [state for state in RequestState if state is not RequestState.DRAFT])
def test_who_decides_can_do_so_once(state: RequestState) -> None:
    card = approval_card(NL, Seen(leave(), request(state, *HISTORIES[state])), NOW, others=2).json()
    waits = state in {RequestState.SUBMITTED, RequestState.CLARIFYING}
    over = ANNULLING if state is RequestState.ANNULLING else ["Nog 2 andere", "Stel een vraag"]
    assert walking.titles(card) == (DECIDING if waits else over)
    verbs = {action["verb"] for action in walking.buttons(card)}
    assert ("approval.approve" in verbs) is waits
    assert ("approval.refuse" in verbs) is waits
    assert ("approval.annul" in verbs) is ("approval.keep" in verbs) is (state is RequestState.ANNULLING)


def test_each_choice_opens_a_box_for_its_words_and_closes_the_others() -> None:
    card = approval_card(NL, Seen(leave(), request(RequestState.SUBMITTED)), NOW).json()
    boxes = {part["id"]: part for part in walking.of_type(card, "Container") if "id" in part}
    for title, own, name in (
        ("Weigeren", "refuse", "reason"),
        ("Vraag om verduidelijking", "ask-back", "question"),
        ("Goedkeuren op voorwaarde", "on-condition", "condition"),
        ("Doorgeven aan een collega", "reassign", "to to.name why"),
        ("Advies vragen", "ask-advice", "advisers advisers.name advice"),
    ):
        opens = next(one for one in walking.of_type(card, "Action.ToggleVisibility") if one["title"] == title)
        closed = [one["elementId"] for one in opens["targetElements"] if one.get("isVisible") is False]
        assert opens["targetElements"][0] == {"elementId": own}
        assert sorted([own, *closed]) == BOXES
        assert boxes[own]["isVisible"] is False
        assert [part["id"] for part in walking.inputs(boxes[own])] == name.split()
    assert "associatedInputs" not in walking.button(card, "Goedkeuren"), "a condition that was typed goes with it"


def test_what_was_wrong_stays_in_its_open_box() -> None:
    waiting = Seen(leave(), request(RequestState.SUBMITTED))
    card = approval_card(NL, waiting, NOW, typed=Typed({"reason": MISSING}, {"reason": "Te druk"})).json()
    boxes = {part["id"]: part for part in walking.of_type(card, "Container") if "id" in part}
    assert "isVisible" not in boxes["refuse"]
    assert boxes["ask-back"]["isVisible"] is False
    assert walking.input_of(card, "reason")["value"] == "Te druk"


def test_who_decides_no_more_sees_that_and_has_no_button_for_it() -> None:
    for state in (RequestState.SUBMITTED, RequestState.ANNULLING):
        card = approval_card(NL, Seen(leave(), request(state), reader="person-9"), NOW).json()
        assert "Hier beslist nu iemand anders over." in walking.words(card)
        verbs = {action["verb"] for action in walking.buttons(card) if action["data"].get("request")}
        assert verbs == {"request.comment"}


def test_the_news_holds_the_answer_and_follows() -> None:
    asked = request(RequestState.CLARIFYING, entry(Deed.ASKED, QUESTION))
    told = told_card(NL, Seen(leave(), asked), NOW)
    assert told.summary == "Nog een vraag over je aanvraag: Verlofaanvraag"
    assert walking.input_of(told.json(), "text")["isMultiline"] is True
    assert walking.titles(told.json()) == ["Antwoord versturen", "Openen", "Mijn aanvragen"]
    answered = told_card(NL, Seen(leave(), asked.clarify("Emma neemt over.", NOW)), NOW).json()
    assert "Nog een vraag" not in walking.words(answered)
    assert "wacht op een beslissing" in walking.words(answered)
    assert not walking.inputs(answered)


@pytest.mark.parametrize("state", [state for state in RequestState if state is not RequestState.DRAFT])
def test_the_news_says_which_request_it_is_and_nothing_twice(state: RequestState) -> None:
    told = told_card(NL, Seen(leave(), request(state, *HISTORIES[state])), NOW)
    said = walking.words(told.json())
    assert "Omstandigheidsverlof · do 3 dec. (namiddag)" in said
    assert "Je aanvraag: Verlofaanvraag" not in said, "what stands above it already"
    assert "Verlofaanvraag" in said
    assert "Verlofaanvraag" in told.summary


def test_the_outcome_says_who_and_why() -> None:
    refused = request(RequestState.REFUSED, *HISTORIES[RequestState.REFUSED])
    for card in (request_card(NL, Seen(leave(), refused), NOW), approval_card(NL, Seen(leave(), refused), NOW)):
        said = walking.words(card.json())
        assert "Geweigerd" in said
        assert "door Ben Claes, vandaag 10:24" in said
        assert REASON in said


def test_a_question_and_its_answer_stand_before_the_decision() -> None:
    asked = request(RequestState.CLARIFYING, entry(Deed.ASKED, QUESTION))
    own = request_card(NL, Seen(leave(), asked), NOW).json()
    assert QUESTION in walking.words(own)
    assert "wacht op jouw antwoord" in walking.words(own)
    assert walking.input_of(own, "text")["isMultiline"] is True
    answered = asked.clarify("Emma neemt over.", NOW)
    said = walking.words(approval_card(NL, Seen(leave(), answered), NOW).json())
    assert said.index(QUESTION) < said.index("Emma neemt over.") < said.index("Soort verlof")
    assert "Antwoord versturen" not in walking.titles(request_card(NL, Seen(leave(), answered), NOW).json())


def test_a_missing_answer_is_named_at_its_place() -> None:
    asked = request(RequestState.CLARIFYING, entry(Deed.ASKED, QUESTION))
    own = walking.words(request_card(NL, Seen(leave(), asked), NOW, typed=Typed({"text": MISSING}, {})).json())
    assert "Vul dit nog in." in own
    decider = walking.words(
        approval_card(
            NL, Seen(leave(), request(RequestState.SUBMITTED)), NOW, typed=Typed({"reason": MISSING}, {})
        ).json()
    )
    assert "Vul dit nog in." in decider


def test_every_answer_can_be_read_and_changed_on_the_review() -> None:
    draft = request(RequestState.DRAFT)
    card = review_card(NL, leave(), draft).json()
    said = walking.words(card)
    for words in ("Omstandigheidsverlof", "do 3 dec. (namiddag) t.e.m. vr 4 dec. 2026", "Vrijdag: de hele dag."):
        assert words in said
    edits = [action["data"]["step"] for action in walking.buttons(card) if action["verb"] == "form.edit"]
    assert edits == [step.id for step in leave().steps_asked(LEAVE_ANSWERS)]


def test_an_answer_to_what_is_no_longer_asked_is_not_shown() -> None:
    draft = request(RequestState.DRAFT, answers={**LEAVE_ANSWERS, "kind": "medical"})
    assert "Huwelijk van een familielid" not in walking.words(review_card(NL, leave(), draft).json())


def test_back_and_later_send_what_was_typed_and_nothing_is_checked_by_the_client() -> None:
    step = leave().steps[1]
    card = step_card(NL, leave(), request(RequestState.DRAFT), step, {}, {}, on=Circumstances(NOW.date())).json()
    for title in ("Volgende", "Terug", "Later verder"):
        assert "associatedInputs" not in walking.button(card, title)
    assert not [part for part in walking.inputs(card) if part.get("isRequired") or "min" in part or "max" in part]
    assert "Terug" not in walking.titles(
        step_card(
            NL, leave(), request(RequestState.DRAFT), leave().steps[0], {}, {}, on=Circumstances(NOW.date())
        ).json()
    )


def test_a_parked_draft_says_what_it_is_about() -> None:
    said = walking.words(parked_card(NL, leave(), [request(RequestState.DRAFT)], NOW).json())
    assert "Omstandigheidsverlof · do 3 dec. (namiddag)" in said


def test_however_much_was_typed_it_fits_and_every_question_is_still_there() -> None:
    huge = replace(request(RequestState.SUBMITTED, answers=HUGE_ANSWERS), form="every-kind")
    card = approval_card(NL, Seen(EVERY_KIND, huge), NOW).json()
    assert size(card) <= MOST_BYTES
    said = walking.words(card)
    for field in EVERY_KIND.fields:
        assert field.label["nl"] in said
    usual = replace(huge, answers={**EVERY_ANSWER, "why": "y" * 2000})
    assert "y" * 2000 in walking.words(approval_card(NL, Seen(EVERY_KIND, usual), NOW).json())


def test_lists_show_a_page_and_say_that_there_is_more() -> None:
    row = (leave(), request(RequestState.SUBMITTED))
    for card, more in (
        (requests_card(NL, [row] * (PAGE + 1), NOW), "Alleen de nieuwste staan hier."),
        (approvals_card(NL, [row] * PAGE, NOW, more=True), "Te beslissen: meer dan 8 aanvragen"),
    ):
        shown = [action for action in walking.buttons(card.json()) if action["title"] == "Openen"]
        assert len(shown) == PAGE
        assert more in walking.words(card.json())
    one = walking.words(approvals_card(NL, [row], NOW).json())
    assert "Te beslissen: 1 aanvraag" in one
    assert "Zo stond het vandaag" in one, "it stays while what it lists is decided"
    assert "wacht" not in one


def test_a_draft_in_the_list_goes_on_where_it_stood() -> None:
    card = requests_card(NL, [(leave(), request(RequestState.DRAFT))], NOW).json()
    assert walking.button(card, "Verdergaan")["verb"] == "form.resume"


def test_news_says_the_outcome_in_the_notification() -> None:
    approved = request(RequestState.APPROVED, entry(Deed.APPROVED, at=NOW))
    assert told_card(NL, Seen(leave(), approved), NOW).summary == "Goedgekeurd: Verlofaanvraag"
    title, text = request_line(NL, leave(), approved, NOW)
    assert title == "Verlofaanvraag"
    assert text.startswith("VRL-2026-00042 · Goedgekeurd · Omstandigheidsverlof")


def test_the_history_tells_it_in_order() -> None:
    approved = request(RequestState.APPROVED, *HISTORIES[RequestState.APPROVED])
    said = walking.words(request_card(NL, Seen(leave(), approved), NOW).json())
    deeds = [f"{ANA} diende in", "Ben Claes vroeg om verduidelijking", f"{ANA} antwoordde", "Ben Claes keurde goed"]
    assert sorted(deeds, key=said.index) == deeds
