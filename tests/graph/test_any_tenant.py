"""What holds of every tenant: tried on our peer, and where GRAPH_TENANT is set on that one. Nothing here changes it."""

import os
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest
from pydantic import SecretStr

from bot.app_tokens import NoTokens, TokenRefused
from bot.bootstrap.tenant import graph_tokens
from bot.graph.directory import asked
from bot.graph.drives import Drives
from bot.graph.mailboxes import Mailboxes
from bot.graph.sites import Sites
from bot.people.absence import Absence, Known
from tests.graph.real import AnyTenant, any_tenant_of

NOBODY = "00000000-0000-4000-8000-000000000000"


@pytest.fixture
async def tenant() -> AsyncIterator[AnyTenant]:
    async with any_tenant_of(os.environ) as tenant:
        yield tenant


async def test_a_full_round_knows_everybody_and_the_next_one_goes_on_from_it(tenant: AnyTenant) -> None:
    now = datetime.now(UTC)
    kept = await asked(tenant.graph, None, now)
    assert tenant.person in kept.tenant.accounts
    for link in (kept.users, kept.groups):
        assert urlsplit(link).netloc == urlsplit(tenant.settings.graph_url).netloc
    later = await asked(tenant.graph, kept, now)
    assert later.full == kept.full, "by what changed, not in full"
    assert tenant.person in later.tenant.accounts


async def test_a_place_that_nobody_gave_costs_a_full_round(tenant: AnyTenant) -> None:
    now = datetime.now(UTC)
    kept = await asked(tenant.graph, None, now)
    lost = replace(kept, users=kept.users.partition("=")[0] + "=nonsense", full=kept.full)
    again = await asked(tenant.graph, lost, now)
    assert again.users != lost.users
    assert tenant.person in again.tenant.accounts


async def test_a_secret_that_is_wrong_is_refused_and_says_why(tenant: AnyTenant) -> None:
    wrong = tenant.settings.model_copy(update={"app_secret": SecretStr("fout"), "app_certificate_file": None})
    tokens = graph_tokens(wrong)
    if isinstance(tokens, NoTokens):
        pytest.skip("a peer on this machine asks for no token of Entra")
    with pytest.raises(TokenRefused) as refused:
        await tokens.token()
    assert refused.value.code in {"invalid_client", "unauthorized_client"}
    await tokens.close()


async def test_a_library_is_listed_to_its_end_and_then_says_that_nothing_changed(tenant: AnyTenant) -> None:
    drives = Drives(Sites(tenant.graph))
    drive = await drives.find(tenant.place)
    page = await drives.page(drive.id, "", sharing=False)
    items = [*page.items]
    while not page.is_last:
        page = await drives.page(drive.id, page.link, sharing=False)
        items += page.items
    root = next(one for one in items if "root" in one)
    assert any("file" in one for one in items), "the library for tests holds a file"
    assert (await drives.page(drive.id, page.link, sharing=False)).is_last
    grants = await drives.grants(drive, [str(root["id"])])
    assert grants[str(root["id"])], "at least that they are not told"


async def test_a_mailbox_says_whether_it_replies_and_nobodys_says_nothing(tenant: AnyTenant) -> None:
    mailboxes, now = Mailboxes(tenant.graph), datetime.now(UTC)
    said = await mailboxes.presence(tenant.person, now)
    assert said is Known.HERE or isinstance(said, Absence)
    assert await mailboxes.presence(NOBODY, now) is Known.UNKNOWN
    assert mailboxes.unknown["no_mailbox"] == 1
