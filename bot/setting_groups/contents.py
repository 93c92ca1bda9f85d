"""What may be sent, linked and shown, and who besides people is told or may ask."""

from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings

from bot.settings_written import Address, Hosts, Scanner, Systems


class Contents(BaseSettings):
    """The settings of links, files, other systems and proofs."""

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
    privacy_contact: str = Field(
        "",
        max_length=200,
        description="Whom staff ask for their data, or to have it erased, as the card of what Bode keeps about them "
        "says: a name, an address or both, such as Mia Peeters (privacy@mijnstad.be). With one mail address in it "
        "there is a button that writes to it. Empty: the data protection officer, without a name.",
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
