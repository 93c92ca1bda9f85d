"""The files of infra/: each is read whole, and what it names is declared, given, used and known."""

import re
from pathlib import Path

import pytest

from tests.copying import ROOT
from tests.infra.bicep import Unknown, file_of, read, symbols, undeclared, unused
from tests.infra.deploying import deploy, parameters_in
from tests.infra.known import OF_COSMOS, ROLES, RUNTIME, VERSIONS

INFRA = ROOT / "infra"
FILES = sorted(INFRA.rglob("*.bicep"))
MAIN = INFRA / "main.bicep"
LOOKS_LIKE_ID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"


def named(path: Path) -> str:
    return path.relative_to(INFRA).as_posix()


def test_every_module_is_used_once() -> None:
    used = [module.path for module in read(MAIN).modules.values()]
    assert sorted(used) == [named(path) for path in FILES if path != MAIN]


@pytest.mark.parametrize("path", FILES, ids=named)
def test_what_is_used_is_declared_and_what_is_declared_is_used(path: Path) -> None:
    file = read(path)
    assert undeclared(file) == set()
    assert unused(file) == set()
    assert len(file.names()) == len(set(file.names()))


def test_every_output_of_a_module_is_asked() -> None:
    text = MAIN.read_text("utf-8")
    for name, module in read(MAIN).modules.items():
        for output in read(INFRA / module.path).outputs:
            assert f"{name}.outputs.{output}" in text, f"{module.path}: {output}"


@pytest.mark.parametrize("path", FILES, ids=named)
def test_types_versions_and_roles_are_known(path: Path) -> None:
    for name, one in read(path).resources.items():
        assert VERSIONS.get(one.type) == one.version, name
    ids = set(re.findall(LOOKS_LIKE_ID, path.read_text("utf-8")))
    assert ids <= ROLES.keys() | OF_COSMOS.keys()


@pytest.mark.parametrize("path", FILES, ids=named)
def test_every_parameter_of_the_main_file_is_described(path: Path) -> None:
    described = [name for name, one in read(path).parameters.items() if "description" in one.bounds]
    assert described == (list(read(path).parameters) if path == MAIN else [])


# --- the reader itself: what it has to find ------------------------------------------------------------------


def of(text: str, tmp_path: Path) -> Path:
    path = tmp_path / "x.bicep"
    path.write_text(text, "utf-8")
    return path


def test_a_name_that_nothing_declares_is_found_wherever_it_stands(tmp_path: Path) -> None:
    text = """
param there string
var inside = 'a-${missing1}'
var over = [for one in missing2: {
  name: one.key
  other: missing3
}]
var way = missing4.outputs.id
var choice = empty(there) ? missing5 : there
"""
    file = file_of(text, tmp_path)
    assert undeclared(file) == {f"missing{number}" for number in range(1, 6)}
    assert unused(file) == {"inside", "over", "way", "choice"}
    assert list(symbols(file.variables["choice"])).count("there") == 2


@pytest.mark.parametrize(
    ("text", "given", "said"),
    [
        ("param a string\n", {}, "a is not given"),
        ("param a string\n", {"a": "x", "b": "y"}, "no parameter"),
        ("param a string\n", {"a": 1}, "a is no string"),
        ("@minValue(2)\nparam a int\n", {"a": 1}, "out of its bounds"),
        ("@maxLength(2)\nparam a string\n", {"a": "abc"}, "out of its bounds"),
        ("@allowed([\n  'x'\n])\nparam a string\n", {"a": "y"}, "out of its bounds"),
        ("output a string = nobody\n", {}, "nobody is not declared"),
        ("output a string = environment()\n", {}, "function environment"),
        ("resource r 'T/t@1' = {\n  name: 'r'\n}\noutput a string = r.properties.secret\n", {}, "has no properties"),
    ],
)
def test_what_would_not_deploy_is_refused(text: str, given: dict[str, object], said: str, tmp_path: Path) -> None:
    with pytest.raises(Unknown, match=said):
        deploy(of(text, tmp_path), given, RUNTIME)


def test_a_module_that_is_given_too_little_or_asked_too_much_is_refused(tmp_path: Path) -> None:
    of("param a string\noutput b string = a\n", tmp_path)
    module = "module m 'x.bicep' = {\n  name: 'm'\n  params: {\n    a: 'one'\n  }\n}\noutput o string = m.outputs.b\n"
    main = tmp_path / "main.bicep"
    main.write_text(module, "utf-8")
    assert deploy(main, {}, {}).outputs == {"o": "one"}
    main.write_text(module.replace("    a: 'one'\n", ""), "utf-8")
    with pytest.raises(Unknown, match="a is not given"):
        deploy(main, {}, {})
    main.write_text(module.replace("outputs.b", "outputs.c"), "utf-8")
    with pytest.raises(Unknown, match="no output"):
        deploy(main, {}, {})


def test_the_example_gives_what_the_main_file_asks() -> None:
    using, given = parameters_in(INFRA / "bode.bicepparam")
    assert using == MAIN.name
    parameters = read(MAIN).parameters
    assert {name for name, one in parameters.items() if one.default is None} <= given.keys() <= parameters.keys()
