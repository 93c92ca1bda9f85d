"""How the topics and forms are called of which somebody can be given a role."""

from collections.abc import Mapping

from bot.house import House
from bot.people.role_grant import GrantedRole
from bot.words.clean import clean_line
from bot.words.languages import Language


async def called(house: House, language: Language) -> Mapping[str, str]:
    """What there are roles of, by the principal of the role: the topics and the forms that somebody carries out."""
    topics = {f"{GrantedRole.EXPERT}:{one.id}": one.name[language] for one in await house.topics.current()}
    forms = {
        f"{GrantedRole.HANDLER}:{one.id}": clean_line(one.title[language])
        for one in house.forms.all(language)
        if one.handling
    }
    return {**topics, **forms}
