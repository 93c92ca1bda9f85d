"""Whatever a client sends becomes a checked value or a problem at an input of the field."""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.file_kinds import SIGNS
from bot.json import Json
from bot.people.person import Person
from bot.people.rights_file import shipped_rights
from bot.people.tariffs import Period, Tariff, Tariffs, amount_of
from bot.words.translated import Translated
from dialogs.given_right import given as given_then
from dialogs.kinds import kinds
from dialogs.kinds.attachment import Attachment, AttachmentProblem
from dialogs.kinds.catalogue import Article
from dialogs.kinds.date import DateProblem
from dialogs.kinds.field import Checked, Circumstances, Field
from dialogs.kinds.number import NumberProblem
from dialogs.kinds.period import PARTS
from dialogs.kinds.text import TextField
from dialogs.problems import ARGUMENTS, Problem, ProblemKey, Problems
from tests.dialogs.making import field, known, texts

ARTICLES = (Article(value="bus", label=texts("Bus"), price=Decimal("9.95")),)
ANA, BEN = Person("ana", "Ana Martens", "Leerkracht", "linde"), Person("ben", "Ben Claes", "Directeur", "linde")
CAR = Tariff("car", Translated({"nl": "auto"}), (Period(date(2026, 1, 1), Decimal("43.26"), "Omzendbrief"),))
TODAY = Circumstances(
    date(2026, 11, 21),
    known=known(ANA, BEN, schools={"linde": "De Linde"}),
    tariffs=Tariffs((CAR,)),
    beside={"day": "2026-11-20"},
)
RIGHTS = shipped_rights()
EVERY_KIND = {
    "text": field("text"),
    "long_text": field("long_text"),
    "number": field("number", min=-5, max=10_000, decimals=2),
    "date": field("date", earliest=-400, latest=400),
    "choice": field("choice", "bus", "train"),
    "choices": field("choices", "bus", "train", "boat"),
    "toggle": field("toggle"),
    "period": field("period"),
    "right": field("right", group="circumstance"),
    "money": field("money", min="-5", max="10000"),
    "time": field("time"),
    "rating": field("rating"),
    "declaration": field("declaration", text=texts("Ik verklaar op eer.")),
    "iban": field("iban"),
    "person": field("person"),
    "school": field("school"),
    "national_number": field("national_number"),
    "computed": field("computed", formula="1 + 1", gives="number"),
    "attachment": field("attachment", most=3),
    "catalogue": field("catalogue", options=ARTICLES),
    "kilometres": field("kilometres", day="day"),
    "thresholds": field("thresholds", of=("one_offer", "tender")),
    "pick": field("pick", among="offers"),
    "items": field(
        "items", row=texts("Kost"), fields=(TextField(id="what", label=texts("Wat")), field("number")), most=3
    ),
}
EVERY_PROBLEM = {**ARGUMENTS, **{key: args for kind in kinds().values() for key, args in kind.problems.items()}}

REQUIRED = Problem(ProblemKey.REQUIRED)
CHOICE = Problem(ProblemKey.CHOICE)
NUMBER = Problem(NumberProblem.NUMBER)


def read(kind: str, raw: Json, *options: str, **rules: object) -> object:
    """The value, or the one problem."""
    found = field(kind, *options, **rules).read({"asked": raw}, TODAY)
    return next(iter(found.at.values())) if isinstance(found, Problems) else found


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        (" Ben\tClaes \n", "Ben Claes"),
        ("a\x00b\x1bc\u202ed\u200be\ufefff\U000e0041g", "abcdefg"),
        ("\u202e\u200b", REQUIRED),
        ("\ud800x", "x"),
        ("[OK](https://evil.example) **x**", "[OK](https://evil.example) **x**"),
        ("e\u0301", "é"),
        ("x" * 200, "x" * 200),
        ("x" * 201, Problem(ProblemKey.TEXT_LONG, {"max": 200, "length": 201})),
        ("x" * 10**6, Problem(ProblemKey.TEXT_LONG, {"max": 200, "length": 10**6})),
        (3, Problem(ProblemKey.TEXT)),
        ({"a": ["b"]}, Problem(ProblemKey.TEXT)),
        (None, REQUIRED),
    ],
)
def test_text(raw: Json, value: object) -> None:
    assert read("text", raw) == value


def test_long_text_keeps_its_lines() -> None:
    assert read("long_text", "Beste Ben,\r\n\r\n\r\n\tdank  u \u2028 wel\n\n") == "Beste Ben,\n\ndank u\nwel"
    assert read("long_text", "x" * 2_001) == Problem(ProblemKey.TEXT_LONG, {"max": 2_000, "length": 2_001})
    assert read("long_text", " \n ", required=False) is None
    assert read("long_text", "\u200b", required=False) is None


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("12,5", 12.5),
        ("12.50", 12.5),
        (" 1\u00a0250,5 ", 1250.5),
        ("1.250,50", 1250.5),
        ("1,250.50", 1250.5),
        ("1.250.000", Problem(NumberProblem.LARGE, {"max": 10_000})),
        ("+7", 7),
        (7.0, 7),
        ("-0", 0),
        (10_000, 10_000),
        (10_001, Problem(NumberProblem.LARGE, {"max": 10_000})),
        (10**400, Problem(NumberProblem.LARGE, {"max": 10_000})),
        (1e300, Problem(NumberProblem.LARGE, {"max": 10_000})),
        ("-6", Problem(NumberProblem.SMALL, {"min": -5})),
        ("1.250", 1.25),
        ("1.255", Problem(NumberProblem.DECIMALS, {"decimals": 2})),
        (float("nan"), NUMBER),
        (float("inf"), NUMBER),
        ("nan", NUMBER),
        ("1e3", NUMBER),
        ("٣", NUMBER),
        ("12 euro", NUMBER),
        ("1 25", NUMBER),
        ("9" * 5_000, NUMBER),
        (True, NUMBER),
        ([1], NUMBER),
        ("", REQUIRED),
    ],
)
def test_number(raw: Json, value: object) -> None:
    found = read("number", raw, min=-5, max=10_000, decimals=2)
    assert found == value
    assert type(found) is type(value)


def test_number_without_bounds_has_the_widest() -> None:
    assert read("number", "1.250") == Problem(NumberProblem.DECIMALS, {"decimals": 0})
    assert read("number", 10**12) == 10**12
    assert read("number", 10**12 + 1) == Problem(NumberProblem.LARGE, {"max": 10**12})
    assert read("number", -(10**13)) == Problem(NumberProblem.SMALL, {"min": -(10**12)})


def test_date() -> None:
    assert read("date", "morgen") == "2026-11-22"
    assert read("date", "2028-02-29") == "2028-02-29"
    assert read("date", "2027-02-29") == Problem(DateProblem.DATE)
    assert read("date", 20261122) == Problem(DateProblem.DATE)
    assert read("date", "2026-11-19", earliest=-1) == Problem(DateProblem.EARLY, {"date": date(2026, 11, 20)})
    assert read("date", "2026-11-24", latest=2) == Problem(DateProblem.LATE, {"date": date(2026, 11, 23)})
    assert read("date", "3 november", latest=0) == "2026-11-03"


def test_choice() -> None:
    assert read("choice", "bus", "bus", "train") == "bus"
    for raw in ("plane", "BUS", "bus,train", ["bus"], 0, True, {"bus": 1}):
        assert read("choice", raw, "bus", "train") == CHOICE
    assert read("choice", "", "bus", "train", required=False) is None


def test_choices_come_in_the_order_of_the_form() -> None:
    assert read("choices", "boat,bus", "bus", "train", "boat") == ["bus", "boat"]
    assert read("choices", ["boat", "bus", "bus"], "bus", "train", "boat") == ["bus", "boat"]
    for raw in ("plane", "bus,,", ["bus", 3], [["bus"]], {"bus": True}, 3, "," * 10**6):
        assert read("choices", raw, "bus", "train", "boat") == CHOICE
    assert read("choices", [], "bus", "train") == REQUIRED
    assert read("choices", "", "bus", "train", required=False) is None


def test_toggle() -> None:
    for raw, value in (("true", True), (True, True), ("False", False), (None, False), ("", False)):
        assert read("toggle", raw) is value
    for raw in ("ja", 1, 0, [], "x" * 10**6):
        assert read("toggle", raw) == CHOICE
    assert read("toggle", "false", required=True) == REQUIRED
    assert read("toggle", "true", required=True) is True


def test_attachments_are_as_many_as_they_may_be() -> None:
    three = [Attachment(str(number), "a.pdf", "pdf", 1).json for number in range(3)]
    assert read("attachment", json.dumps(three), most=3) == three
    assert read("attachment", json.dumps(three), most=2) == Problem(AttachmentProblem.MANY, {"max": 2})
    for raw in ("[]", "{", "3", '[{"id": 3}]', "[" * 10**5, 3, three, json.dumps([*three, {"id": "x"}])):
        assert read("attachment", raw) == REQUIRED
        assert read("attachment", raw, required=False) is None


def test_every_kind_is_tried_here() -> None:
    assert set(EVERY_KIND) == set(kinds())


def test_inputs() -> None:
    for kind, one in EVERY_KIND.items():
        period = ("asked.from", "asked.from_part", "asked.to", "asked.to_part")
        several: Mapping[str, tuple[str, ...]] = {
            "period": period,
            "catalogue": ("asked", "asked.quantity"),
            "person": ("asked", "asked.name"),
            "kilometres": tuple(f"asked.{part}" for part in ("from", "to", "by", "km", "back")),
            "right": ("asked", "asked.kin"),
            "thresholds": (),
        }
        none = one.computes or one.elsewhere
        assert one.inputs == several.get(kind, () if none else ("asked",))


SAID = [
    "bus",
    "death",
    "parent",
    "true",
    "2026-11-24",
    "24,50",
    "14u30",
    "4",
    "BE71 0961 2345 6769",
    "85.07.30-033.28",
    "ben",
    "linde",
]
KEYS = ["1", "1,2", "1,1", "1,2,3,4"]
"""As rows have them."""


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from([*SAID, *KEYS]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=10,
)
IDS = [
    "asked",
    "asked.from",
    "asked.from_part",
    "asked.to",
    "asked.to_part",
    "asked.1.what",
    "asked.1.asked",
    "asked.quantity",
    "asked.by",
    "asked.km",
    "asked.back",
    "asked.name",
]


def belongs(at: str, one: Field) -> bool:
    """Of what has no input of its own, its id; and rows have some below that."""
    return at in (one.inputs or [one.id]) or (one.elsewhere and at.startswith(f"{one.id}."))


@given(st.sampled_from(list(EVERY_KIND)), st.dictionaries(st.sampled_from(IDS), JSON))
def test_no_input_raises(kind: str, sent: Mapping[str, Json]) -> None:
    one = EVERY_KIND[kind]
    found = one.read(sent, TODAY)
    if isinstance(found, Problems):
        assert found.at
        assert all(belongs(at, one) for at in found.at)
        for problem in found.at.values():
            assert set(problem.args) == EVERY_PROBLEM[problem.key]
    elif not one.computes:  # of which nothing is read
        assert found is not None
        assert one.read(one.typed(found), TODAY) == found


@given(st.sampled_from(list(EVERY_KIND)), JSON)
def test_a_value_of_another_shape_shows_something_or_nothing(kind: str, value: Json) -> None:
    shown = EVERY_KIND[kind].typed(value)
    assert all(belongs(at, EVERY_KIND[kind]) for at in shown)
    assert all(isinstance(text, str) for text in shown.values())


DAYS = st.dates(date(2026, 1, 1), date(2027, 11, 1))
HALF_FREE = st.tuples(
    DAYS, st.integers(1, 100), st.sampled_from(["day", "afternoon"]), st.sampled_from(["day", "morning"])
)
FILE = st.fixed_dictionaries(
    {
        **dict.fromkeys(("id", "name", "digest"), st.text(max_size=9)),
        "kind": st.sampled_from(sorted(SIGNS)),
        "size": st.integers(1, 10**8),
    }
)


def sound(value: Checked) -> Json:
    assert not isinstance(value, Problems)
    return value


VALUES: Mapping[str, st.SearchStrategy[Json]] = {
    "text": st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"]), min_size=1, max_size=100),
    "long_text": st.lists(st.text("abc é!", min_size=1), min_size=1, max_size=9).map("\n".join),
    "number": st.integers(-500, 1_000_000).map(lambda cents: cents // 100 if cents % 100 == 0 else cents / 100),
    "date": DAYS.map(date.isoformat),
    "choice": st.sampled_from(["bus", "train"]),
    "choices": st.sampled_from([["bus"], ["bus", "train"], ["train", "boat"]]),
    "toggle": st.booleans(),
    "money": st.integers(-500, 1_000_000).map(lambda cents: f"{Decimal(cents) / 100:.2f}"),
    "time": st.times().map(lambda at: f"{at:%H:%M}"),
    "rating": st.integers(1, 5),
    "declaration": st.just("e0661e425ee884de"),
    "person": st.sampled_from([{"id": one.id, "name": one.name} for one in (ANA, BEN)]),
    "school": st.just({"id": "linde", "name": "De Linde"}),
    "iban": st.sampled_from(["BE71096123456769", "NL91ABNA0417164300", "FR1420041010050500013M02606"]),
    "national_number": st.sampled_from(["85073003328", "17073003384", "98472899765"]),
    "attachment": st.lists(FILE, min_size=1, max_size=3),
    "right": st.sampled_from([given_then(one, RIGHTS).json for one in RIGHTS.on(TODAY.today, "circumstance")]),
    "period": st.one_of(
        HALF_FREE.map(
            lambda drawn: {
                "from": drawn[0].isoformat(),
                "from_part": drawn[2],
                "to": date.fromordinal(drawn[0].toordinal() + drawn[1]).isoformat(),
                "to_part": drawn[3],
            }
        ),
        st.tuples(DAYS, st.sampled_from(PARTS)).map(
            lambda drawn: {
                "from": drawn[0].isoformat(),
                "from_part": drawn[1],
                "to": drawn[0].isoformat(),
                "to_part": drawn[1],
            }
        ),
    ),
    "catalogue": st.integers(1, 100).map(lambda count: {"item": "bus", "quantity": count, "price": "9.95"}),
    "kilometres": st.integers(1, 10_000).map(
        lambda tenths: {
            **{"from": "Gent", "to": "Brussel", "by": "car", "names": {"nl": "auto"}, "back": False},
            **{"km": str(Decimal(tenths) / 10), "cents": "43.26", "source": "Omzendbrief"},
            "sum": f"{amount_of(Decimal(tenths) / 10, Decimal('43.26')):.2f}",
        }
    ),
    "thresholds": st.just(sound(field("thresholds", of=("one_offer", "tender")).read({}, TODAY))),
    "items": st.lists(
        st.tuples(st.integers(0, 999), st.integers(-99, 99)), min_size=1, max_size=3, unique_by=lambda drawn: drawn[0]
    ).map(lambda drawn: [{"key": str(key), "what": "Trein", "asked": number} for key, number in drawn]),
}


# What is picked is read with the rows before it: tests/dialogs/test_offers.py.
@pytest.mark.slow
@given(st.data(), st.sampled_from([name for name, one in EVERY_KIND.items() if not one.computes and name != "pick"]))
def test_what_is_typed_back_reads_the_same(data: st.DataObject, kind: str) -> None:
    one = EVERY_KIND[kind]
    drawn = data.draw(VALUES[kind])
    value = one.read(one.typed(drawn), TODAY)
    if isinstance(value, Problems):  # nothing was left of a text when it was cleaned
        assert kind in {"text", "long_text"}
        assert list(value.at.values()) == [REQUIRED]
        return
    if kind == "period":  # the days that were counted come with it
        assert isinstance(value, Mapping)
        assert isinstance(drawn, Mapping)
        assert {**value, **drawn} == value
    elif kind not in {"text", "long_text"}:  # a text may be cleaned, the first time
        assert value == drawn
    assert one.read(one.typed(value), TODAY) == value
