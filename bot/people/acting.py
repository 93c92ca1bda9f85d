"""Who acts: a person, and for whom when it is not for themselves (a mandate); it stands in every audit entry."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Acting:
    """Ids of persons. `on_behalf_of` is "" for who acts for themselves."""

    person: str
    on_behalf_of: str = ""


DIRECTORY = Acting("directory")
"""What follows from a change of the directory: nobody clicked."""

TIME = Acting("time")
"""What happens because it was left for long: nobody clicked."""

OPERATOR = Acting("operator")
"""Whoever has the command line."""
