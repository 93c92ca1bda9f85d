"""All that other systems can ask: a resource adds its operations here, and has routes and a description by that."""

from collections.abc import Sequence

from bot.web.api import announcements, mandates, requests, roles
from bot.web.api.operation import Operation

TABLE: Sequence[Operation] = (*requests.OPERATIONS, *mandates.OPERATIONS, *roles.OPERATIONS, *announcements.OPERATIONS)
