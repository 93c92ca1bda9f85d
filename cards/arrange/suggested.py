"""The words of an announcement that a request suggests: its answers, as somebody would begin to write with them."""

import re

from bot.words.clean import clean_line, clean_lines
from cards.parts.words import shorten
from cards.texts import Texts
from dialogs.announcing import Announcing
from dialogs.kinds.field import Answers, Field
from dialogs.kinds.long_text import LongTextField
from dialogs.model import Form

LONGEST_TITLE, LONGEST_TEXT = 150, 3500
_MARKS = re.compile(r"[\\*_\[\]<]")
"""What means something in a formatted text."""


def suggested_words(t: Texts, form: Form, rule: Announcing, answers: Answers) -> tuple[str, str]:
    """A title and a text, in which a question stands in bold before its answer; what somebody wrote in sentences stands
    by itself, first. What they typed formats nothing, links nowhere, and leaves no blank."""
    asked = {field.id: field for field in form.asked(answers) if answers.get(field.id) not in (None, "", [])}
    named = asked.get(rule.title)
    title = clean_line(named.said(t, answers[named.id])) if named else ""
    shown = [asked[one] for one in rule.shows if one in asked]
    written = [one for one in shown if isinstance(one, LongTextField)]
    others = [one for one in shown if one not in written]
    parts = [as_typed(clean_lines(one.said(t, answers[one.id]))) for one in written]
    parts += ["\n".join(_line(t, one, answers) for one in others)] if others else []
    text = "\n\n".join(parts)
    return shorten(_unblanked(title) or form.title[t.language], LONGEST_TITLE), shorten(text, LONGEST_TEXT)


def _line(t: Texts, field: Field, answers: Answers) -> str:
    return f"- **{clean_line(field.label[t.language])}** {as_typed(clean_line(field.said(t, answers[field.id])))}"


def as_typed(text: str) -> str:
    """Formatted text that shows this, and leaves no blank."""
    return _MARKS.sub(r"\\\g<0>", _unblanked(text))


def _unblanked(text: str) -> str:
    return text.replace("{", "(").replace("}", ")")
