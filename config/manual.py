"""The manual of all options: default.toml, written from the declarations themselves."""

import json
import textwrap
from pathlib import Path
from typing import Any

from pydantic import BaseModel, SecretStr
from pydantic.fields import FieldInfo

from config.sections import MailboxSettings
from config.settings import Settings

HEAD = """\
# Every option of Frontdesk with its default. Copy what you change into frontdesk.toml.
#
# Each option can also be set by the environment: FRONTDESK_SMTP__PORT=25 is port in [smtp].
# For secrets, FRONTDESK_STORE__URL_FILE=/run/secrets/url reads the value from that file.
# `frontdesk check` says what is in force.
"""


def write() -> str:
    """The text of default.toml."""
    plain = {name: option for name, option in Settings.model_fields.items() if not _section(option)}
    parts = [
        HEAD,
        *(_option(name, option) for name, option in plain.items() if name != "mailboxes"),
    ]
    for name, option in Settings.model_fields.items():
        if section := _section(option):
            parts.append(_heading(f"[{name}]", section))
            parts += [_option(key, value) for key, value in section.model_fields.items()]
    parts.append(_heading("# [[mailboxes]]", MailboxSettings))
    parts += [_option(key, value, "# ") for key, value in MailboxSettings.model_fields.items()]
    return "\n".join(parts)


def default_toml() -> Path:
    """Where the manual stands in this installation."""
    return Path(__file__).with_name("default.toml")


def _section(option: FieldInfo) -> type[BaseModel] | None:
    inner = option.annotation
    return inner if isinstance(inner, type) and issubclass(inner, BaseModel) else None


def _heading(title: str, section: type[BaseModel]) -> str:
    return f"\n{title}\n# {section.__doc__}\n"


def _option(name: str, option: FieldInfo, before: str = "") -> str:
    help_ = textwrap.wrap(option.description or "", 96)
    lines = [f"# {line}" for line in help_]
    default = option.get_default(call_default_factory=True, validated_data={})
    written = _value(default) if not option.is_required() else '"..."'
    # An option that is unset by default is shown as a comment: TOML has no word for nothing.
    lines.append(f"{before}{name} = {written}" if written else f"# {name} = ")
    return "\n".join(lines) + "\n"


def _value(default: Any) -> str:
    if default is None:
        return ""
    if isinstance(default, SecretStr):
        return '""'
    if isinstance(default, tuple):
        return json.dumps(list(default))
    if isinstance(default, Path):
        return json.dumps(str(default))
    return json.dumps(default)
