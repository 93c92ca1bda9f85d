"""Puts a sensitivity label in a file, as Office and the information protection clients of Microsoft do."""

import zipfile
import zlib
from pathlib import Path

from tests.content.making import make_pdf

SECRET, PUBLIC = "2096f6a2-d2f7-48be-b329-b73aaa526e5d", "f42aa342-8706-4288-bd11-ebb85995028c"
SITE, ELSEWHERE = "cb46c030-1825-4e81-a295-151c039dbf02", "72f988bf-86f1-41af-91ab-2d7cd011db47"
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_LABELS = "http://schemas.microsoft.com/office/2020/mipLabelMetadata"


def with_parts(file: Path, **parts: str) -> Path:
    """`parts` by their path in the file, / written as __ and . as _DOT_."""
    with zipfile.ZipFile(file, "a") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_DOT_", "."), content)
    return file


def in_properties(
    file: Path, label: str, enabled: str = "true", *, site: str = SITE, name: str = "Vertrouwelijk", more: str = ""
) -> Path:
    """As custom properties, without the tenant where `site` is ""; `more` is a label besides, of this tenant."""
    facts = [(label, "Enabled", enabled), (label, "SiteId", site), (label, "Name", name)]
    facts += [(more, "Enabled", "true"), (more, "SiteId", SITE)] if more else []
    said = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number}" name="MSIP_Label_{whose}_{fact}">'
        f"<vt:lpwstr>{value}</vt:lpwstr></property>"
        for number, (whose, fact, value) in enumerate([one for one in facts if one[2]], 2)
    )
    xml = f'<Properties xmlns="{_PROPERTIES}" xmlns:vt="{_TYPES}">{said}</Properties>'
    return with_parts(file, docProps__custom_DOT_xml=xml)


def in_label_info(
    file: Path, label: str, *, enabled: str = "1", removed: str = "0", site: str = SITE, more: str = ""
) -> Path:
    """As Office does where several people may write at once; `more` is a label of this tenant besides."""
    whose = f'siteId="{{{site}}}" ' if site else ""
    one = f'<clbl:label id="{{{label.upper()}}}" enabled="{enabled}" method="Standard" {whose}'
    one += f'contentBits="0" removed="{removed}"/>'
    other = f'<clbl:label id="{{{more}}}" enabled="1" method="Privileged" siteId="{{{SITE}}}" removed="0"/>'
    xml = f'<clbl:labelList xmlns:clbl="{_LABELS}">{one}{other if more else ""}</clbl:labelList>'
    return with_parts(file, docMetadata__LabelInfo_DOT_xml=xml)


def labelled_pdf(
    file: Path,
    *,
    facts: str = "",
    xmp: bytes = b"",
    packed: bool = False,
    sorted_keys: bool = False,
    packing: str = "",
) -> Path:
    """`facts` is the label in the information dictionary, `xmp` the metadata, packed already where `packing` says
    how."""
    stream = zlib.compress(xmp) if packed else xmp
    packing = packing or (" /Filter /FlateDecode" if packed else "")
    keys = [packing, f" /Length {len(stream)}", " /Subtype /XML", " /Type /Metadata"]
    metadata = f"<<{''.join(keys if sorted_keys else keys[::-1])} >>\nstream\n"
    more = (f"{metadata}{stream.decode('latin-1')}\nendstream",) if xmp else ()
    make_pdf(file, [[(12, 50, "Het dossier van een leerling")]], more=more)
    if facts:
        data = file.read_bytes()
        said = f"/MSIP_Label_{facts}_Enabled (true) /MSIP_Label_{facts}_SiteId ({SITE})"
        file.write_bytes(data.replace(b"<< /Title ()", f"<< {said}".encode()))
    return file


def xmp_of(label: str, **facts: str) -> bytes:
    said = {"Enabled": "true", **facts}
    names = {f"pdfx:MSIP_Label_{label}_{fact}": value for fact, value in said.items()}
    lines = "\n".join(f"<{name}>{value}</{name}>" for name, value in names.items())
    return f"<rdf:Description>{lines}</rdf:Description>".encode()
