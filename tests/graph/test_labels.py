"""Documents of SharePoint with a label that is never read are nobody's, from the round on that meets it."""

from pathlib import Path

import pytest

from bot.content.base import Reason
from tests.content.labelling import PUBLIC, SECRET, in_properties
from tests.content.making import OLE, make_docx
from tests.graph.tenant import NIGHT, Tenant, downloads


@pytest.fixture
def plain(tmp_path: Path) -> bytes:
    return make_docx(tmp_path / "plain.docx").read_bytes()


@pytest.fixture
def labelled(tmp_path: Path) -> bytes:
    return in_properties(make_docx(tmp_path / "labelled.docx"), SECRET).read_bytes()


async def reasons(tenant: Tenant) -> dict[str, Reason]:
    return {one.path: one.reason for one in (await tenant.index()).unreadable}


async def test_it_is_refused_with_its_reason_and_not_downloaded_again_that_day(
    tenant: Tenant, plain: bytes, labelled: bytes, tmp_path: Path
) -> None:
    tenant.never_labels = (SECRET,)
    tenant.create("dossier.docx", labelled)
    tenant.create("gids.docx", in_properties(make_docx(tmp_path / "gids.docx"), PUBLIC).read_bytes())
    assert await reasons(tenant) == {"dossier.docx": Reason.LABELLED}
    assert sorted(await tenant.sources()) == ["gids.docx"]
    assert downloads(await tenant.round()) == 0
    assert await reasons(tenant) == {"dossier.docx": Reason.LABELLED}
    assert downloads(await tenant.round(NIGHT)) == 1, "all that was not read is tried again once a day"


@pytest.mark.parametrize("encrypted", [False, True])
async def test_a_label_that_comes_takes_out_what_was_read_before(
    tenant: Tenant, plain: bytes, labelled: bytes, encrypted: bool
) -> None:
    tenant.never_labels = (SECRET,)
    item = tenant.create("dossier.docx", plain)
    await tenant.index()
    assert await tenant.source(item)
    protected = OLE + "DRMEncryptedDataSpace".encode("utf-16-le")
    tenant.drives.edit(tenant.drive, item, protected if encrypted else labelled)
    report = await tenant.index()
    assert [(one.reason, one.kept) for one in report.unreadable] == [
        (Reason.PROTECTED if encrypted else Reason.LABELLED, False)
    ]
    assert report.removed == 1
    assert await tenant.source(item) is None
    tenant.drives.edit(tenant.drive, item, plain)
    await tenant.index()
    assert await tenant.source(item), "and it comes back when the label goes"


async def test_a_setting_that_changes_counts_for_what_was_read_before_it(
    tenant: Tenant, plain: bytes, labelled: bytes
) -> None:
    item = tenant.create("dossier.docx", labelled)
    tenant.create("gids.md")
    await tenant.index()
    assert await tenant.source(item)
    tenant.never_labels = (SECRET,)
    assert downloads(await tenant.round()) == 1, "of what cannot have a label, nothing is read again"
    assert await tenant.source(item) is None
    tenant.never_labels = ()
    await tenant.index()
    assert await tenant.source(item)
