"""Access tokens by the managed identity of the machine: no secret to keep, in Azure or wherever Azure Arc runs.

msal asks for them, as for the tokens of the bot itself: azure-identity would bring the same and more.
"""

import asyncio
import time
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Any, cast

from azure.core.credentials import AccessToken
from azure.core.exceptions import ServiceRequestError

from bot.app_tokens import SYSTEM
from bot.errors import BodeError

TIMEOUT_SECONDS = 10.0


class NoMachineToken(BodeError, ServiceRequestError):
    """The machine gives no token now; the message is the reason's code. An SDK of Azure takes it for no connection."""


def ask(resource: str, client_id: str | None) -> Mapping[str, Any]:
    """Blocks; returns msal's result: `access_token` and `expires_in` (seconds), or `error`."""
    import msal  # noqa: PLC0415 - only where tokens are needed
    import requests  # noqa: PLC0415

    who = msal.UserAssignedManagedIdentity(client_id=client_id) if client_id else msal.SystemAssignedManagedIdentity()
    with requests.Session() as session:
        session.request = _with_timeout(session.request)
        client = msal.ManagedIdentityClient(who, http_client=session)
        return cast("Mapping[str, Any]", client.acquire_token_for_client(resource=resource))


def _with_timeout(request: Callable[..., Any]) -> Callable[..., Any]:
    return lambda *args, **options: request(*args, **{"timeout": TIMEOUT_SECONDS, **options})


class MachineIdentity:
    """What an asynchronous SDK of Azure takes for a credential; it keeps the token and asks when that grows old."""

    def __init__(self, who: str) -> None:
        self._client_id = None if who == SYSTEM else who

    async def get_token(self, *scopes: str, **_: Any) -> AccessToken:
        """Raises NoMachineToken."""
        try:
            result = await asyncio.to_thread(ask, scopes[0].removesuffix("/.default"), self._client_id)
        except Exception as error:
            # msal raises whatever its HTTP library does.
            raise NoMachineToken(type(error).__name__) from error
        token, lifetime = result.get("access_token"), result.get("expires_in")
        if not isinstance(token, str) or not isinstance(lifetime, int | float | str):
            raise NoMachineToken(str(result.get("error") or "no_token")[:100])
        return AccessToken(token, int(time.time() + float(lifetime)))

    async def close(self) -> None:
        """Nothing is kept open."""

    async def __aenter__(self) -> "MachineIdentity":
        return self

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None = None,
        exc_value: BaseException | None = None,
        traceback: TracebackType | None = None,
    ) -> None:
        await self.close()
