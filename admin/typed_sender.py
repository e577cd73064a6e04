"""What was typed about a sender or word to let through or to look at, and what is wrong."""

import re
from collections.abc import Callable, Mapping
from ipaddress import ip_network
from typing import cast

from email_validator import EmailNotValidError, validate_email
from flask_babel import gettext as _

from store.sender_lists import Kind, Side

_DOMAIN = re.compile(r"@?([a-z0-9-]+\.)+[a-z0-9-]{2,}")


def mistakes(typed: Mapping[str, str]) -> dict[str, str]:
    """What has to be put right, by input."""
    value, kind = value_of(typed), typed.get("kind", "")
    if kind not in _TESTS:
        return {"kind": _("Choose what it is.")}
    if not _TESTS[kind](value):
        return {"value": _sentence(kind)}
    return {}


def read(typed: Mapping[str, str]) -> tuple[Side, Kind, str, str]:
    """Side, kind, value and note; call it only when there are no mistakes."""
    side: Side = "allow" if typed.get("list") == "allow" else "deny"
    note = " ".join(typed.get("note", "").replace("\x00", "").split())
    return side, cast(Kind, typed["kind"]), value_of(typed), note


def value_of(typed: Mapping[str, str]) -> str:
    """The value as it is compared."""
    return " ".join(typed.get("value", "").replace("\x00", "").split()).lower()


def _sentence(kind: str) -> str:
    sentences = {
        "email": _("Write an e-mail address such as name@example.com."),
        "domain": _("Write a domain such as example.com."),
        "ip": _("Write an address or a network such as 203.0.113.0/24."),
        "word": _("Write at least three letters."),
    }
    return str(sentences[kind])


def _is_email(value: str) -> bool:
    try:
        validate_email(value, check_deliverability=False)
    except EmailNotValidError:
        return False
    return True


def _is_network(value: str) -> bool:
    try:
        ip_network(value, strict=False)
    except ValueError:
        return False
    return True


_TESTS: dict[str, Callable[[str], bool]] = {
    "email": _is_email,
    "domain": lambda value: _DOMAIN.fullmatch(value) is not None,
    "ip": _is_network,
    "word": lambda value: 3 <= len(value) <= 100,
}
