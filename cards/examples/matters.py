"""Examples of what stands in no document: days, people, and what Bode does not know."""

from dataclasses import replace
from datetime import date

from bot.answer.answer import Excerpt
from bot.people.calendar import Calendar, OwnDays, WorkDays
from bot.people.occasions import day_off, next_holiday, occasion
from bot.people.school_year import SchoolHoliday
from cards.examples.answers import ANSWER
from cards.examples.hostile import HOSTILE
from cards.examples.world import COLLEAGUES, LONG_NAME, NOW, Shown
from cards.home.matters import day_card, free_card, not_known_card, occasion_card, people_card, time_card
from cards.texts import Texts

TODAY = date(2026, 11, 23)
STUDY_DAY = date(2026, 11, 27)
DAYS = WorkDays(Calendar(schools={"de-linde": OwnDays(free=frozenset({STUDY_DAY}))}), "de-linde")
ALWAYS = WorkDays(Calendar(), "centraal", frozenset(SchoolHoliday))
SCHOOL = "Basisschool De Linde"
NUMBER = replace(ANSWER, excerpt=Excerpt("Helpdesk ICT: toestel 2400, elke schooldag van 7.30 tot 17.00 uur."))


def matters_examples(t: Texts) -> Shown:
    asked = "Wanneer is het kerstvakantie?"
    yield "time_card", "now", time_card(t, "hoe laat is het", t.time(NOW))
    coming = next_holiday(TODAY)
    yield "day_card", "today", day_card(t, "welke dag is het", TODAY, TODAY, works=True, coming=coming)
    sunday = date(2026, 12, 27)
    yield "day_card", "in a holiday", day_card(t, "welke dag is het", sunday, sunday, works=False, coming=coming)
    yield "occasion_card", "a holiday to come", occasion_card(t, asked, occasion("christmas", TODAY), TODAY)
    yield "occasion_card", "the next", occasion_card(t, asked, coming, date(2026, 12, 22), next=True)
    yield "occasion_card", "a bridge", occasion_card(t, asked, occasion("ascension", TODAY), TODAY)
    yield "occasion_card", "a feast in a holiday", occasion_card(t, asked, occasion("christmas-day", TODAY), TODAY)
    yield "occasion_card", "over", occasion_card(t, asked, occasion("easter", TODAY, 2025), TODAY)
    yield "free_card", "a school day", free_card(t, "is het morgen vrij", day_off(date(2026, 11, 24), DAYS), SCHOOL)
    yield "free_card", "a study day", free_card(t, "is het vrijdag vrij", day_off(STUDY_DAY, DAYS), SCHOOL)
    yield "free_card", "a feast", free_card(t, "1 mei vrij?", day_off(date(2027, 5, 1), DAYS), HOSTILE)
    yield "free_card", "works in holidays", free_card(t, "vrij?", day_off(date(2026, 12, 22), ALWAYS), SCHOOL)
    yield "people_card", "one by name", people_card(t, "hoe bereik ik Greet", "Greet Hoste", COLLEAGUES[:1], 0)
    several = people_card(t, "wie is de zorgco", "zorgco", COLLEAGUES[:2], 4, ANSWER)
    yield "people_card", "a function, and a document about it", several
    reached = people_card(t, "nummer helpdesk", "helpdesk", COLLEAGUES[:1], 0, told=NUMBER)
    yield "people_card", "the number of a function", reached
    yield "people_card", "no way to reach them", people_card(t, "wie is Rachid", LONG_NAME, COLLEAGUES[1:2], 1)
    yield "people_card", "hostile", people_card(t, HOSTILE, HOSTILE, COLLEAGUES, 0)
    yield "not_known_card", "a balance", not_known_card(t, "hoeveel verlof heb ik nog", COLLEAGUES[:2])
    yield "not_known_card", "nobody to ask", not_known_card(t, HOSTILE, ())
