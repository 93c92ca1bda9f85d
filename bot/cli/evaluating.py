"""The command `python app.py evaluate`: takes on what the search is measured, and how, and shows the figures."""

from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.running import fail


class Perturb(Enum):
    """How the questions of an evaluation are changed."""

    SPACED = "spaced"
    TYPO = "typo"


class Evaluated(Enum):
    """What an evaluation finds by, beside the words."""

    NONE = "none"
    EMBEDDED = "embedded"


def evaluate(
    places: Annotated[
        list[Path],
        typer.Argument(
            metavar="DIR|SET...",
            help="Folders with corpus.jsonl, queries.jsonl and qrels.tsv; sets of questions, as tests/sets/*.jsonl.",
        ),
    ],
    *,
    perturb: Annotated[Perturb | None, typer.Option(help="Ask with compounds apart, or with one typo.")] = None,
    distractors: Annotated[
        list[Path] | None, typer.Option(help="More passages (jsonl, .xz, .gz); may be repeated.")
    ] = None,
    corpus: Annotated[Path | None, typer.Option(help="Where collections stand that sets name.")] = None,
    hide_topics: Annotated[bool, typer.Option("--hide-topics", help="Leave topics out: does Bode say so?")] = False,
    hide_pages: Annotated[
        bool, typer.Option("--hide-pages", help="Leave pages out that answer: does Bode say so?")
    ] = False,
    meaning: Annotated[
        Evaluated | None,
        typer.Option(help="By words alone, or by the model in a package as well: that where it is installed."),
    ] = None,
    vectors: Annotated[Path, typer.Option(help="Folder that keeps vectors from one run to the next.")] = Path(
        "vectors"
    ),
    json: Annotated[bool, typer.Option("--json", help="One object instead of a table.")] = False,
) -> None:
    """Measure the search on questions with known answers, beside the engine's own defaults."""
    # A command imports what it needs, so that the others start fast.
    from bot.answer.evaluation.collections import CollectionInvalid  # noqa: PLC0415
    from bot.answer.evaluation.evaluate import evaluate as measure  # noqa: PLC0415
    from bot.answer.evaluation.hiding import a_third_of_topics, pages_of_a_third  # noqa: PLC0415
    from bot.answer.evaluation.report import as_json, show, told_of_vectors  # noqa: PLC0415
    from bot.meaning.embedded import embedded_name  # noqa: PLC0415

    by_meaning = meaning is Evaluated.EMBEDDED or (meaning is None and embedded_name() is not None)
    if hide_topics and hide_pages:
        fail("--hide-topics and --hide-pages: one at a time")
    hide = a_third_of_topics if hide_topics else pages_of_a_third if hide_pages else None
    try:
        result = measure(
            places,
            perturb=perturb.value if perturb else None,
            distractors=distractors or (),
            corpus=corpus,
            hide=hide,
            vectors=vectors if by_meaning else None,
            on_progress=told_of_vectors(),
        )
    except CollectionInvalid as error:
        fail(str(error))
    if json:
        typer.echo(as_json(result))
    else:
        show(result)
