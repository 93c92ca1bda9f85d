"""Form files that hold one mistake each, beside the sentence that names it."""

from dialogs.kinds import kinds
from tests.dialogs.making import HEAD, TEXTS, a_field, a_step, options

PLAIN = a_field("where", "text")
KIND = a_field("kind", "choice", options("bus", "train"))


def without(text: str, line: str) -> str:
    return "\n".join(one for one in text.splitlines() if not one.startswith(line)) + "\n"


def in_field(kind: str, *lines: str) -> str:
    return HEAD + a_step("trip", a_field("where", kind, *lines))


WHERE = "outing.toml: steps.trip.fields.where"

BROKEN = [
    # the file
    ("id = \n", "outing.toml: not valid TOML: Invalid value (at line 1, column 6)"),
    (
        HEAD + HEAD + a_step("trip", PLAIN),
        "outing.toml: not valid TOML: what ends here was given before, or as something else (at line 10, column 14)",
    ),
    # the form
    (without(HEAD, "id") + a_step("trip", PLAIN), "outing.toml: 'id' is missing"),
    (
        HEAD.replace('"outing"', '"trip"') + a_step("trip", PLAIN),
        "outing.toml: id: 'trip' must be the name of the file without .toml",
    ),
    (
        HEAD.replace('"outing"\n', '"Out ing"\n') + a_step("trip", PLAIN),
        "outing.toml: id: 'Out ing' is wrong: small letters, figures and _, at most 40",
    ),
    (without(HEAD, "version") + a_step("trip", PLAIN), "outing.toml: 'version' is missing"),
    (
        HEAD.replace("version = 1", 'version = "1"') + a_step("trip", PLAIN),
        "outing.toml: version: must be a whole number from 1 to 1000000",
    ),
    (HEAD.replace("UIT", "uit") + a_step("trip", PLAIN), "outing.toml: prefix: 'uit' is wrong: 2 to 6 capital letters"),
    (
        HEAD.replace("title =", "titel =") + a_step("trip", PLAIN),
        "outing.toml: unknown option 'titel'; did you mean 'title'?",
    ),
    (without(HEAD, "title") + a_step("trip", PLAIN), "outing.toml: 'title' is missing: a text in nl, fr, en"),
    (
        HEAD.replace(f"title = {TEXTS}", 'title = {nl = "a", en = " "}') + a_step("trip", PLAIN),
        "outing.toml: title: 'fr' is missing",
    ),
    (
        HEAD.replace(f"title = {TEXTS}", 'title = {nl = "a", fr = "b", en = " "}') + a_step("trip", PLAIN),
        "outing.toml: title.en: must be a text that is not empty",
    ),
    (
        HEAD.replace(f"title = {TEXTS}", 'title = {nl = "a", fr = "b", en = "c", de = "d"}') + a_step("trip", PLAIN),
        "outing.toml: title: unknown option 'de'; allowed: en, fr, nl",
    ),
    (HEAD.replace(f"title = {TEXTS}", 'title = "a"') + a_step("trip", PLAIN), "outing.toml: title: must be a table"),
    (
        HEAD.replace(f"title = {TEXTS}", f'title = {{nl = "{"a" * 501}", fr = "b", en = "c"}}') + a_step("trip", PLAIN),
        "outing.toml: title.nl: must be at most 500 characters",
    ),
    (
        without(HEAD, "keywords") + a_step("trip", PLAIN),
        "outing.toml: 'keywords' is missing: a list of texts for each of nl, fr, en",
    ),
    (HEAD.replace(', en = ["outing"]', "") + a_step("trip", PLAIN), "outing.toml: keywords: 'en' is missing"),
    (
        HEAD.replace('["outing"]', '["outing", 3]') + a_step("trip", PLAIN),
        "outing.toml: keywords.en: must be a list of texts, at least one",
    ),
    (
        HEAD.replace('["outing"]', '["outing", "outing"]') + a_step("trip", PLAIN),
        "outing.toml: keywords.en: 'outing' stands there twice",
    ),
    (
        HEAD.replace('["outing"]', '["?"]') + a_step("trip", PLAIN),
        "outing.toml: keywords.en: '?' has no letter or figure",
    ),
    # the route
    (without(HEAD, "route") + a_step("trip", PLAIN), "outing.toml: 'route' is missing: who decides"),
    (
        HEAD.replace(', otherwise = ["group:hr"]', "") + a_step("trip", PLAIN),
        "outing.toml: route: 'otherwise' is missing",
    ),
    (
        HEAD.replace('"manager"', '"manger"') + a_step("trip", PLAIN),
        "outing.toml: route.approvers[1]: unknown approver 'manger'; did you mean 'manager'?",
    ),
    (
        HEAD.replace('"manager"', '"boss"') + a_step("trip", PLAIN),
        "outing.toml: route.approvers[1]: unknown approver 'boss'; "
        "allowed: answer:<field>, group:<id>, head, manager, role:<name>, school_role:<name>",
    ),
    (
        HEAD.replace('"group:hr"', '"group:hr", "role:headmastr"') + a_step("trip", PLAIN),
        "outing.toml: route.otherwise[2]: unknown role 'headmastr'; did you mean 'headmaster'?",
    ),
    (
        HEAD.replace('"group:hr"', '"school_role:chef"') + a_step("trip", PLAIN),
        "outing.toml: route.otherwise[1]: unknown role 'chef'; allowed: author, care, communication, finance, "
        "headmaster, hr, ict, operator, prevention, secretary, support, teacher",
    ),
    (
        HEAD.replace("otherwise", "else") + a_step("trip", PLAIN),
        "outing.toml: route: unknown option 'else'; "
        "allowed: all, approved, approvers, due, escalate, id, name, otherwise, remind, when",
    ),
    # whom it is for
    (
        HEAD + 'for = ["groep:hr"]\n' + a_step("trip", PLAIN),
        "outing.toml: for[1]: unknown asker 'groep:hr'; did you mean 'group:hr'?",
    ),
    (
        HEAD + 'for = ["group:hr", "everyone"]\n' + a_step("trip", PLAIN),
        "outing.toml: for[2]: unknown asker 'everyone'; allowed: function:<name>, group:<id>, role:<name>, school:<id>",
    ),
    (
        HEAD + "for = []\n" + a_step("trip", PLAIN),
        "outing.toml: for: must be a list of texts, at least one",
    ),
    # what makes it a repetition
    (
        HEAD + 'repetition = { fields = ["where", "wher"] }\n' + a_step("trip", PLAIN),
        "outing.toml: repetition.fields[2]: unknown field 'wher'; did you mean 'where'?",
    ),
    (
        HEAD + "repetition = { fields = [] }\n" + a_step("trip", PLAIN),
        "outing.toml: repetition.fields: must be a list of texts, at least one",
    ),
    (
        HEAD + 'repetition = { fields = ["where"], allowed = "no" }\n' + a_step("trip", PLAIN),
        "outing.toml: repetition.allowed: must be true or false",
    ),
    # a step
    (HEAD, "outing.toml: 'steps' is missing: at least one of [[steps]]"),
    (HEAD + a_step("trip"), "outing.toml: steps.trip: 'fields' is missing: at least one of [[fields]]"),
    (
        HEAD + a_step("trip", PLAIN) + a_step("trip", a_field("who", "text")),
        "outing.toml: steps.trip.id: there is another step 'trip'",
    ),
    (HEAD + without(a_step("trip", ""), "id") + PLAIN, "outing.toml: steps[1]: 'id' is missing"),
    (HEAD + "steps = [3]", "outing.toml: steps[1]: must be a table"),
    (
        HEAD + a_step("trip", *(a_field(f"f{number}", "text") for number in range(9))),
        "outing.toml: steps.trip.fields: a step has at most 8 fields; make two steps of it",
    ),
    # a field
    (HEAD + a_step("trip", PLAIN, PLAIN), f"{WHERE}.id: there is another field 'where'"),
    (
        HEAD + a_step("trip", PLAIN) + a_step("back", PLAIN),
        "outing.toml: steps.back.fields.where.id: there is another field 'where'",
    ),
    (
        HEAD + a_step("trip", a_field("verb", "text")),
        "outing.toml: steps.trip.fields.verb.id: 'verb' is taken by the buttons; choose another name",
    ),
    (in_field("txt"), f"{WHERE}.kind: unknown kind 'txt'; did you mean 'text'?"),
    (
        in_field("photo"),
        f"{WHERE}.kind: unknown kind 'photo'; allowed: {', '.join(sorted(kinds()))}",
    ),
    (HEAD + without(a_step("trip", PLAIN), "kind"), f"{WHERE}: 'kind' is missing"),
    (
        in_field("text", "requird = true"),
        f"{WHERE}: unknown option 'requird'; did you mean 'required'? (of kind 'text')",
    ),
    (
        in_field("text", "earliest = 1"),
        f"{WHERE}: unknown option 'earliest'; "
        "allowed: about, default, help, help_source, id, kind, label, max_length, required, takes_rest, "
        "when (of kind 'text')",
    ),
    (in_field("text", 'required = "yes"'), f"{WHERE}.required: must be true or false"),
    (in_field("text", "max_length = 1001"), f"{WHERE}.max_length: must be a whole number from 1 to 1000"),
    (in_field("long_text", "max_length = true"), f"{WHERE}.max_length: must be a whole number from 1 to 4000"),
    (in_field("number", "decimals = 7"), f"{WHERE}.decimals: must be a whole number from 0 to 6"),
    (
        in_field("number", "min = 0.5"),
        f"{WHERE}.min: must be a whole number from -1000000000000 to 1000000000000",
    ),
    (in_field("number", "min = 5", "max = 4"), f"{WHERE}.max: 4 is less than 'min' = 5: no answer would be right"),
    (in_field("number", 'unit = ""'), f"{WHERE}.unit: must be a text that is not empty"),
    (in_field("number", 'unit = {nl = "uur"}'), f"{WHERE}.unit: 'fr' is missing"),
    (
        in_field("date", "earliest = 3", "latest = -3"),
        f"{WHERE}.latest: -3 is less than 'earliest' = 3: no answer would be right",
    ),
    (in_field("period", "longest = 0"), f"{WHERE}.longest: must be a whole number from 1 to 3660"),
    (in_field("date", "earliest = 99999"), f"{WHERE}.earliest: must be a whole number from -3660 to 3660"),
    # options
    (in_field("choice"), f"{WHERE}: 'options' is missing: at least two of [[options]]"),
    (in_field("choices", "options = []"), f"{WHERE}.options: needs at least two of [[options]]"),
    (in_field("choice", options("bus")), f"{WHERE}.options: one option is no choice"),
    (in_field("choice", options("bus", "bus")), f"{WHERE}.options[2].value: there is another option 'bus'"),
    (
        in_field("choice", options("bus", "a,b")),
        f"{WHERE}.options[2].value: 'a,b' is wrong: small letters, figures, _ and -, at most 40",
    ),
    (
        in_field("choice", 'options = [{value = "a", label = "A"}, "b"]'),
        f"{WHERE}.options[1].label: must be a table",
    ),
    (in_field("choice", 'options = [{value = "a", label = "A"}, "b"]'), f"{WHERE}.options[2]: must be a table"),
    (
        in_field("choice", f'options = [{{value = "a", lable = {TEXTS}}}]'),
        f"{WHERE}.options[1]: unknown option 'lable'; did you mean 'label'?",
    ),
    (
        in_field("choice", options(*(f"o{number}" for number in range(61)))),
        f"{WHERE}.options: at most 60 options fit on a card",
    ),
    # when
    (
        HEAD
        + a_step("how", KIND)
        + a_step("trip", a_field("where", "text", 'when = {field = "knd", one_of = ["bus"]}')),
        f"{WHERE}.when.field: unknown earlier field 'knd'; did you mean 'kind'?",
    ),
    (
        HEAD + a_step("trip", a_field("where", "text", 'when = {field = "kind", one_of = ["bus"]}'), KIND),
        f"{WHERE}.when.field: unknown earlier field 'kind'; allowed: none",
    ),
    (
        HEAD
        + a_step("how", KIND)
        + a_step("trip", a_field("where", "text", 'when = {field = "kind", one_of = ["buss"]}')),
        f"{WHERE}.when.one_of[1]: unknown value of 'kind' 'buss'; did you mean 'bus'?",
    ),
    (
        HEAD + a_step("how", KIND) + a_step("trip", a_field("where", "text", 'when = {field = "kind", is = "bus"}')),
        f"{WHERE}.when: unknown option 'is'; allowed: field, one_of",
    ),
    (
        HEAD + a_step("how", KIND) + a_step("trip", a_field("where", "text", 'when = {field = "kind"}')),
        f"{WHERE}.when: 'one_of' is missing: a list of values",
    ),
    (
        HEAD
        + a_step(
            "trip", a_field("far", "toggle"), a_field("where", "text", 'when = {field = "far", one_of = ["true"]}')
        ),
        f"{WHERE}.when.one_of[1]: 'far' is true or false",
    ),
    (
        HEAD
        + a_step("trip", a_field("who", "text"), a_field("where", "text", 'when = {field = "who", one_of = ["x"]}')),
        f"{WHERE}.when.field: 'who' is of kind 'text', whose answers cannot decide",
    ),
    (
        HEAD
        + a_step(
            "trip", KIND, a_field("where", "text", "required = false", 'when = {field = "kind", one_of = ["bus"]}')
        ),
        f"{WHERE}.when: 'kind' stands in the same step: make the field required, or ask it in a later step",
    ),
]

A_ROW = f'{{id = "what", kind = "text", label = {TEXTS}}}'
ROW = f"row = {TEXTS}"
OPTION = f'{{value = "a", label = {TEXTS}, when = "true"}}'
HOW = f'{{id = "how", kind = "choice", label = {TEXTS}, options = [{OPTION}, {OPTION.replace("a", "b", 2)}]}}'
SAYS_NOTHING = "one field of a row must be required, or rows might say nothing"


def in_row(*options: str, fields: str = A_ROW) -> str:
    return in_field("items", ROW, f"fields = [{fields}]", *options)


BROKEN_ROWS = [
    (in_field("items", f"fields = [{A_ROW}]"), f"{WHERE}: 'row' is missing: a text in nl, fr, en"),
    (in_field("items", ROW), f"{WHERE}: 'fields' is missing: at least one of [[fields]]"),
    (in_row(fields=""), f"{WHERE}.fields: a row has 1 to 6 fields"),
    (in_row(fields=", ".join([A_ROW] * 7)), f"{WHERE}.fields: a row has 1 to 6 fields"),
    (in_row(fields=f"{A_ROW}, {A_ROW}"), f"{WHERE}.fields.what.id: there is another field 'what'"),
    (
        in_row(fields=A_ROW.replace('"text"', '"txt"')),
        f"{WHERE}.fields.what.kind: unknown kind 'txt'; did you mean 'text'?",
    ),
    (
        in_row(fields=A_ROW.replace('"text"', '"items"')),
        f"{WHERE}.fields.what.kind: a row has no field of kind 'items'",
    ),
    (
        in_row(fields=A_ROW.replace("}}", '}, when = {field = "what", one_of = ["a"]}}')),
        f"{WHERE}.fields.what.when: every question of a row is asked",
    ),
    (
        in_row(fields=f"{A_ROW}, {HOW}"),
        f"{WHERE}.fields.how.options: every option of a row's question is offered",
    ),
    *(
        (
            in_row(fields=A_ROW.replace('"text"', f'"money", min = {low}')),
            f"{WHERE}.fields.what.min: must not be below zero in a row: a total would leave it out",
        )
        for low in ("-1", '"-0.01"')
    ),
    (
        in_row(fields=A_ROW.replace("}}", '}, default = "me.name"}')),
        f"{WHERE}.fields.what.default: a row begins empty",
    ),
    (
        in_row(fields=A_ROW.replace("}}", "}, required = false}")),
        f"{WHERE}.fields: {SAYS_NOTHING}",
    ),
    (in_row(fields=A_ROW.replace('"text"', '"toggle"')), f"{WHERE}.fields: {SAYS_NOTHING}"),
    (in_row('totals = ["wat"]'), f"{WHERE}.totals[1]: unknown field of the row 'wat'; did you mean 'what'?"),
    (in_row('totals = ["what"]'), f"{WHERE}.totals[1]: answers to 'what' cannot be added up"),
    (in_row("least = 3", "most = 2"), f"{WHERE}.most: 2 is less than 'least' = 3: no answer would be right"),
    (in_row("most = 21"), f"{WHERE}.most: must be a whole number from 1 to 20"),
    (
        HEAD + a_step("trip", *(a_field(name, "items", ROW, f"fields = [{A_ROW}]") for name in ("a", "b"))),
        "outing.toml: steps.trip.fields: a step has at most one field of kind 'items'; make two steps of it",
    ),
]
