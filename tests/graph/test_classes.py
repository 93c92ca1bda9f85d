"""What is above the class up to which a library of SharePoint is indexed goes out with the round that meets it."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from bot.answer.library.class_limit import ClassLimit
from bot.answer.library.copies import copy_id
from bot.answer.library.ids import library_id
from bot.answer.library.indexing import index_library
from bot.answer.library.libraries_file import Place
from bot.cli.libraries import _meant_place
from bot.content.base import Reason
from bot.content.files import Files
from bot.graph.drive_state import DriveState, File
from bot.graph.sharepoint import SharePoint
from bot.store.partitions import sources_partition
from tests.content.labelling import ELSEWHERE, PUBLIC, SECRET, SITE, in_label_info, in_properties
from tests.content.making import OLE, make_docx
from tests.graph.tenant import NIGHT, QUARTER, Tenant, downloads
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


async def test_what_is_above_it_is_named_and_downloaded_once(tenant: Tenant, public: bytes, secret: bytes) -> None:
    tenant.limit = UP_TO_3
    tenant.create("dossier.docx", secret)
    tenant.create("gids.docx", public)
    report = await tenant.index()
    assert [(one.path, one.reason) for one in report.withheld] == [("dossier.docx", Reason.ABOVE_CLASS)]
    assert report.unread == []
    assert sorted(await tenant.sources()) == ["gids.docx"]
    assert downloads(await tenant.round()) == 0
    assert await reasons(tenant) == {"dossier.docx": Reason.ABOVE_CLASS}
    assert downloads(await tenant.round(NIGHT)) == 0, "the file is the same, and so is its label"
    assert await reasons(tenant) == {"dossier.docx": Reason.ABOVE_CLASS}


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


async def test_a_file_that_changed_and_is_not_given_may_have_any_class(tenant: Tenant, public: bytes) -> None:
    tenant.limit = UP_TO_3
    item = tenant.create("plan.docx", public)
    await tenant.index()

    async def is_refused() -> None:
        tenant.site.role = ""

    tenant.drives.on_content = is_refused
    tenant.drives.edit(tenant.drive, item, public + b" ")
    report = await tenant.index()
    assert [(one.reason, one.kept) for one in report.unread] == [(Reason.NO_CLASS, False)]
    assert await tenant.source(item) is None


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


async def test_an_unknown_label_takes_out_what_was_read(tenant: Tenant, public: bytes, tmp_path: Path) -> None:
    tenant.limit = UP_TO_3
    item = tenant.create("plan.docx", public)
    await tenant.index()
    strange = in_properties(make_docx(tmp_path / "strange.docx"), PUBLIC, site=ELSEWHERE).read_bytes()
    tenant.drives.edit(tenant.drive, item, strange)
    report = await tenant.index()
    assert [(one.reason, one.kept) for one in report.unread] == [(Reason.UNKNOWN_LABEL, False)]
    assert await tenant.source(item) is None
    assert downloads(await tenant.round(NIGHT)) == 0


@pytest.mark.parametrize("told", [True, False])
async def test_a_file_that_grows_too_large_may_have_any_class(tenant: Tenant, public: bytes, *, told: bool) -> None:
    """As the listing says, or while it is downloaded."""
    tenant.limit = UP_TO_3
    item = tenant.create("plan.docx", public)
    await tenant.index()
    tenant.drives.edit(tenant.drive, item, public + bytes(1000))
    library = tenant.library()
    assert isinstance(library, SharePoint) and isinstance(library._access.files, Files)
    library._access.files.most = len(public) + (0 if told else 1000)

    async def grows() -> None:
        tenant.drive.items[item].content = public + bytes(2000)

    tenant.drives.on_content = grows
    report = await index_library(tenant.house, library, lambda _: None, tenant.limit)
    await library.close()
    assert [(one.reason, one.kept) for one in report.unread] == [(Reason.NO_CLASS, False)]
    assert await tenant.source(item) is None


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


def test_in_a_round_through_everything_only_what_a_label_keeps_out_is_still_known_and_no_file_that_is_gone() -> None:
    failed = {"a": ("1", Reason.ABOVE_CLASS), "b": ("2", Reason.CORRUPT), "c": ("3", Reason.UNKNOWN_LABEL)}
    state = DriveState(failed={id_: (digest, str(reason)) for id_, (digest, reason) in failed.items()}).anew()
    assert sorted(state.failed) == ["a", "c"]
    state.root, state.files["c"] = "root", File("root", "plan.docx", "3", 9, "")
    state.forget_unreachable()
    assert sorted(state.failed) == ["c"]


async def test_a_library_that_is_indexed_by_hand_under_another_name_has_its_limit_too(tenant: Tenant) -> None:
    listed = Place(tenant.name, f"sharepoint:{tenant.site.url}#{tenant.drive.name}", QUARTER, limit=UP_TO_3)
    lines = (
        f'[[libraries]]\nname = "{listed.name}"\nplace = "{listed.place}"\nhighest_class = 3\nunlabelled_class = 2\n'
    )
    house = tenant.house
    await asyncio.to_thread((house.marks.folder.parent / "libraries.toml").write_text, lines, "utf-8")
    tenant.clock.pass_by(QUARTER)
    await house.configuration.look()
    for name in ("", tenant.name, "Anders"):
        assert _meant_place(house, listed.place, "", name).limit == ClassLimit(3, 2), name
    assert _meant_place(house, f"sharepoint:{tenant.site.url}#Andere", "", "").limit is None
