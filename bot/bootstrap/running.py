"""Puts the running bot together: houses, channel, workers, rounds, and its share of the budget."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from bot.announce import jobs as announcements
from bot.announce.authority import jobs as second_persons
from bot.announce.authority.files import jobs as sent_lists
from bot.announce.channels import jobs as channels
from bot.announce.confirmations import jobs as confirmations
from bot.announce.correcting import jobs as corrections
from bot.announce.halting import jobs as halting
from bot.announce.news import jobs as news
from bot.announce.proving import jobs as proofs
from bot.announce.reminding import jobs as reminders
from bot.announce.schools import jobs as school_figures
from bot.announce.seeing import jobs as receipts
from bot.announce.visering import jobs as viseringen
from bot.answer.experts import jobs as experts
from bot.answer.library.crawling import Crawler
from bot.answer.library.embedding import Embedder
from bot.answer.library.snapshots import keep_one
from bot.answer.official import jobs as official
from bot.answer.review import asking as reviews_asked
from bot.answer.review import jobs as reviews
from bot.arrange import jobs as requests
from bot.arrange.attachments import jobs as attachments
from bot.bootstrap.adapters import library_at
from bot.bootstrap.api import api_of
from bot.bootstrap.channels import LOCAL, Bots, opened_bots
from bot.bootstrap.examination import patient_of
from bot.bootstrap.houses import opened_houses, utc_now
from bot.bootstrap.organisations import limits_of_all, organisations_of, settings_of_each
from bot.bootstrap.sharepoint import sharepoint_of
from bot.bootstrap.tenant import in_tenant, opened_tenants, rounds_in_tenant
from bot.channel.base import Handle
from bot.content.ocr import Ocr
from bot.data_folder import disk_problem
from bot.doctor import jobs as doctor
from bot.doctor.checks import CHECKS
from bot.doctor.weekly import Weekly
from bot.front import jobs as front
from bot.front.dispatch import handler
from bot.house import House, Link, default_link
from bot.logs import hide_people
from bot.own_links import OwnLinks
from bot.people.directory_file import DirectoryFile
from bot.privacy.retaining import retain
from bot.settings import Settings
from bot.store.records import Records
from bot.web.api.serving import Api
from bot.web.documents import LocalDocuments, local_address, local_secret
from bot.web.handouts import LocalHandouts
from bot.web.uploads import LocalUploads
from bot.work import due, handout_jobs, replying, telling
from bot.work.base import Work
from bot.work.budget import Budget
from bot.work.chain import sweeping
from bot.work.leases import Round, Rounds
from bot.work.link_keys import link_key
from bot.work.sharing import Sharing
from bot.work.worker import Worker
from cards.complete import check_languages

if TYPE_CHECKING:
    from bot.graph.client import Graph

JOBS = {
    **announcements.JOBS,
    **channels.JOBS,
    **second_persons.JOBS,
    **confirmations.JOBS,
    **sent_lists.JOBS,
    **corrections.JOBS,
    **proofs.JOBS,
    **reminders.JOBS,
    **viseringen.JOBS,
    **school_figures.JOBS,
    **receipts.JOBS,
    **news.JOBS,
    **halting.JOBS,
    **requests.JOBS,
    **attachments.JOBS,
    **experts.JOBS,
    **official.JOBS,
    **reviews.JOBS,
    **doctor.JOBS,
    **front.JOBS,
    **telling.JOBS,
    **replying.JOBS,
    **handout_jobs.JOBS,
}


@dataclass(frozen=True, slots=True)
class Bode:
    """The running whole: requests go to `bots.receive`; beside runs a worker of each organisation, and its rounds where
    this instance holds their lease, until `stopping` is set. `apps` are the ids of the apps of the organisations, "" in
    local mode."""

    houses: Mapping[str, House]
    bots: Bots
    workers: Sequence[Worker]
    documents: LocalDocuments | None
    disk_problem: Callable[[], str]
    rounds: Sequence[Rounds] = ()
    handouts: LocalHandouts | None = None
    uploads: LocalUploads | None = None
    apps: Mapping[str, str] = field(default_factory=dict[str, str])
    api: Api | None = None
    stopping: asyncio.Event = field(default_factory=asyncio.Event)
    graphs: Mapping[str, "Graph"] = field(default_factory=dict[str, "Graph"])

    @property
    def house(self) -> House:
        """Of the first organisation, which is the only one in most places."""
        return next(iter(self.houses.values()))

    @property
    def handle(self) -> Handle:
        """Of the first app, which is the only one in most places."""
        return next(iter(self.bots.by_app.values())).handle


@asynccontextmanager
async def opened(settings: Settings) -> AsyncGenerator[Bode]:
    """All of it; the worker is not started yet. Raises BadFiles for a language that is not whole, BadSettings."""
    await asyncio.to_thread(check_languages)
    documents, handouts, uploads = _local(settings)
    rules, each = organisations_of(settings), settings_of_each(settings)

    def links(organisation: str) -> Link:
        return partial(documents.link, organisation) if documents else default_link

    async with (
        opened_tenants(each) as graphs,
        opened_houses(settings, limits_of_all(rules), utc_now, links=links, renew_index=True) as found,
    ):
        houses = {
            name: in_tenant(_linked(house, handouts, uploads, _own_links(each, name)), graphs.get(name))
            for name, house in found.items()
        }
        hide_people(await link_key(next(iter(houses.values())).records))
        disk = partial(disk_problem, settings.data_dir, settings.least_free_mb * 2**20)
        handles = {name: handler(house) for name, house in houses.items()}
        rounds = [
            Rounds(house.records, [*rounds_of(house, each[name], graphs.get(name)), *_snapshots(settings, house)])
            for name, house in houses.items()
        ]
        api = api_of(settings, rules, each)
        lease = timedelta(seconds=settings.lease_seconds)
        apps = {name: own.app_id for name, own in each.items()}
        try:
            async with opened_bots(each, rules, houses, handles) as bots, AsyncExitStack() as stack:
                workers = [
                    Worker(
                        Work(house, bots.channels[name], bots.budgets[name]), JOBS, width=settings.workers, lease=lease
                    )
                    for name, house in houses.items()
                ]
                for app, bot in bots.by_app.items():
                    records = next(iter(houses.values())).records
                    await stack.enter_async_context(_shared(settings, records, bot.budget, app or LOCAL))
                yield Bode(houses, bots, workers, documents, disk, rounds, handouts, uploads, apps, api, graphs=graphs)
        finally:
            await api.tokens.close()


@asynccontextmanager
async def _shared(settings: Settings, records: Records, budget: Budget, name: str) -> AsyncGenerator[None]:
    """Where other instances may run, `budget` is a share of what there is."""
    if settings.store == "sqlite":  # which is one process
        yield
        return
    sharing = Sharing(records, budget, name)
    await sharing.start()
    try:
        yield
    finally:
        await sharing.stop()


def rounds_of(house: House, settings: Settings, graph: "Graph | None" = None) -> Sequence[Round]:
    """What one instance at a time does for an organisation, again and again; `settings` and `graph` are its own."""
    ocr = Ocr(settings.ocr_languages)
    open_library = partial(library_at, ocr=ocr, sharepoint=sharepoint_of(house, graph))
    rounds = [
        Round("due.swept", 5, partial(due.sweep, house)),
        Round("outbox.swept", 30, partial(house.outbox.sweep, house.records, house.now)),
        Round("audit.linked", sweeping.EVERY, partial(sweeping.sweep, house.records)),
        Round("libraries.crawled", 5, Crawler(house, open_library).crawl),
        Round("retention.done", 900, partial(retain, house)),
        Round("reviews.asked", 900, partial(reviews_asked.ask, house)),
    ]
    weekly = Weekly(house, patient_of(house, settings, graph), CHECKS)
    rounds.append(Round("doctor.told", 1800, weekly.tell))
    if house.meaning:
        rounds.append(Round("meaning.given", 1, Embedder(house, house.meaning).embed))
    if settings.directory_file:
        rounds.append(Round("directory.looked_at", 30, DirectoryFile(house, settings.directory_file).load))
    if graph:
        rounds += rounds_in_tenant(house, settings, graph)
    return rounds


def _snapshots(settings: Settings, house: House) -> Sequence[Round]:
    """Where other instances may come that have no index yet."""
    return [] if settings.store == "sqlite" else [Round("snapshot.kept", 600, partial(keep_one, house))]


def _linked(house: House, handouts: LocalHandouts | None, uploads: LocalUploads | None, own: OwnLinks) -> House:
    organisation = house.records.organisation_id
    by_link = partial(handouts.link, organisation) if handouts else house.handout_link
    upload = partial(uploads.link, organisation) if uploads else house.upload_link
    return replace(house, own_links=own, handout_link=by_link, upload_link=upload)


def _own_links(each: Mapping[str, Settings], organisation: str) -> OwnLinks:
    """They say whose they are, where there are several."""
    return OwnLinks(_own_address(each[organisation]), organisation if len(each) > 1 else "")


def _own_address(settings: Settings) -> str:
    """In local mode the bot's own, where its port is known."""
    if settings.app_id or settings.address or not settings.port:
        return settings.address
    return local_address(settings.host, settings.port)


def _local(settings: Settings) -> tuple[LocalDocuments | None, LocalHandouts | None, LocalUploads | None]:
    """In local mode files are opened through us. On a port that is not known yet they cannot be."""
    if settings.app_id or not settings.port:
        return None, None, None
    base, secret = local_address(settings.host, settings.port), local_secret(settings.data_dir)
    return LocalDocuments(base, secret), LocalHandouts(base, secret), LocalUploads(base, secret)
