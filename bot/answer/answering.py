"""Answering a question from what its asker may read, or saying that we cannot."""

import asyncio
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import partial

from bot.answer.answer import Answer, Excerpt, Verdict
from bot.answer.calibrating import standing_calibration
from bot.answer.circle import own_first
from bot.answer.compiling import NO_TOPICS, citation_of, compile_answer
from bot.answer.dead_ends import form_shown, left_out, without_dead_ends
from bot.answer.evidence import Hit
from bot.answer.experts.guiding import guided
from bot.answer.follow_ups import WITHIN, combined, follows_on
from bot.answer.gaps import is_missed
from bot.answer.library.checking import Check
from bot.answer.library.ids import library_of
from bot.answer.narrowing import OTHER, within
from bot.answer.official.writing import marked
from bot.answer.question import Question, Reason
from bot.answer.reaching import reached
from bot.answer.review.aging import aged
from bot.errors import Unavailable
from bot.house import House
from bot.index.base import READ_ON, Meant
from bot.meaning.base import MeaningUnavailable
from bot.people.calendar import today
from bot.people.contacts import Actor
from bot.people.received import informed
from bot.store.changes import Change
from bot.store.partitions import person_partition
from bot.telemetry.measures import answered
from dialogs.hearing import heard
from dialogs.kinds.field import Circumstances
from dialogs.offering import form_about

MAX_QUESTION = 500
MAX_WORDS = 500
"""Characters, of a question and of what somebody says about its answer."""

MOST_PARTS = 3
"""Questions of one message that are answered, each kept under an id of its own."""

HITS = 20
"""Passages: enough to find other sources beside the best one."""
WIDER = 50
"""The same where it is looked for within one topic, or beside several."""


async def look_up(
    house: House, actor: Actor, text: str, about: str = "", topic: str = "", apart: Sequence[str] = ()
) -> Answer:
    """The answer alone; nothing is kept of the question. `about` is the earlier question that it follows on; `topic`
    the one of those `apart` that its asker meant, or OTHER, "" as long as they chose none."""
    question = text.strip()[:MAX_QUESTION]
    typed = combined(question, about) if about else question
    asked = house.configuration.synonyms.seen.standard(typed)
    # All of it: what matters may stand at the end of a long message.
    if guidance := await guided(house, actor, combined(text, about) if about else text, asked):
        return replace(guidance, question=question)
    most, read_on = (WIDER, WIDER) if topic else (HITS, READ_ON)  # any of them may be the first within the topic
    hits = await _found(house, actor, asked, most, read_on)
    topics = house.topics.seen
    if topic:
        narrowed = await asyncio.to_thread(within, hits, topic, apart, topics)
        if narrowed or topic == OTHER:
            hits = narrowed
        else:  # there is nothing of that topic for them any more: as if they had not chosen
            topic = ""
    circles = house.configuration.circles.seen
    forms = house.forms_for(actor.person)
    cleaned = without_dead_ends(own_first(asked, hits, circles, actor.person), forms)
    calibration = await standing_calibration(house)
    found = compile_answer(
        asked,
        cleaned.hits,
        partial(house.link, actor.id),
        calibration.weights,
        stress=house.configuration.synonyms.seen.standard(question) if about else "",
        before=house.configuration.synonyms.seen.standard(about) if about else "",
        topics=NO_TOPICS if topic else topics,
        circles=circles,
        sure=topic != OTHER,
        year=house.now().year,
    )
    request = heard(forms, question, actor.language, Circumstances(today(house)))
    wanted = request.form if request else form_about(forms, asked, actor.language)
    form = wanted or form_shown(found, cleaned.hits, forms)
    found = await aged(house, await marked(house, actor, found))
    return replace(
        found,
        question=question,
        understood=typed if about else "",
        form=form.id if form else "",
        said=bool(request and request.answers),
        apart=apart if topic else found.apart,
        meant=topic,
        dead_ends=left_out(found, cleaned),
        searched=house.rebuilding.percent,
    )


async def _found(house: House, actor: Actor, asked: str, most: int = HITS, read_on: int = READ_ON) -> Sequence[Hit]:
    """What they may read, as the store says now."""
    marks = house.marks.current  # before the head is read, and that before the search
    meaning, sight = await asyncio.gather(meant(house, asked), house.scopes.sight(actor.person))
    person, scopes = actor.person, sight.scopes
    if await _is_of_an_announcement(house, asked, meaning):
        person = await informed(house.records, person, house.now())
        scopes = house.scopes.of(person)
    found_there = await house.index.search(asked, scopes=scopes, limit=most, meaning=meaning, read_on=read_on)
    return await Check(house.records, marks, sight.head, house.now()).standing(person, found_there)


async def _is_of_an_announcement(house: House, asked: str, meaning: Meant | None) -> bool:
    """Whether any announcement, whoever got it, says something of it: only then is it looked up what they got. Nothing
    that is found here is shown."""
    scopes = house.scopes.announced
    return bool(scopes and await house.index.search(asked, scopes=scopes, limit=1, meaning=meaning, read_on=0))


async def reached_by(house: House, actor: Actor, text: str, name: str) -> Answer | None:
    """What a document says of how a function of this `name` is reached; None where none says it."""
    hits = await _found(house, actor, house.configuration.synonyms.seen.standard(text.strip()[:MAX_QUESTION]))
    told = await asyncio.to_thread(reached, name, own_first(text, hits, house.configuration.circles.seen, actor.person))
    if told is None:
        return None
    hit, line = told
    citation = citation_of(hit, partial(house.link, actor.id), house.configuration.circles.seen)
    return Answer(text, Verdict.ANSWERED, Excerpt(line), source=hit.source.id, citation=citation)


async def meant(house: House, text: str) -> Meant | None:
    """None where no model is in use, or it is away: then words alone count. That it is away is logged where it is
    asked, once and not of each question (bot.meaning.promptly)."""
    if house.meaning is None:
        return None
    try:
        return Meant(house.meaning.name, await house.meaning.question(text))
    except MeaningUnavailable:
        return None


async def answer(
    house: House, actor: Actor, text: str, key: str, looked_up: Answer | None = None
) -> tuple[Question, Answer]:
    """The answer, and the question kept for feedback under the turn's key; an edited one takes the place of the old.
    `looked_up` is what the same turn found to this text by itself, so that it is searched for once."""
    earlier = await _earlier(house, actor, text, key)
    about, topic, apart = _going_on(house, earlier, text) if earlier else ("", "", ())
    found = looked_up if looked_up and not about else await look_up(house, actor, text, about, topic, apart)
    question = Question(
        key,
        actor.id,
        found.question,
        house.now(),
        found.verdict,
        found.source,
        evidence=found.evidence,
        about=about,
        apart=tuple(found.apart),
        meant=found.meant,
        library=library_of(found.source) or "",
    )
    answered(found.verdict.value)
    if found.verdict is Verdict.SENSITIVE:  # nothing is kept of these
        await _forget(house, actor, key)
        return question, found
    # What is not found in a part of the sources is no gap in them.
    question = replace(question, missed=is_missed(question) and found.searched is None)
    await _keep(house, actor, question)
    return question, found


async def _keep(house: House, actor: Actor, question: Question) -> None:
    """Hardly any message is edited, so none is looked for before its commit says that one stands."""
    partition, may_stand = person_partition(actor.id), False

    async def look() -> Change[None]:
        nonlocal may_stand
        standing = await house.records.questions.get(partition, question.id) if may_stand else None
        may_stand = True
        if standing and standing.value.text == question.text:
            return Change(None)  # the channel may deliver a turn twice: what was said of the answer since stays
        return Change(None, [house.records.questions.put(question, standing.version if standing else None)])

    await house.records.change(partition, look)


def part_id(message: str, number: int) -> str:
    """The id of one of several questions of a message, counted from 0."""
    return f"{message}.{number}"


async def forget_others(house: House, actor: Actor, message: str, kept: Collection[str]) -> None:
    """The message was edited, and has only the `kept` questions now: what it asked before besides is nobody's question
    any more."""
    ids = [message, *(part_id(message, number) for number in range(MOST_PARTS))]
    await _forget(house, actor, *(id_ for id_ in ids if id_ not in kept))


async def _forget(house: House, actor: Actor, *ids: str) -> None:
    """Those of them that there are."""
    partition = person_partition(actor.id)

    async def look() -> Change[None]:
        found = await asyncio.gather(*(house.records.questions.get(partition, id_) for id_ in ids))
        return Change(None, [house.records.questions.remove(one.value, one.version) for one in found if one])

    await house.records.change(partition, look)


async def _earlier(house: House, actor: Actor, text: str, key: str) -> Question | None:
    """The question of theirs that this one follows on, None when it stands alone."""
    if not follows_on(text[:MAX_QUESTION]):
        return None
    newest = await house.records.questions.find(
        equal={"person": actor.id}, order="asked", descending=True, partition=person_partition(actor.id), limit=2
    )
    for item in newest.items:
        if item.value.id != key:  # the same turn, delivered twice
            return item.value if house.now() - item.value.asked <= WITHIN else None
    return None


def _going_on(house: House, earlier: Question, text: str) -> tuple[str, str, Sequence[str]]:
    """What it is about, and the topic that they chose for it, unless they name another one now."""
    named = house.topics.seen.guess(text)
    stays = earlier.meant not in {"", OTHER} and (named is None or named.id == earlier.meant)
    return (earlier.subject, earlier.meant, earlier.apart) if stays else (earlier.subject, "", ())


async def narrow(house: House, actor: Actor, id: str, topic: str) -> tuple[Question, Answer]:
    """The same question within the topic that they meant, one of those that it was kept with, or OTHER; kept so. What
    they said of the answer before counts for that one alone. Raises Unavailable."""
    standing = await house.records.questions.get(person_partition(actor.id), id)
    if standing is None or not standing.value.apart or topic not in {*standing.value.apart, OTHER}:
        raise Unavailable
    asked = standing.value
    found = await look_up(house, actor, asked.text, asked.about, topic, asked.apart)
    if found.verdict is Verdict.SENSITIVE:
        await _forget(house, actor, id)
        return asked, found

    def narrowed(now: Question) -> Question:
        if now.meant == found.meant:
            return now
        answered = replace(
            now,
            verdict=found.verdict,
            source=found.source,
            library=library_of(found.source) or "",
            evidence=found.evidence,
            meant=found.meant,
        )
        return replace(answered, useful=None, reason=None, words="", objected=False)

    return await _change(house, actor, id, narrowed, is_whole=found.searched is None), found


async def rate(house: House, actor: Actor, id: str, useful: bool) -> Question:
    """Their own verdict; a later one replaces an earlier one. Raises Unavailable."""
    return await _change(house, actor, id, lambda standing: replace(standing, useful=useful, reason=None, words=""))


async def explain(house: House, actor: Actor, id: str, reason: Reason | None, words: str) -> Question:
    """Why the answer was of no use. Raises Unavailable."""
    said = words.strip()[:MAX_WORDS]
    return await _change(house, actor, id, lambda standing: replace(standing, useful=False, reason=reason, words=said))


async def mark_handed_off(house: House, actor: Actor, id: str) -> Question:
    """They took it to an expert: the answer, if there was one, was of no use. Raises Unavailable."""
    return await _change(house, actor, id, lambda standing: replace(standing, handed_off=True))


async def _change(
    house: House, actor: Actor, id: str, change: Callable[[Question], Question], *, is_whole: bool = True
) -> Question:
    """`is_whole`: all sources were searched; what is not found in a part of them is no gap."""

    def changed(standing: Question | None) -> Question:
        if standing is None:
            raise Unavailable
        value = change(standing)
        return replace(value, missed=is_missed(value) and is_whole)

    return await house.records.change_one(house.records.questions, person_partition(actor.id), id, changed)
