"""Says who works here: people with their roles, schools and groups."""

from dataclasses import dataclass
from enum import StrEnum

from bot.words.languages import DEFAULT_LANGUAGE, Language
from bot.words.translated import Translated


class Role(StrEnum):
    """What somebody is in the organisation; rights follow from it."""

    TEACHER = "teacher"
    HEADMASTER = "headmaster"
    CARE = "care"
    SECRETARY = "secretary"
    ICT = "ict"
    HR = "hr"
    PREVENTION = "prevention"
    COMMUNICATION = "communication"
    OPERATOR = "operator"
    FINANCE = "finance"
    SUPPORT = "support"
    AUTHOR = "author"


@dataclass(frozen=True, slots=True)
class School:
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Group:
    """A named set of people; `name` has one text per language."""

    id: str
    name: Translated


@dataclass(frozen=True, slots=True)
class Person:
    """A member of staff as the directory knows them; `id` and `manager` are Entra object ids.

    `functions` are what they are employed as, in the organisation's own names: the calendar goes by them. `phone` and
    `mail` are for whoever is told to turn to them; "" where the directory has none. `aliases` are other names by which
    they are looked for. `granted` are the principals that they have because a role was given to them for a period.
    """

    id: str
    name: str
    job: str
    school: str
    roles: frozenset[Role] = frozenset()
    groups: frozenset[str] = frozenset()
    manager: str | None = None
    language: Language = DEFAULT_LANGUAGE
    phone: str = ""
    mail: str = ""
    functions: frozenset[str] = frozenset()
    aliases: frozenset[str] = frozenset()
    granted: frozenset[str] = frozenset()

    @property
    def principals(self) -> frozenset[str]:
        """Everything in a readers list or an audience that includes this person."""
        return self.own_principals

    @property
    def own_principals(self) -> frozenset[str]:
        """Those that follow from what the directory knows of them."""
        return frozenset(
            {EVERYONE, f"person:{self.id}", f"school:{self.school}"}
            | {f"group:{group}" for group in self.groups}
            | {f"role:{role}" for role in self.roles}
            | {f"function:{function}" for function in self.functions}
            | self.granted
        )


EVERYONE = "everyone"
