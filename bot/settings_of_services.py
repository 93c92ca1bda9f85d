"""What the settings say of services outside: where each stands, and what is missing of the way to it."""

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bot.app_tokens import SYSTEM, ClientSecret, FederatedIdentity, ManagedIdentity, Proof, certificate_in
from bot.guids import GUID
from bot.pdf.seal import BadSeal, Seal, seal_in
from bot.storage_account import LOOPBACK, StorageAccount, account_at, account_of, is_base64
from bot.telemetry.taker import Taker, headers_in
from bot.variables import PREFIX, variable
from bot.webhooks import Webhooks, webhooks_in

if TYPE_CHECKING:
    from bot.settings import Settings

_OF_TENANT = (
    "graph_app_id",
    "graph_url",
    "graph_units",
    "graph_directory_minutes",
    "catalogue_app_id",
)
"""Settings that mean nothing without a tenant."""


def taker_of(settings: "Settings") -> Taker | None:
    """Who takes traces and metrics; None where nobody does."""
    if not settings.telemetry_endpoint:
        return None
    return Taker(settings.telemetry_endpoint, headers_in(settings.telemetry_headers.get_secret_value()))


def storage_account(settings: "Settings") -> StorageAccount:
    """Where the queues and blobs of Azure stand."""
    connection = settings.azure_storage_connection.get_secret_value()
    return account_of(connection) if connection else account_at(settings.azure_storage_account, settings.azure_identity)


def storage_problems(settings: "Settings") -> list[str]:
    """What is missing of the way to a storage account, or cannot be one."""
    account, connection = f"{PREFIX}AZURE_STORAGE_ACCOUNT", f"{PREFIX}AZURE_STORAGE_CONNECTION"
    chosen = f"{PREFIX}QUEUE=azure" if settings.queue == "azure" else f"{PREFIX}BLOBS=azure"
    has_connection = bool(settings.azure_storage_connection.get_secret_value())
    if settings.azure_storage_account and has_connection:
        return [f"{account}: is given twice, the other time in {connection}"]
    if not settings.azure_storage_account and not has_connection:
        return [f"{account}: {chosen} needs it, or {connection}"]
    problems: list[str] = []
    try:
        storage_account(settings)
    except ValueError as error:
        problems.append(f"{connection if has_connection else account}: {error}")
    if not has_connection and not settings.azure_identity:
        problems.append(f"{PREFIX}AZURE_IDENTITY: {account} needs it")
    return problems


def cosmos_problems(settings: "Settings") -> list[str]:
    """What is missing of the way to a Cosmos DB account, or cannot be one."""
    key, address = settings.cosmos_key.get_secret_value(), urlsplit(settings.cosmos_endpoint)
    problems: list[str] = []
    if not settings.cosmos_endpoint:
        problems.append(f"{PREFIX}COSMOS_ENDPOINT: is needed with {PREFIX}STORE=cosmos")
    elif address.scheme != "https" and not (key and address.hostname in LOOPBACK):
        problems.append(f"{PREFIX}COSMOS_ENDPOINT: must begin with https://")
    elif not address.hostname:
        problems.append(f"{PREFIX}COSMOS_ENDPOINT: names no host")
    if not key and not settings.azure_identity:
        problems.append(f"{PREFIX}COSMOS_KEY: {PREFIX}STORE=cosmos needs it, or {PREFIX}AZURE_IDENTITY")
    if not is_base64(key):
        problems.append(f"{PREFIX}COSMOS_KEY: is no key of an account (they are written in base64)")
    return problems


def webhooks_of(settings: "Settings") -> Webhooks:
    """This very machine may be one only where Bode serves no tenant. Raises ValueError."""
    local = not settings.app_id
    return Webhooks(webhooks_in(settings.webhooks.get_secret_value(), local=local), local)


def webhook_problems(settings: "Settings") -> list[str]:
    try:
        targets = webhooks_of(settings).targets
    except ValueError as error:
        return [f"{PREFIX}WEBHOOKS: {error}"]
    if settings.proof_registrar and settings.proof_registrar not in targets:
        return [f"{PREFIX}PROOF_REGISTRAR: there is no webhook {settings.proof_registrar!r} in {PREFIX}WEBHOOKS"]
    return []


def seal_of(settings: "Settings") -> Seal | None:
    """What proofs are sealed with. Raises BadSeal."""
    return seal_in(settings.seal_file, settings.seal_password.get_secret_value()) if settings.seal_file else None


def seal_problems(settings: "Settings") -> list[str]:
    if settings.seal_file is None:
        given = settings.seal_password.get_secret_value()
        return [f"{PREFIX}SEAL_PASSWORD: is for {PREFIX}SEAL_FILE, which is empty"] if given else []
    if not settings.seal_file.is_file():
        return []  # said with the other files
    try:
        seal_of(settings)
    except BadSeal as error:
        return [f"{PREFIX}SEAL_FILE: {error}"]
    return []


def unshared(settings: "Settings") -> list[str]:
    """The settings by which each instance would keep something for itself, where others are for several instances."""
    own = {"store": "sqlite", "queue": "sqlite", "blobs": "folder"}
    found = [f"{variable(name)}={value}" for name, value in own.items() if getattr(settings, name) == value]
    return found if len(found) < len(own) else []


def on_azure(address: str) -> bool:
    """Whether it is of a service of Azure, which takes the identity of a machine."""
    return f".{urlsplit(address).hostname or ''}".endswith(".azure.com")


def meaning_problems(settings: "Settings") -> list[str]:
    """What is missing of the way to a model, is no address, or is given for one that is not chosen."""
    own = ("endpoint", "model", "key", "dimensions", "question_prefix", "passage_prefix")
    if settings.meaning != "endpoint":
        given = [f"meaning_{name}" for name in own if f"meaning_{name}" in settings.model_fields_set]
        return [f"{variable(name)}: is for {PREFIX}MEANING=endpoint" for name in given]
    endpoint, chosen = f"{PREFIX}MEANING_ENDPOINT", f"{PREFIX}MEANING=endpoint"
    address, problems = urlsplit(settings.meaning_endpoint), list[str]()
    if not settings.meaning_endpoint:
        problems.append(f"{endpoint}: {chosen} needs it")
    elif not address.hostname or address.scheme not in {"http", "https"}:
        problems.append(f"{endpoint}: is no address on the web")
    elif address.scheme != "https" and address.hostname not in LOOPBACK:
        problems.append(f"{endpoint}: must begin with https://, for documents are sent there")
    if not settings.meaning_model.strip():
        problems.append(f"{PREFIX}MEANING_MODEL: {chosen} needs it")
    if on_azure(settings.meaning_endpoint) and not (settings.meaning_key.get_secret_value() or settings.azure_identity):
        problems.append(f"{PREFIX}MEANING_KEY: {endpoint} needs it, or {PREFIX}AZURE_IDENTITY")
    return problems


def app_problems(settings: "Settings") -> list[str]:
    """What the app registration lacks to prove itself with, or has twice."""
    proofs = _proofs(settings)
    given = [name for name, there in proofs.items() if there]
    if len(given) > 1:
        return [f"{given[1]}: is given beside {given[0]}; an app proves itself in one way"]
    if settings.app_secret_ends and not proofs[f"{PREFIX}APP_SECRET"]:
        return [f"{PREFIX}APP_SECRET_ENDS: is for {PREFIX}APP_SECRET, which is empty"]
    if settings.app_id and not given:
        *first, last = proofs
        return [f"{PREFIX}APP_ID: needs {', '.join(first)} or {last}=true"]
    return []


def _proofs(settings: "Settings") -> dict[str, bool]:
    """The ways in which an app can prove itself, and which are given."""
    return {
        f"{PREFIX}APP_SECRET": bool(settings.app_secret.get_secret_value()),
        f"{PREFIX}APP_CERTIFICATE_FILE": settings.app_certificate_file is not None,
        f"{PREFIX}APP_FEDERATED_IDENTITY": bool(settings.app_federated_identity),
        f"{PREFIX}MANAGED_IDENTITY": settings.managed_identity,
    }


def telemetry_problems(settings: "Settings") -> list[str]:
    """What is wrong with the headers for who takes traces and metrics; never what stands in them."""
    said = settings.telemetry_headers.get_secret_value()
    if said and not settings.telemetry_endpoint:
        return [f"{PREFIX}TELEMETRY_HEADERS: is for {PREFIX}TELEMETRY_ENDPOINT, which is empty"]
    try:
        headers_in(said)
    except ValueError as error:
        return [f"{PREFIX}TELEMETRY_HEADERS: {error}"]
    return []


def graph_problems(settings: "Settings") -> list[str]:
    """What is missing of the way to Microsoft Graph, or given without a tenant."""
    tenant, address = f"{PREFIX}GRAPH_TENANT", urlsplit(settings.graph_url)
    if not settings.graph_tenant:
        given = [name for name in _OF_TENANT if name in settings.model_fields_set]
        return [f"{variable(name)}: is for {tenant}, which is empty" for name in given]
    problems: list[str] = []
    if settings.mapping_file and settings.directory_file:
        problems.append(f"{PREFIX}MAPPING_FILE: is given beside {PREFIX}DIRECTORY_FILE; people come from one of them")
    if not GUID.fullmatch(settings.graph_tenant):
        problems.append(f"{tenant}: must be the tenant's id, such as 5f6107b0-18cb-4251-8686-d7035569bbf5")
    if settings.catalogue_app_id and not GUID.fullmatch(settings.catalogue_app_id):
        problems.append(f"{PREFIX}CATALOGUE_APP_ID: must be an id, such as 5f6107b0-18cb-4251-8686-d7035569bbf5")
    if settings.catalogue_app_id and not settings.app_id:
        problems.append(f"{PREFIX}CATALOGUE_APP_ID: needs {PREFIX}APP_ID: it is that bot which is installed")
    if address.hostname in LOOPBACK:
        return problems  # a peer on this machine asks for no token of Entra
    if address.scheme != "https" or not address.hostname:
        problems.append(f"{PREFIX}GRAPH_URL: must begin with https://")
    if not (settings.graph_app_id or settings.app_id):
        problems.append(f"{PREFIX}GRAPH_APP_ID: {tenant} needs it, or {PREFIX}APP_ID")
    elif not any(_proofs(settings).values()):
        problems.append(f"{PREFIX}APP_SECRET: {tenant} needs it, or a certificate or identity instead")
    return problems


def proof_of(settings: "Settings") -> Proof | None:
    """What the app registration proves itself with. Raises BadCertificate."""
    if secret := settings.app_secret.get_secret_value():
        return ClientSecret(secret)
    if settings.app_certificate_file:
        return certificate_in(settings.app_certificate_file)
    if identity := settings.app_federated_identity:
        return FederatedIdentity(None if identity == SYSTEM else identity)
    return ManagedIdentity() if settings.managed_identity else None
