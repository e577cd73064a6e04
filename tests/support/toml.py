"""A settings file written from plain values."""

import json
from collections.abc import Mapping, Sequence

Section = Mapping[str, object]


def settings_toml(
    top: Section, sections: Mapping[str, Section], mailboxes: Sequence[Section] = ()
) -> str:
    """The text of a frontdesk.toml with these options, given as plain values."""
    parts = [_options(top)]
    parts += [f"[{name}]\n{_options(section)}" for name, section in sections.items()]
    parts += [f"[[mailboxes]]\n{_options(mailbox)}" for mailbox in mailboxes]
    return "\n".join(parts)


def _options(section: Section) -> str:
    return "".join(f"{name} = {_value(value)}\n" for name, value in section.items())


def _value(value: object) -> str:
    # What JSON writes for texts, numbers and lists of them is TOML as well; a path is a text.
    return json.dumps(value, default=str)
