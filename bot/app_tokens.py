"""Access tokens of an app registration: msal asks for them off the event loop, and each is kept until it grows old."""

import asyncio
import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol, TypeAlias, cast

from bot.errors import BodeError, OperatorError, in_words

SYSTEM = "system"
"""The identity that the machine itself has; any other is named by its client id."""

LOGIN = "https://login.microsoftonline.com"
"""Where Microsoft gives them."""

EXCHANGE = "api://AzureADTokenExchange"
"""The audience of a token that is exchanged for one of an app registration."""

RENEW_BEFORE_SECONDS = 300.0
_TIMEOUT_SECONDS = 10.0

log = logging.getLogger(__name__)


class TokenUnavailable(BodeError):
    """No token now, for a reason that may pass: the login endpoint is away."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class TokenRefused(BodeError):
    """No token until somebody repairs the registration; `code` is the login endpoint's, such as invalid_client."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class BadCertificate(OperatorError):
    """A file with a certificate that cannot be used."""


class AccessTokens(Protocol):
    async def token(self) -> str | None:
        """The token to send, or None where none is needed; raises TokenUnavailable, TokenRefused."""
        ...

    def forget(self) -> None:
        """The service refused this token: the next call fetches another."""
        ...


class NoTokens:
    """Local mode: the test client asks for none."""

    async def token(self) -> None:
        return None

    def forget(self) -> None:
        return None


# --- what an app proves itself with ---------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Application:
    """An app registration, and what its tokens are for: `authority` is where they come from, `scope` ends in
    /.default."""

    id: str
    authority: str
    scope: str


@dataclass(frozen=True, slots=True, repr=False)
class ClientSecret:
    secret: str


@dataclass(frozen=True, slots=True, repr=False)
class ClientCertificate:
    """PEM texts; `thumbprint` is the certificate's SHA-1 in hexadecimal digits."""

    private_key: str
    thumbprint: str
    public_certificate: str | None = None


def certificate_in(file: Path) -> ClientCertificate:
    """From a PEM file with an unencrypted private key and its certificate. Raises BadCertificate."""
    from cryptography import x509  # noqa: PLC0415 - only where there is one
    from cryptography.hazmat.primitives import hashes, serialization  # noqa: PLC0415

    try:
        pem = file.read_bytes()
        certificate = x509.load_pem_x509_certificate(pem)
        serialization.load_pem_private_key(pem, None)
    except OSError as error:
        raise BadCertificate(in_words(error)) from error
    except (ValueError, TypeError) as error:
        raise BadCertificate(
            f"{file}: needs a certificate and its private key in PEM, without a password ({type(error).__name__})"
        ) from error
    return ClientCertificate(
        pem.decode(),
        certificate.fingerprint(hashes.SHA1()).hex(),  # noqa: S303 - how Entra names a certificate
        certificate.public_bytes(serialization.Encoding.PEM).decode(),
    )


def certificate_end(certificate: ClientCertificate) -> datetime:
    """Until when it is good; of one that was made by `certificate_in`."""
    from cryptography import x509  # noqa: PLC0415 - only where there is one

    return x509.load_pem_x509_certificate((certificate.public_certificate or "").encode()).not_valid_after_utc


@dataclass(frozen=True, slots=True)
class ManagedIdentity:
    """User-assigned when a client id is given, else the system's own."""

    client_id: str | None = None


@dataclass(frozen=True, slots=True)
class FederatedIdentity:
    """A managed identity that the registration trusts, by a federated credential: no secret. As ManagedIdentity."""

    client_id: str | None = None


Proof: TypeAlias = ClientSecret | ClientCertificate | ManagedIdentity | FederatedIdentity
Fetch: TypeAlias = Callable[[], Mapping[str, Any]]
"""Blocks; returns msal's result: `access_token` and `expires_in`, or `error`."""


class RenewedTokens:
    """Keeps one token; fetches in a thread, one fetch at a time, and renews before it expires.

    While the old token is still good a renewal happens behind the back of the callers, so that none waits for it.
    """

    def __init__(self, fetch: Fetch, clock: Callable[[], float] = time.monotonic) -> None:
        self._fetch = fetch
        self._clock = clock
        self._token = ""
        self._expires = float("-inf")
        self._renew = float("-inf")
        self._running: asyncio.Task[None] | None = None
        self.problem: str | None = None
        """Why the last try gave none, "" where it gave one; None before the first."""

    async def token(self) -> str:
        now = self._clock()
        if now >= self._expires:
            await asyncio.shield(self._start())
        elif now >= self._renew:
            self._start().add_done_callback(_log_failure)
        return self._token

    def forget(self) -> None:
        self._expires = self._renew = float("-inf")

    async def close(self) -> None:
        if self._running:
            await asyncio.gather(self._running, return_exceptions=True)

    def _start(self) -> asyncio.Task[None]:
        if self._running is None or self._running.done():
            self._running = asyncio.create_task(self._renewal())
        return self._running

    async def _renewal(self) -> None:
        try:
            await self._renewed()
        except (TokenUnavailable, TokenRefused) as error:
            self.problem = error.reason if isinstance(error, TokenUnavailable) else error.code
            raise
        self.problem = ""

    async def _renewed(self) -> None:
        # The next try to renew an expiring token waits a little, or every send would start one.
        self._renew = self._clock() + RENEW_BEFORE_SECONDS / 10
        try:
            result = await asyncio.to_thread(self._fetch)
        except (TokenUnavailable, TokenRefused):
            raise
        except Exception as error:
            # msal raises whatever its HTTP library does, and ValueError for an authority that answers nonsense.
            raise TokenUnavailable(type(error).__name__) from error
        token, lifetime = result.get("access_token"), result.get("expires_in")
        if not isinstance(token, str) or not isinstance(lifetime, int | float | str):
            raise _problem(result)
        seconds = float(lifetime)
        now = self._clock()
        self._token = token
        self._expires = now + max(seconds - 30, 1)
        self._renew = now + max(seconds - RENEW_BEFORE_SECONDS, seconds / 2)


def problem_of(tokens: AccessTokens) -> str | None:
    """As RenewedTokens.problem; "" where none are needed."""
    return tokens.problem if isinstance(tokens, RenewedTokens) else ""


def _problem(result: Mapping[str, Any]) -> TokenUnavailable | TokenRefused:
    code = str(result.get("error") or "no_token")[:100]
    if code in {"temporarily_unavailable", "server_error", "managed_identity_request_failed", "request_timeout"}:
        return TokenUnavailable(code)
    return TokenRefused(code)


def _log_failure(task: "asyncio.Task[None]") -> None:
    if not task.cancelled() and (error := task.exception()):
        log.warning("token.renewal_failed", extra={"error": type(error).__name__})


# --- msal -----------------------------------------------------------------------------------------


def open_tokens(application: Application, proof: Proof) -> RenewedTokens:
    """Own certificate authorities, where a network has them, go in REQUESTS_CA_BUNDLE: msal's HTTP library reads it."""
    if isinstance(proof, ManagedIdentity):
        return RenewedTokens(_managed_identity(application.scope, proof.client_id))
    return RenewedTokens(_confidential_client(application, proof))


def _confidential_client(
    application: Application, proof: ClientSecret | ClientCertificate | FederatedIdentity
) -> Fetch:
    def fetch() -> Mapping[str, Any]:
        import msal  # noqa: PLC0415 - only where tokens are needed

        # Built anew for each fetch, about once an hour and off the loop: building it asks the authority who it is,
        # and an application that is kept would hand out of its own cache the token that we were told to forget.
        client: Any = msal.ConfidentialClientApplication(
            application.id,
            client_credential=_msal_credential(proof),
            authority=application.authority,
            instance_discovery=False,
            timeout=_TIMEOUT_SECONDS,
        )
        return cast("Mapping[str, Any]", client.acquire_token_for_client(scopes=[application.scope]))

    return fetch


def _msal_credential(proof: ClientSecret | ClientCertificate | FederatedIdentity) -> str | dict[str, Any]:
    if isinstance(proof, ClientSecret):
        return proof.secret
    if isinstance(proof, FederatedIdentity):
        return {"client_assertion": lambda: _assertion(proof)}
    certificate = {"private_key": proof.private_key, "thumbprint": proof.thumbprint}
    return certificate | ({"public_certificate": proof.public_certificate} if proof.public_certificate else {})


def _assertion(proof: FederatedIdentity) -> str:
    """Raises TokenUnavailable, TokenRefused."""
    result = _managed_identity(EXCHANGE, proof.client_id)()
    token = result.get("access_token")
    if not isinstance(token, str):
        raise _problem(result)
    return token


def _managed_identity(scope: str, client_id: str | None) -> Fetch:
    from bot.managed_identity import ask  # noqa: PLC0415 - only where tokens are needed

    return lambda: ask(scope.removesuffix("/.default"), client_id)
