"""Sensitive topics: the text and the people that somebody needs, never a search."""

from bot.domain.knowledge import Answer, Guidance, Verdict
from bot.domain.topics import nearest_contacts
from bot.services.contacts import Actor
from bot.services.ports import Ports


async def guided(ports: Ports, actor: Actor, question: str) -> Answer | None:
    """What a question about a sensitive topic gets instead of a search; None for all others."""
    topic = (await ports.topics.current()).sensitive(question)
    if topic is None or topic.care is None:
        return None
    language, directory = actor.language, actor.directory
    people = tuple(
        (person.name, person.job, directory.schools[person.school].name if person.school in directory.schools else "")
        for person in nearest_contacts(topic.care, actor.person, directory)
    )
    guidance = Guidance(topic.id, topic.name[language], topic.care.text[language], people)
    return Answer(question, Verdict.SENSITIVE, guidance=guidance)
