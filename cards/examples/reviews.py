"""Examples of reviews: what an owner is asked, and what they did."""

from dataclasses import replace
from datetime import date, timedelta

from bot.answer.library.libraries_file import Place
from bot.answer.official.official_answer import OfficialAnswer
from bot.answer.question import Reason
from bot.answer.review.objection import Objection
from bot.answer.review.review import Deed, Event, Subject, Use
from cards.answer.objections import objection_card
from cards.answer.review import owner_review_card
from cards.answer.review_seen import Seen
from cards.examples.hostile import HOSTILE
from cards.examples.world import EARLIER, EMOJI, LAST_WEEK, NOW, Shown
from cards.texts import Texts

NADIA = "Nadia El Amrani"
OFFICIAL = OfficialAnswer(
    "question-1",
    "verlof",
    "Krijg ik verlof als mijn stiefzus in Spanje trouwt?",
    "Ja: ook voor een stiefzus heb je recht op 2 werkdagen. Reisdagen tellen niet mee.",
    "nl",
    NADIA,
    frozenset({"everyone"}),
    "de-linde",
    LAST_WEEK,
    date(2026, 12, 20),
)
ANSWER = Subject(
    OFFICIAL.source_id,
    OFFICIAL.question,
    (NADIA,),
    date(2025, 12, 20),
    OFFICIAL.review_by,
    1,
    withdrawn=False,
    official=OFFICIAL,
)
PLACE = Place("Personeelsgids", "/srv/documents/personeel", timedelta(hours=1), (), f"person:{NADIA}", 12)
LIBRARY = Subject(
    "0123456789abcdef", PLACE.name, (NADIA,), date(2025, 5, 4), date(2026, 5, 4), 1, withdrawn=False, place=PLACE
)
USE = Use(1284, 96, 7)


def review_examples(t: Texts) -> Shown:
    yield "owner_review_card", "an official answer", owner_review_card(t, Seen(ANSWER, USE), NOW)
    yield "owner_review_card", "a library, overdue", owner_review_card(t, Seen(LIBRARY, Use()), NOW)
    for one in (ANSWER, LIBRARY):
        for deed in Deed:
            if deed is not (Deed.CHANGING if one.official else Deed.CHANGED):
                after = replace(one, revision=2, withdrawn=deed is Deed.WITHDRAWN)
                if deed in {Deed.RIGHT, Deed.CHANGED}:
                    after = replace(after, reviewed=NOW.date(), end=date(2027, 11, 23))
                name = f"{deed}, {'an official answer' if one.official else 'a library'}"
                yield (
                    "owner_review_card",
                    name,
                    owner_review_card(t, Seen(after, USE, Event(EARLIER, NADIA, deed)), NOW),
                )
    told = Objection(
        "question-1", OFFICIAL.question, OFFICIAL.source_id, "", Reason.OUTDATED, "", "", frozenset(), EARLIER
    )
    cited = (OFFICIAL.question, "")
    yield "objection_card", "of an official answer", objection_card(t, told, NOW, cited, OFFICIAL.id)
    told = replace(told, reason=Reason.OTHER, words="Het is intussen 3 dagen.", asker="person-1")
    page = ("Verlof: overzicht", "Personeel/Verlof/stelsels.docx")
    yield "objection_card", "of a page, with a name", objection_card(t, told, NOW, page, "")
    yield "objection_card", "looked into", objection_card(t, replace(told, closer=NADIA, closed=NOW), NOW, page, "")
    odd = replace(told, question=f"{HOSTILE} {EMOJI}", words=f"{HOSTILE}\n{EMOJI}\n" * 40, asker=HOSTILE)
    yield "objection_card", "hostile", objection_card(t, odd, NOW, (HOSTILE, HOSTILE), "")
    long = replace(OFFICIAL, question=f"{HOSTILE} {EMOJI}", text=f"{HOSTILE}\n{EMOJI}\n" * 40)
    hostile = replace(ANSWER, title=long.question, official=long)
    yield (
        "owner_review_card",
        "hostile",
        owner_review_card(t, Seen(hostile, USE, Event(EARLIER, HOSTILE, Deed.RESTORED)), NOW),
    )
