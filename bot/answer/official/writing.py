"""Official answers: written and changed by an expert, searched like everything else and put first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.answer.answer import Answer, Official
from bot.answer.experts.hand_off import Deed as HandOffDeed
from bot.answer.experts.hand_off import HandOff
from bot.answer.experts.handing_off import to_answer
from bot.answer.experts.topic import Topic
from bot.answer.official import keeping
from bot.answer.official.editions import indexed, next_edition
from bot.answer.official.keeping import to_change
from bot.answer.official.official_answer import Deed, OfficialAnswer, answer_id, is_official
from bot.errors import Stale, Unavailable, Unsound
from bot.house import House
from bot.people.calendar import today
from bot.people.contacts import Actor
from bot.people.person import EVERYONE, Person
from bot.store.changes import Change
from bot.store.collection import Stored
from bot.store.partitions import OFFICIAL_ANSWERS
from bot.words.language import language_of

MAX_QUESTION = 300
MAX_ANSWER = 3000
REVIEW_AFTER = timedelta(days=365)
PAGE = 8
MOST_OWNERS = 40
"""Who can be chosen to look after it."""

Readers = Mapping[str, frozenset[str]]
"""What an expert can choose from, by the key of its name: everyone, school, experts, or kept as it is."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What an expert typed and chose; `readers` is a key of the Readers offered, `owner` a person's id."""

    question: str
    text: str
    readers: str
    review_by: date
    owner: str


@dataclass(frozen=True, slots=True)
class Draft:
    """An official answer to write or to change. `standing` is None for a new one; `revision` is the next one's.
    `owners` are the ids of who can be chosen to look after it, who does first."""

    id: str
    revision: int
    topic: Topic | None
    school: str
    question: str
    text: str
    readers: Readers
    chosen: str
    review_by: date
    owners: Sequence[str]
    standing: Stored[OfficialAnswer] | None = None


async def begin(house: House, actor: Actor, handoff: str) -> Draft:
    """From an answered hand-off; from the answer that was made of it before, where there is one.

    Raises Unavailable, or Unsound when nobody answered.
    """
    found, topic = await to_answer(house, actor, handoff)
    standing = await keeping.find(house, handoff)
    if standing:
        return _change(house, actor, topic, standing)
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
        owners=_owners(actor, topic, actor.id),
    )


async def change(house: House, actor: Actor, id: str) -> Draft:
    """Raises Unavailable unless it is theirs, or of a topic that they are an expert of."""
    standing, topic = await to_change(house, actor, id)
    return _change(house, actor, topic, standing)


async def draft_of(house: House, actor: Actor, id: str) -> Draft:
    """As `change` for one that is there, else as `begin`. Raises Unavailable, Unsound."""
    if await keeping.find(house, id):
        return await change(house, actor, id)
    return await begin(house, actor, id)


def _owners(actor: Actor, topic: Topic | None, first: str) -> Sequence[str]:
    """Who can look after it: who does, who writes now, and the experts of its topic, as far as they work here."""
    experts = [one.id for one in actor.directory.named(topic.answering if topic else ())]
    able = [one for one in dict.fromkeys((first, actor.id, *experts)) if one in actor.directory.people]
    return able[:MOST_OWNERS]


def _change(house: House, actor: Actor, topic: Topic | None, standing: Stored[OfficialAnswer]) -> Draft:
    value = standing.value
    offered = _offered(topic, value.school)
    readers = value.readers
    if topic and readers == frozenset(topic.experts):  # as it was kept before a role could be given for a period
        readers = frozenset(topic.answering)
    chosen = next((key for key, some in offered.items() if some == readers), "kept")
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
        review_by=today(house) + value.period,
        owners=_owners(actor, topic, value.owner),
        standing=standing,
    )


def _offered(topic: Topic | None, school: str) -> Readers:
    offered = {"everyone": frozenset({EVERYONE}), "school": frozenset({f"school:{school}"})}
    return {**offered, "experts": frozenset(topic.answering)} if topic else offered


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
        state = await indexed(house)
        now = await keeping.find(house, draft.id)
        if (now and now.version) != (standing and standing.version):
            return Change(now.value if now else value, refusal=Stale())
        return await next_edition(house, actor, value, standing, Deed.CHANGED if standing else Deed.WRITTEN, state)

    return await house.records.change(OFFICIAL_ANSWERS, look)


def _says(value: OfficialAnswer, draft: Draft, wording: Wording) -> bool:
    said = (value.question, value.text, value.readers, value.review_by, value.owner)
    return said == (
        wording.question,
        wording.text,
        draft.readers[wording.readers],
        wording.review_by,
        wording.owner,
    )


def _next(house: House, actor: Actor, draft: Draft, wording: Wording) -> OfficialAnswer:
    before = draft.standing.value if draft.standing else None
    return OfficialAnswer(
        id=draft.id,
        topic=draft.topic.id if draft.topic else before.topic if before else "",
        question=wording.question,
        text=wording.text,
        language=language_of(f"{wording.question} {wording.text}", actor.language),
        owner=wording.owner,
        readers=draft.readers[wording.readers],
        school=draft.school,
        reviewed=house.now(),
        review_by=wording.review_by,
        revision=draft.revision,
    )


# --- looking them up --------------------------------------------------------------------------------


async def find(house: House, id: str) -> OfficialAnswer | None:
    """Whoever asks: what may be shown of it is the caller's to decide."""
    standing = await keeping.find(house, id)
    return standing.value if standing else None


async def read(house: House, actor: Actor, id: str) -> tuple[OfficialAnswer, Official]:
    """As anybody may read it who is among its readers. Raises Unavailable."""
    standing = await keeping.find(house, id)
    if standing is None or not _may_read(standing.value, actor.person):
        raise Unavailable
    return standing.value, await _official(house, actor, standing.value)


def _may_read(value: OfficialAnswer, person: Person) -> bool:
    return not value.withdrawn and not value.readers.isdisjoint(person.principals)


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
    standing = await keeping.find(house, handoff.id)
    return standing is not None and not standing.value.withdrawn


# --- searching them ---------------------------------------------------------------------------------


async def marked(house: House, actor: Actor, answer: Answer) -> Answer:
    """With what makes it official, when it is an official one."""
    if not is_official(answer.source):
        return answer
    standing = await keeping.find(house, answer_id(answer.source))
    if standing is None:
        return answer
    return replace(answer, official=await _official(house, actor, standing.value))


async def _official(house: House, actor: Actor, value: OfficialAnswer) -> Official:
    topic = await keeping.topic_of(house, value)
    overdue = value.review_by < today(house)
    return Official(value.id, value.owner, value.reviewed, keeping.may_change(value, topic, actor), overdue)
