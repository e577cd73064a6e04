"""`frontdesk dedup evaluate`: how well duplicates are found in a file that says what they are."""

import json
from pathlib import Path

import click

from dedup.evaluation import Mode, Report, UnreadableTable, evaluate, read_table
from dedup.evaluation.judge import Figures
from store.facts import Kind

_KINDS: dict[str, Kind] = {"person": "contact", "company": "company"}


@click.command("evaluate")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--truth", required=True, help="Column that is equal where two records are one.")
@click.option("--mode", type=click.Choice(["stream", "sweep"]), default="sweep", show_default=True,
              help="All at once, or one by one as they would arrive.")  # fmt: skip
@click.option("--labels", type=click.IntRange(0), default=0,
              help="Decisions asked of the truth column, the doubtful pairs first.")  # fmt: skip
@click.option("--kind", type=click.Choice(list(_KINDS)), help="Default: what the columns say.")
@click.option("--json", "as_json", is_flag=True, help="For machines.")
def command(
    file: Path, truth: str, mode: Mode, labels: int, kind: str | None, as_json: bool
) -> None:
    """Match the records of a CSV in a store that is thrown away, and judge the result.

    Columns are recognised by name (first_name, last_name, name, email, phone, company, street,
    city, postal_code, country, date_of_birth and their like). The truth column is for the judge
    alone. Precision, recall and F1 are percentages of pairs.
    """
    try:
        table = read_table(file, truth, _KINDS[kind] if kind else None)
    except UnreadableTable as error:
        raise click.ClickException(str(error)) from error
    report = evaluate(table, mode, labels=labels)
    if as_json:
        click.echo(json.dumps(report.to_json()))
        return
    for line in _lines(report):
        click.echo(line)


def _lines(report: Report) -> list[str]:
    return [
        f"{report.records} records, {report.pairs_true} pairs that are one; "
        f"{report.blocking_recall} % of them are looked at.",
        f"  {'':<17} {'precision':>9} {'recall':>7} {'F1':>7}",
        _row("match", report.match),
        _row("match or review", report.match_or_review),
        _row("clusters", report.clusters),
        f"  merged without asking: {report.auto_merge_precision} % right",
        f"  {report.seconds} s, {report.records_per_s} records/s, {report.peak_rss_mb} MB, "
        f"model version {report.model_version}",
        "  " + ", ".join(f"{step} {seconds} s" for step, seconds in report.steps.items()),
    ]


def _row(title: str, one: Figures) -> str:
    return f"  {title:<17} {one.precision:>9} {one.recall:>7} {one.f1:>7}"
