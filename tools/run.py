"""`make run`: the demo organisation, the bot and a Teams playground per demo person, started and stopped together."""

import argparse
import asyncio
import contextlib
import fcntl
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Collection, Generator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
from rich.console import Console

from bot.data_folder import make_private
from bot.errors import OperatorError
from bot.meaning_chosen import told
from bot.settings import load_settings
from bot.web.api.local import FILE as TOKEN_FILE
from tools import children, demo, playgrounds, tenant
from tools.children import Child
from tools.playgrounds import ROOT, Playground
from tools.ports import free_port

READY_SECONDS = 60.0
BOT_PORT = 3978
FIRST_PLAYGROUND_PORT = 56150


class Failed(OperatorError):
    """Something that was needed did not come up; the message says what and shows its last lines."""


@dataclass(frozen=True, slots=True)
class Options:
    """`data` is where all state and logs stand; `port` and `ports` are preferred, 0 means any. `tenant`: people and
    documents come from a tenant of Microsoft 365 that is played on this machine (tools.tenant)."""

    data: Path
    port: int
    ports: int
    documents: Path
    tenant: bool = False


@dataclass(slots=True)
class Run:
    """What this run has started so far."""

    options: Options
    console: Console
    children: list[Child] = field(default_factory=list[Child])
    tenant: Mapping[str, str] = field(default_factory=dict[str, str])
    """Where the tenant is, once it runs: `graph`, `tenant` and `page`."""

    @property
    def logs(self) -> Path:
        return self.options.data / "logs"

    @property
    def environment(self) -> dict[str, str]:
        return {
            "BODE_DATA_DIR": str(self.options.data),
            "BODE_TOPICS_FILE": os.environ.get("BODE_TOPICS_FILE", str(ROOT / "samples" / "topics.toml")),
            "BODE_CIRCLES_FILE": os.environ.get("BODE_CIRCLES_FILE", str(ROOT / "samples" / "circles.toml")),
            "BODE_AUTHORS_FILE": os.environ.get("BODE_AUTHORS_FILE", str(ROOT / "samples" / "authors.toml")),
            "BODE_CALENDAR_FILE": os.environ.get("BODE_CALENDAR_FILE", str(ROOT / "samples" / "calendar.toml")),
            "BODE_TARIFFS_FILE": os.environ.get("BODE_TARIFFS_FILE", str(ROOT / "samples" / "tariffs.toml")),
            "BODE_LEAVE_RIGHTS_FILE": os.environ.get(
                "BODE_LEAVE_RIGHTS_FILE", str(ROOT / "samples" / "leave_rights.toml")
            ),
            "BODE_PAPERS_FILE": os.environ.get("BODE_PAPERS_FILE", str(ROOT / "samples" / "papers.toml")),
            "BODE_SYNONYMS_FILE": os.environ.get("BODE_SYNONYMS_FILE", str(ROOT / "samples" / "synonyms.toml")),
            "BODE_MEANING": self.meaning,
            "PYTHONUNBUFFERED": "1",
        } | (self._of_tenant if self.tenant else {})

    @property
    def _of_tenant(self) -> dict[str, str]:
        return {
            "BODE_GRAPH_TENANT": self.tenant["tenant"],
            "BODE_GRAPH_URL": self.tenant["graph"],
            "BODE_GRAPH_DIRECTORY_MINUTES": "0.1",
            "BODE_MAPPING_FILE": str(ROOT / "samples" / "mapping.toml"),
            "BODE_LIBRARIES_FILE": str(self.options.data / "libraries.toml"),
        }

    @property
    def meaning(self) -> str:
        """The model on this machine, where the environment names nothing else."""
        return os.environ.get("BODE_MEANING", "embedded")


def read_options(arguments: Sequence[str]) -> Options:
    parser = argparse.ArgumentParser(prog="make run", description=__doc__)
    data = os.environ.get("BODE_DATA_DIR", "data")
    parser.add_argument("--data", type=Path, default=Path(data), help="where state and logs stand (default: data)")
    parser.add_argument("--port", type=int, default=BOT_PORT, help="the bot's port; 0: any (default: 3978)")
    parser.add_argument(
        "--ports", type=int, default=FIRST_PLAYGROUND_PORT, help="first port of the Teams playgrounds; 0: any"
    )
    parser.add_argument("--documents", type=Path, default=ROOT / "samples" / "documents", help="what to index")
    parser.add_argument(
        "--tenant", action="store_true", help="people and documents from a tenant of Microsoft 365, played here"
    )
    given = parser.parse_args(arguments)
    data = given.data / "tenant" if given.tenant else given.data
    return Options(data.resolve(), given.port, given.ports, given.documents.resolve(), given.tenant)


@contextlib.contextmanager
def alone(data: Path) -> Generator[None]:
    """Holds the data folder for this run; raises Failed when another run has it."""
    make_private(data)
    with (data / "run.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise Failed(f"Bode already runs on {data} (addresses: {data / 'addresses.json'}).") from None
        yield


# --- one step each ----------------------------------------------------------------------------------------------------


def choose_port(run: Run, what: str, preferred: int, taken: set[int]) -> int:
    """A free port, saying so when it is not the usual one."""
    port = free_port(preferred, taken)
    if preferred not in (0, port):
        run.console.print(f"Port {preferred} is taken; {what} is on [bold]{port}[/] this time.")
    taken.add(port)
    return port


def node_is_here() -> bool:
    """Whether Node 20 or newer and the installed packages are there."""
    node = shutil.which("node")
    if node is None or not playgrounds.PROGRAM.exists():
        return False
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout.strip()
    major = version.lstrip("v").split(".")[0]
    return major.isdigit() and int(major) >= 20


REMARKS = (1, 2)
"""What `index` ends with when some files could not be read, or readers mean nobody: the others are indexed."""


async def app(run: Run, *arguments: str, fine: Collection[int] = (0,)) -> None:
    """Runs one command of app.py to its end, on our terminal; raises Failed when it does not end with what is fine."""
    command = [sys.executable, "app.py", *arguments]
    child = await children.start(arguments[0], command, cwd=ROOT, environment=run.environment, log=None)
    run.children.append(child)
    code = await child.process.wait()
    run.children.remove(child)
    if code not in fine:
        raise Failed(f"'python app.py {' '.join(arguments)}' ended with {code}; the reason stands above.")


async def start_tenant(run: Run) -> None:
    """It begins anew as the samples say, each time."""
    addresses = run.options.data / tenant.ADDRESSES
    addresses.unlink(missing_ok=True)
    command = [sys.executable, "-m", "tools.tenant", str(run.options.data)]
    log = run.logs / "tenant.log"
    child = await children.start("the tenant", command, cwd=ROOT, environment=run.environment, log=log)
    run.children.append(child)
    deadline = time.monotonic() + READY_SECONDS
    while not addresses.exists():
        if child.has_ended or time.monotonic() > deadline:
            raise Failed(f"{child.name} did not start.{last_words(child)}")
        await asyncio.sleep(0.1)
    run.tenant = json.loads(addresses.read_text("utf-8"))


async def load(run: Run) -> None:
    """People and documents, from the samples or from the tenant."""
    if run.tenant:
        await app(run, "directory", "ask")
        await app(run, "index", tenant.LIBRARY, fine=(0, *REMARKS))
    else:
        await app(run, "load", "samples/organisation.toml")
        await app(run, "index", str(run.options.documents), fine=(0, *REMARKS))


async def start_bot(run: Run, port: int) -> Child:
    command = [sys.executable, "app.py", "serve", "--port", str(port)]
    log = run.logs / "bot.log"
    child = await children.start("the bot", command, cwd=ROOT, environment=run.environment, log=log)
    run.children.append(child)
    return child


async def start_playgrounds(run: Run, bot_port: int, taken: set[int]) -> list[tuple[Playground, Child]]:
    organisation = playgrounds.read_organisation()
    started: list[tuple[Playground, Child]] = []
    for number, key in enumerate(demo.PEOPLE):
        person = organisation.people[key]
        preferred = run.options.ports and run.options.ports + number
        port = choose_port(run, f"Teams of {person.name}", preferred, taken)
        playground = Playground(person, port, run.options.data / "playgrounds" / key)
        playgrounds.write_configuration(playground, organisation, demo.PEOPLE)
        command = playgrounds.command(playground, f"http://127.0.0.1:{bot_port}/api/messages")
        child = await children.start(
            f"Teams of {person.name}",
            command,
            cwd=playground.folder,
            environment=playgrounds.environment(playground),
            log=run.logs / f"teams-{key}.log",
        )
        run.children.append(child)
        started.append((playground, child))
    return started


async def answers(session: aiohttp.ClientSession, address: str, child: Child) -> None:
    """Waits until the address answers 200; raises Failed when its process ends first or it takes too long."""
    deadline = time.monotonic() + READY_SECONDS
    while not child.has_ended:
        with contextlib.suppress(aiohttp.ClientError, TimeoutError):
            async with session.get(address) as response:
                if response.status == 200:
                    return
        if time.monotonic() > deadline:
            raise Failed(f"{child.name} did not answer within {READY_SECONDS:.0f} s.{last_words(child)}")
        await asyncio.sleep(0.1)
    raise Failed(f"{child.name} ended with {child.process.returncode}.{last_words(child)}")


async def introduce(session: aiohttp.ClientSession, playground: Playground) -> None:
    """Has the playground tell the bot that the app is installed for its person, so that cards can reach them."""
    address = f"{playground.address}/_debug/conversation/{playground.conversation}/installation"
    async with session.post(address, json={}) as response:
        if response.status != 200:
            raise Failed(f"Teams of {playground.person.name} did not take the installation: {response.status}.")


def last_words(child: Child) -> str:
    """The end of its log, indented; nothing when it has none."""
    lines = child.last_lines()
    return "".join(f"\n  | {line}" for line in lines) + (f"\n  (all of it: {child.log})" if lines else "")


def write_addresses(run: Run, bot: str, started: Sequence[Playground]) -> None:
    """For programs: where everybody is, written when all of them answer."""
    people = {playground.person.key: playground.address for playground in started}
    path = run.options.data / "addresses.json"
    addresses = {"bot": bot, "people": people} | ({"tenant": run.tenant["page"]} if run.tenant else {})
    path.with_suffix(".tmp").write_text(json.dumps(addresses, indent=2) + "\n", "utf-8")
    path.with_suffix(".tmp").replace(path)


# --- all of it --------------------------------------------------------------------------------------------------------


async def bring_up(run: Run, began: float) -> None:
    """Starts everything and returns when everything answers and the three people are known to the bot."""
    options, taken = run.options, set[int]()
    (options.data / "addresses.json").unlink(missing_ok=True)
    with_teams = node_is_here()
    bot_port = choose_port(run, "the bot", options.port, taken)
    started = await start_playgrounds(run, bot_port, taken) if with_teams else []
    if options.tenant:
        await start_tenant(run)
    await load(run)
    if not with_teams:
        raise Failed(demo.NODE_IS_MISSING)
    bot = f"http://127.0.0.1:{bot_port}"
    bot_child = await start_bot(run, bot_port)
    timeout = aiohttp.ClientTimeout(total=5)
    async with aiohttp.ClientSession(timeout=timeout) as session:
        waits = [answers(session, f"{playground.address}/_debug/ping", child) for playground, child in started]
        await asyncio.gather(answers(session, f"{bot}/readyz", bot_child), *waits)
        await asyncio.gather(*(introduce(session, playground) for playground, _ in started))
    run.console.print(told(load_settings(meaning=run.meaning)), highlight=False, soft_wrap=True)
    ready = [playground for playground, _ in started]
    write_addresses(run, bot, ready)
    token = (options.data / TOKEN_FILE).read_text("ascii")
    took, page = time.monotonic() - began, run.tenant.get("page", "")
    demo.show_addresses(run.console, bot, ready, run.logs, took, tenant=page, token=token)


async def follow(run: Run) -> None:
    """Waits until a child ends by itself, which is a failure."""
    ended = await children.first_to_end(run.children)
    raise Failed(f"{ended.name} ended with {ended.process.returncode}.{last_words(ended)}")


async def supervise(run: Run) -> int:
    """Runs until told to stop (0) or until something fails (1); nothing of it is left behind either way."""

    async def whole_run() -> None:
        await bring_up(run, time.monotonic())
        await follow(run)

    work = asyncio.create_task(whole_run())
    told_to_stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, told_to_stop.set)
    stopping = asyncio.create_task(told_to_stop.wait())
    await asyncio.wait({work, stopping}, return_when=asyncio.FIRST_COMPLETED)
    failure = work.exception() if work.done() else None
    stopping.cancel()
    work.cancel()
    with contextlib.suppress(asyncio.CancelledError, Exception):
        await work
    if failure is None:
        run.console.print("\nStopping ...")
    killed = await children.stop(run.children)
    (run.options.data / "addresses.json").unlink(missing_ok=True)
    for name in killed:
        run.console.print(f"{name} did not stop by itself and was ended.")
    if failure is None:
        run.console.print("Stopped. The next 'make run' goes on where this one ended.")
        return 0
    if not isinstance(failure, Failed):
        raise failure
    run.console.print(f"\n{failure}", highlight=False, markup=False, soft_wrap=True)
    return 1


def main() -> int:
    """The exit code: 0 when stopped by Ctrl-C or a signal, 1 when something failed."""
    options = read_options(sys.argv[1:])
    run = Run(options, Console(stderr=False))
    try:
        with alone(options.data):
            return asyncio.run(supervise(run))
    except Failed as failed:
        run.console.print(str(failed), highlight=False, markup=False, soft_wrap=True)
        return 1


if __name__ == "__main__":
    sys.exit(main())
