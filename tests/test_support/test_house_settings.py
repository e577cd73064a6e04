"""The settings file that a house of the tests writes is one that Frontdesk itself accepts."""

from pathlib import Path

from config import loading
from tests.support.house import House
from tests.support.toml import Section


def test_a_house_writes_settings_that_load(tmp_path: Path) -> None:
    mailbox: Section = {
        "name": "desk",
        "host": "127.0.0.1",
        "port": 1,
        "username": 'a"b',
        "password": "c\\",
    }
    house = House(tmp_path, {"smtp": {"max_recipients": 3}}, [mailbox])
    settings = loading.load(tmp_path / "frontdesk.toml", {})
    assert settings.smtp.port == house.smtp_port
    assert settings.smtp.max_recipients == 3
    assert settings.mailboxes[0].username == 'a"b'
    assert settings.mailboxes[0].password.get_secret_value() == "c\\"
    assert settings.store_url() == house.store_url


def test_a_house_may_keep_its_store_elsewhere(tmp_path: Path) -> None:
    house = House(tmp_path, {"store": {"url": "postgresql+psycopg://host/name"}})
    assert house.store_url == "postgresql+psycopg://host/name"
    settings = loading.load(tmp_path / "frontdesk.toml", {})
    assert settings.store_url() == house.store_url
