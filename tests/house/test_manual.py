"""The manual of the settings: default.toml is what the declarations say, and nothing is missing."""

import re

import pytest

from config.loading import load, option_names
from config.manual import default_toml, write
from config.settings import Settings


def test_the_manual_is_written_from_the_declarations() -> None:
    assert default_toml().read_text(encoding="utf-8") == write()


@pytest.mark.parametrize("option", option_names())
def test_every_option_stands_in_the_manual(option: str) -> None:
    text = default_toml().read_text(encoding="utf-8")
    section, _, name = option.rpartition(".")
    part = text.split(f"\n[{section}]\n", 1)[1].split("\n\n\n", 1)[0] if section else text
    line = rf"^(# )?{name} = " if name != "mailboxes" else r"^# \[\[mailboxes\]\]$"
    assert re.search(line, part, flags=re.MULTILINE)


def test_the_manual_as_a_settings_file_changes_nothing() -> None:
    assert load(default_toml(), {}).model_dump() == Settings().model_dump()
