"""What a default may name: the day, and who fills in the form."""

from collections.abc import Mapping
from datetime import date

from bot.people.person import Person
from dialogs.rules.language import Names
from dialogs.rules.types import RuleType, RuleValue, midnight

PROFILE: Names = (
    ("me.email", RuleType.TEXT),
    ("me.functions", RuleType.TEXTS),
    ("me.groups", RuleType.TEXTS),
    ("me.id", RuleType.TEXT),
    ("me.job", RuleType.TEXT),
    ("me.language", RuleType.TEXT),
    ("me.manager", RuleType.TEXT),
    ("me.name", RuleType.TEXT),
    ("me.phone", RuleType.TEXT),
    ("me.roles", RuleType.TEXTS),
    ("me.school", RuleType.TEXT),
    ("today", RuleType.DATE),
)


def profile(me: Person, today: date) -> Mapping[str, RuleValue]:
    """What the directory does not know of somebody is not there: a default that names it says nothing."""
    texts = {
        "me.email": me.mail,
        "me.id": me.id,
        "me.job": me.job,
        "me.language": str(me.language),
        "me.manager": me.manager or "",
        "me.name": me.name,
        "me.phone": me.phone,
        "me.school": me.school,
    }
    return {
        **{name: text for name, text in texts.items() if text},
        "me.functions": sorted(me.functions),
        "me.groups": sorted(me.groups),
        "me.roles": sorted(str(role) for role in me.roles),
        "today": midnight(today),
    }
