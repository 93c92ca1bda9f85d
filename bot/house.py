"""Everything that a use case may touch, put together by bootstrap."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias
from uuid import uuid4

from bot.announce.news.preferred import Preferred
from bot.announce.opening.openings import Openings
from bot.announce.tallies import Tallies
from bot.announce.templates.template import Templates
from bot.answer.experts.topic import Topics
from bot.answer.library.copies import Rebuilding
from bot.answer.library.libraries_file import Place
from bot.answer.library.marks import MarksFile
from bot.answer.library.scope_book import ScopeBook
from bot.answer.library.source import Source
from bot.blobs.base import Blobs
from bot.configuration.configuration import Configuration
from bot.configuration.configured import Configured
from bot.fetching import Fetcher
from bot.index.base import PassageIndex
from bot.json import Json
from bot.links import web_address
from bot.lists import Lists
from bot.meaning.base import Meaning
from bot.own_links import OwnLinks
from bot.parts import Parts
from bot.pdf.seal import Seal
from bot.people.absence import Absences
from bot.people.acting import Acting
from bot.people.authors import Authors
from bot.people.calendar import Calendar
from bot.people.finding import PhoneBook
from bot.people.papers import Papers
from bot.people.person import Person
from bot.people.reach import Reachability
from bot.people.retention import Retention
from bot.people.rights import Rights
from bot.people.snapshot import DirectorySnapshot
from bot.people.tariffs import Tariffs
from bot.people.thresholds import Thresholds
from bot.queue.base import JobQueue
from bot.scanner import Scanner
from bot.sheets import Sheets
from bot.store.records import Records
from bot.webhooks import Webhooks
from bot.work.kept import AuditEntry
from bot.work.outbox import Outbox
from dialogs.form import Forms
from dialogs.model import Form

Link: TypeAlias = Callable[[str, Source], str]
"""Where a person (by id) opens a source; "" when nothing opens it."""


HandoutLink: TypeAlias = Callable[[str, str], str]
"""Where a person (by id) opens a handout (by id) in local mode; "" where it is put in their OneDrive."""


UploadLink: TypeAlias = Callable[[str, str, str], str]
"""Where a person puts a file for a draft of theirs and a field of its form (all by id) in local mode; "" where files
are sent in the chat."""


def default_link(_: str, source: Source) -> str:
    return web_address(source.url)


def by_consent(_: str, __: str) -> str:
    return ""


def in_the_chat(_: str, __: str, ___: str) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class House:
    """`queue` holds what somebody waits for, `bulk` the deliveries of large sends, so that neither waits for the other.

    `outbox` queues what a commit promised, `sheets` read workbooks that somebody sent. `blobs` are the files that Bode
    keeps. `link_hosts` are the organisation's own websites. `meaning` is the model that finds by meaning, None where
    words alone do. `mailboxes` tell who answers automatically, where a tenant is configured; `starts_mandates`:
    then a mandate that somebody set for their absences starts by itself. `marks` say how far the index
    follows the store; `rebuilding`: it lacks something still. `forms_then` holds forms as they were, by their digest,
    since they never change; None for what cannot be read any more. `forms_kept` are the partitions that were seen to
    keep a form, by its digest. `scanner` looks for viruses in what people send, None where nothing does. `webhooks`
    are the other systems that are told of requests, `lists` those of the tenant, where one is configured. `fetcher`
    gets files of the web. `binding_language` is the one whose text counts in an announcement, "" where each does.
    `read_receipts`: what Teams says of who saw their chat is noted.
    `seal` is what proofs of delivery are sealed with, `proof_registrar` the webhook that gets their digests.
    `privacy_contact` is whom staff ask for their data, "" where nobody is named.
    `openings` are links of announcements that lead over Bode, where they are counted. `parts` tell how this process is.
    """

    records: Records
    queue: JobQueue
    bulk: JobQueue
    index: PassageIndex
    marks: MarksFile
    blobs: Blobs
    configuration: Configuration
    directory: DirectorySnapshot
    now: Callable[[], datetime]
    reachability: Reachability
    preferred: Preferred
    scopes: ScopeBook
    outbox: Outbox
    sheets: Sheets
    link: Link = default_link
    link_hosts: Collection[str] = ()
    meaning: Meaning | None = None
    mailboxes: Absences | None = None
    starts_mandates: bool = False
    rebuilding: Rebuilding = field(default_factory=Rebuilding)
    forms_then: dict[str, Form | None] = field(default_factory=dict[str, Form | None])
    forms_kept: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])
    tallies: Tallies = field(default_factory=Tallies)
    phone_book: PhoneBook = field(default_factory=PhoneBook)
    handout_link: HandoutLink = by_consent
    scanner: Scanner | None = None
    webhooks: Webhooks = field(default_factory=Webhooks)
    lists: Lists | None = None
    upload_link: UploadLink = in_the_chat
    own_links: OwnLinks = field(default_factory=OwnLinks)
    fetcher: Fetcher = field(default_factory=Fetcher)
    binding_language: str = ""
    read_receipts: bool = False
    seal: Seal | None = None
    proof_registrar: str = ""
    privacy_contact: str = ""
    openings: Openings = field(default_factory=Openings)
    parts: Parts = field(default_factory=Parts)

    @property
    def forms(self) -> Forms:
        """As they stand now: whoever answers a turn or runs a job looked before."""
        return self.configuration.forms.seen

    def forms_for(self, person: Person) -> Forms:
        """Those that they may ask: whatever lists, finds or starts a form for somebody goes by these."""
        return self.forms.offered_to(person)

    @property
    def authors(self) -> Authors:
        """As they stand now, see `forms`."""
        return self.configuration.authors.seen

    @property
    def topics(self) -> Configured[Topics]:
        return self.configuration.topics

    @property
    def calendar(self) -> Configured[Calendar]:
        return self.configuration.calendar

    @property
    def tariffs(self) -> Configured[Tariffs]:
        return self.configuration.tariffs

    @property
    def thresholds(self) -> Configured[Thresholds]:
        return self.configuration.thresholds

    @property
    def retention(self) -> Configured[Retention]:
        return self.configuration.retention

    @property
    def leave_rights(self) -> Configured[Rights]:
        return self.configuration.leave_rights

    @property
    def papers(self) -> Configured[Papers]:
        return self.configuration.papers

    @property
    def templates(self) -> Configured[Templates]:
        return self.configuration.templates

    @property
    def libraries(self) -> Configured[tuple[Place, ...]]:
        return self.configuration.libraries

    def audit(self, acting: Acting, deed: str, subject: str, detail: Mapping[str, Json] | None = None) -> AuditEntry:
        """The entry that goes into the same commit as the change."""
        at = self.now()
        return AuditEntry(uuid4().hex, at, acting.person, deed, subject, detail or {}, acting.on_behalf_of, changed=at)
