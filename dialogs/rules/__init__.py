"""Rules and formulas of form files, in CEL: typed when a form is loaded, and worked out with its answers."""

from dialogs.rules.rule import Rule
from dialogs.rules.types import RuleType, RuleValue

__all__ = ["Rule", "RuleType", "RuleValue"]
