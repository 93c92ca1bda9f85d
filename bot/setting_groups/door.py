"""The way in: where Bode listens, and which app it is in Teams."""

from datetime import date
from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings

from bot.settings_written import Names


class Door(BaseSettings):
    """The settings of the port and of the app registration."""

    host: str = Field(
        "127.0.0.1", description="Address to listen on. Without an app id only a loopback address is taken."
    )
    port: int = Field(3978, ge=0, le=65535, description="Port to listen on; 0 chooses a free one.")
    connections: int = Field(500, ge=16, description="Connections at once; who waits longest gives way to who comes.")
    arrival_seconds: float = Field(
        10, ge=0.1, le=60, description="How long a request may take to arrive: its headers, and then its body."
    )
    app_id: str = Field("", description="Id of the bot's app registration. Empty: local mode, for the test client.")
    app_secret: SecretStr = Field(SecretStr(""), description="Client secret of the app registration.")
    app_secret_ends: date | None = Field(
        None,
        description="The day on which the client secret ends, as the app registration says it (2027-05-31): Bode "
        "cannot read it, and warns a month before.",
    )
    app_certificate_file: Path | None = Field(
        None,
        description="PEM file with the private key and the certificate of the app registration, instead of a secret.",
    )
    app_federated_identity: str = Field(
        "",
        description="Managed identity that the app registration trusts (a federated credential), instead of a secret: "
        "system, or the client id of a user-assigned one.",
    )
    managed_identity: bool = Field(False, description="Take the bot's tokens from the machine's managed identity.")
    tenant_ids: Names = Field(
        (), description="Tenants that Bode serves, separated by commas; at least one is needed with an app id."
    )
