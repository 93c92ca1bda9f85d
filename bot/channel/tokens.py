"""The channel's bearer token: from the Authorization header to claims that can be believed."""

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
    token = _bearer(authorization)
    key = await keys.find(_key_id(token))
    if key is None:
        raise Refused(401, "keys_unavailable" if keys.empty else "unknown_key")
    claims = _decode(token, key.key, identity)
    if int(claims["exp"]) > time.time() + LONGEST_SECONDS + LEEWAY_SECONDS:
        raise Refused(401, "exp_too_far")
    if CHANNEL not in key.endorsements:
        raise Refused(403, "not_endorsed")
    return claims


def _bearer(authorization: str | None) -> str:
    if not authorization:
        raise Refused(401, "no_token")
    scheme, _, token = authorization.partition(" ")
    token = token.strip()
    if scheme.lower() != "bearer" or not token or " " in token or "," in token or len(token) > _LONGEST:
        raise Refused(401, "not_a_bearer_token")
    return token


def _key_id(token: str) -> str:
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


def _decode(token: str, key: object, identity: BotIdentity) -> Mapping[str, Any]:
    """Whatever goes wrong here is a refusal: what cannot be verified is not let in."""
    try:
        claims = jwt.decode(
            token,
            cast("Any", key),
            algorithms=["RS256"],
            audience=identity.app_id,
            issuer=identity.issuer,
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
    return claims
