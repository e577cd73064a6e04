"""`frontdesk migrate`: bring the store to the schema of this version."""

from pathlib import Path

import click

from frontdesk.house import open_house
from store import migrate
from store.outage import unavailable_is_typed


@click.command("migrate")
@click.pass_obj
def command(config_path: Path | None) -> None:
    """Bring the store up to date; nothing happens when it already is."""
    house = open_house(config_path, schema=False)
    with unavailable_is_typed():
        if migrate.is_current(house.database):
            click.echo(f"The store is up to date (revision {migrate.expected()}).")
            return
        revision = migrate.upgrade(house.database)
    click.echo(f"The store is now at revision {revision}.")
