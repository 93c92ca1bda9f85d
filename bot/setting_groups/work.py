"""How much is done at once, how fast, and what is said of it."""

from typing import Literal

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings

from bot.settings_written import Limits, Names, TakerAddress
from bot.work.windows import Limit


class Work(BaseSettings):
    """The settings of the budget, the workers and the log."""

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
    drain_seconds: float = Field(
        0,
        ge=0,
        le=10,
        description="How long Bode still takes requests once it is told to stop, while /readyz already says no: as "
        "long as whoever spreads them over the instances may take to see that. Part of BODE_STOP_SECONDS.",
    )
    least_free_mb: int = Field(
        50, ge=0, description="Room on the disk of the data folder, in MB, below which /readyz says that it is full."
    )
    figures_seconds: float = Field(
        60,
        ge=1,
        description="Seconds between two lines of the log with the figures of the time between "
        "(docs/beheer/bewaken.md), and between two times that metrics are sent. Alerts count on 60.",
    )
    telemetry_endpoint: TakerAddress = Field(
        "",
        description="Where traces and metrics are sent, by OTLP over HTTP, such as http://collector:4318 "
        "(docs/beheer/bewaken.md): ids and figures, no name and no text. Empty: nowhere.",
    )
    telemetry_headers: SecretStr = Field(
        SecretStr(""),
        description="Headers that go along, as name=value, several separated by commas: a key of whoever takes them.",
    )
    telemetry_share: float = Field(
        1.0, ge=0, le=1, description="Share of all traces that is sent: 0.1 is one of ten, whole."
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field("INFO", description="Least level of a log line.")
