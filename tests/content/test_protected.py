"""An Office file that a label encrypts is told from one with a password: who keeps it does something else about it."""

from pathlib import Path

import pytest

from bot.content.base import Reason
from bot.content.extract import extract
from bot.content.outline import CannotRead
from tests.content.making import OLE


@pytest.mark.parametrize(
    ("inside", "reason"),
    [("EncryptionInfo", Reason.ENCRYPTED), ("EncryptedPackage DRMEncryptedDataSpace", Reason.PROTECTED)],
)
def test_what_a_label_protects_is_told_from_a_password(tmp_path: Path, inside: str, reason: Reason) -> None:
    file = tmp_path / "plan.docx"
    file.write_bytes(OLE + bytes(9000) + inside.encode("utf-16-le") + bytes(5000))
    with pytest.raises(CannotRead) as problem:
        extract(file)
    assert problem.value.reason is reason
