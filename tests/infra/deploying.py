"""The resources that the files of infra/ come to, as they would be sent to Azure."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeAlias

from lark import Token, Tree

from tests.infra.bicep import File, Node, Parameter, Resource, Unknown, bare, file_of, interpolated, loop, read, tree

GROUP = "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/bode"
Bound: TypeAlias = Mapping[str, Any]
"""What loops call their element."""
_NOTHING: Bound = {}

Runtime: TypeAlias = Mapping[str, Mapping[str, Callable[[str], Any]]]
"""By type: what Azure says of a resource once it is there, by its path below the resource, from its name."""


@dataclass(frozen=True, slots=True)
class Deployed:
    """A resource as it is sent to Azure. `scope` is the id of what it stands on, where that is not the group."""

    type: str
    version: str
    name: str
    body: Mapping[str, Any]
    id: str


@dataclass(slots=True)
class Deployment:
    resources: list[Deployed]
    outputs: dict[str, Any]

    def of(self, type: str) -> list[Deployed]:
        return [one for one in self.resources if one.type == type]

    def only(self, type: str) -> Deployed:
        (one,) = self.of(type)
        return one


def parameters_in(path: Path) -> tuple[str, dict[str, Any]]:
    """The file that a .bicepparam is for, and its values. The grammar knows no such file: each line is read as a
    variable."""
    text = path.read_text("utf-8")
    (using,) = re.findall(r"^using '(.+)'$", text, re.MULTILINE)
    return using, values_of(re.sub(r"^using .*$", "", text, flags=re.MULTILINE))


def values_of(text: str) -> dict[str, Any]:
    file = file_of(re.sub(r"^param (\w+) =", r"var \1 =", text, flags=re.MULTILINE) + "\n", Path("x.bicepparam"))
    run = _Run(file, {}, {})
    return {name: run.value(one) for name, one in file.variables.items()}


def deploy(path: Path, given: Mapping[str, Any], runtime: Runtime) -> Deployment:
    """Raises Unknown for whatever would not deploy: parameters that lack, are too many or out of bounds."""
    return _Run(read(path), given, runtime).deployment()


class _Run:
    def __init__(self, file: File, given: Mapping[str, Any], runtime: Runtime) -> None:
        self._file = file
        self._runtime = runtime
        self._made: list[Deployed] = []
        self._resources: dict[str, Deployed] = {}
        self._modules: dict[str, Deployment] = {}
        if strange := given.keys() - file.parameters.keys():
            raise Unknown(f"{file.path.name} has no parameter {sorted(strange)}")
        self._given = {name: self._parameter(name, one, given) for name, one in file.parameters.items()}

    def deployment(self) -> Deployment:
        for name in self._file.resources:
            self._resource(name)
        for name in self._file.modules:
            self._module(name)
        return Deployment(self._made, {name: self.value(one) for name, one in self._file.outputs.items()})

    def _parameter(self, name: str, one: Parameter, given: Mapping[str, Any]) -> Any:
        if name in given:
            value = given[name]
        elif one.default is not None:
            value = self.value(one.default)
        else:
            raise Unknown(f"{self._file.path.name}: {name} is not given")
        kinds = {"string": str, "int": int, "bool": bool, "object": dict, "array": list}
        if not isinstance(value, kinds[one.type]):
            raise Unknown(f"{self._file.path.name}: {name} is no {one.type}")
        bounds = {bound: self.value(each) for bound, each in one.bounds.items() if each is not None}
        length = value if isinstance(value, int) else len(value)
        least = bounds.get("minValue", bounds.get("minLength", length))
        most = bounds.get("maxValue", bounds.get("maxLength", length))
        if not least <= length <= most or value not in bounds.get("allowed", [value]):
            raise Unknown(f"{self._file.path.name}: {name} is out of its bounds")
        return value

    def _resource(self, name: str) -> Deployed:
        if name not in self._resources:
            one = self._file.resources[name]
            if one.body.data == "loop":
                element, over, body = loop(one.body)
                for value in self.value(over):
                    self._make(one, self.value(body, {element: value}))
                return Deployed(one.type, one.version, "", {}, "")
            self._resources[name] = self._make(one, self.value(one.body))
        return self._resources[name]

    def _make(self, one: Resource, body: Mapping[str, Any]) -> Deployed:
        parent = body.get("parent")
        names = f"{parent.name}/{body['name']}" if parent else body["name"]
        _, *kinds = one.type.split("/")
        path = "/".join(f"{kind}/{name}" for kind, name in zip(kinds, names.split("/"), strict=True))
        on = scope.id if isinstance(scope := body.get("scope"), Deployed) else GROUP
        made = Deployed(one.type, one.version, names, body, f"{on}/providers/{one.type.split('/')[0]}/{path}")
        if not one.existing:
            self._made.append(made)
        return made

    def _module(self, name: str) -> Deployment:
        if name not in self._modules:
            one = self._file.modules[name]
            body = self.value(one.body)
            if body.keys() - {"name", "params"}:
                raise Unknown(f"module {name}: {sorted(body)}")
            found = deploy(self._file.path.parent / one.path, body["params"], self._runtime)
            self._modules[name] = found
            self._made += found.resources
        return self._modules[name]

    def value(self, node: Node, bound: Bound = _NOTHING) -> Any:
        readers: Mapping[str, Callable[[Node, Bound], Any]] = {
            "string": self._string,
            "int_type": lambda node, _: int(str(node.children[0])),
            "true": _is_true,
            "false": _is_true,
            "minus": self._minus,
            "substract": self._minus,
            "array": lambda node, bound: [self.value(one, bound) for one in _trees(node)],
            "object": lambda node, bound: dict(self._pair(one, bound) for one in _trees(node)),
            "operator": lambda node, bound: self.value(tree(node.children[0]), bound),
            "operator_accessor": lambda node, bound: self.value(tree(node.children[0]), bound),
            "conditional": self._conditional,
            "equals": self._equals,
            "property_accessor": self._property,
            "loop": self._loop,
            "function": self._function,
        }
        if node.data not in readers:
            raise Unknown(f"{self._file.path.name}: {node.data}")
        return readers[node.data](node, bound)

    def _minus(self, node: Node, bound: Bound) -> int:
        (one,) = _trees(node)
        return -self.value(one, bound)

    def _conditional(self, node: Node, bound: Bound) -> Any:
        condition, yes, no = _trees(node)
        return self.value(yes if self.value(condition, bound) else no, bound)

    def _equals(self, node: Node, bound: Bound) -> bool:
        one, other = (self.value(each, bound) for each in _trees(node))
        return one == other

    def _loop(self, node: Node, bound: Bound) -> list[Any]:
        element, over, body = loop(node)
        return [self.value(body, {**bound, element: one}) for one in self.value(over, bound)]

    def _function(self, node: Node, bound: Bound) -> Any:
        return self._call(str(node.children[0]).removesuffix("("), [self.value(one, bound) for one in _trees(node)])

    def _property(self, node: Node, bound: Bound) -> Any:
        root, *path = _path(node)
        return self._of(self.value(root, bound), path)

    def _pair(self, node: Node, bound: Bound) -> tuple[str, Any]:
        key, value = _trees(node)
        text = str(key.children[0])
        return self._text(text[1:-1], bound) if text.startswith("'") else text, self.value(value, bound)

    def _string(self, node: Node, bound: Bound) -> Any:
        token = node.children[0]
        if isinstance(token, Token) and token.type == "STRING":
            return self._symbol(str(token), bound)
        return self._text(bare(token), bound)

    def _text(self, text: str, bound: Bound) -> str:
        parts = [self.value(one, bound) if isinstance(one, Tree) else one for one in interpolated(text)]
        if not all(isinstance(part, str | int) for part in parts):
            raise Unknown(f"{self._file.path.name}: {text} has something in it that is no text")
        return "".join(map(str, parts))

    def _symbol(self, name: str, bound: Bound) -> Any:
        if name in bound:
            return bound[name]
        if name in self._file.parameters:
            return self._given[name]
        if name in self._file.variables:
            return self.value(self._file.variables[name], bound)
        if name in self._file.resources:
            return self._resource(name)
        if name in self._file.modules:
            return self._module(name)
        raise Unknown(f"{self._file.path.name}: {name} is not declared")

    def _of(self, root: Any, path: list[str]) -> Any:
        if isinstance(root, Deployment):
            _, name = path
            if path[0] != "outputs" or name not in root.outputs:
                raise Unknown(f"no output {'.'.join(path)}")
            return root.outputs[name]
        if isinstance(root, Deployed):
            if path in (["id"], ["name"]):
                return root.id if path == ["id"] else root.name.rpartition("/")[2]
            known = self._runtime.get(root.type, {})
            if ".".join(path) not in known:
                raise Unknown(f"{root.type} has no {'.'.join(path)}")
            return known[".".join(path)](root.name)
        for name in path:
            root = root[name]
        return root

    def _call(self, name: str, given: list[Any]) -> Any:
        if name == "loadJsonContent":
            return json.loads((self._file.path.parent / given[0]).read_text("utf-8"))
        if name not in _FUNCTIONS:
            raise Unknown(f"{self._file.path.name}: function {name}")
        return _FUNCTIONS[name](*given)


def _is_true(node: Node, _: Bound) -> bool:
    return node.data == "true"


def _unique(*parts: Any) -> str:
    return sha256("\n".join(map(str, parts)).encode()).hexdigest()


def _text_of(one: Any) -> str:
    return one if isinstance(one, str) else json.dumps(one)


def _items(one: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [{"key": key, "value": value} for key, value in sorted(one.items())]


def _is_empty(one: Any) -> bool:
    return not one


_FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    "resourceGroup": lambda: {"id": GROUP, "location": "westeurope", "name": "bode"},
    "tenant": lambda: {"tenantId": "5f6107b0-18cb-4251-8686-d7035569bbf5"},
    "uniqueString": lambda *parts: _unique(*parts)[:13],
    "guid": lambda *parts: _unique(*parts)[:36],
    "subscriptionResourceId": lambda *parts: "/providers/" + "/".join(parts),
    "json": json.loads,
    "string": _text_of,
    "concat": lambda *lists: [one for each in lists for one in each],
    "items": _items,
    "empty": _is_empty,
}


def _trees(node: Node) -> list[Node]:
    return [child for child in node.children if isinstance(child, Tree)]


def _path(node: Node) -> list[Any]:
    """What is asked, and the names of the way into it. The grammar nests them to the right."""
    root, rest = map(tree, node.children)
    if rest.data in {"operator", "operator_accessor"}:
        rest = tree(rest.children[0])
    if rest.data == "property_accessor":
        first, *others = _path(rest)
        return [root, _name(first), *others]
    return [root, _name(rest)]


def _name(node: Node) -> str:
    if node.data != "string" or not isinstance(node.children[0], Token) or node.children[0].type != "STRING":
        raise Unknown(f"{node.data} where the name of a property is expected")
    return str(node.children[0])
