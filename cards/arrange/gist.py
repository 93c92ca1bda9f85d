"""What a request is about, in one line: "Omstandigheidsverlof · do 3 dec. t.e.m. vr 4 dec. 2026 – 2 werkdagen"."""

from bot.words.clean import clean_line
from cards.texts import Texts
from dialogs.kinds.field import Answers
from dialogs.model import Form


def gist(t: Texts, form: Form, answers: Answers) -> str:
    """The first choice and the first day or period, for one line in a list; "" when there is neither yet."""
    asked = [field for field in form.asked(answers) if answers.get(field.id) is not None]
    telling = (next((field for field in asked if field.gist == what), None) for what in ("what", "when"))
    return " · ".join(clean_line(field.said(t, answers[field.id])) for field in telling if field)
