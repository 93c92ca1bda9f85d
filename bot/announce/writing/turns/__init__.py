"""An author writes an announcement in steps, looks at it, and goes on with a draft."""

import asyncio
from collections.abc import Iterable, Mapping

from bot.announce import composing
from bot.announce.announcement import Announcement, AnnouncementState, Choices, Reach
from bot.announce.composing import Drafted
from bot.announce.writing.checking import problems_of, rules_for
from bot.announce.writing.steps import ProblemKeys, Step
from bot.announce.writing.turns import translating, trying
from bot.announce.writing.turns.reading import typed_at, typed_at_once
from bot.errors import Unavailable
from bot.front.here import Click, Here, Shown
from bot.json import Json
from bot.people.audience import ids_in, principals_in
from bot.people.person import Role
from bot.people.principals import Principal, PrincipalKind
from cards.announce import buttons
from cards.announce.announcement import preview_card
from cards.announce.writing.steps import writing_card
from cards.parts.verbs import Verb

BEYOND: ProblemKeys = {"everyone": "problem-audience-bounds"}
CLOSED: ProblemKeys = {"everyone": "problem-channels-closed"}
NOT_SO: ProblemKeys = {"importance": "problem-importance-bounds"}
"""They may write to these people, with another importance or on another topic."""


def fresh(here: Here) -> Shown:
    """The first step of a draft in which nothing is typed: nothing is kept before something is."""
    return _shown_at(here, composing.blank(here.house, here.actor, _fresh_id(here)), Step.WORDS)


def _fresh_id(here: Here) -> str:
    return composing.mint_id(here.actor, here.key)


async def go_on(here: Here, draft: Announcement) -> Shown:
    """Where it lacks something first, else at the check."""
    return await _shown(here, Drafted(draft, problems_of(draft, rules_for(here.house, here.actor))), Step.CHECK)


def rewrite(here: Here, draft: Announcement) -> Shown:
    """At its words again, whatever it lacks."""
    return _shown_at(here, draft, Step.WORDS)


async def _step(here: Here, verb: buttons.AnnouncementStep, inputs: Mapping[str, Json]) -> Shown:
    """Keeps what was typed; goes on where nothing is wrong with this step, and back whatever is.

    Under an id that was not made for them nothing is kept, whether something stands there or not: what they typed comes
    back under one that was.
    """
    composing.require_author(here.house, here.actor)
    at, to = Step(verb.shown), Step(verb.to)
    typed = typed_at(here, at, inputs)
    try:
        drafted = await composing.draft(here.house, here.actor, verb.id, typed.change, verb.revision)
    except Unavailable:
        return _shown_at(here, typed.change(composing.blank(here.house, here.actor, _fresh_id(here))), at)
    if drafted.crossed:
        return _shown_at(here, drafted.announcement, at, crossed=True)
    wrong = {**drafted.problems.get(at, {}), **typed.problems}
    if at is Step.AUDIENCE and not wrong and await composing.beyond(here.house, here.actor, drafted.announcement):
        wrong = BEYOND
    if wrong and to.number > at.number:
        return _shown_at(here, drafted.announcement, at, wrong, typed.values)
    return await _shown(here, drafted, to)


async def _preview(here: Here, verb: buttons.AnnouncementPreview, inputs: Mapping[str, Json]) -> Shown:
    """From a card of before there were steps: all of it at once. Under an id of ours, as at a step, they choose anew
    for whom it is."""
    composing.require_author(here.house, here.actor)
    change = typed_at_once(here, inputs).change
    try:
        drafted = await composing.draft(here.house, here.actor, verb.id, change)
    except Unavailable:
        return _shown_at(here, change(composing.blank(here.house, here.actor, _fresh_id(here))), Step.WORDS)
    return await _shown(here, drafted, Step.CHECK)


async def _translate(here: Here, verb: buttons.AnnouncementTranslate, inputs: Mapping[str, Json]) -> Shown:
    return _words_after(here, await translating.translate(here, verb, inputs))


async def _translated(here: Here, verb: buttons.AnnouncementTranslated, inputs: Mapping[str, Json]) -> Shown:
    return _words_after(here, await translating.translated(here, verb, inputs))


async def _try(here: Here, verb: buttons.AnnouncementTry, inputs: Mapping[str, Json]) -> Shown:
    """A short text only where it goes: the preview stays, with its buttons."""
    draft = await composing.follow(here.house, here.actor, verb.id)
    if not here.house.phone_book.is_open(here.actor.directory):
        await asyncio.to_thread(here.house.phone_book.open, here.actor.directory)
    people, tried = trying.named(here, inputs)
    if tried and draft.state is AnnouncementState.DRAFT:
        return Shown(preview_card(here.t, draft, await _reach(here, draft), here.now, tried))
    await composing.test(here.house, here.actor, verb.id, verb.revision, [person.id for person in people])
    return Shown(toast=here.t("notice-announcement-tried", names=here.t.all_of([person.name for person in people])))


async def _reach(here: Here, draft: Announcement) -> Reach:
    return await composing.reach_of(here.house, here.actor, draft.audience, draft.importance, draft.topic)


def _words_after(here: Here, drafted: Drafted | Shown) -> Shown:
    if isinstance(drafted, Shown):
        return drafted
    return _shown_at(here, drafted.announcement, Step.WORDS, crossed=drafted.crossed)


async def _shown(here: Here, drafted: Drafted, to: Step) -> Shown:
    """The check is of what lacks nothing: instead of it the first step that has something to mend."""
    draft = drafted.announcement
    if to is not Step.CHECK:
        return _shown_at(here, draft, to)
    if drafted.problems:
        at, wrong = next(iter(drafted.problems.items()))
        return _shown_at(here, draft, at, wrong)
    reach = await _reach(here, draft)
    if reach.outside and await composing.beyond(here.house, here.actor, draft):
        return _shown_at(here, draft, Step.AUDIENCE, BEYOND)
    if reach.outside:
        return _shown_at(here, draft, Step.SENDING, NOT_SO)
    if reach.closed:
        return _shown_at(here, draft, Step.AUDIENCE, CLOSED)
    return Shown(preview_card(here.t, draft, reach, here.now))


def _shown_at(
    here: Here,
    draft: Announcement,
    at: Step,
    wrong: ProblemKeys | None = None,
    values: Mapping[str, str] | None = None,
    *,
    crossed: bool = False,
) -> Shown:
    return Shown(writing_card(here.t, draft, at, _choices(here, draft), wrong or {}, values or {}, crossed=crossed))


def _choices(here: Here, draft: Announcement) -> Choices:
    """Those that have somebody in them whom this author may reach."""
    directory, t = here.actor.directory, here.t
    bounds = here.house.authors.whole_reach(here.actor.person)
    reached = ids_in(bounds, directory)

    def has_some(kind: PrincipalKind, value: str) -> bool:
        return not reached.isdisjoint(directory.ids_of(Principal(kind, value)) or ())

    topics = here.house.authors.topics(here.actor.person)

    def may(topic: str) -> bool:
        return topics is None or topic in topics

    forms = here.house.forms_for(here.actor.person).all(t.language)
    return Choices(
        _by_name((one.id, one.name) for one in directory.schools.values() if has_some("school", one.id)),
        _by_name((role.value, t(f"role-{role.value}")) for role in Role if has_some("role", role)),
        _by_name((one.id, one.name[t.language]) for one in directory.groups.values() if has_some("group", one.id)),
        bounds,
        {one: directory.called(one, t.language) for of in (bounds, draft.audience) for one in principals_in(of)},
        forms=tuple((form.id, form.title[t.language]) for form in forms),
        topics=_by_name((one.id, one.name[t.language]) for one in here.house.topics.seen.open if may(one.id)),
        bound_to_topics=topics is not None,
        importances=here.house.authors.importances(here.actor.person),
    )


def _by_name(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(pairs, key=lambda pair: pair[1].casefold()))


CLICKS: Mapping[type[Verb], Click] = {
    buttons.AnnouncementStep: _step,
    buttons.AnnouncementPreview: _preview,
    buttons.AnnouncementTranslate: _translate,
    buttons.AnnouncementTranslated: _translated,
    buttons.AnnouncementTry: _try,
}
