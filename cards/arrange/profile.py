"""What somebody says of themselves so that they are asked ("mijn profiel"), who sees it, and until when it counts."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from microsoft_teams.cards.core import CardElement

from bot.arrange.matching.profile import MOST_SCHOOLS, WORKDAYS, Hopes, Kind, Profile, Standby
from bot.people.person import School
from bot.words.clean import clean_line
from cards.arrange.matching_buttons import (
    HopesChange,
    HopesKeep,
    HopesWithdraw,
    ProfileBack,
    StandbyChange,
    StandbyKeep,
    StandbyWithdraw,
)
from cards.card import Card
from cards.home.buttons import HelpShow
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, asks_once_more, button, toggle
from cards.parts.facts import answered
from cards.parts.head import head, state
from cards.parts.inputs import Filling, choice_input, some_problems, text_input
from cards.parts.verbs import Verb
from cards.parts.words import ours
from cards.problems import problem_said
from cards.texts import Texts
from dialogs.problems import Problem

SCHOOLS, DAYS, SUBJECTS = "schools", "days", "subjects"
"""The inputs of what somebody may be asked for."""
LONGEST_SUBJECTS = 200
KIND, SKILLS, WISHES = "kinds", "skills", "wishes"
"""The inputs of the opportunities that somebody hopes for, with SCHOOLS."""
WITHDRAW, WITHDRAW_HOPES = "withdraw-standby", "withdraw-hopes"
KINDS: Mapping[Kind, str] = {Kind.VACANCY: "opportunity-vacancy", Kind.SHARED: "opportunity-shared"}
A_MONDAY = date(2026, 11, 23)
"""Any: to name the days of the week."""


def profile_card(t: Texts, profile: Profile, schools: Mapping[str, School], *, withdrawn: bool = False) -> Card:
    """`withdrawn`: they took something back just now, of which nothing is kept."""
    title = t("profile-title")
    body: list[CardElement] = [
        *head(t("profile"), title),
        *([state(t("profile-withdrawn"), "good")] if withdrawn else []),
        *_standby(t, profile.standby, schools),
        *_hopes(t, profile.hopes, schools),
        ours(t("profile-kept"), size="Small", subtle=True, spacing="Medium"),
    ]
    standby = button(t("standby-change" if profile.standby else "standby-begin"), StandbyChange())
    hopes = button(t("hopes-change" if profile.hopes else "hopes-begin"), HopesChange())
    stops = [
        toggle(t("standby-stop"), WITHDRAW) if profile.standby else None,
        toggle(t("hopes-stop"), WITHDRAW_HOPES) if profile.hopes else None,
    ]
    return assemble(t, title, body, actions(standby, hopes, *stops, button(t("help"), HelpShow())))


def _standby(t: Texts, standby: Standby | None, schools: Mapping[str, School]) -> list[CardElement]:
    title = ours(t("standby"), weight="Bolder", spacing="Medium")
    if standby is None:
        return [title, ours(t("standby-none"), spacing="Small")]
    sure = button(t("standby-withdraw"), StandbyWithdraw(), "destructive")
    return [
        title,
        state(t("standby-on"), "good", t("standby-until", day=t.short_day(standby.last))),
        answered(t("standby-schools"), _names(t, standby.schools, schools)),
        answered(t("standby-days"), t.all_of([day_name(t, day) for day in standby.days])),
        answered(t("standby-subjects"), t.all_of(standby.subjects) if standby.subjects else t("standby-any-subject")),
        asks_once_more(t, WITHDRAW, t("standby-withdraw-sure"), sure),
    ]


def _hopes(t: Texts, hopes: Hopes | None, schools: Mapping[str, School]) -> list[CardElement]:
    title = ours(t("hopes"), weight="Bolder", spacing="Medium")
    if hopes is None:
        return [title, ours(t("hopes-none"), spacing="Small")]
    sure = button(t("hopes-withdraw"), HopesWithdraw(), "destructive")
    return [
        title,
        state(t("hopes-on"), "good", t("standby-until", day=t.short_day(hopes.last))),
        answered(t("hopes-kinds"), " · ".join(t(KINDS[Kind(one)]) for one in hopes.kinds)),
        answered(t("standby-schools"), _names(t, hopes.schools, schools) or t("hopes-any-school")),
        *([answered(t("hopes-wishes"), t.all_of(hopes.wishes))] if hopes.wishes else []),
        *([answered(t("hopes-skills"), t.all_of(hopes.skills))] if hopes.skills else []),
        *([] if hopes.wishes or hopes.skills else [ours(t("hopes-any"), spacing="Small")]),
        asks_once_more(t, WITHDRAW_HOPES, t("hopes-withdraw-sure"), sure),
    ]


def _names(t: Texts, ids: Sequence[str], schools: Mapping[str, School]) -> str:
    return t.all_of([clean_line(schools[one].name) for one in ids if one in schools])


def hopes_card(
    t: Texts,
    values: Mapping[str, str],
    schools: Sequence[School],
    last: date,
    problems: Mapping[str, Problem] | None = None,
) -> Card:
    """As `standby_card`."""
    filling = _filling(t, values, problems)
    kinds = [(str(kind), t(key)) for kind, key in KINDS.items()]
    which = choice_input(t, KIND, t("hopes-kinds"), kinds, filling.value(KIND), several=True, style="expanded")
    inputs = [
        *filling.around(KIND, which),
        *_where(t, filling, t("hopes-schools", most=MOST_SCHOOLS), schools, required=False),
        *_words(t, filling, WISHES, t("hopes-wishes"), t("hopes-wishes-example")),
        *_words(t, filling, SKILLS, t("hopes-skills"), t("hopes-skills-example")),
        ours(t("hopes-help"), size="Small", subtle=True, spacing="None"),
        ours(t("hopes-kept"), size="Small", subtle=True),
    ]
    return _asks(t, t("hopes-title"), problems, inputs, last, HopesKeep())


def standby_card(
    t: Texts,
    values: Mapping[str, str],
    schools: Sequence[School],
    last: date,
    problems: Mapping[str, Problem] | None = None,
) -> Card:
    """`values` and `problems` are at the inputs, `schools` those that may be chosen; it counts until `last`."""
    filling = _filling(t, values, problems)
    days = [(str(day), day_name(t, day)) for day in WORKDAYS]
    when = choice_input(t, DAYS, t("standby-days"), days, filling.value(DAYS), several=True, style="expanded")
    inputs = [
        *_where(t, filling, t("standby-schools-which", most=MOST_SCHOOLS), schools),
        *filling.around(DAYS, when),
        *_words(t, filling, SUBJECTS, t("standby-subjects"), t("standby-subjects-example")),
        ours(t("standby-subjects-help"), size="Small", subtle=True, spacing="None"),
        ours(t("standby-kept"), size="Small", subtle=True),
    ]
    return _asks(t, t("standby-title"), problems, inputs, last, StandbyKeep())


def _filling(t: Texts, values: Mapping[str, str], problems: Mapping[str, Problem] | None) -> Filling:
    return Filling(t, values, {at: problem_said(t, one) for at, one in (problems or {}).items()}, {})


def _where(
    t: Texts, filling: Filling, label: str, schools: Sequence[School], *, required: bool = True
) -> list[CardElement]:
    places = [(school.id, school.name) for school in schools]
    value = filling.value(SCHOOLS)
    return filling.around(SCHOOLS, choice_input(t, SCHOOLS, label, places, value, required=required, several=True))


def _words(t: Texts, filling: Filling, at: str, label: str, example: str) -> list[CardElement]:
    """Of several, with commas between."""
    field = text_input(t, at, label, filling.value(at), required=False, most=LONGEST_SUBJECTS, placeholder=example)
    return filling.around(at, field)


def _asks(
    t: Texts,
    title: str,
    problems: Mapping[str, Problem] | None,
    inputs: Sequence[CardElement],
    last: date,
    keep: Verb,
) -> Card:
    """The inputs, until when they count, and the way back."""
    body: list[CardElement] = [
        *head(t("profile"), title),
        *some_problems(t, problems or {}),
        *inputs,
        ours(t("standby-lasts", day=t.short_day(last)), size="Small", subtle=True, spacing="None"),
    ]
    back = button(t("profile"), ProfileBack(), inputs=False)
    return assemble(t, title, body, actions(button(t("standby-keep"), keep, "positive"), back))


def day_name(t: Texts, day: int) -> str:
    """Monday is 0."""
    return t.weekday(A_MONDAY + timedelta(days=day))
