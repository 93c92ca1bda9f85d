"""How every client of Azure Storage is made, and how its errors are told."""

from typing import Any, Final

from azure.core.credentials import AzureNamedKeyCredential
from azure.core.exceptions import AzureError, HttpResponseError

from bot.managed_identity import MachineIdentity, NoMachineToken
from bot.storage_account import StorageAccount

OPTIONS: Final[dict[str, Any]] = {
    # The SDK's own patience is 15 s, 18 s and 24 s between tries of 20 s to connect and 60 s to read: a person waits.
    "retry_total": 2,
    "initial_backoff": 0,
    "increment_base": 2,
    "random_jitter_range": 1,
    "connection_timeout": 5,
    "read_timeout": 20,
}


def credential(account: StorageAccount) -> AzureNamedKeyCredential | MachineIdentity:
    if account.key:
        return AzureNamedKeyCredential(account.name, account.key)
    return MachineIdentity(account.identity)


def code_of(error: AzureError) -> str:
    """What the service calls it, such as QueueNotFound; "" where it said nothing."""
    code: Any = getattr(error, "error_code", None)
    return str(getattr(code, "value", code) or "")


def told(error: AzureError, place: str, role: str) -> str:
    """What an operator can do. Never the error's own text: a service repeats what it was sent."""
    if isinstance(error, NoMachineToken):
        return f"{place}: no access token ({error}): does this machine have the identity of BODE_AZURE_IDENTITY?"
    if not isinstance(error, HttpResponseError) or error.status_code is None:
        reason = type(error.inner_exception or error).__name__
        return f"{place}: cannot be reached ({reason}): check the address and the network from here"
    what = f"{place}: refused (status {error.status_code} {code_of(error)})".replace(" )", ")")
    if error.status_code in {401, 403}:
        return f"{what}: check the key or the network rules, or give the identity the role {role}"
    return f"{what}: what is 429 or from 500 passes, the rest wants a look at the account"
