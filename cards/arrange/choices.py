"""What who decides can do besides approving at once: each in a box of its own, for what has to be written with it."""

from dataclasses import dataclass

from microsoft_teams.cards.core import Action, ActionSet, CardElement, Container, TargetElement, ToggleVisibilityAction

from bot.arrange.request import RequestState
from bot.words.languages import LANGUAGES
from bot.words.translated import Translated
from cards.arrange.buttons import (
    ApprovalAdvice,
    ApprovalAsk,
    ApprovalCondition,
    ApprovalKeep,
    ApprovalReassign,
    ApprovalRefuse,
)
from cards.arrange.seen import Seen
from cards.arrange.typed import Typed, at_input, words_input
from cards.parts.buttons import button
from cards.parts.inputs import Filling, people_input, text_input
from cards.parts.writing import Writing, writing
from cards.problems import problem_said
from cards.texts import Texts
from dialogs.kinds.person import PersonField

REFUSE, ASK, CONDITION, REASSIGN, ADVICE, CHOICES = (
    "refuse",
    "ask-back",
    "on-condition",
    "reassign",
    "ask-advice",
    "choices",
)
"""The boxes."""
REST = (ASK, CONDITION, REASSIGN, ADVICE)
"""Those that stand behind one button."""


ADVISERS, NAMES = "advisers", "advisers.name"
"""The inputs for those who are asked for advice."""


@dataclass(frozen=True, slots=True)
class Choices:
    """`opens` stand among the card's buttons, `boxes` at the end of its body."""

    opens: list[Action]
    boxes: list[CardElement]


def choices(t: Texts, seen: Seen, typed: Typed) -> Choices:
    """Refusing stands among the buttons; whatever else there is, behind one of them."""
    if seen.request.state is RequestState.ANNULLING:
        keep = _keep(t, seen, typed)
        return Choices([keep.opens], [keep.box])
    refuse = _refuse(t, seen, typed)
    rest = [one(t, seen, typed) for one in (_ask, _condition, _reassign, _advice)]
    rows: list[CardElement] = [ActionSet(actions=[one.opens for one in some]) for some in (rest[:2], rest[2:])]
    box = Container(id=CHOICES, is_visible=False, spacing="Medium", items=rows)
    others = (TargetElement(element_id=one, is_visible=False) for one in (REFUSE, *REST))
    opens = ToggleVisibilityAction(title=t("choices"), target_elements=[TargetElement(element_id=CHOICES), *others])
    return Choices([refuse.opens, opens], [box, refuse.box, *(one.box for one in rest)])


def _beside(own: str) -> list[str]:
    """What is closed when this box opens."""
    return [one for one in (CHOICES, REFUSE, *REST) if one != own]


def _keep(t: Texts, seen: Seen, typed: Typed) -> Writing:
    words = words_input(t, "reason", t("annul-refuse-label"), typed)
    keep = button(t("annul-refuse-send"), ApprovalKeep(request=seen.request.id, seen=_at(seen)), "positive")
    return writing(t, REFUSE, t("annul-refuse"), words, keep, shown=typed.at("reason"))


def _refuse(t: Texts, seen: Seen, typed: Typed) -> Writing:
    words = words_input(t, "reason", t("reason-label"), typed)
    send = button(t("refuse-send"), ApprovalRefuse(request=seen.request.id, seen=_at(seen)), "destructive")
    return _box(t, REFUSE, t("refuse"), words, send, shown=typed.at("reason"))


def _ask(t: Texts, seen: Seen, typed: Typed) -> Writing:
    words = words_input(t, "question", t("question-label"), typed)
    send = button(t("ask-back-send"), ApprovalAsk(request=seen.request.id, seen=_at(seen)), "positive")
    return _box(t, ASK, t("ask-back"), words, send, shown=typed.at("question"))


def _condition(t: Texts, seen: Seen, typed: Typed) -> Writing:
    words = words_input(t, "condition", t("condition-label"), typed)
    send = button(t("condition-send"), ApprovalCondition(request=seen.request.id, seen=_at(seen)), "positive")
    return _box(t, CONDITION, t("condition"), words, send, shown=typed.at("condition"))


def colleague_field(t: Texts, id: str, label: str) -> PersonField:
    """Asks for a colleague, in a box."""
    return PersonField(id=id, label=Translated({language: t(label) for language in LANGUAGES}), not_me=True)


def _reassign(t: Texts, seen: Seen, typed: Typed) -> Writing:
    said = {at: problem_said(t, problem) for at, problem in typed.problems.items()}
    whom = colleague_field(t, "to", "reassign-to")
    words = [
        *whom.draw(Filling(t, typed.values, said, {}, known=typed.known)),
        *words_input(t, "why", t("reassign-why"), typed),
    ]
    send = button(t("reassign-send"), ApprovalReassign(request=seen.request.id, seen=_at(seen)), "positive")
    return _box(t, REASSIGN, t("reassign"), words, send, shown=typed.at(*whom.inputs, "why"))


def _advice(t: Texts, seen: Seen, typed: Typed) -> Writing:
    picked = [one for one in typed.values.get(ADVISERS, "").split(",") if one]
    people = [(one, person.name) for one in picked if typed.known and (person := typed.known.person(one))]
    words = [
        *at_input(t, people_input(t, ADVISERS, t("advice-of-whom"), people, several=True), ADVISERS, typed),
        *at_input(t, text_input(t, NAMES, t("advice-names"), typed.values.get(NAMES, "")), NAMES, typed),
        *words_input(t, "advice", t("advice-question"), typed),
    ]
    send = button(t("advice-ask-send"), ApprovalAdvice(request=seen.request.id, seen=_at(seen)), "positive")
    return _box(t, ADVICE, t("advice-ask"), words, send, shown=typed.at(ADVISERS, NAMES, "advice"))


def _box(t: Texts, id: str, title: str, words: list[CardElement], send: Action, *, shown: bool) -> Writing:
    return writing(t, id, title, words, send, beside=_beside(id), shown=shown)


def _at(seen: Seen) -> int:
    """How long the history is on this card."""
    return len(seen.request.history)
