"""`frontdesk work`: a worker process of its own."""

import signal
from pathlib import Path

import click

from frontdesk import logging
from frontdesk.crew import make_worker
from frontdesk.house import open_house
from ingest.worker import drain


@click.command("work")
@click.option("--follow", is_flag=True, help="Keep working until stopped.")
@click.pass_obj
def command(config_path: Path | None, follow: bool) -> None:
    """Read what waits in the inbox, then end; several may run on one PostgreSQL store."""
    house = open_house(config_path)
    logging.configure(house.settings)
    worker = make_worker(house)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: worker.stop())
    if follow:
        worker.run()
        return
    done: list[int] = []
    drain(worker, done.append)
    click.echo(f"Submissions read: {sum(done)}.")
