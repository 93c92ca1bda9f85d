"""What a test writes into the files of each part: what is right, what is right and says otherwise, what is wrong."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.configuration.configuration import Configuration
from bot.people.person import Person
from bot.words.analysis import all_words_of
from dialogs.form import FORMS_FOLDER

TEACHER = Person("1", "An", "", "linde")
LEAVE = (FORMS_FOLDER / "leave.toml").read_text("utf-8")
TOPIC = """
[[topics]]
id = "ict"
name = {nl = "ICT", fr = "Informatique", en = "IT"}
experts = ["group:hr"]
words = {nl = ["laptop"], fr = ["ordinateur"], en = ["laptop"]}
"""
CIRCLE = """
[[circles]]
id = "secundair"
name = {nl = "secundair onderwijs", fr = "enseignement secondaire", en = "secondary education"}
people = ["school:vaartkant"]
folders = ["Secundair"]
"""


MAPPING = """
[organisation]
name = "Proefstad"

[[schools]]
id = "linde"
name = "De Linde"
attributes = {officeLocation = ["De Linde"]}
"""
TARIFF = """
[[tariffs]]
id = "car"
name = {nl = "auto", fr = "voiture", en = "car"}
periods = [{from = 2026-01-01, cents = "42.80", source = "Omzendbrief"}]
"""
AUTHOR = """
[[authors]]
id = "ict"
who = ["role:ict"]
schools = "own"
"""
PAPER = """
[issuer]
name = "Proefnet"
address = ["Vaartkant 1", "9000 Gent"]
place = "Gent"
signatory = "Lieve Peeters"
function = {nl = "directeur", fr = "directrice", en = "manager"}

[[papers]]
id = "employment"
title = {nl = "Attest", fr = "Attestation", en = "Certificate"}
paragraphs = [{nl = "{name} werkt hier.", fr = "{name} travaille ici.", en = "{name} works here."}]
"""
TEMPLATE = """
[[templates]]
id = "event"
name = {nl = "Activiteit", fr = "Activité", en = "Event"}
about = {nl = "Wat en wanneer.", fr = "Quoi et quand.", en = "What and when."}
title = {nl = "{wat} op {dag}", fr = "{quoi} le {jour}", en = "{what} on {day}"}
text = {nl = "Om {uur}.", fr = "À {heure}.", en = "At {time}."}
"""
THRESHOLD = """
[[thresholds]]
id = "offers"
name = {nl = "Drie offertes", fr = "Trois offres", en = "Three offers"}
amounts = [{from = 2026-01-01, euros = 2500, source = "Nota"}]
"""
RIGHTS = """
[[sources]]
id = "circular"
name = {nl = "omzendbrief 1", fr = "circulaire 1", en = "circular 1"}
dated = 2021-09-28

[[events]]
id = "death"
group = "circumstance"
name = {nl = "Overlijden", fr = "Décès", en = "Death"}

[[rights]]
event = "death"
days = 4
proof = "after"
source = "circular"
since = 2021-09-01
"""


@dataclass(frozen=True, slots=True)
class Sample:
    """`tells` gives what the configuration says now that `first` and `second` say differently; `mistake` is named of
    what is `wrong`."""

    file: str
    first: str
    second: str
    wrong: str
    mistake: str
    tells: Callable[[Configuration], object]


def _title(configuration: Configuration) -> object:
    return configuration.forms.seen["leave"].title["nl"]


def _topic(configuration: Configuration) -> object:
    return [topic.name["nl"] for topic in configuration.topics.seen]


def _circle(configuration: Configuration) -> object:
    return [circle.name["nl"] for circle in configuration.circles.seen]


def _meant(configuration: Configuration) -> object:
    meanings = configuration.synonyms.seen.meanings(all_words_of("kladschrift", "nl"), "nl")
    return {phrase for meaning in meanings for phrase in meaning.phrases}


def _is_worked(configuration: Configuration) -> object:
    return date(2026, 11, 27) in configuration.calendar.seen.of(TEACHER)


def _cents(configuration: Configuration) -> object:
    return [period.cents for tariff in configuration.tariffs.seen for period in tariff.periods]


def _days_of_a_right(configuration: Configuration) -> object:
    return [right.days for right in configuration.leave_rights.seen.all]


def _paragraphs(configuration: Configuration) -> object:
    return [text["nl"] for paper in configuration.papers.seen for text in paper.paragraphs]


def _libraries(configuration: Configuration) -> object:
    return [place.name for place in configuration.libraries.seen]


def _schools(configuration: Configuration) -> object:
    return [school.name for school in configuration.mapping.seen.schools]


SAMPLES: Mapping[str, Sample] = {
    "forms": Sample(
        "forms/leave.toml",
        LEAVE,
        LEAVE.replace('nl = "Verlofaanvraag"', 'nl = "Verlof vragen"'),
        LEAVE.replace('prefix = "VRL"', "prefix = 7").replace('kind = "choice"', 'kind = "chioce"', 1),
        "leave.toml: prefix: ",
        _title,
    ),
    "topics": Sample(
        "topics.toml",
        TOPIC,
        TOPIC.replace('"ICT"', '"Computers"'),
        TOPIC.replace('"group:hr"', '"iedereen"'),
        "topics.toml: topics.ict.experts[1]: unknown principal 'iedereen'",
        _topic,
    ),
    "circles": Sample(
        "circles.toml",
        CIRCLE,
        CIRCLE.replace('"secundair onderwijs"', '"het secundair"'),
        CIRCLE.replace("school:vaartkant", "iedereen"),
        "circles.toml: circles.secundair.people[1]: unknown principal 'iedereen'",
        _circle,
    ),
    "synonyms": Sample(
        "synonyms.toml",
        'same = [["kladschrift", "agenda"]]',
        'same = [["kladschrift", "schrift"]]',
        'same = [["kladschrift"]]',
        "synonyms.toml: same[1]: must be a list of two words or more",
        _meant,
    ),
    "calendar": Sample(
        "calendar.toml",
        "free = [2026-11-27]",
        "free = [2026-11-30]",
        'free = ["2026-11-27"]',
        "calendar.toml: free[1]: must be a day such as 2026-11-27, without quotes",
        _is_worked,
    ),
    "tariffs": Sample(
        "tariffs.toml",
        TARIFF,
        TARIFF.replace('"42.80"', '"43.26"'),
        TARIFF.replace('"42.80"', "42.80"),
        "tariffs.toml: tariffs.car.periods[1].cents: must be cents above zero",
        _cents,
    ),
    "thresholds": Sample(
        "thresholds.toml",
        THRESHOLD,
        THRESHOLD.replace("2500", "3000"),
        THRESHOLD.replace("2500", "25.5"),
        "thresholds.toml: thresholds.offers.amounts[1].euros: must be whole euros",
        lambda configuration: [one.euros for each in configuration.thresholds.seen for one in each.amounts],
    ),
    "leave_rights": Sample(
        "leave_rights.toml",
        RIGHTS,
        RIGHTS.replace("days = 4", "days = 5"),
        RIGHTS.replace('source = "circular"', 'source = "circulair"'),
        "leave_rights.toml: rights[1].source: unknown source 'circulair'; did you mean 'circular'?",
        _days_of_a_right,
    ),
    "papers": Sample(
        "papers.toml",
        PAPER,
        PAPER.replace("{name} werkt hier", "{name} is hier aan het werk"),
        PAPER.replace("{name} werkt hier", "{naam} werkt hier"),
        "papers.toml: papers.employment.paragraphs[1].nl: unknown place 'naam'; did you mean 'name'?",
        _paragraphs,
    ),
    "templates": Sample(
        "templates.toml",
        TEMPLATE,
        TEMPLATE.replace("{wat} op {dag}", "Op {dag}: {wat}"),
        TEMPLATE.replace("{wat} op {dag}", "{wat op {dag}"),
        "templates.toml: templates.event.title.nl: a brace stands alone",
        lambda configuration: [one.title["nl"] for one in configuration.templates.seen],
    ),
    "libraries": Sample(
        "libraries.toml",
        '[[libraries]]\nname = "Gids"\nplace = "/srv/gids"',
        '[[libraries]]\nname = "Regels"\nplace = "/srv/regels"\nevery = "15 min"',
        '[[libraries]]\nname = "Gids"\nplace = "gids"\nevery = "soms"\nreaders = ["everyone"]',
        "libraries.toml: libraries[1].place: 'gids' is wrong: a whole path",
        _libraries,
    ),
    "authors": Sample(
        "authors.toml",
        AUTHOR,
        AUTHOR.replace('"own"', '"all"'),
        AUTHOR.replace('"own"', '"mine"'),
        'authors.toml: authors.ict.schools: \'mine\' is wrong: "all", "own", or a list of schools by their id',
        lambda configuration: [rule.schools for rule in configuration.authors.seen],
    ),
    "retention": Sample(
        "retention.toml",
        "[days]\nrequests = 4000",
        "[days]\nrequests = 5000",
        "[days]\nrequests = 10",
        "retention.toml: days.requests: must be a whole number from 365 to 36500",
        lambda configuration: [configuration.retention.seen.requests],
    ),
    "mapping": Sample(
        "mapping.toml",
        MAPPING,
        MAPPING.replace('"De Linde"', '"Basisschool De Linde"', 1),
        MAPPING.replace("officeLocation", "office").replace('"linde"', '"De Linde"'),
        "mapping.toml: schools.De Linde.attributes: unknown attribute 'office'; did you mean 'officeLocation'?",
        _schools,
    ),
}


def write(folder: Path, **texts: str) -> None:
    """`texts` by the names of parts, into their usual places below `folder`."""
    for name, text in texts.items():
        file = folder / SAMPLES[name].file
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


def write_all(folder: Path) -> None:
    """The first of each."""
    write(folder, **{name: sample.first for name, sample in SAMPLES.items()})
