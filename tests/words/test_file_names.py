"""Names of files: whatever is said becomes one that every file system takes, and that ends as what it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.words.file_names import LONGEST, file_name


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Bereik van Foto's", "Bereik van Foto's.pdf"),
        ("attest.pdf", "attest.pdf"),
        ("ATTEST.PDF", "ATTEST.pdf"),
        ("attest.exe", "attest.exe.pdf"),
        ("../../etc/passwd", "etc passwd.pdf"),
        ('a:b*c?"d<e>f|g', "a b c d e f g.pdf"),
        ("attest\u202efdp.exe", "attestfdp.exe.pdf"),
        ("een\ntwee\x00drie", "een tweedrie.pdf"),
        ("  punt. ", "punt.pdf"),
        ("con", "Bode.pdf"),
        ("LPT1.pdf", "Bode.pdf"),
        ("", "Bode.pdf"),
        ("...", "Bode.pdf"),
        (".pdf", "pdf.pdf"),
        ("école 🎒", "école 🎒.pdf"),
    ],
)
def test_a_name(said: str, name: str) -> None:
    assert file_name(said, "pdf") == name


@given(st.text(max_size=400))
def test_any_text_becomes_a_name(said: str) -> None:
    name = file_name(said, "xlsx")
    assert name.endswith(".xlsx")
    assert 5 < len(name) <= LONGEST + 5
    assert not set(name) & set('"*:<>?/\\|#%')
    assert name.isprintable() or name == name.strip()
    assert file_name(name, "xlsx") == name, "cleaned once is clean"
