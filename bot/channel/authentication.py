"""Who may speak to the bot: the checks of an inbound activity, plugged into botbuilder's own extension point."""

# botbuilder is not typed; this module is where it meets what is.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

from collections.abc import Mapping
from typing import Any, cast

from botbuilder.schema import Activity
from botframework.connector.auth import (
    AuthenticateRequestResult,
    BotFrameworkAuthentication,
    ClaimsIdentity,
    ConnectorFactory,
    UserTokenClient,
)

from bot.json import JsonObject

from .activities import Inbound, read_activity
from .connector import Connector
from .conversations import PooledConnectorFactory
from .identity import BotIdentity
from .inbound import Refused
from .keys import SigningKeys
from .service_urls import trusted_urls
from .tokens import CHANNEL, verified_claims

_SERVICE_URL_CLAIM = "serviceurl"


class TeamsAuthentication(BotFrameworkAuthentication):
    """Lets activities in that Teams signed for this bot; without an identity (local mode), those of this machine.

    There are no emulator tokens, no skills, no streaming and no way to switch it off.
    """

    def __init__(self, identity: BotIdentity | None, keys: SigningKeys | None, connector: Connector) -> None:
        if (identity is None) is not (keys is None):
            raise ValueError("an identity and its signing keys come together")
        self._identity = identity
        self._keys = keys
        self._trusted = trusted_urls(identity)
        self._connectors = PooledConnectorFactory(connector)

    async def admit(self, body: JsonObject, authorization: str | None) -> tuple[Inbound, ClaimsIdentity]:
        """Returns the activity and who vouches for it; raises Refused(400, 401 or 403)."""
        claims: Mapping[str, Any] = {}
        if self._identity and self._keys:
            claims = await verified_claims(authorization, self._identity, self._keys)
        inbound = read_activity(body)
        self._check(inbound, claims)
        return inbound, ClaimsIdentity(dict(claims), is_authenticated=bool(claims), authentication_type=CHANNEL)

    def _check(self, inbound: Inbound, claims: Mapping[str, Any]) -> None:
        identity = self._identity
        if inbound.channel != CHANNEL:
            raise Refused(403, "channel")
        if not inbound.service_url:
            raise Refused(403, "no_service_url")
        if identity and claims.get(_SERVICE_URL_CLAIM) != inbound.service_url:
            raise Refused(403, "service_url_claim")
        if not self._trusted(inbound.service_url):
            raise Refused(403, "untrusted_service_url")
        if identity and not (inbound.tenants and identity.tenants.issuperset(inbound.tenants)):
            raise Refused(403, "tenant")
        if not inbound.person and not inbound.is_of_a_team:
            raise Refused(403, "no_person")
        if not (inbound.type and inbound.id and inbound.conversation):
            raise Refused(400, "no_id")

    def vouch(self, claims: ClaimsIdentity) -> AuthenticateRequestResult:
        """What botbuilder wants to know of an admitted request."""
        result = AuthenticateRequestResult()
        result.claims_identity = claims
        result.audience = self.get_originating_audience()
        result.connector_factory = self._connectors
        return result

    async def authenticate_request(self, activity: Activity, auth_header: str) -> AuthenticateRequestResult:
        """botbuilder's own door; ours reads the raw body first and does not come by here. Raises PermissionError."""
        try:
            _, claims = await self.admit(cast("JsonObject", activity.serialize()), auth_header)
        except Refused as refused:
            raise PermissionError(refused.reason) from None
        return self.vouch(claims)

    async def authenticate_streaming_request(
        self, auth_header: str, channel_id_header: str
    ) -> AuthenticateRequestResult:
        raise PermissionError("no streaming")

    def create_connector_factory(self, claims_identity: ClaimsIdentity) -> ConnectorFactory:
        return self._connectors

    async def create_user_token_client(self, claims_identity: ClaimsIdentity) -> UserTokenClient:
        """None: nobody signs in through the bot. botbuilder only passes it on."""
        return cast("UserTokenClient", None)

    def get_originating_audience(self) -> str:
        return self._identity.scope if self._identity else ""
