"""Who this bot is to Teams: what the tokens that reach it must say, and where it may send."""

from dataclasses import dataclass

from bot.app_tokens import Application

PUBLIC_CLOUD_HOSTS = (
    "smba.trafficmanager.net",
    "smba.onyx.prod.teams.trafficmanager.net",
    "smba.infra.gcc.teams.microsoft.com",
)
"""Teams' connector hosts in the public cloud, from Microsoft's own SDK (Teams SDK, "Service URL validation")."""


@dataclass(frozen=True, slots=True)
class BotIdentity:
    """One bot registration; the defaults are those of the public cloud.

    `tenants` are the organisations that may talk to it. An entry of `service_hosts` is a host name, or `*.` and a
    suffix. `app_tenant` is where the app itself is registered, when that is not the first of `tenants`.
    """

    app_id: str
    tenants: frozenset[str]
    app_tenant: str = ""
    issuer: str = "https://api.botframework.com"
    metadata_url: str = "https://login.botframework.com/v1/.well-known/openidconfiguration"
    service_hosts: tuple[str, ...] = PUBLIC_CLOUD_HOSTS
    login_url: str = "https://login.microsoftonline.com"
    scope: str = "https://api.botframework.com/.default"

    def __post_init__(self) -> None:
        if not self.app_id or not self.tenants or not all(self.tenants):
            raise ValueError("a bot identity needs an app id and at least one tenant")

    @property
    def application(self) -> Application:
        """With which tokens for the connector are asked."""
        authority = f"{self.login_url.rstrip('/')}/{self.app_tenant or min(self.tenants)}"
        return Application(self.app_id, authority, self.scope)
