"""What the command line does, with its progress and its reports."""

import asyncio
from pathlib import Path

from bot.answer import answering
from bot.answer.answer import Answer, Citation, Verdict
from bot.cli.counts import counted
from bot.cli.libraries import NotUnderstood
from bot.cli.looking import looks
from bot.cli.opening import opened_any, opened_whole
from bot.errors import OperatorError
from bot.people.colleagues import Colleague
from bot.people.contacts import meet
from bot.people.directory import Directory
from bot.people.loading import LOADED_JOBS, load_organisation
from bot.people.organisation_file import parse_organisation
from bot.people.person import Person
from bot.settings import Settings
from bot.work.job import Job
from cards.answer.sources import place
from cards.texts import Texts, texts


class PeopleOfTenant(OperatorError):
    """People are loaded from a file although they come from a tenant."""

    def __init__(self) -> None:
        super().__init__(
            "people come from BODE_GRAPH_TENANT, as the mapping says: add what the tenant does not know there, under "
            "[[people]] (docs/beheer/personeel-uit-entra.md); nothing was loaded"
        )


async def load_file(settings: Settings, file: Path) -> None:
    """Raises PeopleOfTenant where the next round would take away what was loaded."""
    organisation = parse_organisation(str(file), await asyncio.to_thread(file.read_bytes))
    async with opened_any(settings) as house:
        if settings.graph_tenant and (await house.configuration.mapping.current()).is_any:
            raise PeopleOfTenant
        loaded = await load_organisation(house, organisation, [Job(name, {}) for name in LOADED_JOBS])
    many = ((loaded.people, "people"), (loaded.schools, "schools"), (loaded.groups, "groups"))
    what = ", ".join(counted(number, what) for number, what in many)
    print(f"{loaded.organisation.name}: {what}{'' if loaded.changed else ' (unchanged)'}.")


async def ask_question(settings: Settings, question: str, name: str) -> None:
    async with opened_whole(settings) as house:
        person = _find(await house.directory.current(), name)
        await looks(house, "ask", person.id)
        actor = await meet(house, person.id, None)
        answer = await answering.look_up(house, actor, question)
    t = texts(actor.language)
    if answer.guidance:
        print(answer.guidance.text, "", *map(_named, answer.guidance.people), sep="\n")
        return
    if answer.verdict is Verdict.MAYBE:
        print(t("maybe-title"), t("maybe-text"), *_cited(answer, t), sep="\n")
        return
    if answer.verdict is Verdict.NOT_FOUND or answer.excerpt is None or answer.citation is None:
        print(t("not-found-title"), t("not-found-text"), sep="\n")
        return
    print(answer.excerpt.text, "", *_cited(answer, t), sep="\n")


def _named(colleague: Colleague) -> str:
    about = (colleague.name, colleague.job, colleague.school, colleague.phone, colleague.mail)
    return " · ".join(part for part in about if part)


def _cited(answer: Answer, t: Texts) -> list[str]:
    return [_line(citation, t) for citation in (answer.citation, *answer.further) if citation]


def _line(citation: Citation, t: Texts) -> str:
    where = [t("official-answer")] if citation.official else [citation.path, place(t, citation.anchor)]
    return f"- {citation.title} ({', '.join(filter(None, where))})"


def _find(directory: Directory, name: str) -> Person:
    people = [person for person in directory.people.values() if name.casefold() in {person.id, person.name.casefold()}]
    if len(people) != 1:
        raise NotUnderstood(f"--as: {'nobody' if not people else 'more than one person'} is called {name!r}")
    return people[0]
