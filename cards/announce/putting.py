"""The cards on which an author puts an audience together: its parts, one part, a pasted list, those that are kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from microsoft_teams.cards.core import Action, ActionSet, CardElement

from bot.announce.announcement import Announcement, Reach
from bot.announce.authority.became import Became, Entries
from bot.announce.authority.named_list import MOST_CHARACTERS
from bot.announce.authority.parts import Part, Put, put_of
from bot.announce.authority.saved_audience import LONGEST_NAME, Saved
from bot.announce.writing.steps import Step
from bot.people.principals import Principal
from bot.sheets import Unread
from bot.words.clean import clean_line
from cards.announce.audience import audience_sentence
from cards.announce.audience_buttons import (
    AudienceChannels,
    AudienceForget,
    AudienceKeep,
    AudienceList,
    AudiencePart,
    AudiencePaste,
    AudienceRemove,
    AudienceSave,
    AudienceSaved,
    AudienceShow,
    AudienceUse,
)
from cards.announce.buttons import AnnouncementStep
from cards.announce.by_school import by_school_asked, counted
from cards.announce.channels import channels_reach
from cards.card import Card
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button, overflow
from cards.parts.facts import listed
from cards.parts.head import apart, head, state
from cards.parts.inputs import choice_input, text_input, toggle_input, with_problem
from cards.parts.verbs import Verb
from cards.parts.words import ours, paragraphs, shorten, typed
from cards.texts import Texts

Options = Sequence[tuple[str, str]]
LONGEST_PART = 200
LONGEST_SHEET = 40
SCHOOLS, FUNCTIONS, GROUPS, JOBS, EVERYONE, NAMES, NAME, SHARED = (
    *("schools", "functions", "groups", "jobs"),
    *("everyone", "names", "name", "shared"),
)
"""Inputs."""


@dataclass(frozen=True, slots=True)
class Offered:
    """What a part can be made of, as (value, name) in the reader's language. `everyone`: this author may reach all;
    `channels`: they may post in channels of teams."""

    everyone: bool
    schools: Options = ()
    functions: Options = ()
    groups: Options = ()
    jobs: Options = ()
    channels: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """What is said above the parts: what became of a list that was pasted, or sent as the `file` of that name, or that
    something was kept. A `file` alone: it was used, and what became of its entries is not known any more."""

    listed: Became | None = None
    file: str = ""
    key: str = ""
    args: Mapping[str, str] = field(default_factory=dict[str, str])


def audience_card(t: Texts, draft: Announcement, reach: Reach, told: Told | None = None) -> Card:
    """Whom it is for as a sentence, how many that are, and each part with what can be done with it."""
    put = put_of(draft.audience) or Put()
    body: list[CardElement] = [
        *head(t("announcement"), t("step-audience-title"), draft.title, outside=False),
        *(_told(t, told) if told else []),
        *_whom(t, draft, reach),
        *_parts(t, draft, put, reach.names, without=False),
        *_parts(t, draft, put, reach.names, without=True),
    ]
    id_, revision = draft.id, draft.revision
    # Nothing is typed here: these keep the draft as it is.
    ready = AnnouncementStep(id=id_, revision=revision, shown=Step.CHECK.value, to=Step.SENDING.value)
    add = button(t("audience-add"), AudiencePart(id=id_, revision=revision, place=-1, without=False))
    back = AnnouncementStep(id=id_, revision=revision, shown=Step.CHECK.value, to=Step.AUDIENCE.value)
    return assemble(
        t,
        t("step-audience-title"),
        body,
        actions(
            button(t("audience-ready"), ready, "positive", inputs=False) if put.parts else None,
            add if put.parts else add.with_style("positive"),
            button(t("audience-paste"), AudienceList(id=id_, revision=revision, place=-1, without=False)),
            overflow(button(t("audience-leave-out"), AudiencePart(id=id_, revision=revision, place=-1, without=True)))
            if put.parts
            else None,
            overflow(button(t("audience-saved"), AudienceSaved(id=id_, revision=revision))),
            overflow(button(t("back"), back, inputs=False)),
        ),
    )


def _whom(t: Texts, draft: Announcement, reach: Reach) -> list[CardElement]:
    put = put_of(draft.audience)
    if put and not put.parts:
        return [ours(t("audience-nobody-yet"), weight="Bolder")]
    lines: list[CardElement] = [typed(t("reach-for", audience=audience_sentence(t, draft.audience, reach.names)))]
    if reach.outside:
        lines.append(state(t("audience-outside", people=reach.outside), "attention", t("problem-audience-bounds")))
    if reach.is_nobody:
        return [*lines, *channels_reach(t, reach), ours(t("reach-nobody"), weight="Bolder", spacing="Small")]
    return [*lines, *counted(t, reach), *by_school_asked(t, reach)]


def _parts(
    t: Texts, draft: Announcement, put: Put, names: Mapping[Principal, str], *, without: bool
) -> list[CardElement]:
    some = put.without if without else put.parts
    if not some:
        return []
    rows = [_part(t, draft, part, place, names, without=without) for place, part in enumerate(some)]
    return [apart([ours(t("audience-not-for" if without else "audience-for"), weight="Bolder"), *rows])]


def _part(
    t: Texts, draft: Announcement, part: Part, place: int, names: Mapping[Principal, str], *, without: bool
) -> CardElement:
    id_, revision = draft.id, draft.revision
    change: Verb = AudiencePart(id=id_, revision=revision, place=place, without=without)
    if part.channels:
        change = AudienceChannels(id=id_, revision=revision, place=place)
    elif part.is_list:
        change = AudienceList(id=id_, revision=revision, place=place, without=without)
    remove = AudienceRemove(id=id_, revision=revision, place=place, without=without)
    ways: list[Action] = [
        *([] if part.everyone else [button(t("change"), change)]),
        button(t("remove"), remove),
    ]
    said = shorten(audience_sentence(t, part.audience, names), LONGEST_PART)
    return listed([typed(said), ActionSet(actions=ways, spacing="Small")])


def _told(t: Texts, told: Told) -> list[CardElement]:
    if told.listed is None and told.file:
        return [state(t("list-untold"), "attention", shorten(clean_line(told.file), LONGEST_PART))]
    if told.listed is None:
        return [state(t(told.key, **told.args), "good")] if told.key else []
    listed = told.listed
    read = t("list-read", people=listed.people)
    tone = "good" if listed.people and not listed.unread else "attention"
    return [state(read, tone, shorten(clean_line(told.file), LONGEST_PART)), *entries_told(t, listed)]


def entries_told(t: Texts, listed: Became) -> list[CardElement]:
    """Those that are not used, and why."""
    lines: list[CardElement] = _unread(t, listed.unread) if listed.unread else []
    for key, entries in (
        ("list-unknown", listed.unknown),
        ("list-several", listed.several),
        ("list-twice", listed.twice),
        ("list-beside", listed.beside),
    ):
        if entries.count:
            lines.append(ours(t(key, count=entries.count), weight="Bolder"))
            lines += paragraphs(_some(t, entries), spacing="Small")
    if listed.more:
        lines.append(ours(t("list-more", count=listed.more), color="Attention"))
    return lines


def _unread(t: Texts, unread: Unread) -> list[CardElement]:
    places = ", ".join(map(clean_line, unread.places))
    if unread.more:
        places = f"{places}, {t('audience-more', count=unread.more)}"
    where = t("list-unread-where", sheet=shorten(clean_line(unread.sheet), LONGEST_SHEET), places=places)
    said = t("list-unread", count=len(unread.places) + unread.more)
    return [ours(said, weight="Bolder", color="Attention"), *paragraphs(where, spacing="Small")]


def _some(t: Texts, entries: Entries) -> str:
    shown = ", ".join(map(clean_line, entries.first))
    return f"{shown}, {t('audience-more', count=entries.more)}" if entries.more else shown


# --- one part ---------------------------------------------------------------------------------------


def part_card(
    t: Texts, draft: Announcement, offered: Offered, part: Part, place: int, *, without: bool, problem: str = ""
) -> Card:
    """`problem` is the key of what is wrong with it."""
    lists: Sequence[tuple[str, str, Options, Sequence[str]]] = (
        (SCHOOLS, "audience-schools", offered.schools, part.of_kind("school")),
        (FUNCTIONS, "audience-roles", offered.functions, part.written("role", "function")),
        (GROUPS, "audience-groups", offered.groups, part.of_kind("group")),
        (JOBS, "audience-jobs", offered.jobs, part.of_kind("job")),
    )
    title = t("audience-leave-out" if without else "audience-add") if place < 0 else t("audience-change")
    everyone = offered.everyone and not without and place < 0
    body: list[CardElement] = [
        *head(t("announcement"), title, draft.title),
        *with_problem(ours(t("audience-part-text"), size="Small", subtle=True), t(problem) if problem else None),
    ]
    if everyone:
        body.append(toggle_input(t, EVERYONE, t("audience-everyone-label"), t("audience-everyone"), part.everyone))
    for at, label, options, chosen in lists:
        if options:
            value = ",".join(one for one in chosen if one in {value for value, _ in options})
            body.append(choice_input(t, at, t(label), options, value, required=False, several=True))
    if offered.channels and not without and place < 0:
        channels = AudienceChannels(id=draft.id, revision=draft.revision, place=place)
        body.append(ActionSet(actions=[button(t("channels"), channels, inputs=False)]))
    keep = AudienceKeep(id=draft.id, revision=draft.revision, place=place, without=without)
    back = button(t("back"), AudienceShow(id=draft.id), inputs=False)
    return assemble(t, title, body, actions(button(t("audience-keep"), keep, "positive"), back))


# --- a list ------------------------------------------------------------------------------------------


def list_card(t: Texts, draft: Announcement, names: str, place: int, *, without: bool, problem: str = "") -> Card:
    field_ = text_input(t, NAMES, t("list-label"), names, lines=True, most=MOST_CHARACTERS)
    body: list[CardElement] = [
        *head(t("announcement"), t("audience-paste"), draft.title),
        ours(t("list-text"), size="Small", subtle=True),
        *with_problem(field_, t(problem) if problem else None),
    ]
    paste = AudiencePaste(id=draft.id, revision=draft.revision, place=place, without=without)
    back = button(t("back"), AudienceShow(id=draft.id), inputs=False)
    return assemble(t, t("audience-paste"), body, actions(button(t("audience-keep"), paste, "positive"), back))


# --- those that are kept ------------------------------------------------------------------------------


def saved_card(
    t: Texts,
    draft: Announcement,
    saved: Sequence[Saved],
    names: Mapping[Principal, str],
    reader: str,
    problem: str = "",
) -> Card:
    """Their own and those that others share; below, to keep this one, where there is one."""
    put = put_of(draft.audience)
    body: list[CardElement] = [
        *head(t("announcement"), t("audience-saved"), draft.title),
        *([] if saved else [ours(t("audience-saved-none"))]),
        *(_saved(t, draft, one, names, reader) for one in saved),
    ]
    keep = None
    if put is None or put.parts:
        name = text_input(t, NAME, t("audience-name"), "", most=LONGEST_NAME)
        items: list[CardElement] = [
            ours(t("audience-save"), weight="Bolder"),
            typed(audience_sentence(t, draft.audience, names), size="Small", subtle=True),
            *with_problem(name, t(problem) if problem else None),
            toggle_input(t, SHARED, t("audience-shared-label"), t("audience-shared"), on=False),
        ]
        body.append(apart(items))
        keep = button(t("audience-save-it"), AudienceSave(id=draft.id, revision=draft.revision), "positive")
    back = button(t("back"), AudienceShow(id=draft.id), inputs=False)
    return assemble(t, t("audience-saved"), body, actions(keep, back))


def _saved(t: Texts, draft: Announcement, one: Saved, names: Mapping[Principal, str], reader: str) -> CardElement:
    id_, revision = draft.id, draft.revision
    use = AudienceUse(id=id_, revision=revision, saved=one.id)
    ways: list[Action] = [button(t("audience-use"), use, inputs=False)]
    if one.owner == reader:
        forget = AudienceForget(id=id_, revision=revision, saved=one.id)
        ways.append(button(t("remove"), forget, inputs=False))
    whose: list[CardElement] = (
        [] if one.owner == reader else [typed(t("audience-of", name=t.name(one.owner)), size="Small", subtle=True)]
    )
    said = shorten(audience_sentence(t, one.audience, names), LONGEST_PART)
    words: list[CardElement] = [
        typed(one.name, weight="Bolder"),
        typed(said, size="Small", spacing="None"),
        *whose,
    ]
    return listed([*words, ActionSet(actions=ways, spacing="Small")])
