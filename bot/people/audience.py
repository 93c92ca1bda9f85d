"""The rule for who gets an announcement."""

from dataclasses import dataclass

from bot.people.person import Person, Role


@dataclass(frozen=True, slots=True)
class Audience:
    """The rule for who gets it. Within one list any fits; all lists that are not empty must fit.

    Nothing chosen is nobody: `everyone` has to be said.
    """

    everyone: bool = False
    schools: frozenset[str] = frozenset()
    roles: frozenset[Role] = frozenset()
    groups: frozenset[str] = frozenset()

    @property
    def is_empty(self) -> bool:
        return not (self.everyone or self.schools or self.roles or self.groups)

    def includes(self, person: Person) -> bool:
        if self.is_empty:
            return False
        return self.everyone or (
            (not self.schools or person.school in self.schools)
            and (not self.roles or bool(self.roles & person.roles))
            and (not self.groups or bool(self.groups & person.groups))
        )
