"""`frontdesk poll`: look into mailboxes once, now."""

import sys
from pathlib import Path

import click

from frontdesk import logging
from frontdesk.house import open_house
from frontdesk.mailboxes import mailboxes_of
from ingest.polling.poller import Poller
from store import Writer


@click.command("poll")
@click.argument("names", nargs=-1)
@click.pass_obj
def command(config_path: Path | None, names: tuple[str, ...]) -> None:
    """Look into the mailboxes called NAMES, or into all of them, and say what came."""
    house = open_house(config_path)
    logging.configure(house.settings)
    known = {mailbox.name: mailbox for mailbox in mailboxes_of(house.settings)}
    if missing := [name for name in names if name not in known]:
        raise click.ClickException(
            f"There is no mailbox {', '.join(missing)}. Configured: {', '.join(known) or 'none'}."
        )
    writer = Writer(house.database)
    writer.start()
    poller = Poller(house.database, writer)
    results = [poller.poll_once(known[name]) for name in names or known]
    writer.stop()
    for result in results:
        click.echo(str(result))
    if not results:
        click.echo("No mailbox is configured; see [[mailboxes]] in the manual.")
    sys.exit(1 if any(result.problem for result in results) else 0)
