"""What `serve` does: says how Bode stands here, then answers Teams until it is stopped."""

import typer

from bot.cli.running import run
from bot.content import ocr
from bot.logs import start_logs
from bot.meaning_chosen import told
from bot.settings import Settings
from bot.web.app import serve
from bot.web.ending import ended_after


def serve_here(settings: Settings) -> None:
    start_logs(settings.log_level)
    if not settings.app_id:
        typer.echo("Local mode: no app id, so no tokens are asked; only this machine can reach Bode.", err=True)
    typer.echo(told(settings), err=True)
    if settings.ocr_languages:
        typer.echo(ocr.told(settings.ocr_languages), err=True)
    with ended_after(settings.stop_seconds) as stopping:
        run(serve(settings, lambda address: typer.echo(f"Bode listens on {address}", err=True), stopping))
