"""`frontdesk user`: the people who may sign in."""

from pathlib import Path

import click

from frontdesk.house import open_house
from store import passwords, users


@click.group("user")
def command() -> None:
    """Add, list and help the people who may sign in."""


@command.command("list")
@click.pass_obj
def list_(config_path: Path | None) -> None:
    """Everybody who may sign in."""
    with open_house(config_path).database.read() as connection:
        for user in users.every(connection):
            state = "" if user.is_active else "  (may not sign in)"
            click.echo(f"{user.email}  {user.name}{state}")


@command.command("add")
@click.argument("email")
@click.option("--name", default="", help="How pages call the person.")
@click.password_option(help="At least ten characters.")
@click.pass_obj
def add(config_path: Path | None, email: str, name: str, password: str) -> None:
    """Let another person sign in with EMAIL."""
    try:
        with open_house(config_path).database.write() as connection:
            users.create(connection, email, name, password)
    except (passwords.WeakPassword, users.EmailTaken) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{email} may sign in now.")


@command.command("password")
@click.argument("email")
@click.password_option(help="At least ten characters.")
@click.pass_obj
def password_(config_path: Path | None, email: str, password: str) -> None:
    """Give EMAIL a new password; every session of that person ends."""
    with open_house(config_path).database.write() as connection:
        found = [user for user in users.every(connection) if user.email == users.fold(email)]
        if not found:
            raise click.ClickException(f"Nobody signs in as {email}.")
        try:
            users.set_password(connection, found[0], password)
        except passwords.WeakPassword as error:
            raise click.ClickException(str(error)) from error
    click.echo(f"{email} has a new password.")
