"""Official answers: written by an expert, kept with their editions, searched like everything else and put first."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.answer.answer import Answer, Official
from bot.answer.experts.hand_off import Deed as HandOffDeed
from bot.answer.experts.hand_off import HandOff
from bot.answer.experts.handing_off import to_answer
from bot.answer.experts.topic import Topic
from bot.answer.library.source import Indexed
from bot.answer.official.official_answer import OFFICIAL, Deed, Edition, OfficialAnswer, answer_id, is_official
from bot.errors import Stale, Unavailable, Unsound
from bot.house import House
from bot.people.calendar import today
from bot.people.contacts import Actor
from bot.people.person import EVERYONE, Person
from bot.store.changes import Change
from bot.store.collection import Stored
from bot.store.partitions import OFFICIAL_ANSWERS
from bot.words.language import language_of
from bot.work.job import Job

MAX_QUESTION = 300
MAX_ANSWER = 3000
REVIEW_AFTER = timedelta(days=365)
PAGE = 8
EDITIONS = 40

Readers = Mapping[str, frozenset[str]]
"""What an expert can choose from, by the key of its name: everyone, school, experts, or kept as it is."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What an expert typed and chose; `readers` is a key of the Readers offered."""

    question: str
    text: str
    readers: str
    review_by: date


@dataclass(frozen=True, slots=True)
class Draft:
    """An official answer to write or to change. `standing` is None for a new one; `revision` is the next one's."""

    id: str
    revision: int
    topic: Topic | None
    school: str
    question: str
    text: str
    readers: Readers
    chosen: str
    review_by: date
    standing: Stored[OfficialAnswer] | None = None


async def begin(house: House, actor: Actor, handoff: str) -> Draft:
    """From an answered hand-off; from the answer that was made of it before, where there is one.

    Raises Unavailable, or Unsound when nobody answered.
    """
    found, topic = await to_answer(house, actor, handoff)
    standing = await _get(house, handoff)
    if standing:
        return _change(house, topic, standing)
    value = found.value
    text = value.last_words(HandOffDeed.ANSWERED)
    if not text:
        raise Unsound("notice-not-answered")
    return Draft(
        id=value.id,
        revision=1,
        topic=topic,
        school=value.school,
        question=value.question,
        text=text,
        readers=_offered(topic, value.school),
        chosen="",
        review_by=today(house) + REVIEW_AFTER,
    )


async def change(house: House, actor: Actor, id: str) -> Draft:
    """Raises Unavailable unless it is theirs, or of a topic that they are an expert of."""
    standing, topic = await to_change(house, actor, id)
    return _change(house, topic, standing)


async def draft_of(house: House, actor: Actor, id: str) -> Draft:
    """As `change` for one that is there, else as `begin`. Raises Unavailable, Unsound."""
    if await _get(house, id):
        return await change(house, actor, id)
    return await begin(house, actor, id)


def _change(house: House, topic: Topic | None, standing: Stored[OfficialAnswer]) -> Draft:
    value = standing.value
    offered = _offered(topic, value.school)
    chosen = next((key for key, readers in offered.items() if readers == value.readers), "kept")
    if chosen == "kept":
        offered = {**offered, "kept": value.readers}
    return Draft(
        id=value.id,
        revision=value.revision + 1,
        topic=topic,
        school=value.school,
        question=value.question,
        text=value.text,
        readers=offered,
        chosen=chosen,
        review_by=today(house) + REVIEW_AFTER,
        standing=standing,
    )


def _offered(topic: Topic | None, school: str) -> Readers:
    offered = {"everyone": frozenset({EVERYONE}), "school": frozenset({f"school:{school}"})}
    return {**offered, "experts": frozenset(topic.experts)} if topic else offered


async def save(house: House, actor: Actor, draft: Draft, revision: int, wording: Wording) -> OfficialAnswer:
    """The next edition; each instance's index follows, as after a change of a library. A double click changes nothing.

    Raises Stale when somebody else changed it since the card was made.
    """
    standing = draft.standing
    if standing and standing.value.revision == revision and _says(standing.value, draft, wording):
        return standing.value
    if draft.revision != revision:
        raise Stale
    value = _next(house, actor, draft, wording)

    async def look() -> Change[OfficialAnswer]:
        now = await _get(house, draft.id)
        if (now and now.version) != (standing and standing.version):
            return Change(now.value if now else value, refusal=Stale())
        return await _edition(house, actor, value, standing, Deed.CHANGED if standing else Deed.WRITTEN)

    return await house.records.change(OFFICIAL_ANSWERS, look)


def _says(value: OfficialAnswer, draft: Draft, wording: Wording) -> bool:
    said = (value.question, value.text, value.readers, value.review_by)
    return said == (wording.question, wording.text, draft.readers[wording.readers], wording.review_by)


def _next(house: House, actor: Actor, draft: Draft, wording: Wording) -> OfficialAnswer:
    """The owner stays while they work here."""
    before = draft.standing.value if draft.standing else None
    owner = actor.directory.people.get(before.owner, actor.person) if before else actor.person
    return OfficialAnswer(
        id=draft.id,
        topic=draft.topic.id if draft.topic else before.topic if before else "",
        question=wording.question,
        text=wording.text,
        language=language_of(f"{wording.question} {wording.text}", actor.language),
        owner=owner.id,
        readers=draft.readers[wording.readers],
        school=draft.school,
        reviewed=house.now(),
        review_by=wording.review_by,
        revision=draft.revision,
    )


async def withdraw(house: House, actor: Actor, id: str) -> OfficialAnswer:
    """Nobody finds it any more; its editions are kept. Raises Unavailable."""

    async def look() -> Change[OfficialAnswer]:
        standing, _ = await to_change(house, actor, id)
        if standing.value.withdrawn:
            return Change(standing.value)
        value = replace(standing.value, withdrawn=True, revision=standing.value.revision + 1)
        return await _edition(house, actor, value, standing, Deed.WITHDRAWN)

    return await house.records.change(OFFICIAL_ANSWERS, look)


async def _edition(
    house: House, actor: Actor, value: OfficialAnswer, standing: Stored[OfficialAnswer] | None, deed: Deed
) -> Change[OfficialAnswer]:
    """With the next number of all official answers, announced."""
    state = await house.records.indexed.get(OFFICIAL_ANSWERS, OFFICIAL)
    number = 1 + (state.value.number if state else 0)
    await house.scopes.announce(OFFICIAL, number, [value.readers])
    value = replace(value, number=number)
    edition = Edition(value.id, value, deed, actor.id, house.now())
    writes = [
        house.records.indexed.put(Indexed(OFFICIAL, number), state.version if state else None),
        house.records.official_answers.put(value, standing.version if standing else None),
        house.records.editions.put(edition),
    ]
    audit = house.audit(actor.acting, f"official.{deed}", value.id, {"revision": value.revision})
    return Change(value, writes, audit, _jobs(value), standing.value if standing else None)


def _jobs(value: OfficialAnswer) -> list[Job]:
    """The cards of the hand-off that it came from follow."""
    return [Job("handoff_follow", {"handoff": value.id})]


# --- looking them up --------------------------------------------------------------------------------


async def read(house: House, actor: Actor, id: str) -> tuple[OfficialAnswer, Official]:
    """As anybody may read it who is among its readers. Raises Unavailable."""
    standing = await _get(house, id)
    if standing is None or not _may_read(standing.value, actor.person):
        raise Unavailable
    return standing.value, await _official(house, actor, standing.value)


def _may_read(value: OfficialAnswer, person: Person) -> bool:
    return not value.withdrawn and not value.readers.isdisjoint(person.principals)


async def to_change(house: House, actor: Actor, id: str) -> tuple[Stored[OfficialAnswer], Topic | None]:
    """Raises Unavailable unless it is theirs, or of a topic that they are an expert of now."""
    standing = await _get(house, id)
    topic = (await house.topics.current()).get(standing.value.topic) if standing else None
    if standing is None or not _may_change(standing.value, topic, actor.person):
        raise Unavailable
    return standing, topic


def _may_change(value: OfficialAnswer, topic: Topic | None, person: Person) -> bool:
    return value.owner == person.id or (topic is not None and topic.has_expert(person))


async def editions(house: House, id: str) -> list[Edition]:
    """The newest first, as many as a card has room for; the number of the newest says how many there are."""
    found = await house.records.editions.find(
        equal={"of": id}, order="at", descending=True, partition=OFFICIAL_ANSWERS, limit=EDITIONS
    )
    return [item.value for item in found.items]


async def managed(house: House, actor: Actor) -> tuple[list[OfficialAnswer], bool]:
    """Those that they own or whose topic is theirs, by when they are to be reviewed; and whether there is more."""
    topics = (await house.topics.current()).of(actor.person)
    wanted = [{"owner": actor.id}, *({"topic": topic.id} for topic in topics)]
    found: dict[str, OfficialAnswer] = {}
    more = False
    for equal in wanted:
        stretch = await house.records.official_answers.find(
            equal={**equal, "withdrawn": False}, order="review_by", partition=OFFICIAL_ANSWERS, limit=PAGE + 1
        )
        found |= {item.value.id: item.value for item in stretch.items}
        more = more or stretch.more
    answers = sorted(found.values(), key=lambda answer: (answer.review_by, answer.id))
    return answers[:PAGE], more or len(answers) > PAGE


async def made_of(house: House, handoff: HandOff) -> bool:
    """Whether there is an official answer from it now."""
    standing = await _get(house, handoff.id)
    return standing is not None and not standing.value.withdrawn


async def _get(house: House, id: str) -> Stored[OfficialAnswer] | None:
    return await house.records.official_answers.get(OFFICIAL_ANSWERS, id)


# --- searching them ---------------------------------------------------------------------------------


async def marked(house: House, actor: Actor, answer: Answer) -> Answer:
    """With what makes it official, when it is an official one."""
    if not is_official(answer.source):
        return answer
    standing = await _get(house, answer_id(answer.source))
    if standing is None:
        return answer
    return replace(answer, official=await _official(house, actor, standing.value))


async def _official(house: House, actor: Actor, value: OfficialAnswer) -> Official:
    topic = (await house.topics.current()).get(value.topic)
    return Official(value.id, value.owner, value.reviewed, _may_change(value, topic, actor.person))
