"""One table says what Bode asks of Microsoft Graph: nothing else speaks to it, and the manifest has what it needs."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.graph import permissions
from bot.graph.permissions import CALLS, IN_MANIFEST, Call, Permission
from manifest.contents import manifest
from manifest.given import given
from manifest.permissions import asked

ROOT = Path(__file__).parents[2]
TABLE = ROOT / "bot" / "graph" / "permissions.py"
PATHS = re.compile(
    r"/(users|groups|sites|drives|me|chats|teams|appCatalogs|education|communications|search|\$batch)\b.*"
)
APP = "1b4e28ba-2fa1-4d3b-8c5d-3e9a7f6b0c12"


def modules(naming: str = "") -> Iterator[tuple[Path, ast.Module]]:
    """Those of ours in which that stands, whatever it is there."""
    for top in ("bot", "cards", "dialogs", "manifest"):
        for file in (ROOT / top).rglob("*.py"):
            text = file.read_text("utf-8")
            if re.search(naming, text):
                yield file, ast.parse(text)


@pytest.mark.walk
def test_no_path_of_graph_stands_anywhere_but_in_the_table() -> None:
    found = {
        f"{file.relative_to(ROOT)}: {node.value}"
        for file, tree in modules()
        for node in ast.walk(tree)
        if file != TABLE and isinstance(node, ast.Constant) and isinstance(node.value, str)
        and PATHS.fullmatch(node.value)
    }  # fmt: skip
    assert found == {"bot/graph/client.py: /$batch"}, "a batch asks what stands in the table"


def test_nobody_but_the_table_makes_a_request_of_it() -> None:
    made = {
        file.relative_to(ROOT).as_posix()
        for file, tree in modules(naming=r"\bCall\b")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Call"
    }
    assert made == {"bot/graph/permissions.py", "bot/graph/client.py"}


def test_only_the_client_opens_a_way_to_graph() -> None:
    opened = {
        file.relative_to(ROOT).as_posix()
        for file, tree in modules(naming="msgraph|kiota")
        for node in ast.walk(tree)
        for name in ([node.module] if isinstance(node, ast.ImportFrom) else [])
        if name and name.split(".")[0] in {"msgraph", "msgraph_core", "kiota_abstractions", "kiota_http"}
    }
    assert opened == {"bot/graph/client.py"}


def test_every_request_of_the_module_is_listed_once() -> None:
    named = [value for value in vars(permissions).values() if isinstance(value, Call)]
    assert sorted(map(repr, named)) == sorted(map(repr, CALLS))


def test_every_permission_is_one_that_a_request_needs() -> None:
    assert {call.permission for call in CALLS} == set(Permission)


@pytest.mark.parametrize("self_install", [True, False])
def test_the_manifest_asks_for_what_the_table_needs_of_it(self_install: bool) -> None:
    values = given(
        app_id=APP, website="https://bode.mijnstad.be", publisher="Bode", version="1.0.0", self_install=self_install
    )
    built = manifest(values)
    needs = set(IN_MANIFEST.values()) if self_install else set[str]()
    assert {one for one in asked(built) if one in IN_MANIFEST.values()} == needs
    if self_install:
        assert built["webApplicationInfo"]["id"] == APP
    assert "resourceSpecific" not in str(built), "no request of the table stands on a permission of a chat or a team"
