"""`frontdesk dedup sweep`: find the duplicates, one sweep at a time, and merge where allowed."""

import sys
from pathlib import Path
from typing import get_args

import click

from dedup.active import matching_now
from dedup.merging_alone import merge_alone
from dedup.sweep import Sweep, SweepTaken, sweep
from frontdesk.background import step_back
from frontdesk.chore import Busy, Work, chore
from frontdesk.house import House, open_house
from store.facts import Kind


@click.command("sweep")
@click.option("--kind", type=click.Choice(get_args(Kind)), help="Only these; default: all.")
@click.option("--everything", is_flag=True, help="All records, not only what changed.")
@click.option("--background", is_flag=True, help="With low priority, as the daemon does it.")
@click.pass_obj
def command(
    config_path: Path | None, kind: Kind | None, everything: bool, background: bool
) -> None:
    """Open a pair to review for records that may be one.

    A sweep that was cut off goes on where it was. Where somebody allowed it on the settings page,
    pairs past the gate are merged at the end, as one batch with one undo.
    """
    step_back(background)
    house = open_house(config_path)
    kinds: tuple[Kind, ...] = (kind,) if kind else get_args(Kind)
    try:
        with chore(house.database, "sweep") as work:
            for one in kinds:
                work.said += _sweep(house, one, work, everything=everything)
    except (Busy, SweepTaken) as error:
        click.echo(str(error), err=True)
        sys.exit(1)


def _sweep(house: House, kind: Kind, work: Work, *, everything: bool) -> str:
    policy = house.policy
    with house.database.read() as connection:
        matching = matching_now(connection, kind)

    def watch(_: Sweep) -> None:
        work.go_on()

    done = sweep(
        house.database,
        kind,
        region=policy.region,
        thresholds=matching.thresholds(policy.thresholds),
        everything=everything,
        watch=watch,
    )
    said = f"{kind}: pairs to review: {done.suggested}."
    merged = merge_alone(house.database, kind, region=policy.region, thresholds=policy.thresholds)
    if merged is not None:
        said += f" Merged without asking: {len(merged.merged)}."
    click.echo(said)
    return f"{said}\n"
