"""What every model keeps to: a module that uses it has a fixture `model`."""

from bot.meaning.base import Meaning

VERLOF = "Wie ziek is, meldt dat voor acht uur aan het secretariaat."
FIETS = "De fietsvergoeding bedraagt 0,27 euro per kilometer."
ODD = ["", " ", "\n\n", "a\0b", "\ud800 half", "ß" * 60, "een twee drie " * 20, "日本語 😀 עברית", '"\\\n{}[]']


async def test_as_many_vectors_as_texts_in_their_order(model: Meaning) -> None:
    both = await model.passages([VERLOF, FIETS])
    assert [*both] == [*await model.passages([VERLOF]), *await model.passages([FIETS])]
    assert both[0] != both[1]
    assert not await model.passages([])


async def test_a_text_means_the_same_tomorrow(model: Meaning) -> None:
    assert await model.question(VERLOF) == await model.question(VERLOF)


async def test_all_vectors_have_the_same_dimensions(model: Meaning) -> None:
    vectors = [await model.question(FIETS), *await model.passages([VERLOF, FIETS])]
    assert len({len(vector) for vector in vectors}) == 1


async def test_whatever_is_typed_gets_a_vector(model: Meaning) -> None:
    dimensions = len(await model.question(FIETS))
    assert {len(vector) for vector in await model.passages(ODD)} == {dimensions}
    for text in ODD:
        assert len(await model.question(text)) == dimensions


async def test_a_model_has_a_name(model: Meaning) -> None:
    assert model.name.isascii()
    assert model.name.isprintable()
    assert " " not in model.name
