"""What people say of themselves in "mijn profiel", and looking for a replacement: by who looks, and by who is asked."""

from collections.abc import Awaitable, Mapping, Sequence

from bot.arrange.matching import searching
from bot.arrange.matching.profile import MOST_SCHOOLS, WORKDAYS, Hopes, Kind, Profile, Standby, counts_until
from bot.arrange.matching.profiles import keep_hopes, keep_standby, own_profile, withdraw_hopes, withdraw_standby
from bot.arrange.matching.searching import Overtaken, to_seek
from bot.arrange.matching.sought import Sought, view_of
from bot.front.here import Click, Here, Shown, line
from bot.json import Json
from bot.people.calendar import today
from bot.people.person import School
from bot.words.clean import clean_line
from bot.words.folding import words
from cards.arrange import matching_buttons as buttons
from cards.arrange.profile import (
    DAYS,
    KIND,
    LONGEST_SUBJECTS,
    SCHOOLS,
    SKILLS,
    SUBJECTS,
    WISHES,
    hopes_card,
    profile_card,
    standby_card,
)
from cards.arrange.replacement import asked_card, replacement_card
from cards.parts.verbs import Verb
from dialogs.problems import Problem, ProblemKey

Wrong = dict[str, Problem]


# --- mijn profiel -------------------------------------------------------------------------------------


async def show_profile(here: Here) -> Shown:
    return _profile(here, await own_profile(here.house, here.actor))


async def _show(here: Here, _: buttons.ProfileShow | buttons.ProfileBack, __: Mapping[str, Json]) -> Shown:
    return await show_profile(here)


async def _change(here: Here, _: buttons.StandbyChange, __: Mapping[str, Json]) -> Shown:
    """At first their own school, and every day."""
    standby = (await own_profile(here.house, here.actor)).standby
    schools = standby.schools if standby else (here.actor.person.school,)
    days = standby.days if standby else WORKDAYS
    subjects = ", ".join(standby.subjects) if standby else ""
    return _standby(here, {SCHOOLS: ",".join(schools), DAYS: ",".join(map(str, days)), SUBJECTS: subjects})


async def _keep(here: Here, _: buttons.StandbyKeep, inputs: Mapping[str, Json]) -> Shown:
    wrong: Wrong = {}
    schools = _schools(here, line(inputs, SCHOOLS), wrong)
    days = _chosen(DAYS, {str(day): day for day in WORKDAYS}, line(inputs, DAYS), wrong)
    subjects = _typed(SUBJECTS, inputs, wrong)
    if wrong:
        values = {SCHOOLS: ",".join(schools), DAYS: ",".join(days), SUBJECTS: subjects[:LONGEST_SUBJECTS]}
        return _standby(here, values, wrong)
    kept = Standby(schools, tuple(map(int, days)), _each(subjects), counts_until(today(here.house)))
    return _profile(here, await keep_standby(here.house, here.actor, kept))


async def _withdraw(here: Here, _: buttons.StandbyWithdraw, __: Mapping[str, Json]) -> Shown:
    return _profile(here, await withdraw_standby(here.house, here.actor), withdrawn=True)


async def _change_hopes(here: Here, _: buttons.HopesChange, __: Mapping[str, Json]) -> Shown:
    """At first every kind, in any school."""
    hopes = (await own_profile(here.house, here.actor)).hopes
    kinds, schools = (hopes.kinds, hopes.schools) if hopes else (tuple(Kind), ())
    said = {WISHES: ", ".join(hopes.wishes), SKILLS: ", ".join(hopes.skills)} if hopes else {}
    return _hopes(here, {KIND: ",".join(kinds), SCHOOLS: ",".join(schools), **said})


async def _keep_hopes(here: Here, _: buttons.HopesKeep, inputs: Mapping[str, Json]) -> Shown:
    wrong: Wrong = {}
    kinds = _chosen(KIND, {str(kind): kind for kind in Kind}, line(inputs, KIND), wrong)
    some = line(inputs, SCHOOLS)
    schools = _schools(here, some, wrong) if some else ()
    wishes, skills = _typed(WISHES, inputs, wrong), _typed(SKILLS, inputs, wrong)
    if wrong:
        said = {WISHES: wishes[:LONGEST_SUBJECTS], SKILLS: skills[:LONGEST_SUBJECTS]}
        return _hopes(here, {KIND: ",".join(kinds), SCHOOLS: ",".join(schools), **said}, wrong)
    kept = Hopes(kinds, schools, _each(skills), _each(wishes), counts_until(today(here.house)))
    return _profile(here, await keep_hopes(here.house, here.actor, kept))


async def _withdraw_hopes(here: Here, _: buttons.HopesWithdraw, __: Mapping[str, Json]) -> Shown:
    return _profile(here, await withdraw_hopes(here.house, here.actor), withdrawn=True)


def _schools(here: Here, chosen: str, wrong: Wrong) -> tuple[str, ...]:
    schools = _chosen(SCHOOLS, here.actor.directory.schools, chosen, wrong)
    if len(schools) > MOST_SCHOOLS:
        wrong[SCHOOLS] = Problem("problem-standby-schools", {"most": MOST_SCHOOLS})
    return schools


def _typed(at: str, inputs: Mapping[str, Json], wrong: Wrong) -> str:
    """Words with commas between them; not many."""
    text = clean_line(line(inputs, at)[: 10 * LONGEST_SUBJECTS])
    if len(text) > LONGEST_SUBJECTS:
        wrong[at] = Problem(ProblemKey.TEXT_LONG, {"max": LONGEST_SUBJECTS, "length": len(text)})
    return text


def _chosen(at: str, known: Mapping[str, object], chosen: str, wrong: Wrong) -> tuple[str, ...]:
    """What is known of what was chosen, in the order in which it is offered; one at least."""
    ids = frozenset(one for one in chosen.split(",") if one)
    found = tuple(one for one in known if one in ids)
    if len(found) < len(ids) or not found:
        wrong[at] = Problem(ProblemKey.CHOICE if ids else ProblemKey.REQUIRED)
    return found


def _each(subjects: str) -> tuple[str, ...]:
    """What stands between commas, each once."""
    said = {words(one): clean_line(one) for one in subjects.replace(";", ",").split(",")}
    return tuple(one for plain, one in said.items() if plain)


def _profile(here: Here, profile: Profile, *, withdrawn: bool = False) -> Shown:
    return Shown(profile_card(here.t, profile, here.actor.directory.schools, withdrawn=withdrawn))


def _hopes(here: Here, values: Mapping[str, str], wrong: Wrong | None = None) -> Shown:
    return Shown(hopes_card(here.t, values, _places(here), counts_until(today(here.house)), wrong))


def _standby(here: Here, values: Mapping[str, str], wrong: Wrong | None = None) -> Shown:
    return Shown(standby_card(here.t, values, _places(here), counts_until(today(here.house)), wrong))


def _places(here: Here) -> Sequence[School]:
    """Their own first."""
    own, known = here.actor.person.school, here.actor.directory.schools.values()
    return sorted(known, key=lambda school: (school.id != own, words(school.name)))


# --- who looks for a replacement ----------------------------------------------------------------------


async def _seek(here: Here, verb: buttons.ReplacementShow, _: Mapping[str, Json]) -> Shown:
    return _sought(here, (await to_seek(here.house, here.actor, verb.request))[0])


async def _search(here: Here, verb: buttons.ReplacementSearch, _: Mapping[str, Json]) -> Shown:
    return await _done(here, searching.search(here.house, here.actor, verb.request, seen=verb.seen))


async def _stop(here: Here, verb: buttons.ReplacementStop, _: Mapping[str, Json]) -> Shown:
    return await _done(here, searching.stop(here.house, here.actor, verb.request, seen=verb.seen))


async def _done(here: Here, does: Awaitable[Sought]) -> Shown:
    """As it stands now; who came too late sees that."""
    sought, first = await _standing(does)
    return _sought(here, sought, changed=not first)


async def _standing(does: Awaitable[Sought]) -> tuple[Sought, bool]:
    """As it stands now, and whether they were first."""
    try:
        return await does, True
    except Overtaken as before:
        return before.sought, False


def _sought(here: Here, sought: Sought, *, changed: bool = False) -> Shown:
    view = view_of(sought, here.actor.id, here.actor.directory)
    return Shown(replacement_card(here.t, view, here.now, changed=changed))


# --- who is asked -------------------------------------------------------------------------------------


async def _accept(here: Here, verb: buttons.ReplacementAccept, _: Mapping[str, Json]) -> Shown:
    return await _answered(here, searching.accept(here.house, here.actor, verb.request, seen=verb.seen))


async def _give_up(here: Here, verb: buttons.ReplacementRelease, _: Mapping[str, Json]) -> Shown:
    return await _answered(here, searching.give_up(here.house, here.actor, verb.request, seen=verb.seen))


async def _answered(here: Here, does: Awaitable[Sought]) -> Shown:
    """As it stands now, whoever was first."""
    sought, _ = await _standing(does)
    return Shown(asked_card(here.t, view_of(sought, here.actor.id, here.actor.directory), here.now))


CLICKS: Mapping[type[Verb], Click] = {
    buttons.ProfileShow: _show,
    buttons.ProfileBack: _show,
    buttons.StandbyChange: _change,
    buttons.StandbyKeep: _keep,
    buttons.StandbyWithdraw: _withdraw,
    buttons.HopesChange: _change_hopes,
    buttons.HopesKeep: _keep_hopes,
    buttons.HopesWithdraw: _withdraw_hopes,
    buttons.ReplacementShow: _seek,
    buttons.ReplacementSearch: _search,
    buttons.ReplacementStop: _stop,
    buttons.ReplacementAccept: _accept,
    buttons.ReplacementRelease: _give_up,
}
