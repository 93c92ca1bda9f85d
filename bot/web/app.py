"""The web application: what Teams calls, and what a load balancer asks."""

import asyncio
import gc
import logging
import signal
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Collection, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime
from functools import cache, partial

from aiohttp import web

from bot.answer.library.replica import follow
from bot.arrange.attachments.links import ROUTE as ATTACHMENTS
from bot.bootstrap.running import Bode, opened
from bot.bootstrap.watching import watched
from bot.errors import OperatorError
from bot.front.slips import thesaurus_words
from bot.house import House
from bot.own_links import ROUTE as OWN_LINKS
from bot.settings import Settings
from bot.settings_of_services import unshared
from bot.web.api.local import handed_out
from bot.web.api.openapi import document
from bot.web.api.serving import routes
from bot.web.api.table import TABLE
from bot.web.attachments import open_attachment
from bot.web.counted_links import counted_link_routes
from bot.web.documents import ROUTE as DOCUMENTS
from bot.web.documents import local_address
from bot.web.door import Limits, opened_door, parting, plainly, unsigned
from bot.web.handouts import ROUTE as HANDOUTS
from bot.web.own_links import follow as follow_own_link
from bot.web.pictures import picture_routes
from bot.web.readiness import Readiness
from bot.web.uploads import ROUTE as UPLOADS
from bot.words.distress import distress_in
from dialogs.warming import warm

log = logging.getLogger(__name__)

UNDER_WAY = 10.0
"""Seconds that requests get to end once no more are taken."""


def application(bode: Bode) -> web.Application:
    """Starts the worker and what follows the store, and stops both before the channel closes: the worker as soon as
    `bode.stopping` is set, beside the last requests."""
    stopping = bode.stopping

    async def messages(request: web.Request) -> web.Response:
        return await bode.bots.receive(request)

    async def healthz(_: web.Request) -> web.Response:
        return web.json_response({"status": "alive"})

    readiness = Readiness(bode)
    for name, house in bode.houses.items():
        house.parts.look = Readiness(bode, of=name).parts

    async def readyz(_: web.Request) -> web.Response:
        status, body = await readiness.look()
        return web.json_response(body, status=status)

    async def own_links(request: web.Request) -> web.Response:
        house = bode.houses.get(request.query.get("of", ""), bode.house)
        return follow_own_link(request.path, house.own_links, bode.apps.get(house.records.organisation_id, ""))

    async def attachments(request: web.Request) -> web.StreamResponse:
        return await open_attachment(request, bode.houses)

    async def following(_: web.Application) -> AsyncIterator[None]:
        """Fills an index that is new, beside the first requests, follows what changes, and what is published."""
        houses = bode.houses.values()
        tasks = [asyncio.create_task(follow(house), name="replica") for house in houses]
        tasks += [asyncio.create_task(house.configuration.follow(), name="configuration") for house in houses]
        yield
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)

    app = web.Application(middlewares=[parting(stopping), plainly])
    app.on_response_prepare.append(unsigned)
    app.router.add_post("/api/messages", messages)
    app.router.add_get("/healthz", healthz)
    app.router.add_get("/readyz", readyz)
    app.router.add_routes(
        [*picture_routes(bode.houses), *counted_link_routes(bode.houses), *_local_links(bode), *_for_systems(bode)]
    )
    app.router.add_get(f"{ATTACHMENTS}/{{request}}/{{file}}", attachments)
    app.router.add_get(f"{OWN_LINKS}/{{rest:.*}}", own_links)
    app.cleanup_ctx.extend(
        [
            partial(_warming, bode.house.now),
            following,
            partial(_counting, bode.houses.values()),
            partial(_working, bode),
        ]
    )
    return app


async def _working(bode: Bode, _: web.Application) -> AsyncIterator[None]:
    running = [*bode.workers, *bode.rounds]
    for one in running:
        one.start()

    async def ends() -> None:
        await bode.stopping.wait()
        await asyncio.gather(*(one.stop() for one in running))

    ending = asyncio.create_task(ends(), name="ending")
    yield
    bode.stopping.set()
    await ending


async def _warming(now: Callable[[], datetime], _: web.Application) -> AsyncIterator[None]:
    """Loads what the first form or message would wait for, beside the first requests; what is there then stays for
    good."""
    today = now().date()

    def warms() -> None:
        warm(today)
        thesaurus_words()
        distress_in("")

    def loaded(_: object) -> None:
        gc.freeze()
        gc.enable()

    gc.freeze()
    gc.disable()  # a collection would walk over what is being loaded, and everybody would wait for it
    task = asyncio.create_task(asyncio.to_thread(warms), name="warming")
    task.add_done_callback(loaded)
    yield
    await task
    gc.unfreeze()


async def _counting(houses: Collection[House], _: web.Application) -> AsyncIterator[None]:
    """Adds what was counted of links now and then, and the last of it once no request is taken any more."""
    stop, counted = asyncio.Event(), [house for house in houses if house.openings.counts]
    tasks = [asyncio.create_task(one.openings.keep_adding(one.records, stop), name="openings") for one in counted]
    yield
    stop.set()
    await asyncio.gather(*tasks)


@cache
def _told() -> str:
    """The document of the API."""
    return document(TABLE)


def _for_systems(bode: Bode) -> Sequence[web.RouteDef]:
    return routes(bode.api, TABLE, _told(), bode.houses) if bode.api else ()


def _local_links(bode: Bode) -> Iterator[web.RouteDef]:
    """What local mode opens from a card; elsewhere there is nothing of the kind."""
    local_documents, local_handouts, local_uploads = bode.documents, bode.handouts, bode.uploads

    if local_documents is not None:

        async def documents(request: web.Request) -> web.StreamResponse:
            return await local_documents.open(bode.houses, request.match_info["id"], request.query)

        yield web.get(f"{DOCUMENTS}/{{id}}", documents)

    if local_handouts is not None:

        async def handouts(request: web.Request) -> web.StreamResponse:
            return await local_handouts.open(request, bode.houses)

        yield web.get(f"{HANDOUTS}/{{id}}", handouts)

    if local_uploads is not None:

        async def show(request: web.Request) -> web.StreamResponse:
            return await local_uploads.show(request, bode.houses)

        async def take(request: web.Request) -> web.StreamResponse:
            return await local_uploads.take(request, bode.houses)

        yield web.get(f"{UPLOADS}/{{draft}}", show)
        yield web.post(f"{UPLOADS}/{{draft}}", take)


class CannotListen(OperatorError):
    """Nothing can listen on that address and port."""


@asynccontextmanager
async def _listening(runner: web.BaseRunner, settings: Settings, limits: Limits) -> AsyncGenerator[int]:
    async with AsyncExitStack() as stack:
        try:
            port, _ = await stack.enter_async_context(opened_door(runner, settings.host, settings.port, limits))
        except OSError as error:
            where = f"{settings.host} (BODE_HOST), port {settings.port} (BODE_PORT)"
            raise CannotListen(f"Bode cannot listen on {where}: {error.strerror or error}") from error
        yield port


async def serve(
    settings: Settings, on_ready: Callable[[str], None], on_stop: Callable[[], None] = lambda: None
) -> None:
    """Serves until SIGINT or SIGTERM; `on_ready` gets the address once requests are taken, `on_stop` is called as soon
    as it is to end.

    Raises CannotListen.
    """
    stop = asyncio.Event()

    def told() -> None:
        on_stop()
        stop.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, told)
    if own := unshared(settings):
        log.warning("settings.not_shared", extra={"settings": own, "problem": "several instances would not share it"})
    async with opened(settings) as bode, watched(settings, bode):
        # Beside the loop: the description of what other systems can ask takes half a second.
        runner = web.AppRunner(await asyncio.to_thread(application, bode), shutdown_timeout=UNDER_WAY)
        await runner.setup()
        limits = Limits(settings.connections, settings.arrival_seconds)
        try:
            async with _listening(runner, settings, limits) as port:
                with handed_out(bode.api, settings.data_dir):
                    on_ready(local_address(settings.host, port))
                    await stop.wait()
                    bode.stopping.set()
                    await asyncio.sleep(settings.drain_seconds)
        finally:
            await runner.cleanup()
