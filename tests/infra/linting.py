"""Rules for the Dockerfile, each with its reason: what it finds wrong, in a sentence each."""

import re
from collections.abc import Callable, Iterator, Sequence

from tests.infra.image import Stage, Step

Rule = Callable[[Sequence[Stage]], Iterator[str]]


def base_is_one_version(stages: Sequence[Stage]) -> Iterator[str]:
    """Built twice, it is the same Python; `latest` is whatever came out last night."""
    for stage in stages:
        if not re.fullmatch(r"python:3\.\d+-slim-[a-z]+(@sha256:[0-9a-f]{64})?", stage.base):
            yield f"{stage.base} is no slim Python of one version"


def installs_by_hash(stages: Sequence[Stage]) -> Iterator[str]:
    """A package whose file is another than the one that was locked is not installed, and nothing is compiled."""
    wanted = {"--require-hashes", "--no-cache-dir", "--no-input"}
    for step in _runs(stages):
        for command in re.split(r"&&|;", step.value):
            if "pip install" in command and not (wanted <= {*command.split()} and "--only-binary :all:" in command):
                yield f"{command.strip()} lacks one of {sorted(wanted)}, or --only-binary :all:"


def fetches_nothing_else(stages: Sequence[Stage]) -> Iterator[str]:
    """What is not locked by a hash does not come in."""
    for stage in stages:
        yield from (f"ADD {step.value}" for step in stage.of("ADD"))
    for step in _runs(stages):
        if found := re.search(r"\b(curl|wget|git|apt-get|apt|npm|sudo)\b", step.value):
            yield f"RUN uses {found[1]}"


def copies_by_name(stages: Sequence[Stage]) -> Iterator[str]:
    """A file that nobody thought of stays outside: data, .env, tests."""
    for stage in stages:
        for step in stage.of("COPY"):
            *sources, _ = step.words
            if "from" not in step.options and any(source in {".", "./", "/"} or "*" in source for source in sources):
                yield f"COPY {step.value} takes whatever is there"


def runs_as_nobody_in_particular(stages: Sequence[Stage]) -> Iterator[str]:
    """By number, since a cluster cannot tell whether a name is root; and what runs owns none of the program's files."""
    last = stages[-1]
    users = last.of("USER")
    if len(users) != 1 or not re.fullmatch(r"[1-9]\d{3,}:[1-9]\d{3,}", users[0].value):
        yield "USER is not once a number above 999 with its group"
    elif {step.instruction for step in last.steps[last.steps.index(users[0]) :]} & {"RUN", "COPY"}:
        yield "something is copied or run after USER, and would be that user's"
    if any("chown" in step.options for step in last.of("COPY")):
        yield "COPY --chown gives what runs its own files"


def starts_without_a_shell(stages: Sequence[Stage]) -> Iterator[str]:
    """A shell is the first process then, and keeps SIGTERM for itself."""
    last = stages[-1]
    for instruction in ("ENTRYPOINT", "CMD"):
        steps = last.of(instruction)
        if len(steps) != 1 or not steps[0].value.startswith("["):
            yield f"{instruction} is not once a list"
    if [step.value for step in last.of("STOPSIGNAL")] != ["SIGTERM"]:
        yield "STOPSIGNAL is not SIGTERM"


def tells_its_health(stages: Sequence[Stage]) -> Iterator[str]:
    """By what is in the image anyway; it ends by itself before it is given up."""
    checks = stages[-1].of("HEALTHCHECK")
    if len(checks) != 1 or ' CMD ["python", ' not in checks[0].value:
        yield "HEALTHCHECK is not once a list that begins with python"
    elif {"interval", "timeout", "start-period", "retries"} != checks[0].options.keys():
        yield "HEALTHCHECK lacks one of its times"


def holds_no_secret(stages: Sequence[Stage]) -> Iterator[str]:
    """Whoever has the image can read every ARG and ENV of it."""
    for stage in stages:
        for step in (*stage.of("ARG"), *stage.of("ENV")):
            if found := re.search(r"\w*(SECRET|KEY|TOKEN|PASSWORD|CONNECTION)\w*=?", step.value, re.IGNORECASE):
                yield f"{step.instruction} {found[0]}"


def says_what_it_is(stages: Sequence[Stage]) -> Iterator[str]:
    """Who finds it in a registry sees what it is, of which version, and what may be done with it."""
    said = " ".join(step.value for step in stages[-1].of("LABEL"))
    for name in ("title", "description", "licenses", "version"):
        if f"org.opencontainers.image.{name}=" not in said:
            yield f"LABEL lacks {name}"


def writes_in_the_data_folder_alone(stages: Sequence[Stage]) -> Iterator[str]:
    """So the rest can be mounted to be read only."""
    last = stages[-1]
    if [step.words for step in last.of("VOLUME")] != [["/data"]]:
        yield "VOLUME is not /data"
    if "PYTHONDONTWRITEBYTECODE=1" not in " ".join(step.value for step in last.of("ENV")):
        yield "Python would write what it compiles beside the program"


def _runs(stages: Sequence[Stage]) -> Iterator[Step]:
    for stage in stages:
        yield from stage.of("RUN")


RULES: Sequence[Rule] = (
    base_is_one_version,
    installs_by_hash,
    fetches_nothing_else,
    copies_by_name,
    runs_as_nobody_in_particular,
    starts_without_a_shell,
    tells_its_health,
    holds_no_secret,
    says_what_it_is,
    writes_in_the_data_folder_alone,
)
