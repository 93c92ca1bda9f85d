"""Days as people here count them."""

from datetime import date
from zoneinfo import ZoneInfo

from bot.house import House

BRUSSELS = ZoneInfo("Europe/Brussels")


def today(house: House) -> date:
    return house.now().astimezone(BRUSSELS).date()
