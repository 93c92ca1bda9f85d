"""What infra/ puts in Azure fits the Bode of this version: its store, its settings, its routes, its log."""

import json
import re
from collections.abc import AsyncIterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from azure.cosmos import PartitionKey
from azure.cosmos.aio import CosmosClient

from bot.bootstrap.running import opened
from bot.settings import Settings, load_settings
from bot.settings_of_services import unshared
from bot.store.base import StoreUnavailable
from bot.store.cosmos_account import CONSISTENCY, NEVER_EXPIRES, opened_store
from bot.store.cosmos_finds import PARTITION_PATH, indexing_policy
from bot.store.kinds import KINDS
from bot.telemetry.figures import ACTION, FIGURES
from bot.variables import PREFIX
from bot.web.app import UNDER_WAY, application
from bot.work import leases, worker
from tests.infra.bicep import Unknown
from tests.infra.deploying import Deployment, deploy, parameters_in
from tests.infra.known import IDENTITY, OF_COSMOS, PRINCIPAL, ROLES, RUNTIME
from tests.infra.test_bicep import FILES, INFRA, MAIN
from tests.peers.cosmos import CosmosPeer
from tests.peers.cosmos_wire import KEY
from tests.store.rig import of_peer
from tools.container_policy import text

APP, COSMOS = "Microsoft.App/containerApps", "Microsoft.DocumentDB/databaseAccounts"
CONTAINER, ASSIGNMENT = f"{COSMOS}/sqlDatabases/containers", "Microsoft.Authorization/roleAssignments"
SECRET = re.compile(r"listKeys|listCredentials|@secure|password|connectionString|secret", re.IGNORECASE)


def example(**other: Any) -> Deployment:
    _, given = parameters_in(INFRA / "bode.bicepparam")
    return deploy(MAIN, given | other, RUNTIME)


@pytest.fixture(scope="module")
def deployment() -> Deployment:
    return example()


def template(deployment: Deployment) -> Mapping[str, Any]:
    return deployment.only(APP).body["properties"]["template"]


def container(deployment: Deployment) -> Mapping[str, Any]:
    (one,) = template(deployment)["containers"]
    return one


def variables(deployment: Deployment) -> dict[str, str]:
    env = container(deployment)["env"]
    found = {one["name"]: one["value"] for one in env}
    assert len(found) == len(env)
    return found


def settings_of(deployment: Deployment, monkeypatch: pytest.MonkeyPatch, at: Path) -> Settings:
    monkeypatch.chdir(at)
    for name, value in variables(deployment).items():
        monkeypatch.setenv(name, value)
    return load_settings()


# --- the store ------------------------------------------------------------------------------------------------


def test_the_policy_is_the_one_of_this_version() -> None:
    standing = (INFRA / "container_policy.json").read_text("utf-8")
    assert standing == text(), "python -m tools.container_policy writes it"
    assert json.loads(standing) == indexing_policy(KINDS)


def test_account_and_container_are_what_the_store_asks(deployment: Deployment) -> None:
    account = deployment.only(COSMOS).body["properties"]
    assert account["consistencyPolicy"] == {"defaultConsistencyLevel": CONSISTENCY}
    assert len(account["locations"]) == 1
    assert account["disableLocalAuth"] is True
    resource = deployment.only(CONTAINER).body["properties"]["resource"]
    assert resource["partitionKey"]["paths"] == [PARTITION_PATH]
    assert resource["defaultTtl"] == NEVER_EXPIRES
    assert resource["indexingPolicy"] == indexing_policy(KINDS)


async def test_bode_starts_on_that_container_without_a_right_to_make_one(deployment: Deployment) -> None:
    resource = deployment.only(CONTAINER).body["properties"]["resource"]
    _, database, name = deployment.only(CONTAINER).name.split("/")
    async with CosmosPeer().running() as peer:
        async with CosmosClient(peer.url, KEY) as client:
            made = await client.create_database_if_not_exists(database)
            await made.create_container(
                name,
                PartitionKey(resource["partitionKey"]["paths"][0]),
                indexing_policy=resource["indexingPolicy"],
                default_ttl=resource["defaultTtl"],
            )
        peer.may_create = False
        place = of_peer(peer)
        assert (place.database, place.container) == (database, name)
        async with opened_store(place, KINDS, now=lambda: datetime.now(UTC)) as store:
            assert await store.get("person", "nobody", "directory") is None
        peer.databases[database][name].policy["compositeIndexes"].pop()
        with pytest.raises(StoreUnavailable, match="lacks indexes"):
            async with opened_store(place, KINDS, now=lambda: datetime.now(UTC)):
                pass


def test_throughput_is_paid_for_in_one_way(deployment: Deployment) -> None:
    assert deployment.only(COSMOS).body["properties"]["capabilities"] == [{"name": "EnableServerless"}]
    assert deployment.only(CONTAINER).body["properties"]["options"] == {}
    other = example(throughput="autoscale")
    assert other.only(COSMOS).body["properties"]["capabilities"] == []
    assert other.only(CONTAINER).body["properties"]["options"] == {"autoscaleSettings": {"maxThroughput": 4000}}


# --- the settings ---------------------------------------------------------------------------------------------


def test_bode_takes_its_settings(deployment: Deployment, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert all(name.startswith(PREFIX) for name in variables(deployment))
    settings = settings_of(deployment, monkeypatch, tmp_path)
    assert unshared(settings) == []
    assert (settings.store, settings.queue, settings.blobs) == ("cosmos", "azure", "azure")
    assert settings.app_federated_identity == settings.azure_identity == IDENTITY
    account, container = deployment.only(COSMOS), deployment.only(CONTAINER)
    assert settings.cosmos_endpoint == f"https://{account.name}.documents.azure.com:443/"
    assert container.name == f"{account.name}/{settings.cosmos_database}/{settings.cosmos_container}"
    assert (settings.graph_units, settings.binding_language) == (3600, "nl")


def test_the_app_listens_where_it_is_asked(
    deployment: Deployment, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    settings = settings_of(deployment, monkeypatch, tmp_path)
    ingress = deployment.only(APP).body["properties"]["configuration"]["ingress"]
    assert (settings.host, ingress["external"], ingress["allowInsecure"]) == ("0.0.0.0", True, False)
    assert {settings.port} == {
        ingress["targetPort"],
        *(one["httpGet"]["port"] for one in container(deployment)["probes"]),
    }
    (mount,) = container(deployment)["volumeMounts"]
    (volume,) = template(deployment)["volumes"]
    assert (mount["mountPath"], mount["volumeName"]) == (str(settings.data_dir), volume["name"])


def test_it_is_stopped_later_than_it_ends_by_itself(
    deployment: Deployment, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    settings = settings_of(deployment, monkeypatch, tmp_path)
    assert settings.stop_seconds < template(deployment)["terminationGracePeriodSeconds"] <= 30
    assert settings.drain_seconds > 0
    assert settings.drain_seconds + UNDER_WAY < settings.stop_seconds, "requests"
    assert settings.stop_seconds > worker.GRACE + worker.GIVING_BACK, "jobs"
    assert settings.stop_seconds > leases.GRACE + leases.PATIENCE, "rounds"


def test_an_own_name_is_used_everywhere_and_bound_once_there_is_a_certificate(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    bare = example(host="bode.mijnstad.be")
    bound = example(host="bode.mijnstad.be", certificateId="/certificates/bode")
    for one, names in ((bare, []), (bound, ["bode.mijnstad.be"])):
        domains = one.only(APP).body["properties"]["configuration"]["ingress"]["customDomains"]
        assert [domain["name"] for domain in domains] == names
        address = settings_of(one, monkeypatch, tmp_path).address
        assert address == one.outputs["address"] == "https://bode.mijnstad.be"
        endpoint = one.only("Microsoft.BotService/botServices").body["properties"]["endpoint"]
        assert endpoint == f"{address}/api/messages"


def test_a_setting_that_is_none_is_refused_by_bode(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with pytest.raises(Exception, match="BODE_GRAPH_UNIT: there is no such setting"):
        settings_of(example(settings={"BODE_GRAPH_UNIT": 1}), monkeypatch, tmp_path)


# --- how it runs ----------------------------------------------------------------------------------------------


@pytest.fixture
async def routes(tmp_path: Path) -> AsyncIterator[set[tuple[str, str]]]:
    async with opened(load_settings(data_dir=tmp_path / "data")) as bode:
        yield {(one.method, one.resource.canonical) for one in application(bode).router.routes() if one.resource}


def test_probes_and_messages_are_routes_of_the_bot(deployment: Deployment, routes: set[tuple[str, str]]) -> None:
    probes = {one["type"]: one["httpGet"]["path"] for one in container(deployment)["probes"]}
    assert probes == {"Startup": "/healthz", "Liveness": "/healthz", "Readiness": "/readyz"}
    assert {("GET", path) for path in probes.values()} <= routes
    endpoint = deployment.only("Microsoft.BotService/botServices").body["properties"]["endpoint"]
    assert ("POST", endpoint.removeprefix(deployment.outputs["address"])) in routes


def test_probes_are_within_what_container_apps_takes(deployment: Deployment) -> None:
    for probe in container(deployment)["probes"]:
        assert 1 <= probe["periodSeconds"] <= 240
        assert 1 <= probe.get("timeoutSeconds", 1) <= 240
        assert 1 <= probe["failureThreshold"] <= 10


def test_one_can_go_while_another_answers(deployment: Deployment) -> None:
    scale = template(deployment)["scale"]
    assert 2 <= scale["minReplicas"] <= scale["maxReplicas"]
    with pytest.raises(Unknown, match="replicas is out of its bounds"):
        example(replicas=1)


def test_a_new_revision_gets_everything_or_nothing_yet(deployment: Deployment) -> None:
    def traffic(one: Deployment) -> Any:
        configuration = one.only(APP).body["properties"]["configuration"]
        assert configuration["activeRevisionsMode"] == "Multiple"
        return configuration["ingress"]["traffic"]

    assert traffic(deployment) == [{"latestRevision": True, "weight": 100}]
    kept = traffic(example(keptRevision="bode--old"))
    assert kept == [{"revisionName": "bode--old", "weight": 100}, {"latestRevision": True, "weight": 0}]


# --- who may what ---------------------------------------------------------------------------------------------


def test_the_identity_has_the_roles_that_it_needs_where_it_needs_them_and_no_other(deployment: Deployment) -> None:
    assigned: set[tuple[str, str]] = set()
    for one in deployment.of(ASSIGNMENT):
        assert (one.body["properties"]["principalId"], one.body["properties"]["principalType"]) == (
            PRINCIPAL,
            "ServicePrincipal",
        )
        on = one.body["scope"].type.rpartition("/")[2]
        assigned.add((on, ROLES[one.body["properties"]["roleDefinitionId"].rpartition("/")[2]]))
    assert assigned == {
        ("registries", "AcrPull"),
        ("storageAccounts", "Storage Queue Data Contributor"),
        ("storageAccounts", "Storage Blob Data Contributor"),
    }
    of_cosmos = deployment.only(f"{COSMOS}/sqlRoleAssignments").body["properties"]
    assert (of_cosmos["principalId"], of_cosmos["scope"]) == (PRINCIPAL, deployment.only(COSMOS).id)
    assert of_cosmos["roleDefinitionId"].rpartition("/")[2] in OF_COSMOS


def test_nothing_is_entered_with_a_key_and_nothing_is_secret(deployment: Deployment) -> None:
    storage = deployment.only("Microsoft.Storage/storageAccounts").body["properties"]
    assert (storage["allowSharedKeyAccess"], storage["allowBlobPublicAccess"]) == (False, False)
    assert deployment.only("Microsoft.BotService/botServices").body["properties"]["disableLocalAuth"] is True
    assert deployment.only(APP).body["properties"]["configuration"]["secrets"] == []
    environment = deployment.only("Microsoft.App/managedEnvironments").body["properties"]
    assert environment["appLogsConfiguration"] == {"destination": "azure-monitor"}
    for path in (*FILES, INFRA / "bode.bicepparam"):
        code = re.sub(r"//.*|@description\(.*\)", "", path.read_text("utf-8"))
        assert SECRET.findall(re.sub(r"\bsecrets\b|\bsecretRef\b|\bsecretFiles\b|'Secret'", "", code)) == [], path.name
    hidden = {name for name, field in Settings.model_fields.items() if "SecretStr" in str(field.annotation)}
    assert hidden
    assert {f"{PREFIX}{name.upper()}" for name in hidden} & variables(deployment).keys() == set()


def test_a_secret_that_is_a_setting_stays_in_a_vault() -> None:
    url = "https://bode.vault.azure.net/secrets/webhooks"
    one = example(secrets=[{"name": "webhooks", "variable": "BODE_WEBHOOKS", "url": url}])
    (kept,) = one.only(APP).body["properties"]["configuration"]["secrets"]
    identity = one.only("Microsoft.ManagedIdentity/userAssignedIdentities")
    assert kept == {"name": "webhooks", "keyVaultUrl": url, "identity": identity.id}
    assert [env for env in container(one)["env"] if "value" not in env] == [
        {"name": "BODE_WEBHOOKS", "secretRef": "webhooks"}
    ]


def test_a_file_that_is_secret_is_mounted_from_the_vault_and_no_other_secret_is() -> None:
    url = "https://bode.vault.azure.net/secrets"
    one = example(
        secrets=[{"name": "webhooks", "variable": "BODE_WEBHOOKS", "url": f"{url}/webhooks"}],
        secretFiles=[{"name": "zegel", "file": "zegel.pem", "url": f"{url}/zegel"}],
    )
    kept = one.only(APP).body["properties"]["configuration"]["secrets"]
    assert [(secret["name"], secret["keyVaultUrl"]) for secret in kept] == [
        ("webhooks", f"{url}/webhooks"),
        ("zegel", f"{url}/zegel"),
    ]
    _, volume = template(one)["volumes"]
    assert (volume["storageType"], volume["secrets"]) == ("Secret", [{"secretRef": "zegel", "path": "zegel.pem"}])
    _, mount = container(one)["volumeMounts"]
    assert (mount["volumeName"], mount["mountPath"]) == (volume["name"], "/vault")
    assert [env["secretRef"] for env in container(one)["env"] if "value" not in env] == ["webhooks"]


def test_the_bot_is_of_one_tenant_and_in_teams(
    deployment: Deployment, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    settings = settings_of(deployment, monkeypatch, tmp_path)
    bot = deployment.only("Microsoft.BotService/botServices").body["properties"]
    assert (bot["msaAppType"], bot["msaAppId"]) == ("SingleTenant", settings.app_id)
    assert (bot["msaAppTenantId"],) == tuple(settings.tenant_ids)
    channel = deployment.only("Microsoft.BotService/botServices/channels")
    assert channel.name.rpartition("/")[2] == channel.body["properties"]["channelName"] == "MsTeamsChannel"


# --- what is warned of ----------------------------------------------------------------------------------------


def logged() -> set[str]:
    """Every action that Bode logs as a warning or worse."""
    sources = (path.read_text("utf-8") for path in (INFRA.parent / "bot").rglob("*.py"))
    return {
        action
        for source in sources
        for action in re.findall(r'log\.(?:warning|error|exception)\(\s*"([a-z_.]+)"', source)
    }


def test_every_line_that_is_watched_is_one_that_bode_writes(deployment: Deployment) -> None:
    rules = deployment.of("Microsoft.Insights/scheduledQueryRules")
    watched: list[str] = []
    for rule in rules:
        (criterion,) = rule.body["properties"]["criteria"]["allOf"]
        figure = re.fullmatch(
            r"ContainerAppConsoleLogs \| where ContainerAppName == \"bode\" \| extend line = parse_json\(Log\)"
            r" \| where tostring\(line\.action\) == \"(.+)\" and todouble\(line\.(\w+)\) > \d+",
            criterion["query"],
        )
        if figure:
            assert (figure[1], figure[2] in FIGURES) == (ACTION, True)
            continue
        found = re.fullmatch(
            r"ContainerAppConsoleLogs \| where ContainerAppName == \"bode\""
            r" \| where tostring\(parse_json\(Log\)\.action\) in \((.+)\)",
            criterion["query"],
        )
        assert found, criterion["query"]
        watched += json.loads(f"[{found[1]}]")
    assert len(watched) == len(set(watched))
    assert set(watched) - logged() == {ACTION}, "that one is no warning, and missed where it is not there"
    assert {"job.set_aside", "turn.failed", "readyz.failed", "queue.unavailable"} <= set(watched)


def test_every_warning_reaches_somebody(deployment: Deployment) -> None:
    group = deployment.only("Microsoft.Insights/actionGroups")
    assert [one["emailAddress"] for one in group.body["properties"]["emailReceivers"]] == ["beheer@mijnstad.be"]
    rules = deployment.of("Microsoft.Insights/scheduledQueryRules")
    assert all(rule.body["properties"]["actions"] == {"actionGroups": [group.id]} for rule in rules)
    metrics = deployment.of("Microsoft.Insights/metricAlerts")
    assert all(metric.body["properties"]["actions"] == [{"actionGroupId": group.id}] for metric in metrics)
    assert len({one.name for one in (*rules, *metrics)}) == len(rules) + len(metrics)
    scopes = {scope for metric in metrics for scope in metric.body["properties"]["scopes"]}
    assert scopes <= {one.id for one in deployment.resources}
    (fewer,) = [one for one in metrics if one.name == "bode-replicas"]
    (criterion,) = fewer.body["properties"]["criteria"]["allOf"]
    assert criterion["threshold"] == template(deployment)["scale"]["minReplicas"]
