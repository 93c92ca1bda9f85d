"""What who carries requests out sees and does; how the requester answers them stands with what else requesters do."""

from collections.abc import Awaitable, Callable, Mapping

from bot.arrange.deciding import MAX_TYPED
from bot.arrange.hand_over.handing import handed_over
from bot.arrange.handling import doing, reopening
from bot.arrange.handling.doing import Overtaken
from bot.arrange.handling.queue import InHand, queued, to_handle
from bot.arrange.handling.team import lanes_of, makes_agendas
from bot.arrange.papers import making
from bot.arrange.papers.asked import BLANK, filled_in
from bot.arrange.papers.asking import asked_of
from bot.arrange.requests import form_then
from bot.arrange.scores.looking import is_scored_for
from bot.errors import Unavailable
from bot.front.here import Click, Here, Shown, line, typed_text
from bot.house import House
from bot.json import Json
from bot.pdf.written import Written
from bot.people.calendar import today
from bot.people.contacts import Actor
from cards.arrange import handling_buttons as buttons
from cards.arrange.handling import QUESTION, REOPEN, TO, WORD, handling_card
from cards.arrange.paper import words as paper_words
from cards.arrange.queue import PAGE, queue_card
from cards.arrange.seen import Seen
from cards.arrange.typed import NOTHING, Typed
from cards.arrange.unsent import HANDLING, unsent
from cards.card import Card
from cards.home.notices import notice_card
from cards.parts.verbs import Offer, Verb
from cards.texts import Texts, texts
from dialogs.problems import Problem, ProblemKey


def offers(here: Here) -> list[Offer]:
    return [Offer("queue", buttons.QueueShow())] if lanes_of(here.actor, here.house.forms) else []


async def show_queue(here: Here) -> Shown:
    return Shown(await queue_now(here.house, here.actor, here.t) or notice_card(here.t, "notice-queue"))


async def queue_now(house: House, actor: Actor, t: Texts) -> Card | None:
    """None for who is of no team and has nothing in hand."""
    found, more = await queued(house, actor, PAGE)
    if not found and not lanes_of(actor, house.forms):
        return None
    rows = [(await form_then(house, one.request), one.request, one.handling) for one in found]
    agendas = [form for form in house.forms.values() if form.handling and makes_agendas(actor, form.id, form.handling)]
    return queue_card(t, rows, actor.id, house.now(), more, agendas)


async def _queue(here: Here, _: buttons.QueueShow, __: Mapping[str, Json]) -> Shown:
    return await show_queue(here)


async def _show(here: Here, verb: buttons.HandlingShow, _: Mapping[str, Json]) -> Shown:
    return await show_in_hand(here, (await to_handle(here.house, here.actor, verb.request))[0])


async def _take(here: Here, verb: buttons.HandlingTake, inputs: Mapping[str, Json]) -> Shown:
    if typed := unsent(inputs, _card_inputs(inputs)):
        return await _nothing_yet(here, verb.request, typed)
    try:
        return await show_in_hand(here, await doing.take(here.house, here.actor, verb.request, seen=verb.seen))
    except Overtaken as before:  # they have it: the same click came once more, also long after the first
        theirs = before.in_hand.handling.by == here.actor.id
        return await show_in_hand(here, before.in_hand, changed=not theirs)


async def _return(here: Here, verb: buttons.HandlingReturn, inputs: Mapping[str, Json]) -> Shown:
    if typed := unsent(inputs, _card_inputs(inputs)):
        return await _nothing_yet(here, verb.request, typed)
    return await _done(here, doing.give_back(here.house, here.actor, verb.request, seen=verb.seen))


async def _assign(here: Here, verb: buttons.HandlingAssign, inputs: Mapping[str, Json]) -> Shown:
    if typed := unsent(inputs, _card_inputs(inputs), TO):
        return await _nothing_yet(here, verb.request, typed)
    to = line(inputs, TO)
    in_hand, _ = await to_handle(here.house, here.actor, verb.request)
    if to not in in_hand.team:  # nobody was chosen, or somebody left the team since
        wrong = Problem(ProblemKey.CHOICE if to else ProblemKey.REQUIRED)
        return await show_in_hand(here, in_hand, Typed({TO: wrong}, {}))
    return await _done(here, doing.assign(here.house, here.actor, verb.request, to, seen=verb.seen))


async def _ask(here: Here, verb: buttons.HandlingAsk, inputs: Mapping[str, Json]) -> Shown:
    def asked(words: str) -> Awaitable[InHand]:
        return doing.ask(here.house, here.actor, verb.request, words, seen=verb.seen)

    return await _written(here, verb.request, inputs, QUESTION, asked)


async def _finish(here: Here, verb: buttons.HandlingFinish, inputs: Mapping[str, Json]) -> Shown:
    """With a paper, where Bode is to make one: then its blanks have to be filled in."""
    in_hand, _ = await to_handle(here.house, here.actor, verb.request)
    asked = await asked_of(here.house, await form_then(here.house, in_hand.request), in_hand.request)
    paper: Written | None = None
    if asked and asked.can_be_made:
        filled, wrong = filled_in(asked, inputs)
        if wrong:
            kept = {**{BLANK + name: text for name, text in filled.items()}, WORD: line(inputs, WORD)[:MAX_TYPED]}
            return await show_in_hand(here, in_hand, Typed(wrong, kept))
        paper = paper_words(texts(asked.language), asked, in_hand.request, filled, today(here.house))

    def finished(words: str) -> Awaitable[InHand]:
        return doing.finish(here.house, here.actor, verb.request, words, seen=verb.seen, paper=paper)

    return await _written(here, verb.request, inputs, WORD, finished, *(asked.inputs if asked else ()))


async def _reopen(here: Here, verb: buttons.HandlingReopen, inputs: Mapping[str, Json]) -> Shown:
    def reopened(words: str) -> Awaitable[InHand]:
        return reopening.reopen(here.house, here.actor, verb.request, words, seen=verb.seen)

    return await _written(here, verb.request, inputs, REOPEN, reopened)


async def _paper(here: Here, verb: buttons.PaperGet, _: Mapping[str, Json]) -> Shown:
    """A job hands it out: a short text only, and the card stays."""
    await making.ask(here.house, here.actor, verb.request, here.t("paper-about"))
    return Shown(toast=here.t("handout-promised"))


def _card_inputs(inputs: Mapping[str, Json]) -> tuple[str, ...]:
    """With the blanks of a paper, where the card has any."""
    return (*HANDLING, *(name for name in inputs if name.startswith(BLANK)))


async def _written(
    here: Here,
    request: str,
    inputs: Mapping[str, Json],
    name: str,
    move: Callable[[str], Awaitable[InHand]],
    *beside: str,
) -> Shown:
    """What is done with words, and what is typed `beside` them; only the words at the end may be left out."""
    if typed := unsent(inputs, _card_inputs(inputs), name, *beside):
        return await _nothing_yet(here, request, typed)
    text, wrong = typed_text(inputs, name, MAX_TYPED)
    if wrong and (text or name not in {WORD, REOPEN}):
        return await _nothing_yet(here, request, Typed({name: wrong}, {name: text}))
    return await _done(here, move(text))


async def _nothing_yet(here: Here, request: str, typed: Typed) -> Shown:
    """As it stands, with what they typed and did not send."""
    return await show_in_hand(here, (await to_handle(here.house, here.actor, request))[0], typed)


async def _done(here: Here, does: Awaitable[InHand]) -> Shown:
    """As it stands now; who came too late sees who was first."""
    try:
        return await show_in_hand(here, await does)
    except Overtaken as before:
        return await show_in_hand(here, before.in_hand, changed=True)


async def show_in_hand(here: Here, in_hand: InHand, wrote: Typed = NOTHING, *, changed: bool = False) -> Shown:
    if here.actor.id not in in_hand.team:
        raise Unavailable
    seen = await seen_of(here.house, in_hand, here.actor)
    return Shown(handling_card(here.t, seen, here.now, wrote=wrote, changed=changed))


async def seen_of(house: House, in_hand: InHand, reader: Actor) -> Seen:
    form = await form_then(house, in_hand.request)
    told = tuple(await handed_over(house, in_hand.request, in_hand.handling.times_done))
    paper = await asked_of(house, form, in_hand.request) if in_hand.handling.is_open else None
    return Seen(
        form,
        in_hand.request,
        reader=reader.id,
        handling=in_hand.handling,
        team=in_hand.team,
        hand_overs=told,
        paper=paper,
        scored=is_scored_for(house, form, in_hand.request, reader),
    )


CLICKS: Mapping[type[Verb], Click] = {
    buttons.QueueShow: _queue,
    buttons.HandlingShow: _show,
    buttons.HandlingTake: _take,
    buttons.HandlingAssign: _assign,
    buttons.HandlingAsk: _ask,
    buttons.HandlingReturn: _return,
    buttons.HandlingFinish: _finish,
    buttons.HandlingReopen: _reopen,
    buttons.PaperGet: _paper,
}
