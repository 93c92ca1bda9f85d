"""Every setting, typed. All problems are reported at once; docs/settings.md is written from here (`settings_page`)."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.errors import OperatorError
from bot.settings_of_services import (
    app_problems,
    cosmos_problems,
    graph_problems,
    meaning_problems,
    seal_problems,
    storage_problems,
    webhook_problems,
)
from bot.settings_problems import misplaced_paths, unknown_settings, wrong_setting
from bot.settings_written import Address, Hosts, Limits, Names, Scanner, Systems, TesseractCodes
from bot.storage_account import LOOPBACK
from bot.variables import PREFIX
from bot.work.windows import Limit

SHIPPED = Path(__file__).resolve().parents[1]
"""Where Bode itself stands, whatever folder it is started from."""


class BadSettings(OperatorError):
    """Settings that Bode cannot start with; the message lists every one of them by its variable's name."""


class Settings(BaseSettings):
    """Read from environment variables that begin with BODE_, or from a file `.env` in the working folder."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=".env", env_ignore_empty=True, extra="forbid", frozen=True
    )

    data_dir: Path = Field(Path("data"), description="Folder of the embedded store, queue and index.")
    forms_dir: Path = Field(SHIPPED / "dialogs" / "forms", description="Folder of the request forms.")
    organisation: str = Field("default", description="Id of the organisation that commands work for.")
    organisations_file: Path | None = Field(
        None,
        description="Which tenants, apps and groups belong to which organisation (docs/organisations.md). Empty: "
        "everybody is of one.",
    )
    directory_file: Path | None = Field(
        None,
        description="People, schools and groups of BODE_ORGANISATION, as in samples/organisation.toml: loaded by the "
        "running bot whenever the file changed. Empty: they are loaded by `python app.py load`.",
    )
    mapping_file: Path | None = Field(
        None,
        description="Who the accounts of BODE_GRAPH_TENANT are here (docs/beheer/personeel-uit-entra.md): then people "
        "come from there. Empty: mapping.toml in the data folder, where it is there.",
    )
    topics_file: Path | None = Field(
        None, description="The topics with their experts. Empty: topics.toml in the data folder, where it is there."
    )
    circles_file: Path | None = Field(
        None,
        description="Which documents are for which part of the staff (docs/beheer/doelgroepen.md). Empty: circles.toml "
        "in the data folder, where it is there.",
    )
    authors_file: Path | None = Field(
        None,
        description="Who may announce to whom, and who confirms it (docs/beheer/wie-mag-mededelen.md). Empty: "
        "authors.toml in the data folder, where it is there; else communication to everybody and a headmaster to "
        "the own school.",
    )
    calendar_file: Path | None = Field(
        None,
        description="Days off and on of the schools (samples/calendar.toml). Empty: calendar.toml in the data folder, "
        "where it is there.",
    )
    tariffs_file: Path | None = Field(
        None,
        description="What a kilometre for work is worth (samples/tariffs.toml). Empty: tariffs.toml in the data "
        "folder, where it is there.",
    )
    thresholds_file: Path | None = Field(
        default=None,
        description="From which amounts on a purchase goes another way (docs/beheer/drempelbedragen.md). Empty: "
        "thresholds.toml in the data folder, where it is there, else those that come with Bode.",
    )
    leave_rights_file: Path | None = Field(
        None,
        description="Rights to leave by event and kinship (docs/beheer/verlofrechten.md). Empty: leave_rights.toml in "
        "the data folder, where it is there, else those of the circulars for Flemish schools.",
    )
    papers_file: Path | None = Field(
        None,
        description="The papers that Bode makes, such as an employment certificate (docs/beheer/attesten.md). Empty: "
        "papers.toml in the data folder, where it is there.",
    )
    templates_file: Path | None = Field(
        None,
        description="The texts that an announcement can begin from (docs/beheer/sjablonen.md). Empty: "
        "templates.toml in the data folder, where it is there, else those that come with Bode.",
    )
    synonyms_file: Path | None = Field(
        None,
        description="Other names of words in the house. Empty: synonyms.toml in the data folder, where it is there.",
    )
    libraries_file: Path | None = Field(
        None,
        description="Which places are indexed, and how often (docs/libraries.md). Empty: libraries.toml in the data "
        "folder, where it is there.",
    )
    meaning: Literal["none", "embedded", "endpoint"] = Field(
        "none",
        description="What finds by meaning, beside the words (docs/meaning.md): none, embedded (a model on this "
        "machine) or endpoint (a service, to which questions and documents are sent).",
    )
    meaning_endpoint: str = Field(
        "",
        description="Address of an OpenAI-compatible service, such as https://bode.openai.azure.com/openai/v1, or "
        "whole, with /embeddings.",
    )
    meaning_model: str = Field("", description="Name of the model there; in Azure, of its deployment.")
    meaning_key: SecretStr = Field(
        SecretStr(""),
        description="Key of the service. Empty: in Azure the identity of BODE_AZURE_IDENTITY is used, elsewhere none.",
    )
    meaning_dimensions: int = Field(
        0, ge=0, le=4096, description="Dimensions to ask of the model. 0: as many as it has by itself."
    )
    meaning_question_prefix: str = Field(
        "", description="Put before each question, where the model was trained so, such as query:"
    )
    meaning_passage_prefix: str = Field(
        "", description="Put before each passage, where the model was trained so, such as passage:"
    )
    ocr_languages: TesseractCodes = Field(
        (),
        description="Languages in which tesseract, a program of this machine, reads pages of PDFs that are only "
        "pictures (docs/libraries.md): its codes, such as nld,fra,eng. Empty: such pages are not read.",
    )
    store: Literal["sqlite", "cosmos"] = Field(
        "sqlite",
        description="Where documents are kept: sqlite (one process, a file in the data folder) or cosmos (Azure Cosmos "
        "DB, any number of instances).",
    )
    cosmos_endpoint: str = Field(
        "", description="Address of the Cosmos DB account, such as https://bode.documents.azure.com."
    )
    cosmos_key: SecretStr = Field(
        SecretStr(""), description="Key of the Cosmos DB account. Empty: the identity of BODE_AZURE_IDENTITY is used."
    )
    cosmos_database: str = Field("bode", description="Database in the Cosmos DB account.")
    cosmos_container: str = Field("documents", description="Container in that database; all documents stand in it.")
    backup_key: SecretStr = Field(
        SecretStr(""),
        description="Key of backups, 32 random bytes in base64 (docs/beheer/back-up.md). Empty: they are encrypted "
        "where --key names a file with one.",
    )
    azure_identity: str = Field(
        "",
        description="Managed identity for the services of Azure that have no key here: system, or the client id of a "
        "user-assigned one.",
    )
    queue: Literal["sqlite", "azure"] = Field(
        "sqlite",
        description="Where jobs wait: sqlite (one process, a file in the data folder) or azure (Azure Storage Queue, "
        "any number of instances).",
    )
    blobs: Literal["folder", "azure"] = Field(
        "folder",
        description="Where files are kept: folder (blobs in the data folder) or azure (Azure Blob Storage, any number "
        "of instances).",
    )
    azure_storage_account: str = Field(
        "",
        description="Address of the storage account, that of its queues or its blobs, such as "
        "https://bode.queue.core.windows.net; it is entered with BODE_AZURE_IDENTITY.",
    )
    azure_storage_connection: SecretStr = Field(
        SecretStr(""), description="Connection string of the storage account, with its key: instead of its address."
    )

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

    link_hosts: Hosts = Field(
        (),
        description="The organisation's own websites, such as www.school.be, separated by commas; what stands below "
        "one counts as well. Pictures in announcements are fetched from these only (docs/beheer/afbeeldingen.md); "
        "where none is named, from anywhere on the web. A link may go anywhere on the web: its button says where.",
    )
    binding_language: str = Field(
        "",
        pattern=r"^([a-z]{2})?$",
        description="The language whose text counts in an announcement of several, such as nl: an announcement must "
        "have it, and the others say that they inform. Empty: each counts.",
    )
    address: Address = Field(
        "",
        description="Where Bode answers from outside, such as https://bode.mijnstad.be: links to an announcement or an "
        "official answer begin with it, and get a preview in Teams (manifest/README.md); readers get pictures of "
        "announcements there. Empty: there are no links.",
    )
    count_links: bool = Field(
        False,
        description="Whether the links of an announcement lead over Bode, which counts how often each is opened and "
        "never by whom (docs/beheer/privacy.md). They begin with BODE_ADDRESS, which it needs.",
    )
    read_receipts: bool = Field(
        False,
        description="Whether Bode notes what Teams says of who has seen their chat, and shows its lower bound by "
        "school (docs/beheer/privacy.md). The app package has to ask for it (manifest/README.md).",
    )
    file_hosts: Hosts = Field(
        ("sharepoint.com",),
        description="Where Teams keeps people's files, separated by commas; what stands below one counts as well. Bode "
        "puts a file there, or takes one, and nowhere else.",
    )
    scanner: Scanner = Field(
        "",
        description="Virus scanner that looks through every file that somebody sends for a request, as "
        "clamd://HOST:PORT (docs/attachments.md). What it finds, and what it cannot look at, is not taken. Empty: "
        "nothing looks for viruses.",
    )
    webhooks: SecretStr = Field(
        SecretStr(""),
        description="Other systems that are told of requests (docs/hand-over.md), as name, address and secret with "
        "spaces between them, several separated by commas: topdesk https://hooks.mijnstad.be/bode whsec_... Nothing is "
        "sent anywhere else.",
    )
    systems: Systems = Field(
        "",
        description="Other systems that may call /api (docs/api.md), as the id of their app and a name, several "
        "separated by commas: 5a7e1c1e-0000-4000-8000-00000000f00d TOPdesk. Where several organisations are in one "
        "tenant, id@organisation. Empty: none may.",
    )
    seal_file: Path | None = Field(
        None,
        description="Certificate with its private key, as PKCS#12 or PEM, with which proofs of delivery are sealed "
        "(PAdES; docs/beheer/mededelingen-achteraf.md). Empty: they are not sealed.",
    )
    seal_password: SecretStr = Field(SecretStr(""), description="Password of the private key in BODE_SEAL_FILE.")
    proof_registrar: str = Field(
        "",
        description="Name of a webhook in BODE_WEBHOOKS, of a provider of trust services: it gets the digest of each "
        "proof of delivery, and the proof names its receipt (docs/hand-over.md). Empty: nobody gets it.",
    )
    conversation_codes: Names = Field(
        (),
        description="Codes with which Teams refuses a message (status 400) that are about one "
        "conversation, not about the card; separated by commas, besides those that Bode knows.",
    )
    requests_per_second: int = Field(
        50,
        ge=1,
        le=50,
        description="Most requests to Teams in any second, replies first. Teams takes 50 of one app in one tenant: "
        "all instances share them, and have the same number here.",
    )
    sends_per_second: int = Field(
        40,
        ge=1,
        le=45,
        description="Most of those requests in any second that send something unasked: the rest is for replies, for "
        "opening conversations and for changing cards. All instances have the same number here.",
    )
    conversation_limits: Limits = Field(
        (Limit(7, 1), Limit(8, 2), Limit(60, 30), Limit(1800, 3600)),
        description="Most requests for one chat, as most/seconds separated by commas.",
    )
    workers: int = Field(16, ge=1, le=64, description="Jobs that one instance works on at the same time.")
    lease_seconds: float = Field(60, ge=1, description="How long a job may be silent before another worker takes it.")
    stop_seconds: float = Field(
        25,
        ge=1,
        description="How long stopping may take, before the process ends whatever is under way: "
        "less than whoever stops it waits for it (30 in Azure Container Apps and Kubernetes).",
    )
    least_free_mb: int = Field(
        50, ge=0, description="Room on the disk of the data folder, in MB, below which /readyz says that it is full."
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field("INFO", description="Least level of a log line.")

    @model_validator(mode="after")
    def _consistent(self) -> "Settings":
        problems: list[str] = []
        problems += app_problems(self)
        if self.app_id and not self.tenant_ids:
            problems.append(f"{PREFIX}APP_ID: needs {PREFIX}TENANT_IDS")
        if not self.app_id and self.host not in LOOPBACK:
            problems.append(f"{PREFIX}HOST: must be a loopback address while {PREFIX}APP_ID is empty (local mode)")
        if self.count_links and self.app_id and not self.address:
            problems.append(f"{PREFIX}COUNT_LINKS: needs {PREFIX}ADDRESS")
        if "azure" in {self.queue, self.blobs}:
            problems += storage_problems(self)
        if self.store == "cosmos":
            problems += cosmos_problems(self)
        problems += meaning_problems(self)
        problems += graph_problems(self)
        problems += webhook_problems(self)
        problems += seal_problems(self)
        problems += misplaced_paths(self, files())
        if problems:
            raise ValueError("\n".join(problems))
        return self


def files() -> Sequence[str]:
    """The settings that name a file; what such a file lacks or holds is said by the name of its variable."""
    return [name for name in Settings.model_fields if name.endswith("_file")]


def load_settings(**overrides: object) -> Settings:
    """Environment, .env and `overrides` (None means not given). Raises BadSettings."""
    given = {name: value for name, value in overrides.items() if value is not None}
    lines = unknown_settings(Settings.model_fields)
    try:
        settings = Settings(**given)  # pyright: ignore[reportArgumentType]
    except ValidationError as error:
        for problem in error.errors():
            lines += wrong_setting(problem["loc"], problem["type"], problem["msg"], Settings.model_fields)
        settings = None
    except (OSError, UnicodeDecodeError) as error:
        reason = "is no UTF-8 text" if isinstance(error, UnicodeDecodeError) else error.strerror
        lines.append(f"  - .env: {reason}")
        settings = None
    if settings is None or lines:
        raise BadSettings("Bode cannot start with these settings:\n" + "\n".join(lines))
    return settings
