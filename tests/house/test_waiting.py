"""No test fails because the machine is busy: whoever waits for what has to happen waits long."""

import ast
from collections.abc import Iterator
from pathlib import Path

TESTS = Path(__file__).parents[1]
LEAST = 60
"""Seconds."""
TIMED = {"store/test_cosmos_deadline.py", "work/test_sharing.py"}
"""How long it takes is what they try: the one on a deadline of a second, the other on a clock of its own."""


def hasty(tree: ast.AST, expected: bool = False) -> Iterator[int]:
    """Lines that wait for less; where a TimeoutError is `expected`, the wait is what is tried."""
    if isinstance(tree, ast.With | ast.AsyncWith):
        expected = expected or any("TimeoutError" in ast.unparse(one.context_expr) for one in tree.items)
    if isinstance(tree, ast.Call) and not expected:
        match tree:
            case ast.Call(func=ast.Attribute(attr="timeout"), args=[ast.Constant(value=int() | float() as seconds)]):
                bound = seconds
            case ast.Call(
                func=ast.Attribute(attr="wait_for"), args=[_, ast.Constant(value=int() | float() as seconds)]
            ):
                bound = seconds
            case _:
                bound = LEAST
        if bound < LEAST:
            yield tree.lineno
    for inner in ast.iter_child_nodes(tree):
        yield from hasty(inner, expected)


def test_no_wait_is_shorter_than_a_busy_machine_may_need() -> None:
    found: list[str] = []
    for path in sorted(TESTS.rglob("*.py")):
        text = path.read_text("utf-8")
        name = path.relative_to(TESTS).as_posix()
        if name not in TIMED and ("timeout(" in text or "wait_for(" in text):
            found += [f"{name}:{line}" for line in hasty(ast.parse(text))]
    assert not found


def test_a_hasty_one_is_found() -> None:
    source = """
async with asyncio.timeout(20), other():
    await asyncio.wait_for(one, 5)
with pytest.raises(TimeoutError):
    await asyncio.wait_for(one, 0.1)
await asyncio.wait_for(one, 60)
async with asyncio.timeout(PATIENCE):
    pass
"""
    assert [*hasty(ast.parse(source))] == [2, 3]
