"""Takes a number format of Excel apart: sections, and in each what is a figure's place, a date's part, or written."""

import operator
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from locale import windows_locale

MAX_CODE = 255
"""Characters; Excel takes no more."""

_TOKEN = re.compile(
    r"""(?P<quoted>"[^"]*"?) | \\(?P<escaped>.?) | _(?P<space>.?) | \*(?P<fill>.?) | \[(?P<bracket>[^\]]*)\]?
        | (?P<general>General|Standaard|Standard) | (?P<half>AM/PM|A/P) | (?P<fraction>\.0+(?=[^0\#?]|$))
        | (?P<moment>y+|m+|d+|h+|s+|e+(?![+-])|b+(?=[^a-z]|$)|g+(?=[^a-z]|$)) | (?P<exponent>E[+-]0+)
        | (?P<digit>[0\#?]) | (?P<point>\.) | (?P<comma>,) | (?P<slash>/) | (?P<text>@) | (?P<percent>%)
        | (?P<written>.)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:[.,]\d+)?(?:E[+-]?\d+)?)", re.IGNORECASE)
_COMPARED: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "=": operator.eq, "<>": operator.ne,
}  # fmt: skip
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_FIXED = re.compile(r"\d+")
_SYSTEM = {"F800": "dddd d mmmm yyyy", "F400": "h:mm:ss", "x-sysdate": "dddd d mmmm yyyy", "x-systime": "h:mm:ss"}


@dataclass(frozen=True, slots=True)
class Token:
    """`kind`: written, digit, point, moment, elapsed, half (of the day), fraction (of a second), general, text."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """`whole` and `decimals` are places of figures with what is written between them, `before` and `after` the rest.

    `slash`: of a fraction, the number below it (0: any), and how many figures that may have. `locale` is one of
    Windows, such as nl_BE, or "".
    """

    tokens: tuple[Token, ...]
    condition: tuple[str, float] | None = None
    locale: str = ""
    before: tuple[Token, ...] = ()
    whole: tuple[Token, ...] = ()
    decimals: tuple[Token, ...] = ()
    after: tuple[Token, ...] = ()
    point: bool = False
    grouped: bool = False
    percents: int = 0
    thousands: int = 0
    exponent: str | None = None
    slash: tuple[int, int] | None = None

    @property
    def is_moment(self) -> bool:
        return any(token.kind in {"moment", "elapsed", "half"} for token in self.tokens)

    @property
    def for_text(self) -> bool:
        return any(token.kind == "text" for token in self.tokens)

    @property
    def has_digits(self) -> bool:
        return any(token.kind == "digit" for token in (*self.whole, *self.decimals)) or self.slash is not None

    @property
    def only_negative(self) -> bool:
        return self.condition is not None and self.condition[0] in {"<", "<="} and self.condition[1] <= 0

    def holds(self, value: float) -> bool:
        if self.condition is None:
            return True
        sign, limit = self.condition
        return _COMPARED[sign](value, limit)


@lru_cache(maxsize=1000)
def sections_of(code: str) -> Sequence[Section]:
    """At most four; at least one, which is empty for a format that shows nothing."""
    parts: list[list[re.Match[str]]] = [[]]
    for match in _TOKEN.finditer(code[:MAX_CODE]):
        if match["written"] == ";":
            parts.append([])
        else:
            parts[-1].append(match)
    return tuple(map(_section, parts[:4]))


def _section(matches: Sequence[re.Match[str]]) -> Section:
    tokens: list[Token] = []
    condition: tuple[str, float] | None = None
    locale, system = "", ""
    for match in matches:
        if match["bracket"] is None:
            tokens.append(_token(match))
            continue
        inside = match["bracket"]
        if found := _CONDITION.fullmatch(inside):
            condition = found[1], float(found[2].replace(",", "."))
        elif _ELAPSED.fullmatch(inside):
            tokens.append(Token("elapsed", inside.lower()))
        elif inside.startswith("$"):
            sign, _, code = inside[1:].rpartition("-") if "-" in inside else (inside[1:], "", "")
            locale, system = _locale(code) or locale, _SYSTEM.get(code, system)
            tokens.append(Token("written", sign))
    if system and any(token.kind == "moment" for token in tokens):
        return Section(tuple(_token(match) for match in _TOKEN.finditer(system)))
    return _with_places(tokens, condition, locale)


def _token(match: re.Match[str]) -> Token:
    kind, text = match.lastgroup or "written", match[0]
    match kind:
        case "quoted":
            return Token("written", text.strip('"'))
        case "escaped":
            return Token("written", match["escaped"])
        case "space":
            return Token("written", " ")
        case "fill":
            return Token("written", " " if match["fill"] == " " else "")
        case "moment" | "half":
            return Token(kind, text.lower() if kind == "moment" else text)
        case _:
            return Token(kind, text)


def _locale(code: str) -> str:
    """The last four figures name it; those before them a calendar and signs of numbers."""
    try:
        return windows_locale.get(int(code, 16) & 0xFFFF, "")
    except ValueError:
        return code.replace("-", "_") if re.fullmatch(r"[a-z]{2}-[A-Z]{2}", code) else ""


def _with_places(tokens: list[Token], condition: tuple[str, float] | None, locale: str) -> Section:
    if any(token.kind in {"moment", "elapsed", "half"} for token in tokens):
        return Section(tuple(tokens), condition, locale)
    tokens = [part for token in tokens for part in _split(token)]
    if any(token.kind == "slash" for token in tokens) and (found := _of_fraction(tokens, condition, locale)):
        return found
    exponent = next((token.text for token in tokens if token.kind == "exponent"), None)
    digits = [at for at, token in enumerate(tokens) if token.kind == "digit"]
    percents = sum(token.kind == "percent" for token in tokens)
    if not digits:
        return Section(tuple(map(_plain, tokens)), condition, locale, percents=percents)
    first, last = digits[0], digits[-1]
    point = next((at for at, token in enumerate(tokens) if token.kind == "point"), None)
    if point is not None and point < first:
        first = point
    if point is not None and point > last:
        last = point
    end = last + 1 if point is None else point
    commas = [at for at in range(first, len(tokens)) if tokens[at].kind == "comma"]
    grouped = any(at < max((one for one in digits if one < end), default=0) for at in commas)
    run = last + 1
    while run < len(tokens) and tokens[run].kind == "comma":
        run += 1
    thousands = run - last - 1 + sum(1 for at in commas if point is not None and _before_point(tokens, at, point))
    return Section(
        tuple(map(_plain, tokens)),
        condition,
        locale,
        before=_written(tokens[:first]),
        whole=_written(tokens[first:end], grouped=True),
        decimals=_written(tokens[end + 1 : last + 1]) if point is not None else (),
        after=_written(tokens[run:]),
        point=point is not None,
        grouped=grouped,
        percents=percents,
        thousands=thousands,
        exponent=exponent,
    )


def _before_point(tokens: Sequence[Token], at: int, point: int) -> bool:
    return at < point and all(token.kind == "comma" for token in tokens[at:point])


def _split(token: Token) -> list[Token]:
    """`.00` is a fraction of a second in a moment, and places of figures everywhere else."""
    if token.kind != "fraction":
        return [token]
    return [Token("point", "."), *(Token("digit", "0") for _ in token.text[1:])]


def _plain(token: Token) -> Token:
    return token if token.kind in {"digit", "point", "general", "text", "written"} else Token("written", token.text)


def _written(tokens: Sequence[Token], *, grouped: bool = False) -> tuple[Token, ...]:
    """`grouped`: a comma among these is none that is written."""
    kept = (token for token in tokens if token.kind != "exponent" and not (grouped and token.kind == "comma"))
    return tuple(map(_plain, kept))


def _of_fraction(tokens: list[Token], condition: tuple[str, float] | None, locale: str) -> Section | None:
    """`# ??/??`, `0/8`; None for a slash that is just written."""
    slash = next(at for at, token in enumerate(tokens) if token.kind == "slash")
    start = slash
    while start and tokens[start - 1].kind == "digit":
        start -= 1
    end = slash + 1
    while end < len(tokens) and (tokens[end].kind == "digit" or _FIXED.fullmatch(tokens[end].text)):
        end += 1
    below = "".join(token.text for token in tokens[slash + 1 : end])
    if start == slash or not below:
        return None
    number = below.replace("#", "").replace("?", "")
    fixed = int(number[:6]) if number.isdecimal() and int(number[:6]) else 0
    whole = [at for at, token in enumerate(tokens[:start]) if token.kind == "digit"]
    return Section(
        tuple(map(_plain, tokens)),
        condition,
        locale,
        before=_written(tokens[: whole[0] if whole else start]),
        whole=_written([tokens[at] for at in whole]),
        after=_written(tokens[end:]),
        slash=(fixed, min(len(below), 6)),
    )
