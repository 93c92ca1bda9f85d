"""The processes that a benchmark starts: the real bot with generated people, and whatever prints where it listens."""

import contextlib
import json
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Generator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from bench.people import write_organisation
from tools.ports import free_port

ROOT = Path(__file__).resolve().parent.parent
READY_SECONDS = 300.0
NOTHING: Mapping[str, str] = MappingProxyType({})


def _environment(data: Path, further: Mapping[str, str] = NOTHING) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.upper().startswith("BODE_")}
    return {**kept, "BODE_DATA_DIR": str(data), "BODE_LOG_LEVEL": "WARNING", **further}


@contextlib.contextmanager
def _ended(process: subprocess.Popen[str]) -> Generator[subprocess.Popen[str]]:
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextlib.contextmanager
def listening(module: str) -> Generator[str]:
    """Runs a module that prints one line, where it listens; yields that line."""
    command = [sys.executable, "-m", module]
    with _ended(subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)) as process:
        assert process.stdout is not None
        with process.stdout as heard:
            yield heard.readline().strip()


@contextlib.contextmanager
def conversing(module: str, *arguments: object) -> Generator[tuple[str, Callable[..., Any]]]:
    """Runs a module that prints where it listens, and one line of JSON for every line that it reads; yields where, and
    what asks for the next (with a line that says what, where the module reads it)."""
    command = [sys.executable, "-m", module, *map(str, arguments)]
    pipe = subprocess.PIPE
    with _ended(subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True, bufsize=1)) as process:
        heard, asked = process.stdout, process.stdin
        assert heard is not None and asked is not None

        def ask(what: str = "") -> Any:
            asked.write(f"{what}\n")
            asked.flush()
            return json.loads(heard.readline())

        yield heard.readline().strip(), ask
        asked.close()


def prepare(data: Path, people: int, groups: int = 0, of_one: int = 0, *, further: Mapping[str, str] = NOTHING) -> None:
    """A data folder with a generated organisation; each person is in `of_one` of the groups."""
    data.mkdir(parents=True, exist_ok=True)
    file = data / "organisation.toml"
    write_organisation(file, people, groups, of_one)
    command = [sys.executable, "app.py", "load", str(file)]
    subprocess.run(command, cwd=ROOT, env=_environment(data, further), check=True, stdout=subprocess.DEVNULL)


class Bot:
    """The bot over a prepared folder, with further settings, as often as it is started.

    `hurried`: it does not wait for what Teams takes, where that is not what is measured. `program`: what is given to
    Python instead of app.py.
    """

    def __init__(
        self, data: Path, *, hurried: bool = True, further: Mapping[str, str] = NOTHING, program: Sequence[str] = ()
    ) -> None:
        self._program = program or ("app.py",)
        self._port = free_port(0)
        self.address = f"http://127.0.0.1:{self._port}"
        self._data = data
        self._hurried = hurried
        self._further = further
        self._process: subprocess.Popen[str] | None = None

    @property
    def process(self) -> int:
        """Its id."""
        assert self._process is not None
        return self._process.pid

    def start(self) -> float:
        """The seconds until it was ready."""
        port = str(self._port)
        command = [
            sys.executable,
            *(["-m", "bench.unhurried", port] if self._hurried else [*self._program, "serve", "--port", port]),
        ]
        began = time.perf_counter()
        log = self._data / "bot.log"
        with log.open("a") as output:
            self._process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=_environment(self._data, self._further),
                stdout=output,
                stderr=subprocess.STDOUT,
                text=True,
            )
        while not _is_ready(self.address):
            if self._process.poll() is not None or time.perf_counter() - began > READY_SECONDS:
                raise RuntimeError(f"the bot did not start:\n{log.read_text('utf-8')[-2000:]}")
            time.sleep(0.01)
        return time.perf_counter() - began

    def kill(self) -> None:
        """As a power cut would."""
        if self._process:
            self._process.kill()
            self._process.wait()

    def stop(self) -> None:
        if self._process:
            with _ended(self._process):
                pass


@contextlib.contextmanager
def bode(
    data: Path, *, hurried: bool = True, further: Mapping[str, str] = NOTHING
) -> Generator[tuple[str, int, float]]:
    """A running `Bot`: its address, its process id, and the seconds until it was ready."""
    bot = Bot(data, hurried=hurried, further=further)
    try:
        seconds = bot.start()
        yield bot.address, bot.process, seconds
    finally:
        bot.stop()


def _is_ready(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/readyz", timeout=5) as response:
            return response.status == 200
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


def run_json(module: str, *arguments: object) -> Any:
    """Runs a module to its end; its last line, which is JSON."""
    command = [sys.executable, "-m", module, *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def run_to_terminal(module: str) -> None:
    """Runs a module to its end; what it prints is seen."""
    subprocess.run([sys.executable, "-m", module], cwd=ROOT, check=True)
