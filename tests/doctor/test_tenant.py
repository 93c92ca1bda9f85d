"""Tokens, until when what proves the app is good, and what it was granted."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509

from bot.app_tokens import NoTokens, RenewedTokens, TokenRefused, TokenUnavailable, certificate_in
from bot.doctor.finding import State
from bot.doctor.patient import GRAPH, TEAMS
from bot.doctor.tenant import permissions, roles_in, secret, tokens
from bot.graph.permissions import Permission
from tests.channel.tls import certificate_for_localhost
from tests.doctor.rig import APP, TENANT, Tokens, ill
from tests.faults.peers import write_organisation
from tests.graph.tenant_rig import MAPPING
from tests.work.rig import NOW

CATALOGUE = "b1c5353a-7aca-41b3-830f-27d5218fe0e5"
EVERY = {"roles": [str(one) for one in Permission]}


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (None, "A token for Teams can be had."),
        (TokenRefused("invalid_client"), "A token for Teams is refused (invalid_client): check the app id"),
        (TokenUnavailable("ConnectTimeout"), "No token for Teams can be had now (ConnectTimeout)"),
    ],
)
async def test_each_token_is_asked_for_now(tmp_path: Path, error: Exception | None, said: str) -> None:
    async with ill(tmp_path, **APP) as one:
        given = {TEAMS: lambda: Tokens(EVERY, error), GRAPH: NoTokens}
        (teams, graph) = await one.says(tokens, tokens=given)
    assert teams[0] is (State.WRONG if error else State.FINE)
    assert teams[1].startswith(said)
    assert graph == (State.FINE, "Microsoft Graph stands on this machine and asks for no token.")


async def test_what_the_login_service_says_of_a_refusal_is_never_the_secret(tmp_path: Path) -> None:
    def fetch() -> dict[str, Any]:
        return {"error": "invalid_client", "error_description": "AADSTS7000215: zeer-geheim is wrong"}

    async with ill(tmp_path, **APP) as one:
        ((_, said),) = await one.says(tokens, tokens={TEAMS: lambda: RenewedTokens(fetch)})
    assert "invalid_client" in said
    assert "geheim" not in said


async def test_a_certificate_that_cannot_be_used_is_named_where_it_is_needed(tmp_path: Path) -> None:
    file = tmp_path / "bode.pem"
    file.write_text("geen certificaat", "utf-8")
    async with ill(tmp_path, app_id=TENANT, tenant_ids=TENANT, app_certificate_file=file, graph_tenant=TENANT) as one:
        assert [state for state, _ in await one.says(tokens)] == [State.WRONG, State.WRONG]
        ((state, said),) = await one.says(secret)
        assert [found for found, _ in await one.says(permissions)] == [State.UNKNOWN]
    assert state is State.WRONG
    assert said.startswith(f"{file}: needs a certificate and its private key")


async def test_without_an_app_nothing_is_asked_and_nothing_ends(tmp_path: Path) -> None:
    async with ill(tmp_path) as one:
        assert [state for check in (tokens, secret, permissions) for state, _ in await one.says(check)] == [
            State.FINE
        ] * 3


# --- until when ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "state", "said"),
    [
        (31, State.FINE, "good for 31 more days"),
        (30, State.SOON, "ends in 30 days. Make a new one"),
        (1, State.SOON, "ends tomorrow."),
        (0, State.SOON, "ends today."),
        (-1, State.WRONG, "ended yesterday."),
        (-40, State.WRONG, "ended 40 days ago."),
    ],
)
async def test_a_secret_warns_a_month_before_its_day(tmp_path: Path, days: int, state: State, said: str) -> None:
    ends = NOW.date() + timedelta(days=days)
    async with ill(tmp_path, **APP, app_secret_ends=ends.isoformat()) as one:
        ((found, text),) = await one.says(secret)
    assert (found, said in text) == (state, True), text


async def test_a_secret_ends_by_the_days_of_brussels(tmp_path: Path) -> None:
    async with ill(tmp_path, **APP, app_secret_ends=date(2026, 12, 24).isoformat()) as one:
        assert [state for state, _ in await one.says(secret)] == [State.FINE]
        one.clock.turn(timedelta(hours=14))  # past midnight there, and not yet in UTC
        assert [state for state, _ in await one.says(secret)] == [State.SOON]


async def test_a_secret_of_which_nobody_wrote_the_day_is_a_note(tmp_path: Path) -> None:
    async with ill(tmp_path, **APP) as one:
        ((state, said),) = await one.says(secret)
    assert state is State.NOTE
    assert "BODE_APP_SECRET_ENDS" in said


async def test_a_certificate_says_itself_until_when_it_is_good(tmp_path: Path) -> None:
    chain = certificate_for_localhost(tmp_path)
    file = tmp_path / "bode.pem"
    file.write_bytes(chain.key.read_bytes() + chain.certificate.read_bytes())
    end = certificate_of(file)
    async with ill(tmp_path, app_id=TENANT, tenant_ids=TENANT, app_certificate_file=file) as one:
        for before, state in ((31.5, State.FINE), (30.5, State.SOON), (0.1, State.SOON), (-0.1, State.WRONG)):
            one.clock.moment = end - timedelta(days=before)
            assert [found for found, _ in await one.says(secret)] == [state], before


def certificate_of(file: Path) -> Any:
    pem = certificate_in(file).public_certificate
    assert pem
    return x509.load_pem_x509_certificate(pem.encode()).not_valid_after_utc


async def test_an_identity_of_the_machine_never_ends(tmp_path: Path) -> None:
    async with ill(tmp_path, app_id=TENANT, tenant_ids=TENANT, app_federated_identity="system") as one:
        assert await one.says(secret) == [
            (State.FINE, "The app proves itself with an identity of the machine: no secret can end.")
        ]


# --- what was granted ------------------------------------------------------------------------------------


async def granted(folder: Path, *roles: str, **given: object) -> dict[str, tuple[State, str]]:
    async with ill(folder, graph_tenant=TENANT, **APP, **given) as one:
        found = await one.says(permissions, tokens={GRAPH: lambda: Tokens({"roles": list(roles)})})
    return {said.partition(" ")[0]: (state, said) for state, said in found}


async def test_every_permission_is_named_with_what_it_is_for(tmp_path: Path) -> None:
    found = await granted(tmp_path, *Permission)
    assert found.keys() == set(Permission)
    assert {state for state, _ in found.values()} == {State.FINE}
    assert found["User.Read.All"][1] == (
        "User.Read.All is granted. Tells who works here: name, job, school, language, manager."
    )


async def test_one_that_lacks_says_what_is_lost_and_is_wrong_where_a_setting_asks_for_it(tmp_path: Path) -> None:
    every = set(Permission) - {Permission.INSTALLS}
    unused = (await granted(tmp_path, *every))[Permission.INSTALLS]
    assert unused[0] is State.NOTE
    assert "no setting asks for it. Without it, people get Bode by a setup policy" in unused[1]
    used = (await granted(tmp_path, *every, catalogue_app_id=CATALOGUE))[Permission.INSTALLS]
    assert used[0] is State.WRONG
    assert "Without it, people get Bode by a setup policy" in used[1]
    assert used[1].endswith("grant admin consent.")


@pytest.mark.parametrize(
    ("file", "content", "asked"),
    [
        (
            "libraries.toml",
            '[[libraries]]\nname = "Gids"\nplace = "sharepoint:https://school.sharepoint.com/sites/gids"\n',
            {Permission.SITES},
        ),
        ("mapping.toml", MAPPING, {Permission.PEOPLE, Permission.GROUPS}),
        (
            "mapping.toml",
            MAPPING + "[education]\n",
            {Permission.PEOPLE, Permission.GROUPS, Permission.EDUCATION_ROLES},
        ),
        (
            "mapping.toml",
            MAPPING.replace('id = "kompas"', 'id = "kompas"\nin_education = ["Kompas"]') + "[education]\n",
            {Permission.PEOPLE, Permission.GROUPS, Permission.EDUCATION_SCHOOLS},
        ),
    ],
)
async def test_a_file_that_takes_something_from_the_tenant_asks_for_its_permissions(
    tmp_path: Path, file: str, content: str, asked: set[str]
) -> None:
    (tmp_path / file).write_text(content, "utf-8")
    async with ill(tmp_path, graph_tenant=TENANT, **APP) as one:
        found = await one.says(permissions, tokens={GRAPH: lambda: Tokens({"roles": []})})
    assert {said.partition(" ")[0] for state, said in found if state is State.WRONG} == asked


async def test_a_mapping_that_does_not_count_asks_for_nothing(tmp_path: Path) -> None:
    (tmp_path / "mapping.toml").write_text(MAPPING, "utf-8")
    write_organisation(tmp_path / "organisation.toml", 1)
    async with ill(tmp_path, graph_tenant=TENANT, directory_file=tmp_path / "organisation.toml", **APP) as one:
        found = await one.says(permissions, tokens={GRAPH: lambda: Tokens({"roles": []})})
    assert {state for state, _ in found} == {State.NOTE}


async def test_what_is_granted_beyond_them_is_named(tmp_path: Path) -> None:
    found = await granted(tmp_path, *Permission, "Files.Read.All")
    assert found["Files.Read.All"][0] is State.NOTE
    assert "take it away" in found["Files.Read.All"][1]


@pytest.mark.parametrize("text", ["local", "a.b.c", "é"])
async def test_a_token_that_cannot_be_read_grants_nothing_and_denies_nothing(tmp_path: Path, text: str) -> None:
    async with ill(tmp_path, graph_tenant=TENANT, **APP) as one:
        ((state, _),) = await one.says(permissions, tokens={GRAPH: lambda: Tokens(text=text)})
    assert state is State.UNKNOWN


async def test_a_peer_on_this_machine_says_nothing_of_permissions(tmp_path: Path) -> None:
    async with ill(tmp_path, graph_tenant=TENANT, graph_url="http://127.0.0.1:9/v1.0") as one:
        assert [state for state, _ in await one.says(permissions)] == [State.NOTE]


async def test_roles_that_are_none_are_none() -> None:
    assert roles_in(await Tokens({"roles": "User.Read.All"}).token()) is None
    assert roles_in(await Tokens({}).token()) == frozenset()
