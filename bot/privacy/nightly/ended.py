"""Removes mandates, roles that were given, and requests that ended long ago."""

from contextlib import suppress
from datetime import datetime

from bot.arrange.ended import has_ended
from bot.errors import Stale
from bot.house import House
from bot.privacy.removing import remove_request
from bot.store.collection import moment
from bot.store.partitions import DIRECTORY, person_partition


async def remove_mandates(house: House, before: datetime, most: int) -> int:
    number = 0
    async for one in house.records.mandates.stream(order="changed", below=moment(before)):
        if number == most:
            break
        if one.value.last < before.date():
            with suppress(Stale):
                write = house.records.mandates.remove(one.value, one.version)
                await house.records.accept(person_partition(one.value.grantor), [write])
                number += 1
    return number


async def remove_roles(house: House, before: datetime, most: int) -> int:
    number = 0
    async for one in house.records.role_grants.stream(order="changed", below=moment(before)):
        if number == most:
            break
        if one.value.last < before.date():
            with suppress(Stale):
                await house.records.accept(DIRECTORY, [house.records.role_grants.remove(one.value, one.version)])
                number += 1
    return number


async def remove_requests(house: House, before: datetime, most: int) -> int:
    number = 0
    async for one in house.records.requests.stream(order="changed", below=moment(before)):
        if number == most:
            break
        if await has_ended(house, one.value, before.date()):
            with suppress(Stale):
                await remove_request(house, one)
                number += 1
    return number
