"""What is wrong with an answer, in words."""

from datetime import date

from cards.texts import Texts
from dialogs.problems import Problem


def problem_said(t: Texts, problem: Problem) -> str:
    """What is wrong with an answer and what to do about it."""
    args = {name: t.short_day(arg) if isinstance(arg, date) else arg for name, arg in problem.args.items()}
    return t(problem.key, **args)
