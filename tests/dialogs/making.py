"""Short ways to make fields and forms in tests."""

from pathlib import Path
from typing import Any

from bot.words.languages import LANGUAGES
from dialogs.form import Form, load_forms
from dialogs.model import Field, Labels, Option

LENGTHS = {"text": 200, "long_text": 2_000}


def texts(text: str) -> Labels:
    return dict.fromkeys(LANGUAGES, text)


def field(kind: str, *options: str, **rules: Any) -> Field:
    """A field named "asked"; what is not said is as the loader fills it in."""
    usual: dict[str, Any] = {"max_length": LENGTHS.get(kind, 0), "required": kind != "toggle"}
    chosen = tuple(Option(value, texts(value)) for value in options)
    return Field("asked", kind, texts("Vraag"), options=chosen, **(usual | rules))


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
