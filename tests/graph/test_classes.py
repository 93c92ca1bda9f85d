"""What is above the class up to which a library of SharePoint is indexed goes out with the round that meets it."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.answer.library.class_limit import ClassLimit
from bot.answer.library.copies import copy_id
from bot.answer.library.ids import library_id
from bot.content.base import Reason
from bot.store.partitions import sources_partition
from tests.content.labelling import PUBLIC, SECRET, SITE, in_label_info, in_properties
from tests.content.making import OLE, make_docx
from tests.graph.tenant import NIGHT, Tenant, downloads
from tests.graph.test_pages import LEAVE, with_pages

UP_TO_3 = ClassLimit(3, 2, SITE, ((PUBLIC, 1), (SECRET, 4)))


@pytest.fixture
def public(tmp_path: Path) -> bytes:
    return in_properties(make_docx(tmp_path / "public.docx"), PUBLIC).read_bytes()


@pytest.fixture
def secret(tmp_path: Path) -> bytes:
    return in_label_info(make_docx(tmp_path / "secret.docx"), SECRET).read_bytes()


async def reasons(tenant: Tenant) -> dict[str, Reason]:
    return {one.path: one.reason for one in (await tenant.index()).unreadable}


async def test_what_is_above_it_is_named_and_not_downloaded_again_that_day(
    tenant: Tenant, public: bytes, secret: bytes
) -> None:
    tenant.limit = UP_TO_3
    tenant.create("dossier.docx", secret)
    tenant.create("gids.docx", public)
    report = await tenant.index()
    assert [(one.path, one.reason) for one in report.withheld] == [("dossier.docx", Reason.ABOVE_CLASS)]
    assert report.unread == []
    assert sorted(await tenant.sources()) == ["gids.docx"]
    assert downloads(await tenant.round()) == 0
    assert await reasons(tenant) == {"dossier.docx": Reason.ABOVE_CLASS}
    assert downloads(await tenant.round(NIGHT)) == 1, "all that was not read is tried again once a day"


async def test_a_label_that_goes_up_takes_out_what_was_read_and_every_copy_of_it(
    tenant: Tenant, public: bytes, secret: bytes
) -> None:
    tenant.limit = UP_TO_3
    item = tenant.create("plan.docx", public)
    await tenant.index()
    assert await tenant.source(item)
    assert await has_copy(tenant, item)
    tenant.drives.edit(tenant.drive, item, secret)
    report = await tenant.index()
    assert (report.removed, [one.kept for one in report.withheld]) == (1, [False])
    assert await tenant.source(item) is None
    assert not await has_copy(tenant, item)
    tenant.drives.edit(tenant.drive, item, public)
    await tenant.index()
    assert await tenant.source(item), "and it comes back when the label goes down"


async def has_copy(tenant: Tenant, item: str) -> bool:
    partition = sources_partition(library_id(tenant.name))
    return await tenant.house.records.copies.get(partition, copy_id(tenant.source_id(item), 0)) is not None


async def test_a_file_that_gets_a_password_may_have_any_class(tenant: Tenant, public: bytes) -> None:
    tenant.limit = UP_TO_3
    item = tenant.create("plan.docx", public)
    await tenant.index()
    tenant.drives.edit(tenant.drive, item, OLE + bytes(9000) + "EncryptionInfo".encode("utf-16-le"))
    report = await tenant.index()
    assert [(one.reason, one.kept) for one in report.unread] == [(Reason.NO_CLASS, False)]
    assert await tenant.source(item) is None
    tenant.limit = None
    assert await reasons(tenant) == {"plan.docx": Reason.ENCRYPTED}


async def test_a_limit_that_is_set_later_counts_for_what_was_read_before_it_until_it_is_lifted(
    tenant: Tenant, secret: bytes
) -> None:
    item, note = tenant.create("dossier.docx", secret), tenant.create("gids.md")
    await tenant.index()
    assert await tenant.source(item)
    tenant.limit = UP_TO_3
    assert downloads(await tenant.round()) == 1, "of what cannot have a label, nothing is read again"
    assert await tenant.source(item) is None
    tenant.limit = replace(UP_TO_3, unlabelled=4)
    assert await reasons(tenant) == {"dossier.docx": Reason.ABOVE_CLASS, "gids.md": Reason.ABOVE_CLASS}
    assert await tenant.source(note) is None
    tenant.limit = replace(UP_TO_3, classes=((PUBLIC, 1),))
    assert await reasons(tenant) == {"dossier.docx": Reason.UNKNOWN_LABEL}
    assert await tenant.source(note)
    tenant.limit = None
    assert await reasons(tenant) == {}
    assert await tenant.source(item)


async def test_pages_have_no_labels_and_go_or_come_as_a_whole(tenant: Tenant) -> None:
    with_pages(tenant)
    tenant.pages.create(tenant.drive, "Verlof.aspx", "Verlof", LEAVE)
    tenant.limit = UP_TO_3
    await tenant.index()
    assert len(await tenant.sources()) == 1
    tenant.limit = replace(UP_TO_3, unlabelled=4)
    asked = await tenant.round()
    assert (asked, await tenant.sources()) == ([], {}), "nothing of it needs to be asked"
    assert await reasons(tenant) == {tenant.place: Reason.ABOVE_CLASS}
    tenant.limit = UP_TO_3
    await tenant.index()
    assert len(await tenant.sources()) == 1
