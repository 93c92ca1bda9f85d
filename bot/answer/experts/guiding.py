"""Sensitive topics: the text and the people that somebody needs, never a search."""

from bot.answer.answer import Answer, Guidance, Verdict
from bot.house import House
from bot.people.colleagues import nearest
from bot.people.contacts import Actor


async def guided(house: House, actor: Actor, question: str) -> Answer | None:
    """What a question about a sensitive topic gets instead of a search; None for all others."""
    topic = (await house.topics.current()).sensitive(question)
    if topic is None or topic.care is None:
        return None
    language, directory = actor.language, actor.directory
    people = nearest(directory.named(topic.care.contacts), actor.person, directory)
    guidance = Guidance(topic.id, topic.name[language], topic.care.text[language], people)
    return Answer(question, Verdict.SENSITIVE, guidance=guidance)
