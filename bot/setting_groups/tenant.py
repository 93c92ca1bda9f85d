"""What Bode does with a tenant of Microsoft 365."""

from typing import Literal

from pydantic import Field
from pydantic_settings import BaseSettings


class Tenant(BaseSettings):
    """The settings of a tenant."""

    mandates_when_away: Literal["propose", "start"] = Field(
        "propose",
        description="What happens when the mailbox of who decides says that they are away: a mandate is proposed to "
        "them, or the one that they set for it starts by itself (docs/beheer/mandaten.md).",
    )
    graph_tenant: str = Field(
        "",
        description="Id of the tenant of Microsoft 365 whose people and documents Bode works with "
        "(docs/beheer/installeren.md). Empty: Microsoft Graph is not used.",
    )
    graph_app_id: str = Field(
        "", description="Id of the app registration that Microsoft Graph knows. Empty: that of BODE_APP_ID."
    )
    graph_url: str = Field(
        "https://graph.microsoft.com/v1.0",
        description="Address of Microsoft Graph, where it is that of another cloud.",
    )
    catalogue_app_id: str = Field(
        "",
        description="Id that the organisation's catalogue gave Bode (Teams admin centre, Manage apps; not the id in "
        "the manifest): whoever is in the directory and has no Bode gets it. Empty: nobody does.",
    )
    install_again_days: int = Field(
        90, ge=1, le=3650, description="For how many days nobody gets Bode back who removed it."
    )
    graph_units: int = Field(
        1200,
        ge=60,
        description="Resource units that SharePoint gives an app in a minute, by its licences: 1200 up to 1,000, "
        "2400 up to 5,000, 3600 up to 15,000, 4800 up to 50,000, 6000 above.",
    )
    graph_directory_minutes: float = Field(
        5, ge=0.1, le=1440, description="Minutes between two looks at who was added, changed or removed in the tenant."
    )
