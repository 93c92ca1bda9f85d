"""Examples of announcements that ask a question: asked, answered, over, and written."""

from dataclasses import replace
from datetime import UTC, datetime

from bot.announce.announcement import Announcement
from bot.announce.asking.answers import Answers
from bot.announce.asking.given import GivenAnswer
from bot.announce.asking.question import MAX_CHOICE, Answer, Question, QuestionKind, Result
from bot.announce.asking.response import Response
from bot.announce.writing.steps import Step
from bot.announce.writing.words import Words
from cards.announce.announcement import announcement_card
from cards.announce.answers import answers_card
from cards.announce.following import follow_card
from cards.announce.writing.steps import writing_card
from cards.announce.writing.translation import translation_card
from cards.examples.announcements import DRAFT, SENT, choices, saying
from cards.examples.hostile import HOSTILE
from cards.examples.world import EARLIER, LAST_WEEK, NOW, Shown
from cards.texts import Texts

PARTY = Words(
    title="Personeelsfeest op vrijdag 18 december",
    text="We beginnen om 18.00 uur in de refter. Er is soep, en daarna wordt er gedanst.",
    question="Kom je naar het feest?",
    choices=("Ja, ik kom", "Ik kom later", "Nee"),
)
FRENCH = Words(
    title="Fête du personnel le vendredi 18 décembre",
    text="Nous commençons à 18 heures au réfectoire.",
    question="Venez-vous à la fête ?",
    choices=("Oui, je viens", "Je viens plus tard", "Non"),
)
TWO = Words("Studiedag", "Donderdag werken we in groepen.", question="In welke groepen werk je mee?")
MANY = replace(TWO, choices=tuple(f"Groep {n}: " + "leerlingen begeleiden " * 3 for n in range(1, 11)))
RATED = Words("Nieuwe maaltijden", "Sinds september koken we zelf.", question="Hoe vind je het eten?")
OPEN = Words("Speelplaats", "We leggen de speelplaats opnieuw aan.", question="Wat ontbreekt er nu?")
RESULT = Result(37, (24, 5, 8))
NEXT_WEEK = datetime(2026, 12, 4, 23, tzinfo=UTC)


def _asking(words: Words, kind: QuestionKind, *, anonymous: bool = False, over: bool = False) -> Announcement:
    asked = replace(saying(SENT, words), confirmation=False, question=Question(kind, anonymous))
    return replace(asked, expires=LAST_WEEK) if over else asked


def question_examples(t: Texts) -> Shown:
    one = _asking(PARTY, QuestionKind.ONE)
    anonymous = replace(_asking(PARTY, QuestionKind.ONE, anonymous=True), expires=NEXT_WEEK)
    several, rating, text = (
        _asking(MANY, QuestionKind.SEVERAL),
        _asking(RATED, QuestionKind.RATING),
        _asking(OPEN, QuestionKind.TEXT),
    )
    both = replace(one, words={"nl": PARTY, "fr": FRENCH}, confirmation=True)
    hostile = replace(PARTY, question=HOSTILE[:150], choices=(HOSTILE[:MAX_CHOICE], "**ja** en nee", "=1+1"))
    first = Answer((0,))
    received = {
        "asks one": (one, Response()),
        "asks one, two languages": (both, Response()),
        "asks several": (several, Response()),
        "asks a rating": (rating, Response()),
        "asks a text": (text, Response()),
        "asks, hostile": (_asking(hostile, QuestionKind.SEVERAL), Response()),
        "asks, wrong": (one, Response(problem="problem-choice")),
        "asks, wrong text": (text, Response(problem="problem-answer-long", entered="Meer schaduw. " * 40)),
        "answered one": (one, Response(True, first, RESULT)),
        "answered several": (several, Response(True, Answer((0, 3)), Result(37, (9, 8, 7, 30, 1, 2, 3, 4, 5, 0)))),
        "answered a rating": (rating, Response(True, Answer((3,)), Result(37, (1, 2, 4, 20, 10)))),
        "answered a text": (text, Response(True, Answer(text=HOSTILE), Result(12))),
        "answered, not looked up": (one, Response(True)),
        "answered, wrong": (one, Response(True, first, RESULT, "problem-choice")),
        "answered anonymously": (anonymous, Response(True, None, Result(37))),
        "answered anonymously, few": (anonymous, Response(True, None, Result(1))),
        "over": (_asking(PARTY, QuestionKind.ONE, over=True), Response()),
        "over, answered": (_asking(PARTY, QuestionKind.ONE, over=True), Response(True, first, RESULT)),
        "over, few": (_asking(PARTY, QuestionKind.ONE, anonymous=True, over=True), Response(True, None, Result())),
    }
    for name, (announcement, response) in received.items():
        yield "announcement_card", name, announcement_card(t, announcement, None, NOW, response=response)
    yield "announcement_card", "asks in a channel", announcement_card(t, both, None, NOW, there="28:bode")
    yield from _written(t)
    yield from _followed(t)


def _followed(t: Texts) -> Shown:
    tally = replace(SENT.tally, answers=RESULT)
    one, rating, text = (
        replace(_asking(words, kind), tally=tally)
        for words, kind in ((PARTY, QuestionKind.ONE), (RATED, QuestionKind.RATING), (OPEN, QuestionKind.TEXT))
    )
    rated = replace(rating, tally=replace(tally, answers=Result(37, (1, 2, 4, 20, 10))))
    anonymous = replace(_asking(OPEN, QuestionKind.TEXT, anonymous=True, over=True), tally=tally)
    waits = replace(anonymous, expires=NEXT_WEEK, tally=replace(tally, answers=Result(37)))
    yield "follow_card", "asks one", follow_card(t, one, NOW)
    yield "follow_card", "asks a rating", follow_card(t, rated, NOW)
    yield "follow_card", "asks anonymously", follow_card(t, waits, NOW)
    yield "follow_card", "asked anonymously", follow_card(t, anonymous, NOW)
    answers = (Answer(text="Meer schaduw, en een bank bij de deur."), Answer(text=HOSTILE), Answer(text="Niets"))
    given = [GivenAnswer(SENT.id, f"person-{n}", EARLIER, one) for n, one in enumerate(answers, 1)]
    yield "answers_card", "texts", answers_card(t, text, Answers(given, next="2026-11-23T09:00:00Z"), NOW)
    chosen = [
        GivenAnswer(SENT.id, "person-1", EARLIER, Answer((0,))),
        GivenAnswer(SENT.id, "gone", EARLIER, Answer((7,))),
    ]
    yield "answers_card", "choices, the last page", answers_card(t, one, Answers(chosen, first=False), NOW)
    stars = [GivenAnswer(SENT.id, "person-1", EARLIER, Answer((4,)))]
    yield "answers_card", "ratings", answers_card(t, rated, Answers(stars), NOW)
    yield "answers_card", "anonymous", answers_card(t, anonymous, Answers(texts=("Meer groen", HOSTILE)), NOW)
    yield "answers_card", "none", answers_card(t, text, Answers(), NOW)


def _written(t: Texts) -> Shown:
    draft = replace(DRAFT, words={"nl": PARTY}, question=Question(QuestionKind.ONE, anonymous=True))
    bare = replace(draft, words={"nl": replace(PARTY, question="", choices=("Ja",))})
    wrong = {"asked": "problem-required", "choices": "problem-choices-count"}
    yield "writing_card", "a question", writing_card(t, draft, Step.WORDS, choices(3), {}, {})
    yield "writing_card", "a question, wrong", writing_card(t, bare, Step.WORDS, choices(3), wrong, {})
    yield "translation_card", "a question", translation_card(t, draft, "fr", {})
    other = {"asked": "problem-question-long", "choices": "problem-choices-other"}
    yield "translation_card", "a question, wrong", translation_card(t, draft, "en", other)
