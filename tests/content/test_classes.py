"""A file has the class of its label; what is above the class up to which its library is indexed is never read."""

import zlib
from base64 import b85encode
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer

from bot.answer.library.class_limit import ClassLimit
from bot.content import labels
from bot.content.base import Changed, Entry, Reason, Unreadable
from bot.content.extract import extract
from bot.content.extraction import Limits
from bot.content.files import Files
from bot.content.folder import Folder
from bot.content.outline import CannotRead
from tests.content.labelling import (
    ELSEWHERE,
    PUBLIC,
    SECRET,
    SITE,
    in_label_info,
    in_properties,
    labelled_pdf,
    with_parts,
    xmp_of,
)
from tests.content.making import OLE, make_docx, make_pdf, make_pptx, make_xlsx

CLASSES = ((SECRET, 4), (PUBLIC, 1), ("intern", 3))
UP_TO_3 = ClassLimit(3, 2, SITE, CLASSES)
STRANGE = "aaaaaaaa-1111-4111-8111-111111111111"
ABOVE, UNKNOWN = Reason.ABOVE_CLASS, Reason.UNKNOWN_LABEL


def read(file: Path, limit: ClassLimit = UP_TO_3, never: tuple[str, ...] = ()) -> Reason | None:
    """None: it is read."""
    try:
        extract(file, never=never, limit=limit)
    except CannotRead as problem:
        return problem.reason
    return None


@pytest.mark.parametrize("make", [make_docx, make_pptx, make_xlsx])
@pytest.mark.parametrize("label", [in_properties, in_label_info])
@pytest.mark.parametrize(("id_", "highest", "reason"), [(SECRET, 3, ABOVE), (SECRET, 4, None), (PUBLIC, 1, None)])
def test_an_office_file_has_the_class_of_its_label(
    tmp_path: Path,
    make: Callable[[Path], Path],
    label: Callable[[Path, str], Path],
    id_: str,
    highest: int,
    reason: Reason | None,
) -> None:
    suffix = make.__name__.rpartition("_")[2]
    assert read(label(make(tmp_path / f"plan.{suffix}"), id_), ClassLimit(highest, 5, SITE, CLASSES)) is reason


def test_without_a_label_it_has_the_class_that_its_library_says(tmp_path: Path) -> None:
    files = [make_docx(tmp_path / "a.docx"), make_pdf(tmp_path / "a.pdf", [[(12, 50, "Een tekst")]])]
    (tmp_path / "a.md").write_text("# Gids\n\nEen tekst.\n", "utf-8")
    for file in (*files, tmp_path / "a.md"):
        assert read(file, ClassLimit(2, 2, SITE, CLASSES)) is None
        assert read(file, ClassLimit(2, 3, SITE, CLASSES)) is ABOVE


def test_a_label_that_was_taken_off_is_none(tmp_path: Path) -> None:
    limit = ClassLimit(3, 4, SITE, CLASSES)
    plain = in_label_info(make_docx(tmp_path / "b.docx"), SITE, enabled="0", removed="1")
    for file in (in_properties(make_docx(tmp_path / "a.docx"), PUBLIC, enabled="false"), plain):
        assert read(file, limit) is ABOVE, "it has none, and its library says what that is"
        assert read(file) is None


def test_of_several_labels_the_highest_class_counts_and_one_that_is_not_known_forbids(tmp_path: Path) -> None:
    assert read(in_label_info(make_docx(tmp_path / "a.docx"), PUBLIC, more=SECRET)) is ABOVE
    assert read(in_properties(make_docx(tmp_path / "b.docx"), PUBLIC, more=SECRET)) is ABOVE
    assert read(in_label_info(in_properties(make_docx(tmp_path / "c.docx"), PUBLIC), SECRET)) is ABOVE
    assert read(in_properties(make_docx(tmp_path / "d.docx"), PUBLIC, more=STRANGE)) is UNKNOWN
    assert read(in_label_info(make_docx(tmp_path / "e.docx"), PUBLIC, more=PUBLIC)) is None


def test_a_label_of_another_tenant_is_not_known_and_beside_an_own_one_it_says_nothing(tmp_path: Path) -> None:
    """Labels that Microsoft gives everybody have the same ids in every tenant."""
    assert read(in_properties(make_docx(tmp_path / "a.docx"), PUBLIC, site=ELSEWHERE)) is UNKNOWN
    assert read(in_label_info(make_docx(tmp_path / "b.docx"), PUBLIC, site=ELSEWHERE)) is UNKNOWN
    assert read(in_properties(make_docx(tmp_path / "c.docx"), PUBLIC, site="")) is UNKNOWN, "it does not say whose"
    assert read(in_properties(make_docx(tmp_path / "d.docx"), STRANGE, site=ELSEWHERE, more=PUBLIC)) is None
    assert read(in_label_info(make_docx(tmp_path / "e.docx"), STRANGE, site=ELSEWHERE, more=SECRET)) is ABOVE
    named = in_properties(make_docx(tmp_path / "f.docx"), STRANGE, site=ELSEWHERE, name="Intern")
    assert read(named) is UNKNOWN, "others call theirs so too"


def test_a_label_that_does_not_say_whose_it_is_counts_beside_an_own_one(tmp_path: Path) -> None:
    """And alone it lets nothing in."""
    secret = in_properties(make_docx(tmp_path / "a.docx"), SECRET, site="", more=PUBLIC)
    assert read(secret) is ABOVE
    assert read(secret, ClassLimit(4, 2, SITE, CLASSES)) is None
    assert read(in_label_info(make_docx(tmp_path / "b.docx"), SECRET, site="", more=PUBLIC)) is ABOVE
    both = in_properties(make_docx(tmp_path / "c.docx"), SECRET, site="")
    assert read(in_label_info(both, PUBLIC)) is ABOVE
    assert read(in_properties(make_docx(tmp_path / "d.docx"), PUBLIC, site="", more=PUBLIC)) is None
    named = in_properties(make_docx(tmp_path / "e.docx"), STRANGE, site="", name="Intern", more=PUBLIC)
    assert read(named) is None
    assert read(named, ClassLimit(2, 2, SITE, CLASSES)) is ABOVE
    assert read(in_properties(make_docx(tmp_path / "f.docx"), STRANGE, site="", more=PUBLIC)) is UNKNOWN
    assert read(in_label_info(make_docx(tmp_path / "g.docx"), PUBLIC, site="")) is UNKNOWN


def test_a_label_is_known_by_its_id_and_else_by_its_name(tmp_path: Path) -> None:
    named = in_properties(make_docx(tmp_path / "a.docx"), STRANGE, name="INTERN")
    assert read(named) is None
    assert read(named, ClassLimit(2, 2, SITE, CLASSES)) is ABOVE
    assert read(in_properties(make_docx(tmp_path / "b.docx"), SECRET, name="Intern")) is ABOVE, "the id decides"
    assert read(in_properties(make_docx(tmp_path / "c.docx"), STRANGE, name="Geheim")) is UNKNOWN


def test_where_no_label_has_a_class_none_is_known(tmp_path: Path) -> None:
    assert read(in_properties(make_docx(tmp_path / "a.docx"), PUBLIC), ClassLimit(4, 1)) is UNKNOWN
    assert read(in_properties(make_docx(tmp_path / "b.docx"), PUBLIC, site=""), ClassLimit(4, 1)) is UNKNOWN
    assert read(make_docx(tmp_path / "c.docx"), ClassLimit(4, 1)) is None


def of_site(label: str, site: str = SITE, **facts: str) -> bytes:
    return xmp_of(label, SiteId=site, **facts)


@pytest.mark.parametrize(
    ("xmp", "reason"),
    [
        (of_site(SECRET), ABOVE),
        (of_site(SECRET.upper()), ABOVE),
        (of_site(SECRET).decode().encode("utf-16-be"), ABOVE),
        (of_site(PUBLIC), None),
        (of_site(PUBLIC, ELSEWHERE), UNKNOWN),
        (xmp_of(PUBLIC), UNKNOWN),
        (of_site(STRANGE), UNKNOWN),
        (of_site(STRANGE, Name="Intern"), None),
        (of_site(STRANGE, Name="Int&#101;rn"), None),
        (of_site(STRANGE, Enabled="false"), None),
        (of_site(PUBLIC) + of_site(SECRET), ABOVE),
        (of_site(PUBLIC) + xmp_of(SECRET), ABOVE),
        (of_site(PUBLIC) + xmp_of(STRANGE), UNKNOWN),
        (f'<a x:MSIP_Label_{SECRET}_Enabled="true" x:MSIP_Label_{SECRET}_SiteId="{SITE}"/>'.encode(), ABOVE),
    ],
)
@pytest.mark.parametrize("packed", [False, True])
def test_a_pdf_has_the_class_of_the_label_in_its_metadata(
    tmp_path: Path, xmp: bytes, reason: Reason | None, packed: bool
) -> None:
    assert read(labelled_pdf(tmp_path / "plan.pdf", xmp=xmp, packed=packed)) is reason


@pytest.mark.parametrize(("label", "reason"), [(SECRET, ABOVE), (PUBLIC, None), (STRANGE, UNKNOWN)])
def test_a_pdf_has_the_class_of_the_label_in_its_information_dictionary(
    tmp_path: Path, label: str, reason: Reason | None
) -> None:
    assert read(labelled_pdf(tmp_path / "plan.pdf", facts=label)) is reason
    assert read(packed_facts(tmp_path / "los.pdf", label)) is reason, "also where that is packed with other objects"


def packed_facts(file: Path, label: str) -> Path:
    """The information dictionary in a stream of objects, as programs of now write it."""
    facts = f"<< /MSIP_Label_{label}_Enabled (True) /MSIP_Label_{label}_SiteId ({SITE}) >>"
    text = "BT /F1 12 Tf 60 700 Td (Het dossier van een leerling) Tj ET"
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    held = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"]
    held += ["<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 6 0 R "]
    held[-1] += f"/Resources << /Font << /F1 {font} >> >> >>"
    held += [facts]
    places: list[str] = []
    body = ""
    for number, one in enumerate(held, start=1):
        places.append(f"{number} {len(body)}")
        body += f"{one} "
    head = " ".join(places) + " "
    stream = zlib.compress((head + body).encode())
    out = bytearray(b"%PDF-1.5\n")
    holder = len(out)
    out += b"5 0 obj\n<< /Type /ObjStm /N 4 /First %d /Filter /FlateDecode /Length %d >>\n" % (len(head), len(stream))
    out += b"stream\n%s\nendstream\nendobj\n" % stream
    contents = len(out)
    out += b"6 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (len(text), text.encode())
    start = len(out)
    rows = [(0, 0, 255), *((2, 5, index) for index in range(4)), (1, holder, 0), (1, contents, 0), (1, start, 0)]
    table = b"".join(kind.to_bytes(1) + where.to_bytes(4) + index.to_bytes(1) for kind, where, index in rows)
    out += b"7 0 obj\n<< /Type /XRef /W [1 4 1] /Size 8 /Root 1 0 R /Info 4 0 R /Length %d >>\n" % len(table)
    out += b"stream\n%s\nendstream\nendobj\n" % table
    out += b"startxref\n%d\n%%%%EOF\n" % start
    file.write_bytes(bytes(out))
    return file


async def test_what_cannot_be_looked_into_has_no_class_that_is_known(tmp_path: Path) -> None:
    """What was read of it before had one."""
    files = Files(limit=UP_TO_3)
    (tmp_path / "wachtwoord.docx").write_bytes(OLE + bytes(9000) + "EncryptionInfo".encode("utf-16-le") + bytes(5000))
    (tmp_path / "stuk.docx").write_bytes(b"PK\x03\x04 niets")
    make_pdf(tmp_path / "slot.pdf", [[(12, 50, "Een tekst")]], encrypted=True)
    bomb = in_label_info(make_docx(tmp_path / "bom.docx"), PUBLIC)
    with_parts(bomb, docProps__custom_DOT_xml='<!DOCTYPE a [<!ENTITY b "c">]><a>' + "&b;" * 3)
    try:
        for name in ("wachtwoord.docx", "stuk.docx", "slot.pdf", "bom.docx"):
            entry = Entry(name, name, "1", frozenset({"everyone"}))
            assert await files.read(tmp_path / name, entry, None) == Unreadable(name, Reason.NO_CLASS), name
    finally:
        await files.close()
    assert files.unread("a.docx", Reason.TOO_LARGE) is Reason.NO_CLASS
    assert files.unread("a.md", Reason.TOO_LARGE) is Reason.TOO_LARGE, "it cannot have a label"
    assert Files(limit=ClassLimit(1, 2)).unread("a.md", Reason.TOO_LARGE) is ABOVE
    assert files.unread("a.docx", Reason.VANISHED) is Reason.VANISHED
    assert Files().unread("a.docx", Reason.TOO_LARGE) is Reason.TOO_LARGE


def test_a_pdf_that_is_encrypted_may_have_a_label_that_nobody_sees(tmp_path: Path) -> None:
    file = sealed_pdf(tmp_path / "dicht.pdf")
    extract(file)
    assert read(file) is Reason.NO_CLASS


def sealed_pdf(file: Path) -> Path:
    """As one that everybody may read and nobody change."""
    make_pdf(file, [[(12, 50, "Een tekst")]])
    with file.open("rb") as source:
        writer = copy_into_new_writer(PdfFileReader(source))
        writer.encrypt(owner_pass="eigenaar", user_pass="")
        sealed = file.with_suffix(".sealed")
        with sealed.open("wb") as target:
            writer.write(target)
    return sealed.rename(file)


def test_a_label_that_is_never_read_is_named_so_first(tmp_path: Path) -> None:
    assert read(in_properties(make_docx(tmp_path / "a.docx"), SECRET), never=(SECRET,)) is Reason.LABELLED


def test_another_limit_is_a_reason_to_look_again() -> None:
    limits = (None, UP_TO_3, ClassLimit(2, 2, SITE, CLASSES), ClassLimit(3, 2, ELSEWHERE, CLASSES), ClassLimit(3, 2))
    assert len({Files(limit=limit).digest("a.docx", "1") for limit in limits}) == len(limits)
    turned = ClassLimit(3, 2, SITE, CLASSES[::-1])
    assert Files(limit=turned).digest("a.docx", "1") == Files(limit=UP_TO_3).digest("a.docx", "1")
    assert Files(limit=UP_TO_3).digest("a.md", "1") == "1", "it was indexed, and still is"
    assert Files(limit=ClassLimit(1, 2)).digest("a.md", "1") != "1"


async def test_a_file_of_a_folder_that_grows_too_large_is_kept_no_longer(tmp_path: Path) -> None:
    in_properties(make_docx(tmp_path / "plan.docx"), PUBLIC)
    (tmp_path / "gids.md").write_text("# Gids\n", "utf-8")
    library = Folder(tmp_path, name="Gids", limits=Limits(size=3), limit=UP_TO_3)
    (stretch,) = [one async for one in library.changes("", {})]
    problems = {one.entry.path: one.entry.problem for one in stretch.items if isinstance(one, Changed)}
    assert problems == {"plan.docx": Reason.NO_CLASS, "gids.md": Reason.TOO_LARGE}
    await library.close()


def test_a_label_is_found_far_into_a_long_stream_and_beyond_what_is_unpacked_there_may_be_one(tmp_path: Path) -> None:
    noise = Random(1).randbytes(labels.CHUNK).hex().encode()
    assert read(labelled_pdf(tmp_path / "a.pdf", xmp=noise + of_site(SECRET), packed=True)) is ABOVE
    beyond = b" " * labels.MOST_UNPACKED + of_site(SECRET)
    assert read(labelled_pdf(tmp_path / "b.pdf", xmp=beyond, packed=True)) is Reason.NO_CLASS
    extract(tmp_path / "b.pdf")
    unsaid = labelled_pdf(tmp_path / "d.pdf", xmp=zlib.compress(beyond), packing=" /Kept true")
    assert read(unsaid) is Reason.NO_CLASS
    assert read(labelled_pdf(tmp_path / "c.pdf", xmp=beyond[1000:], packed=True)) is ABOVE


def up(text: bytes) -> bytes:
    """Rows of eight bytes, each as what it adds to the one above it, as PNG has it."""
    rows = [bytes(8), *(text[at : at + 8].ljust(8) for at in range(0, len(text), 8))]
    return b"".join(
        b"\2" + bytes((mine - above) % 256 for mine, above in zip(row, before, strict=True))
        for before, row in pairwise(rows)
    )


SEALED = of_site(SECRET)
FLATE = zlib.compress(SEALED)
NOT_SEEN = {
    "hexadecimal": ("/Filter /ASCIIHexDecode", SEALED.hex().encode() + b">"),
    "twice": ("/Filter [/ASCII85Decode /FlateDecode]", b85encode(FLATE) + b"~>"),
    "otherwise inside": ("/Filter [ /FlateDecode /ASCIIHexDecode ]", zlib.compress(SEALED.hex().encode() + b">")),
    "elsewhere": ("/Filter 9 0 R", FLATE[2:]),
    "in other letters": ("/F#69lter /ASCIIHexDecode", SEALED.hex().encode() + b">"),
    "not as zlib": ("/Filter /FlateDecode", b"\0" + FLATE),
    "breaks off": ("/Filter /FlateDecode", zlib.compress(b" " * 5000 + Random(1).randbytes(900) + SEALED)[:600]),
    "by rows": ("/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 8 >>", zlib.compress(up(SEALED))),
    "by rows elsewhere": ("/Filter [/FlateDecode] /DecodeParms 9 0 R", zlib.compress(up(SEALED))),
}


@pytest.mark.parametrize("sorted_keys", [False, True])
@pytest.mark.parametrize(("packing", "stream"), NOT_SEEN.values(), ids=NOT_SEEN)
def test_what_is_packed_so_that_nobody_sees_it_may_be_a_label(
    tmp_path: Path, packing: str, stream: bytes, sorted_keys: bool
) -> None:
    file = labelled_pdf(tmp_path / "plan.pdf", xmp=stream, packing=f" {packing}", sorted_keys=sorted_keys)
    extract(file)
    assert read(file) is Reason.NO_CLASS


@pytest.mark.parametrize(
    "packing",
    ["/Filter/FlateDecode", "/Filter [ /FlateDecode ]", "/Filter /FlateDecode /DecodeParms << /Predictor 1 >>"],
)
@pytest.mark.parametrize(("xmp", "reason"), [(b"<x/>", None), (of_site(PUBLIC), None), (SEALED, ABOVE)])
def test_flate_alone_is_seen_through(tmp_path: Path, packing: str, xmp: bytes, reason: Reason | None) -> None:
    for number, sorted_keys in enumerate((False, True)):
        file = tmp_path / f"plan{number}.pdf"
        labelled_pdf(file, xmp=zlib.compress(xmp), packing=f" {packing}", sorted_keys=sorted_keys)
        assert read(file) is reason


@pytest.mark.parametrize("line", [b"\r", b"\r\n", b" \n"])
def test_a_stream_begins_after_any_end_of_a_line(tmp_path: Path, line: bytes) -> None:
    file = labelled_pdf(tmp_path / "plan.pdf", xmp=FLATE, packing=" /Filter /FlateDecode")
    before, after = file.read_bytes().split(b"stream\n" + FLATE[:9])
    file.write_bytes(before + b"stream" + line + FLATE[:9] + after)
    assert read(file) is ABOVE
