"""Says that an answer is not right: it reaches who answers for it, without the asker's name unless they want that."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import chain

from bot.answer.gaps import is_missed
from bot.answer.library.opening import source_for
from bot.answer.official import keeping
from bot.answer.official.official_answer import answer_id, is_official
from bot.answer.question import Question, Reason
from bot.answer.review.objection import Objection
from bot.answer.review.subject import subject
from bot.errors import Stale, Unavailable
from bot.house import House
from bot.people.contacts import Actor
from bot.people.directory import Directory
from bot.people.person import Person, Role
from bot.store.changes import Change
from bot.store.partitions import OBJECTIONS, person_partition
from bot.work.job import Job

MOST_WORDS = 500
MOST_SHOWN = 10
"""People who are shown one."""


async def own_question(house: House, actor: Actor, id: str) -> Question:
    """One of theirs. Raises Unavailable."""
    standing = await house.records.questions.get(person_partition(actor.id), id)
    if standing is None:
        raise Unavailable
    return standing.value


async def object_to(
    house: House, actor: Actor, id: str, reason: Reason, words: str, *, named: bool
) -> tuple[Question, Sequence[Person]]:
    """One commit, with the job that brings it to `recipients`, whom it gives. Of one question once: a double click
    changes nothing. Raises Unavailable."""
    partition = person_partition(actor.id)

    async def look() -> Change[Question]:
        standing = await house.records.questions.get(partition, id)
        if standing is None:
            raise Unavailable
        if standing.value.objected:
            return Change(standing.value)
        said = replace(standing.value, useful=False, reason=reason, words=words.strip()[:MOST_WORDS], objected=True)
        said = replace(said, missed=is_missed(said))
        jobs = [Job("objection_bring", {"question": id, "person": actor.id, "named": named})]
        return Change(said, [house.records.questions.put(said, standing.version)], jobs=jobs)

    question = await house.records.change(partition, look)
    return question, await recipients(house, actor.directory, question)


async def bring(house: House, directory: Directory, question: Question, *, named: bool) -> None:
    """For a job. Repeating it does no harm."""
    people = [one.id for one in await recipients(house, directory, question)]
    if not people or question.reason is None:
        return
    objection = Objection(
        question.id,
        question.whole,
        question.source,
        question.library,
        question.reason,
        question.words,
        question.person if named else "",
        frozenset(people),
        house.now(),
    )
    jobs = [Job("objection_show", {"objection": question.id, "person": person}) for person in people]
    with suppress(Stale):  # it was brought before
        await house.records.accept(OBJECTIONS, [house.records.objections.put(objection)], jobs=jobs)


async def recipients(house: House, directory: Directory, question: Question) -> Sequence[Person]:
    """Who answers for what was cited, else the experts of what was asked, else the operators; never who asked."""
    for group in await _able(house, directory, question.source, question.library, question.whole):
        others = [one for one in group if one.id != question.person]
        if others:
            return others[:MOST_SHOWN]
    return ()


async def _able(
    house: House, directory: Directory, source: str, library: str, asked: str
) -> Sequence[Sequence[Person]]:
    about = source if is_official(source) else library
    one = await subject(house, directory, about) if about else None
    keepers = [directory.people[person] for person in one.keepers] if one else []
    topic = (await house.topics.current()).guess(asked)
    return keepers, directory.named(topic.answering if topic else ()), directory.having(Role.OPERATOR)


async def shown_to(house: House, actor: Actor, id: str) -> Objection:
    """One that this person was shown, and can look into still. Raises Unavailable."""
    standing = await house.records.objections.get(OBJECTIONS, id)
    if standing is None or actor.id not in standing.value.people:
        raise Unavailable
    value = standing.value
    able = await _able(house, actor.directory, value.source, value.library, value.question)
    if actor.id not in {one.id for one in chain.from_iterable(able)}:
        raise Unavailable
    return value


async def close(house: House, actor: Actor, id: str) -> Objection:
    """They looked into it; the first one did. Raises Unavailable."""

    async def look() -> Change[Objection]:
        await shown_to(house, actor, id)
        standing = await house.records.objections.get(OBJECTIONS, id)
        if standing is None:
            raise Unavailable
        if standing.value.closed:
            return Change(standing.value)
        value = replace(standing.value, closer=actor.id, closed=house.now())
        audit = house.audit(actor.acting, "objection.closed", id)
        write = house.records.objections.put(value, standing.version)
        return Change(value, [write], audit, [Job("objection_follow", {"objection": id})], standing.value)

    return await house.records.change(OBJECTIONS, look)


@dataclass(frozen=True, slots=True)
class Seen:
    """As somebody sees it who was shown it: `cited` is title and path of what Bode had shown, None where they may not
    read it; `official` the id of the official answer that it was, where they may change it."""

    objection: Objection
    cited: tuple[str, str] | None = None
    official: str = ""


async def seen(house: House, actor: Actor, id: str) -> Seen:
    """Raises Unavailable."""
    value = await shown_to(house, actor, id)
    if is_official(value.source):
        standing = await keeping.find(house, answer_id(value.source))
        theirs = standing and keeping.may_change(standing.value, await keeping.topic_of(house, standing.value), actor)
        return Seen(value, (standing.value.question, ""), standing.value.id) if standing and theirs else Seen(value)
    try:
        source = await source_for(house, actor.person, value.source)
    except Unavailable:
        return Seen(value)
    return Seen(value, (source.title, source.path))
