"""Markdown as its readers see it when it is shown."""

from pathlib import Path

import pytest

from bot.content.base import Reason
from bot.content.extraction import Extraction
from bot.content.outline import Extracted


async def read(extraction: Extraction, folder: Path, text: str) -> Extracted:
    (folder / "a.md").write_text(text, encoding="utf-8")
    found = await extraction.extract(folder / "a.md")
    assert isinstance(found, Extracted), found
    return found


def lines(found: Extracted) -> list[str]:
    return [line for section in found.sections for line in section.text.splitlines()]


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("Zie [de regels][r] en [r].\n\n[r]: https://x.be 'titel'", "Zie de regels en r."),
        ("Bel <!-- niet mailen --> op **tijd**, _echt_ ~~wel~~.", "Bel op tijd, echt wel."),
        ("Bel <b>op</b> tijd.<br>Of mail.", "Bel op tijd. Of mail."),
        ("![een foto](a.png) van [de klas](b.html 'c') op <https://x.be>", "van de klas op https://x.be"),
        (r"Kost 3 \* 4 &euro; in snake_case en `a*b*`", "Kost 3 * 4 € in snake_case en a*b*"),
        ("Eerst bellen\ndan komen.  \nOp tijd.", "Eerst bellen dan komen. Op tijd."),
        ("[ ] is geen taak", "[ ] is geen taak"),
    ],
)
async def test_a_paragraph(extraction: Extraction, tmp_path: Path, written: str, seen: str) -> None:
    assert " ".join(lines(await read(extraction, tmp_path, written))) == seen


async def test_lists_in_lists_tasks_and_quotes(extraction: Extraction, tmp_path: Path) -> None:
    found = await read(
        extraction,
        tmp_path,
        """
- [ ] bellen
- [x] mailen

  3. eerst
  4. dan

     ook dan
* los
> Een citaat
> > dieper
""",
    )
    assert lines(found) == [
        "bellen", "☒ mailen", "3. eerst", "4. dan", "ook dan", "los", "Een citaat", "dieper",
    ]  # fmt: skip


async def test_raw_html_is_read_as_a_page_is(extraction: Extraction, tmp_path: Path) -> None:
    found = await read(
        extraction,
        tmp_path,
        """<details><summary>Wanneer?</summary>

Op **dinsdag**.

</details>

<style>.a{}</style>
<!-- nergens
te zien -->
<table><tr><th>Dag<br>Uur<th>Wie</tr><tr><td>ma<td>Ilse</tr></table>
<p hidden>Oud</p>
""",
    )
    assert lines(found) == ["Wanneer?", "Op dinsdag."]
    assert found.sections[1].table == (("Dag Uur", "Wie"), ("ma", "Ilse"))


async def test_a_table_with_bars_in_code_and_rows_that_are_longer(extraction: Extraction, tmp_path: Path) -> None:
    found = await read(
        extraction,
        tmp_path,
        r"""# Tekens

| Teken `a|b` | Wat |
|:--|--:|
| ``x|`y`` en `|` | *of* |
| \| | bar \| balk | nog iets
kort | rij

```
| `in|code` |
|---|
```
""",
    )
    table, code = found.sections
    assert table.table == (
        ("Teken a|b", "Wat", ""),
        ("x|`y en |", "of", ""),
        ("|", "bar | balk", "nog iets"),
        ("kort", "rij", ""),
    )
    assert code.text == "| `in|code` |\n|---|"


async def test_what_only_looks_like_a_table_is_text(extraction: Extraction, tmp_path: Path) -> None:
    assert lines(await read(extraction, tmp_path, "a | b | c\n--- | ---\nd")) == ["a | b | c --- | --- d"]


async def test_notes_stand_behind_what_refers_to_them(extraction: Extraction, tmp_path: Path) -> None:
    found = await read(
        extraction,
        tmp_path,
        """# Verlof

Drie dagen.[^1]

- Of meer[^x]

## Ziekte

Bel.

[^1]: Tien bij een overlijden, zie [^x].

    Ook van een kind.

[^x]: Na overleg.
[^n]: Nergens genoemd.
""",
    )
    assert [(section.headings[-1], section.text.splitlines()) for section in found.sections] == [
        ("Verlof", ["Drie dagen. [1]", "[1] Tien bij een overlijden, zie [x].", "Ook van een kind.", "Of meer [x]",
                    "[x] Na overleg."]),
        ("Ziekte", ["Bel.", "[n] Nergens genoemd."]),
    ]  # fmt: skip


async def test_the_title_is_that_of_the_front_matter_or_the_first_heading(
    extraction: Extraction, tmp_path: Path
) -> None:
    found = await read(extraction, tmp_path, "---\ntitle: 'Verlof'\n---\n# Kop\na\n")
    assert (found.title, found.sections[0].headings) == ("Verlof", ("Kop",))
    assert (await read(extraction, tmp_path, "Vooraf\n\n## Een *kop* ##\na\n# Twee\nb")).title == "Een kop"


async def test_a_text_of_comments_is_empty(extraction: Extraction, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("<!-- niets -->\n", encoding="utf-8")
    assert await extraction.extract(tmp_path / "a.md") is Reason.EMPTY


@pytest.mark.parametrize(
    "text",
    [
        "[" * 300_000,
        "![" * 150_000,
        "\n\n".join(["[" * 2000] * 200),
        "*a_b" * 100_000,
        "`a|" * 100_000 + "\n|-|\n",
        "".join("`" * (n % 300) + "a" for n in range(3000)),
        ">" * 100_000,
        "\n".join("  " * n + "- a" for n in range(600)),
    ],
)
async def test_what_costs_a_parser_most_is_read_in_time(extraction: Extraction, tmp_path: Path, text: str) -> None:
    (tmp_path / "a.md").write_text(f"Een zin.\n\n{text}\n", encoding="utf-8")
    found = await extraction.extract(tmp_path / "a.md")
    assert isinstance(found, Extracted)
    assert lines(found)[0] == "Een zin."


@pytest.mark.slow
@pytest.mark.parametrize("text", ["- a\n" * 100_001, ("|a" * 500 + "\n" + "|-" * 500 + "\n" + "|\n" * 150 + "\n") * 3])
async def test_what_is_more_than_a_document_is_refused(extraction: Extraction, tmp_path: Path, text: str) -> None:
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    assert await extraction.extract(tmp_path / "a.md") is Reason.TOO_LARGE
