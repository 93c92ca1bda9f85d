"""Short ways to make fields and forms in tests."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from bot.people.directory import Organisation, Row, Rows, directory_of
from bot.people.finding import PhoneBook
from bot.people.known import Known
from bot.people.person import Person, School
from bot.toml_files import BadFiles, Labels
from bot.words.languages import LANGUAGES
from dialogs.form import load_forms
from dialogs.kinds import kinds
from dialogs.kinds.choice import Option
from dialogs.kinds.field import Field
from dialogs.model import Form


def texts(text: str) -> Labels:
    return dict.fromkeys(LANGUAGES, text)


def field(kind: str, *options: str, **rules: Any) -> Field:
    """A field named "asked"."""
    chosen = tuple(Option(value=value, label=texts(value)) for value in options)
    return kinds()[kind](id="asked", label=texts("Vraag"), **({"options": chosen} if chosen else {}), **rules)


def known(*people: Person, schools: Mapping[str, str] = MappingProxyType({})) -> Known:
    """Whom and which schools the first of these people can name."""
    rows = Rows(
        {one.id: Row(one.id, one, 0) for one in people},
        {key: Row(key, School(key, name), 0) for key, name in schools.items()},
        {},
    )
    return Known(people[0], directory_of(Organisation("Proefnet", "tenant", "digest"), rows), PhoneBook())


TEXTS = '{nl = "a", fr = "b", en = "c"}'
HEAD = f"""
id = "outing"
version = 1
prefix = "UIT"
title = {TEXTS}
description = {TEXTS}
keywords = {{nl = ["uitstap"], fr = ["sortie"], en = ["outing"]}}
route = {{approvers = ["manager"], otherwise = ["group:hr"]}}
"""


def a_step(id: str, *fields: str) -> str:
    return f'\n[[steps]]\nid = "{id}"\ntitle = {TEXTS}\n' + "".join(fields)


def a_field(id: str, kind: str, *lines: str) -> str:
    return f'\n[[steps.fields]]\nid = "{id}"\nkind = "{kind}"\nlabel = {TEXTS}\n' + "\n".join(lines) + "\n"


def options(*values: str) -> str:
    return "options = [" + ", ".join(f'{{value = "{value}", label = {TEXTS}}}' for value in values) + "]"


def the_form(folder: Path, text: str) -> Form:
    """The form that this text is, as the file outing.toml."""
    (folder / "outing.toml").write_text(text, encoding="utf-8")
    return load_forms(folder)["outing"]


def errors_of(folder: Path, text: str) -> list[str]:
    """What is said of this text as the file outing.toml, a mistake at a time."""
    with pytest.raises(BadFiles) as caught:
        the_form(folder, text)
    assert str(caught.value) == "\n".join(str(error) for error in caught.value.mistakes)
    return [str(error) for error in caught.value.mistakes]
