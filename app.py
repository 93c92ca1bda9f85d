"""Bode's command line."""

import asyncio
import logging
import sys
from collections.abc import Coroutine
from enum import Enum
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from bot.settings import BadSettings, Settings, load_settings
from bot.settings_page import describe_settings
from manifest.command import manifest

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Bode, staff assistant inside Microsoft Teams.")


app.command()(manifest)


class Perturb(Enum):
    """How the questions of an evaluation are changed."""

    SPACED = "spaced"
    TYPO = "typo"


class Evaluated(Enum):
    """What an evaluation finds by, beside the words."""

    NONE = "none"
    EMBEDDED = "embedded"


Data = Annotated[Path | None, typer.Option("--data", help="Folder of the embedded store, queue and index.")]


@app.command()
def serve(
    port: Annotated[int | None, typer.Option(help="Port to listen on; 0 chooses a free one.")] = None,
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    data: Data = None,
) -> None:
    """Answer Teams until Ctrl-C."""
    from bot.content import ocr
    from bot.logs import start_logs
    from bot.meaning_chosen import told
    from bot.web.app import serve as serve_web
    from bot.web.ending import ended_after

    settings = _settings(port=port, host=host, data_dir=data)
    start_logs(settings.log_level)
    if not settings.app_id:
        typer.echo("Local mode: no app id, so no tokens are asked; only this machine can reach Bode.", err=True)
    typer.echo(told(settings), err=True)
    if settings.ocr_languages:
        typer.echo(ocr.told(settings.ocr_languages), err=True)
    with ended_after(settings.stop_seconds) as stopping:
        _run(serve_web(settings, lambda address: typer.echo(f"Bode listens on {address}", err=True), stopping))


@app.command()
def load(
    file: Annotated[Path, typer.Argument(help="The organisation, as in samples/organisation.toml.")],
    data: Data = None,
) -> None:
    """Load people, schools and groups; a file that was loaded before costs nothing."""
    from bot.cli.commands import load_file

    _run(load_file(_settings(data_dir=data), file))


directory = typer.Typer(help="Who comes from the tenant of Microsoft 365, and whom the mapping could not place.")
app.add_typer(directory, name="directory")


@directory.callback(invoke_without_command=True)
def show_directory(context: typer.Context, data: Data = None) -> None:
    """Who comes from the tenant, and whom the mapping could not place. Ends with 3 when something waits."""
    from bot.cli.directory import show_directory as show

    if context.invoked_subcommand is None:
        _run(show(_settings(data_dir=data)))


@directory.command("ask")
def ask_tenant(data: Data = None) -> None:
    """Ask the tenant now and load who follows from it, as the running bot does every few minutes."""
    from bot.cli.directory import ask_now

    _run(ask_now(_settings(data_dir=data)))


@directory.command()
def accept(
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask once more.")] = False,
    data: Data = None,
) -> None:
    """Load what waits because more than a tenth of the people would go."""
    from bot.cli.directory import accept_directory

    _run(accept_directory(_settings(data_dir=data), sure=yes))


@app.command()
def index(
    place: Annotated[str, typer.Argument(help="A folder, jsonl:FILE, catalogue:FILE or sharepoint:SITE#LIBRARY.")],
    readers: Annotated[str, typer.Option(help="Who may read rows that name nobody: everyone, group:hr, ...")] = "",
    name: Annotated[str, typer.Option(help="What this library is called; else as the folder, or folder/FILE.")] = "",
    data: Data = None,
) -> None:
    """Index documents; what is unchanged is skipped, what is gone is removed.

    Ends with 1 when something could not be read, with 2 when what is written about readers means nobody.
    """
    from bot.cli.libraries import index_place

    _run(index_place(_settings(data_dir=data), place, readers, name))


@app.command()
def libraries(
    remove: Annotated[str, typer.Option(metavar="NAME", help="Forget this one, with its documents.")] = "",
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask once more.")] = False,
    data: Data = None,
) -> None:
    """What is indexed: each library with its place and how many documents are found; or remove one."""
    from bot.cli.libraries import list_libraries, remove_one

    settings = _settings(data_dir=data)
    _run(remove_one(settings, remove, sure=yes) if remove else list_libraries(settings))


@app.command()
def snapshot(data: Data = None) -> None:
    """Keep the whole index as files, so that a new instance takes it over instead of filling one by itself."""
    from bot.cli.libraries import make_snapshot

    _run(make_snapshot(_settings(data_dir=data)))


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help="In your own words.")],
    as_: Annotated[str, typer.Option("--as", help="Name or id of the person who asks.")] = "Ana Martens",
    data: Data = None,
) -> None:
    """Ask a question without Teams: what this person would be told."""
    from bot.cli.commands import ask_question

    _run(ask_question(_settings(data_dir=data), question, as_))


@app.command()
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
    from bot.answer.evaluation.collections import CollectionInvalid
    from bot.answer.evaluation.evaluate import evaluate as measure
    from bot.answer.evaluation.hiding import a_third_of_topics, pages_of_a_third
    from bot.answer.evaluation.report import as_json, show, told_of_vectors
    from bot.meaning.embedded import embedded_name

    by_meaning = meaning is Evaluated.EMBEDDED or (meaning is None and embedded_name() is not None)
    if hide_topics and hide_pages:
        _fail("--hide-topics and --hide-pages: one at a time")
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
        _fail(str(error))
    if json:
        typer.echo(as_json(result))
    else:
        show(result)


@app.command()
def calibrate(
    reset: Annotated[bool, typer.Option("--reset", help="Back to what Bode comes with.")] = False,
    data: Data = None,
) -> None:
    """Learn from what people said of their answers when Bode may be sure of one."""
    from bot.cli.reports import calibrate as refit

    _run(refit(_settings(data_dir=data), reset=reset))


@app.command()
def gaps(
    csv: Annotated[Path | None, typer.Option("--csv", help="File to write; else it is printed.")] = None,
    data: Data = None,
) -> None:
    """What people asked in the last ninety days and did not find, grouped and without names."""
    from bot.cli.reports import report_gaps

    _run(report_gaps(_settings(data_dir=data), csv))


@app.command()
def mandates(data: Data = None) -> None:
    """Every mandate: who may decide for whom, about what, from when until when, and how it stands."""
    from bot.cli.mandates import report_mandates

    _run(report_mandates(_settings(data_dir=data)))


@app.command()
def roles(data: Data = None) -> None:
    """Every role that was given for a period: to whom, from when until when, by whom, and how it stands."""
    from bot.cli.roles import report_roles

    _run(report_roles(_settings(data_dir=data)))


proof_app = typer.Typer(help="Proofs of delivery of announcements.", no_args_is_help=True)
app.add_typer(proof_app, name="proof")


@proof_app.callback()
def proof_commands() -> None:
    """Proofs of delivery of announcements."""


@proof_app.command("check")
def proof_check(file: Annotated[Path, typer.Argument(help="The PDF.")], data: Data = None) -> None:
    """Whether the store holds what a proof of delivery says."""
    from bot.cli.proof import check_proof

    _run(check_proof(_settings(data_dir=data), file))


reports_app = typer.Typer(help="Reports of forms for their owners.", no_args_is_help=True)
app.add_typer(reports_app, name="reports")


@reports_app.command("rebuild")
def reports_rebuild(data: Data = None) -> None:
    """Count the figures of the reports anew, from all requests that are kept; Bode may go on meanwhile."""
    from bot.cli.request_figures import rebuild_figures

    _run(rebuild_figures(_settings(data_dir=data)))


@app.command()
def jobs(
    put_back: Annotated[str | None, typer.Option("--put-back", metavar="ID", help="Try this one again.")] = None,
    data: Data = None,
) -> None:
    """List the jobs that were set aside because they kept failing, and why."""
    from bot.cli.jobs import report_jobs

    _run(report_jobs(_settings(data_dir=data), put_back))


hand_over = typer.Typer(help="Requests that another system did not take.")
app.add_typer(hand_over, name="hand-over")


@hand_over.callback(invoke_without_command=True)
def show_hand_over(context: typer.Context, data: Data = None) -> None:
    """List what was to be handed over, did not arrive, and is not tried any more."""
    from bot.cli.hand_over import show_hand_over as show

    if context.invoked_subcommand is None:
        _run(show(_settings(data_dir=data)))


@hand_over.command("retry")
def retry_hand_over(data: Data = None) -> None:
    """Try all of it again."""
    from bot.cli.hand_over import retry_hand_over as retry

    _run(retry(_settings(data_dir=data)))


@app.command()
def doctor(
    json: Annotated[bool, typer.Option("--json", help="One object instead of lines.")] = False,
    data: Data = None,
) -> None:
    """Look at settings, tokens, permissions, people, libraries, queue and machine; say what is wrong and what to do.

    Ends with 1 when something is wrong, or will be within a month. It changes nothing, and may run beside the bot.
    """
    from bot.cli.doctor import refused, report

    try:
        settings = load_settings(data_dir=data)
    except BadSettings as bad:
        sys.exit(refused(bad, as_json=json))
    _run(report(settings, as_json=json))


@app.command()
def migrate(
    check: Annotated[bool, typer.Option("--check", help="Only say what would be done.")] = False,
    leave_out: Annotated[bool, typer.Option("--leave-out", help="Lose what cannot be read.")] = False,
    data: Data = None,
) -> None:
    """Bring data of an earlier version to this one; what cannot be taken along is named before anything is touched."""
    from bot.cli.migrating import migrate_data

    _run(migrate_data(_settings(data_dir=data), check=check, leave_out=leave_out))


forms = typer.Typer(help="The forms of requests.", no_args_is_help=True)
app.add_typer(forms, name="forms")


@forms.callback()
def _of_forms() -> None:
    """The forms of requests."""


@forms.command()
def check(
    folder: Annotated[Path | None, typer.Argument(help="Of forms; without it, the one that counts.")] = None,
    data: Data = None,
) -> None:
    """Name every mistake in the forms, and every stage of a route that comes to nobody in the loaded organisation.

    Ends with 1 when there is any. It changes nothing, and may run beside the bot.
    """
    from bot.cli.forms import check_forms

    _run(check_forms(_settings(data_dir=data), folder))


@forms.command()
def preview(
    file: Annotated[Path, typer.Argument(help="Of one form.", exists=True, dir_okay=False)],
    to: Annotated[Path, typer.Option(help="The page that is written.")] = Path("build/form.html"),
) -> None:
    """Draw the cards of one form on one page, in every language: its steps, the review, and what is read of it.

    Ends with 1 when the form has a mistake, and names every one.
    """
    from bot.toml_files import BadFiles
    from tools.gallery.form_preview import draw

    try:
        count = draw(file, to)
    except BadFiles as bad:
        _fail(str(bad))
    except FileNotFoundError as missing:
        _fail(f"{missing.filename} is missing: make setup puts it there.")
    typer.echo(f"{count} cards of {file.name}: {to}")


@app.command()
def publish(
    *,
    only: Annotated[str, typer.Option(metavar="PARTS", help="These alone: forms,topics; the others stay.")] = "",
    check: Annotated[bool, typer.Option("--check", help="Only say what would change.")] = False,
    back: Annotated[bool, typer.Option("--back", help="Let the version before count again.")] = False,
    back_to: Annotated[
        int | None, typer.Option("--back-to", metavar="NUMBER", help="Let this one count again.", min=1)
    ] = None,
    listed: Annotated[bool, typer.Option("--list", help="The versions that are kept, and which counts.")] = False,
    withdraw: Annotated[bool, typer.Option("--withdraw", help="Let the files count again.")] = False,
    yes: Annotated[
        bool, typer.Option("--yes", help="Also when a part has no file any more: then it is empty.")
    ] = False,
    data: Data = None,
) -> None:
    """Publish forms, topics, synonyms, calendar, tariffs, thresholds, rights, papers, libraries, circles, authors
    and mapping, for all of Bode.

    Ends with 1 when something is wrong; then nothing changes. Ends with 2 when it names a group, school, function or
    person that there is not; it is published all the same.
    """
    from bot.cli import publishing

    if sum([bool(only or check or yes), back, bool(back_to), listed, withdraw]) > 1:
        _fail("One at a time: --only, --check and --yes, --back, --back-to, --list, or --withdraw.")
    settings = _settings(data_dir=data)
    if back or back_to:
        _run(publishing.go_back(settings, back_to or 0))
    elif listed:
        _run(publishing.list_versions(settings))
    elif withdraw:
        _run(publishing.withdraw(settings))
    else:
        _run(publishing.publish_files(settings, only, check=check, sure=yes))


@app.command()
def settings() -> None:
    """Every setting, as docs/settings.md has them."""
    typer.echo(describe_settings(), nl=False)


def _settings(**given: object) -> Settings:
    try:
        return load_settings(**given)
    except BadSettings as bad:
        _fail(str(bad))


def _run(work: Coroutine[Any, Any, int | None]) -> None:
    """`work` gives what to end with, where that is not 0."""
    from bot.errors import BodeError, in_words
    from bot.logs import start_logs

    if not logging.getLogger().handlers:
        start_logs("WARNING")
    try:
        status = asyncio.run(work)
    except OSError as error:
        _fail(in_words(error))
    except BodeError as error:
        if not error.tells_operator:
            raise  # a fault of ours keeps its traceback
        _fail(str(error))
    except KeyboardInterrupt:
        _fail("Stopped; what was done until here is kept.")
    if status:
        sys.exit(status)


def _fail(message: str) -> NoReturn:
    typer.echo(message, err=True)
    sys.exit(1)


if __name__ == "__main__":
    app()
