"""A model that an organisation plugs in orders what was found, and cannot do more than that."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.index.embedded import EmbeddedIndex, open_index
from bot.index.reranking import Reranker, RerankerInvalid, load_reranker
from tests.index.contract import found, only, put, source


class Likes:
    """Finds what has a word near to every question, and remembers what it was shown."""

    def __init__(self, word: str = "tweede") -> None:
        self.word = word
        self.seen: list[str] = []

    def similarities(self, question: str, passages: Sequence[str]) -> Sequence[float]:
        assert question
        self.seen += passages
        return [1.0 if self.word in passage else 0.0 for passage in passages]


class Breaks:
    def similarities(self, question: str, passages: Sequence[str]) -> Sequence[float]:
        raise RuntimeError(f"no model for {len(passages)} and {question}")


class Miscounts:
    def similarities(self, question: str, passages: Sequence[str]) -> Sequence[float]:
        return [1.0, float("nan")]


async def filled(folder: Path, reranker: Reranker | None = None) -> EmbeddedIndex:
    index = await open_index(folder, reranker=reranker)
    await put(index, source("een", title="T"), "De fietsvergoeding, een eerste keer.")
    await put(index, source("twee", title="T"), "De fietsvergoeding, een tweede keer en overal.")
    await put(index, source("geheim", title="Tweede", readers=["group:hr"]), "De tweede fietsvergoeding.")
    await index.commit()
    return index


async def test_it_orders_only_what_the_words_found_and_the_asker_may_read(tmp_path: Path) -> None:
    model = Likes()
    index = await filled(tmp_path / "index", model)
    assert await found(index, "fietsvergoeding") == ["twee#0", "een#0"]
    assert model.seen
    assert not any("De tweede" in text for text in model.seen)
    assert await found(index, "fietsvergoeding", only("group:hr")) == ["geheim#0"]
    await index.close()


@pytest.mark.parametrize("model", [None, Breaks(), Miscounts(), Likes("nergens")])
async def test_without_one_or_with_a_broken_one_the_order_is_that_of_the_words(
    tmp_path: Path, model: Reranker | None
) -> None:
    index = await filled(tmp_path / "index", model)
    assert await found(index, "fietsvergoeding") == ["een#0", "twee#0"]
    await index.close()


def test_a_setting_names_what_makes_it() -> None:
    assert isinstance(load_reranker(f"{__name__}:Likes"), Likes)


@pytest.mark.parametrize("name", ["", "nowhere", "nowhere.at.all:make", f"{__name__}:nothing", f"{__name__}:only"])
def test_a_setting_that_names_none_is_refused_by_its_name(name: str) -> None:
    with pytest.raises(RerankerInvalid, match="BODE_RERANKER="):
        load_reranker(name)
