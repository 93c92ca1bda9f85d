"""Believes the tokens of apps: those that Entra gave them for Bode, and in local mode one that this process made."""

import time
from collections.abc import Mapping
from secrets import token_bytes
from typing import Any, Protocol, cast

import aiohttp
import jwt

from bot.app_tokens import LOGIN
from bot.channel.inbound import Refused
from bot.channel.keys import SigningKeys
from bot.channel.tokens import bearer, decoded, key_id
from bot.guids import GUID
from bot.web.api.callers import ApiRole, Claimed

_ISSUERS: Mapping[str, str] = {
    "1.0": "https://sts.windows.net/{tenant}/",
    "2.0": f"{LOGIN}/{{tenant}}/v2.0",
}
"""By the `ver` of a token: which of both an app gets, the registration of Bode says (requestedAccessTokenVersion)."""
_APP_CLAIM: Mapping[str, str] = {"1.0": "appid", "2.0": "azp"}

LOCAL_APP = "00000000-0000-4000-8000-0000000000a1"
LOCAL_SECONDS = 3600
_LOCAL = "bode-local"


class Tokens(Protocol):
    async def claimed(self, authorization: str | None) -> Claimed:
        """Whose token a header brings. Raises Refused(401)."""
        ...

    async def close(self) -> None: ...


class EntraTokens:
    """Tokens for a bot of ours, from the tenants that it serves: `bots` are these by the id of its app. `login` is
    where each tenant tells its keys."""

    def __init__(self, session: aiohttp.ClientSession, bots: Mapping[str, frozenset[str]], login: str = LOGIN) -> None:
        self._session = session
        self._bots = bots
        self._audiences = {audience: app for app in bots for audience in (app, f"api://{app}")}
        tenants = frozenset[str]().union(*bots.values())
        self._keys = {
            tenant: SigningKeys(session, f"{login}/{tenant}/v2.0/.well-known/openid-configuration")
            for tenant in tenants
        }

    async def claimed(self, authorization: str | None) -> Claimed:
        """What the token says of itself only chooses by whose keys it is verified: all of it is checked then."""
        token = bearer(authorization)
        tenant, audience, version = _said(token)
        keys, issuer = self._keys.get(tenant), _ISSUERS.get(version)
        if keys is None:
            raise Refused(401, "tenant")
        if issuer is None:
            raise Refused(401, "version")
        bot = self._audiences.get(audience)
        if bot is None:
            raise Refused(401, "audience")
        if tenant not in self._bots[bot]:
            raise Refused(401, "tenant")
        key = await keys.find(key_id(token))
        if key is None:
            raise Refused(401, "keys_unavailable" if keys.empty else "unknown_key")
        claims = decoded(token, key.key, audience=audience, issuer=issuer.format(tenant=tenant))
        return Claimed(_app_of(claims, version), tenant, _roles(claims), bot)

    async def close(self) -> None:
        for keys in self._keys.values():
            await keys.close()
        await self._session.close()


def _said(token: str) -> tuple[str, str, str]:
    """Tenant, audience and version, as it says itself."""
    try:
        claims: Mapping[str, object] = jwt.decode(token, options={"verify_signature": False})
    except Exception:
        raise Refused(401, "token_unreadable") from None
    tenant, audience, version = claims.get("tid"), claims.get("aud"), claims.get("ver")
    if not (isinstance(tenant, str) and isinstance(audience, str) and isinstance(version, str)):
        raise Refused(401, "missing_claim")
    return tenant, audience, version


def _app_of(claims: Mapping[str, Any], version: str) -> str:
    """The app that the token was given to for itself: not to a person, nor to an app in a person's name."""
    if "scp" in claims or claims.get("idtyp", "app") != "app":
        raise Refused(401, "of_a_person")
    subject: object = claims.get("sub")
    if not isinstance(subject, str) or not subject or subject != claims.get("oid"):
        raise Refused(401, "of_a_person")  # only of an app's own token both are its service principal
    app: object = claims.get(_APP_CLAIM[version])
    if not isinstance(app, str) or not GUID.fullmatch(app.casefold()):
        raise Refused(401, "no_app")
    return app.casefold()


def _roles(claims: Mapping[str, Any]) -> frozenset[str]:
    given: object = claims.get("roles")
    listed = cast("list[object]", given) if isinstance(given, list) else []
    return frozenset(one for one in listed if isinstance(one, str))


class LocalTokens:
    """In local mode: tokens that this very process makes, with every role, for an hour. Its key is never written down:
    after a restart none of them is worth anything."""

    def __init__(self) -> None:
        self._key = token_bytes(32)

    def mint(self) -> str:
        now = int(time.time())
        claims = {"iss": _LOCAL, "aud": _LOCAL, "nbf": now, "exp": now + LOCAL_SECONDS}
        return jwt.encode(claims, self._key, algorithm="HS256")

    async def claimed(self, authorization: str | None) -> Claimed:
        token = bearer(authorization)
        try:
            jwt.decode(
                token,
                self._key,
                algorithms=["HS256"],
                audience=_LOCAL,
                issuer=_LOCAL,
                options={"require": ["exp", "nbf"]},
            )
        except jwt.ExpiredSignatureError:
            raise Refused(401, "time") from None
        except Exception:
            raise Refused(401, "signature") from None
        return Claimed(LOCAL_APP, "", frozenset(ApiRole))

    async def close(self) -> None:
        """Nothing is open."""
