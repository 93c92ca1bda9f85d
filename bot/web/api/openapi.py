"""The OpenAPI document, made from the table of operations and the schemas of what they take and give."""

import json
from collections.abc import Sequence
from http import HTTPStatus
from types import GenericAlias
from typing import Any

from pydantic import BaseModel, TypeAdapter
from pydantic.json_schema import JsonSchemaMode, JsonSchemaValue

from bot.app_tokens import LOGIN
from bot.web.api.callers import SAYS
from bot.web.api.operation import Operation
from bot.web.api.problems import MEDIA_TYPE, ProblemBody, Trouble

VERSION = "1.0.0"
_REF = "#/components/schemas/{model}"
ALWAYS = (
    Trouble.UNAUTHENTICATED,
    Trouble.FORBIDDEN,
    Trouble.TOO_MANY,
    Trouble.FAILED,
    Trouble.AWAY,
)
"""What every operation may answer."""


def troubles_of(operation: Operation) -> Sequence[Trouble]:
    """All that it may answer instead, each once."""
    found = [*ALWAYS, *operation.troubles]
    if operation.body:
        found += [Trouble.MALFORMED, Trouble.TOO_LARGE, Trouble.MEDIA, Trouble.INVALID]
    if operation.query:
        found.append(Trouble.MALFORMED)
    if operation.made:
        found += [Trouble.MALFORMED, Trouble.KEY_REUSED]
    if operation.changes:
        found += [Trouble.UNCONDITIONAL, Trouble.CHANGED, Trouble.CONFLICT]
    if "{id}" in operation.path:
        found.append(Trouble.NOT_FOUND)
    return list(dict.fromkeys(found))


def document(table: Sequence[Operation]) -> str:
    """As it is served."""
    schemas = _Schemas()
    paths: dict[str, dict[str, Any]] = {}
    for operation in table:
        paths.setdefault(operation.path, {})[operation.method.lower()] = _described(operation, schemas)
    scopes = {f"{role}": said for role, said in SAYS.items()}
    told = {
        "openapi": "3.1.0",
        "info": {
            "title": "Bode",
            "version": VERSION,
            "description": "What other systems ask Bode, and do in it. docs/api.md tells the rest.",
        },
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": {
            "schemas": schemas.all(),
            "securitySchemes": {
                "entra": {
                    "type": "oauth2",
                    "description": "A token of Entra for an app of its own, with these as app roles; the scope that "
                    "is asked is api://{id of Bode}/.default.",
                    "flows": {
                        "clientCredentials": {
                            "tokenUrl": f"{LOGIN}/organizations/oauth2/v2.0/token",
                            "scopes": scopes,
                        }
                    },
                }
            },
        },
    }
    return json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True)


class _Schemas:
    """Of everything that is named so far; each model once, whatever names it."""

    def __init__(self) -> None:
        self._named: dict[str, JsonSchemaValue] = {}

    def of(self, type_: Any, mode: JsonSchemaMode) -> JsonSchemaValue:
        """A reference to it. Asked as one of a list: what stands at the top would be described in another way."""
        listed: Any = GenericAlias(list, (type_,))
        schema = TypeAdapter[Any](listed).json_schema(mode=mode, ref_template=_REF)
        for name, inner in schema.pop("$defs", {}).items():
            self._keep(name, inner)
        return schema["items"]

    def _keep(self, name: str, schema: JsonSchemaValue) -> None:
        if self._named.setdefault(name, schema) != schema:
            raise ValueError(f"two schemas are called {name}")

    def all(self) -> dict[str, JsonSchemaValue]:
        return self._named


def _described(operation: Operation, schemas: _Schemas) -> dict[str, Any]:
    told: dict[str, Any] = {
        "operationId": operation.name,
        "summary": operation.summary,
        "security": [{"entra": [str(role)]} for role in operation.roles],
        "parameters": _parameters(operation),
        "responses": _responses(operation, schemas),
    }
    if operation.notes:
        told["description"] = operation.notes
    if operation.body:
        content = {"application/json": {"schema": schemas.of(operation.body, "validation")}}
        told["requestBody"] = {"required": True, "content": content}
    return told


def _parameters(operation: Operation) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    if "{id}" in operation.path:
        found.append(_parameter("id", "path", {"type": "string"}, "Its id, as a list or its Location gives it."))
    if operation.query:
        found += _of_query(operation.query)
    if operation.made:
        said = "Another one for each thing that is made; the same again gives the same answer for a day."
        found.append(_parameter("Idempotency-Key", "header", {"type": "string", "maxLength": 200}, said))
    if operation.changes:
        said = "The ETag of the answer in which it was read."
        found.append(_parameter("If-Match", "header", {"type": "string"}, said))
    return found


def _of_query(model: type[BaseModel]) -> list[dict[str, Any]]:
    schema = model.model_json_schema(mode="validation")
    required = schema.get("required", [])
    found: list[dict[str, Any]] = []
    for name, one in schema["properties"].items():
        described = one.pop("description", "")
        found.append(_parameter(name, "query", _inlined(one, schema), described, required=name in required))
    return found


def _inlined(schema: JsonSchemaValue, whole: JsonSchemaValue) -> JsonSchemaValue:
    """Without references: parameters have schemas of their own."""
    if "$ref" in schema:
        return whole["$defs"][schema["$ref"].rpartition("/")[2]]
    if "anyOf" in schema:
        return {**schema, "anyOf": [_inlined(one, whole) for one in schema["anyOf"]]}
    return schema


def _parameter(
    name: str, place: str, schema: JsonSchemaValue, described: str, *, required: bool = True
) -> dict[str, Any]:
    return {"name": name, "in": place, "required": required, "schema": schema, "description": described}


def _responses(operation: Operation, schemas: _Schemas) -> dict[str, Any]:
    answer: dict[str, Any] = {
        "description": "Made." if operation.made else "As it stands now.",
        "content": {"application/json": {"schema": schemas.of(operation.answer, "serialization")}},
    }
    headers: dict[str, Any] = {}
    if operation.one or operation.made or operation.changes:
        headers["ETag"] = {"schema": {"type": "string"}, "description": "For If-Match."}
    if operation.made:
        headers["Location"] = {"schema": {"type": "string"}, "description": "Where it is found."}
    if headers:
        answer["headers"] = headers
    found: dict[str, Any] = {str(operation.status): answer}
    problem = schemas.of(ProblemBody, "serialization")
    for trouble in troubles_of(operation):
        told = f"`{trouble.code}`: {trouble.when}."
        before = found.get(str(trouble.status))
        if before:
            before["description"] += f" {told}"
            continue
        phrase = HTTPStatus(trouble.status).phrase
        found[str(trouble.status)] = {
            "description": f"{phrase}. {told}",
            "content": {MEDIA_TYPE: {"schema": problem}},
        }
    return found
