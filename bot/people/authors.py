"""Who may announce what to whom: rules, each with who writes by it, whom they reach, and when a second person confirms.

Somebody may write when a rule is for them. Whom they reach with an announcement are the people of all their rules that
allow its importance and its topic.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from bot.people.audience import NOBODY, AllOf, AnyOf, Audience
from bot.people.directory import Directory
from bot.people.importance import Importance
from bot.people.person import Person, Role
from bot.people.principals import EVERYBODY, Principal, parse_principal

Schools: TypeAlias = Literal["all", "own"] | tuple[str, ...]
"""Every school, that of the author, or these by id."""


Teams: TypeAlias = Literal["all"] | tuple[str, ...]
"""In the channels of every team, or of these, by the id of their Microsoft 365 group."""


@dataclass(frozen=True, slots=True)
class Second:
    """A second person, one of `who` (principals; `head` and `school_role` are the author's), confirms what goes to more
    than `above` people (None: whatever the number) and what has one of these `importances`."""

    who: tuple[str, ...]
    above: int | None = None
    importances: frozenset[Importance] = frozenset()

    def is_asked(self, importance: Importance, people: int) -> bool:
        return importance in self.importances or (self.above is not None and people > self.above)


@dataclass(frozen=True, slots=True)
class AuthorRule:
    """`who` are principals. They reach people who are of one of the `schools`, of one of the `functions` (principals)
    and in one of the `groups` (ids); where one of these is empty, it does not matter. So with `importances` and
    `topics` (ids): a rule with topics is for announcements on one of them alone. They may post in channels of the
    `teams`; None where the rule does not say: of every team for who looks after communication, of none for others."""

    id: str
    who: frozenset[str]
    schools: Schools
    functions: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    importances: frozenset[Importance] = frozenset()
    topics: frozenset[str] = frozenset()
    second: Second | None = None
    teams: Teams | None = None

    def is_for(self, person: Person) -> bool:
        return not self.who.isdisjoint(person.principals)

    def allows(self, importance: Importance, topic: str) -> bool:
        return importance in (self.importances or set(Importance)) and (not self.topics or topic in self.topics)

    def teams_of(self, author: Person) -> Teams:
        if self.teams is not None:
            return self.teams
        return "all" if Role.COMMUNICATION in author.roles else ()

    def reach(self, author: Person) -> Audience:
        if self.schools == "own" and not author.school:
            return NOBODY
        schools = (author.school,) if self.schools == "own" else () if self.schools == "all" else self.schools
        lists = (
            tuple(Principal("school", one) for one in schools),
            tuple(parse_principal(one) for one in self.functions),
            tuple(Principal("group", one) for one in self.groups),
        )
        within = [one[0] if len(one) == 1 else AnyOf(one) for one in lists if one]
        return EVERYBODY if not within else within[0] if len(within) == 1 else AllOf(tuple(within))


@dataclass(frozen=True, slots=True)
class Authors:
    """In the order of the file."""

    rules: tuple[AuthorRule, ...] = ()

    def __iter__(self) -> Iterator[AuthorRule]:
        return iter(self.rules)

    def may_write(self, person: Person) -> bool:
        """Whoever offers, opens or does anything of an author goes by this."""
        return any(rule.is_for(person) for rule in self.rules)

    def whole_reach(self, author: Person) -> Audience:
        """Whom they may reach with some announcement: what an author can choose from."""
        return _any_of([rule.reach(author) for rule in self._rules(author)])

    def reach(self, author: Person, importance: Importance, topic: str = "") -> Audience:
        """Whom they may reach with one of this importance and topic; NOBODY when they may not send such."""
        return _any_of([rule.reach(author) for rule in self._rules(author) if rule.allows(importance, topic)])

    def teams(self, author: Person, importance: Importance | None = None, topic: str = "") -> Teams:
        """In whose channels they may post such an announcement, or any at all where no importance is given."""
        found: dict[str, None] = {}
        for rule in self._rules(author):
            if importance is None or rule.allows(importance, topic):
                teams = rule.teams_of(author)
                if teams == "all":
                    return "all"
                found |= dict.fromkeys(teams)
        return tuple(found)

    def importances(self, author: Person) -> tuple[Importance, ...]:
        """Which they may give, in their order."""
        mine = [rule.importances or frozenset(Importance) for rule in self._rules(author)]
        return tuple(one for one in Importance if any(one in some for some in mine))

    def topics(self, author: Person) -> frozenset[str] | None:
        """On which they may write; None for any, and without one."""
        mine = [rule.topics for rule in self._rules(author)]
        return frozenset[str]().union(*mine) if all(mine) else None

    def second(self, author: Person, importance: Importance, topic: str, people: int) -> Second | None:
        """Who has to confirm it before it goes to this many people: what the first rule says that asks for it. A rule
        that asks for nobody does not take away what another asks."""
        asking = (rule.second for rule in self._rules(author) if rule.allows(importance, topic))
        return next((one for one in asking if one and one.is_asked(importance, people)), None)

    def writers(self, directory: Directory) -> list[Person]:
        """Everybody who may write, in the order of the rules."""
        return directory.named(one for rule in self.rules for one in sorted(rule.who))

    def _rules(self, author: Person) -> list[AuthorRule]:
        return [rule for rule in self.rules if rule.is_for(author)]


def _any_of(reaches: list[Audience]) -> Audience:
    if EVERYBODY in reaches:
        return EVERYBODY
    each = tuple(dict.fromkeys(reaches))
    return NOBODY if not each else each[0] if len(each) == 1 else AnyOf(each)


USUAL = Authors(
    (
        AuthorRule("communication", frozenset({f"role:{Role.COMMUNICATION}", f"role:{Role.AUTHOR}"}), "all"),
        AuthorRule("headmasters", frozenset({f"role:{Role.HEADMASTER}"}), "own"),
    )
)
"""Where nobody wrote a file: who looks after communication, or was made author for a while, reaches everybody, a head
of school the own school."""
