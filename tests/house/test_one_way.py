"""Each recurring thing is done in one way: commits, conflicts, paging and errors have one home."""

import ast
import inspect
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from types import ModuleType
from typing import TypeAlias

import pytest

import bot
import cards
import dialogs
from bot import errors
from bot.errors import BodeError

ROOT = Path(__file__).parents[2]
STORE = ROOT / "bot" / "store"
OURS = ("bot", "cards", "dialogs")


Sources: TypeAlias = Sequence[tuple[Path, ast.Module]]


@pytest.fixture(scope="module")
def sources() -> Sources:
    """Every module of ours but those of the store itself."""
    paths = [path for top in OURS for path in sorted((ROOT / top).rglob("*.py")) if STORE not in path.parents]
    return [(path.relative_to(ROOT), ast.parse(path.read_text(encoding="utf-8"))) for path in paths]


def names(path: Path, tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(module=module, names=imported):
                yield from ((f"{path}:{node.lineno}", f"{module}.{one.name}") for one in imported)
            case ast.Call(func=ast.Attribute(attr=called), keywords=keywords):
                yield f"{path}:{node.lineno}", f".{called}()"
                yield from ((f"{path}:{node.lineno}", f"{keyword.arg}=") for keyword in keywords)
            case _:
                pass


def test_nobody_but_the_store_knows_of_conflicts_and_page_tokens(sources: Sources) -> None:
    forbidden = {"bot.store.base.Conflict", "bot.store.base.Page", "bot.store.base.BadPageToken", "after="}
    found = [place for path, tree in sources for place, name in names(path, tree) if name in forbidden]
    assert not found


def test_nobody_pages_by_hand(sources: Sources) -> None:
    """What reads until there is no more is a stream."""
    found: list[str] = []
    for path, tree in sources:
        for loop in ast.walk(tree):
            match loop:
                case ast.While():
                    calls = [node for node in ast.walk(loop) if isinstance(node, ast.Await)]
                    found += [f"{path}:{loop.lineno}" for call in calls if _is_a_find(call.value)]
                case _:
                    pass
    assert not found


def _is_a_find(called: ast.expr) -> bool:
    match called:
        case ast.Call(func=ast.Attribute(attr="find"), keywords=keywords):
            return any(keyword.arg in {"limit", "equal", "order"} for keyword in keywords)
        case _:
            return False


def test_every_commit_goes_through_accept(sources: Sources) -> None:
    """`.commit()` without arguments is the index's, which has no store."""
    found: list[str] = []
    for path, tree in sources:
        for node in ast.walk(tree):
            match node:
                case ast.Call(func=ast.Attribute(attr="commit")) if node.args or node.keywords:
                    found.append(f"{path}:{node.lineno}")
                case _:
                    pass
    assert not found


def modules() -> Iterator[ModuleType]:
    for package in (bot, cards, dialogs):
        for found in walk_packages(package.__path__, f"{package.__name__}."):
            if not found.name.endswith("__main__"):
                yield import_module(found.name)


def test_every_error_of_ours_comes_from_one_root() -> None:
    ours = {
        kind
        for module in modules()
        for _, kind in inspect.getmembers(module, inspect.isclass)
        if issubclass(kind, BaseException) and kind.__module__.split(".")[0] in OURS
    }
    assert len(ours) > 30
    assert {kind.__qualname__ for kind in ours if not issubclass(kind, BodeError)} == set()


def test_the_page_of_errors_names_each_of_its_own() -> None:
    page = errors.__doc__ or ""
    own = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, BodeError)]
    assert [kind.__name__ for kind in own if kind.__name__ not in page] == []
