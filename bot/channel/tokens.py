"""Bearer tokens: from the Authorization header to claims that can be believed; and those of the channel."""

import time
from collections.abc import Mapping
from typing import Any, cast

import jwt

from .identity import BotIdentity
from .inbound import Refused
from .keys import SigningKeys

LEEWAY_SECONDS = 300
LONGEST_SECONDS = 86_400
"""A token of Teams lives an hour or so: one that never dies is nobody's, whoever signed it."""
CHANNEL = "msteams"
_REQUIRED = ["exp", "nbf", "iss", "aud"]
_LONGEST = 16 * 1024


async def verified_claims(authorization: str | None, identity: BotIdentity, keys: SigningKeys) -> Mapping[str, Any]:
    """Returns the claims of a token that Teams signed for this bot; raises Refused(401 or 403).

    Order: scheme, algorithm, key, signature, times, issuer, audience, how long it is valid, endorsement.
    """
    token = bearer(authorization)
    key = await keys.find(key_id(token))
    if key is None:
        raise Refused(401, "keys_unavailable" if keys.empty else "unknown_key")
    claims = decoded(token, key.key, audience=identity.app_id, issuer=identity.issuer)
    if CHANNEL not in key.endorsements:
        raise Refused(403, "not_endorsed")
    return claims


def bearer(authorization: str | None) -> str:
    """The token of a header; raises Refused(401)."""
    if not authorization:
        raise Refused(401, "no_token")
    scheme, _, token = authorization.partition(" ")
    token = token.strip()
    if scheme.lower() != "bearer" or not token or " " in token or "," in token or len(token) > _LONGEST:
        raise Refused(401, "not_a_bearer_token")
    return token


def said_audience(authorization: str | None) -> str:
    """For whom a token says that it is, "" where it says nothing: to be believed once it was verified."""
    try:
        claims: Mapping[str, object] = jwt.decode(bearer(authorization), options={"verify_signature": False})
    except Exception:
        return ""
    audience = claims.get("aud")
    return audience if isinstance(audience, str) else ""


def key_id(token: str) -> str:
    """By which key it says to be signed; raises Refused(401)."""
    try:
        header = jwt.get_unverified_header(token)
    except Exception:
        raise Refused(401, "token_unreadable") from None
    if header.get("alg") != "RS256":
        raise Refused(401, "algorithm")
    kid: object = header.get("kid")
    if not isinstance(kid, str) or not kid:
        raise Refused(401, "no_key_id")
    return kid


def decoded(token: str, key: object, *, audience: str, issuer: str) -> Mapping[str, Any]:
    """Its claims, when this key signed it, for this audience, by this issuer, and it is valid now, for a day at most.

    Whatever goes wrong here is a Refused(401): what cannot be verified is not let in.
    """
    try:
        claims = jwt.decode(
            token,
            cast("Any", key),
            algorithms=["RS256"],
            audience=audience,
            issuer=issuer,
            leeway=LEEWAY_SECONDS,
            options={"require": _REQUIRED, "strict_aud": True},
        )
    except jwt.InvalidSignatureError:
        raise Refused(401, "signature") from None
    except (jwt.ExpiredSignatureError, jwt.ImmatureSignatureError):
        raise Refused(401, "time") from None
    except jwt.InvalidIssuerError:
        raise Refused(401, "issuer") from None
    except jwt.InvalidAudienceError:
        raise Refused(401, "audience") from None
    except jwt.MissingRequiredClaimError:
        raise Refused(401, "missing_claim") from None
    except Exception:
        raise Refused(401, "token_unreadable") from None
    if int(claims["exp"]) > time.time() + LONGEST_SECONDS + LEEWAY_SECONDS:
        raise Refused(401, "exp_too_far")
    return claims
