"""Each process of a run collects the same tests: else none of them would run."""

import ast
from collections.abc import Iterator
from pathlib import Path

TESTS = Path(__file__).parents[1]

BY_CHANCE = {
    *{"now", "today", "utcnow", "time", "monotonic", "uuid1", "uuid4", "urandom", "random", "Random"},
    *{"token_hex", "token_bytes", "token_urlsafe", "mkdtemp", "free_port", "getpid"},
}
"""Functions whose result differs in two processes."""


def test_no_parameter_is_drawn_by_chance_or_from_the_clock() -> None:
    found: list[str] = []
    for path in sorted(TESTS.rglob("*.py")):
        text = path.read_text("utf-8")
        if "parametrize(" in text and any(f"{name}(" in text for name in (*BY_CHANCE, "compress")):
            found += [f"{path.relative_to(TESTS)}:{line}" for line in drawn(ast.parse(text))]
    assert not found


def drawn(tree: ast.Module) -> Iterator[int]:
    """The lines of such calls in what a test or a fixture is given."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            for given in node.decorator_list:
                yield from (call.lineno for call in calls(given) if by_chance(call))


def calls(given: ast.expr) -> Iterator[ast.Call]:
    """Those that are made at once: what stands in a function is called later, if at all."""
    if isinstance(given, ast.Call):
        yield given
    if not isinstance(given, ast.Lambda):
        for inner in ast.iter_child_nodes(given):
            if isinstance(inner, ast.expr | ast.keyword):
                yield from calls(inner.value if isinstance(inner, ast.keyword) else inner)


def by_chance(call: ast.Call) -> bool:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            pass
        case _:
            return False
    if name == "compress":  # gzip writes the moment
        return isinstance(call.func, ast.Attribute) and ast.unparse(call.func.value) == "gzip" and not call.keywords
    return name in BY_CHANCE


def test_what_would_differ_is_found() -> None:
    source = """
NOW = datetime.now()

@pytest.mark.parametrize("one", [gzip.compress(b"x"), uuid4().hex, lambda: uuid4(), gzip.compress(b"x", mtime=0)])
def test_one(one): ...
"""
    assert [*drawn(ast.parse(source))] == [4, 4]
