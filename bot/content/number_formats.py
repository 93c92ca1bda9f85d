"""Shows a number by the format of its cell, as Excel does where Belgium's settings are: 1.234,56 and 31/12/2026.

No library that is kept does this for Python. A format has up to four sections, for what is above, below and equal to
zero, and for text: `number_sections` takes one apart, this module picks it and fills it in.
"""

from collections.abc import Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from bot.content.moments import shown_moment
from bot.content.number_sections import Section, Token, sections_of

BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: '"€ "#,##0;-"€ "#,##0', 6: '"€ "#,##0;-"€ "#,##0',
    7: '"€ "#,##0.00;-"€ "#,##0.00', 8: '"€ "#,##0.00;-"€ "#,##0.00', 9: "0%", 10: "0.00%", 11: "0.00E+00",
    12: "# ?/?", 13: "# ??/??", 14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "dd/mm/yyyy h:mm", 37: "#,##0;-#,##0", 38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00", 41: "#,##0;-#,##0;-", 42: '"€ "#,##0;-"€ "#,##0;"€ "-',
    43: "#,##0.00;-#,##0.00;-", 44: '"€ "#,##0.00;-"€ "#,##0.00;"€ "-', 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0",
    48: "##0.0E+0", 49: "@",
}  # fmt: skip
"""By the number that a file names instead of writing the format; those of dates and money follow the settings."""

_LARGE = 1e15
_EXACT = Context(prec=1000)
"""Figures; a format of 255 characters asks for no more."""


def shown(value: float, code: str, language: str, *, from_1904: bool = False) -> str:
    """`language` is that of names of days and months where the format names none. Dates count from 1900, or 1904."""
    sections = sections_of(code)
    section, negative = _picked(value, sections)
    if section is None:
        return _general(value)
    amount = abs(value)
    if section.is_moment:
        return shown_moment(value if negative else amount, section, language, from_1904=from_1904) or _general(value)
    if not section.has_digits:
        text = _spaced("".join(_general(amount) if one.kind == "general" else one.text for one in section.tokens))
        return f"-{text}" if negative and any(one.kind == "general" for one in section.tokens) else text
    if amount >= _LARGE:
        return _general(value)
    exact = Decimal(repr(amount)) * (Decimal(100) ** section.percents) / (Decimal(1000) ** section.thousands)
    text = _spaced(_filled(section, exact))
    return f"-{text}" if negative and any(c in "123456789" for c in text) else text


def shown_text(text: str, code: str) -> str:
    """A cell of words, which a format can stand in the middle of: `"Klas "@`."""
    sections = sections_of(code)
    for section in sections[3:] or sections[-1:]:
        if any(token.kind == "text" for token in section.tokens):
            return "".join(text if token.kind == "text" else token.text for token in section.tokens).strip()
    return text


def _spaced(text: str) -> str:
    """Without the room that a format leaves so that figures stand in line."""
    return " ".join(text.split())


def _picked(value: float, sections: Sequence[Section]) -> tuple[Section | None, bool]:
    """The section, and whether a minus has to be written before what it shows."""
    numbers = [one for one in sections[:3] if not one.for_text]
    if not numbers:
        return None, False
    if any(one.condition for one in numbers):
        for one in numbers:
            if one.condition is None or one.holds(value):
                return one, value < 0 and not one.only_negative
        return None, False
    if value < 0 and len(numbers) > 1:
        return numbers[1], False
    if value == 0 and len(numbers) > 2:
        return numbers[2], False
    return numbers[0], value < 0


def _general(value: float) -> str:
    """Whole numbers in full, others with the ten figures that a cell has room for."""
    if value == int(value) and abs(value) < _LARGE:
        return str(int(value))
    text = f"{value:.10g}" if abs(value) < _LARGE else f"{value:.6g}"
    if "e" in text:
        figure, _, power = text.partition("e")
        text = f"{figure}E{power[0]}{power[1:].zfill(2)}"
    return text.replace(".", ",")


def _filled(section: Section, value: Decimal) -> str:
    if section.slash is not None:
        return _fraction(section, value)
    exponent = section.exponent
    if exponent is None:
        whole, decimals = _figures(value, _count(section.decimals))
        return _joined(section, whole, decimals).strip()
    power = 0
    step = max(1, _count(section.whole))
    if value:
        power = value.adjusted() - (value.adjusted() % step if step > 1 else 0)
        value = value.scaleb(-power, _EXACT)
    whole, decimals = _figures(value, _count(section.decimals))
    if len(whole) > step:  # 9,99 rounds to 10,0
        power += step
        whole, decimals = _figures(value.scaleb(-step, _EXACT), _count(section.decimals))
    sign = "-" if power < 0 else "+" if exponent.startswith("E+") else ""
    return f"{_joined(section, whole, decimals).strip()}E{sign}{str(abs(power)).zfill(len(exponent) - 2)}"


def _count(tokens: Sequence[Token]) -> int:
    return sum(token.kind == "digit" for token in tokens)


def _figures(value: Decimal, places: int) -> tuple[str, str]:
    """Before and after the comma; rounded as at school, not to even."""
    rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _EXACT)
    whole, _, decimals = f"{rounded:f}".partition(".")
    return ("" if whole == "0" else whole), decimals


def _joined(section: Section, whole: str, decimals: str) -> str:
    """Figures take places from the right before the comma, from the left after it; what is written stays between."""
    pieces: list[str] = []
    places = [token for token in section.whole if token.kind == "digit"]
    padded = _padded(whole, places)
    spare = len(padded) - len(places)
    at = 0
    for token in section.whole:
        if token.kind != "digit":
            pieces.append(token.text)
            continue
        count = spare + 1 if at == 0 else 1
        for figure in padded[at : at + count]:
            left = len(padded) - at - 1
            pieces.append(figure + ("." if section.grouped and left and left % 3 == 0 and figure.strip() else ""))
            at += 1
    kept = _trimmed(decimals, [token for token in section.decimals if token.kind == "digit"])
    if section.point:
        pieces.append(",")
    at = 0
    for token in section.decimals:
        if token.kind == "digit":
            pieces.append(kept[at : at + 1])
            at += 1
        else:
            pieces.append(token.text)
    return "".join((*(one.text for one in section.before), *pieces, *(one.text for one in section.after)))


def _padded(whole: str, places: Sequence[Token]) -> list[str]:
    """One character or none for each place, and more for the first when there are more figures."""
    missing = len(places) - len(whole)
    lead = [{"0": "0", "?": " "}.get(token.text, "") for token in places[: max(0, missing)]]
    needed = next((i for i, one in enumerate(lead) if one == "0"), len(lead))
    return [*(one if i < needed else one or "0" for i, one in enumerate(lead)), *whole]


def _trimmed(decimals: str, places: Sequence[Token]) -> str:
    """Without the zeros at its end whose place does not ask for one."""
    kept = decimals
    while kept and kept[-1] == "0" and places[len(kept) - 1].text != "0":
        kept = kept[:-1]
    return kept


def _fraction(section: Section, value: Decimal) -> str:
    """ "2 1/4"; the whole number is left out of it when the format has no place for one."""
    whole = int(value.to_integral_value(ROUND_DOWN)) if section.whole else 0
    rest = Fraction(value) - whole
    fixed, widest = section.slash or (0, 1)
    below = Fraction(round(rest * fixed), 1) / fixed if fixed else rest.limit_denominator(10**widest - 1)
    if below == 1 and section.whole:
        whole, below = whole + 1, Fraction(0)
    above, under = below.numerator, below.denominator
    if fixed:
        above, under = int(below * fixed), fixed
    text = f"{above}/{under}" if above or not section.whole else ""
    asked = any(token.text == "0" for token in section.whole)
    count = str(whole) if section.whole and (whole or asked or not text) else ""
    found = " ".join(one for one in (count, text) if one)
    return "".join((*(one.text for one in section.before), found, *(one.text for one in section.after))).strip()
