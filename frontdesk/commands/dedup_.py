"""`frontdesk dedup`: duplicates and the matching that finds them."""

import click

from frontdesk.verbs import Verbs


@click.group("dedup", cls=Verbs, prefix="dedup_", verbs=("sweep", "explain", "evaluate", "model"))
def command() -> None:
    """Find duplicates, explain a pair, try the matching on a file, and choose its model."""
