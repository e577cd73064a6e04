"""What every command that touches the store starts from: settings, an open store, the policy."""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import click

from admin.reply import configured_address
from config import ConfigurationError, Settings, load
from dedup import Thresholds
from dedup.normalise.email import normalise_email
from ingest.extract.attribution_links import host_of
from ingest.mime import Limits
from ingest.reading import Context
from ingest.templates.active import ActiveTemplates
from ingest.verify import Resolver, SenderVerifier
from ingest.writing import Outgoing, Policy
from outbound.message_ids import message_host
from store import Connection, Database, migrate, users
from store.database import is_missing
from store.outage import unavailable_is_typed


@dataclass(frozen=True, slots=True)
class House:
    """Settings in force and the store they name."""

    settings: Settings
    database: Database
    templates: ActiveTemplates = field(default_factory=ActiveTemplates, repr=False)
    resolver: Resolver = field(default_factory=Resolver, repr=False)

    @property
    def policy(self) -> Policy:
        """The settings writing depends on."""
        match = self.settings.match
        return Policy(
            self.settings.region,
            Thresholds(match=match.match, review=match.review),
            timezone=self.settings.timezone,
            outgoing=_outgoing(self.settings),
        )

    @property
    def verifier(self) -> SenderVerifier | None:
        """What judges the senders of letters to our own door; all workers share its DNS cache."""
        return SenderVerifier(self.resolver) if self.settings.mail.verify_senders else None

    def context(self) -> Context:
        """What reading a letter has to know of us."""
        with unavailable_is_typed(), self.database.read() as connection:
            return reading_context(self.settings, connection, self.templates)


def reading_context(
    settings: Settings, connection: Connection, templates: ActiveTemplates
) -> Context:
    """Our own addresses, region and templates; people who may sign in are colleagues."""
    colleagues = {user.email for user in users.every(connection)}
    mailboxes = {box.username.lower() for box in settings.mailboxes if "@" in box.username}
    return Context(
        own_emails=frozenset({*settings.mail.own_addresses, *colleagues, *mailboxes}),
        own_domains=frozenset(settings.mail.domains) - {"localhost"},
        own_hosts=frozenset({message_host(settings.outbound)}),
        trusted_servers=frozenset(settings.mail.trusted_servers),
        region=settings.region,
        templates=templates.load(connection),
        reply_to=settings.mail.reply_to,
        own_sites=_own_sites(settings),
        limits=_limits(settings),
    )


def _outgoing(settings: Settings) -> Outgoing:
    given = settings.outbound
    own = (given.sender, *settings.mail.own_addresses, *settings.mail.addresses)
    mailboxes = (normalise_email(address) for address in own)
    return Outgoing(
        given.letters_per_form,
        given.letters_per_hour,
        given.confirmations_per_address,
        given.reply_to,
        configured_address(settings),
        frozenset(one.address for one in mailboxes if one),
    )


def _limits(settings: Settings) -> Limits:
    given = settings.reading
    return Limits(
        header_block_bytes=given.max_header_bytes,
        parts=given.max_parts,
        depth=given.max_depth,
        addresses=given.max_addresses,
        text_chars=given.max_text_characters,
    )


def _own_sites(settings: Settings) -> frozenset[str]:
    hosts = {host_of(site) for site in (settings.http.public_url, *settings.mail.own_sites)}
    return frozenset(hosts - {""})


def open_house(config_path: Path | None, *, schema: bool = True) -> House:
    """Load the settings and open the store; with `schema`, insist that it is the present one."""
    settings = load(config_path)
    if settings.store_url().startswith("sqlite"):
        _make_folder(settings.data_dir)
    database = Database(settings.store_url(), pool_size=settings.store.pool_size)
    if schema:
        require_schema(database)
    return House(settings, database)


@contextmanager
def house_to_try(config_path: Path | None) -> Iterator[House]:
    """The house for a trial, which writes nothing: without a store yet, an empty one stands in."""
    settings = load(config_path)
    if not is_missing(settings.store_url()):
        yield open_house(config_path)
        return
    with tempfile.TemporaryDirectory(prefix="frontdesk-try-") as folder:
        database = Database(f"sqlite:///{Path(folder) / 'store.sqlite3'}")
        migrate.upgrade(database)
        yield House(settings, database)
        database.close()


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        sentence = f"data_dir: the folder {folder} cannot be made: {error.strerror}."
        raise ConfigurationError([sentence]) from error


def require_schema(database: Database) -> None:
    """Bring the embedded store or an empty one up to date; an older server store is refused."""
    with unavailable_is_typed():
        if migrate.is_current(database):
            return
        with database.read() as connection:
            is_empty = migrate.current(connection) is None
        if database.is_sqlite or is_empty:
            migrate.upgrade(database)
            return
    click.echo("The store was made by another version of Frontdesk.", err=True)
    click.echo("Make a backup, then bring it up to date with: frontdesk migrate", err=True)
    sys.exit(3)
