"""`frontdesk import`: letters from files, accepted like any other arrival."""

import sys
from collections import Counter, deque
from concurrent.futures import Future
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from frontdesk.house import House, open_house
from frontdesk.listeners import register_listeners
from ingest.digest import digest
from ingest.sources.files.letters import FileLetter, FileProblem, count, letters
from store import Accepted, Arrival, Envelope, Writer
from store.types import utc_now

# Letters on their way to the disk at one time: enough for group commits, little memory.
IN_FLIGHT = 200


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(allow_dash=True))
@click.pass_obj
def command(config_path: Path | None, paths: tuple[str, ...]) -> None:
    """Take in letters from .eml files, mbox files, Maildirs and folders of them."""
    house = open_house(config_path)
    tally = _import(house, paths)
    click.echo(
        f"New in the inbox: {tally['new']}. There already: {tally['known']}. "
        f"Could not be read: {tally['problem']}."
    )
    click.echo("A running daemon reads them now; without one, run: frontdesk work")
    sys.exit(1 if tally["problem"] else 0)


def _import(house: House, paths: tuple[str, ...]) -> Counter[str]:
    with house.database.write() as connection:
        source_id = register_listeners(connection)["import"]
    writer, tally = Writer(house.database), Counter[str]()
    waiting: deque[Future[Accepted]] = deque()
    writer.start()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
               TimeRemainingColumn())  # fmt: skip
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task("Importing", total=count(paths))
        for found in letters(paths, house.settings.mail.max_message_bytes):
            progress.advance(task)
            if isinstance(found, FileProblem):
                tally["problem"] += 1
                progress.console.print(
                    f"{found.path}: {found.reason}", markup=False, soft_wrap=True
                )
                continue
            waiting.append(writer(_arrival(found, source_id)))
            if len(waiting) >= IN_FLIGHT:
                tally[_receipt(waiting.popleft())] += 1
        while waiting:
            tally[_receipt(waiting.popleft())] += 1
    writer.stop()
    return tally


def _receipt(future: "Future[Accepted]") -> str:
    return "new" if future.result().is_new else "known"


def _arrival(letter: FileLetter, source_id: int) -> Arrival:
    envelope = Envelope(
        channel="mail",
        source_id=source_id,
        received_at=utc_now(),
        url=Path(letter.path).absolute().as_uri() if letter.path != "-" else "",
    )
    return Arrival(envelope, letter.raw, digest(letter.raw))
