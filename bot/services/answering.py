"""Answering a question from what its asker may read, or saying that we cannot."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial

from bot.domain.answers import compile_answer
from bot.domain.follow_ups import WITHIN, combined, follows_on
from bot.domain.gaps import is_missed
from bot.domain.knowledge import Answer, Verdict
from bot.domain.questions import Question, Reason
from bot.services.calibrating import standing_calibration
from bot.services.contacts import Actor
from bot.services.curating import marked, standing_hits
from bot.services.guiding import guided
from bot.services.offering import form_about
from bot.services.ports import Ports
from bot.services.refusals import Unavailable
from bot.store.base import Conflict
from bot.store.records import person_partition

MAX_QUESTION = 500
MAX_WORDS = 500
"""Characters, of a question and of what somebody says about its answer."""

HITS = 20
"""Passages: enough to find other sources beside the best one."""


async def look_up(ports: Ports, actor: Actor, text: str, about: str = "") -> Answer:
    """The answer alone; nothing is kept of the question. `about` is the earlier question that it follows on."""
    question = text.strip()[:MAX_QUESTION]
    asked = combined(question, about) if about else question
    if guidance := await guided(ports, actor, asked):
        return replace(guidance, question=question)
    found_there = await ports.index.search(asked, scopes=await ports.scopes.readable(actor.person), limit=HITS)
    hits = await standing_hits(ports, actor, found_there)
    calibration = await standing_calibration(ports)
    found = compile_answer(
        asked, hits, partial(ports.link, actor.id), calibration.weights, stress=question if about else ""
    )
    form = form_about(ports.forms, asked, actor.language)
    found = await marked(ports, actor, found)
    return replace(
        found,
        question=question,
        understood=asked if about else "",
        form=form.id if form else "",
        searched=ports.rebuilding.percent,
    )


async def answer(ports: Ports, actor: Actor, text: str, key: str) -> tuple[Question, Answer]:
    """The answer, and the question kept for feedback under the turn's key."""
    about = await _earlier(ports, actor, text, key)
    found = await look_up(ports, actor, text, about)
    question = Question(
        key, actor.id, found.question, ports.now(), found.verdict, found.source, evidence=found.evidence, about=about
    )
    if found.verdict is Verdict.SENSITIVE:  # nothing is kept of these
        return question, found
    # What is not found in a part of the sources is no gap in them.
    question = replace(question, missed=is_missed(question) and found.searched is None)
    write = ports.records.questions.put(question, now=ports.now())
    with suppress(Conflict):  # the channel delivered this turn twice: the question is kept already
        await ports.records.commit(person_partition(actor.id), write)
    return question, found


async def _earlier(ports: Ports, actor: Actor, text: str, key: str) -> str:
    """The question of theirs that this one follows on, "" when it stands alone."""
    if not follows_on(text[:MAX_QUESTION]):
        return ""
    newest = await ports.records.questions.find(
        equal={"person": actor.id}, order="asked", descending=True, partition=person_partition(actor.id), limit=2
    )
    for item in newest.items:
        if item.value.id != key:  # the same turn, delivered twice
            return item.value.subject if ports.now() - item.value.asked <= WITHIN else ""
    return ""


async def rate(ports: Ports, actor: Actor, id: str, useful: bool) -> Question:
    """Their own verdict; a later one replaces an earlier one. Raises Unavailable."""
    return await _change(ports, actor, id, lambda standing: replace(standing, useful=useful, reason=None, words=""))


async def explain(ports: Ports, actor: Actor, id: str, reason: Reason | None, words: str) -> Question:
    """Why the answer was of no use. Raises Unavailable."""
    said = words.strip()[:MAX_WORDS]
    return await _change(ports, actor, id, lambda standing: replace(standing, useful=False, reason=reason, words=said))


async def mark_handed_off(ports: Ports, actor: Actor, id: str) -> Question:
    """They took it to an expert: the answer, if there was one, was of no use. Raises Unavailable."""
    return await _change(ports, actor, id, lambda standing: replace(standing, handed_off=True))


async def _change(ports: Ports, actor: Actor, id: str, change: Callable[[Question], Question]) -> Question:
    while True:
        standing = await ports.records.questions.get(person_partition(actor.id), id)
        if standing is None:
            raise Unavailable
        value = change(standing.value)
        value = replace(value, missed=is_missed(value))
        write = ports.records.questions.put(value, standing.version, now=standing.value.asked)
        try:
            await ports.records.commit(person_partition(actor.id), write)
        except Conflict:
            continue
        return value
