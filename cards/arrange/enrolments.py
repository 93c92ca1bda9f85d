"""Who is enrolled for what there are only so many places of, and who waits: the counts of all, and the names of one."""

from collections.abc import Sequence

from microsoft_teams.cards.core import ActionSet, CardElement

from bot.arrange.figures.enrolled import Enrolment
from bot.arrange.request import Request
from bot.words.clean import clean_line
from cards.arrange.report_buttons import EnrolmentList, EnrolmentShow, ReportShow
from cards.arrange.standing import dotted
from cards.card import Card
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button
from cards.parts.facts import row
from cards.parts.head import apart, head
from cards.parts.words import line, ours, run, shorten, typed
from cards.texts import Texts
from dialogs.model import Form

MOST_LISTED = 20


def enrolments_card(t: Texts, form: Form, listed: Sequence[Enrolment]) -> Card:
    """Of each: how many have a place, and how many wait for one."""
    title = t("enrolments-title")
    body: list[CardElement] = head(t("enrolments"), title, clean_line(form.title[t.language]))
    for one in listed[:MOST_LISTED]:
        words: list[CardElement] = [
            typed(shorten(_called(t, one), 120), weight="Bolder"),
            typed(_counted(t, one), size="Small", subtle=True, spacing="None"),
        ]
        opens = button(t("open"), EnrolmentShow(form=form.id, option=one.id))
        body.append(apart([row(words, [ActionSet(actions=[opens])])]))
    if len(listed) > MOST_LISTED:
        body.append(ours(t("enrolments-more", count=len(listed) - MOST_LISTED), size="Small", subtle=True))
    return assemble(t, title, body, actions(button(t("form-report-show"), ReportShow(form=form.id))))


def enrolment_card(t: Texts, form: Form, one: Enrolment) -> Card:
    title = _called(t, one)
    body: list[CardElement] = [*head(t("enrolments"), title, _counted(t, one), outside=True)]
    sides = (("enrolments-enrolled", one.enrolled, one.taken), ("enrolments-waiting", one.waiting, one.queued))
    for key, requests, count in sides:
        if count:
            body.append(ours(t(key), weight="Bolder", spacing="Medium"))
            body += [_person(t, request) for request in requests]
        if count > len(requests):
            body.append(ours(t("enrolments-others", count=count - len(requests)), size="Small", subtle=True))
    if not (one.taken or one.queued):
        body.append(ours(t("enrolments-nobody")))
    ways = actions(
        button(t("refresh"), EnrolmentShow(form=form.id, option=one.id)),
        button(t("enrolments-title"), EnrolmentList(form=form.id)),
    )
    return assemble(t, title, body, ways)


def _called(t: Texts, one: Enrolment) -> str:
    day = f" · {t.short_day(one.option.day)}" if one.option.day else ""
    return f"{clean_line(one.option.label[t.language])}{day}"


def _counted(t: Texts, one: Enrolment) -> str:
    taken = t("enrolments-taken", taken=one.taken, most=one.option.most or 0)
    return " · ".join((taken, t("enrolments-queued", count=one.queued))) if one.queued else taken


def _person(t: Texts, request: Request) -> CardElement:
    name = shorten(clean_line(t.name(request.requester)), 80)
    small = run(f"  {request.reference}", size="Small", subtle=True)
    return apart([typed(name, weight="Bolder"), line(*dotted(t, request), small, spacing="None")])
