"""What a value of each type of field may look like; each question answers with an error code."""

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from email_validator import EmailNotValidError, validate_email

from store.form_definition import FormField

# Generous on purpose: people write phone numbers in a hundred ways, and each reaches them.
_PHONE = re.compile(r"\+?[\d\s().,/\-–#*x]*(?:ext\.?\s*\d+)?", re.IGNORECASE)
_PHONE_DIGITS = range(4, 21)
_NUMBER_CHARACTERS = 40
_PLAIN_EMAIL = re.compile(
    r"[A-Za-z0-9_+-]+(?:\.[A-Za-z0-9_+-]+)*@(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]{2,12}"
)
# RFC 6761 and 2606: names that no letter can be sent to, which the validator refuses too.
_NOWHERE = (".test", ".local", ".localhost", ".invalid", ".arpa", ".onion")


def type_error(field: FormField, value: str) -> str:
    """The code of what is wrong with one filled value, or an empty string."""
    question = _QUESTIONS.get(field.type)
    return question(value.strip()) if question else ""


def is_email(value: str) -> bool:
    """Whether a letter could be sent there (RFC 5321, 6531); nothing is looked up."""
    # Nearly all addresses are plain, and the full grammar costs as much as the rest of a post.
    if len(value) <= 64 and _PLAIN_EMAIL.fullmatch(value) and not value.endswith(_NOWHERE):
        return True
    try:
        validate_email(value, check_deliverability=False)
    except EmailNotValidError:
        return False
    return True


def _email(value: str) -> str:
    return "" if is_email(value) else "TYPE_EMAIL"


def _phone(value: str) -> str:
    digits = sum(char.isdigit() for char in value)
    return "" if digits in _PHONE_DIGITS and _PHONE.fullmatch(value) else "TYPE_PHONE"


def _number(value: str) -> str:
    plain = value.replace(" ", "").replace("\u202f", "").replace("\xa0", "")
    if len(plain) > _NUMBER_CHARACTERS:
        return "TYPE_NUMERIC"
    try:
        return "" if Decimal(plain.replace(",", ".")).is_finite() else "TYPE_NUMERIC"
    except InvalidOperation:
        # 1,234.50 and 1.234,50 have more than one mark; what is left of them are digits.
        return "" if re.fullmatch(r"[+-]?\d{1,3}([.,']\d{3})+([.,]\d+)?", plain) else "TYPE_NUMERIC"


def _date(value: str) -> str:
    for read in (date.fromisoformat, datetime.fromisoformat):
        try:
            read(value)
        except ValueError:
            continue
        return ""
    return "" if _is_written_date(value) else "TYPE_DATE"


def _is_written_date(value: str) -> bool:
    """Day, month and year with dots, slashes or dashes, as browsers without a calendar send it."""
    parts = re.fullmatch(r"(\d{1,2})[./\- ](\d{1,2})[./\- ](\d{4})", value)
    if parts is None:
        return False
    first, second, year = map(int, parts.groups())
    # 12/31 is a day as well where the month is written first.
    return any(_is_day(year, month, day) for day, month in ((first, second), (second, first)))


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


_QUESTIONS: dict[str, Callable[[str], str]] = {
    "email": _email,
    "phone": _phone,
    "number": _number,
    "date": _date,
}
