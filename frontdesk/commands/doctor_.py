"""`frontdesk doctor`: is everything this house stands on in order?"""

import importlib.metadata
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from config import ConfigurationError, Settings, load
from frontdesk.house import House, open_house
from frontdesk.mailboxes import mailboxes_of
from ingest.sources.imap.problems import explain
from ingest.sources.imap.session import Session
from store import StoreUnavailable, inbox, migrate, sources

PACKAGES = ("config", "store", "dedup", "ingest", "webforms", "admin", "frontdesk")

Finding = tuple[bool, str]


@click.command("doctor")
@click.pass_obj
def command(config_path: Path | None) -> None:
    """Check packages, settings, store, inbox and mailboxes, and say what to do."""
    healthy = True
    for is_fine, sentence in _examine(config_path):
        healthy &= is_fine
        click.echo(f"{'ok      ' if is_fine else 'problem '} {sentence}")
    sys.exit(0 if healthy else 1)


def _examine(config_path: Path | None) -> Iterator[Finding]:
    yield from _packages()
    try:
        settings = load(config_path)
    except ConfigurationError as error:
        yield from ((False, problem) for problem in error.problems)
        return
    yield True, "The settings are in order."
    house = open_house(config_path, schema=False)
    try:
        yield from _store(house)
    except StoreUnavailable as error:
        yield False, f"The store does not answer: {error}. Check store.url and the database."
        return
    yield from _mailboxes(settings)


def _packages() -> Iterator[Finding]:
    # Other distributions install packages called config or store; pip overwrites silently.
    owners = importlib.metadata.packages_distributions()
    for name in PACKAGES:
        others = sorted({*owners.get(name, [])} - {"frontdesk"})
        if others:
            yield (
                False,
                (
                    f"The package {name} also comes from {', '.join(others)}. "
                    "Install Frontdesk in an environment of its own."
                ),
            )
    yield True, "Our package names are examined."


def _store(house: House) -> Iterator[Finding]:
    house.database.ping()
    yield True, "The store answers."
    if not migrate.is_current(house.database):
        yield False, "The store has another version's schema. Run: frontdesk migrate"
        return
    with house.database.read() as connection:
        failed = inbox.in_state(connection, "failed")
        broken = [source for source in sources.every(connection) if source.failures]
    yield (
        not failed,
        (
            f"Failed submissions: {len(failed)}. See Intake, then: frontdesk retry --state failed"
            if failed
            else "No submission has failed."
        ),
    )
    yield from ((False, f"{source.title}: {source.last_error}") for source in broken)


def _mailboxes(settings: Settings) -> Iterator[Finding]:
    for mailbox in mailboxes_of(settings):
        session = Session(mailbox)
        try:
            session.client()
        except Exception as error:
            yield False, explain(error, mailbox).sentence
        else:
            yield True, f"{mailbox.name}: signing in works."
        finally:
            session.close()
