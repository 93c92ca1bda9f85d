"""Looks up what was approved of the budget of a school: one read of the figures that every decision keeps."""

from decimal import Decimal

from bot.arrange.figures.figures import What, figures_id
from bot.arrange.request import Request, RequestState
from bot.arrange.spent import Spent
from bot.house import House
from bot.people.calendar import today
from bot.people.directory import Directory
from bot.store.partitions import request_partition
from dialogs.budget import budget_of
from dialogs.model import Form


async def spent_for(house: House, form: Form, request: Request, directory: Directory) -> Spent | None:
    """None where no budget is set for that year and school, or the request names no amount."""
    year = request.id.split(".")[1]
    if not form.budgets or request.amount is None or not year.isdecimal():
        return None
    budget = budget_of(form.budgets, int(year), request.school)
    if budget is None:
        return None
    found = await house.records.figures.get(request_partition(request.id), figures_id(request.school))
    cents = found.value.counts.get(What.SPENT, 0) if found else 0
    counted = request.state in {RequestState.APPROVED, RequestState.ANNULLING}
    asked = Decimal(0) if counted else request.amount
    school = directory.schools.get(request.school)
    name = school.name if school else request.school
    return Spent(int(year), name, budget, Decimal(cents) / 100, asked, today(house))
