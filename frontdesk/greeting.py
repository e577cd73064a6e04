"""What the daemon says when it is ready: where it listens and, once, the first password."""

import click

from config import Settings
from frontdesk.first_start import FIRST_ADMIN, Prepared


def greet(settings: Settings, prepared: Prepared, doors: dict[str, str], port: int) -> None:
    """Print the addresses; the first admin's password is printed this once and never stored."""
    pages = settings.public_url(port)
    click.echo("\nFrontdesk is ready.")
    click.echo(f"  Pages      {pages}/")
    if prepared.demo_form_key:
        click.echo(f"  Demo form  {pages}/f/{prepared.demo_form_key}")
    for name, address in doors.items():
        click.echo(f"  {name:<9}  {address}{_recipients(settings)}")
    for mailbox in settings.mailboxes:
        click.echo(f"  Mailbox    {mailbox.name} ({mailbox.username} on {mailbox.host})")
    if prepared.first_password:
        click.echo("\nThe first admin, shown only this once:")
        click.echo(f"  E-mail     {FIRST_ADMIN}")
        click.echo(f"  Password   {prepared.first_password}")
    click.echo("\nStop with Ctrl-C.\n")


def _recipients(settings: Settings) -> str:
    accepted = [f"anything@{domain}" for domain in settings.mail.domains]
    return f"  for {', '.join([*accepted, *settings.mail.addresses][:4])}"
