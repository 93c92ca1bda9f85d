"""What a person says of an answer: whether it was useful, why not, and that it is not right."""

from collections.abc import Sequence
from dataclasses import dataclass

from microsoft_teams.cards.core import ActionSet, CardElement

from bot.answer.answer import Citation
from bot.answer.question import Reason
from bot.words.clean import clean_line
from cards.answer.buttons import AnswerDispute, AnswerExplain, AnswerObject, AnswerRate
from cards.parts.buttons import button
from cards.parts.facts import row
from cards.parts.inputs import choice_input, some_problems, text_input, toggle_input, with_problem
from cards.parts.words import ours, typed
from cards.problems import problem_said
from cards.texts import Texts
from dialogs.problems import Problem

LONGEST_WHY = 500
REASONS = {
    Reason.WRONG: "why-wrong",
    Reason.OUTDATED: "why-outdated",
    Reason.INCOMPLETE: "why-incomplete",
    Reason.NOT_MEANT: "why-not-meant",
}
OBJECTIONS = {
    Reason.OUTDATED: "object-outdated",
    Reason.NOT_MEANT: "object-not-meant",
    Reason.WRONG: "object-wrong",
    Reason.OTHER: "object-other",
}


@dataclass(frozen=True, slots=True)
class Objecting:
    """The form with which they say what is not right: what was typed, and what is wrong with that."""

    words: str = ""
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Rated:
    """What the person said of the answer: `useful` None as long as they said nothing; `explained` once they said why
    it was not. `objecting`: they are about to say what is not right; `objected`: they did. `people` are the names of
    who looks into it, as far as they are known here; `nobody`: there are none."""

    useful: bool | None = None
    explained: bool = False
    objecting: Objecting | None = None
    objected: bool = False
    people: Sequence[str] = ()
    nobody: bool = False


UNRATED = Rated()


def rating(t: Texts, question_id: str, rated: Rated, about: Citation | None = None) -> list[CardElement]:
    """`about` is what the answer is from; of what only may help nobody says that it is not right."""
    if rated.objected:
        return [typed(_objected(t, rated))]
    if rated.objecting:
        return _object(t, question_id, rated.objecting)
    dispute = (
        [ActionSet(actions=[button(t("object"), AnswerDispute(question=question_id), inputs=False)])] if about else []
    )
    if rated.useful is None:
        yes = button(t("yes"), AnswerRate(question=question_id, useful=True))
        no = button(t("no"), AnswerRate(question=question_id, useful=False))
        return [row([ours(t("useful"))], [ActionSet(actions=[yes, no])]), *dispute]
    if rated.useful or rated.explained:
        return [ours(t("rated-useful") if rated.useful else t("rated-not-useful")), *dispute]
    reasons = [(str(reason), t(key)) for reason, key in REASONS.items()]
    return [
        ours(t("why-not-title"), weight="Bolder"),
        choice_input(t, "reason", t("why-not-label"), reasons, "", required=False, style="expanded"),
        text_input(t, "words", t("why-not-words"), "", required=False, lines=True, most=LONGEST_WHY),
        ActionSet(actions=[button(t("why-not-send"), AnswerExplain(question=question_id))]),
    ]


def _object(t: Texts, question_id: str, objecting: Objecting) -> list[CardElement]:
    """One choice; who does not want to go back with the same verdict as before."""
    reasons = [(str(reason), t(key)) for reason, key in OBJECTIONS.items()]
    chosen = choice_input(t, "reason", t("object-label"), reasons, "", style="expanded")
    problem = objecting.problem
    return [
        ours(t("object-title"), weight="Bolder"),
        ours(t("object-text"), size="Small", subtle=True),
        *some_problems(t, {"reason": problem} if problem else {}),
        *with_problem(chosen, problem_said(t, problem) if problem else None),
        text_input(t, "words", t("why-not-words"), objecting.words, required=False, lines=True, most=LONGEST_WHY),
        toggle_input(t, "named", t("object-name-label"), t("object-name"), on=False),
        ActionSet(actions=[button(t("why-not-send"), AnswerObject(question=question_id), "positive")]),
    ]


def _objected(t: Texts, rated: Rated) -> str:
    if rated.nobody:
        return t("objected-nobody")
    if not rated.people:
        return t("objected")
    return t("objected-to", people=t.all_of([clean_line(one) for one in rated.people]))
