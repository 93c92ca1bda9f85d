"""What somebody says of themselves so that they are asked ("mijn profiel"), who sees it, and until when it counts."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from microsoft_teams.cards.core import CardElement

from bot.arrange.matching.profile import MOST_SCHOOLS, WORKDAYS, Profile
from bot.people.person import School
from bot.words.clean import clean_line
from cards.arrange.matching_buttons import ProfileBack, StandbyChange, StandbyKeep, StandbyWithdraw
from cards.card import Card
from cards.home.buttons import FormsShow, HelpShow
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, asks_once_more, button, toggle
from cards.parts.facts import answered
from cards.parts.head import head, state
from cards.parts.inputs import Filling, choice_input, some_problems, text_input
from cards.parts.words import ours
from cards.problems import problem_said
from cards.texts import Texts
from dialogs.problems import Problem

SCHOOLS, DAYS, SUBJECTS = "schools", "days", "subjects"
"""The inputs of what somebody may be asked for."""
LONGEST_SUBJECTS = 200
WITHDRAW = "withdraw-standby"
A_MONDAY = date(2026, 11, 23)
"""Any: to name the days of the week."""


def profile_card(t: Texts, profile: Profile, schools: Mapping[str, School], *, withdrawn: bool = False) -> Card:
    """`withdrawn`: they took something back just now, of which nothing is kept."""
    title, standby = t("profile-title"), profile.standby
    body: list[CardElement] = [
        *head(t("profile"), title),
        *([state(t("profile-withdrawn"), "good")] if withdrawn else []),
        ours(t("standby"), weight="Bolder", spacing="Medium"),
    ]
    if standby is None:
        body += [ours(t("standby-none")), ours(t("standby-kept"), size="Small", subtle=True)]
        ways = [button(t("standby-begin"), StandbyChange(), "positive")]
        return assemble(t, title, body, actions(*ways, button(t("help"), HelpShow())))
    names = [clean_line(schools[one].name) for one in standby.schools if one in schools]
    body += [
        state(t("standby-on"), "good", t("standby-until", day=t.short_day(standby.last))),
        answered(t("standby-schools"), t.all_of(names)),
        answered(t("standby-days"), t.all_of([day_name(t, day) for day in standby.days])),
        answered(t("standby-subjects"), t.all_of(standby.subjects) if standby.subjects else t("standby-any-subject")),
        ours(t("standby-kept"), size="Small", subtle=True),
        asks_once_more(
            t, WITHDRAW, t("standby-withdraw-sure"), button(t("standby-withdraw"), StandbyWithdraw(), "destructive")
        ),
    ]
    ways = [
        button(t("standby-change"), StandbyChange()),
        toggle(t("withdraw"), WITHDRAW),
        button(t("start-request"), FormsShow()),
    ]
    return assemble(t, title, body, actions(*ways))


def standby_card(
    t: Texts,
    values: Mapping[str, str],
    schools: Sequence[School],
    last: date,
    problems: Mapping[str, Problem] | None = None,
) -> Card:
    """`values` and `problems` are at the inputs, `schools` those that may be chosen; it counts until `last`."""
    filling = Filling(t, values, {at: problem_said(t, one) for at, one in (problems or {}).items()}, {})
    options = [(school.id, school.name) for school in schools]
    days = [(str(day), day_name(t, day)) for day in WORKDAYS]
    subjects = text_input(
        t,
        SUBJECTS,
        t("standby-subjects"),
        filling.value(SUBJECTS),
        required=False,
        most=LONGEST_SUBJECTS,
        placeholder=t("standby-subjects-example"),
    )
    title = t("standby-title")
    body: list[CardElement] = [
        *head(t("profile"), title),
        *some_problems(t, problems or {}),
        *filling.around(
            SCHOOLS,
            choice_input(
                t, SCHOOLS, t("standby-schools-which", most=MOST_SCHOOLS), options, filling.value(SCHOOLS), several=True
            ),
        ),
        *filling.around(
            DAYS, choice_input(t, DAYS, t("standby-days"), days, filling.value(DAYS), several=True, style="expanded")
        ),
        *filling.around(SUBJECTS, subjects),
        ours(t("standby-subjects-help"), size="Small", subtle=True, spacing="None"),
        ours(t("standby-kept"), size="Small", subtle=True),
        ours(t("standby-lasts", day=t.short_day(last)), size="Small", subtle=True, spacing="None"),
    ]
    return assemble(
        t,
        title,
        body,
        actions(
            button(t("standby-keep"), StandbyKeep(), "positive"), button(t("profile"), ProfileBack(), inputs=False)
        ),
    )


def day_name(t: Texts, day: int) -> str:
    """Monday is 0."""
    return t.weekday(A_MONDAY + timedelta(days=day))
