"""Checks of the app registration: its tokens, until when its secret is good, and what it was granted."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Literal, cast

from bot.app_tokens import ClientCertificate, ClientSecret, TokenRefused, TokenUnavailable, certificate_end
from bot.arrange.hand_over.checking import with_lists
from bot.doctor.finding import SOON_DAYS, Finding, State, fine, note, soon, wrong
from bot.doctor.patient import GRAPH, Patient
from bot.errors import OperatorError
from bot.graph.permissions import Permission, needed
from bot.people.calendar import BRUSSELS
from bot.people.education import Wanted
from bot.settings_of_services import proof_of
from bot.sharepoint_place import SHAREPOINT


async def tokens(patient: Patient) -> Sequence[Finding]:
    """Whether each can be had now."""
    if not patient.tokens:
        return [fine("doctor-token-none")]
    return [await _token(patient, what) for what in patient.tokens]


async def _token(patient: Patient, what: str) -> Finding:
    try:
        token = await patient.tokens[what]().token()
    except TokenRefused as refused:
        return wrong("doctor-token-refused", what=what, code=refused.code)
    except TokenUnavailable as away:
        return wrong("doctor-token-away", what=what, code=away.reason)
    except OperatorError as error:
        return wrong("doctor-told", problem=str(error))
    return fine("doctor-token-fine", what=what) if token else fine("doctor-token-local", what=what)


async def secret(patient: Patient) -> Sequence[Finding]:
    """Until when it is good: a certificate says so, a client secret does not."""
    settings = patient.settings
    match proof_of(settings):
        case None:
            return [fine("doctor-secret-no-app")]
        case ClientSecret() if settings.app_secret_ends:
            return [ends_in("secret", (settings.app_secret_ends - patient.now().astimezone(BRUSSELS).date()).days)]
        case ClientSecret():
            return [note("doctor-secret-unknown")]
        case ClientCertificate() as certificate:
            left: timedelta = certificate_end(certificate) - patient.now()
            return [ends_in("certificate", left.days)]
        case _:
            return [fine("doctor-secret-none")]


_ENDS = {
    "secret": ("doctor-secret-ended", "doctor-secret-soon", "doctor-secret-fine"),
    "seal": ("doctor-seal-ended", "doctor-seal-soon", "doctor-seal-fine"),
    "certificate": ("doctor-certificate-ended", "doctor-certificate-soon", "doctor-certificate-fine"),
}


def ends_in(kind: str, days: int) -> Finding:
    """`days` are those that are left, whole; below 0 none are."""
    ended, near, far = _ENDS[kind]
    if days < 0:
        return wrong(ended, days=-days)
    return soon(near, days=days) if days <= SOON_DAYS else fine(far, days=days)


# --- permissions -------------------------------------------------------------------------------------


async def permissions(patient: Patient) -> Sequence[Finding]:
    """Each that Bode knows to use, and what the app has beyond them: what the app's own token says."""
    if GRAPH not in patient.tokens:
        return [fine("doctor-permissions-none")]
    try:
        token = await patient.tokens[GRAPH]().token()
    except (TokenRefused, TokenUnavailable, OperatorError):
        return [Finding(State.UNKNOWN, "doctor-permissions-no-token")]
    if token is None:
        return [note("doctor-permissions-local")]
    granted = roles_in(token)
    if granted is None:
        return [Finding(State.UNKNOWN, "doctor-permissions-unreadable")]
    uses = needed(
        people=_takes_people(patient),
        education=_education_of(patient),
        sites=_uses_sites(patient),
        installs=bool(patient.settings.catalogue_app_id),
    )
    found = [_permission(one, one in granted, one in uses) for one in Permission]
    wider = sorted(granted - set(Permission))
    return [*found, *(note("doctor-permission-wider", permission=one) for one in wider)]


def _takes_people(patient: Patient) -> bool:
    is_mapped = patient.opened is not None and patient.opened.mapping().is_any
    return is_mapped and patient.settings.directory_file is None


def _education_of(patient: Patient) -> Wanted:
    return patient.opened.mapping().wants if patient.opened and _takes_people(patient) else Wanted.NOTHING


def _uses_sites(patient: Patient) -> bool:
    """Libraries are read there, or rows added to lists."""
    if patient.opened is None:
        return False
    reads = any(place.place.startswith(SHAREPOINT) for place in patient.opened.libraries())
    return reads or bool(with_lists(patient.opened.forms()))


def _permission(permission: Permission, granted: bool, used: bool) -> Finding:
    named = {"permission": str(permission)}
    if granted:
        return Finding(State.FINE, "doctor-permission-granted", named, {"why": text_of(permission, "why")})
    lost = {"lost": text_of(permission, "lost")}
    if used:
        return Finding(State.WRONG, "doctor-permission-missing", named, lost)
    return Finding(State.NOTE, "doctor-permission-unused", named, lost)


def text_of(permission: Permission, what: Literal["why", "lost"]) -> str:
    """The key of the text that says what it is for, or what is lost without it; docs/beheer/installeren.md has the
    same."""
    return f"permission-{permission.name.lower()}-{what}"


def roles_in(token: str) -> frozenset[str] | None:
    """What an app's token says was granted to it; None for what is no such token. Nothing is decided by it: it is our
    own token, and the service itself refuses what was not granted."""
    import jwt  # noqa: PLC0415 - only where there is a token

    try:
        roles: Any = jwt.decode(token, options={"verify_signature": False}).get("roles", [])
    except jwt.PyJWTError:
        return None
    return frozenset(map(str, cast("list[Any]", roles))) if isinstance(roles, list) else None
