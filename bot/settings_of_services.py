"""What the settings say of services outside: where each stands, and what is missing of the way to it."""

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bot.storage_account import LOOPBACK, StorageAccount, account_at, account_of, is_base64
from bot.variables import PREFIX, variable

if TYPE_CHECKING:
    from bot.settings import Settings


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
