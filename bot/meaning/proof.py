"""How an endpoint is shown who asks: by a key, by the machine's identity in Azure, or not at all."""

import asyncio
import time
from collections.abc import Mapping
from typing import Protocol

from azure.core.credentials import AccessToken

SCOPE = "https://cognitiveservices.azure.com/.default"
"""Of what Azure calls Cognitive Services, to which Azure OpenAI belongs."""
EARLY = 300.0
"""Seconds before a token ends from which on another is asked for."""


class Identity(Protocol):
    async def get_token(self, *scopes: str) -> AccessToken: ...


class ByKey:
    """`key` "": a server of one's own that asks for none."""

    def __init__(self, key: str, *, azure: bool) -> None:
        self._headers: Mapping[str, str] = {}
        if key:
            self._headers = {"api-key": key} if azure else {"Authorization": f"Bearer {key}"}

    async def headers(self) -> Mapping[str, str]:
        return self._headers


class ByIdentity:
    """The token is kept as long as it holds, and asked for once by however many wait for it."""

    def __init__(self, identity: Identity) -> None:
        self._identity = identity
        self._token: AccessToken | None = None
        self._turn = asyncio.Lock()

    async def headers(self) -> Mapping[str, str]:
        """Raises what the identity raises."""
        async with self._turn:
            if self._token is None or self._token.expires_on - EARLY < time.time():
                self._token = await self._identity.get_token(SCOPE)
            return {"Authorization": f"Bearer {self._token.token}"}
