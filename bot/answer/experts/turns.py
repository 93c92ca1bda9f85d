"""Questions for experts: sending one, following it, answering it."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping

from bot.answer import answering
from bot.answer.experts import handing_off
from bot.answer.experts.asking import holding
from bot.answer.experts.hand_off import HandOff
from bot.answer.experts.handing_off import MAX_TYPED, Moved, Prepared
from bot.answer.official import writing
from bot.front.here import Click, Here, Shown, line, typed_text
from bot.json import Json
from bot.people.colleagues import having
from bot.people.person import Role
from cards.answer import buttons
from cards.answer.experts import expert_card
from cards.answer.hand_off_lists import handoffs_card, waiting_handoffs_card
from cards.answer.hand_off_seen import Seen
from cards.answer.hand_offs import ask_expert_card, handoff_card
from cards.home.notices import notice_card
from cards.parts.verbs import Offer, Verb, Waits
from dialogs.problems import Problem, ProblemKey

Problems = Mapping[str, Problem]


# --- who asks ---------------------------------------------------------------------------------------


async def _start(here: Here, verb: buttons.HandoffStart, _: Mapping[str, Json]) -> Shown:
    """One question, one hand-off: once sent, its card comes back."""
    prepared = await handing_off.prepare(here.house, here.actor, verb.question)
    if prepared.handoff:
        return await _own_card(here, prepared.handoff)
    guess = prepared.guess.id if prepared.guess else ""
    return _asking(here, prepared, guess, prepared.question.whole, {})


def _asking(here: Here, prepared: Prepared, topic: str, words: str, problems: Problems) -> Shown:
    if not prepared.topics:
        people = having(Role.SECRETARY, here.actor.person, here.actor.directory)
        return Shown(notice_card(here.t, "notice-no-experts", people))
    question = prepared.question
    card = ask_expert_card(
        here.t, question.id, question.whole, prepared.topics, topic=topic, words=words, problems=problems
    )
    return Shown(card)


async def _send(here: Here, verb: buttons.HandoffSend, inputs: Mapping[str, Json]) -> Shown:
    prepared = await handing_off.prepare(here.house, here.actor, verb.question)
    if prepared.handoff:
        return await _own_card(here, prepared.handoff)
    words, wrong = typed_text(inputs, "words", MAX_TYPED)
    chosen = line(inputs, "topic")
    topic = next((one for one in prepared.topics if one.id == chosen), None)
    problems: dict[str, Problem] = {"words": wrong} if wrong else {}
    if topic is None:
        problems["topic"] = Problem(ProblemKey.CHOICE)
    if topic is None or wrong:
        return _asking(here, prepared, topic.id if topic else "", words, problems)
    handoff = await handing_off.send(here.house, here.actor, prepared, topic, words, here.card)
    await answering.mark_handed_off(here.house, here.actor, verb.question)
    return await _own_card(here, handoff)


async def show_mine(here: Here) -> Shown:
    found = await handing_off.mine(here.house, here.actor)
    handoffs = [item.value for item in found.items]
    return Shown(handoffs_card(here.t, handoffs, here.now, more=found.more))


async def _mine(here: Here, _: buttons.HandoffMine, __: Mapping[str, Json]) -> Shown:
    return await show_mine(here)


async def _show(here: Here, verb: buttons.HandoffShow, _: Mapping[str, Json]) -> Shown:
    return await _own_card(here, (await handing_off.own(here.house, here.actor, verb.handoff)).value)


async def _reply(here: Here, verb: buttons.HandoffReply, inputs: Mapping[str, Json]) -> Shown:
    text, wrong = typed_text(inputs, "text", MAX_TYPED)
    if wrong:
        handoff = (await handing_off.own(here.house, here.actor, verb.handoff)).value
        return await _own_card(here, handoff, {"text": wrong}, text)
    try:
        return await _own_card(here, await handing_off.reply(here.house, here.actor, verb.handoff, text))
    except Moved as moved:
        return await _own_card(here, moved.handoff)


async def _solve(here: Here, verb: buttons.HandoffSolve, _: Mapping[str, Json]) -> Shown:
    try:
        return await _own_card(here, await handing_off.solve(here.house, here.actor, verb.handoff))
    except Moved as moved:
        return await _own_card(here, moved.handoff)


async def _own_card(here: Here, handoff: HandOff, problems: Problems | None = None, wrote: str = "") -> Shown:
    topic = (await here.house.topics.current()).get(handoff.topic)
    awaited = await handing_off.awaited_by(here.house, handoff, topic, here.actor.directory)
    held = holding(handoff, topic, here.actor.directory)
    seen = Seen(handoff, topic, here.actor.id, awaited, holding=held)
    return Shown(handoff_card(here.t, seen, here.now, problems=problems, wrote=wrote))


# --- an expert --------------------------------------------------------------------------------------


async def show_waiting(here: Here) -> Shown:
    found, more = await handing_off.waiting(here.house, here.actor)
    reader, directory = here.actor.id, here.actor.directory
    rows = [Seen(*one, reader, holding=holding(*one, directory)) for one in found]
    return Shown(waiting_handoffs_card(here.t, rows, here.now, more=more))


async def _waiting(here: Here, _: buttons.HandoffWaiting, __: Mapping[str, Json]) -> Shown:
    return await show_waiting(here)


async def _open(here: Here, verb: buttons.HandoffOpen, _: Mapping[str, Json]) -> Shown:
    standing, _topic = await handing_off.to_answer(here.house, here.actor, verb.handoff)
    return await _expert_card(here, standing.value)


async def _take(here: Here, verb: buttons.HandoffTake, _: Mapping[str, Json]) -> Shown:
    return await _moved(here, handing_off.take(here.house, here.actor, verb.handoff))


async def _relieve(here: Here, verb: buttons.HandoffRelieve, _: Mapping[str, Json]) -> Shown:
    return await _moved(here, handing_off.take_over(here.house, here.actor, verb.handoff, verb.revision))


async def _answer(here: Here, verb: buttons.HandoffAnswer, inputs: Mapping[str, Json]) -> Shown:
    return await _write(here, verb.handoff, inputs, "answer", handing_off.answer)


async def _ask(here: Here, verb: buttons.HandoffAsk, inputs: Mapping[str, Json]) -> Shown:
    return await _write(here, verb.handoff, inputs, "question", handing_off.ask)


async def _close(here: Here, verb: buttons.HandoffClose, inputs: Mapping[str, Json]) -> Shown:
    return await _write(here, verb.handoff, inputs, "reason", handing_off.close)


async def _write(
    here: Here,
    handoff: str,
    inputs: Mapping[str, Json],
    name: str,
    move: Callable[..., Awaitable[HandOff]],
) -> Shown:
    text, wrong = typed_text(inputs, name, MAX_TYPED)
    if wrong:
        standing, _ = await handing_off.to_answer(here.house, here.actor, handoff)
        return await _expert_card(here, standing.value, problems={name: wrong}, unsent=text)
    return await _moved(here, move(here.house, here.actor, handoff, text), text)


async def _moved(here: Here, moving: Awaitable[HandOff], text: str = "") -> Shown:
    """As it stands now; what was typed too late is shown, so that it is not lost."""
    try:
        return await _expert_card(here, await moving)
    except Moved as moved:
        return await _expert_card(here, moved.handoff, unsent=text)


async def _expert_card(here: Here, handoff: HandOff, problems: Problems | None = None, unsent: str = "") -> Shown:
    _, topic = await handing_off.to_answer(here.house, here.actor, handoff.id)
    cited = await handing_off.cited(here.house, here.actor, handoff)
    official = await writing.made_of(here.house, handoff)
    awaited = await handing_off.awaited_by(here.house, handoff, topic, here.actor.directory)
    held = holding(handoff, topic, here.actor.directory)
    seen = Seen(handoff, topic, here.actor.id, awaited, cited, official, held)
    return Shown(expert_card(here.t, seen, here.now, problems=problems, unsent=unsent))


async def waits(here: Here) -> list[Waits]:
    """What an expert asked back, and for an expert what colleagues ask."""
    asked, (questions, more) = await asyncio.gather(
        handing_off.count_asked(here.house, here.actor), handing_off.count_waiting(here.house, here.actor)
    )
    found = [
        Waits("today-handoff-asked", asked, buttons.HandoffMine()),
        Waits("today-expert", questions, buttons.HandoffWaiting(), more),
    ]
    return [one for one in found if one.count]


async def offers(here: Here) -> list[Offer]:
    own = Offer("questions", buttons.HandoffMine())
    is_expert = bool((await here.house.topics.current()).of(here.actor.person))
    return [own, Offer("expert", buttons.HandoffWaiting())] if is_expert else [own]


CLICKS: Mapping[type[Verb], Click] = {
    buttons.HandoffStart: _start,
    buttons.HandoffSend: _send,
    buttons.HandoffMine: _mine,
    buttons.HandoffShow: _show,
    buttons.HandoffReply: _reply,
    buttons.HandoffSolve: _solve,
    buttons.HandoffWaiting: _waiting,
    buttons.HandoffOpen: _open,
    buttons.HandoffTake: _take,
    buttons.HandoffRelieve: _relieve,
    buttons.HandoffAnswer: _answer,
    buttons.HandoffAsk: _ask,
    buttons.HandoffClose: _close,
}
