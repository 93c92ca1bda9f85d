"""How much an announcement has to be read: it decides who may send it, whether it waits and whether it can be muted."""

from enum import StrEnum


class Importance(StrEnum):
    """MANDATORY: nobody mutes it. IMPORTANT and INFORMATION wait for working hours; INFORMATION can be muted."""

    MANDATORY = "mandatory"
    IMPORTANT = "important"
    INFORMATION = "information"
