"""Indexing policies of a Cosmos DB container: whether one is well made, and whether it serves a query.

Stricter than the service in one thing: a filter on a path without an index is refused, where the service would read
every item (and charge for it).
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from tests.peers.cosmos_sql import BadQuery, Query
from tests.peers.cosmos_values import Path

MAX_COMPOSITES = 100
MAX_COMPOSITE_PATHS = 8
DEFAULT: Mapping[str, Any] = {"indexingMode": "consistent", "includedPaths": [{"path": "/*"}], "excludedPaths": []}
_RULE = re.compile(r"(?:/[A-Za-z_]\w*)*/[?*]")
_COMPOSITE = re.compile(r"(?:/[A-Za-z_]\w*)+")


def policy_problem(policy: Mapping[str, Any]) -> str:
    """Why the service refuses it; "" when it takes it."""
    rules = [rule["path"] for part in ("includedPaths", "excludedPaths") for rule in policy.get(part, [])]
    if "/*" not in rules:
        return 'The special mandatory indexing path "\\/" is not provided in any of the path type sets'
    if wrong := [path for path in rules if path != "/*" and not _RULE.fullmatch(path)]:
        return f"The indexing path {wrong[0]!r} could not be accepted"
    composites = [[one["path"] for one in index] for index in policy.get("compositeIndexes", [])]
    if len(composites) > MAX_COMPOSITES:
        return f"{len(composites)} composite indexes, over {MAX_COMPOSITES}"
    for paths in composites:
        if not 2 <= len(paths) <= MAX_COMPOSITE_PATHS or len(set(paths)) < len(paths):
            return f"a composite index has 2 to {MAX_COMPOSITE_PATHS} paths, each once: {paths}"
        if wrong := [path for path in paths if not _COMPOSITE.fullmatch(path)]:
            return f"The composite indexing path {wrong[0]!r} could not be accepted"
    if len({tuple(paths) for paths in composites}) < len(composites):
        return "a composite index is given twice"
    return ""


def check_served(policy: Mapping[str, Any], query: Query, also: Sequence[Path] = ()) -> None:
    """Raises BadQuery for a query that no index of the container serves. `also`: the path of the partition key, where
    the query is of one partition; the service does not index it by itself."""
    for path in {*query.compares, *(path for path, _ in query.orders), *also}:
        if not _indexed(policy, path) and _slashed(path) not in ("/id", "/_ts"):
            raise BadQuery(f"{_slashed(path)} is excluded from the index, so that this would read every item")
    if len(query.orders) > 1:
        wanted = [(_slashed(path), "descending" if descending else "ascending") for path, descending in query.orders]
        turned = [(path, "descending" if way == "ascending" else "ascending") for path, way in wanted]
        standing = [
            [(one["path"], one.get("order", "ascending")) for one in index]
            for index in policy.get("compositeIndexes", [])
        ]
        if wanted not in standing and turned not in standing:
            raise BadQuery(
                "The order by query does not have a corresponding composite index that it can be served from."
            )


def _slashed(path: Path) -> str:
    return "/" + "/".join(path)


def _indexed(policy: Mapping[str, Any], path: Path) -> bool:
    """The rule that says most about the path decides."""
    best, served = -1, False
    for part, value in (("includedPaths", True), ("excludedPaths", False)):
        for rule in policy.get(part, []):
            stem, kind = rule["path"].rsplit("/", 1)
            holds = _slashed(path) == stem if kind == "?" else (_slashed(path) + "/").startswith(stem + "/")
            exact = len(stem) + (kind == "?")
            if holds and exact > best:
                best, served = exact, value
    return served
