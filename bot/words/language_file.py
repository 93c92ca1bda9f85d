"""What the files of a language's folder may say (`language.toml`, `words.toml`, `said.toml`, and other names).

Read by `bot.words.languages` when a language is first asked for; a mistake names its file and place.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from importlib import import_module
from typing import Annotated, Any, TypeAlias, cast

from pydantic import BeforeValidator

from bot.toml_files import Flag, Found, Line, Raw, Table, by_name, each, mistakes, told, unknown, whole
from bot.toml_files.mistakes import SHOWN

_DAYS = 7

Names: TypeAlias = tuple[str, ...]
"""What one thing is called, each name one word or more."""


def _words(raw: Any) -> Any:
    """A list of texts, or one text of words with white space between."""
    return cast(Any, each(fewest=0, once=False).func)(raw.split() if isinstance(raw, str) else raw)


def _week(raw: Any) -> Any:
    if len(words := _words(raw)) != _DAYS:
        raise told("must be seven, from Monday on")
    return words


Words: TypeAlias = Annotated[Names, BeforeValidator(_words)]
_Lists: TypeAlias = Annotated[Mapping[str, Names], by_name(BeforeValidator(_words))]


def _algorithm(raw: Any) -> Any:
    known: list[str] = import_module("Stemmer").algorithms()  # typed nowhere
    if raw not in known:
        raise told(unknown("algorithm", str(raw), known))
    return raw


class Stems(Table, frozen=True):
    """How its words are stemmed: by Snowball's algorithm of that name, once or `twice`.

    `shortened` are endings that lose their last letter first; `accents`: they tell endings apart. `links` are the
    letters that join the words of a compound: a language that has none writes its words apart.
    """

    snowball: Annotated[str, BeforeValidator(_algorithm)]
    twice: Flag = False
    shortened: Words = ()
    accents: Flag = False
    links: Words = ()

    @property
    def compounds(self) -> bool:
        return bool(self.links)


class Facts(Table, frozen=True):
    """What `language.toml` says: its own `name`, its `locale`, how a time is written (CLDR), its `order` among the
    languages, and whether forms, groups and topics are `required` to have it."""

    order: Annotated[int, whole(1, 1000)]
    name: Line
    locale: Line
    clock: Line
    stems: Stems
    dotted_months: Flag = False
    required: Flag = False
    called: Words = ()


class ShortForms(Table, frozen=True):
    """Whose full stop ends no sentence; that of a `closing` one does when a capital follows."""

    inside: Words
    closing: Words


class Days(Table, frozen=True):
    """How a day is said (bot.words.days)."""

    weekdays: Annotated[Names, BeforeValidator(_week)]
    around: Words
    before: Words
    after: Words
    next_week: Words
    ahead: Words
    vague: Words
    times: Words


class Hours(Table, frozen=True):
    """How a time of the day is said (bot.words.hours)."""

    around: Words
    names: Words
    morning: Words
    afternoon: Words


class Money(Table, frozen=True):
    """What stands beside an amount (bot.words.amounts)."""

    names: Words


class Mentioning(Table, frozen=True):
    """How a sentence mentions days and halves of days (bot.words.mentions). `last` stands before or after a weekday;
    `until` and `joins` between two days, `around` before a day and says nothing."""

    before_yesterday: Words
    yesterday: Words
    today: Words
    tomorrow: Words
    after_tomorrow: Words
    morning: Words
    afternoon: Words
    last: Words
    last_week: Words
    until: Words
    joins: Words
    around: Words


class Pages(Table, frozen=True):
    """What stands beside the number of a page."""

    names: Words
    of: Words


class Archives(Table, frozen=True):
    """What is out of force: the names of its folders, the marks in its title, and what stands before the day on which
    it ends."""

    folders: Words
    marks: Words
    until: Names


class Trouble(Table, frozen=True):
    """What is `told` by somebody to whom something happened, what they may be `asking` instead of what to do, and by
    which `headings`, or `acts`, a page says that."""

    told: Names
    asking: Names
    headings: Names
    acts: Names


class Directions(Table, frozen=True):
    """How a document sends its reader to a command or a form in Bode (bot.words.directions).

    A name follows the words of `typing`, with or without quotation marks, and those of `saying` and `choosing` with;
    `fillers` may stand between, one of `inside` before "Bode", and it ends before one of `ends`. `things` are what a
    form or a command is called, before its name; `joined` are written in one with it, `behind` stand behind it and one
    of `articles` before. What has one of `no_names` is no name: "je vraag".
    """

    typing: Words
    saying: Words
    choosing: Words
    fillers: Words
    inside: Words
    ends: Words
    things: Words
    joined: Words
    behind: Words
    articles: Words
    no_names: Words


class Reaching(Table, frozen=True):
    """What stands before the number of a telephone."""

    numbers: Names


class Comparing(Table, frozen=True):
    """What asks in what two things differ."""

    asks: Names


class Measuring(Table, frozen=True):
    """Words that ask for a day, a time or a number."""

    asks: Words


class Listed(Table, frozen=True):
    """`words.toml`."""

    stopwords: Words
    numbers: Words
    short_forms: ShortForms
    days: Days
    hours: Hours
    money: Money
    mentioning: Mentioning
    pages: Pages
    archives: Archives
    trouble: Trouble
    directions: Directions
    reaching: Reaching
    comparing: Comparing
    measuring: Measuring


class Said(Table, frozen=True):
    """`said.toml`: what people say to Bode, by place."""

    commands: _Lists
    courtesies: _Lists
    starting: _Lists
    offering: _Lists
    following: _Lists
    wishes: _Lists
    hearing: _Lists

    def at(self, place: str) -> Names | None:
        """What stands at a place such as "commands.help"."""
        section, _, name = place.partition(".")
        return self._lists().get(section, {}).get(name)

    def texts(self) -> Iterator[str]:
        """All that it lists."""
        return (text for lists in self._lists().values() for names in lists.values() for text in names)

    def _lists(self) -> Mapping[str, Mapping[str, Names]]:
        return {section: getattr(self, section) for section in Said.model_fields}


class Matters(Table, frozen=True):
    """`matters.toml`: how one asks for what stands in no document (bot.words.matters), and how a question begins
    (`asking`, bot.words.questions).

    `typed` are other spellings of the words; in `occasions` and `roles` each list is what one thing is called.
    """

    typed: _Lists
    around: _Lists
    calendar: _Lists
    occasions: _Lists
    own: _Lists
    person: _Lists
    roles: _Lists
    asking: _Lists


def lacking(said: Raw, complete: Table, besides: Collection[str] = ()) -> Iterable[Found]:
    """The places that a language lacks, and those that no other has; sections `besides` are each language's own."""
    for section in type(complete).model_fields:
        if section in besides:
            continue
        own, wanted = said.get(section), cast(Mapping[str, Names], getattr(complete, section))
        if not isinstance(own, Mapping):
            continue  # told already
        yield from (((section,), f"'{name}' is missing") for name in wanted if name not in own)
        yield from (((section,), unknown("list", name, wanted)) for name in cast(Raw, own) if name not in wanted)


def _groups(raw: Any) -> Any:
    """Lists of two names or more."""
    if not isinstance(raw, list):
        raise told("must be a list of lists of words")
    groups = cast(list[Any], raw)
    wrong = [
        number
        for number, group in enumerate(groups)
        if not isinstance(group, list)
        or len(cast(list[Any], group)) < 2
        or not all(isinstance(text, str) and text.strip() for text in cast(list[Any], group))
    ]
    if wrong:
        raise mistakes(((number,), "must be a list of two words or more") for number in wrong)
    return tuple(tuple(cast(list[str], group)) for group in groups)


def split_terms(raw: Any) -> Names:
    """Several names with commas between."""
    found = tuple(term.strip() for term in raw.split(",")) if isinstance(raw, str) else ()
    if not found or not all(found):
        raise told(f"{str(raw)[:SHOWN]!r} must be a text of terms with commas between")
    return found


Groups: TypeAlias = Annotated[tuple[Names, ...], BeforeValidator(_groups)]


class Everyday(Table, frozen=True):
    """`everyday.toml`: groups of names that mean the same."""

    groups: Groups


def _standard(raw: Any) -> Any:
    """A word or more, or nothing for a word that says nothing."""
    if not isinstance(raw, str):
        raise told("must be a text: the standard words, or nothing")
    return raw.strip()


STANDARD = by_name(BeforeValidator(_standard))
"""Of a mapping: a word as it is typed -> its standard words."""


class Spoken(Table, frozen=True):
    """`spoken.toml`: words as they are typed, and the `endings` of longer ones, with what they are in the standard."""

    words: Annotated[Mapping[str, str], STANDARD]
    endings: Annotated[Mapping[str, str], STANDARD] = {}


class Terms(Table, frozen=True):
    """`terms.toml`: Dutch words, and what they are called in its language."""

    terms: Annotated[Mapping[str, Names], by_name(BeforeValidator(split_terms))]


def _lines(raw: Any) -> Any:
    """The lines of a text."""
    if not isinstance(raw, str):
        raise told("must be a text of lines")
    return tuple(line.strip() for line in raw.splitlines() if line.strip())


Lines: TypeAlias = Annotated[Names, BeforeValidator(_lines)]
_Needs: TypeAlias = Annotated[Mapping[str, Names], by_name(BeforeValidator(_lines))]


class Distress(Table, frozen=True):
    """`distress.toml`: how somebody speaks who is not well or in danger (bot.words.distress, bot.words.signs)."""

    fillers: Words
    joins: Words
    heavy: Words
    ordinary: Words
    typed: _Lists
    lists: _Lists
    harmless: Lines
    study: Lines
    grown: Lines
    signs: _Needs
    subjects: _Needs
    lines: _Needs
