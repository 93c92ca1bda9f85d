"""Which form a sentence asks for, and what of it can be filled in: "ik wil verlof van 3 tot 5 december".

Rules over the words that the forms give and those of `said.toml` (`hearing`). Conservative: what is a question, over,
or of somebody else starts nothing; what may be one of two is offered at most.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from bot.json import Json
from bot.words.folding import words
from bot.words.language import languages_of
from bot.words.languages import Language, own_first
from bot.words.lists import every_stopword, phrase_set
from bot.words.mentions import LONGEST, mentions_in
from bot.words.questions import questions_in
from dialogs.filling import asked_answers
from dialogs.form import Form, Forms
from dialogs.kinds.field import Answers, Circumstances
from dialogs.rows import rows_of
from dialogs.saying import FIELD
from dialogs.sentence import Sentence

FEWEST = 4
"""Words of a sentence that tells enough without a wish or something to fill in: "printer kapot" is a question."""

FEWEST_WISHED = 3
"""Words of a wish with nothing to fill in: "ouderschapsverlof aanvragen" is looked up as well."""
BETWEEN_TOLD = 5
"""Words that may stand between two of those that tell: "valt de hele tijd weg"."""


@dataclass(frozen=True, slots=True)
class Heard:
    """`answers` are checked values. `sure`: it starts the form; else it may be offered."""

    form: Form
    answers: Answers
    sure: bool


@dataclass(frozen=True, slots=True)
class _Match:
    """How a form was known: by how many words, `tells` when they ask by themselves; `phrase` as words() gives it."""

    words: int
    fields: int
    tells: bool
    phrase: str
    slipped: bool = False
    others: int = 0

    @property
    def weight(self) -> float:
        return self.words + self.fields / 4 + self.tells if self.words else self.fields / 4


def heard(forms: Forms, text: str, language: Language, on: Circumstances) -> Heard | None:
    """The form that the sentence asks for; None where it asks for none, or asks something."""
    if not 0 < len(text) <= LONGEST or not any(form.said for form in forms.values()):
        return None
    mentions = mentions_in(text)
    spoken = set(languages_of(text)) | {language}
    for one in own_first(language):
        if one in spoken and (found := _heard(forms, Sentence(text, one, mentions), on)):
            return found
    return None


def answers_heard(form: Form, text: str, language: Language, on: Circumstances) -> Answers:
    """What can be filled in of this form, whatever the sentence asks."""
    if not 0 < len(text) <= LONGEST:
        return {}
    mentions = mentions_in(text)
    spoken = [one for one in own_first(language) if one == language or one in languages_of(text)]
    every = [Sentence(text, one, mentions) for one in spoken]
    known = [sentence for sentence in every if _best(form, sentence, on)]
    return max((_answers(form, sentence, on) for sentence in known or every), key=len)


def _heard(forms: Forms, sentence: Sentence, on: Circumstances) -> Heard | None:
    asks = _asks(sentence)
    if asks == "question" or _is_over(sentence) or _is_of_another(sentence):
        return None
    every = [(form, match) for form in forms.values() if form.said and (match := _best(form, sentence, on))]
    if not every:
        return None
    read = [(form, match, _answers(form, sentence, on)) for form, match in every]
    read.sort(key=lambda one: -_weight(*one))
    form, match, answers = read[0]
    rival = any(_weight(*other) >= _weight(*read[0]) for other in read[1:2])
    wished = sentence.has(_listed(sentence.language, "wishes"))
    valued = _has_value(form, answers)
    sure = not asks and not rival and (valued or not match.slipped)
    if match.tells:
        sure = sure and (wished or valued or len(sentence.plain.split()) >= FEWEST)
    else:
        sure = sure and (valued or (wished and len(sentence.plain.split()) >= FEWEST_WISHED))
        if not (wished or valued or asks):
            return None
    if asks and not (valued or wished):
        return None
    return Heard(form, answers, sure)


def _weight(form: Form, match: _Match, answers: Answers) -> float:
    """Of two forms that are spoken of, the one that has a place for more of what is said."""
    valued = sum(field.weighs for field in form.fields if field.id in answers)
    chosen = sum(field.gist == "what" for field in form.fields if field.id in answers)
    return match.weight + 0.3 * valued + 0.1 * chosen + 0.1 * match.others


@cache
def _listed(language: Language, name: str) -> frozenset[str]:
    return phrase_set(language, f"hearing.{name}")


def _asks(sentence: Sentence) -> str:
    """ "question" for what is asked, "may" for a wish that is asked as a question, "" for neither."""
    language, said = sentence.language, sentence.plain
    if any(said.startswith(f" {phrase} ") for phrase in _listed(language, "may")):
        return "may"
    text = sentence.text
    for order in _listed(language, "orders"):
        if f" {order} " in said:
            return "" if "?" not in text or said.startswith(f" {order} ") else "question"
    if "?" in text or any(said.startswith(f" {phrase} ") for phrase in _listed(language, "asking")):
        return "question"
    asked = (one.text for clause in sentence.clauses for one in questions_in(clause).questions)
    return "question" if any(not _leaves_out_who(one, language) for one in asked) else ""


def _leaves_out_who(asked: str, language: Language) -> bool:
    """ "Heb een nieuwe nodig" says who asks for it no more than a verb at the beginning of a question does."""
    said = words(asked).split()
    begins = any(f" {' '.join(said)} ".startswith(f" {phrase} ") for phrase in _listed(language, "dropped"))
    return begins and said[1:2] != [] and said[1] not in _listed(language, "me") | _listed(language, "others")


def _is_over(sentence: Sentence) -> bool:
    thanks = any(sentence.plain.startswith(f" {phrase} ") for phrase in _listed(sentence.language, "thanking"))
    return thanks or sentence.has(_listed(sentence.language, "over"))


def _is_of_another(sentence: Sentence) -> bool:
    """Somebody else at the beginning, and no "I" anywhere."""
    language, said = sentence.language, sentence.plain.split()
    if not _listed(language, "me").isdisjoint(said):
        return False
    if not _listed(language, "others").isdisjoint(said[:3]):
        return True
    named = sentence.text.strip()[:1].isupper() and len(said) > 1 and said[1] in _listed(language, "does")
    return named and said[0] not in _listed(language, "does")


def _best(form: Form, sentence: Sentence, on: Circumstances) -> _Match | None:
    every = list(_matches(form, sentence, on))
    best = max(every, key=lambda match: match.weight, default=None)
    return replace(best, others=len({match.phrase for match in every}) - 1) if best else None


def _matches(form: Form, sentence: Sentence, on: Circumstances) -> Iterator[_Match]:
    language = sentence.language
    said = form.said
    about = (*form.keywords[language], *(said.phrases("about", language) if said else ()))
    tells = said.phrases("tells", language) if said else ()
    for phrases, is_telling in ((tells, True), (about, False)):
        for phrase in phrases:
            fields, bare = _parts(phrase)
            at = sentence.places(bare, between=BETWEEN_TOLD if is_telling else 1) if bare else (0,)
            if at and all(_is_heard(form, field, sentence, on) for field in fields):
                yield _Match(_telling(bare), len(fields), is_telling, bare, not sentence.slips.isdisjoint(at))


@cache
def _parts(phrase: str) -> tuple[tuple[str, ...], str]:
    """The fields that it names, and its words."""
    return tuple(FIELD.findall(phrase)), words(FIELD.sub(" ", phrase))


@cache
def _telling(phrase: str) -> int:
    """How many words tell something; one where all are ordinary."""
    said = phrase.split()
    ordinary = every_stopword()
    return max(sum(word not in ordinary for word in said), min(len(said), 1))


def _is_heard(form: Form, id: str, sentence: Sentence, on: Circumstances) -> bool:
    """Of "costs.day", whether the row that is said of costs says a day."""
    name, _, part = id.partition(".")
    field = form.field(name)
    value = field.heard(sentence, on, ()) if field else None
    return value is not None and (not part or any(part in row for row in rows_of(value)))


def _known(form: Form, sentence: Sentence) -> Sequence[str]:
    every = (*form.keywords[sentence.language], *(form.said.phrases("about", sentence.language) if form.said else ()))
    return [words(phrase) for phrase in every]


def _answers(form: Form, sentence: Sentence, on: Circumstances) -> Answers:
    """Of the fields that are asked; what does not hold is left out."""
    found: dict[str, Json] = {}
    every = _known(form, sentence)
    for step in form.steps:
        for field in step.fields:
            if step.is_asked(found) and field.is_asked(found) and not field.computes:
                value = field.heard(sentence, on.with_answers(found), every)
                found |= {} if value is None else {field.id: value}
    return {name: value for name, value in asked_answers(form, found).items() if name in found}


def _has_value(form: Form, answers: Answers) -> bool:
    """A day, a period or an amount: what nobody says who asks about a matter."""
    return any(field.id in answers and field.weighs for field in form.fields)
