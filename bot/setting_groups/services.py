"""The services that Bode is built on: what finds by meaning, the store, the queue, the files."""

from typing import Literal

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings

from bot.settings_written import TesseractCodes


class Services(BaseSettings):
    """The settings of services outside, and of what is there without any."""

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
