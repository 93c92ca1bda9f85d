"""The answers to the question of an announcement as its author reads them, page by page, and as a file."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypeAlias

from microsoft_teams.cards.core import Action, ActionSet, CardElement

from bot.announce.announcement import Announcement, ReportLine
from bot.announce.asking.answers import Answers, can_read
from bot.announce.asking.question import STARS, Answer, Question, QuestionKind, Result
from bot.announce.writing.words import Words
from bot.words.file_names import file_name
from cards.announce.asking import result_lines
from cards.announce.asking_buttons import AnnouncementAnswers, AnnouncementCsv
from cards.announce.buttons import AnnouncementRefresh
from cards.card import Card
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button
from cards.parts.head import apart, head
from cards.parts.words import ours, paragraphs, typed
from cards.texts import ZONE, Texts

ENDING = "csv"
Rows: TypeAlias = list[Sequence[str | int | None]]


def answers_box(t: Texts, announcement: Announcement, now: datetime) -> list[CardElement]:
    """On the author's own card: what came of the question, and the way to the answers."""
    result = result_lines(t, announcement, announcement.language_for(t.language), now)
    if not can_read(announcement, announcement.tally.answers, now):
        return result
    ways: list[Action] = [
        button(t("answers-read"), AnnouncementAnswers(id=announcement.id, before="")),
        button(t("answers-file"), AnnouncementCsv(id=announcement.id)),
    ]
    return [*result, ActionSet(actions=ways)]


def answers_card(t: Texts, announcement: Announcement, answers: Answers, now: datetime) -> Card:
    question, words = announcement.question, announcement.words_in(t.language)
    body: list[CardElement] = [*head(t("answers"), words.question, outside=True)]
    for one in answers.given:
        said = t.name(one.person)
        about = [typed(said, weight="Bolder"), ours(t.moment(one.at, now), size="Small", subtle=True, spacing="None")]
        body.append(apart([*about, *paragraphs(_said(t, question, words, one.answer), spacing="Small")]))
    body += [apart([*paragraphs(text)]) for text in answers.texts]
    if not (answers.given or answers.texts):
        body.append(ours(t("answers-none")))
    further = AnnouncementAnswers(id=announcement.id, before=answers.next)
    first = AnnouncementAnswers(id=announcement.id, before="")
    return assemble(
        t,
        t("answers-summary", title=words.title),
        body,
        actions(
            button(t("answers-further"), further) if answers.next else None,
            None if answers.first else button(t("answers-first"), first),
            button(t("answers-file"), AnnouncementCsv(id=announcement.id)),
            button(t("back-to-figures"), AnnouncementRefresh(id=announcement.id)),
        ),
    )


def _said(t: Texts, question: Question | None, words: Words, answer: Answer) -> str:
    if question is None or question.kind is QuestionKind.TEXT:
        return answer.text
    if question.kind is QuestionKind.RATING:
        return t("rating-said", value=answer.chosen[0] + 1, most=STARS) if answer.chosen else ""
    return "\n".join(words.choice(place) for place in answer.chosen)


# --- as a file -------------------------------------------------------------------------------------


def answers_name(t: Texts, announcement: Announcement) -> str:
    return file_name(t("answers-file-name", title=announcement.title), ENDING)


def answer_said(t: Texts, announcement: Announcement, answer: Answer | None) -> str:
    """In one line, for a cell."""
    words = announcement.words_in(t.language)
    return _said(t, announcement.question, words, answer).replace("\n", ", ") if answer else ""


def answers_rows(
    t: Texts, announcement: Announcement, lines: Sequence[ReportLine], result: Result, texts: Sequence[str]
) -> Rows:
    """Who answered what; of an anonymous question how many chose what, and the texts."""
    if announcement.question is None or announcement.question.anonymous:
        return [*result_rows(t, announcement, result), *([text] for text in texts)]
    names = ("report-name", "report-school", "report-job", "report-answered", "report-answer")
    rows = [
        [one.name, one.school, one.job, _local(one.answered), answer_said(t, announcement, one.answer)]
        for one in lines
        if one.answered
    ]
    return [[t(name) for name in names], *rows]


def result_rows(t: Texts, announcement: Announcement, result: Result) -> Rows:
    """The question, how many answered, and how many of them chose what."""
    question, words = announcement.question, announcement.words_in(t.language)
    asked: Rows = [[words.question, None], [t("report-answers"), result.answered]]
    if question is None or not result.counts:
        return asked
    labels = words.choices
    if question.kind is QuestionKind.RATING:
        labels = tuple(t("stars", count=star) for star in range(1, STARS + 1))
    return [*asked, *([label, result.count(place)] for place, label in enumerate(labels))]


def _local(moment: datetime | None) -> str:
    return moment.astimezone(ZONE).strftime("%d/%m/%Y %H:%M") if moment else ""
