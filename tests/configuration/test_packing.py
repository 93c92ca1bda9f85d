"""Files of any size and text go into documents that a store takes, and come out as they were."""

from hypothesis import given
from hypothesis import strategies as st

from bot.configuration.packing import packed, unpacked
from bot.configuration.version import VersionText
from bot.store.base import MAX_BODY_BYTES, Put
from bot.store.documents import check_commit, declared
from bot.store.kinds import CONFIGURATION_TEXT

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=50).map(str.encode)
FILES = st.dictionaries(st.sampled_from(["a.toml", "b.toml", "é.toml"]), TEXTS, min_size=1)
PARTS = st.dictionaries(st.sampled_from(["forms", "topics"]), FILES)


@given(PARTS)
def test_what_is_packed_comes_out_as_it_was(parts: dict[str, dict[str, bytes]]) -> None:
    assert unpacked([piece for document in packed(parts) for piece in document]) == parts


def test_the_longest_texts_of_the_widest_characters_fit() -> None:
    widest = {f"{number}.toml": (sign * 450_000).encode() for number, sign in enumerate(("\x01", "🙂", "é", "x", '"'))}
    documents = packed({"forms": widest})
    assert unpacked([piece for document in documents for piece in document]) == {"forms": widest}
    for at, pieces in enumerate(documents):
        body = {
            "number": 1,
            "token": "12345678",
            "at": at,
            "pieces": [{"part": piece.part, "file": piece.file, "text": piece.text} for piece in pieces],
            "organisation": "x" * 20,
        }
        id_ = VersionText(1, "12345678", at).id
        assert check_commit(declared([CONFIGURATION_TEXT]), "p", [Put(CONFIGURATION_TEXT.name, id_, body)])
    assert MAX_BODY_BYTES * len(documents) < 4 * sum(map(len, widest.values())) + MAX_BODY_BYTES
