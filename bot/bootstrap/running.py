"""Puts the running bot together: houses, channel, workers, rounds, and its share of the budget."""

from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from bot.announce import jobs as announcements
from bot.announce.authority import jobs as second_persons
from bot.announce.channels import jobs as channels
from bot.announce.correcting import jobs as corrections
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
from bot.app_tokens import Proof
from bot.arrange import jobs as requests
from bot.arrange.attachments import jobs as attachments
from bot.bootstrap.adapters import library_at
from bot.bootstrap.api import api_of
from bot.bootstrap.examination import patient_of
from bot.bootstrap.houses import opened_houses, utc_now
from bot.bootstrap.organisations import limits_of_all, organisations_of
from bot.bootstrap.sharepoint import sharepoint_of
from bot.bootstrap.tenant import identity_of, in_tenant, opened_tenant, rounds_in_tenant
from bot.channel.base import Handle, Keep, Unshown
from bot.channel.identity import BotIdentity
from bot.content.ocr import Ocr
from bot.data_folder import disk_problem
from bot.doctor import jobs as doctor
from bot.doctor.checks import CHECKS
from bot.doctor.weekly import Weekly
from bot.front import jobs as front
from bot.front.dispatch import handler
from bot.front.organisations import by_organisation, organisation_of
from bot.house import House, Link, default_link
from bot.own_links import OwnLinks
from bot.people.directory_file import DirectoryFile
from bot.people.organisations import OrganisationRule
from bot.settings import Settings
from bot.settings_of_services import proof_of
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
from bot.work.sharing import Sharing
from bot.work.worker import Worker
from cards.complete import check_languages

if TYPE_CHECKING:
    from bot.channel.teams import Teams
    from bot.graph.client import Graph

LOCAL = "local"
"""The name of the budget where no app has an id."""

JOBS = {
    **announcements.JOBS,
    **channels.JOBS,
    **second_persons.JOBS,
    **corrections.JOBS,
    **proofs.JOBS,
    **reminders.JOBS,
    **viseringen.JOBS,
    **school_figures.JOBS,
    **receipts.JOBS,
    **news.JOBS,
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
    """The running whole: requests go to `teams.receive(request, handle)`; beside runs a worker of each organisation,
    and its rounds where this instance holds their lease."""

    houses: Mapping[str, House]
    teams: "Teams"
    handle: Handle
    workers: Sequence[Worker]
    documents: LocalDocuments | None
    disk_problem: Callable[[], str]
    rounds: Sequence[Rounds] = ()
    handouts: LocalHandouts | None = None
    uploads: LocalUploads | None = None
    app_id: str = ""
    api: Api | None = None

    @property
    def house(self) -> House:
        """Of the first organisation, which is the only one in most places."""
        return next(iter(self.houses.values()))


@asynccontextmanager
async def opened(settings: Settings) -> AsyncGenerator[Bode]:
    """All of it; the worker is not started yet. Raises BadFiles for a language that is not whole."""
    # The Bot Framework takes a quarter of the time of a command, and only who talks with Teams needs it.
    from bot.channel.teams import open_teams  # noqa: PLC0415

    check_languages()
    documents, handouts, uploads = _local(settings)
    rules = organisations_of(settings)

    def links(organisation: str) -> Link:
        return partial(documents.link, organisation) if documents else default_link

    async with (
        opened_tenant(settings) as graph,
        opened_houses(settings, limits_of_all(rules), utc_now, links=links, renew_index=True) as found,
    ):
        own = OwnLinks(_own_address(settings))
        houses = {
            name: in_tenant(_linked(house, handouts, uploads, own), settings, graph) for name, house in found.items()
        }
        budget = Budget(settings.requests_per_second, settings.conversation_limits, sends=settings.sends_per_second)
        disk = partial(disk_problem, settings.data_dir, settings.least_free_mb * 2**20)
        lost = frozenset(settings.conversation_codes)
        keep = _keeper(rules, houses)
        teams = open_teams(
            *_identity(settings),
            budget=budget,
            keep=keep,
            arrival=settings.arrival_seconds,
            lost=lost,
            file_hosts=settings.file_hosts,
        )
        lease = timedelta(seconds=settings.lease_seconds)
        workers = [
            Worker(Work(house, teams.channel, budget), JOBS, width=settings.workers, lease=lease)
            for house in houses.values()
        ]
        rounds = [
            Rounds(house.records, [*rounds_of(house, settings, graph), *_snapshots(settings, house)])
            for house in houses.values()
        ]
        handle = by_organisation(rules, houses, {name: handler(house) for name, house in houses.items()})
        api = api_of(settings, rules)
        try:
            async with _shared(settings, next(iter(houses.values())).records, budget):
                app = settings.app_id
                yield Bode(houses, teams, handle, workers, documents, disk, rounds, handouts, uploads, app, api)
        finally:
            await api.tokens.close()
            await teams.close()


@asynccontextmanager
async def _shared(settings: Settings, records: Records, budget: Budget) -> AsyncGenerator[None]:
    """Where other instances may run, `budget` is a share of what there is."""
    if settings.store == "sqlite":  # which is one process
        yield
        return
    sharing = Sharing(records, budget, settings.app_id or LOCAL)
    await sharing.start()
    try:
        yield
    finally:
        await sharing.stop()


def rounds_of(house: House, settings: Settings, graph: "Graph | None" = None) -> Sequence[Round]:
    """What one instance at a time does for an organisation, again and again."""
    is_chosen = house.records.organisation_id == settings.organisation
    own_tenant = graph if is_chosen else None
    ocr = Ocr(settings.ocr_languages)
    open_library = partial(library_at, ocr=ocr, sharepoint=sharepoint_of(house, own_tenant))
    rounds = [
        Round("due.swept", 5, partial(due.sweep, house)),
        Round("outbox.swept", 30, partial(house.outbox.sweep, house.records, house.now)),
        Round("audit.linked", sweeping.EVERY, partial(sweeping.sweep, house.records)),
        Round("libraries.crawled", 5, Crawler(house, open_library).crawl),
        Round("reviews.asked", 900, partial(reviews_asked.ask, house)),
    ]
    weekly = Weekly(house, patient_of(house, settings, own_tenant), CHECKS)
    rounds.append(Round("doctor.told", 1800, weekly.tell))
    if house.meaning:
        rounds.append(Round("meaning.given", 1, Embedder(house, house.meaning).embed))
    if settings.directory_file and is_chosen:
        rounds.append(Round("directory.looked_at", 30, DirectoryFile(house, settings.directory_file).load))
    if own_tenant:
        rounds += rounds_in_tenant(house, settings, own_tenant)
    return rounds


def _snapshots(settings: Settings, house: House) -> Sequence[Round]:
    """Where other instances may come that have no index yet."""
    return [] if settings.store == "sqlite" else [Round("snapshot.kept", 600, partial(keep_one, house))]


def _keeper(rules: Sequence[OrganisationRule], houses: Mapping[str, House]) -> Keep:
    """Keeps what could not be shown in time with the organisation that it is of."""

    async def keep(unshown: Unshown) -> None:
        organisation = await organisation_of(rules, houses, unshown.turn)
        if organisation is not None:
            await replying.keep(houses[organisation], unshown)

    return keep


def _linked(house: House, handouts: LocalHandouts | None, uploads: LocalUploads | None, own: OwnLinks) -> House:
    organisation = house.records.organisation_id
    by_link = partial(handouts.link, organisation) if handouts else house.handout_link
    upload = partial(uploads.link, organisation) if uploads else house.upload_link
    return replace(house, own_links=own, handout_link=by_link, upload_link=upload)


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


def _identity(settings: Settings) -> tuple[BotIdentity | None, Proof | None]:
    if not settings.app_id:
        return None, None
    return identity_of(settings), proof_of(settings)
