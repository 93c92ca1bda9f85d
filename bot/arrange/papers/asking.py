"""Looks up which paper is to be made of a request, what the directory says for it, and what it does not."""

from collections.abc import Mapping

from bot.arrange.papers.asked import Asked
from bot.arrange.request import Request
from bot.house import House
from bot.people.directory import Directory
from bot.people.papers import FACTS
from bot.words.clean import clean_line
from bot.words.languages import DEFAULT_LANGUAGE
from dialogs.model import Form


async def asked_of(house: House, form: Form, request: Request) -> Asked | None:
    """None where its form asks for none, for these answers, and where the papers file has it not."""
    rule, papers = form.paper, house.papers.seen
    template = papers.get(rule.template) if rule and rule.is_for(form.fields, request.answers) else None
    if rule is None or template is None or papers.issuer is None:
        return None
    directory = await house.directory.current()
    person = directory.people.get(request.requester)
    language = rule.written_in(request.answers, person.language if person else DEFAULT_LANGUAGE)
    known = _facts(directory, request.requester)
    needed = template.names(language)
    facts = {name: value for name, value in known.items() if value}
    return Asked(template, papers.issuer, language, facts, tuple(one for one in FACTS if one in needed - facts.keys()))


def _facts(directory: Directory, id: str) -> Mapping[str, str]:
    person = directory.people.get(id)
    school = directory.schools.get(person.school) if person else None
    found = (person.name, person.job, school.name if school else "") if person else ("", "", "")
    return dict(zip(FACTS, map(clean_line, found), strict=True))
