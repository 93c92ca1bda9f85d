"""Permissions change in a document library of SharePoint: what is asked again, and for whom its documents are then."""

import pytest

from bot.answer.library.indexing import index_library
from bot.content.base import LibraryInvalid
from tests.graph.tenant import ANA, HR, NAME, NIGHT, TEXT, Tenant, answers, downloads, permissions, units
from tests.peers import graph_grants as give
from tests.peers.graph import cut_off


async def test_what_inherits_again_below_a_floor_follows_it(tenant: Tenant) -> None:
    tenant.readers = ("group:leraren",)
    item = tenant.create("a.md")
    tenant.drives.permit(tenant.drive, item, give.user(ANA))
    await tenant.index()
    tenant.drives.inherit(tenant.drive, item)
    await tenant.index()
    assert await tenant.readers_of() == {"a.md": {"group:leraren"}}


async def test_many_permissions_come_on_several_pages(tenant: Tenant) -> None:
    people = [f"11111111-1111-4111-8111-{number:012}" for number in range(45)]
    tenant.drives.permit(tenant.drive, tenant.create("a.md"), *map(give.user, people))
    await tenant.index()
    assert await tenant.readers_of() == {"a.md": {f"person:{one}" for one in people}}


async def test_earlier_words_stay_for_who_may_read_them_now(tenant: Tenant) -> None:
    item = tenant.create("plan.md")
    await tenant.index()
    tenant.drives.edit(tenant.drive, item, b"\x00" * 50)
    tenant.drives.permit(tenant.drive, item, give.group(HR))
    report = await tenant.index()
    assert [one.kept for one in report.unread] == [True]
    assert await tenant.readers_of() == {"plan.md": {f"group:{HR}"}}
    tenant.drives.permit(tenant.drive, item, give.user(ANA))
    await tenant.index()
    assert await tenant.readers_of() == {"plan.md": {f"person:{ANA}"}}


async def test_a_narrowed_document_does_not_wait_for_others_to_be_read(tenant: Tenant) -> None:
    """The download that fails ends the round; what was known to be for others is so all the same."""
    item = tenant.create("geheim.md")
    await tenant.index()
    tenant.drives.permit(tenant.drive, item, give.group(HR))
    tenant.drives.edit(tenant.drive, item, b"# Verlof\n\nNieuw geheim.\n")
    tenant.create("nieuw.md")
    before = tenant.drives.root
    tenant.drives.root = "http://localhost:1"
    with pytest.raises(LibraryInvalid, match="does not answer now"):
        await tenant.index()
    assert await tenant.readers_of() == {"geheim.md": {f"group:{HR}"}}
    tenant.drives.root = before
    assert downloads(await tenant.round()) == 2
    assert await tenant.readers_of() == {"geheim.md": {f"group:{HR}"}, "nieuw.md": {"everyone"}}


async def test_inheritance_is_broken_and_restored(tenant: Tenant) -> None:
    folder = tenant.folder("Map")
    item = tenant.create("a.md", parent=folder)
    await tenant.index()
    tenant.drives.permit(tenant.drive, folder, give.group(HR))
    asked = await tenant.round()
    assert (downloads(asked), permissions(asked)) == (0, [folder])
    assert await tenant.readers_of() == {"Map/a.md": {f"group:{HR}"}}
    tenant.drives.share(tenant.drive, item, give.user(ANA))
    await tenant.index()
    assert await tenant.readers_of() == {"Map/a.md": {f"group:{HR}", f"person:{ANA}"}}
    tenant.drives.inherit(tenant.drive, item)
    tenant.drives.inherit(tenant.drive, folder)
    await tenant.index()
    assert await tenant.readers_of() == {"Map/a.md": {"everyone"}}
    tenant.drives.permit(tenant.drive, tenant.drive.root.id, give.user(ANA))
    await tenant.index()
    assert await tenant.readers_of() == {"Map/a.md": {f"person:{ANA}"}}


async def test_that_something_has_no_permissions_of_its_own_any_more_is_not_believed_alone(tenant: Tenant) -> None:
    """It is listed so, and its permissions are others than those of its folder."""
    item = tenant.create("a.md")
    tenant.drives.permit(tenant.drive, item, give.user(ANA))
    await tenant.index()
    hidden = tenant.drive.items[item]
    tenant.drives.hides.add(item)
    tenant.drives.edit(tenant.drive, item, TEXT + b"Meer.")
    await tenant.index()
    assert hidden.grants and await tenant.readers_of() == {"a.md": {f"person:{ANA}"}}


async def test_what_sharepoint_does_not_tell_is_found_within_a_day(tenant: Tenant) -> None:
    item = tenant.create("a.md")
    await tenant.index()
    tenant.drives.secretive = True
    tenant.drives.permit(tenant.drive, item, give.user(ANA))
    await tenant.index()
    assert await tenant.readers_of() == {"a.md": {"everyone"}}
    asked = await tenant.round(NIGHT)
    assert (downloads(asked), await tenant.readers_of()) == (0, {"a.md": {f"person:{ANA}"}})


async def test_other_readers_in_the_libraries_file_count_in_the_next_round(tenant: Tenant) -> None:
    tenant.by_items, tenant.readers = False, ("everyone",)
    tenant.create("a.md")
    await tenant.index()
    tenant.readers = ("group:hr",)
    assert units(await tenant.round()) == 1
    assert await tenant.readers_of() == {"a.md": {"group:hr"}}
    tenant.by_items, tenant.readers = True, ()
    assert downloads(await tenant.round()) == 0
    assert await tenant.readers_of() == {"a.md": {"everyone"}}


async def test_no_readers_mean_nobody(tenant: Tenant) -> None:
    tenant.by_items = False
    tenant.create("a.md")
    report = await tenant.index()
    assert (report.nobody, await tenant.readers_of()) == (["a.md"], {"a.md": frozenset()})


async def test_what_a_mapping_names_and_is_not_there_is_said(tenant: Tenant) -> None:
    tenant.site_groups = {"Bezoekers": ("everyone",), "Gasten": ("group:hr",)}
    tenant.create("a.md")
    library = tenant.library()
    await index_library(tenant.house, library, lambda _: None)
    await library.close()
    assert {rule.place: rule.applies for rule in library.rules if "site_groups" in rule.place} == {
        'site_groups "bezoekers"': True,
        'site_groups "gasten"': False,
    }
    assert library.name == NAME


async def test_of_what_is_not_read_no_permissions_are_asked(tenant: Tenant) -> None:
    item = tenant.create("foto.png", b"PNG")
    tenant.drives.permit(tenant.drive, item, give.user(ANA))
    assert permissions(await tenant.round()) == [tenant.drive.root.id]
    tenant.drives.rename(tenant.drive, item, "foto.md")
    assert permissions(await tenant.round()) == [item]
    assert await tenant.readers_of() == {"foto.md": {f"person:{ANA}"}}


async def test_without_the_floor_of_the_file_the_library_itself_is_asked(tenant: Tenant) -> None:
    tenant.readers = ("group:leraren",)
    tenant.create("a.md")
    await tenant.index()
    tenant.readers = ()
    assert permissions(await tenant.round()) == [tenant.drive.root.id]
    assert await tenant.readers_of() == {"a.md": {"everyone"}}


async def test_permissions_that_are_not_answered_now_are_nobodys_loss(tenant: Tenant) -> None:
    """Throttled within a batch, and then cut off: the round ends, and the next one goes on."""
    item = tenant.create("a.md")
    await tenant.index()
    tenant.drives.permit(tenant.drive, item, give.group(HR))
    tenant.peer.units_per_minute = 3
    tenant.peer.faults.extend([answers, answers, *[cut_off] * 12])
    with pytest.raises(LibraryInvalid, match="does not answer now"):
        await tenant.index()
    tenant.peer.units_per_minute = 0
    tenant.peer.faults.clear()
    assert await tenant.readers_of() == {"a.md": {"everyone"}}, "of what it is now nothing is known yet"
    await tenant.index()
    assert await tenant.readers_of() == {"a.md": {f"group:{HR}"}}
