"""`frontdesk dedup evaluate`."""

import click


@click.command("evaluate")
def command() -> None:
    """How well duplicates are found in a file."""
