"""What is said of files that somebody wrote: each slip once, where it is, by what it is."""

from collections.abc import Mapping
from datetime import date

import pytest

from bot.toml_files import BadFiles, Flag, Found, Labels, Line, Raw, Table, parse


class _Inner(Table, frozen=True):
    who: Line
    name: Labels | None = None


class _File(Table, frozen=True):
    inner: _Inner | None = None
    shown: Flag = False
    text: Line = ""
    free: tuple[date, ...] = ()

    @classmethod
    def also(cls, raw: Raw) -> list[Found]:
        return [(("text",), "is for what is shown")] if "text" in raw and not raw.get("shown") else []


def said(text: str) -> list[str]:
    with pytest.raises(BadFiles) as caught:
        parse("a.toml", text.encode(), _File)
    return [str(one).removeprefix("a.toml: ").removeprefix("not valid TOML: ") for one in caught.value.mistakes]


SLIPS: Mapping[str, list[str]] = {
    '[inner]\nwh = "An"': ["inner: unknown option 'wh'; did you mean 'who'?"],
    '[inne]\nwho = "An"': ["unknown option 'inne'; did you mean 'inner'?"],
    'shwn = true\ntext = "a"': ["unknown option 'shwn'; did you mean 'shown'?"],
    '[inner]\nwho = "An"\nname = {nll = "a", fr = "b", en = "c"}': [
        "inner.name: unknown option 'nll'; did you mean 'nl'?"
    ],
    '[inner]\nwho = "An"\nwho2 = "An"': ["inner: unknown option 'who2'; did you mean 'who'?"],
    "[inner]\nwh = 7": [
        "inner: unknown option 'wh'; did you mean 'who'?",
        "inner.who: must be a text that is not empty",
    ],
    "[inner]\nzzz = 7": ["inner: unknown option 'zzz'; allowed: name, who", "inner: 'who' is missing"],
}


@pytest.mark.parametrize("text", SLIPS)
def test_one_slip_is_one_mistake(text: str) -> None:
    assert said(text) == SLIPS[text]


DAYS = {
    "free = [2026-13-45]": "'2026-13-45' is no day such as 2026-11-27 (at line 1, column 9)",
    "free = [\r\n  2026-11-27, # one\r\n  2026-02-30,\r\n]": (
        "'2026-02-30' is no day such as 2026-11-27 (at line 3, column 3)"
    ),
    "free = [2026-11-27, 27-11-2026]": "'27-11-2026' is no day such as 2026-11-27 (at line 1, column 21)",
    "free = [27/11/2026]": "'27/11/2026' is no day such as 2026-11-27 (at line 1, column 9)",
    "text = 2026-1-5": "'2026-1-5' is no day such as 2026-11-27 (at line 1, column 8)",
    "free = [2026-11-27 2026-11-28]": "before this, a list lacks a comma or its ] (at line 1, column 20)",
    "free = [2026-11-27\n[inner]": "before this, a list lacks a comma or its ] (at line 2, column 1)",
    "inner = {who = 1 name = 2}": "before this, a table in { } lacks a comma or its } (at line 1, column 18)",
    "free = [2026-11-27": "Unclosed array (at end of document)",
}


@pytest.mark.parametrize("text", DAYS)
def test_what_is_no_toml_is_named_where_it_stands(text: str) -> None:
    assert said(text) == [DAYS[text]]
