"""Checks and cleans the values of labelled fields."""

import re

_EMAIL = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,80}@[\w-]{1,80}(?:\.[\w-]{1,80}){1,6}")
_LINK = re.compile(
    r"\s*[<(\[]\s*(?:mailto:|tel:|callto:|https?://)[^<>()\[\]]{1,300}[>)\]]", re.IGNORECASE
)
_BRACKETS = re.compile(r"\s*<([^<>]{1,300})>\s*")
_MARKDOWN = re.compile(r"^\[([^\[\]]{1,200})\]\((?:mailto:|tel:|https?:)[^()]{1,300}\)$")


def fits(field: str, value: str) -> bool:
    """Whether the value can be what the field promises."""
    if field == "email":
        return bool(_EMAIL.search(value))
    if field == "phone":
        return sum(char.isdigit() for char in value) >= 5 and len(value) <= 60
    if field == "url":
        return "." in value and len(value) < 300
    if field == "postal_code":
        return 2 < len(value) <= 12 and any(char.isdigit() for char in value)
    if field in ("name", "first_name", "last_name", "honorific", "city", "country", "region"):
        return 0 < len(value) <= 100 and not (value.endswith((".", "?", "!")) and len(value) > 12)
    return 0 < len(value) <= 200


def email_in(value: str) -> str:
    """The first address in a value, as it is written, or an empty string."""
    found = _EMAIL.search(value)
    return found.group().strip(".") if found else ""


def clean(field: str, value: str) -> str:
    """The value without links, brackets and quotes that a mail program added."""
    if field == "message":
        return value.strip()
    value = _MARKDOWN.sub(r"\1", value.strip())
    value = _LINK.sub("", value)
    if field == "email":
        return email_in(value)
    if field == "phone":
        value = re.sub(r"^(?:tel|callto):", "", value, flags=re.IGNORECASE)
    value = value.strip(' \t\u00a0"“”„«»*|,;')
    return "" if value.casefold() in _EMPTY else value


_EMPTY = frozenset(
    (
        *("-", "--", "—", "n/a", "na", "none", "null", "undefined", "(none)", "keine", "k.a."),
        *("(empty)", "empty", "not provided", "not specified", "no answer", "(not provided)"),
        *("not available", "(not specified)", "keine angabe", "non renseigné"),
    )
)


def name_and_email(value: str) -> tuple[str, str]:
    """`Jane Doe <jane@x.example>` and `Jane Doe jane@x.example` taken apart."""
    email = email_in(value)
    if not email:
        return clean("name", value), ""
    name = _BRACKETS.sub(" ", value).replace(email, " ")
    return " ".join(name.split()).strip(" \t<>()[]\"',;:-|"), email
