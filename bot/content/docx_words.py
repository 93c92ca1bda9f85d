"""Writes a Word paragraph as the page shows it: changes accepted, fields by their result, hidden text left out.

Whatever wraps words (insertions, links, content controls, custom XML) is walked through, but for _LEFT_OUT.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.content.docx_styles import Styles
from bot.content.omml import formula
from bot.content.ooxml import MC, W, chosen, is_on

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_LEFT_OUT = frozenset(
    f"{W}{name}"
    for name in (
        "del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "rubyPr", "rt", "delText",
        "delInstrText", "annotationRef", "footnoteRef", "endnoteRef", "commentReference", "pgNum",
        "fldData", "tbl", "p", "txbxContent",
    )
)  # fmt: skip
_PIECES = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_DRAWN = frozenset({f"{W}drawing", f"{W}pict", f"{W}object"})
_MAX_FIELDS = 40
_MAX_INSTRUCTION = 100
_OF_THE_PAGE = ("PAGE", "NUMPAGES", "SECTIONPAGES")
_TICKED, _EMPTY = "☒", "☐"
_SYMBOLS = {
    "wingdings": {0x6F: _EMPTY, 0x71: _EMPTY, 0xA8: _EMPTY, 0xFC: "✓", 0xFE: "☑", 0xFD: _TICKED, 0x78: _TICKED,
                  0xFB: "✗", 0xE0: "→", 0xDF: "←", 0x28: "☎", 0x2A: "✉", 0xA7: "▪", 0x6C: "●", 0x6E: "■", 0x4A: "☺"},
    "wingdings 2": {0x50: "✓", 0x4F: "✗", 0x52: "☑", 0x54: _TICKED, 0xA3: _EMPTY},
    "webdings": {0x61: "✓", 0x63: _EMPTY, 0x72: "✗"},
    "symbol": {0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xAE: "→", 0xAC: "←", 0xB0: "°", 0xB7: "•",
               0xB9: "≠", 0xBB: "≈", 0xA5: "∞", 0xD6: "√", 0xE5: "∑", 0x61: "α", 0x62: "β", 0x67: "γ", 0x64: "δ",
               0x6C: "λ", 0x6D: "µ", 0x70: "π", 0x73: "σ", 0x77: "ω", 0x44: "Δ", 0x57: "Ω"},
}  # fmt: skip


@dataclass(slots=True)
class Fields:
    """The fields that are open where the text goes on: their beginning can stand paragraphs before their end.

    `shown` of each: its result is what follows, not its instruction.
    """

    open: list["Field"] = field(default_factory=list["Field"])

    @property
    def shown(self) -> bool:
        return all(one.shown and not one.left_out for one in self.open)

    def begin(self, one: "Field") -> None:
        if len(self.open) == _MAX_FIELDS:
            self.open.pop(0)
        self.open.append(one)

    def end_paragraph(self) -> None:
        """An instruction ends with its paragraph, so that one that is never ended hides no more than that."""
        for one in self.open:
            one.shown = True


@dataclass(slots=True)
class Field:
    instruction: str = ""
    shown: bool = False

    @property
    def kind(self) -> str:
        return self.instruction.split(maxsplit=1)[0].upper() if self.instruction.strip() else ""

    @property
    def left_out(self) -> bool:
        return self.kind in _OF_THE_PAGE


@dataclass(slots=True)
class Words:
    """What one paragraph says. `notes`: kind and id of those that it refers to; `drawn`: what is drawn beside it.

    `paged`: it says which page it stands on; that is left out.
    """

    text: str
    notes: list[tuple[str, str]]
    drawn: list[Any]
    paged: bool


def words_of(paragraph: Any, styles: Styles, fields: Fields) -> Words:
    walk = _Walk(styles, fields)
    walk.inside(paragraph)
    fields.end_paragraph()
    return Words("".join(walk.pieces), walk.notes, walk.drawn, walk.paged)


class _Walk:
    def __init__(self, styles: Styles, fields: Fields) -> None:
        self.pieces: list[str] = []
        self.notes: list[tuple[str, str]] = []
        self.drawn: list[Any] = []
        self.paged = False
        self._styles = styles
        self._fields = fields
        self._steps: Mapping[str, Callable[[Any], None]] = {
            f"{W}r": self._run,
            f"{W}fldChar": self._field,
            f"{W}fldSimple": self._simple,
            f"{W}instrText": self._instruction,
            f"{W}footnoteReference": self._note,
            f"{W}endnoteReference": self._note,
            f"{W}sym": self._symbol,
            f"{MC}AlternateContent": self._alternate,
            f"{_MATH}oMath": self._math,
            f"{_MATH}oMathPara": self._math,
        }

    def inside(self, element: Any) -> None:
        for child in element:
            self._one(child)

    def _one(self, child: Any) -> None:
        tag = child.tag
        if tag in _LEFT_OUT:
            return
        if tag == f"{W}t":
            self._write(child.text or "")
        elif tag in _PIECES:
            self._write(_PIECES[tag])
        elif tag in _DRAWN:
            self.drawn.append(child)
        elif tag in self._steps:
            self._steps[tag](child)
        else:
            self.inside(child)

    def _write(self, text: str) -> None:
        if self._fields.shown:
            self.pieces.append(text)

    def _run(self, run: Any) -> None:
        if not self._hidden(run):
            self.inside(run)

    def _alternate(self, alternate: Any) -> None:
        for one in chosen(alternate):
            self._one(one)

    def _symbol(self, sign: Any) -> None:
        self._write(symbol(sign.get(f"{W}font", ""), sign.get(f"{W}char", "")))

    def _note(self, reference: Any) -> None:
        self.notes.append((reference.tag.removeprefix(W).removesuffix("Reference"), reference.get(f"{W}id", "")))

    def _instruction(self, element: Any) -> None:
        if self._fields.open and not self._fields.open[-1].shown:
            self._fields.open[-1].instruction += (element.text or "")[:_MAX_INSTRUCTION]

    def _math(self, element: Any) -> None:
        """Each formula of a display stands on a line of its own."""
        several = element.findall(f"{_MATH}oMath") if element.tag.endswith("Para") else [element]
        self._write("\n".join(map(formula, several)))

    def _hidden(self, run: Any) -> bool:
        properties = run.find(f"{W}rPr")
        if properties is None:
            return False
        if properties.find(f"{W}vanish") is not None:
            return is_on(properties, f"{W}vanish")
        style = properties.find(f"{W}rStyle")
        return style is not None and self._styles[style.get(f"{W}val", "")].hidden

    def _field(self, mark: Any) -> None:
        kind, fields = mark.get(f"{W}fldCharType"), self._fields.open
        if kind == "begin":
            self._write(_form_value(mark.find(f"{W}ffData")))
            self._fields.begin(Field())
        elif kind == "separate" and fields:
            fields[-1].shown = True
        elif kind == "end" and fields:
            self.paged |= fields.pop().left_out

    def _simple(self, element: Any) -> None:
        self._fields.begin(Field(element.get(f"{W}instr", ""), shown=True))
        self.inside(element)
        if self._fields.open:
            self.paged |= self._fields.open.pop().left_out


def _form_value(form: Any) -> str:
    """Of a check box or a list of an old form; what was typed in a text box stands as the field's result."""
    if form is None:
        return ""
    box = form.find(f"{W}checkBox")
    if box is not None:
        state = box if box.find(f"{W}checked") is not None else None
        ticked = is_on(state, f"{W}checked") if state is not None else is_on(box, f"{W}default")
        return _TICKED if ticked else _EMPTY
    choices = form.find(f"{W}ddList")
    if choices is None:
        return ""
    entries = [one.get(f"{W}val", "") for one in choices.iterchildren(f"{W}listEntry")]
    chosen_: Iterator[Any] = (one for name in ("result", "default") for one in choices.iterchildren(f"{W}{name}"))
    at = next(chosen_, None)
    number = "0" if at is None else at.get(f"{W}val", "0")
    return entries[int(number)] if number.isdecimal() and len(number) < 6 and int(number) < len(entries) else ""


def symbol(font: str, code: str) -> str:
    """A sign of one of Windows' fonts of signs, as the character that it draws; "" when nobody knows it."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    table = _SYMBOLS.get(font.casefold())
    at = number - 0xF000 if 0xF000 <= number <= 0xF0FF else number
    if table is not None:
        return table.get(at, "")
    return chr(at) if 0x20 <= at <= 0xFFFF and not 0xD800 <= at <= 0xDFFF else ""
