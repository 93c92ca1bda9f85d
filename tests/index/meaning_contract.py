"""What every PassageIndex must do with the vectors that it is given; the fixtures are those of the contract."""

import random
from array import array
from collections.abc import Collection, Sequence
from dataclasses import replace

import pytest

from bot.answer.library.scope import scope_id
from bot.answer.library.source import Source
from bot.index.base import Meant, PassageIndex
from tests.index.contract import ALL, Reopen, found, only, put, source

pytest.importorskip("numkong", reason="what compares vectors has no wheel here")

MODEL = "tekens-1"
LEAVE, MONEY, KEYS = (100, 5, 5), (5, 100, 5), (5, 5, 100)
"""Three things that can be meant."""


def vector(numbers: Sequence[int]) -> bytes:
    return array("b", numbers).tobytes()


def meant(numbers: Sequence[int], model: str = MODEL) -> Meant:
    return Meant(model, vector(numbers))


async def give(index: PassageIndex, one: Source, *vectors: Sequence[int], model: str = MODEL) -> None:
    await index.give_meaning(one, model, [vector(numbers) for numbers in vectors])


async def nearest(
    index: PassageIndex, numbers: Sequence[int], scopes: Collection[str] = ALL, text: str = "zzz"
) -> list[str]:
    """By meaning alone, unless a text is given: nothing has its word."""
    hits = await index.search(text, scopes=scopes, meaning=meant(numbers))
    return [hit.passage.id for hit in hits]


async def filled(index: PassageIndex) -> None:
    """Two sources, of two passages and of one."""
    await put(index, source("a", title="Nota"), "De sleutel ligt klaar.", "Wie afwezig is, belt.")
    await put(index, source("b", title="Nota"), "De kilometers tellen mee.")
    await give(index, source("a"), KEYS, LEAVE)
    await give(index, source("b"), MONEY)
    await index.commit()


class MeaningContract:
    async def test_what_means_the_same_is_found_without_a_word_of_it(self, index: PassageIndex) -> None:
        await put(index, source("a", title="Nota"), "De sleutel ligt klaar.", "Wie afwezig is, belt.")
        await give(index, source("a"), KEYS, LEAVE)
        assert await nearest(index, LEAVE) == [], "before the commit"
        await index.commit()
        assert await nearest(index, LEAVE) == ["a#1", "a#0"]
        assert await nearest(index, KEYS) == ["a#0", "a#1"]
        assert await found(index, "zzz") == [], "without a meaning nothing is"

    async def test_the_words_count_beside_the_meaning(self, index: PassageIndex) -> None:
        await filled(index)
        both = await nearest(index, (60, 60, 0), text="kilometers")
        assert both[0] == "b#0"
        assert set(both) == {"a#0", "a#1", "b#0"}
        assert (await nearest(index, LEAVE, text="Wie is afwezig?"))[0] == "a#1"

    async def test_evidence_says_how_near_it_is_and_how_much_nearer_than_another_page(
        self, index: PassageIndex
    ) -> None:
        await filled(index)
        first, *_ = await index.search("kilometers", scopes=ALL, meaning=meant(MONEY))
        assert first.passage.id == "b#0"
        assert first.evidence.cosine == pytest.approx(1.0)
        other = (5 * 100 + 100 * 5 + 5 * 5) / (100**2 + 5**2 + 5**2)
        assert first.evidence.margin == pytest.approx(1 - other)
        (alone,) = await index.search("kilometers", scopes=ALL)
        assert (alone.evidence.cosine, alone.evidence.margin) == (None, None)

    async def test_without_vectors_of_the_model_all_is_as_with_words_alone(self, index: PassageIndex) -> None:
        await filled(index)
        words = await index.search("sleutel afwezig", scopes=ALL)
        for other in (meant(LEAVE, "ander-model"), Meant(MODEL, b"\1\2"), Meant(MODEL, b""), meant((0, 0, 0))):
            assert await index.search("sleutel afwezig", scopes=ALL, meaning=other) == words

    async def test_a_passage_without_a_vector_competes_by_its_words(self, index: PassageIndex) -> None:
        await filled(index)
        await put(index, source("c", title="Nota"), "De fiets en de kilometers van de fiets.")
        await index.commit()
        hits = await index.search("kilometers fiets", scopes=ALL, meaning=meant(MONEY))
        assert hits[0].passage.id == "c#0"
        assert hits[0].evidence.cosine is None
        assert (await nearest(index, MONEY, text="kilometers tellen"))[0] == "b#0"

    async def test_other_words_lose_what_the_old_ones_meant(self, index: PassageIndex, reopen: Reopen) -> None:
        await filled(index)
        await put(index, source("a"), "Iets anders.", "Nog iets anders.")
        assert "a#1" in await nearest(index, LEAVE), "before the commit"
        await index.commit()
        assert await nearest(index, LEAVE) == ["b#0"]
        assert await nearest(await reopen(), LEAVE) == ["b#0"]

    async def test_words_and_their_meaning_in_one_commit(self, index: PassageIndex) -> None:
        await filled(index)
        await put(index, source("a"), "De vergoeding.")
        await give(index, source("a"), MONEY)
        await index.commit()
        assert set(await nearest(index, MONEY)) == {"a#0", "b#0"}

    async def test_what_is_removed_is_not_near_any_more(self, index: PassageIndex, reopen: Reopen) -> None:
        await filled(index)
        await index.remove("a")
        await index.commit()
        assert await nearest(index, LEAVE) == ["b#0"]
        again = await reopen()
        assert await nearest(again, LEAVE) == ["b#0"]
        await again.clear()
        await put(again, source("c"), "Iets.")
        await again.commit()
        assert await nearest(again, LEAVE) == []
        assert await again.models() == frozenset()

    async def test_the_meaning_of_one_model_can_be_taken_back(self, index: PassageIndex) -> None:
        await filled(index)
        await give(index, source("a"), LEAVE, LEAVE, model="ander")
        await give(index, source("a"))
        await index.commit()
        assert await nearest(index, LEAVE) == ["b#0"]
        assert await index.models() == {MODEL, "ander"}
        assert len(await index.search("zzz", scopes=ALL, meaning=meant(LEAVE, "ander"))) == 2

    async def test_other_readers_find_it_by_meaning(self, index: PassageIndex, reopen: Reopen) -> None:
        await filled(index)
        narrowed = source("a", title="Nota", readers=("group:hr",))
        assert await index.permit(narrowed)
        await index.commit()
        for again in (False, True):
            one = await reopen() if again else index
            assert await nearest(one, LEAVE) == ["b#0"]
            assert await nearest(one, LEAVE, only("group:hr")) == ["a#1", "a#0"]

    async def test_of_which_it_has_the_meaning(self, index: PassageIndex) -> None:
        one = source("a")
        assert await index.meant([one], MODEL) == frozenset()
        await filled(index)
        assert await index.meant([one, source("b"), source("c")], MODEL) == {"a", "b"}
        assert await index.meant([one], "ander") == frozenset()
        assert await index.meant([replace(one, worded=3)], MODEL) == frozenset(), "of other words"
        assert await index.meant([source("a", readers=("group:x",))], MODEL) == frozenset(), "for other readers"
        assert await index.meant([], MODEL) == frozenset()

    async def test_vectors_of_earlier_words_find_nothing(self, index: PassageIndex) -> None:
        """As after a kill between the commit of the passages and that of the vectors."""
        await put(index, replace(source("a"), worded=2), "Nieuwe woorden.")
        await give(index, replace(source("a"), worded=1), LEAVE)
        await index.commit()
        assert await nearest(index, LEAVE) == []

    async def test_a_scope_that_the_vectors_still_say_shows_nothing(self, index: PassageIndex) -> None:
        await put(index, source("a", readers=("group:hr",)), "Geheim.")
        await give(index, source("a", readers=("everyone",)), LEAVE)
        await index.commit()
        assert await nearest(index, LEAVE) == []

    async def test_what_was_given_up_is_not_given(self, index: PassageIndex, reopen: Reopen) -> None:
        await filled(index)
        await give(index, source("a"))
        again = await reopen()
        assert (await nearest(again, LEAVE))[0] == "a#1"
        with pytest.raises(RuntimeError):
            async with again.claimed():
                await give(again, source("a"))
                raise RuntimeError
        async with again.claimed():
            await again.commit()
        assert (await nearest(again, LEAVE))[0] == "a#1"

    async def test_meaning_is_trimmed_against_an_oracle(self, index: PassageIndex) -> None:
        chance = random.Random(9)
        principals = ["everyone", *(f"group:{n}" for n in range(8))]
        held: dict[str, frozenset[str]] = {}

        async def change(number: int) -> None:
            readers = frozenset(chance.sample(principals, chance.randint(0, 2)))
            one = source(f"s{number}", title="T", readers=readers)
            if one.id not in held or chance.random() < 0.5:
                await put(index, one, "Een zin.", "Nog een.")
                await give(index, one, *(chance.choices(range(-127, 128), k=8) for _ in range(2)))
                held[one.id] = readers
            elif chance.random() < 0.5:
                await index.permit(one)
                held[one.id] = readers
            else:
                await index.remove(one.id)
                del held[one.id]

        for _ in range(12):
            for _ in range(25):
                await change(chance.randrange(60))
            await index.commit()
            for _ in range(20):
                who = frozenset(chance.sample(principals, chance.randint(0, 4)))
                allowed = {id_ for id_, readers in held.items() if readers & who}
                scopes = {scope_id(readers) for readers in held.values() if readers & who}
                asked = chance.choices(range(-127, 128), k=8)
                hits = await index.search("zzz", scopes=scopes, limit=50, meaning=meant(asked))
                assert {hit.source.id for hit in hits} <= allowed
                assert len(hits) == min(50, 2 * len(allowed))
