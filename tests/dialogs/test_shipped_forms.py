"""Every form that comes with Bode: complete in each language, filled in whatever is chosen, and it comes to somebody of
the demo organisation whoever asks."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from itertools import cycle
from pathlib import Path

import pytest

from bot.arrange.approvers import Asker, approvers_of
from bot.json import Json
from bot.people.directory import Directory, Row, Rows, directory_of
from bot.people.finding import PhoneBook
from bot.people.known import Known
from bot.people.organisation_file import parse_organisation
from bot.people.tariffs_file import load_tariffs
from bot.words.folding import words
from bot.words.languages import LANGUAGES, Language
from dialogs.filling import check_all, complete, read_step
from dialogs.form import load_forms
from dialogs.kinds.attachment import Attachment
from dialogs.kinds.choice import Chosen
from dialogs.kinds.field import Answers, Circumstances, Field
from dialogs.kinds.items import ItemsField
from dialogs.kinds.right import RightField
from dialogs.model import Form
from dialogs.offering import form_about
from dialogs.problems import Problems

FORMS = load_forms()
SAMPLES = Path(__file__).parents[2] / "samples"
TARIFFS = load_tariffs(SAMPLES / "tariffs.toml")
TODAY = date(2026, 11, 27)
MOST_STEPS = 5
MOST_CHARACTERS = 260
"""Of a help: more is not read on a phone."""

A_FILE = Attachment("1", "offerte.pdf", "pdf", 5000)
ELSEWHERE = {"attachment", "items"}
"""Kinds whose answers do not come from an input of their step."""

EVERY = pytest.mark.parametrize("form", FORMS.values(), ids=list(FORMS))
IN_EACH = pytest.mark.parametrize("language", LANGUAGES)

TYPED: Mapping[str, tuple[Json, ...]] = {
    "text": ("Lokaal 12",),
    "long_text": ("Dat zeg ik hier.",),
    "number": ("5", "20"),
    "date": (str(TODAY), str(TODAY + timedelta(days=3))),
    "toggle": ("true",),
    "declaration": ("true",),
    "money": ("3000", "300", "20"),
    "time": ("09:00", "10:00"),
    "rating": ("3",),
    "iban": ("BE71 0961 2345 6769",),
}
"""What somebody types into the only input of a kind: the first that is taken."""


RIGHTS = (("death", "partner-child"), ("care", ""))
"""One of each kind of leave."""

AMOUNTS = ("3000", "800", "40")
"""Where there is an amount, each of these as the first that is tried."""


@cache
def demo() -> Directory:
    file = parse_organisation("organisation.toml", (SAMPLES / "organisation.toml").read_bytes())
    people = {one.id: Row(one.id, one, 0) for one in file.people}
    schools = {one.id: Row(one.id, one, 0) for one in file.schools}
    groups = {one.id: Row(one.id, one, 0) for one in file.groups}
    return directory_of(file.organisation, Rows(people, schools, groups))


ME = next(iter(demo().people))
COLLEAGUE = next(one for one in demo().people.values() if one.school == demo().people[ME].school and one.id != ME)
"""Of the same school."""


def tries(field: Field, wanted: Mapping[str, str]) -> Iterator[Mapping[str, Json]]:
    """What its inputs may get, the likeliest first."""
    if isinstance(field, Chosen):
        values = [option.value for option in field.options]
        yield {field.id: wanted[field.id] if wanted.get(field.id) in values else values[0]}
    elif field.kind == "period":
        yield {f"{field.id}.from": str(TODAY)}
        yield {f"{field.id}.from": str(TODAY), f"{field.id}.to": str(TODAY + timedelta(days=3))}
    elif field.kind == "pick":
        yield {field.id: "1"}
    elif field.kind == "kilometres":
        yield dict(zip(field.inputs, ("Veldermonde", "Gent", "car", "0.1", "false"), strict=True))
    elif field.kind == "school":
        yield {field.id: COLLEAGUE.school}
    elif field.kind == "person":
        yield {field.id: COLLEAGUE.id}
    elif isinstance(field, RightField):
        yield from ({field.id: event, f"{field.id}.kin": kin} for event, kin in RIGHTS)
    elif field.kind in TYPED:
        yield from ({field.id: value} for value in TYPED[field.kind])
    else:
        assert field.computes or field.kind in ELSEWHERE or not (field.required and field.inputs), (
            f"a filler for {field.kind}"
        )
        yield {}


def days(form: Form, field: Field) -> Iterator[Mapping[str, Json]]:
    """For a period, the days on which something takes place that can be chosen."""
    if field.kind == "period":
        chosen = (one for one in form.fields if isinstance(one, Chosen))
        taking_place = (option.day for one in chosen for option in one.options if option.day)
        yield from ({f"{field.id}.from": str(day), f"{field.id}.to": str(day)} for day in taking_place)


def sent(field: Field, amount: str, on: Circumstances) -> Json:
    """Of an attachment a file, of items one row of that amount; of what is compared three."""
    if not isinstance(field, ItemsField):
        return [A_FILE.json]
    row: dict[str, Json] = {"key": "1"}
    for one in field.fields:
        beside = on.with_answers(row)
        value = one.read({one.id: amount} if one.kind == "money" else next(tries(one, {})), beside)
        assert not isinstance(value, Problems)
        row[one.id] = value
    return [{**row, "key": key} for key in ("1", "2", "3")] if field.compare else [row]


def filled(form: Form, wanted: Mapping[str, str], amount: str = "3000") -> Answers:
    """All answers of somebody who chooses what is `wanted`, and of each other question what is taken first."""
    answers: Answers = {}
    me = demo().people[ME]
    on = Circumstances(TODAY, me=me, known=Known(me, demo(), PhoneBook()), tariffs=TARIFFS)
    step = form.first(answers)
    while step:
        inputs: dict[str, Json] = {}
        answers = {**answers, **{one.id: sent(one, amount, on) for one in step.fields if one.kind in ELSEWHERE}}
        for field in step.fields:
            for one in (*tries(field, wanted), *days(form, field)):
                inputs |= {field.id: amount} if field.kind == "money" and one[field.id] == AMOUNTS[0] else one
                if not read_step(form, step, answers, inputs, on).problems.keys() & set(field.inputs):
                    break
        done = read_step(form, step, answers, inputs, on)
        assert not done.problems, f"{form.id}.{step.id} with {wanted}: {done.problems}"
        answers, step = done.answers, form.next(step.id, done.answers)
    assert complete(form, answers)
    assert check_all(form, answers, on) == {}
    return answers


def ways(form: Form) -> Iterator[Mapping[str, str]]:
    """With every option of the first choice, each option of the others at least once."""
    choices = [field for field in form.fields if isinstance(field, Chosen)]
    if not choices:
        yield from ({} for _ in AMOUNTS)
        return
    first, *others = choices
    most = max([1, *(len(field.options) for field in others)])
    for option in first.options:
        for place in range(most):
            yield {
                first.id: option.value,
                **{one.id: one.options[place % len(one.options)].value for one in others},
            }


@EVERY
def test_it_is_filled_in_and_comes_to_somebody(form: Form) -> None:
    passed: set[str] = set()
    for wanted, amount in zip(ways(form), cycle(AMOUNTS), strict=False):
        answers = filled(form, wanted, amount)
        stages = form.stages_needed(answers)
        assert stages or any(stage.approved for stage in form.route), f"nobody decides with {wanted}"
        passed |= {stage.id for stage in stages}
    deciding = [stage for stage in form.route if not stage.approved]
    assert passed == {stage.id for stage in deciding}, "a stage that no answer needs"
    assert deciding or form.handling or form.inform, "nobody does anything"
    for stage in deciding:
        for person in demo().people.values():
            assert approvers_of(stage, Asker(person, form, {}, demo())), f"{stage.id} for {person.name}"


@EVERY
def test_whom_it_names_there_is(form: Form) -> None:
    """Each name of its route and its team is somebody of the demo organisation, not only what stands in for another."""
    named = {spec for stage in form.route for spec in (*stage.approvers, *stage.otherwise)}
    if form.handling:
        named |= {*form.handling.team, *form.handling.otherwise, *form.handling.on_call}
    known = {f"group:{group}" for group in demo().groups}
    known |= {f"role:{role}" for person in demo().people.values() for role in person.roles}
    known |= {one.replace("role:", "school_role:") for one in known} | {"manager", "head"}
    assert named <= known


@EVERY
@IN_EACH
def test_it_reads_well(form: Form, language: Language) -> None:
    titles = [step.title[language] for step in form.steps]
    assert len(set(titles)) == len(titles)
    assert len(form.steps) <= MOST_STEPS
    assert len(form.keywords[language]) >= 2
    for one in (one for one in form.fields if isinstance(one, Chosen)):
        labels = [option.label[language] for option in one.options]
        assert len(set(labels)) == len(labels)
    texts = [form.title, form.description, *(part for step in form.steps for part in (step.title, step.help))]
    texts += [part for field in form.fields for part in (field.label, field.help)]
    for text in (one[language] for one in texts if one):
        assert text == text.strip()
        assert "  " not in text
        assert len(text) <= MOST_CHARACTERS, text


@IN_EACH
def test_titles_and_keywords_tell_them_apart(language: Language) -> None:
    titles = [words(form.title[language]) for form in FORMS.values()]
    assert len(set(titles)) == len(titles)
    assert all(len(form.title[language]) <= 26 for form in FORMS.values()), "a row of the list on a phone"
    for form in FORMS.values():
        for keyword in form.keywords[language]:
            assert FORMS.by_keyword(keyword, language) is form, keyword


@pytest.mark.parametrize("id", FORMS.keys())
def test_nobody_is_asked_for_medical_details(id: str) -> None:
    """Nor for the number in the national register, which no form of a school needs."""
    form = FORMS[id]
    assert not [field.id for field in form.fields if field.kind == "national_number"]
    asked = " ".join(f"{field.label['nl']} {option}" for field in form.fields for option in labels_of(field))
    for word in ("diagnose", "aandoening", "medicatie", "behandeling", "rijksregister"):
        assert word not in asked.casefold()


def labels_of(field: Field) -> list[str]:
    return [option.label["nl"] for option in field.options] if isinstance(field, Chosen) else [""]


@pytest.mark.parametrize(
    "text",
    [
        "hoeveel kost een nieuwe laptop?",
        "mijn laptop is gestolen wat nu",
        "wie betaalt mijn nascholing als ze 300 euro kost",
        "wanneer wordt mijn onkostennota uitbetaald",
        "ik ben mijn sleutel kwijt, wat kost een nieuwe",
        "waar vind ik het nascholingsaanbod",
        "tegen wanneer moet ik bellen als ik ziek ben",
        "mijn kind is ziek vandaag, mag ik thuisblijven",
        "wat is een bijna-ongeval",
        "helpdesk",
        "laptop",
        "when are expenses paid out?",
        "j'ai perdu ma clé de sécurité, combien ça coûte ?",
    ],
)
@IN_EACH
def test_a_question_stays_a_question(text: str, language: Language) -> None:
    assert FORMS.by_keyword(text, language) is None


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("nascholing", "training"),
        ("ik wil graag een aankoop doen", "purchase"),
        ("ik wil me ziek melden", "sickness"),
        ("verlies melden", "loss"),
        ("ik wil een sleutel", "key"),
        ("werkgeversattest aanvragen", "certificate"),
        ("sick leave", "sickness"),
        ("je voudrais une attestation d'emploi", "certificate"),
        ("signaler un incident", "incident"),
        ("persbericht", "communication"),
        ("uitstap aanvragen", "trip"),
        ("ict-hulp", "it"),
        ("collega ziek", "sickness_colleague"),
        ("ziek melden", "sickness"),
    ],
)
def test_it_is_found_by_what_people_type(text: str, id: str) -> None:
    assert FORMS.by_keyword(text, "nl") is FORMS[id]


@pytest.mark.parametrize(
    ("text", "language", "id"),
    [
        ("how do I apply for sick leave", "en", "sickness"),
        ("how do I apply for leave", "en", "leave"),
        ("waar dien ik mijn onkosten in", "nl", "expenses"),
        ("hoe vraag ik een nascholing aan", "nl", "training"),
        ("comment demander un congé de maladie", "fr", "sickness"),
    ],
)
def test_who_asks_how_is_offered_the_form_that_is_named_most_closely(text: str, language: Language, id: str) -> None:
    assert form_about(FORMS, text, language) is FORMS[id]


def test_the_form_can_be_kept_whole() -> None:
    for form in FORMS.values():
        assert Form.model_validate_json(form.as_json) == form
