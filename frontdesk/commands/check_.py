"""`frontdesk check`: what is in force, without printing a secret."""

from pathlib import Path
from typing import Any

import click
from pydantic import SecretStr

from config import load
from store.database import without_password


@click.command("check")
@click.pass_obj
def command(config_path: Path | None) -> None:
    """Read the settings and say what is in force; problems are listed all at once."""
    settings = load(config_path)
    for option, value in sorted(_flat(settings.model_dump())):
        click.echo(f"{option} = {value}")
    click.echo(f"\nThe store is {without_password(settings.store_url())}.")
    click.echo("The settings are in order.")


def _flat(values: Any, prefix: str = "") -> list[tuple[str, str]]:
    if isinstance(values, dict):
        return [pair for name, value in values.items() for pair in _flat(value, f"{prefix}{name}.")]
    if isinstance(values, tuple | list) and any(isinstance(value, dict) for value in values):
        return [
            pair
            for number, value in enumerate(values)
            for pair in _flat(value, f"{prefix}{number}.")
        ]
    return [(prefix.rstrip("."), _shown(values))]


def _shown(value: Any) -> str:
    if isinstance(value, SecretStr):
        return "(set)" if value.get_secret_value() else "(not set)"
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "(none)"
    return "(not set)" if value in ("", None) else str(value)
