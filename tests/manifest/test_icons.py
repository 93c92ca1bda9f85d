"""The icons are of the size and transparency that Teams asks for."""

import io
from pathlib import Path
from typing import cast

from PIL import Image, ImageChops

from tests.manifest.package import files_of, json_of

Colour = tuple[int, int, int, int]

INDIGO = (0x4F, 0x52, 0xB2, 255)
WHITE = (255, 255, 255, 255)


def pixels(image: Image.Image) -> dict[Colour, int]:
    counted = image.convert("RGBA").getcolors(maxcolors=image.width * image.height)
    assert counted is not None
    return {cast("Colour", colour): count for count, colour in counted}


def icon(package: Path, name: str) -> Image.Image:
    image = Image.open(io.BytesIO(files_of(package)[json_of(package, "manifest.json")["icons"][name]]))
    assert image.format == "PNG"
    return image


def test_the_colour_icon_is_a_full_square(package: Path) -> None:
    image = icon(package, "color")
    assert image.size == (192, 192)
    found = pixels(image)
    assert all(colour[3] == 255 for colour in found)
    assert found[INDIGO] > found[WHITE] > 2000
    assert json_of(package, "manifest.json")["accentColor"] == "#4F52B2"


def test_the_sign_stands_inside_the_hexagon_that_teams_cuts(package: Path) -> None:
    image = icon(package, "color").convert("RGB")
    ground = Image.new("RGB", image.size, INDIGO[:3])
    box = ImageChops.difference(image, ground).getbbox()
    assert box is not None
    assert box[0] >= 36
    assert box[1] >= 36
    assert box[2] <= 156
    assert box[3] <= 156


def test_the_outline_icon_is_white_on_nothing(package: Path) -> None:
    image = icon(package, "outline")
    assert image.size == (32, 32)
    assert image.mode == "RGBA"
    found = pixels(image)
    assert {colour[:3] for colour in found if colour[3]} == {WHITE[:3]}
    assert found[WHITE] > 50
    assert all(image.getpixel(corner) == (0, 0, 0, 0) for corner in ((0, 0), (31, 0), (0, 31), (31, 31)))
