"""Which paper Bode makes once a request is carried out, for which answers, and in which language."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Any, cast

from bot.toml_files import Found, Line, Raw, Table, rows, unknown
from bot.words.languages import LANGUAGES, Language
from dialogs.kinds.field import ID, Answers, Field
from dialogs.rules import Rule


class Paper(Table, frozen=True):
    """`template` is the id of one in the papers file. `language` is a field of kind choice whose options are languages;
    without it the paper is in that of the person. `when` says for which answers it is made."""

    template: Annotated[str, ID]
    language: Line | None = None
    when: Rule | None = None

    def is_for(self, fields: Sequence[Field], answers: Answers) -> bool:
        """Not where that cannot be worked out."""
        return self.when is None or self.when.bound(fields).holds(answers)

    def written_in(self, answers: Answers, otherwise: Language) -> Language:
        said = answers.get(self.language or "")
        return next((one for one in LANGUAGES if one == said), otherwise)


def wrong_paper(form: Raw) -> Iterator[Found]:
    paper: Any = form.get("paper")
    if not isinstance(paper, dict):
        return
    if not form.get("handling"):
        yield ("paper",), "needs [handling]: whoever carries it out has it made"
    name = cast(Raw, paper).get("language")
    choices = {str(one.get("id")): one for _, step in rows(form, "steps") for _, one in rows(step, "fields")}
    if not isinstance(name, str):
        return
    if name not in choices or choices[name].get("kind") != "choice":
        known = [id_ for id_, one in choices.items() if one.get("kind") == "choice"]
        yield ("paper", "language"), unknown("field of kind choice", name, known)
        return
    for _, option in rows(choices[name], "options"):
        if option.get("value") not in LANGUAGES:
            yield ("paper", "language"), f"'{name}' may only have languages as options: {', '.join(LANGUAGES)}"
            return
