"""A settings file written from plain values."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

Value = str | int | float | bool | Path | Sequence[str]
Section = Mapping[str, Value]


def settings_toml(
    top: Section, sections: Mapping[str, Section], mailboxes: Sequence[Section] = ()
) -> str:
    """The text of a frontdesk.toml with these options."""
    parts = [_options(top)]
    parts += [f"[{name}]\n{_options(section)}" for name, section in sections.items()]
    parts += [f"[[mailboxes]]\n{_options(mailbox)}" for mailbox in mailboxes]
    return "\n".join(parts)


def _options(section: Section) -> str:
    return "".join(f"{name} = {_value(value)}\n" for name, value in section.items())


def _value(value: Value) -> str:
    # What JSON writes for these types is TOML as well.
    return json.dumps(str(value) if isinstance(value, Path) else value)
