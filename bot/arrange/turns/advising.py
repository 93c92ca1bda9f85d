"""Asking colleagues for advice, picked or by name, and giving it."""

import re
from collections.abc import Iterator, Mapping

from bot.arrange.advice import advice_of
from bot.arrange.advising import MOST_ADVISERS, NoAdviser, advise, ask_advice, to_advise
from bot.arrange.circumstances import circumstances
from bot.arrange.deciding import MAX_TYPED, Decided
from bot.arrange.request import Request
from bot.arrange.requests import awaited_by, form_then, to_decide
from bot.arrange.turns.approving import decided, nothing_yet, shown_approval, unsent_of
from bot.front.here import Click, Here, Shown, line, typed_text
from bot.json import Json
from bot.words.clean import clean_line
from cards.arrange import buttons
from cards.arrange.advice import advice_card, advice_over_card
from cards.arrange.choices import ADVISERS, NAMES, colleague_field
from cards.arrange.seen import Seen
from cards.arrange.typed import NOTHING, Typed
from cards.arrange.unsent import ADVICE, ADVISING, unsent
from cards.parts.verbs import Verb
from dialogs.kinds.field import Circumstances
from dialogs.kinds.person import PersonProblem, id_and_name
from dialogs.problems import Problem, ProblemKey, Problems

LONGEST = 500
"""Of the names of those who are asked, together."""
NAMED: Mapping[str, str] = {
    PersonProblem.NOBODY: "problem-advice-nobody",
    PersonProblem.SEVERAL: "problem-advice-several",
    PersonProblem.MANY: "problem-advice-several",
}
"""What is wrong with a name, where it has to be said with which of several."""
_COMMA = re.compile(r"[,;\n]")


async def _ask(here: Here, verb: buttons.ApprovalAdvice, inputs: Mapping[str, Json]) -> Shown:
    if typed := unsent_of(here, inputs, *ADVICE):
        return await nothing_yet(here, verb.request, typed)
    standing = (await to_decide(here.house, here.actor, verb.request)).value
    on = await circumstances(here.house, here.actor)
    problems: dict[str, Problem] = {}
    people = dict.fromkeys(_meant(here, on, inputs, problems))
    question, wrong = typed_text(inputs, "advice", MAX_TYPED)
    if wrong:
        problems["advice"] = wrong
    if not people and not problems.keys() & {ADVISERS, NAMES}:
        problems[ADVISERS] = Problem(ProblemKey.REQUIRED)
    if not problems:
        asking = ask_advice(here.house, here.actor, verb.request, list(people), question, seen=verb.seen)
        try:
            return await decided(here, asking)
        except NoAdviser as refused:
            problems[ADVISERS] = Problem(refused.problem, {"name": here.t.name(refused.person), "max": MOST_ADVISERS})
    values = {at: line(inputs, at)[:LONGEST] for at in (ADVISERS, NAMES)} | {"advice": question}
    return await shown_approval(here, standing, Typed(problems, values, on.known))


def _meant(here: Here, on: Circumstances, inputs: Mapping[str, Json], wrong: dict[str, Problem]) -> Iterator[str]:
    """Ids of those who were picked, and of those whose names were typed."""
    field = colleague_field(here.t, "to", "advice-of-whom")
    for at, read_as in ((ADVISERS, "to"), (NAMES, "to.name")):
        for said in filter(None, map(clean_line, _COMMA.split(line(inputs, at)[:LONGEST]))):
            found = field.read({read_as: said}, on)
            if isinstance(found, Problems):
                problem = next(iter(found.at.values()))
                key = NAMED.get(problem.key, problem.key)
                wrong.setdefault(at, Problem(key, {"name": said}) if key != problem.key else problem)
            elif person := id_and_name(found):
                yield person[0]


async def _give(here: Here, verb: buttons.AdviceGive, inputs: Mapping[str, Json]) -> Shown:
    if typed := unsent(inputs, ADVISING, "advice"):
        return await shown_advice(here, (await to_advise(here.house, here.actor, verb.request)).value, typed)
    text, wrong = typed_text(inputs, "advice", MAX_TYPED)
    if wrong:
        standing = (await to_advise(here.house, here.actor, verb.request)).value
        return await shown_advice(here, standing, Typed({"advice": wrong}, {"advice": text}))
    try:
        return await shown_advice(here, await advise(here.house, here.actor, verb.request, text))
    except Decided as before:
        return await shown_advice(here, before.request)


async def shown_advice(here: Here, request: Request, wrote: Typed = NOTHING) -> Shown:
    advice = advice_of(request, here.actor.id)
    if advice is None:
        return Shown(advice_over_card(here.t))
    awaited = await awaited_by(here.house, request, here.actor)
    seen = Seen(await form_then(here.house, request), request, awaited, here.actor.id)
    return Shown(advice_card(here.t, seen, advice, here.now, wrote=wrote))


CLICKS: Mapping[type[Verb], Click] = {buttons.ApprovalAdvice: _ask, buttons.AdviceGive: _give}
