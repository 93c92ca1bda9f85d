"""Examples of what was sent and is corrected or recalled."""

from dataclasses import replace
from datetime import timedelta

from bot.announce.announcement import Announcement, NotReached, Tally
from bot.announce.authority.asked import Asked
from bot.announce.correcting.bringing import Bringing, Recall
from bot.announce.correcting.edition import AnnouncedEdition
from bot.announce.correcting.second.reviewed import Reviewed
from bot.announce.pictures.picture import Picture
from bot.announce.schools.figures import SchoolFigures
from bot.announce.writing.words import ButtonKind, WayOn, Words
from bot.people.acting import Acting
from bot.people.decisions import Decision
from cards.announce.announcement import announcement_card
from cards.announce.correcting import change_card, corrected_card, editions_card, unchanged_card
from cards.announce.correction_second import (
    correction_second_card,
    correction_second_gone_card,
    correction_told_card,
    correction_waits_card,
)
from cards.announce.correction_writing import correction_card, correction_preview_card
from cards.announce.following import follow_card
from cards.announce.reminding import missing_card, reminder_card, unconfirmed_card
from cards.announce.schools import schools_card
from cards.card import Card
from cards.examples.announcements import FORMATTED, SENT, WORDS
from cards.examples.hostile import HOSTILE
from cards.examples.world import EARLIER, LAST_WEEK, LONG_NAME, NOW, Shown
from cards.texts import Texts
from dialogs.problems import Problem, ProblemKey

ENGLISH = Words("The car park at the back closes on Friday", "Park in front, or come by bicycle.")
RIGHT = replace(WORDS, text=WORDS.text.replace("vrijdag 27 november", "maandag 30 november"))
BOTH = replace(SENT, words={"nl": WORDS, "en": ENGLISH})
CORRECTED = replace(
    SENT,
    words={"nl": RIGHT},
    edition=2,
    corrected=EARLIER,
    bringing=Bringing(2, deliveries=9874, changed=4100, unchanged=3, looks=1, looked=NOW),
)
DONE = replace(CORRECTED, bringing=Bringing(2, 9874, 9871, 3, 2, NOW, NOW))
NOTICE = replace(SENT, edition=2, recalled=NOW, bringing=Bringing(2))
DELETED = replace(NOTICE, recall=Recall.DELETED, bringing=Bringing(2, 9874, 9874, 0, 2, NOW, NOW))


RICH = AnnouncedEdition(
    SENT.id,
    0,
    replace(
        BOTH,
        words={"nl": replace(RIGHT, image_alt="De nieuwe fietsenstalling", buttons=("Plan",)), "en": ENGLISH},
        picture="https://scholen.example/parking.png",
        buttons=(WayOn(ButtonKind.LINK, "https://scholen.example/plan"),),
    ),
    NOW,
    revision=2,
)
FORMS = (("leave", "Verlofaanvraag"), ("training", "Nascholing"))


def correction_examples(t: Texts) -> Shown:
    yield "announcement_card", "corrected", announcement_card(t, CORRECTED, None, NOW)
    yield "recalled_card", "a notice", announcement_card(t, NOTICE, None, NOW)
    yield "recalled_card", "hostile", announcement_card(t, replace(NOTICE, words=_hostile()), None, NOW)
    yield "recalled_card", "where nothing should stay", announcement_card(t, DELETED, None, NOW)
    yield "corrected_card", "a notice", corrected_card(t, CORRECTED, NOW)
    yield "corrected_card", "hostile", corrected_card(t, replace(CORRECTED, words=_hostile()), NOW)
    yield "follow_card", "being corrected", follow_card(t, CORRECTED, NOW)
    yield "follow_card", "recalled", follow_card(t, DELETED, NOW)
    nobody = replace(SENT, tally=replace(SENT.tally, delivered=0))
    yield "change_card", "as it was sent", change_card(t, SENT, NOW)
    yield "change_card", "at nobody yet", change_card(t, nobody, NOW)
    yield "change_card", "corrected", change_card(t, DONE, NOW)
    yield "change_card", "recalled", change_card(t, NOTICE, NOW)
    yield "correction_card", "one language", correction_card(t, SENT, _draft(SENT), FORMS, {}, NOW)
    problems = {"title_nl": "problem-required", "text_en": "problem-words-long", "image": "problem-image-missing"}
    yield "correction_card", "everything wrong", correction_card(t, BOTH, _draft(BOTH), FORMS, problems, NOW)
    large = Picture("https://foto.example/hal.png", "problem-image-pixels", width=4032, height=3024)
    pictured = _draft(replace(SENT, picture=large.source, fetched=large))
    wrong = {"image": large.problem}
    yield "correction_card", "too large a picture", correction_card(t, SENT, pictured, FORMS, wrong, NOW)
    yield (
        "correction_card",
        "hostile",
        correction_card(t, SENT, _draft(replace(SENT, words=_hostile())), FORMS, {}, NOW),
    )
    yield "correction_card", "a picture, a button and a language more", correction_card(t, SENT, RICH, FORMS, {}, NOW)
    yield "correction_preview_card", "a picture and a button", correction_preview_card(t, SENT, RICH, changes=True)
    yield "correction_preview_card", "one language", _preview(t, SENT, replace(SENT, words={"nl": RIGHT}), changes=True)
    yield "correction_preview_card", "two languages", _preview(t, BOTH, BOTH, changes=True)
    yield (
        "correction_preview_card",
        "formatted",
        _preview(t, SENT, replace(SENT, words={"nl": FORMATTED}), changes=True),
    )
    yield "correction_preview_card", "the same", _preview(t, SENT, SENT, changes=False)
    yield "correction_preview_card", "hostile", _preview(t, SENT, replace(SENT, words=_hostile()), changes=True)
    yield from _second(t)
    yield from _lists(t)
    yield from _schools(t)
    yield from _reminded(t)


def _reminded(t: Texts) -> Shown:
    people = [f"person-{n}" for n in range(1, 6)]
    yield "reminder_card", "to confirm", reminder_card(t, SENT, NOW)
    yield "reminder_card", "hostile", reminder_card(t, replace(SENT, words=_hostile()), NOW)
    yield "missing_card", "some", missing_card(t, SENT, people, NOW)
    yield "missing_card", "one", missing_card(t, SENT, people[:1], NOW)
    yield "unconfirmed_card", "some", unconfirmed_card(t, SENT, people, 5664, NOW)
    once = replace(SENT, reminders=(EARLIER,), remind_after=3)
    yield "unconfirmed_card", "reminded once", unconfirmed_card(t, once, people[:1], 1, NOW)
    often = replace(SENT, reminders=(LAST_WEEK, LAST_WEEK, EARLIER))
    yield "unconfirmed_card", "reminded often", unconfirmed_card(t, often, people, 5, NOW)
    yield "unconfirmed_card", "nobody", unconfirmed_card(t, SENT, [], 0, NOW)


def _schools(t: Texts) -> Shown:
    names = {f"school-{n}": f"Basisschool De Linde {n}" for n in range(200)} | {"school-7": HOSTILE}
    asked = SchoolFigures("announcement-1", asked=NOW)
    yield "schools_card", "counted for the first time", schools_card(t, SENT, asked, names, NOW)
    few = {"school-1": Tally(31, 30, 12, 1), "school-7": Tally(12, 12, 12), "": Tally(1, 0, 0, 1)}
    figures = replace(asked, asked=EARLIER, at=NOW, schools=few, twice=2, named=("person-1", "person-3"))
    yield "schools_card", "some schools", schools_card(t, SENT, figures, names, NOW)
    plain = replace(SENT, confirmation=False)
    yield "schools_card", "nothing to confirm", schools_card(t, plain, replace(figures, twice=0), names, NOW)
    done = {"school-1": Tally(31, 31, 31)}
    yield "schools_card", "nothing left", schools_card(t, SENT, replace(figures, schools=done, twice=0), names, NOW)
    seen = {"school-1": replace(few["school-1"], seen=29), "school-7": replace(few["school-7"], seen=9)}
    yield "schools_card", "seen", schools_card(t, SENT, replace(figures, schools=seen, twice=0), names, NOW)
    many = {f"school-{n}": Tally(60 + n, 58 + n, 20, 2) for n in range(150)}
    yield "schools_card", "150 schools", schools_card(t, SENT, replace(figures, schools=many), names, NOW)


def _lists(t: Texts) -> Shown:
    kept = [AnnouncedEdition("announcement-1", n, BOTH, LAST_WEEK + timedelta(hours=n)) for n in range(7, 0, -1)]
    yield "editions_card", "one", editions_card(t, CORRECTED, kept[-1:], NOW)
    yield "editions_card", "many", editions_card(t, replace(CORRECTED, edition=8), kept, NOW)
    reasons = ("not_installed", "blocked", "left", "ambiguous", "twice", "no_card", "rejected", "offline", "tomorrow's")
    lines = [NotReached(f"Emma Janssens {n}", reason) for n, reason in enumerate(reasons)]
    yield "unchanged_card", "every reason", unchanged_card(t, DONE, [*lines, NotReached(HOSTILE, "left")], 0)
    many = [NotReached(f"{LONG_NAME} {n}", "no_card") for n in range(200)]
    yield "unchanged_card", "many", unchanged_card(t, DONE, many, 1200)


def _preview(t: Texts, announcement: Announcement, said: Announcement, *, changes: bool) -> Card:
    draft = AnnouncedEdition(announcement.id, 0, said, NOW, revision=2)
    return correction_preview_card(t, announcement, draft, changes=changes)


def _draft(said: Announcement) -> AnnouncedEdition:
    return AnnouncedEdition(said.id, 0, said, NOW, revision=2)


def _second(t: Texts) -> Shown:
    """Where somebody else has to confirm a correction."""
    by, right = Acting("person-2"), _draft(replace(SENT, words={"nl": RIGHT}))
    waits = replace(right, asked=Asked(2, EARLIER, 612), notify=True)
    both = replace(waits, said=replace(BOTH, words={"nl": RIGHT, "en": replace(ENGLISH, title="Closed on Monday")}))
    hostile = replace(waits, said=replace(SENT, words=_hostile()))
    agreed = Asked(2, EARLIER, 612, Decision(True, by, NOW))
    back = Asked(2, EARLIER, 612, Decision(False, by, NOW, "Zet erbij tot wanneer."))
    returned = replace(right, asked=back, revision=3)

    def shown(reviewed: Reviewed, problem: Problem | None = None) -> Card:
        return correction_second_card(t, reviewed, 1, 2, NOW, problem=problem)

    missing = Problem(ProblemKey.REQUIRED)
    yield "correction_second_card", "to confirm", shown(Reviewed(SENT, waits, waits.asked))
    yield "correction_second_card", "two languages", shown(Reviewed(BOTH, both, both.asked))
    rich = replace(RICH, asked=Asked(2, EARLIER, 612))
    yield "correction_second_card", "a picture and a button", shown(Reviewed(SENT, rich, rich.asked))
    yield "correction_second_card", "without a remark", shown(Reviewed(SENT, waits, waits.asked), missing)
    yield "correction_second_card", "hostile", shown(Reviewed(SENT, hostile, hostile.asked))
    yield "correction_second_card", "confirmed", shown(Reviewed(CORRECTED, None, agreed))
    yield "correction_second_card", "sent back", shown(Reviewed(SENT, returned, back))
    yield "correction_second_gone_card", "always the same", correction_second_gone_card(t)
    yield "correction_waits_card", "waits", correction_waits_card(t, SENT, waits, NOW)
    yield "correction_told_card", "confirmed", correction_told_card(t, Reviewed(CORRECTED, None, agreed), NOW)
    yield "correction_told_card", "sent back", correction_told_card(t, Reviewed(SENT, returned, back), NOW)
    yield "change_card", "a correction waits", change_card(t, SENT, NOW, waits=True)
    yield "correction_card", "sent back", correction_card(t, SENT, returned, FORMS, {}, NOW)
    ask = correction_preview_card(t, SENT, right, changes=True, second=True)
    yield "correction_preview_card", "somebody else confirms it", ask


def _hostile() -> dict[str, Words]:
    return {"nl": Words(HOSTILE, f"{HOSTILE}\n" * 20)}
