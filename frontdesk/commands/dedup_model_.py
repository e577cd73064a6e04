"""`frontdesk dedup model`: the models of the store and which is in use."""

import json
import sys
from pathlib import Path
from typing import Any, get_args

import click

from dedup.active import active_model, own_model, use_model
from dedup.learning import Trial
from dedup.model import MODEL_VERSION
from dedup.training import Trained, train
from frontdesk.background import step_back
from frontdesk.chore import Busy, chore
from frontdesk.house import House, open_house
from store import Connection, models
from store.facts import Kind
from store.models import NoSuchModel, StoredModel

KINDS: tuple[Kind, ...] = get_args(Kind)
_KIND = click.option("--kind", type=click.Choice(KINDS), help="Only these; default: all.")


@click.group("model")
def command() -> None:
    """Models are kept: compare them, put one to use, go back."""


@command.command("list")
@_KIND
@click.option("--json", "as_json", is_flag=True, help="For machines.")
@click.pass_obj
def list_(config_path: Path | None, kind: Kind | None, as_json: bool) -> None:
    """Every model with how it did when it was made; * marks the one in use."""
    house = open_house(config_path)
    with house.database.read() as connection:
        every = [line for one in _chosen(kind) for line in _lines(connection, one)]
    if as_json:
        click.echo(json.dumps(every, indent=1))
        return
    for line in every:
        click.echo(_sentence(line))


@command.command("train")
@_KIND
@click.option("--background", is_flag=True, help="With low priority, as the daemon does it.")
@click.pass_obj
def train_(config_path: Path | None, kind: Kind | None, background: bool) -> None:
    """Learn a model from the stored records and from what people decided about pairs.

    It is kept beside the others, and used only with match.models = "automatic" and where it is
    clearly better; else put it to use with `frontdesk dedup model use`.
    """
    step_back(background)
    house = open_house(config_path)
    said = []
    try:
        with chore(house.database, "train") as work:
            for one in _chosen(kind):
                work.go_on()
                said.append(_trained(house, one))
                work.said = " ".join(said)
                click.echo(said[-1])
    except Busy as error:
        click.echo(str(error), err=True)
        sys.exit(1)


@command.command("use")
@click.argument("model")
@_KIND
@click.pass_obj
def use(config_path: Path | None, model: str, kind: Kind | None) -> None:
    """Put MODEL to use: its number, or "shipped" for the one that came with Frontdesk."""
    house = open_house(config_path)
    if model != "shipped" and not model.isdecimal():
        raise click.BadParameter('give the number of a model, or "shipped".')
    with house.database.write() as connection:
        try:
            for one in [kind] if kind else _kinds_of(connection, model):
                use_model(connection, one, None if model == "shipped" else int(model), None)
                click.echo(f"{one}: {_named(model)} is in use from now on.")
        except NoSuchModel as error:
            raise click.ClickException(str(error)) from error


def _chosen(kind: Kind | None) -> tuple[Kind, ...]:
    return (kind,) if kind else KINDS


def _kinds_of(connection: Connection, model: str) -> list[Kind]:
    if model == "shipped":
        return list(KINDS)
    found = [
        kind for kind in KINDS for one in models.every(connection, kind) if one.id == int(model)
    ]
    if not found:
        raise NoSuchModel(f"There is no model {model}.")
    return found


def _trained(house: House, kind: Kind) -> str:
    found = train(
        house.database,
        kind,
        region=house.policy.region,
        thresholds=house.policy.thresholds,
        by_rule=house.settings.match.models == "automatic",
    )
    if found is None:
        return f"{kind}: no two records are alike enough to learn from."
    return f"{kind}: model {found.model_id} {_compared(found)}"


def _compared(found: Trained) -> str:
    trial = found.trial
    learned = f"learned from {trial.pairs} pairs of records and {trial.decisions} decisions."
    if found.is_used:
        return f"{learned} It is clearly better and is in use from now on."
    if trial.is_better:
        return f"{learned} It is clearly better than the one in use."
    return f"{learned} It is not clearly better than the one in use."


def _lines(connection: Connection, kind: Kind) -> list[dict[str, Any]]:
    used, version = models.in_use(connection, kind), active_model(connection, kind).version
    shipped = {
        "kind": kind, "model": "shipped", "version": MODEL_VERSION,
        "in_use": version == MODEL_VERSION,
    }  # fmt: skip
    return [shipped, *(_line(one, used) for one in reversed(models.every(connection, kind)))]


def _line(one: StoredModel, used: int | None) -> dict[str, Any]:
    fits = own_model(one) is not None
    return {
        "kind": one.record_kind, "model": one.id, "based_on": one.based_on, "fits": fits,
        "in_use": fits and used == one.id, "made_at": one.created_at.isoformat(timespec="seconds"),
        "comparison": dict(one.comparison),
    }  # fmt: skip


def _sentence(line: dict[str, Any]) -> str:
    mark = "*" if line["in_use"] else " "
    if line["model"] == "shipped":
        return f"{mark} {line['kind']:<8} shipped (version {line['version']})"
    head = f"{mark} {line['kind']:<8} model {line['model']} of {line['made_at'][:16]}"
    if not line["fits"]:
        return f"{head}: made by an older Frontdesk, cannot be used any more"
    return f"{head}: {_beside(line['comparison'])}"


def _beside(comparison: dict[str, Any]) -> str:
    if not comparison:
        return "not compared"
    trial = Trial(**comparison)
    said = f"{trial.pairs} pairs, explained {trial.bits_after - trial.bits_before:+.2f} bits better"
    if trial.decisions:
        said += (
            f"; of {trial.decisions} decisions {trial.right_after} guessed "
            f"({trial.right_before} by the one in use then)"
        )
    return said


def _named(model: str) -> str:
    return "the shipped model" if model == "shipped" else f"model {model}"
