"""The question of an announcement as its readers get it: an input, and once they answered, what came of it."""

from collections.abc import Sequence
from datetime import datetime

from microsoft_teams.cards.core import ActionSet, CardElement, Container

from bot.announce.announcement import Announcement
from bot.announce.asking.question import (
    FEWEST_ANSWERS,
    MAX_ANSWER,
    STARS,
    Answer,
    Question,
    QuestionKind,
    Result,
)
from bot.announce.asking.response import NOT_YET, Response
from bot.announce.writing.words import Words
from bot.words.clean import clean_line
from bot.words.languages import Language
from cards.announce.asking_buttons import AnnouncementAnswer, AnnouncementResult
from cards.announce.writing.sending import last_day
from cards.parts.buttons import button, toggle
from cards.parts.chart import Bar, bars
from cards.parts.head import apart, state
from cards.parts.inputs import choice_input, rating_input, text_input, with_problem
from cards.parts.words import ours, paragraphs, typed
from cards.texts import Texts


def question_box(
    t: Texts,
    announcement: Announcement,
    language: Language,
    now: datetime,
    response: Response = NOT_YET,
    *,
    enabled: bool = True,
) -> list[CardElement]:
    """In this language, of which `t` holds the texts. Nothing where it asks nothing."""
    question, words = announcement.question, announcement.words[language]
    if question is None:
        return []
    over = announcement.is_expired(now)
    items: list[CardElement] = [
        ours(t("asks-question"), size="Small", weight="Bolder", color="Accent"),
        typed(words.question, weight="Bolder", spacing="Small"),
    ]
    if response.answered:
        items += _answered(t, announcement, question, words, language, response, over=over)
    elif not over:
        items += [_who_sees(t, question), *_inputs(t, question, words, language, response)]
        give = button(
            t("answer-give"), AnnouncementAnswer(id=announcement.id, language=language), "positive", enabled=enabled
        )
        items.append(ActionSet(actions=[give]))
    if over:
        items.append(ours(t("answering-over"), size="Small", subtle=True))
    return [apart(items)]


def _who_sees(t: Texts, question: Question) -> CardElement:
    """Before they answer."""
    return ours(t("answer-anonymous" if question.anonymous else "answer-named"), size="Small", subtle=True)


def _inputs(t: Texts, question: Question, words: Words, language: Language, response: Response) -> list[CardElement]:
    at = f"answer_{language}"
    value = response.entered or (_value(question, response.given) if response.given else "")
    label = t("answer-several" if question.kind is QuestionKind.SEVERAL else "answer-label")
    choices = [(str(place), choice) for place, choice in enumerate(words.choices)]
    match question.kind:
        case QuestionKind.ONE:
            field: CardElement = choice_input(t, at, label, choices, value, style="expanded")
        case QuestionKind.SEVERAL:
            field = choice_input(t, at, label, choices, value, several=True, style="expanded")
        case QuestionKind.RATING:
            field = rating_input(
                t, at, label, [(str(star), str(star)) for star in range(1, STARS + 1)], value, required=True
            )
        case QuestionKind.TEXT:
            field = text_input(t, at, label, value, lines=True, most=MAX_ANSWER)
    return with_problem(field, t(response.problem) if response.problem else None)


def _value(question: Question, answer: Answer) -> str:
    match question.kind:
        case QuestionKind.TEXT:
            return answer.text
        case QuestionKind.RATING:
            return str(answer.chosen[0] + 1) if answer.chosen else ""
        case _:
            return ",".join(map(str, answer.chosen))


# --- once they answered ----------------------------------------------------------------------------


def _answered(
    t: Texts,
    announcement: Announcement,
    question: Question,
    words: Words,
    language: Language,
    response: Response,
    *,
    over: bool,
) -> list[CardElement]:
    items: list[CardElement] = [state(t("answer-counted"), "good")]
    if response.given:
        items += [ours(t("answer-yours"), size="Small", subtle=True), *_said(t, question, words, response.given)]
    if question.anonymous and not over:
        items.append(ours(t("answer-anonymous-stays"), size="Small", subtle=True))
    if response.result is not None:
        items += _result(t, announcement, question, words, response.result, over=over)
    result = button(
        t("result-show" if response.result is None else "result-again"), AnnouncementResult(id=announcement.id)
    )
    if question.anonymous or over:
        return [*items, ActionSet(actions=[result])]
    box = f"change-{announcement.id}-{language}"
    change = button(t("answer-change"), AnnouncementAnswer(id=announcement.id, language=language), "positive")
    again = Container(
        id=box,
        is_visible=None if response.problem else False,
        items=[*_inputs(t, question, words, language, response), ActionSet(actions=[change])],
    )
    return [*items, ActionSet(actions=[toggle(t("answer-change-open"), box), result]), again]


def _said(t: Texts, question: Question, words: Words, answer: Answer) -> Sequence[CardElement]:
    match question.kind:
        case QuestionKind.TEXT:
            return paragraphs(answer.text, spacing="None")
        case QuestionKind.RATING:
            return [ours(t("rating-said", value=_value(question, answer), most=STARS), spacing="None")]
        case _:
            return [typed(words.choice(place), spacing="None") for place in answer.chosen]


def answered_there(t: Texts, announcement: Announcement, response: Response, now: datetime) -> str:
    """To who answered in a channel, where the card stays as it is for everybody: in one line, that it counts, what they
    answered, and what came of the question so far."""
    question, words = announcement.question, announcement.words_in(t.language)
    if response.problem or not response.answered:
        return t(response.problem or "answering-over")
    over, result = announcement.takes_no_answers(now), response.result
    if question is None or result is None:
        return t("answer-counted")
    said = [f"{t('answer-counted')}."]
    if response.given and question.kind is not QuestionKind.TEXT:
        said.append(t("answer-yours-there", answer=t.all_of(_said_words(t, question, words, response.given))))
    if question.anonymous and not over:
        said.append(t("answer-anonymous-stays"))
    counted = result.counts and question.kind is not QuestionKind.TEXT
    chosen = "; ".join(f"{bar.label}: {t.number(bar.value)}" for bar in _bars(t, question, words, result))
    answers = t("result-answers", people=result.answered)
    said.append(f"{answers}: {chosen}." if counted else f"{answers}.")
    return " ".join(said)


def _said_words(t: Texts, question: Question, words: Words, answer: Answer) -> list[str]:
    if question.kind is QuestionKind.RATING:
        return [t("rating-said", value=_value(question, answer), most=STARS)]
    return [clean_line(words.choice(place)) for place in answer.chosen]


def result_lines(t: Texts, announcement: Announcement, language: Language, now: datetime) -> list[CardElement]:
    """To its author: what is asked, and what came of it so far."""
    question, words = announcement.question, announcement.words[language]
    if question is None:
        return []
    over = announcement.takes_no_answers(now)
    asked = typed(words.question, weight="Bolder", spacing="Medium")
    return [asked, *_result(t, announcement, question, words, announcement.tally.answers, over=over)]


def _result(
    t: Texts, announcement: Announcement, question: Question, words: Words, result: Result, *, over: bool
) -> list[CardElement]:
    """How many answered, and a bar for each choice."""
    title = t("result-answers", people=result.answered)
    if question.anonymous and (not over or result.answered < FEWEST_ANSWERS):
        last = last_day(announcement)
        later = t("result-few", fewest=FEWEST_ANSWERS) if over or last is None else ""
        later = later or t("result-later", day=t.day(last) if last else "", fewest=FEWEST_ANSWERS)
        return [ours(title, weight="Bolder"), ours(later, size="Small", subtle=True)]
    if question.kind is QuestionKind.TEXT or not result.answered:
        return [ours(title, weight="Bolder")]
    return bars(t, _title(t, question, result, title), _bars(t, question, words, result), outside=True)


def _title(t: Texts, question: Question, result: Result, answers: str) -> str:
    if question.kind is QuestionKind.RATING:
        return t("result-mean", mean=t.number(round(result.mean, 1)), most=STARS, answers=answers)
    return answers


def _bars(t: Texts, question: Question, words: Words, result: Result) -> list[Bar]:
    """Of a rating the most stars first."""
    if question.kind is QuestionKind.RATING:
        stars = range(STARS, 0, -1)
        return [Bar(t("stars", count=star), result.count(star - 1), "categoricalBlue") for star in stars]
    return [
        Bar(clean_line(choice), result.count(place), "categoricalBlue") for place, choice in enumerate(words.choices)
    ]
