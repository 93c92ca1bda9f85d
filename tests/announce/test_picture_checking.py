"""What a picture is, by its bytes: its kind, and whether Teams shows one of its size."""

from collections.abc import Callable

import pytest

from bot.announce.pictures.checking import KINDS, MOST_PIXELS, Looked, NoPicture, look_at
from bot.file_kinds import MEDIA_TYPES
from tests.announce.drawn import gif, jpeg, png

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><script>alert(1)</script></svg>'


@pytest.mark.parametrize(("kind", "drawn"), [("png", png), ("jpg", jpeg), ("gif", gif)])
def test_it_is_what_it_begins_as(kind: str, drawn: Callable[[int, int], bytes]) -> None:
    assert look_at(drawn(640, 480)) == Looked(kind, 640, 480)
    assert look_at(drawn(MOST_PIXELS, MOST_PIXELS)).kind == kind
    for width, height in ((MOST_PIXELS + 1, 1), (1, MOST_PIXELS + 1)):
        with pytest.raises(NoPicture) as caught:
            look_at(drawn(width, height))
        assert (caught.value.reason, caught.value.width, caught.value.height) == ("pixels", width, height)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        SVG,
        b"<html><body>Meld je aan</body></html>",
        b"RIFF\x24\x00\x00\x00WEBPVP8 ",
        b"%PDF-1.7",
        b"BM\x00\x00",
        png()[:16],
        gif()[:7],
        b"\xff\xd8\xff",
        b"\x89PNG\r\n\x1a\n" + SVG,
        gif(0, 30),
    ],
)
def test_anything_else_is_no_picture(content: bytes) -> None:
    with pytest.raises(NoPicture) as caught:
        look_at(content)
    assert caught.value.reason == "kind"


def test_of_each_kind_it_is_known_as_what_it_is_served() -> None:
    assert {MEDIA_TYPES[kind] for kind in KINDS} == {"image/png", "image/jpeg", "image/gif"}
