"""`frontdesk retry`: run submissions again by number or by state."""

from pathlib import Path

import click

from frontdesk.house import open_house
from store import Status, inbox


@click.command("retry")
@click.argument("submissions", nargs=-1, type=int)
@click.option("--state", type=click.Choice(["failed", "held", "discarded"]), help="All in it.")
@click.option("--accept", is_flag=True, help="Accept them whatever the rules say.")
@click.pass_obj
def command(
    config_path: Path | None, submissions: tuple[int, ...], state: Status | None, accept: bool
) -> None:
    """Run SUBMISSIONS, or all in one state, again."""
    if not submissions and state is None:
        raise click.UsageError("Name submissions by number, or a state with --state.")
    house = open_house(config_path)
    with house.database.write() as connection:
        chosen = [*submissions, *(inbox.in_state(connection, state) if state else [])]
        override = "accept" if accept else ""
        again = [one for one in chosen if inbox.run_again(connection, one, override=override)]
    click.echo(f"Submissions waiting to be read again: {len(again)}.")
    if left := sorted({*chosen} - {*again}):
        click.echo(f"Not found, or just being read: {', '.join(map(str, left))}.")
