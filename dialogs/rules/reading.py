"""Reads a rule as words and signs, to say what it names and with which values it compares that."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = re.compile(
    r"""(?P<blank>\s+|//[^\n]*)
    |(?P<quoted>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')
    |(?P<name>[A-Za-z_]\w*(?:\s*\.\s*[A-Za-z_]\w*)*)
    |(?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?u?)
    |(?P<sign>==|!=|<=|>=|&&|\|\||.)""",
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A text is without its quotes; a name with all its parts: "period.days". `called`: a "(" follows."""

    text: str
    line: int
    column: int
    quoted: bool = False
    called: bool = False


@lru_cache(maxsize=2048)
def tokens(source: str) -> Sequence[Token]:
    found: list[Token] = []
    for one in _TOKEN.finditer(source):
        if one.lastgroup == "blank":
            continue
        line = source.count("\n", 0, one.start()) + 1
        column = one.start() - source.rfind("\n", 0, one.start())
        quoted = one.lastgroup == "quoted"
        text = one[0][1:-1] if quoted else re.sub(r"\s+", "", one[0])
        called = one.lastgroup == "name" and source[one.end() :].lstrip().startswith("(")
        found.append(Token(text, line, column, quoted, called))
    return tuple(found)


def named(source: str) -> frozenset[str]:
    """The fields that the rule may mean: the first part of every name in it."""
    before = ["", *(one.text for one in tokens(source))]
    return frozenset(
        one.text.partition(".")[0]
        for one, last in zip(tokens(source), before, strict=False)
        if not one.quoted and last != "." and (not one.called or "." in one.text)
    )


def compared(source: str) -> Iterator[tuple[str, Token]]:
    """Each name with each text that it is compared with: == and !=, `in` a list or a name, one_of."""
    given = tokens(source)
    for at, one in enumerate(given):
        rest = given[at + 1 :]
        signs = [other.text for other in rest[:2]]
        if one.quoted and len(rest) > 1 and not rest[1].quoted and signs[0] in {"==", "!=", "in"}:
            yield rest[1].text, one
        if one.quoted or len(rest) < 2 or one.called:
            continue
        if signs[0] in {"==", "!="} and rest[1].quoted:
            yield one.text, rest[1]
        if signs in (["in", "["], [",", "["]):
            yield from ((one.text, value) for value in _listed(rest[2:]))


def _listed(given: Sequence[Token]) -> Iterator[Token]:
    for one in given:
        if one.text == "]" and not one.quoted:
            return
        if one.quoted:
            yield one


def literals(source: str, function: str) -> Iterator[Token]:
    """The texts and numbers that a function is called with."""
    given = tokens(source)
    for name, bracket, text, end in zip(given, given[1:], given[2:], given[3:], strict=False):
        is_literal = text.quoted or text.text[:1].isdigit()
        if name.text == function and name.called and (bracket.text, end.text) == ("(", ")") and is_literal:
            yield text
