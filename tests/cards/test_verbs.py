"""Payloads: what we send comes back whole, and nothing else comes in."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.json import Json
from cards.arrange.buttons import FormStart, RequestShow
from cards.buttons import RESERVED_INPUTS, VERBS, parse
from cards.parts.verbs import ON_THE_WIRE, BadPayload, Verb, inputs_of
from dialogs.form import load_forms

SAMPLES: Mapping[str, Json] = {
    "id": "announcement-1",
    "place": -1,
    "without": True,
    "whole": True,
    "list": "0f3a9c",
    "saved": "0f3a9c",
    "revision": 3,
    "edition": 2,
    "shown": "words",
    "insists": True,
    "to": "audience",
    "reminders": 1,
    "language": "fr",
    "question": "q:1",
    "useful": False,
    "form": "leave",
    "key": "0f3a",
    "request": "VRL.1",
    "requests": {"leave.2026.0f3a": 2, "leave.2026.0f3b": 1},
    "step": "period",
    "field": "papers",
    "file": "0f3a00",
    "seen": 2,
    "day": "2026-11-23",
    "despite": "leave.2026.0f3a",
    "handoff": "0f3a9c",
    "official": "0f3a9c",
    "words": "mijn attest",
    "anew": True,
    "team": True,
    "waits": True,
    "topic": "verlof",
    "subject": "official:0f3a9c",
    "objection": "0f3a9c",
    "mandate": "0f3a.person-2",
    "grant": "0f3a",
    "job": "jobs-0f3a",
    "option": "course.n05",
    "meeting": "leave.0f3a",
    "up": True,
    "first": "2026-11-23",
    "last": "",
    "right": "submit",
    "before": "2026-11-23T09:00:00Z",
    "template": "press",
    "again": 2,
    "asking": True,
    "school": "de-linde",
    "at": "2026-11-24T07:30Z",
}
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


def payload(kind: type[Verb]) -> dict[str, Json]:
    return {ON_THE_WIRE.get(name, name): SAMPLES[name] for name in kind.model_fields}


@pytest.mark.parametrize("kind", VERBS.values(), ids=VERBS)
def test_a_payload_comes_back_as_it_was_sent(kind: type[Verb]) -> None:
    verb = parse(kind.verb, {**payload(kind), "typed": "x", "verb": kind.verb, "msteams": {}})
    assert type(verb) is kind
    assert verb.to_data() == payload(kind)
    assert inputs_of(verb, {**payload(kind), "typed": "x", "verb": kind.verb, "msteams": {}}) == {"typed": "x"}


@pytest.mark.parametrize("kind", VERBS.values(), ids=VERBS)
def test_what_is_missing_is_named(kind: type[Verb]) -> None:
    for name in (name for name, field in kind.model_fields.items() if field.is_required()):
        left = {other: value for other, value in payload(kind).items() if other != ON_THE_WIRE.get(name, name)}
        with pytest.raises(BadPayload, match=name) as caught:
            parse(kind.verb, left)
        assert (caught.value.verb, caught.value.field) == (kind.verb, name)


@pytest.mark.parametrize("kind", VERBS.values(), ids=VERBS)
def test_no_payload_carries_a_name_that_the_renderer_takes_for_its_own(kind: type[Verb]) -> None:
    """With a `key` in it, the playground sends nothing at all."""
    assert not payload(kind).keys() & {"key", "msTeams", "msteams", "verb"}


def test_a_button_of_before_is_read_by_the_name_it_had() -> None:
    assert parse("form.start", {"form": "leave", "key": "0f3a"}) == FormStart(form="leave", key="0f3a")


def test_verbs_are_named_noun_and_verb_and_only_once() -> None:
    kinds = Verb.__subclasses__()
    assert len(VERBS) == len(kinds)
    for kind in kinds:
        noun, _, verb = kind.verb.partition(".")
        assert kind.__name__ == noun.title() + verb.title()


@pytest.mark.parametrize(
    ("name", "bad"),
    [
        *(("id", bad) for bad in ("", "a" * 81, "a b", "../x", "a\n", "é", "a;b", "<x>", None, 1, True, [], {}, ["a"])),
        *(("revision", bad) for bad in ("3", 3.0, True, 0, -1, None, 10**12, float("nan"))),
        *(("language", bad) for bad in ("de", "", "NL", None, 1, ["nl"])),
        *(("useful", bad) for bad in ("true", 1, 0, None, "yes")),
    ],
)
def test_what_we_would_not_have_sent_is_refused(name: str, bad: Json) -> None:
    kind = next(kind for kind in VERBS.values() if name in kind.model_fields)
    with pytest.raises(BadPayload) as caught:
        parse(kind.verb, {**payload(kind), name: bad})
    assert caught.value.field == name


@pytest.mark.parametrize("verb", ["", "help", "help.show ", "HELP.SHOW", "__class__", "form", "a" * 10_000])
def test_an_unknown_verb_is_refused_and_not_repeated(verb: str) -> None:
    with pytest.raises(BadPayload) as caught:
        parse(verb, {})
    assert caught.value.verb == ""
    assert str(caught.value) == "unknown verb: verb: no such button"


def left_out(kind: type[Verb]) -> dict[str, Json]:
    """What a payload says that leaves out what it may."""
    fields = kind.model_fields.items()
    return {ON_THE_WIRE.get(name, name): one.default for name, one in fields if not one.is_required()}


@given(st.sampled_from(sorted(VERBS)), st.dictionaries(st.sampled_from(sorted(SAMPLES)) | st.text(), json_values))
def test_anything_at_all_is_a_verb_or_refused(verb: str, data: dict[str, Json]) -> None:
    try:
        found = parse(verb, data)
    except BadPayload as bad:
        assert len(str(bad)) < 200
    else:
        assert found.to_data().items() <= {**left_out(type(found)), **data}.items()
        assert not inputs_of(found, data).keys() & found.to_data().keys()


def test_a_verb_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="frozen"):
        RequestShow(request="a").request = "b"  # type: ignore[misc]


def test_no_field_of_a_form_hides_a_payload() -> None:
    ids = {at for form in load_forms().values() for field in form.fields for at in field.inputs}
    assert not ids & RESERVED_INPUTS
