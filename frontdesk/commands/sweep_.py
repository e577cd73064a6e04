"""`frontdesk sweep`: find the duplicates among the stored records."""

import sys
from pathlib import Path
from typing import get_args

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from dedup.estimate import Estimate, estimate, tables_of
from dedup.model import MODEL_VERSION, shipped_model
from dedup.sweep import Sweep, SweepTaken, sweep
from dedup.sweep.counting import count_cells
from frontdesk.house import House, open_house
from store import models
from store.facts import Kind

_WORDS = {"reading": "Reading", "scoring": "Comparing", "clustering": "Grouping", "done": "Done"}


@click.command("sweep")
@click.option("--kind", type=click.Choice(get_args(Kind)), help="Only these; default: all.")
@click.option("--everything", is_flag=True, help="All records, not only what changed.")
@click.option("--estimate", "estimates", is_flag=True, help="Re-estimate the weights instead.")
@click.pass_obj
def command(config_path: Path | None, kind: Kind | None, everything: bool, estimates: bool) -> None:
    """Open a pair to review for records that may be one; nothing is merged.

    A sweep that was cut off goes on where it was. Afterwards only what changed is looked at.
    """
    house = open_house(config_path)
    kinds: tuple[Kind, ...] = (kind,) if kind else get_args(Kind)
    for one in kinds:
        if estimates:
            _estimate(house, one)
        else:
            _sweep(house, one, everything=everything)


def _sweep(house: House, kind: Kind, *, everything: bool) -> None:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
               TimeRemainingColumn())  # fmt: skip
    policy = house.policy
    # Without a thread that draws, the sweep may compare in two processes.
    with Progress(*columns, console=Console(stderr=True), auto_refresh=False) as progress:
        bar = progress.add_task(kind, total=None)

        def show(now: Sweep) -> None:
            words = f"{_WORDS[now.phase]} ({kind})"
            progress.update(bar, description=words, completed=now.done, total=now.total or None)
            progress.refresh()

        try:
            done = sweep(
                house.database, kind, region=policy.region, thresholds=policy.thresholds,
                everything=everything, watch=show,
            )  # fmt: skip
        except SweepTaken as error:
            click.echo(str(error), err=True)
            sys.exit(1)
    click.echo(f"{kind}: pairs to review: {done.suggested}.")


def _estimate(house: House, kind: Kind) -> None:
    cells = count_cells(house.database, kind, region=house.policy.region)
    pairs = sum(cells.values())
    if not pairs:
        click.echo(f"{kind}: no two records are alike enough to learn from.")
        return
    old = shipped_model(kind == "company")
    found = estimate(cells, old, old.version)
    with house.database.write() as connection:
        number = models.add(
            connection, kind, tables_of(found.model), based_on=MODEL_VERSION, pairs=pairs
        )
    click.echo(_comparison(kind, number, pairs, found))


def _comparison(kind: Kind, number: int, pairs: int, found: Estimate) -> str:
    gain = found.likelihood_after - found.likelihood_before
    advice = (
        "Your records differ clearly from what the shipped model knows."
        if found.is_clearly_better
        else "The shipped model fits your records; there is no reason to change it."
    )
    return (
        f"{kind}: estimate {number} from {pairs} pairs of records, kept beside the shipped model.\n"
        f"  It explains a pair {gain:.2f} bits better ({found.rounds} rounds). {advice}"
    )
