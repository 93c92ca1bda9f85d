"""Roles that were given for a period, for other systems: all of them, to be read; people alone give them."""

from pydantic import Field

from bot.people.role_grant import GrantState, RoleGrant
from bot.store.collection import NoSuchPlace
from bot.web.api.callers import ApiRole
from bot.web.api.lists import Paged, no_such_place, since
from bot.web.api.operation import Answer, ApiCall, Operation, as_json
from bot.web.api.shapes import Told

PATH = "/api/roles"


class RolesAsked(Paged):
    state: GrantState | None = Field(None, description="Only those that stand so.")


class RolesTold(Told):
    """`next` goes on; null after the last."""

    items: list[RoleGrant]
    next: str | None


async def list_roles(call: ApiCall) -> Answer:
    asked = call.asked(RolesAsked)
    equal = {"state": asked.state} if asked.state else {}
    try:
        found = await call.house.records.role_grants.page(
            equal=equal, order="changed", above=since(asked.changedSince), limit=asked.limit, at=asked.cursor
        )
    except NoSuchPlace:
        raise no_such_place() from None
    return Answer(as_json(RolesTold(items=[one.value for one in found.items], next=found.next)))


OPERATIONS = (
    Operation(
        "GET",
        PATH,
        "listRoles",
        "Roles given for a period, those first that changed longest ago",
        (ApiRole.ROLES_READ,),
        list_roles,
        RolesTold,
        query=RolesAsked,
    ),
)
