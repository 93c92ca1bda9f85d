"""What every PassageIndex must do. An adapter's test module gives the fixtures `index` and `reopen`."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Collection
from dataclasses import replace

from bot.answer.library.scope import scope_id
from bot.answer.library.source import NOWHERE, Anchor, Passage, Source
from bot.index.base import PassageIndex
from bot.words.languages import Language

Reopen = Callable[[], Awaitable[PassageIndex]]
"""Closes the index without a commit and opens it again."""

ALL = {scope_id({"everyone"})}


def only(*readers: str) -> set[str]:
    """The scope of exactly these readers."""
    return {scope_id(readers)}


def source(id_: str, *, title: str = "", readers: Collection[str] = ("everyone",), language: Language = "nl") -> Source:
    return Source(id_, title or f"Titel {id_}", f"map/{id_}.docx", "", None, language, frozenset(readers), "d1")


def passages(id_: str, *texts: str) -> list[Passage]:
    return [Passage(id_, number, (), NOWHERE, text) for number, text in enumerate(texts)]


async def put(index: PassageIndex, one: Source, *texts: str) -> None:
    await index.put(one, passages(one.id, *texts))


async def found(index: PassageIndex, text: str, scopes: Collection[str] = ALL, limit: int = 10) -> list[str]:
    return [hit.passage.id for hit in await index.search(text, scopes=scopes, limit=limit)]


class PassageIndexContract:
    async def test_what_is_committed_is_found_whole(self, index: PassageIndex) -> None:
        one = replace(
            source("a", title="Verlof & co", readers=("everyone", "group:hr x")), url="https://x.example/?a=b"
        )
        table = (("Soort", "Dagen"), ("Huwelijk", "4"))
        held = [
            Passage(
                "a", 0, ("Deel één", "Hoofdstuk"), Anchor("page", "3"), 'Tekst met "aanhaling" en é\nen een regel.'
            ),
            Passage("a", 1, (), Anchor("sheet", "Blad 1"), "Soort | Dagen\nHuwelijk | 4", table),
        ]
        await index.put(one, held)
        await index.commit()
        for wanted, text in zip(held, ("aanhaling", "huwelijk"), strict=True):
            hit = (await index.search(text, scopes=only("everyone", "group:hr x")))[0]
            assert (hit.source, hit.passage) == (replace(one, readers=frozenset()), wanted)
            assert 0 <= hit.evidence.coverage <= 1
            assert -1 <= hit.evidence.lead <= 1

    async def test_a_word_is_known_to_those_who_may_read_it(self, index: PassageIndex) -> None:
        await put(index, source("a"), "De leerkracht vraagt verlof.")
        await put(index, source("b", readers=("group:hr",)), "Het barema staat vast.")
        await index.commit()
        for word, scopes, known in (
            ("verlof", ALL, True),
            ("leerkrachten", ALL, True),  # in another form
            ("barema", ALL, False),
            ("barema", only("group:hr"), True),
            ("barema", (), False),
            ("verlov", ALL, False),
            ("", ALL, False),
        ):
            assert await index.knows(word, scopes=scopes) is known, word

    async def test_nothing_is_found_before_the_commit(self, index: PassageIndex) -> None:
        await put(index, source("a"), "paspoort")
        assert await found(index, "paspoort") == []
        assert await index.size() == 0
        await index.commit()
        assert await found(index, "paspoort") == ["a#0"]
        assert await index.size() == 1

    async def test_put_replaces_all_of_a_source(self, index: PassageIndex) -> None:
        await put(index, source("a"), "oud paspoort", "oud rijbewijs")
        await put(index, source("b"), "rijbewijs")
        await index.commit()
        await put(index, source("a", readers=("group:x",)), "nieuw paspoort")
        await index.commit()
        assert await found(index, "rijbewijs") == ["b#0"]
        assert await found(index, "paspoort") == []
        assert await found(index, "paspoort", only("group:x")) == ["a#0"]
        assert await index.size() == 2

    async def test_the_last_of_several_puts_before_a_commit_counts(self, index: PassageIndex) -> None:
        await put(index, source("a"), "paspoort")
        await put(index, source("a"), "rijbewijs", "diploma")
        await put(index, source("b"), "attest")
        await index.remove("b")
        await index.commit()
        assert await index.size() == 2
        assert await found(index, "paspoort") == []
        assert await found(index, "attest") == []

    async def test_remove(self, index: PassageIndex) -> None:
        await put(index, source("a"), "paspoort", "paspoort")
        await put(index, source("ab"), "paspoort")
        await index.commit()
        await index.remove("a")
        await index.remove("nooit geweest")
        assert len(await found(index, "paspoort")) == 3
        await index.commit()
        assert await found(index, "paspoort") == ["ab#0"]
        assert await index.size() == 1

    async def test_what_was_committed_stands_after_reopening_and_what_was_not_does_not(
        self, index: PassageIndex, reopen: Reopen
    ) -> None:
        await put(index, source("a"), "paspoort")
        await index.commit()
        await put(index, source("b"), "paspoort")
        again = await reopen()
        assert await found(again, "paspoort") == ["a#0"]
        await put(again, source("c"), "paspoort")
        await again.commit()
        assert set(await found(again, "paspoort")) == {"a#0", "c#0"}

    async def test_other_readers_for_the_same_words(self, index: PassageIndex, reopen: Reopen) -> None:
        table = (("Soort", "Dagen"), ("Huwelijk", "4"))
        one = replace(source("a", readers=("group:hr",)), official=True)
        held = [
            Passage("a", 0, ("Deel",), NOWHERE, "paspoort"),
            Passage("a", 1, (), Anchor("page", "2"), "paspoort", table),
        ]
        await index.put(one, held)
        assert await index.permit(replace(one, readers=frozenset({"group:waiting"})))  # not committed yet
        await index.commit()
        assert len(await found(index, "paspoort", only("group:waiting"))) == 2
        again = await reopen()
        assert await again.permit(replace(one, readers=frozenset({"everyone"})))
        await again.commit()
        hits = await again.search("paspoort", scopes=ALL)
        assert sorted((hit.passage for hit in hits), key=lambda passage: passage.ordinal) == held
        assert {hit.source for hit in hits} == {replace(one, readers=frozenset())}
        assert await found(again, "paspoort", only("group:hr") | only("group:waiting")) == []
        assert await again.size() == 2
        assert not await again.permit(source("nooit geweest"))
        await again.remove("a")
        assert not await again.permit(one)

    async def test_what_it_holds_is_what_was_committed(self, index: PassageIndex) -> None:
        await put(index, source("a"), "paspoort")
        await put(index, source("b"), "paspoort")
        assert not await index.held(["a"])
        await index.commit()
        assert (await index.held(["a", "b", "c", "A", ""])).keys() == {"a", "b"}
        await index.remove("b")
        await index.commit()
        assert (await index.held(["a", "b"])).keys() == {"a"}
        assert not await index.held([])

    async def test_how_it_holds_a_source(self, index: PassageIndex) -> None:
        one = replace(source("a", readers=("everyone", "group:x")), number=7, worded=4)
        await put(index, one, "paspoort")
        await put(index, source("b", readers=()), "paspoort")
        await index.commit()
        held = await index.held(["a", "b"])
        assert held["a"].stands_as(one)
        assert held["a"].stands_as(replace(one, number=9)), "another number alone is nothing to do"
        for other in (replace(one, readers=frozenset({"everyone"})), replace(one, official=True)):
            assert not held["a"].stands_as(other)
            assert held["a"].says_as(other)
        for other in (replace(one, digest="d2"), replace(one, worded=5), replace(one, title="Anders")):
            assert not held["a"].says_as(other)
        assert held["b"].stands_as(source("b", readers=()))
        assert not held["b"].stands_as(source("b"))

    async def test_clear_removes_all_at_the_next_commit(self, index: PassageIndex) -> None:
        await put(index, source("a"), "paspoort")
        await index.commit()
        await put(index, source("b"), "paspoort")
        await index.clear()
        assert await found(index, "paspoort") == ["a#0"]
        await put(index, source("c"), "paspoort")
        await index.commit()
        assert await found(index, "paspoort") == ["c#0"]
        assert not await index.held(["a", "b"])

    async def test_a_claim_writes_as_without(self, index: PassageIndex) -> None:
        async with index.claimed():
            await put(index, source("a"), "paspoort")
            await index.release()
            await index.commit()
        await put(index, source("b"), "paspoort")
        await index.commit()
        assert len(await found(index, "paspoort")) == 2
        await index.complete()
        assert await index.size() == 2

    async def test_no_readers_find_nothing(self, index: PassageIndex) -> None:
        await put(index, source("a"), "paspoort")
        await put(index, source("b", readers=()), "paspoort")
        await index.commit()
        assert await found(index, "paspoort", ()) == []
        assert await found(index, "paspoort", {""}) == []
        assert await found(index, "paspoort") == ["a#0"]

    async def test_a_scope_is_matched_as_a_whole(self, index: PassageIndex) -> None:
        await put(index, source("a", readers=("group:directies",)), "paspoort")
        await index.commit()
        (own,) = only("group:directies")
        for near in (own[:-1], own + "0", own.upper(), "*", "group:directies", scope_id({"group:directie"})):
            assert await found(index, "paspoort", {near}) == [], near
        assert await found(index, "paspoort", {own, *ALL}) == ["a#0"]

    async def test_a_word_that_only_longer_ones_begin_with_finds_them(self, index: PassageIndex) -> None:
        await put(index, source("a"), "Borstvoedingspauzes duren een half uur.")
        await put(index, source("b"), "De borstel staat in de kast.")
        await put(index, source("c", readers=("group:andere",)), "Koffiepauzes duren tien minuten.")
        await index.commit()
        assert await found(index, "borstvoeding") == ["a#0"]
        assert await found(index, "koffiepau") == [], "what others may read begins nothing"
        assert await found(index, "borst") == [], "too short to say so"

    async def test_trimming_against_an_oracle(self, index: PassageIndex) -> None:
        chance = random.Random(7)
        principals = ["everyone", *(f"group:{n}" for n in range(12)), *(f"school:{n}" for n in range(4))]
        topics = ["paspoort", "verlof", "fiets", "laptop", "nascholing"]
        held: dict[str, tuple[frozenset[str], str]] = {}
        for number in range(150):
            readers = frozenset(chance.sample(principals, chance.randint(0, 3)))
            topic = chance.choice(topics)
            held[f"s{number}"] = (readers, topic)
            await put(index, source(f"s{number}", title="T", readers=readers), f"Iets over {topic} nummer {number}.")
        await index.commit()
        for _ in range(300):
            who, topic = frozenset(chance.sample(principals, chance.randint(0, 4))), chance.choice(topics)
            allowed = {id_ for id_, (readers, about) in held.items() if readers & who and about == topic}
            scopes = {scope_id(readers) for readers, _ in held.values() if readers & who}
            hits = await index.search(topic, scopes=scopes, limit=100)
            assert {hit.source.id for hit in hits} == allowed

    async def test_what_may_not_be_read_does_not_crowd_out_what_may(self, index: PassageIndex) -> None:
        for number in range(250):
            await put(index, source(f"geheim{number}", readers=("group:hr",)), "paspoort paspoort paspoort")
        await put(index, source("open"), "Een lange zin waarin ergens ook het woord paspoort eens voorkomt.")
        await index.commit()
        hits = await index.search("paspoort", scopes=ALL, limit=1)
        assert [hit.source.id for hit in hits] == ["open"]

    async def test_best_first_and_no_more_than_asked(self, index: PassageIndex) -> None:
        for number in range(8):
            await put(index, source(f"s{number}"), "Het paspoort " + "en nog iets heel anders " * number)
        await index.commit()
        hits = await index.search("paspoort", scopes=ALL, limit=3)
        assert len(hits) == 3
        assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
        assert await found(index, "paspoort", limit=0) == []

    async def test_title_and_headings_are_found(self, index: PassageIndex) -> None:
        await index.put(
            source("a", title="Kilometervergoeding"), [Passage("a", 0, ("Onkosten",), NOWHERE, "Het is 0,43 euro.")]
        )
        await index.commit()
        assert await found(index, "kilometervergoeding") == ["a#0"]
        assert await found(index, "onkosten") == ["a#0"]

    async def test_anything_may_be_asked(self, index: PassageIndex) -> None:
        await put(index, source("a"), "paspoort")
        await index.commit()
        for text in (
            "",
            " ",
            "?!",
            "de het een",
            'AND OR "(',
            "body:paspoort",
            "*",
            "\x00",
            "🙂",
            "x" * 100_000,
            "a " * 9_999,
        ):
            assert isinstance(await found(index, text), list)

    async def test_searching_while_writing(self, index: PassageIndex) -> None:
        """Every search sees one commit whole: of a source with two passages always both, of one version."""
        stop = False

        async def write() -> None:
            nonlocal stop
            for version in range(15):
                for number in range(10):
                    await put(index, source(f"s{number}"), f"paspoort versie{version}", f"paspoort versie{version}")
                await index.commit()
            stop = True

        async def read() -> int:
            searches = 0
            while not stop:
                hits = await index.search("paspoort", scopes=ALL, limit=100)
                assert len(hits) in {0, 20}
                assert len({hit.passage.text for hit in hits}) <= 1
                searches += 1
            return searches

        _, one, two = await asyncio.gather(write(), read(), read())
        assert one + two > 10
