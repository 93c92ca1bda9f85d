"""Reads and writes principals, the names that rules have for people: group:hr, school:de-linde, everyone."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import Literal, TypeAlias, get_args

from bot.errors import OperatorError
from bot.people.person import Role
from bot.toml_files import unknown
from bot.words.folding import words

PrincipalKind: TypeAlias = Literal[
    "everyone",
    "group",
    "school",
    "role",
    "function",
    "job",
    "person",
    "received",
    "manager",
    "head",
    "school_role",
    "answer",
    "expert",
    "handler",
]

KINDS: Sequence[PrincipalKind] = get_args(PrincipalKind)
READERS: Sequence[PrincipalKind] = ("everyone", "group", "school", "role", "function", "person")
EXPERTS: Sequence[PrincipalKind] = ("group", "role", "person")
APPROVERS: Sequence[PrincipalKind] = ("manager", "head", "group", "role", "school_role", "answer")
"""Of these, `manager`, `head` and `school_role` depend on who asks: their manager, the head of their own school, that
role in it. `answer` is whom they name in that field of the form."""
HANDLERS: Sequence[PrincipalKind] = ("head", "group", "role", "school_role")
"""Who carries out a request; `head` and `school_role` as of APPROVERS."""
ASKERS: Sequence[PrincipalKind] = ("group", "school", "role", "function")
"""To whom a form can be offered."""
RECIPIENTS: Sequence[PrincipalKind] = ("everyone", "group", "school", "role", "function", "job", "person", "received")
"""`received` are those whom an announcement reached, `job` those with a job title (`job_name` of it). No file names
`expert` and `handler`: they are those to whom that role is given for a period."""

_WRITTEN: Mapping[PrincipalKind, str] = {
    "everyone": "everyone",
    "group": "group:<id>",
    "school": "school:<id>",
    "role": "role:<name>",
    "function": "function:<name>",
    "job": "job:<name>",
    "person": "person:<Entra object id>",
    "received": "received:<id of an announcement>",
    "manager": "manager",
    "head": "head",
    "school_role": "school_role:<name>",
    "answer": "answer:<field>",
    "expert": "expert:<topic>",
    "handler": "handler:<form>",
}
_ALONE: Collection[PrincipalKind] = ("everyone", "manager", "head")
_ROLES: Collection[PrincipalKind] = ("role", "school_role")

_ANY_VALUE = re.compile(r"[^\s:]{1,255}")
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_VALUES: Mapping[PrincipalKind, re.Pattern[str]] = {
    "person": re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
    "received": re.compile(r"[A-Za-z0-9._-]{1,128}"),
    "answer": re.compile(r"[a-z][a-z0-9_]{0,39}"),
}


class NoPrincipal(OperatorError):
    """A text that names nobody; the message says what would."""


@dataclass(frozen=True, slots=True)
class Principal:
    """`value` is the id or name of one of its kind; "" for `everyone`, `manager` and `head`."""

    kind: PrincipalKind
    value: str = ""

    def __str__(self) -> str:
        return f"{self.kind}:{self.value}" if self.value else self.kind


EVERYBODY = Principal("everyone")


def job_name(title: str) -> str:
    """Of a job title as the directory has it: the same however it is written; "" for none."""
    return "-".join(words(title).split())[:64].rstrip("-")


@lru_cache(maxsize=4096)
def parse_principal(text: str, kinds: Sequence[PrincipalKind] = KINDS) -> Principal:
    """As any file or program may write one of these kinds, whoever it names. Raises NoPrincipal."""
    kind, colon, value = text.partition(":")
    for known in kinds:
        if kind == known and bool(colon) == (known not in _ALONE) and (not colon or _is_value(value)):
            return Principal(known, value)
    raise NoPrincipal(_mistake("principal", text, kinds))


def wrong_principal(text: str, kinds: Sequence[PrincipalKind], what: str = "principal") -> str:
    """What is wrong with a principal in a file of the organisation's own; "" when nothing is. There every id is written
    as the organisation file writes it, and a role is one that there is."""
    try:
        principal = parse_principal(text, kinds)
    except NoPrincipal:
        return _mistake(what, text, kinds)
    if principal.kind in _ROLES:
        return "" if principal.value in set(Role) else unknown("role", principal.value, Role)
    if principal.kind in _ALONE or _VALUES.get(principal.kind, _NAME).fullmatch(principal.value):
        return ""
    return _mistake(what, text, kinds)


def _is_value(value: str) -> bool:
    return bool(_ANY_VALUE.fullmatch(value)) and value.isprintable()


def _mistake(what: str, text: str, kinds: Sequence[PrincipalKind]) -> str:
    """With the same value behind the kind that was meant, where one is near."""
    kind, colon, value = text.partition(":")
    meant = [f"{one}:{value}" for one in kinds if one not in _ALONE] if colon else list(kinds)
    if kind not in kinds and get_close_matches(kind, kinds, n=1) and get_close_matches(text, meant, n=1):
        return unknown(what, text, meant)
    return unknown(what, text, [_WRITTEN[one] for one in kinds])
