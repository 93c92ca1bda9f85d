"""docs/beheer/azure.md: its commands as far as they can be tried without Azure, its tables, and its arithmetic."""

import json
import re
import shlex
from collections.abc import Mapping
from pathlib import Path

import pytest
import typer

from app import app
from bench import costs, hosting
from bot.app_tokens import EXCHANGE, LOGIN
from bot.settings import Settings
from bot.variables import PREFIX
from bot.web.app import UNDER_WAY
from bot.work import leases, worker
from tests.cli.operating import Operator
from tests.copying import ROOT
from tests.infra.bicep import read
from tests.infra.deploying import parameters_in, values_of
from tests.infra.image import stages_of
from tests.infra.known import OF_COSMOS, ROLES
from tests.infra.test_deployment import container, example, template

BEHEER = ROOT / "docs" / "beheer"
PAGE = (BEHEER / "azure.md").read_text("utf-8")
MAIN = read(ROOT / "infra" / "main.bicep")

AZ: Mapping[str, str] = {
    "account show": "query output",
    "acr build": "registry image build-arg file",
    "acr create": "resource-group name sku admin-enabled",
    "ad app list": "display-name query",
    "ad app create": "display-name sign-in-audience query output",
    "ad app federated-credential create": "id parameters",
    "ad signed-in-user show": "query output",
    "ad sp create": "id",
    "containerapp env certificate list": "resource-group name query output",
    "containerapp exec": "resource-group name command",
    "containerapp hostname add": "resource-group name hostname",
    "containerapp hostname bind": "resource-group name environment hostname validation-method",
    "containerapp ingress traffic set": "resource-group name revision-weight",
    "containerapp logs show": "resource-group name tail type",
    "containerapp replica list": "resource-group name output",
    "containerapp revision activate": "resource-group name revision",
    "containerapp revision deactivate": "resource-group name revision",
    "containerapp revision list": "resource-group name query output all",
    "containerapp revision restart": "resource-group name revision",
    "containerapp revision show": "resource-group name revision query",
    "containerapp show": "resource-group name query output",
    "cosmosdb delete": "resource-group name",
    "cosmosdb restore": "resource-group account-name target-database-account-name location restore-timestamp",
    "deployment group create": "resource-group name parameters",
    "deployment group show": "resource-group name query output",
    "deployment group what-if": "resource-group parameters",
    "group create": "name location",
    "keyvault create": "resource-group name location enable-rbac-authorization",
    "keyvault secret set": "vault-name name file",
    "keyvault show": "resource-group name query output",
    "login": "",
    "provider register": "namespace",
    "role assignment create": "assignee-object-id assignee-principal-type role scope",
}
"""What the page uses of the command line of Azure, looked up in its reference."""


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)\n```", PAGE, re.DOTALL)


def lines() -> list[str]:
    return [line for block in blocks("bash") for line in block.splitlines() if line]


def azure() -> list[list[str]]:
    """The words of every command of Azure, those whose answer is kept too."""
    inner = [found[1] if (found := re.fullmatch(r"\w+=\$\((az .*)\)", line)) else line for line in lines()]
    inner += re.findall(r"`(az (?:cosmosdb delete|ad app list) [^`]+)`", PAGE)
    return [shlex.split(line)[1:] for line in inner if line.startswith("az ")]


def typed() -> list[str]:
    """In a shell of a running instance."""
    return [line for block in blocks("sh") for line in block.splitlines()]


def table(name: str) -> list[list[str]]:
    found = re.search(rf"<!-- {name} -->\n(.*?)\n<!-- einde -->", PAGE, re.DOTALL)
    assert found, name
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in found[1].splitlines()[2:]]


def number(text: str) -> float:
    return float(text.replace(" ", "").replace(",", "."))


# --- commands -------------------------------------------------------------------------------------------------


def test_every_command_of_azure_is_one_with_options_that_it_has() -> None:
    used: set[str] = set()
    for words in azure():
        command = " ".join(words[: next((at for at, word in enumerate(words) if word.startswith("-")), len(words))])
        command = command if command in AZ else command.rpartition(" ")[0]  # what `acr build` is built from
        assert command in AZ, words
        used.add(command)
        options = {word.removeprefix("--") for word in words if word.startswith("--")}
        assert options <= {*AZ[command].split()}, words
        if "resource-group" in AZ[command].split():
            assert "resource-group" in options, words
    assert used == AZ.keys()


def test_a_name_is_given_before_it_is_used() -> None:
    known: set[str] = set()
    for line in lines():
        assert {*re.findall(r"\$\{?(\w+)", line)} <= known, line
        known |= {*re.findall(r"^(\w+)=", line)}


def test_what_is_deployed_is_there_and_takes_what_it_is_given() -> None:
    deployments = [words for words in azure() if words[:2] == ["deployment", "group"]]
    given: set[str] = set()
    for words in deployments:
        for word in words:
            if found := re.fullmatch(r"properties\.outputs\.(\w+)\.value", word):
                assert found[1] in MAIN.outputs, word
        if words[2] == "show":
            continue
        files = [word for word in words if word.endswith(".bicepparam")]
        assert files == ["infra/eigen.bicepparam"], words
        given |= {found[1] for word in words if (found := re.match(r"(\w+)=", word))}
    assert given == {"host", "certificateId", "keptRevision", "documentsAccount"}
    assert given <= MAIN.parameters.keys()
    named = re.findall(r"`(\w+) = '?[\w.]+'?`", PAGE)
    assert {"replicas", "cores", "memory"} == {*named} <= MAIN.parameters.keys()
    (copied,) = [line for line in lines() if line.startswith("cp ")]
    assert copied == "cp infra/bode.bicepparam infra/eigen.bicepparam"
    assert (ROOT / copied.split()[1]).is_file()


def test_what_the_deployment_sets_itself_is_named_and_nothing_else() -> None:
    found = re.search(r"<!-- zelf -->(.*?)<!-- einde -->", PAGE, re.DOTALL)
    assert found
    deployed = [one["name"] for one in container(example(settings={}))["env"]]
    assert re.findall(r"`(\w+)`", found[1]) == deployed


def test_the_image_that_is_deployed_is_the_one_that_was_built_upon() -> None:
    (own,) = blocks("dockerfile")
    version = re.findall(r"^VERSION=(\S+)$", "\n".join(lines()), re.MULTILINE)[0]
    registry = re.findall(r"REGISTRY=(\S+)", PAGE)[0]
    assert own.startswith(f"FROM {registry}.azurecr.io/bode:{version}\n")
    assert f"`image` wordt `bode-eigen:{version}`" in PAGE
    assert parameters_in(ROOT / "infra" / "bode.bicepparam")[1]["image"] == f"bode:{version}"


def test_the_image_is_built_from_what_is_there() -> None:
    arguments = {step.value.partition("=")[0] for stage in stages_of((ROOT / "Dockerfile").read_text("utf-8"))
                 for step in stage.of("ARG")}  # fmt: skip
    builds = [words for words in azure() if words[:2] == ["acr", "build"]]
    assert builds
    for words in builds:
        given = {words[at + 1].partition("=")[0] for at, word in enumerate(words) if word == "--build-arg"}
        assert given <= arguments
        assert "--file" not in words or (ROOT / words[words.index("--file") + 1]).is_file()
    assert "--build-arg MEANING=1" in PAGE
    (own,) = map(stages_of, blocks("dockerfile"))
    assert {step.instruction for step in own[0].steps} == {"COPY"}, "so it runs as who the image of Bode runs as"


def test_every_command_of_bode_is_there_with_its_options() -> None:
    known = typer.main.get_command(app).commands  # pyright: ignore[reportAttributeAccessIssue]
    (shell,) = [words[words.index("--command") + 1] for words in azure() if "--command" in words]
    assert shell == "sh", "which takes options, as a command that is named there may not"
    assert [line.split()[2] for line in typed()] == ["publish", "publish", "directory", "doctor", "snapshot"]
    built = [line for line in lines() if line.startswith(".venv/bin/python app.py ")]
    assert len(built) == 1
    asked = [re.sub(r"(?<=--)([a-z-]+) [^-]\S*", r"\1", line.removeprefix(".venv/bin/")) for line in built]
    for line in (*typed(), *asked, *re.findall(r"`(python app\.py [^`]+)`", PAGE)):
        _, _, name, *options = line.split()
        accepted = {option for parameter in known[name].params for option in parameter.opts}
        assert {*options} <= accepted, line
    targets = set(re.findall(r"^([\w-]+):.*## ", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"`make ([\w-]+)`", PAGE)) <= targets
    for module in re.findall(r"`python -m ([\w.]+)`", PAGE):
        assert (ROOT / f"{module.replace('.', '/')}.py").is_file()


def test_what_is_typed_in_an_instance_does_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for part in re.findall(rf"{PREFIX}(?:MAPPING|TOPICS)_FILE", PAGE):
        monkeypatch.setenv(part, str(ROOT / "samples" / f"{part.split('_')[1].lower()}.toml"))
    operator = Operator(tmp_path / "data")
    assert operator.types("load", ROOT / "samples" / "organisation.toml").exit_code == 0
    # Whom the tenant has is not asked here: the people are of a file.
    words = [line.split()[2:] for line in typed() if line != "python app.py directory"]
    done = {" ".join(one): operator.types(*one) for one in words}
    said = [one.output for one in done.values()]
    assert {line: one.exit_code for line, one in done.items()} == dict.fromkeys(done, 0), said
    assert "left out" in done["publish"].output, "of a part without a file"
    assert "topics" in done["publish --check"].output
    assert re.search(r"\b1\b", operator.types("publish", "--list").output)
    assert "WRONG" not in done["doctor"].output


def test_the_trust_is_the_one_that_bode_asks_for() -> None:
    (words,) = [words for words in azure() if "federated-credential" in words]
    trust = json.loads(words[-1])
    assert trust["audiences"] == [EXCHANGE]
    assert trust["issuer"] == f"{LOGIN}/$TENANT/v2.0"
    assert trust["subject"] == "$PRINCIPAL"
    asked = next(line for line in lines() if line.startswith("PRINCIPAL="))
    assert "properties.outputs.identityPrincipalId.value" in asked


def test_the_account_of_the_documents_can_be_one_that_was_put_back() -> None:
    other = example(documentsAccount="bode-terug")
    variables = {one["name"]: one["value"] for one in container(other)["env"]}
    assert variables[f"{PREFIX}COSMOS_ENDPOINT"] == "https://bode-terug.documents.azure.com:443/"
    of_role = other.only("Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments")
    assert of_role.name.startswith("bode-terug/")


# --- what it says ---------------------------------------------------------------------------------------------


def test_every_secret_that_a_setting_can_be_has_its_place_or_something_instead() -> None:
    instead = {"app_secret", "cosmos_key", "azure_storage_connection"}
    hidden = {name for name, field in Settings.model_fields.items() if "SecretStr" in str(field.annotation)}
    named = {name.removeprefix(PREFIX).lower() for name in re.findall(rf"`({PREFIX}[A-Z_]+)`", PAGE)}
    assert hidden - instead == hidden & named, "it is to be named under Geheimen"
    given = values_of("\n".join(blocks("bicep")))
    instance = container(example(**given))
    deployed = instance["env"]
    (file,) = given["secretFiles"]
    _, mount = instance["volumeMounts"]
    assert f"`BODE_SEAL_FILE: '{mount['mountPath']}/{file['file']}'`" in PAGE
    (one,) = given["secrets"]
    assert {"name": one["variable"], "secretRef": one["name"]} in deployed
    assert one["variable"].removeprefix(PREFIX).lower() in hidden
    (vault,), names = re.findall(r"VAULT=(\S+)", PAGE), re.findall(r"secret set .*--name (\S+)", PAGE)
    assert [each["url"] for each in (one, file)] == [
        f"https://{vault}.vault.azure.net/secrets/{name}" for name in names
    ]


def test_settings_and_links_are_there() -> None:
    named = {name.removeprefix(PREFIX).lower() for name in re.findall(rf"{PREFIX}[A-Z_]+", PAGE)}
    assert named <= Settings.model_fields.keys()
    links = [link.partition("#") for link in re.findall(r"\]\(([^)]+)\)", PAGE)]
    assert [link for link, _, _ in links if not (BEHEER / link).exists()] == []
    for link, _, place in links:
        heads = re.findall(r"^#+ (.*)$", (BEHEER / link).read_text("utf-8") if place else "", re.MULTILINE)
        assert not place or place in {re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in heads}, link


@pytest.mark.parametrize("page", ["README.md", "docs/beheer/installeren.md", "docs/beheer/meerdere-instanties.md"])
def test_who_begins_elsewhere_finds_it(page: str) -> None:
    assert re.search(r"\]\([^)]*\bazure\.md\)", (ROOT / page).read_text("utf-8"))


def test_the_roles_are_those_that_are_given() -> None:
    assert {row[1] for row in table("rollen")} == {*ROLES.values(), *OF_COSMOS.values()}


def test_every_warning_has_what_to_do() -> None:
    deployed = [
        one.name.removeprefix("bode-")
        for kind in ("metricAlerts", "scheduledQueryRules")
        for one in example().of(f"Microsoft.Insights/{kind}")
    ]
    rows = table("waarschuwingen")
    assert sorted(row[0].strip("`") for row in rows) == sorted(deployed)
    assert all(len(row) == 3 and all(row) for row in rows)


def test_the_times_and_numbers_are_those_of_the_files() -> None:
    deployment = example()
    ends = Settings.model_fields["stop_seconds"].default
    given = template(deployment)["terminationGracePeriodSeconds"]
    assert f"eindigt binnen {ends} seconden; Container Apps geeft haar er {given}." in PAGE
    (drains,) = (one["value"] for one in container(deployment)["env"] if one["name"] == "BODE_DRAIN_SECONDS")
    assert f"geeft nog {drains} seconden antwoord" in PAGE
    assert f"krijgt daarna nog {UNDER_WAY:.0f} seconden, een verzending {worker.GRACE:.0f}" in PAGE
    assert f"het nalezen van een bibliotheek {leases.GRACE:.0f}" in PAGE
    name = MAIN.parameters["name"].bounds
    assert {"minLength", "maxLength"} <= name.keys()
    assert "`NAME` is 3 tot 11 kleine letters of cijfers" in PAGE
    example(name="a" * 11)


# --- what it costs --------------------------------------------------------------------------------------------


def test_the_table_is_the_one_that_the_constants_make() -> None:
    found = re.search(r"<!-- maand -->\n(.*?)\n<!-- einde -->", PAGE, re.DOTALL)
    assert found
    assert found[1] == hosting.month(), "python -m bench.hosting prints it"


def test_its_arithmetic_is_right_as_it_stands_there() -> None:
    month = {name: values for name, *values in table("maand")}
    kosten = (BEHEER / "kosten.md").read_text("utf-8")
    services = re.search(r"\| euro samen, serverless \|(.*)\|", kosten)
    handled = re.search(
        r"mensen × (\S+) handelingen[^×]* × 4 regels × 0,4 KB, en instanties × 43 200 regels × 0,4 KB", PAGE
    )
    assert services and handled
    assert number(handled[1]) == sum(kind.times for kind in costs.KINDS)
    for place, people in enumerate(costs.PEOPLE):
        instances, cores, memory = map(number, month["instanties × cores × GiB"][place].split("×"))
        machines = instances * 2_592_000 * (cores * 0.000024 + memory * 0.000003)
        assert number(month["euro, instanties"][place]) == pytest.approx(machines, abs=0.01)
        of_services = number(month["euro, documenten en wachtrij (kosten.md)"][place])
        assert of_services == number(services[1].split("|")[place])
        log = (people * number(handled[1]) * 4 + instances * 43_200) * 0.4 / 1e6
        assert number(month["GB logboek"][place]) == pytest.approx(log, abs=0.01)
        assert number(month["euro, logboek"][place]) == pytest.approx(log * 2.76, abs=0.01)
        assert number(month["euro, waarschuwingen"][place]) == pytest.approx(12 * 1.5 + 4 * 0.1)
        parts = [number(values[place]) for name, values in month.items() if name.startswith("euro, ")]
        total = number(month["euro samen"][place])
        assert total == pytest.approx(sum(parts), abs=0.03)
        assert number(month["euro per persoon"][place]) == pytest.approx(total / people, abs=0.0001)


def test_it_is_counted_as_it_is_deployed() -> None:
    deployment = example()
    size = hosting.SIZES[10_000]
    assert template(deployment)["scale"]["minReplicas"] == size.instances
    assert container(deployment)["resources"] == {"cpu": size.cores, "memory": f"{size.memory:g}Gi"}
    assert len(deployment.of("Microsoft.Insights/scheduledQueryRules")) == hosting.LOG_ALERTS
    assert len(deployment.of("Microsoft.Insights/metricAlerts")) == hosting.METRIC_ALERTS
    large = hosting.SIZES[100_000]
    assert f"`replicas = {large.instances}`, `cores = '{large.cores}'` en `memory = '{large.memory:g}Gi'`" in PAGE
    example(replicas=large.instances, cores=str(large.cores), memory=f"{large.memory:g}Gi")
