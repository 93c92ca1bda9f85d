"""What the files of infra/ say, read by the grammar of pycep, and the names that they use.

Only as much of the language as they use; whatever else stands there raises Unknown.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from lark import Lark, Token, Tree
from pycep import BicepParser

Node: TypeAlias = Tree[Token]


class Unknown(Exception):
    """Something that is not declared, not given, or that this reader does not know."""


@dataclass(frozen=True, slots=True)
class Parameter:
    type: str
    default: Node | None
    bounds: Mapping[str, Node | None]


@dataclass(frozen=True, slots=True)
class Resource:
    type: str
    version: str
    existing: bool
    body: Node


@dataclass(frozen=True, slots=True)
class Module:
    path: str
    body: Node


@dataclass(slots=True)
class File:
    path: Path
    parameters: dict[str, Parameter] = field(default_factory=dict[str, Parameter])
    variables: dict[str, Node] = field(default_factory=dict[str, Node])
    resources: dict[str, Resource] = field(default_factory=dict[str, Resource])
    modules: dict[str, Module] = field(default_factory=dict[str, Module])
    outputs: dict[str, Node] = field(default_factory=dict[str, Node])

    def names(self) -> list[str]:
        return [*self.parameters, *self.variables, *self.resources, *self.modules]

    def values(self) -> Iterator[Node]:
        """Whatever stands behind a name."""
        for parameter in self.parameters.values():
            if parameter.default is not None:
                yield parameter.default
        yield from self.variables.values()
        yield from (resource.body for resource in self.resources.values())
        yield from (module.body for module in self.modules.values())
        yield from self.outputs.values()


# --- reading --------------------------------------------------------------------------------------------------


@cache
def _parser() -> Lark:
    return BicepParser(cache=False).lark_parser


def read(path: Path) -> File:
    return file_of(path.read_text("utf-8"), path)


def file_of(text: str, path: Path) -> File:
    found = File(path)
    for element in _parser().parse(text).children:
        if not isinstance(element, Tree):
            continue
        parts = element.children
        if element.data == "param":
            bounds = _bounds(parts[0])
            found.parameters[str(parts[1])] = Parameter(_type(parts[2]), _value(parts[3]), bounds)
        elif element.data == "var":
            found.variables[str(parts[1])] = tree(parts[-1])
        elif element.data == "resource":
            kind, _, version = bare(tree(parts[2]).children[0]).partition("@")
            found.resources[str(parts[1])] = Resource(kind, version, isinstance(parts[3], Token), tree(parts[-1]))
        elif element.data == "module":
            found.modules[str(parts[1])] = Module(bare(tree(parts[2]).children[0]), tree(parts[-1]))
        elif element.data == "output":
            found.outputs[str(parts[1])] = tree(parts[-1])
        elif element.data != "scope":
            raise Unknown(f"{path.name}: {element.data}")
    return found


def tree(node: Any) -> Node:
    if not isinstance(node, Tree):
        raise Unknown(f"{node!r} where a value is expected")
    return node


def _value(node: Any) -> Node | None:
    return None if node is None else tree(node)


def bare(token: Any) -> str:
    text = str(token)
    if not (text.startswith("'") and text.endswith("'")):
        raise Unknown(f"{text} is no text")
    return text[1:-1].replace("\\'", "'")


def _type(node: Any) -> str:
    return str(tree(tree(node).children[0]).children[0])


def _bounds(decorators: Any) -> dict[str, Node | None]:
    if decorators is None:
        return {}
    values = [one.children for one in tree(decorators).children if isinstance(one, Tree)]
    return {str(name): _value(rest[0] if rest else None) for name, *rest in values}


# --- symbols --------------------------------------------------------------------------------------------------


def symbols(node: Node, bound: frozenset[str] = frozenset()) -> Iterator[str]:
    """Every name that is used as one; what a loop calls its element is none."""
    if node.data == "string":
        token = node.children[0]
        if isinstance(token, Token) and token.type == "STRING":
            if str(token) not in bound:
                yield str(token)
        else:
            for inner in interpolated(bare(token)):
                if isinstance(inner, Tree):
                    yield from symbols(inner, bound)
    elif node.data == "property_accessor":
        yield from symbols(tree(node.children[0]), bound)
    elif node.data == "loop":
        name, over, body = loop(node)
        yield from symbols(over, bound)
        yield from symbols(body, bound | {name})
    else:
        for child in node.children:
            if isinstance(child, Tree) and child.data != "key":
                yield from symbols(child, bound)


def undeclared(file: File) -> set[str]:
    return {name for value in file.values() for name in symbols(value)} - {*file.names()}


def unused(file: File) -> set[str]:
    """Parameters and variables that nothing asks."""
    return {*file.parameters, *file.variables} - {name for value in file.values() for name in symbols(value)}


def interpolated(text: str) -> list[str | Node]:
    parts = re.split(r"\$\{([^}]*)\}", text)
    return [tree(file_of(f"var x = {part}\n", Path()).variables["x"]) if at % 2 else part
            for at, part in enumerate(parts)]  # fmt: skip


def loop(node: Node) -> tuple[str, Node, Node]:
    head, *rest = (child for child in node.children if isinstance(child, Tree))
    if len(rest) != 1:
        raise Unknown("a loop with a condition")
    if head.data == "loop_object":
        items = Tree("function", [Token("FUNCTION", "items("), tree(head.children[1])])
        return str(head.children[0]), items, rest[0]
    if head.data != "loop_array":
        raise Unknown(str(head.data))
    return str(head.children[0]), tree(head.children[1]), rest[0]
