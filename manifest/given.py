"""What an installation must say before its package can be built, checked so that Teams will not refuse it later."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.errors import OperatorError

_GUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_VERSION = re.compile(r"(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)")

# Names that lead nowhere on the public internet (RFC 2606, RFC 6761): nobody could open the page.
_RESERVED = ("example", "example.com", "example.net", "example.org", "invalid", "localhost", "local", "test")

_FOREIGN = (
    *("botframework.com", "cloud.microsoft", "google.com", "live.com", "microsoft.com", "microsoftonline.com"),
    *("office.com", "office365.com", "sharepoint.com", "svc.ms", "windows.net"),
)
# Names of which everybody can have one below: the whole of it is nobody's own.
_SHARED = (
    *("azure-api.net", "azurecontainerapps.io", "azurefd.net", "azurewebsites.net", "cloudapp.azure.com"),
    *("cloudapp.net", "devtunnels.ms", "github.io", "herokuapp.com", "ngrok-free.app", "ngrok.app", "ngrok.io"),
    *("trafficmanager.net", "co.uk", "gov.be", "web.app"),
)

LONGEST_PUBLISHER = 32
"""Characters that the manifest schema allows for developer.name."""


class BadPackage(OperatorError):
    """A package that Teams would refuse; the message says what to change."""


@dataclass(frozen=True, slots=True)
class Given:
    """Sound values; made by `given`. `domain` is the host of Bode's own links, empty where there are none.
    `self_install`: Bode installs itself for people, through Microsoft Graph. `read_receipts`: Teams may tell it who
    has seen their chat with it."""

    app_id: str
    website: str
    privacy: str
    terms: str
    publisher: str
    version: str
    domain: str = ""
    self_install: bool = False
    read_receipts: bool = False


def given(
    *,
    app_id: str,
    website: str,
    privacy: str = "",
    terms: str = "",
    publisher: str,
    version: str,
    domain: str = "",
    self_install: bool = False,
    read_receipts: bool = False,
) -> Given:
    """`privacy` and `terms` are pages below the website where they are not given. Raises BadPackage."""
    site = _page(website, "--website").rstrip("/")
    return Given(
        app_id=_guid(app_id),
        website=site,
        privacy=_page(privacy, "--privacy") if privacy else f"{site}/privacy",
        terms=_page(terms, "--terms") if terms else f"{site}/terms",
        publisher=_publisher(publisher),
        version=_version(version),
        domain=_own(domain) if domain else "",
        self_install=self_install,
        read_receipts=read_receipts,
    )


def _guid(text: str) -> str:
    found = text.strip().lower()
    if not _GUID.fullmatch(found):
        raise BadPackage(
            f"--app-id {text!r} is no GUID. It is the 'Application (client) ID' of the bot's app registration and "
            "looks like 1b4e28ba-2fa1-4d3b-8c5d-3e9a7f6b0c12."
        )
    if not found.strip("0-"):
        raise BadPackage("--app-id is all zeros: give the id of the bot's app registration.")
    return found


def _page(text: str, option: str) -> str:
    if not text.isprintable() or " " in text:
        raise BadPackage(f"{option} {text!r} has a space or an invisible character in it.")
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise BadPackage(f"{option} {text!r} is no address: {error}.") from error
    if parts.scheme != "https" or not host:
        raise BadPackage(f"{option} {text!r} must be a whole address that begins with https://.")
    if parts.username is not None or parts.query or parts.fragment:
        raise BadPackage(f"{option} {text!r} must be a plain address, without a user name, '?' or '#'.")
    _host(host, option)
    # Written anew, so that HTTPS://Bode.Stad.BE and https://bode.stad.be make the same package.
    return f"https://{host}{f':{port}' if port else ''}{parts.path}"


def _host(text: str, option: str) -> str:
    host = text.strip().lower()
    labels = host.split(".")
    if not all(_LABEL.fullmatch(label) for label in labels) or len(host) > 253:
        raise BadPackage(
            f"{option}: {text!r} is no domain. Give the name alone, such as bode.mijnstad.be, no path or https://."
        )
    if len(labels) < 2 or labels[-1].isdigit():
        raise BadPackage(f"{option}: {text!r} is no public domain. Give a full name, such as bode.mijnstad.be.")
    if any(host == name or host.endswith(f".{name}") for name in _RESERVED):
        raise BadPackage(f"{option}: {text!r} is a name for examples and tests only; nobody can open it.")
    return host


def _own(domain: str) -> str:
    """Teams calls Bode for every link to it, and refuses a package that names what is not the publisher's."""
    host = _host(domain, "--domain")
    if any(host == name or host.endswith(f".{name}") for name in _FOREIGN):
        raise BadPackage(f"--domain: {domain!r} is of another company. Give the host at which Bode itself answers.")
    if host in _SHARED:
        raise BadPackage(f"--domain: {domain!r} is shared by everybody. Give your own name below it.")
    return host


def _publisher(text: str) -> str:
    name = text.strip()
    if not name or not name.isprintable() or len(name) > LONGEST_PUBLISHER:
        raise BadPackage(f"--publisher {text!r} must be one line of 1 to {LONGEST_PUBLISHER} characters.")
    return name


def _version(text: str) -> str:
    if not _VERSION.fullmatch(text):
        raise BadPackage(
            f"--version {text!r} must be three numbers, such as 1.4.0; each new package needs a higher one."
        )
    return text
