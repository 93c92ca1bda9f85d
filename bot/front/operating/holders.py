"""Tells who has which role: as the directory says, as the files say, and for a period."""

from collections.abc import Iterator, Mapping, Sequence

from bot.front.role_names import called
from bot.house import House
from bot.people.contacts import Actor
from bot.people.person import Person, Role
from bot.people.role_grant import GrantedRole
from cards.home.holders import MOST_NAMES, Holders
from dialogs.handlers import of_a_school

MOST_SUBJECTS = 12
"""Topics and forms that are named, each: those of more stand in their files."""


async def holders(house: House, actor: Actor) -> Sequence[Holders]:
    """Who administers Bode, who writes announcements, the experts of each topic and the team of each form; a team of
    each school is left out, for it is another in each. Nothing is read but what is at hand."""
    directory, about = actor.directory, await called(house, actor.language)
    topics = {one.id: directory.named(one.answering) for one in await house.topics.current()}
    teams = {
        one.id: directory.named([*(who for who in one.handling.team if not of_a_school(who)), f"handler:{one.id}"])
        for one in house.forms.all(actor.language)
        if one.handling
    }
    return [
        _of("granted-operator", f"role:{Role.OPERATOR}", directory.having(Role.OPERATOR)),
        _of("granted-author", f"role:{Role.AUTHOR}", house.authors.writers(directory)),
        *_of_subjects("granted-expert", GrantedRole.EXPERT, topics, about),
        *_of_subjects("granted-handler", GrantedRole.HANDLER, teams, about),
    ]


def _of(text: str, principal: str, people: Sequence[Person], what: str = "") -> Holders:
    given = sum(principal in one.granted for one in people)
    return Holders(text, len(people), [one.name for one in people[:MOST_NAMES]], given, what)


def _of_subjects(
    text: str, role: GrantedRole, people: Mapping[str, Sequence[Person]], about: Mapping[str, str]
) -> Iterator[Holders]:
    for subject in list(people)[:MOST_SUBJECTS]:
        principal = f"{role}:{subject}"
        yield _of(text, principal, people[subject], about.get(principal, subject))
