"""What a request is about, in one line: "Omstandigheidsverlof · do 3 dec. t.e.m. vr 4 dec. 2026 – 2 werkdagen"."""

from bot.words.clean import clean_line
from cards.parts.words import shorten
from cards.texts import Texts
from dialogs.kinds.field import Answers
from dialogs.model import Form

LONGEST = 100
"""Characters of each of the two."""


def gist(t: Texts, form: Form, answers: Answers) -> str:
    """What the form says that it is `about`, else the first choice, and the first day or period, for one line in a
    list; "" when there is nothing of it yet.
    """
    asked = [field for field in form.asked(answers) if answers.get(field.id) is not None]
    about = next((field for field in reversed(asked) if field.about), None)
    what = about or next((field for field in asked if field.gist == "what"), None)
    when = next((field for field in asked if field.gist == "when"), None)
    return " · ".join(shorten(clean_line(field.said(t, answers[field.id])), LONGEST) for field in (what, when) if field)
