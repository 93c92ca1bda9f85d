"""Numbers and amounts of money as people type them: "12,5", "1 250", "1.250,50", "€ 24,50", "12 euro"."""

import re
from decimal import Decimal
from functools import cache

from bot.words.clean import clean_line
from bot.words.lists import either, every_listed

LONGEST = 40

_PLAIN = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:(?: \d{3})+(?:[.,]\d+)?|(?:\.\d{3})+,\d+|(?:\.\d{3}){2,}|(?:,\d{3})+\.\d+)")
_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}\.\d{3}")
"""Of money, which has no tenths of cents: "3.000" is three thousand. "3,000" stays three, which is asked again."""
_ROUND = re.compile(r"[.,]-+$")
"""24,- is 24."""


def number_understood(text: str) -> Decimal | None:
    """ "1.250" is one and a quarter: whoever takes no three decimals asks again rather than guess."""
    if len(text) > LONGEST * 4:
        return None
    text = clean_line(text)
    if len(text) > LONGEST or not text.isascii():
        return None
    if _PLAIN.fullmatch(text):
        return Decimal(text.replace(",", "."))
    if not _GROUPED.fullmatch(text):
        return None
    last = max(text.rfind("."), text.rfind(","))
    decimal = text[last] if last >= 0 and text.count(text[last]) == 1 else ""
    digits = "".join(char for char in text if char.isdigit() or char in "+-" or char == decimal)
    return Decimal(digits.replace(",", "."))


def amount_understood(text: str) -> Decimal | None:
    """As `number_understood`, with what money is called before or behind it."""
    if len(text) > LONGEST * 4:
        return None
    match = _money().fullmatch(clean_line(text).casefold())
    if match is None:
        return None
    number = _ROUND.sub("", match["number"])
    return number_understood(number.replace(".", "") if _THOUSANDS.fullmatch(number) else number)


@cache
def _money() -> re.Pattern[str]:
    euro = f"(?:{either(name.casefold() for name in every_listed(lambda of: of.money.names))})"
    return re.compile(rf"(?:{euro} ?)?(?P<number>[-+0-9., ]*[0-9](?:[.,]-+)?)(?: ?{euro})?")
