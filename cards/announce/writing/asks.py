"""The question of an announcement as its author writes it: its kind, what is asked, and the choices, a line each."""

from collections.abc import Mapping

from microsoft_teams.cards.core import CardElement, Container

from bot.announce.announcement import Announcement
from bot.announce.asking.question import (
    FEWEST_ANSWERS,
    FEWEST_CHOICES,
    MAX_CHOICE,
    MAX_QUESTION,
    MOST_CHOICES,
    WITH_CHOICES,
    QuestionKind,
)
from bot.announce.writing.words import Words
from cards.announce.writing.ways import NONE
from cards.parts.inputs import choice_input, text_input, toggle_input, with_problem
from cards.parts.words import ours, typed
from cards.texts import Texts

KINDS: Mapping[QuestionKind, str] = {
    QuestionKind.ONE: "asks-one",
    QuestionKind.SEVERAL: "asks-several",
    QuestionKind.TEXT: "asks-text",
    QuestionKind.RATING: "asks-rating",
}
LONGEST_LIST = MOST_CHOICES * (MAX_CHOICE + 1)


def question_inputs(t: Texts, draft: Announcement, problems: Mapping[str, str]) -> list[CardElement]:
    question, words = draft.question, draft.words[draft.language]
    kinds = [(NONE, t("asks-none")), *((one.value, t(key)) for one, key in KINDS.items())]
    chosen = question.kind.value if question else ""
    anonymous = toggle_input(
        t, "anonymous", t("asks-anonymous-label"), t("asks-anonymous"), bool(question and question.anonymous)
    )
    kind = choice_input(t, "asks", t("asks-label"), kinds, chosen, required=False)
    return [
        *with_problem(kind, problems.get("asks")),
        *words_of_question(t, words, problems),
        anonymous,
        ours(t("asks-anonymous-text", fewest=FEWEST_ANSWERS), size="Small", subtle=True, spacing="Small"),
    ]


def words_of_question(
    t: Texts, words: Words, problems: Mapping[str, str], *, with_choices: bool = True
) -> list[CardElement]:
    """In one language."""
    asked = text_input(t, "asked", t("asks-question-label"), words.question, most=MAX_QUESTION)
    items = with_problem(asked, problems.get("asked"))
    if not with_choices:
        return items
    choices = text_input(
        t,
        "choices",
        t("asks-choices-label", fewest=FEWEST_CHOICES, most=MOST_CHOICES),
        "\n".join(words.choices),
        lines=True,
        most=LONGEST_LIST,
        placeholder=t("asks-choices-example"),
    )
    return [*items, *with_problem(choices, problems.get("choices"))]


def translated_question(t: Texts, draft: Announcement, words: Words, problems: Mapping[str, str]) -> list[CardElement]:
    """What is asked in the main language, and below it the same in another one."""
    if draft.question is None:
        return []
    main = draft.words[draft.language]
    original = [typed(main.question, weight="Bolder"), *(typed(one, spacing="None") for one in main.choices)]
    inputs = words_of_question(t, words, problems, with_choices=draft.question.kind in WITH_CHOICES)
    return [Container(items=[ours(t("asks-question"), weight="Bolder"), *original, *inputs], separator=True)]
