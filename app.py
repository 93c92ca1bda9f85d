"""Bode's command line."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.audit_commands import audit
from bot.cli.evaluating import evaluate
from bot.cli.incident_commands import incident
from bot.cli.person_commands import person
from bot.cli.running import fail, own_settings_with, run, settings_with
from bot.settings import BadSettings, load_settings
from bot.settings_page import describe_settings
from manifest.command import manifest

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Bode, staff assistant inside Microsoft Teams.")


app.command()(manifest)


Data = Annotated[Path | None, typer.Option("--data", help="Folder of the embedded store, queue and index.")]


@app.command()
def serve(
    port: Annotated[int | None, typer.Option(help="Port to listen on; 0 chooses a free one.")] = None,
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    data: Data = None,
) -> None:
    """Answer Teams until Ctrl-C."""
    from bot.cli.serving import serve_here

    serve_here(settings_with(port=port, host=host, data_dir=data))


@app.command()
def load(
    file: Annotated[Path, typer.Argument(help="The organisation, as in samples/organisation.toml.")],
    data: Data = None,
) -> None:
    """Load people, schools and groups; a file that was loaded before costs nothing."""
    from bot.cli.commands import load_file

    run(load_file(own_settings_with(data_dir=data), file))


directory = typer.Typer(help="Who comes from the tenant of Microsoft 365, and whom the mapping could not place.")
app.add_typer(directory, name="directory")


@directory.callback(invoke_without_command=True)
def show_directory(context: typer.Context, data: Data = None) -> None:
    """Who comes from the tenant, and whom the mapping could not place. Ends with 3 when something waits."""
    from bot.cli.directory import show_directory as show

    if context.invoked_subcommand is None:
        run(show(own_settings_with(data_dir=data)))


@directory.command("ask")
def ask_tenant(data: Data = None) -> None:
    """Ask the tenant now and load who follows from it, as the running bot does every few minutes."""
    from bot.cli.directory import ask_now

    run(ask_now(own_settings_with(data_dir=data)))


@directory.command()
def accept(
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask once more.")] = False,
    data: Data = None,
) -> None:
    """Load what waits because more than a tenth of the people would go."""
    from bot.cli.directory import accept_directory

    run(accept_directory(own_settings_with(data_dir=data), sure=yes))


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

    run(index_place(own_settings_with(data_dir=data), place, readers, name))


@app.command()
def libraries(
    remove: Annotated[str, typer.Option(metavar="NAME", help="Forget this one, with its documents.")] = "",
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask once more.")] = False,
    data: Data = None,
) -> None:
    """What is indexed: each library with its place and how many documents are found; or remove one."""
    from bot.cli.libraries import list_libraries, remove_one

    settings = own_settings_with(data_dir=data)
    run(remove_one(settings, remove, sure=yes) if remove else list_libraries(settings))


@app.command()
def snapshot(data: Data = None) -> None:
    """Keep the whole index as files, so that a new instance takes it over instead of filling one by itself."""
    from bot.cli.libraries import make_snapshot

    run(make_snapshot(own_settings_with(data_dir=data)))


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help="In your own words.")],
    as_: Annotated[str, typer.Option("--as", help="Name or id of the person who asks.")] = "Ana Martens",
    data: Data = None,
) -> None:
    """Ask a question without Teams: what this person would be told."""
    from bot.cli.commands import ask_question

    run(ask_question(own_settings_with(data_dir=data), question, as_))


app.command()(evaluate)


@app.command()
def calibrate(
    reset: Annotated[bool, typer.Option("--reset", help="Back to what Bode comes with.")] = False,
    data: Data = None,
) -> None:
    """Learn from what people said of their answers when Bode may be sure of one."""
    from bot.cli.reports import calibrate as refit

    run(refit(own_settings_with(data_dir=data), reset=reset))


@app.command()
def gaps(
    csv: Annotated[Path | None, typer.Option("--csv", help="File to write; else it is printed.")] = None,
    data: Data = None,
) -> None:
    """What people asked in the last ninety days and did not find, grouped and without names."""
    from bot.cli.reports import report_gaps

    run(report_gaps(own_settings_with(data_dir=data), csv))


@app.command()
def mandates(data: Data = None) -> None:
    """Every mandate: who may decide for whom, about what, from when until when, and how it stands."""
    from bot.cli.mandates import report_mandates

    run(report_mandates(own_settings_with(data_dir=data)))


@app.command()
def roles(data: Data = None) -> None:
    """Every role that was given for a period: to whom, from when until when, by whom, and how it stands."""
    from bot.cli.roles import report_roles

    run(report_roles(own_settings_with(data_dir=data)))


proof_app = typer.Typer(help="Proofs of delivery of announcements.", no_args_is_help=True)
app.add_typer(proof_app, name="proof")


@proof_app.callback()
def proof_commands() -> None:
    """Proofs of delivery of announcements."""


@proof_app.command("check")
def proof_check(
    file: Annotated[Path, typer.Argument(help="The PDF.")],
    trust: Annotated[
        list[Path] | None, typer.Option("--trust", metavar="PEM", help="Certificates of whose seals are trusted.")
    ] = None,
    data: Data = None,
) -> None:
    """Whether the store holds what a proof of delivery says, and whose seal it has."""
    from bot.cli.proof import check_proof

    run(check_proof(own_settings_with(data_dir=data), file, trust or ()))


app.add_typer(audit, name="audit")
app.add_typer(incident, name="incident")
app.add_typer(person, name="person")


reports_app = typer.Typer(help="Reports of forms for their owners.", no_args_is_help=True)
app.add_typer(reports_app, name="reports")


@reports_app.command("rebuild")
def reports_rebuild(data: Data = None) -> None:
    """Count the figures of the reports anew, from all requests that are kept; Bode may go on meanwhile."""
    from bot.cli.request_figures import rebuild_figures

    run(rebuild_figures(own_settings_with(data_dir=data)))


@app.command()
def jobs(
    put_back: Annotated[str | None, typer.Option("--put-back", metavar="ID", help="Try this one again.")] = None,
    data: Data = None,
) -> None:
    """List the jobs that were set aside because they kept failing, and why."""
    from bot.cli.jobs import report_jobs

    run(report_jobs(own_settings_with(data_dir=data), put_back))


hand_over = typer.Typer(help="Requests that another system did not take.")
app.add_typer(hand_over, name="hand-over")


@hand_over.callback(invoke_without_command=True)
def show_hand_over(context: typer.Context, data: Data = None) -> None:
    """List what was to be handed over, did not arrive, and is not tried any more."""
    from bot.cli.hand_over import show_hand_over as show

    if context.invoked_subcommand is None:
        run(show(own_settings_with(data_dir=data)))


@hand_over.command("retry")
def retry_hand_over(data: Data = None) -> None:
    """Try all of it again."""
    from bot.cli.hand_over import retry_hand_over as retry

    run(retry(own_settings_with(data_dir=data)))


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
    run(report(settings, as_json=json))


@app.command()
def migrate(
    check: Annotated[bool, typer.Option("--check", help="Only say what would be done.")] = False,
    leave_out: Annotated[bool, typer.Option("--leave-out", help="Lose what cannot be read.")] = False,
    data: Data = None,
) -> None:
    """Bring data of an earlier version to this one; what cannot be taken along is named before anything is touched."""
    from bot.cli.migrating import migrate_data

    run(migrate_data(settings_with(data_dir=data), check=check, leave_out=leave_out))


Key = Annotated[Path | None, typer.Option("--key", metavar="FILE", help="With the key; else BODE_BACKUP_KEY.")]


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(help="To write; there must be none of this name.")],
    key: Key = None,
    data: Data = None,
) -> None:
    """Write all that Bode keeps into one file: documents, files, jobs that wait. Bode may go on meanwhile.

    Ends with 2 when documents changed while they were read, which Cosmos DB cannot prevent; 1 when there is no file.
    """
    from bot.cli.backing_up import make_backup

    run(make_backup(settings_with(data_dir=data), file, key))


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="That `backup` wrote.")],
    key: Key = None,
    check: Annotated[bool, typer.Option("--check", help="Only say whether it is whole.")] = False,
    went_on: Annotated[
        bool, typer.Option("--went-on", help="Bode ran after the backup: what was still to be sent may have arrived.")
    ] = False,
    data: Data = None,
) -> None:
    """Restore a backup into an empty store, and compare what is there then; what was interrupted goes on.

    Until it came to its end nothing else runs on that store. Ends with 1 when it did not.
    """
    from bot.cli.backing_up import restore_backup

    run(restore_backup(settings_with(data_dir=data), file, key, only_check=check, went_on=went_on))


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

    run(check_forms(own_settings_with(data_dir=data), folder))


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
        fail(str(bad))
    except FileNotFoundError as missing:
        fail(f"{missing.filename} is missing: make setup puts it there.")
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
    """Publish forms, topics, synonyms, calendar, tariffs, thresholds, rights, papers, libraries, circles, authors,
    retention and mapping, for all of Bode.

    Ends with 1 when something is wrong; then nothing changes. Ends with 2 when it names a group, school, function or
    person that there is not; it is published all the same.
    """
    from bot.cli import publishing

    if sum([bool(only or check or yes), back, bool(back_to), listed, withdraw]) > 1:
        fail("One at a time: --only, --check and --yes, --back, --back-to, --list, or --withdraw.")
    settings = own_settings_with(data_dir=data)
    if back or back_to:
        run(publishing.go_back(settings, back_to or 0))
    elif listed:
        run(publishing.list_versions(settings))
    elif withdraw:
        run(publishing.withdraw(settings))
    else:
        run(publishing.publish_files(settings, only, check=check, sure=yes))


@app.command()
def settings() -> None:
    """Every setting, as docs/settings.md has them."""
    typer.echo(describe_settings(), nl=False)


if __name__ == "__main__":
    app()
