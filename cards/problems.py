"""What is wrong with an answer, in words."""

from datetime import date, time
from decimal import Decimal

from cards.texts import Arg, Texts
from dialogs import problems
from dialogs.problems import Problem


def problem_said(t: Texts, problem: Problem) -> str:
    """What is wrong with an answer and what to do about it."""
    if problem.says:
        return problem.says[t.language]
    return t(problem.key, **{name: _said(t, arg) for name, arg in problem.args.items()})


def _said(t: Texts, arg: problems.Arg) -> Arg:
    match arg:
        case date():
            return t.short_day(arg)
        case time():
            return t.hour(arg)
        case Decimal():
            return t.money(arg)
        case _:
            return arg
