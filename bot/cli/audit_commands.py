"""`python app.py audit`: what can be typed after it."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.running import own_settings_with, run

Data = Annotated[Path | None, typer.Option("--data", help="Folder of the embedded store, queue and index.")]

audit = typer.Typer(help="The audit: who did what, linked so that a change is found.", no_args_is_help=True)


@audit.command()
def verify(
    head: Annotated[str, typer.Option(metavar="DIGEST", help="That an earlier run printed, kept elsewhere.")] = "",
    data: Data = None,
) -> None:
    """Whether every entry is as it was linked; names what was changed, is missing, was moved or added.

    Ends with 1 when anything is. It changes nothing, and may run beside the bot.
    """
    from bot.cli.audit import verify_audit  # noqa: PLC0415 - it opens a store, and takes its time

    run(verify_audit(own_settings_with(data_dir=data), head))


@audit.command()
def export(
    file: Annotated[Path, typer.Argument(help="It ends in .csv or .jsonl.")],
    since: Annotated[str, typer.Option("--from", metavar="DAY", help="As 2026-11-01; from the beginning.")] = "",
    until: Annotated[str, typer.Option("--to", metavar="DAY", help="As 2026-11-30, with that day; up to now.")] = "",
    about: Annotated[str, typer.Option(metavar="ID", help="Only what is by or about this person or thing.")] = "",
    data: Data = None,
) -> None:
    """Write the audit of a period, or about one person or thing. That it was read stands in the audit."""
    from bot.cli.audit import export_audit  # noqa: PLC0415 - as above

    run(export_audit(own_settings_with(data_dir=data), file, since, until, about))
