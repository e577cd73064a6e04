"""`frontdesk dedup sweep`: find the duplicates, one sweep at a time, and merge where allowed."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import get_args

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from dedup.active import matching_now
from dedup.lead_links import link_waiting
from dedup.merging_alone import merge_alone
from dedup.sweep import Engine, NoSpark, Sweep, SweepTaken, sweep
from frontdesk.background import step_back
from frontdesk.chore import Busy, Work, chore
from frontdesk.house import House, open_house
from store.facts import Kind

_WORDS = {"reading": "Reading", "scoring": "Comparing", "clustering": "Grouping", "done": "Done"}

Show = Callable[[Sweep], None]


@click.command("sweep")
@click.option("--kind", type=click.Choice(get_args(Kind)), help="Only these; default: all.")
@click.option("--everything", is_flag=True, help="All records, not only what changed.")
@click.option("--background", is_flag=True, help="With low priority, as the daemon does it.")
@click.option(
    "--engine",
    type=click.Choice(get_args(Engine)),
    default="duckdb",
    show_default=True,
    help="What joins and compares the records; spark is an extra, for stores past one machine.",
)
@click.pass_obj
def command(
    config_path: Path | None, kind: Kind | None, everything: bool, background: bool, engine: Engine
) -> None:
    """Open a pair to review for records that may be one.

    A sweep that was cut off goes on where it was. Afterwards only what changed is looked at. Where
    somebody allowed it on the settings page, pairs past the gate are merged at the end, as one
    batch with one undo.
    """
    step_back(background)
    house = open_house(config_path)
    kinds: tuple[Kind, ...] = (kind,) if kind else get_args(Kind)
    try:
        with chore(house.database, "sweep") as work:
            for one in kinds:
                said = _sweep(house, one, work, engine, everything=everything, quietly=background)
                click.echo(said)
                work.said += f"{said}\n"
            if said := _leads(house, work) if "lead" in kinds else "":
                click.echo(said)
                work.said += f"{said}\n"
    except (Busy, SweepTaken, NoSpark) as error:
        click.echo(str(error), err=True)
        sys.exit(1)


def _sweep(
    house: House, kind: Kind, work: Work, engine: Engine, *, everything: bool, quietly: bool
) -> str:
    policy = house.policy
    with house.database.read() as connection:
        matching = matching_now(connection, kind)
    with _bar(kind, quietly=quietly) as show:

        def watch(now: Sweep) -> None:
            work.go_on()
            show(now)

        done = sweep(
            house.database,
            kind,
            region=policy.region,
            thresholds=matching.thresholds(policy.thresholds),
            model=matching.model,
            everything=everything,
            engine=engine,
            watch=watch,
        )
    merged = merge_alone(house.database, kind, region=policy.region, thresholds=policy.thresholds)
    said = f"{kind}: pairs to review: {done.suggested}."
    return said if merged is None else f"{said} Merged without asking: {len(merged.merged)}."


def _leads(house: House, work: Work) -> str:
    """Look for the contacts of leads that have none; what was found in a sentence, or nothing."""
    policy = house.policy
    found = link_waiting(
        house.database, region=policy.region, thresholds=policy.thresholds, go_on=work.go_on
    )
    if not found.linked and not found.proposed:
        return ""
    return f"leads without a contact: linked: {len(found.linked)}, asked: {len(found.proposed)}."


@contextmanager
def _bar(kind: Kind, *, quietly: bool) -> Iterator[Show]:
    """What draws the progress on the terminal."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
               TimeRemainingColumn())  # fmt: skip
    console = Console(stderr=True)
    with Progress(*columns, console=console, auto_refresh=False, disable=quietly) as progress:
        bar = progress.add_task(kind, total=None)

        def show(now: Sweep) -> None:
            words = f"{_WORDS[now.phase]} ({kind})"
            progress.update(bar, description=words, completed=now.done, total=now.total or None)
            progress.refresh()

        yield show
