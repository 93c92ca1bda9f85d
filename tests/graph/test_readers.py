"""Who may read what SharePoint says: each shape of a permission, and the faults that others made with them."""

from collections.abc import AsyncGenerator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.graph.drive_cursor import cursor_of
from bot.graph.readers import Grant, SiteRules, grants_of, readers_of
from tests.content.listed import entries
from tests.graph.tenant import NIGHT, Tenant, permissions, tenant_in
from tests.peers import graph_grants as give
from tests.peers.graph_grants import Grant as Given

ANA, BEN = "11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"
TEAM, HR = "AAAAAAAA-1111-4111-8111-111111111111", "bbbbbbbb-1111-4111-8111-111111111111"
NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)


@pytest.fixture
async def tenant(tmp_path: Path) -> AsyncGenerator[Tenant]:
    async with tenant_in(tmp_path / "data") as tenant:
        yield tenant


def read(*given: Given, rules: SiteRules | None = None) -> tuple[frozenset[str], set[str]]:
    """Readers, and why others are nobody."""
    readers, nobody = readers_of(grants_of([one.json for one in given], TEAM.lower()), rules or SiteRules(), NOW)
    return readers, {why for why, _ in nobody}


@pytest.mark.parametrize(
    "given",
    [
        give.user(ANA),
        give.user(ANA.upper(), "write"),
        give.group(HR),
        give.group(HR.upper(), "owner"),
        give.mailed_group(HR),
        give.owners(TEAM),
        give.group_claim(TEAM),
        give.all_staff(),
        give.link("users", [ANA, BEN]),
        give.until(give.user(ANA), "2026-11-27T12:00:01Z"),
        give.until(give.user(ANA), "0001-01-01T00:00:00Z"),
    ],
    ids=lambda given: given.id,
)
def test_what_names_somebody_means_them(given: Given) -> None:
    assert given.means
    assert read(given) == (given.means, set())


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (give.link("organization"), "organisation_link"),
        (give.link("anonymous"), "anonymous_link"),
        (give.link("something new"), "anonymous_link"),
        (give.unknown_claim(), "unknown"),
        (give.unknown_claim("c:0(.s|true"), "unknown"),
        (give.invitation(), "invitation"),
        (give.user("ana@school.example"), "unknown"),
        (give.group("5"), "unknown"),
        (give.of_role(give.user(ANA), "sp.limited access"), "role"),
        (give.site_group("8", "Leden"), "site_group"),
    ],
    ids=lambda given: given.id if isinstance(given, Given) else "",
)
def test_what_names_nobody_for_sure_is_nobody_and_is_counted(given: Given, why: str) -> None:
    assert read(given) == (frozenset(), {why})


@pytest.mark.parametrize("given", [give.application(HR), give.link("existingAccess", [ANA])])
def test_what_is_nobody_of_the_staff_is_not_even_counted(given: Given) -> None:
    assert read(given) == (frozenset(), set())


def test_what_ended_counts_no_more_and_nonsense_ends_at_once() -> None:
    for moment in ("2026-11-27T12:00:00Z", "2020-01-01T00:00:00", "one day"):
        assert read(give.until(give.user(ANA), moment)) == (frozenset(), set())


def test_nothing_at_all_is_nobody() -> None:
    assert (
        readers_of(grants_of([{}, {"roles": "read"}, {"roles": ["read"], "grantedToV2": {}}], ""), SiteRules(), NOW)[0]
        == frozenset()
    )


def test_a_group_that_owns_its_site_means_its_owners_where_it_is_granted_as_owner() -> None:
    assert read(give.group(TEAM, "owner"))[0] == {f"group:{TEAM.lower()}-owners"}
    assert read(give.group(TEAM, "write"))[0] == {f"group:{TEAM.lower()}"}
    assert read(give.group(HR, "owner"))[0] == {f"group:{HR}"}


def test_site_groups_mean_whom_the_site_says_by_id_or_name() -> None:
    members, visitors = give.site_group("5", "Leden van Team"), give.site_group("4", "Bezoekers")
    owned = SiteRules(owner=TEAM.lower())
    assert read(members, visitors, rules=owned) == ({f"group:{TEAM.lower()}"}, {"site_group"})
    said = SiteRules({"bezoekers": frozenset({"everyone"}), "5": frozenset({"group:hr"})}, owner=TEAM.lower())
    assert read(members, visitors, rules=said) == ({"everyone", "group:hr"}, set())


def test_a_link_for_the_organisation_counts_only_where_that_is_said() -> None:
    assert read(give.link("organization"), rules=SiteRules(links_count=True))[0] == {"everyone"}
    assert read(give.link("anonymous"), rules=SiteRules(links_count=True))[0] == frozenset()


# The faults of others who trim SharePoint.


async def test_a_the_nearest_folder_with_its_own_permissions_decides(tenant: Tenant) -> None:
    tenant.site_groups = {"Bezoekers": ("everyone",)}
    tenant.create("open.md")
    directie = tenant.folder("Directie")
    tenant.create("verslag.md", parent=tenant.folder("Verslagen", directie))
    own = tenant.create("eigen.md", parent=directie)
    tenant.drives.permit(tenant.drive, directie, give.group(HR))
    tenant.drives.permit(tenant.drive, own, give.user(ANA))
    await tenant.index()
    assert await tenant.readers_of() == {
        "open.md": {"everyone"},
        "Directie/Verslagen/verslag.md": {f"group:{HR}"},
        "Directie/eigen.md": {f"person:{ANA}"},
    }


async def test_b_a_link_for_the_organisation_is_not_public(tenant: Tenant) -> None:
    tenant.drives.permit(tenant.drive, tenant.create("a.md"), give.link("organization"), give.user(BEN))
    await tenant.index()
    assert await tenant.readers_of() == {"a.md": {f"person:{BEN}"}}
    tenant.organisation_links = True
    assert permissions(await tenant.round()) == [], "what a permission said is known still"
    assert await tenant.readers_of() == {"a.md": {f"person:{BEN}", "everyone"}}


async def test_c_a_link_and_a_group_of_one_file_are_of_that_file_alone(tenant: Tenant) -> None:
    tenant.drives.permit(tenant.drive, tenant.create("a.md"), give.link("users", [ANA]), give.owners(TEAM))
    tenant.create("b.md")
    await tenant.index()
    assert await tenant.readers_of() == {
        "a.md": {f"person:{ANA}", f"group:{TEAM.lower()}-owners"},
        "b.md": frozenset(),
    }


async def test_d_and_e_everyone_but_guests_is_the_staff_and_a_guest_is_nobody(tenant: Tenant) -> None:
    tenant.drives.permit(tenant.drive, tenant.create("a.md"), give.all_staff())
    tenant.drives.permit(tenant.drive, tenant.create("b.md"), give.invitation(), give.link("anonymous"))
    await tenant.index()
    assert await tenant.readers_of() == {"a.md": {"everyone"}, "b.md": frozenset()}


async def test_f_a_group_of_the_same_name_on_another_site_is_another(tenant: Tenant) -> None:
    tenant.site_groups = {"Leden": ("group:hr",)}
    other = tenant.drives.library(tenant.drives.site("sites/kompas"), "Documenten")
    tenant.create("a.md")
    tenant.drives.create(other, "b.md", b"# B\n\nIets.\n")
    await tenant.index()
    assert await tenant.readers_of() == {"a.md": {"group:hr"}}
    tenant.site, tenant.drive, tenant.site_groups = other.site, other, {}
    library = tenant.library(name="Kompas")
    assert [entry.readers for entry in await entries(library)] == [frozenset()]
    await library.close()


async def test_f_who_owns_a_team_is_not_every_member_of_it(tmp_path: Path) -> None:
    async with tenant_in(tmp_path / "data", group=TEAM) as tenant:
        tenant.drives.permit(tenant.drive, tenant.create("a.md"), give.site_group("3", "Eigenaars", "owner"))
        tenant.create("b.md")
        await tenant.index()
        assert await tenant.readers_of() == {"a.md": frozenset(), "b.md": {f"group:{TEAM.lower()}"}}


async def test_g_a_group_with_a_mail_address_is_a_group(tenant: Tenant) -> None:
    tenant.drives.permit(tenant.drive, tenant.create("a.md"), give.mailed_group(HR))
    await tenant.index()
    assert await tenant.readers_of() == {"a.md": {f"group:{HR}"}}


async def test_h_no_name_breaks_a_round(tmp_path: Path) -> None:
    async with tenant_in(tmp_path / "data", path="sites/'t Kompas", name="Wie & wat? #1 100% a+b") as tenant:
        tenant.readers = ("everyone",)
        folder = tenant.folder("'t Kompas #1")
        tenant.create("50% a+b; c&d'.md", parent=folder)
        await tenant.index()
        (source,) = (await tenant.sources()).values()
        assert source.path == "'t Kompas #1/50% a+b; c&d'.md"
        assert source.url.endswith("/%27t%20Kompas%20%231/50%25%20a%2Bb%3B%20c%26d%27.md")


async def test_what_is_not_told_is_nobody_until_the_site_grants_it(tenant: Tenant) -> None:
    tenant.site.role = "read"
    tenant.create("a.md")
    await tenant.index()
    assert await tenant.readers_of() == {"a.md": frozenset()}
    cursor = cursor_of(await tenant.cursor())
    assert cursor and (cursor.account.nobody, cursor.account.why) == (1, [("not_told", "", 1)])
    tenant.site.role, tenant.site_groups = "fullcontrol", {"Bezoekers": ("everyone",)}
    await tenant.index(NIGHT)
    assert await tenant.readers_of() == {"a.md": {"everyone"}}


async def test_readers_of_the_file_are_the_floor_of_what_has_none_of_its_own(tenant: Tenant) -> None:
    tenant.readers = ("group:leraren",)
    tenant.create("a.md")
    own = tenant.create("b.md")
    tenant.drives.permit(tenant.drive, own, give.user(ANA))
    asked = await tenant.round()
    assert permissions(asked) == [own], "of the root nothing needs to be known"
    assert await tenant.readers_of() == {"a.md": {"group:leraren"}, "b.md": {f"person:{ANA}"}}


async def test_a_permission_that_ends_is_over_without_anybody_telling(tenant: Tenant) -> None:
    ends = (tenant.clock() + timedelta(hours=1)).isoformat()
    tenant.drives.permit(tenant.drive, tenant.create("a.md"), give.until(give.user(ANA), ends), give.user(BEN))
    await tenant.index()
    assert await tenant.readers_of() == {"a.md": {f"person:{ANA}", f"person:{BEN}"}}
    await tenant.index(timedelta(hours=1))
    assert await tenant.readers_of() == {"a.md": {f"person:{BEN}"}}


def test_a_grant_is_kept_as_it_was_said() -> None:
    assert grants_of([give.site_group("5", " Leden  van X ").json], "") == [Grant(site_group="5", name="Leden van X")]
