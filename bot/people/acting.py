"""Who acts: a person, and for whom when it is not for themselves (a mandate); it stands in every audit entry."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Acting:
    """Ids of persons. `on_behalf_of` is "" for who acts for themselves."""

    person: str
    on_behalf_of: str = ""


@dataclass(frozen=True, slots=True)
class System:
    """Another system that acts in the name of a person: the id of its app, and what it is called here."""

    id: str
    name: str

    @property
    def actor(self) -> str:
        """As it stands in an audit entry."""
        return f"app:{self.id}"


DIRECTORY = Acting("directory")
"""What follows from a change of the directory: nobody clicked."""

TIME = Acting("time")
"""What happens because it was left for long: nobody clicked."""

OPERATOR = Acting("operator")
"""Whoever has the command line."""
