"""`frontdesk try`: read letters through the whole pipeline and write nothing."""

import json
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from frontdesk import logging
from frontdesk.house import House, house_to_try
from frontdesk.report import report
from ingest.reading import Reading
from ingest.sources.files.letters import FileProblem, letters
from ingest.tryout import answer, try_letter


@click.command("try")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(allow_dash=True))
@click.pass_obj
def command(config_path: Path | None, as_json: bool, paths: tuple[str, ...]) -> None:
    """Say what the letters in PATHS would become; - reads standard input, folders work too."""
    console = Console()
    with house_to_try(config_path) as house:
        logging.configure(house.settings)
        for result in _results(house, paths):
            if as_json:
                # Lone surrogates cannot be printed; escaping them keeps the line valid JSON.
                click.echo(json.dumps(result, ensure_ascii=True))
            else:
                report(console, result)


def _results(house: House, paths: tuple[str, ...]) -> Any:
    context, policy = house.context(), house.policy
    with house.database.read() as connection:
        for found in letters(paths, house.settings.mail.max_message_bytes):
            if isinstance(found, FileProblem):
                yield answer(found.path, Reading(), None, found.reason)
                continue
            yield try_letter(connection, found.path, found.raw, context, policy)
