"""`python app.py incident`: what can be typed after it."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.running import run, settings_with

Data = Annotated[Path | None, typer.Option("--data", help="Folder of the embedded store, queue and index.")]
Key = Annotated[Path | None, typer.Option("--key", help="File with the key; else BODE_BACKUP_KEY, or none.")]

incident = typer.Typer(help="What is needed once something went wrong, without contents.", no_args_is_help=True)


@incident.command()
def export(
    since: Annotated[str, typer.Argument(metavar="FROM", help="As 2026-11-27.")],
    until: Annotated[str, typer.Argument(metavar="TO", help="As 2026-11-28, with that day.")],
    file: Annotated[Path, typer.Argument(help="A ZIP, encrypted where there is a key.")],
    key: Key = None,
    data: Data = None,
) -> None:
    """Write the audit of a period, how Bode is, what is configured, what runs and what was sent: ids, and no contents.

    That it was read stands in the audit. It may run beside the bot.
    """
    from bot.cli.incident import export_incident  # noqa: PLC0415 - it opens a store, and takes its time

    run(export_incident(settings_with(data_dir=data), since, until, file, key))


@incident.command()
def check(
    file: Annotated[Path, typer.Argument(help="That `incident export` wrote.")],
    key: Key = None,
    data: Data = None,
) -> None:
    """Whether the file is whole, and what is in it."""
    from bot.cli.incident import check_incident  # noqa: PLC0415 - as above

    run(check_incident(settings_with(data_dir=data), file, key))
