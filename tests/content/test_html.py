"""Web pages: all that a reader of the page sees, and nothing that a reader does not see."""

from pathlib import Path

import pytest

from bot.content.base import Reason
from bot.content.extraction import Extraction
from bot.content.html import MAX_FRAMES
from bot.content.html_tables import MAX_REPEATED
from bot.content.outline import Extracted


async def read(extraction: Extraction, folder: Path, page: str) -> Extracted:
    (folder / "a.html").write_text(page, encoding="utf-8")
    found = await extraction.extract(folder / "a.html")
    assert isinstance(found, Extracted), found
    return found


def lines(found: Extracted) -> list[str]:
    return [line for section in found.sections for line in section.text.splitlines()]


# --- cells, headings and what separates words ---------------------------------------------------------


async def test_line_breaks_in_cells_separate_words(extraction: Extraction, tmp_path: Path) -> None:
    found = await read(extraction, tmp_path, """<h1>Uren<br>van 2026</h1><table><caption>Wie<br>waar</caption>
        <tr><th>Dag<br>Moment</th><th>Wie</th></tr>
        <tr><td>maandag<br>voormiddag</td><td><p>Ilse</p><p>Farid</p></td></tr>
        <tr><td>dins<b>dag</b></td><td><ul><li>zwemmen</li><li>turnen</li></ul></td></tr></table>""")  # fmt: skip
    caption, table = found.sections
    assert (found.title, caption.text) == ("Uren van 2026", "Wie\nwaar")
    assert table.table == (("Dag Moment", "Wie"), ("maandag voormiddag", "Ilse Farid"), ("dinsdag", "zwemmen turnen"))


async def test_scripts_and_styles_are_read_nowhere(extraction: Extraction, tmp_path: Path) -> None:
    junk = "<style>.a{color:red}</style><script>var b=1</script><template>leeg</template><!-- opmerking -->"
    found = await read(extraction, tmp_path, f"""<title>Site</title><h1>{junk}Uren</h1><p>Tot {junk}vijf.</p>
        <table><caption>{junk}Wie</caption><tr><th>{junk}Dag</th><th>Wie</th></tr>
        <tr><td>maandag{junk}</td><td>{junk}Ilse</td></tr></table>""")  # fmt: skip
    assert found.title == "Uren"
    assert lines(found) == ["Tot vijf.", "Wie"]
    assert found.sections[1].table == (("Dag", "Wie"), ("maandag", "Ilse"))


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("leer<wbr>ling en leer&shy;ling en leer<b>ling</b>", "leerling en leerling en leerling"),
        ("H<sub>2</sub>O op 10<sup>3</sup> m<sup>2</sup>, de 2<sup>de</sup> dag", "H2O op 10³ m², de 2de dag"),
        ("drie dagen<sup><a href='#n'>1</a></sup>.", "drie dagen ¹."),
        ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>", "漢(kan)"),
        ("&euro; 3 &#150; &#x2019;s avonds&nbsp;&amp; nu", "€ 3 – ’s avonds & nu"),
        ("<img src='a.png' alt='Een foto'>Wij <svg><title>pijl</title><path d='M0'/></svg>zwemmen", "Wij zwemmen"),
        ("<math><mi>x</mi><mo>=</mo><mn>4</mn><annotation>x=4</annotation></math>", "x=4"),
    ],
)
async def test_within_a_line(extraction: Extraction, tmp_path: Path, written: str, seen: str) -> None:
    assert " ".join(lines(await read(extraction, tmp_path, f"<p>{written}</p>"))) == seen


async def test_blocks_of_every_sort_are_lines(extraction: Extraction, tmp_path: Path) -> None:
    found = await read(extraction, tmp_path, """<details><summary>Wanneer?</summary>Op dinsdag</details>
        <dl><dt>Opvang</dt><dd>tot 18 uur</dd></dl><ol start=3><li><p>Bel</p><p>dan<li></li><li>Mail
        <li></ol><p>klaar</p><ol type=a><li>Kom</ol>
        <ol type=I reversed><li>Twee<li>Een</ol><pre>eerst
    dan</pre><figure><figcaption>De poort</figcaption></figure><svg><text>Plan</text></svg>
        <iframe srcdoc="&lt;p&gt;Binnenin&lt;/p&gt;"></iframe>""")  # fmt: skip
    assert lines(found) == [
        "Wanneer?", "Op dinsdag", "Opvang", "tot 18 uur", "3. Bel", "dan", "5. Mail", "klaar", "a. Kom", "II. Twee",
        "I. Een", "eerst", "dan", "De poort", "Plan", "Binnenin",
    ]  # fmt: skip


# --- forms ----------------------------------------------------------------------------------------------


async def test_a_page_in_one_form(extraction: Extraction, tmp_path: Path) -> None:
    found = await read(extraction, tmp_path, """<form method="post"><input type="hidden" name="__VIEWSTATE"
        value="dDwtMTA"><input type="submit" value="Zoek"><h1>Rookbeleid</h1><p>Roken mag nergens.</p>
        <label><input type="checkbox" checked> Gelezen</label><p><input type="radio"> Niet gelezen</p>
        <p>School: <select><option>Kies<option selected>De Linde<option>De Eik</select></p>
        <p>Dag: <select><option>maandag<option>dinsdag</select></p>
        <p>Alle: <select multiple><option>voor<option>na</select></p>
        <datalist><option>nooit</datalist><textarea>Eerst bellen,
dan komen.</textarea></form>""")  # fmt: skip
    assert found.title == "Rookbeleid"
    assert lines(found) == [
        "Roken mag nergens.", "☒ Gelezen", "Niet gelezen", "School: De Linde", "Dag: maandag", "Alle: voor", "na",
        "Eerst bellen,", "dan komen.",
    ]  # fmt: skip


# --- tables ---------------------------------------------------------------------------------------------


async def test_cells_over_rows_and_columns_keep_their_place(extraction: Extraction, tmp_path: Path) -> None:
    found = await read(extraction, tmp_path, """<table><tfoot><tr><td>Samen</td><td>-</td><td>-</td></tr></tfoot>
        <thead><tr><th rowspan=2>School</th><th colspan=2>Opvang</th></tr><tr><th>Dag</th><th>Tot</th></tr></thead>
        <tbody><tr><td rowspan="2" colspan="1">De Linde</td><td>maandag</td><td>17.30</td></tr>
        <tr><td>vrijdag</td><td>18.00</td></tr></tbody>
        <tbody><tr><td rowspan=0>De Eik</td><td colspan=2 rowspan=2>geen</td></tr><tr></tr>
        <tr><td>maandag</td><td>16.00</td></tr></tbody></table>""")  # fmt: skip
    assert found.sections[0].table == (
        ("School", "Opvang", ""),
        ("School", "Dag", "Tot"),
        ("De Linde", "maandag", "17.30"),
        ("De Linde", "vrijdag", "18.00"),
        ("De Eik", "geen", ""),
        ("De Eik", "geen", ""),
        ("De Eik", "maandag", "16.00"),
        ("Samen", "-", "-"),
    )


async def test_a_column_that_nothing_stands_in_is_not_filled_by_the_next(
    extraction: Extraction, tmp_path: Path
) -> None:
    found = await read(extraction, tmp_path, """<table><tr><th>a<th>b<th>c</tr><tr><td>1<td>2<td rowspan=2>3</tr>
        <tr><td>4</tr></table>""")  # fmt: skip
    assert found.sections[0].table == (("a", "b", "c"), ("1", "2", "3"), ("4", "", "3"))


async def test_hidden_rows_and_cells_are_not_read(extraction: Extraction, tmp_path: Path) -> None:
    found = await read(extraction, tmp_path, """<table><tr><th>a<th>b</tr><tr hidden><td>1<td>2</tr>
        <tr><td>3<td style="display:none">oud<td>4</tr></table>""")  # fmt: skip
    assert found.sections[0].table == (("a", "b"), ("3", "4"))


async def test_a_table_in_a_table_of_data_and_in_one_that_places(extraction: Extraction, tmp_path: Path) -> None:
    inner = "<table><tr><td>8.30</td><td>zwemmen</td></tr><tr><td>10.25</td><td>turnen</td></tr></table>"
    found = await read(extraction, tmp_path, f"<table><tr><th>Dag<th>Uren</tr><tr><td>maandag<td>{inner}</tr></table>")
    assert found.sections[0].table == (("Dag", "Uren"), ("maandag", "8.30 zwemmen 10.25 turnen"))
    found = await read(extraction, tmp_path, f"<table><tr><td>Welkom<td><h2>Rooster</h2>Uren: {inner}</tr></table>")
    assert [(section.headings, section.text) for section in found.sections] == [
        ((), "Welkom"),
        (("Rooster",), "Uren:"),
        (("Rooster",), ""),
    ]
    assert found.sections[2].table == (("8.30", "zwemmen"), ("10.25", "turnen"))


async def test_what_stands_between_the_rows_is_not_lost(extraction: Extraction, tmp_path: Path) -> None:
    found = await read(extraction, tmp_path, """<table><tr><th>a<th>b</tr><p>Let op</p><form><tr><td>1<td>2</tr></form>
        </table>""")  # fmt: skip
    assert "Let op" in lines(found)
    assert found.sections[-1].table == (("a", "b"), ("1", "2"))


# --- what is hidden, and what is the site's ----------------------------------------------------------------


@pytest.mark.parametrize(
    "hidden",
    ["hidden", 'aria-hidden="true"', 'style="color:red; DISPLAY : none"', 'style="visibility:hidden"'],
)
async def test_what_nobody_sees(extraction: Extraction, tmp_path: Path, hidden: str) -> None:
    found = await read(extraction, tmp_path, f"""<h1 {hidden}>Oud</h1><h1>Nieuw</h1><p>Om acht uur.</p>
        <div {hidden}><p>Om negen uur.</p></div><p>En<span {hidden}> niet</span> later.</p>
        <dialog>Venster</dialog><table {hidden}><tr><td>9<td>10</tr></table>""")  # fmt: skip
    assert found.title == "Nieuw"
    assert lines(found) == ["Om acht uur.", "En later."]


async def test_furniture_is_left_out_and_a_header_of_the_page_is_not(extraction: Extraction, tmp_path: Path) -> None:
    found = await read(extraction, tmp_path, """<header><h1>Scholennet</h1></header><nav>Menu</nav>
        <div role="navigation">Kruimels</div><div class="skip-link">Naar de inhoud</div>
        <main><header><h1>Verlof</h1><p>Voor iedereen.</p></header><p>Vraag het aan.</p>
        <aside>Let op: op tijd.</aside><footer>Vragen? Bel 12.</footer></main>
        <div role="dialog">Koekjes?</div>
        <p>Bijgewerkt in mei.</p><aside>Agenda</aside><footer>Contact</footer>""")  # fmt: skip
    assert found.title == "Verlof"
    assert lines(found) == [
        "Voor iedereen.", "Vraag het aan.", "Let op: op tijd.", "Vragen? Bel 12.", "Bijgewerkt in mei.",
    ]  # fmt: skip


async def test_a_page_without_a_main_part_keeps_what_is_no_menu(extraction: Extraction, tmp_path: Path) -> None:
    links = "".join(f'<li><a href="/{n}">Afdeling {n}</a></li>' for n in range(4))
    found = await read(extraction, tmp_path, f"""<header><ul>{links}</ul></header><div id="menu">{links}</div>
        <header><h1>Opvang</h1>Voor ouders</header><p>Tot zes uur.</p><ul>{links}</ul>
        <aside>Woensdag tot een uur.</aside><footer>Bel <a href="tel:12">12</a> voor vragen.</footer>""")  # fmt: skip
    assert lines(found) == [
        "Voor ouders", "Tot zes uur.", *(f"Afdeling {n}" for n in range(4)), "Woensdag tot een uur.",
        "Bel 12 voor vragen.",
    ]  # fmt: skip


async def test_each_main_part_and_each_article_is_read(extraction: Extraction, tmp_path: Path) -> None:
    found = await read(extraction, tmp_path, "<main></main><main><p>Een.</p></main><main><p>Twee.</p></main>")
    assert lines(found) == ["Een.", "Twee."]
    articles = "<article><header>Een</header>a</article><article><footer>Twee</footer>b</article>"
    assert lines(await read(extraction, tmp_path, articles)) == ["Een", "a", "Twee", "b"]


@pytest.mark.parametrize(
    "page",
    [
        "<noscript><p>Zet scripts aan: bel 12.</p></noscript><script>toon()</script>",
        "<frameset><frame src='a.html'><noframes><body>Zet scripts aan: bel 12.</body></noframes></frameset>",
        "<div aria-hidden='true'><main>Zet scripts aan: bel 12.</main></div><dialog>Koekjes</dialog>",
        "<nav>Zet scripts aan: bel 12.</nav>",
    ],
)
async def test_where_nothing_else_is_said_the_rest_counts(extraction: Extraction, tmp_path: Path, page: str) -> None:
    assert "Zet scripts aan: bel 12." in lines(await read(extraction, tmp_path, page))


async def test_a_page_of_scripts_alone_is_empty(extraction: Extraction, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<div id=app></div><script>start()</script><div style='display:none'>x</div>")
    assert await extraction.extract(tmp_path / "a.html") is Reason.EMPTY


async def test_what_no_tag_closes_is_read_to_the_end(extraction: Extraction, tmp_path: Path) -> None:
    found = await read(extraction, tmp_path, "".join(f"<font><div>Regel {n}" for n in range(600)))
    assert lines(found) == [f"Regel {n}" for n in range(600)]


async def test_pages_in_a_page_are_counted(extraction: Extraction, tmp_path: Path) -> None:
    found = await read(extraction, tmp_path, "<iframe srcdoc='Binnen'></iframe>" * 50)
    assert lines(found) == ["Binnen"] * MAX_FRAMES


async def test_a_cell_that_reaches_down_everywhere_is_not_said_again_without_end(
    extraction: Extraction, tmp_path: Path
) -> None:
    cell = f"<td rowspan=9999>{'woord ' * 3000}</td>"
    found = await read(extraction, tmp_path, f"<table><tr>{cell}<td>a</tr>{'<tr><td>b</tr>' * 900}</table>")
    table = found.sections[0].table
    assert len(table) == 901
    assert 100_000 < sum(len(row[0]) for row in table) < 2 * MAX_REPEATED
