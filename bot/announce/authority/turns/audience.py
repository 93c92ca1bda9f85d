"""An author puts the audience of a draft together: parts, those who are left out, a pasted list, one that is kept."""

import asyncio
from collections.abc import Callable, Collection, Iterable, Mapping

from bot.announce.announcement import Announcement
from bot.announce.authority import saving
from bot.announce.authority.became import became_of
from bot.announce.authority.named_list import MOST_CHARACTERS, NamedList, read_list
from bot.announce.authority.parts import Part, Put, part_of, put_of
from bot.announce.authority.putting import address, put_together
from bot.announce.channels.addressing import choices
from bot.announce.choosing import is_both
from bot.announce.composing import draft_of, reach_of
from bot.announce.writing.turns.reading import addressed
from bot.errors import Unsound
from bot.front.here import Click, Here, Shown, line
from bot.json import Json
from bot.people.audience import NOBODY, Channel, ids_in, principals_in
from bot.people.person import Role
from bot.people.principals import EVERYBODY, NoPrincipal, Principal, PrincipalKind, parse_principal
from bot.words.clean import clean_line
from bot.words.folding import fold
from cards.announce import audience_buttons as buttons
from cards.announce import putting as cards
from cards.announce.channels import CHANNELS, LONGEST_WORDS, MOST_OFFERED, WORDS, channels_card, key_of
from cards.announce.putting import Offered, Told
from cards.parts.verbs import Verb

MOST_CHOSEN = 60_000
"""Characters of one list."""
MOST_JOBS = 300


async def show(here: Here, draft: Announcement, told: Told | None = None) -> Shown:
    reach = await reach_of(here.house, here.actor, draft.audience, draft.importance, draft.topic)
    return Shown(cards.audience_card(here.t, draft, reach, told))


async def _begin(here: Here, verb: buttons.AudienceBegin, inputs: Mapping[str, Json]) -> Shown:
    """With what was chosen on the step; nothing chosen changes nothing."""
    draft = await draft_of(here.house, here.actor, verb.id)
    audience = addressed(draft, inputs).audience
    if audience == NOBODY or is_both(audience):
        return await show(here, draft)
    return await show(here, await address(here.house, here.actor, verb.id, verb.revision, lambda _: audience))


async def _show(here: Here, verb: buttons.AudienceShow, _: Mapping[str, Json]) -> Shown:
    return await show(here, await draft_of(here.house, here.actor, verb.id))


def _standing(draft: Announcement, place: int, *, without: bool) -> Part:
    """The part at that place, an empty one where there is none."""
    put = put_of(draft.audience) or Put()
    some = put.without if without else put.parts
    return some[place] if 0 <= place < len(some) else Part()


# --- a part -----------------------------------------------------------------------------------------


async def _part(here: Here, verb: buttons.AudiencePart, _: Mapping[str, Json]) -> Shown:
    draft = await draft_of(here.house, here.actor, verb.id)
    part = _standing(draft, verb.place, without=verb.without)
    return await _part_shown(here, draft, part, verb.place, without=verb.without)


async def _part_shown(
    here: Here, draft: Announcement, part: Part, place: int, *, without: bool, problem: str = ""
) -> Shown:
    offered = await asyncio.to_thread(_offered, here)
    return Shown(cards.part_card(here.t, draft, offered, part, place, without=without, problem=problem))


async def _keep(here: Here, verb: buttons.AudienceKeep, inputs: Mapping[str, Json]) -> Shown:
    draft = await draft_of(here.house, here.actor, verb.id)
    before = _standing(draft, verb.place, without=verb.without)
    part = _typed(inputs, before)
    if not part.principals and not part.everyone:
        problem = "problem-audience-empty"
        return await _part_shown(here, draft, before, verb.place, without=verb.without, problem=problem)
    return await _changed(here, verb, lambda put: put.with_part(part, _at(verb.place), without=verb.without))


def _at(place: int) -> int | None:
    return place if place >= 0 else None


def _typed(inputs: Mapping[str, Json], before: Part) -> Part:
    """With the named people that it had: they are changed as a list."""
    if line(inputs, cards.EVERYONE) == "true":
        return Part(everyone=True)
    kinds: tuple[tuple[str, PrincipalKind], ...] = (
        (cards.SCHOOLS, "school"),
        (cards.GROUPS, "group"),
        (cards.JOBS, "job"),
    )
    chosen = [Principal(kind, one) for at, kind in kinds for one in _several(inputs, at)]
    chosen += [one for text in _several(inputs, cards.FUNCTIONS) for one in _function(text)]
    return part_of([*chosen, *(one for one in before.principals if one.kind == "person")])


def _several(inputs: Mapping[str, Json], name: str) -> Iterable[str]:
    """A multi-select comes as one text with commas; of more than a card can hold, one that there is not."""
    said = line(inputs, name)
    return [one.strip() for one in said.split(",") if one.strip()] if len(said) < MOST_CHOSEN else ["?"]


def _function(text: str) -> Iterable[Principal]:
    """As the card offers them: role:teacher, function:kok. Of anything else, one that there is not."""
    try:
        return [parse_principal(text, ("role", "function"))]
    except NoPrincipal:
        return [Principal("function", "?")]


async def _channels(here: Here, verb: buttons.AudienceChannels, inputs: Mapping[str, Json]) -> Shown:
    draft = await draft_of(here.house, here.actor, verb.id)
    chosen = set(_several(inputs, CHANNELS)) or _keys(_standing(draft, verb.place, without=False))
    return await _channels_shown(here, draft, chosen, verb.place, line(inputs, WORDS)[:LONGEST_WORDS])


def _keys(part: Part) -> set[str]:
    return {key_of(one) for one in part.channels}


async def _channels_shown(
    here: Here, draft: Announcement, chosen: Collection[str], place: int, words: str = "", problem: str = ""
) -> Shown:
    """What is chosen already is always shown, so that it stays so."""
    offered = await choices(here.house, here.actor.person)
    named = [one for one in offered if key_of(one) in chosen or _is_called(one, words)]
    first = sorted(named, key=lambda one: key_of(one) not in chosen)[:MOST_OFFERED]
    shown = [one for one in named if one in first]
    more, words = len(offered) - len(shown), clean_line(words)
    return Shown(channels_card(here.t, draft, shown, chosen, place, words=words, more=more, problem=problem))


def _is_called(channel: Channel, words: str) -> bool:
    said = fold(f"{channel.team_name} {channel.name}")
    return all(word in said for word in fold(words).split())


async def _post(here: Here, verb: buttons.AudiencePost, inputs: Mapping[str, Json]) -> Shown:
    """Those alone in which they may post."""
    draft = await draft_of(here.house, here.actor, verb.id)
    may = {key_of(one): one for one in await choices(here.house, here.actor.person)}
    chosen = tuple(dict.fromkeys(may[key] for key in _several(inputs, CHANNELS) if key in may))
    if not chosen:
        before = _keys(_standing(draft, verb.place, without=False))
        return await _channels_shown(here, draft, before, verb.place, problem="problem-channels")
    return await _changed(here, verb, lambda put: put.with_part(Part(channels=chosen), _at(verb.place)))


async def _remove(here: Here, verb: buttons.AudienceRemove, _: Mapping[str, Json]) -> Shown:
    return await _changed(here, verb, lambda put: put.without_part(verb.place, without=verb.without))


async def _changed(
    here: Here,
    verb: buttons.AudienceKeep | buttons.AudienceRemove | buttons.AudiencePaste | buttons.AudiencePost,
    change: Callable[[Put], Put],
    told: Told | None = None,
) -> Shown:
    return await show(here, await put_together(here.house, here.actor, verb.id, verb.revision, change), told)


def _offered(here: Here) -> Offered:
    """What has somebody in it whom this author may reach."""
    directory, t = here.actor.directory, here.t
    bounds = here.house.authors.whole_reach(here.actor.person)
    reached = ids_in(bounds, directory)
    kept = [(key, ids) for key, ids in directory.ids.items() if not reached.isdisjoint(ids)]

    def of(kind: str) -> list[str]:
        return [key.removeprefix(f"{kind}:") for key, _ in kept if key.startswith(f"{kind}:")]

    def named(kind: PrincipalKind) -> list[tuple[str, str]]:
        return _by_name((one, directory.called(Principal(kind, one), t.language)) for one in of(kind))

    roles = [(f"role:{one}", t(f"role-{one}")) for one in of("role") if one in set(Role)]
    functions = [(f"function:{one}", one) for one in of("function")]
    return Offered(
        bounds == EVERYBODY,
        named("school"),
        [*_by_name(roles), *_by_name(functions)],
        named("group"),
        named("job")[:MOST_JOBS],
        channels=bool(here.house.authors.teams(here.actor.person)),
    )


def _by_name(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return sorted(((one, name) for one, name in pairs if name), key=lambda pair: pair[1].casefold())


# --- a list ------------------------------------------------------------------------------------------


async def _list(here: Here, verb: buttons.AudienceList, _: Mapping[str, Json]) -> Shown:
    draft = await draft_of(here.house, here.actor, verb.id)
    part = _standing(draft, verb.place, without=verb.without)
    people = [here.actor.directory.people[one] for one in part.of_kind("person") if one in here.actor.directory.people]
    names = "\n".join(person.mail or person.name for person in people)
    return Shown(cards.list_card(here.t, draft, names, verb.place, without=verb.without))


async def _paste(here: Here, verb: buttons.AudiencePaste, inputs: Mapping[str, Json]) -> Shown:
    draft = await draft_of(here.house, here.actor, verb.id)
    names = line(inputs, cards.NAMES)[: MOST_CHARACTERS + 1]
    listed = await read(here, names)
    if not listed.people:
        problem = "problem-list-unknown" if names.strip() else "problem-list-empty"
        return Shown(cards.list_card(here.t, draft, names, verb.place, without=verb.without, problem=problem))
    part = part_of(Principal("person", one) for one in listed.people)
    return await _changed(
        here, verb, lambda put: put.with_part(part, _at(verb.place), without=verb.without), Told(became_of(listed))
    )


async def read(here: Here, names: str) -> NamedList:
    return await asyncio.to_thread(read_list, names, here.actor.directory, here.house.phone_book)


# --- those that are kept ------------------------------------------------------------------------------


async def _saved(here: Here, verb: buttons.AudienceSaved, _: Mapping[str, Json]) -> Shown:
    return await _saved_shown(here, await draft_of(here.house, here.actor, verb.id))


async def _saved_shown(here: Here, draft: Announcement, problem: str = "") -> Shown:
    saved = await saving.saved_for(here.house, here.actor)
    audiences = [draft.audience, *(one.audience for one in saved)]
    principals = {one for audience in audiences for one in principals_in(audience)}
    names = {one: here.actor.directory.called(one, here.t.language) for one in principals}
    return Shown(cards.saved_card(here.t, draft, saved, names, here.actor.id, problem))


async def _use(here: Here, verb: buttons.AudienceUse, _: Mapping[str, Json]) -> Shown:
    saved = await saving.find_saved(here.house, here.actor, verb.saved)
    return await show(here, await address(here.house, here.actor, verb.id, verb.revision, lambda _: saved.audience))


async def _save(here: Here, verb: buttons.AudienceSave, inputs: Mapping[str, Json]) -> Shown:
    draft = await draft_of(here.house, here.actor, verb.id)
    name, shared = clean_line(line(inputs, cards.NAME))[:200], line(inputs, cards.SHARED) == "true"
    try:
        await saving.save(here.house, here.actor, here.id, name, draft.audience, shared=shared)
    except Unsound as unsound:
        return await _saved_shown(here, draft, unsound.problem)
    return await _saved_shown(here, draft)


async def _forget(here: Here, verb: buttons.AudienceForget, _: Mapping[str, Json]) -> Shown:
    draft = await draft_of(here.house, here.actor, verb.id)
    await saving.forget(here.house, here.actor, verb.saved)
    return await _saved_shown(here, draft)


CLICKS: Mapping[type[Verb], Click] = {
    buttons.AudienceBegin: _begin,
    buttons.AudienceShow: _show,
    buttons.AudiencePart: _part,
    buttons.AudienceKeep: _keep,
    buttons.AudienceChannels: _channels,
    buttons.AudiencePost: _post,
    buttons.AudienceRemove: _remove,
    buttons.AudienceList: _list,
    buttons.AudiencePaste: _paste,
    buttons.AudienceSaved: _saved,
    buttons.AudienceUse: _use,
    buttons.AudienceSave: _save,
    buttons.AudienceForget: _forget,
}
