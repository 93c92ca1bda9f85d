"""Shows the number that Excel keeps of a moment, days since 1900 or 1904, by a format: `dddd d mmmm`, `[h]:mm`."""

from datetime import date, timedelta
from functools import lru_cache

from bot.content.number_sections import Section, Token

_FROM_1900, _FROM_1904 = date(1899, 12, 30), date(1904, 1, 1)
_NO_SUCH_DAY = 60
"""Excel counts a 29 February 1900; what is before it is one day further."""
_LAST = 2_958_466
"""The first day of the year 10000."""
_DAY = 86_400
SECONDS = {"h": 3600, "m": 60, "s": 1}


def shown_moment(value: float, section: Section, language: str, *, from_1904: bool = False) -> str:
    """ "" for what is no moment: Excel fills such a cell with hashes."""
    elapsed = any(token.kind == "elapsed" for token in section.tokens)
    if not -_LAST < value < _LAST or (value < 0 and not elapsed):
        return ""
    places = max((len(token.text) - 1 for token in section.tokens if token.kind == "fraction"), default=0)
    total = round(abs(value) * _DAY, places)
    days, seconds = divmod(total, _DAY)
    year, month, day, weekday = _date(min(int(days), _LAST - 1), from_1904=from_1904)
    locale = section.locale or language
    half = any(token.kind == "half" for token in section.tokens)
    pieces: list[str] = []
    for at, token in enumerate(section.tokens):
        match token.kind:
            case "elapsed":
                pieces.append(str(int(total // SECONDS[token.text[0]])).zfill(len(token.text)))
            case "half":
                pieces.append(_half(token.text, afternoon=seconds >= _DAY / 2))
            case "fraction":
                pieces.append(f",{int(seconds % 1 * 10**places + 0.5):0{places}}")
            case "moment":
                text = token.text
                if text[0] == "h":
                    hour = int(seconds // 3600)
                    pieces.append(str((hour % 12 or 12) if half else hour).zfill(min(len(text), 2)))
                elif text[0] == "s":
                    pieces.append(str(int(seconds % 60)).zfill(min(len(text), 2)))
                elif text[0] == "m" and len(text) < 3 and _of_minutes(section.tokens, at):
                    pieces.append(str(int(seconds % 3600 // 60)).zfill(len(text)))
                else:
                    pieces.append(_of_date(text, year, month, day, weekday, locale))
            case _:
                pieces.append(token.text)
    return ("-" if value < 0 else "") + "".join(pieces).strip()


def _date(days: int, *, from_1904: bool) -> tuple[int, int, int, int]:
    """Year, month, day and weekday, which counts from Monday."""
    if from_1904:
        found = _FROM_1904 + timedelta(min(days, _LAST - 1463))
    elif days == 0:
        return 1900, 1, 0, 5
    elif days == _NO_SUCH_DAY:
        return 1900, 2, 29, 2
    else:
        found = _FROM_1900 + timedelta(days + (days < _NO_SUCH_DAY))
        if days < _NO_SUCH_DAY:
            return found.year, found.month, found.day, (days + 5) % 7
    return found.year, found.month, found.day, found.weekday()


def _of_minutes(tokens: tuple[Token, ...], at: int) -> bool:
    """An m is minutes after hours and before seconds, else the month."""
    before = next((one.text[0] for one in reversed(tokens[:at]) if one.kind in {"moment", "elapsed"}), "")
    after = next((one.text[0] for one in tokens[at + 1 :] if one.kind in {"moment", "elapsed"}), "")
    return before == "h" or after == "s"


def _half(written: str, *, afternoon: bool) -> str:
    morning, _, later = written.partition("/")
    return later if afternoon else morning


def _of_date(text: str, year: int, month: int, day: int, weekday: int, locale: str) -> str:
    match text[0]:
        case "y" | "e":
            return str(year) if len(text) > 2 or text[0] == "e" else f"{year % 100:02}"
        case "m" | "d" if len(text) < 3:
            return str(month if text[0] == "m" else day).zfill(len(text))
        case "m":
            name = _names(locale, "months", "abbreviated" if len(text) == 3 else "wide")[month - 1]
            return name[:1].upper() if len(text) == 5 else name
        case "d":
            return _names(locale, "days", "abbreviated" if len(text) == 3 else "wide")[weekday]
        case _:
            return ""


@lru_cache(maxsize=100)
def _names(locale: str, kind: str, width: str) -> tuple[str, ...]:
    """Of the months from January, of the days from Monday; in English for a language that nobody knows."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - only where a format asks for names

    try:
        known = Locale.parse(locale)
    except (UnknownLocaleError, ValueError):
        known = Locale.parse("en")
    names = (known.months if kind == "months" else known.days)["format"][width]
    return tuple(names[key].rstrip(".") for key in sorted(names))
