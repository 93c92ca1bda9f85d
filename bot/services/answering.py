"""Answering a question from what its asker may read, or saying that we cannot."""

from contextlib import suppress
from dataclasses import replace
from functools import partial

from bot.domain.answers import compile_answer
from bot.domain.knowledge import Answer
from bot.domain.questions import Question
from bot.services.contacts import Actor
from bot.services.ports import Ports
from bot.services.refusals import Unavailable
from bot.store.base import Conflict
from bot.store.records import person_partition

MAX_QUESTION = 500
HITS = 20
"""Passages: enough to find other sources beside the best one."""


async def look_up(ports: Ports, actor: Actor, text: str) -> Answer:
    """The answer alone; nothing is kept of the question."""
    question = text.strip()[:MAX_QUESTION]
    hits = await ports.index.search(question, readers=actor.person.principals, limit=HITS)
    return compile_answer(question, hits, partial(ports.link, actor.id))


async def answer(ports: Ports, actor: Actor, text: str, key: str) -> tuple[Question, Answer]:
    """The answer, and the question kept for feedback under the turn's key."""
    found = await look_up(ports, actor, text)
    question = Question(key, actor.id, found.question, ports.now(), found.verdict, found.source)
    write = ports.records.questions.put(question, now=ports.now())
    with suppress(Conflict):  # the channel delivered this turn twice: the question is kept already
        await ports.records.commit(person_partition(actor.id), write)
    return question, found


async def rate(ports: Ports, actor: Actor, id: str, useful: bool) -> Question:
    """Their own verdict; a later one replaces an earlier one. Raises Unavailable."""
    while True:
        standing = await ports.records.questions.get(person_partition(actor.id), id)
        if standing is None:
            raise Unavailable
        value = replace(standing.value, useful=useful)
        write = ports.records.questions.put(value, standing.version, now=standing.value.asked)
        try:
            await ports.records.commit(person_partition(actor.id), write)
        except Conflict:
            continue
        return value
