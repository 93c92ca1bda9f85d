"""The buttons of roles in Bode that are given for a period, each with its payload."""

from typing import Annotated

from pydantic import StringConstraints

from cards.parts.verbs import Id, Verb


class RolesShow(Verb):
    """Those that were given: those that changed `before` a moment (ISO), "" for the last ones; to who gives none, their
    own."""

    verb = "roles.show"
    beside = True
    before: Annotated[str, StringConstraints(strict=True, pattern=r"\A[0-9T:.+Z-]{0,40}\z")] = ""


class RolesFile(Verb):
    """All of them, as a file."""

    verb = "roles.file"


class RoleNew(Verb):
    verb = "role.new"
    beside = True


class RoleGive(Verb):
    """Inputs: name, holder (of several with that name), role, first, last. `key` is minted when the card is made, so
    that two clicks give one."""

    verb = "role.give"
    key: Id


class RoleShow(Verb):
    verb = "role.show"
    beside = True
    grant: Id


class RoleStop(Verb):
    verb = "role.stop"
    grant: Id
