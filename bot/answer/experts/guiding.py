"""People first: who is not well, in danger or worried about a child gets people to turn to, never a search; so does who
asks about a topic that the organisation calls sensitive."""

from collections.abc import Iterable, Mapping

from bot.answer.answer import Answer, Guidance, Verdict
from bot.answer.experts.topic import Topic, Topics
from bot.house import House
from bot.people.colleagues import nearest
from bot.people.contacts import Actor
from bot.people.person import Person, Role
from bot.words.distress import Finding, Need, distress_in, helplines
from bot.words.folding import words
from bot.words.languages import Language
from bot.words.lists import every_stopword

_STAFF = (Role.PREVENTION, Role.CARE, Role.HR, Role.HEADMASTER)

ROLES: Mapping[Need, tuple[Role, ...]] = {
    Need.DANGER: (Role.HEADMASTER, Role.CARE, Role.PREVENTION),
    Need.CHILD: (Role.HEADMASTER, Role.CARE),
    Need.LIFE: _STAFF,
    Need.VIOLENCE: _STAFF,
    Need.STRAIN: _STAFF,
}
"""Whom to turn to where no topic of the organisation says."""


async def guided(house: House, actor: Actor, said: str, question: str) -> Answer | None:
    """What such a message gets instead of a search; None for all others. `said` is all of it as it was typed,
    `question` what would be searched for."""
    finding = distress_in(said)
    topic = topic_for(await house.topics.current(), finding, question)
    if not (finding or (topic and topic.care)):
        return None
    people = nearest(_without(_people(actor, topic, finding), finding, said), actor.person, actor.directory)
    about = public_guidance(finding, actor.language) if finding else Guidance("", "", "", ())
    name, text = (topic.name[actor.language], topic.care.text[actor.language]) if topic and topic.care else ("", "")
    guidance = Guidance(topic.id if topic else "", name, text, people, about.need, about.lines)
    return Answer(question, Verdict.SENSITIVE, guidance=guidance)


def topic_for(topics: Topics, finding: Finding | None, question: str) -> Topic | None:
    """The organisation's own for what was found; else the one whose words the question has."""
    return (topics.caring_for(finding.needs, question) if finding else None) or topics.sensitive(question)


def public_guidance(finding: Finding, language: Language) -> Guidance:
    """What may be said to anybody: nobody of the organisation is named."""
    needs = tuple(finding.needs)
    return Guidance("", "", "", (), needs[0], helplines(language, needs))


def _people(actor: Actor, topic: Topic | None, finding: Finding | None) -> list[Person]:
    directory = actor.directory
    if topic and topic.care:
        return directory.named(topic.care.contacts, actor.person)
    roles = ROLES[next(iter(finding.needs))] if finding else ()
    return list({person.id: person for role in roles for person in directory.having(role)}.values())


def _without(people: Iterable[Person], finding: Finding | None, text: str) -> list[Person]:
    """Nobody is told to turn to the very person that they write about: who is named in it, and who leads where a leader
    is."""
    said = set(words(text).split()) - every_stopword()
    leaders = bool(finding and finding.leaders)
    return [one for one in people if not (leaders and Role.HEADMASTER in one.roles) and not _is_named(one, said)]


def _is_named(person: Person, said: set[str]) -> bool:
    return any(name in said for name in words(person.name).split() if len(name) > 2)
