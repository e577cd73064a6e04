"""A form door, somebody's strict page on another port, and pages of a browser to go between."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask_babel import Babel
from playwright.sync_api import Browser, Page

from config import Settings
from store.database import Database
from store.migrate import upgrade
from store.writer import Writer
from tests.support.sites import Host, served
from tests.support.street import Street
from webforms import blueprint


@pytest.fixture(scope="module")
def street(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Street]:
    """One door and one shop for the tests of a module; each test makes its own form."""
    folder: Path = tmp_path_factory.mktemp("street")
    database = Database(f"sqlite:///{folder}/store.sqlite3")
    upgrade(database)
    writer = Writer(database)
    writer.start()
    app, host = Flask("door"), Host()
    Babel(app)
    app.register_blueprint(blueprint(Settings(), database, writer))
    with served(app) as door, served(host.app) as shop:
        yield Street(door, shop, app, host, database)
    writer.stop()
    database.close()


@pytest.fixture
def strict_page(page: Page) -> Iterator[Page]:
    """A page whose console must stay silent: a broken policy is told there."""
    said: list[str] = []
    page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    assert said == []


@pytest.fixture
def plain_page(browser: Browser) -> Iterator[Page]:
    """A narrow page without JavaScript."""
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": 390, "height": 800}, locale="en-GB"
    )
    context.set_default_timeout(5000)
    yield context.new_page()
    context.close()
