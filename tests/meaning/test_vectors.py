"""What is kept of a model's numbers: their direction, whole or not at all."""

import math
from array import array
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.library.copies import MOST_BYTES
from bot.answer.library.source import NOWHERE, Passage, Source
from bot.meaning.base import Vector
from bot.meaning.text import meant_text
from bot.meaning.vectors import PART_BYTES, packed, quantized, unpacked

NUMBERS = st.floats(-1, 1, allow_nan=False, width=32).filter(lambda number: abs(number) > 1e-3)


def cosine(one: Sequence[float], other: Sequence[float]) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True)) / (math.hypot(*one) * math.hypot(*other))


def numbers_of(vector: Vector) -> Sequence[float]:
    return array("b", vector).tolist()


@given(st.lists(NUMBERS, min_size=8, max_size=64), st.floats(0.001, 1000))
@pytest.mark.property
def test_the_direction_stays_and_the_length_does_not(numbers: list[float], longer: float) -> None:
    assert cosine(numbers, numbers_of(quantized(numbers))) > 0.999
    assert max(map(abs, numbers_of(quantized([number * longer for number in numbers])))) == 127


def test_a_narrow_vector_uses_the_whole_byte() -> None:
    """The numbers of a model are small: 1 / sqrt(dimensions) and less."""
    one = [0.05, 0.0010, -0.0013] * 128
    other = [0.05, 0.0016, -0.0007] * 128
    assert quantized(one) != quantized(other)


@pytest.mark.parametrize("numbers", [[], [0.0, 0.0], [1.0, math.nan], [math.inf, 1.0]])
def test_what_points_nowhere_is_refused(numbers: list[float]) -> None:
    with pytest.raises(ValueError, match="without a direction"):
        quantized(numbers)


@pytest.mark.parametrize(("count", "dimensions"), [(0, 384), (1, 384), (2000, 384), (300, 3072)])
def test_what_was_packed_comes_back_in_order(count: int, dimensions: int) -> None:
    vectors = [bytes((number + place) % 256 for place in range(dimensions)) for number in range(count)]
    parts = packed(vectors)
    assert len(parts) == max(1, math.ceil(count / (PART_BYTES // dimensions)))
    assert all(len(part) <= MOST_BYTES for part in parts)
    assert unpacked(parts) == vectors


def test_a_vector_that_is_larger_than_a_part_has_one_of_its_own() -> None:
    vectors = [bytes(PART_BYTES // 5)] * 7
    assert [len(unpacked([part])) for part in packed(vectors)] == [5, 2]


DAMAGES: list[Callable[[str], str]] = [
    lambda part: part[:-8],
    lambda part: part[:4],
    lambda _: "",
    lambda part: part[:-5] + ("A" if part[-5] != "A" else "B") + part[-4:],
    lambda part: "é" + part[1:],
]


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_is_noticed(damage: Callable[[str], str]) -> None:
    part = packed([bytes(range(64))] * 3)[0]
    with pytest.raises(ValueError, match=r"."):
        unpacked([damage(part)])


def test_vectors_of_two_models_are_no_vectors_of_one_source() -> None:
    with pytest.raises(ValueError, match="different dimensions"):
        packed([bytes(2), bytes(3)])
    with pytest.raises(ValueError, match="different dimensions"):
        unpacked([*packed([bytes(2)]), *packed([bytes(3)])])


def test_a_passage_is_meant_with_its_title_and_headings() -> None:
    source = Source("a", "Verlof", "verlof.md", "", None, "nl", frozenset())
    passage = Passage("a", 0, ("Verlof", "Ziekte", "Attest"), NOWHERE, "Binnen 24 uur.")
    assert meant_text(source, passage) == "Verlof\nZiekte\nAttest\nBinnen 24 uur."
    assert meant_text(source, Passage("a", 1, (), NOWHERE, "")) == "Verlof"
