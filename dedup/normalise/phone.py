"""Phone numbers: E.164 where the country is known, the bare digits where it is not."""

import re
from dataclasses import dataclass

import phonenumbers

from dedup.normalise.dialling import UnusualNumberError, dialled

# ITU-T E.164: at most 15 digits; shorter than 6 is an extension or a slip.
_E164 = re.compile(r"\+[1-9]\d{6,14}")
_NOT_DIGITS = re.compile(r"\D+")
# Two numbers of one town agree in the end when one was written without its country or its area.
TAIL_DIGITS = 7
MIN_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Phone:
    """A number; `number` is E.164 ("+4930123456") or bare digits, `tail` its last seven digits."""

    number: str
    tail: str
    extension: str = ""

    @property
    def is_international(self) -> bool:
        """True when the country is part of the number."""
        return self.number.startswith("+")


def normalise_phone(raw: str, region: str | None = None) -> Phone | None:
    """The number somebody wrote; `region` (ISO 3166) says where a national number belongs."""
    text = raw[:64].strip()
    if _E164.fullmatch(text):
        return _phone(text)
    digits = _NOT_DIGITS.sub("", text)
    if len(digits) < MIN_DIGITS:
        return None
    number, extension = _read(text.replace("(0)", ""), region)
    if number:
        return _phone(number, extension)
    digits = digits.lstrip("0")
    return _phone(digits) if MIN_DIGITS <= len(digits) <= 15 and len(set(digits)) > 1 else None


def _read(text: str, region: str | None) -> tuple[str, str]:
    try:
        return dialled(text, region), ""
    except UnusualNumberError:
        return asked(text, region)


def asked(text: str, region: str | None) -> tuple[str, str]:
    """The number in E.164 and its extension as the library reads any text; "" where it cannot."""
    try:
        parsed = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return "", ""
    if not phonenumbers.is_possible_number(parsed):
        return "", ""
    e164 = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    return e164, parsed.extension or ""


def _phone(number: str, extension: str = "") -> Phone | None:
    digits = number.lstrip("+")
    # 000000 and 11111111 are how people fill a required box.
    if len(set(digits[-6:])) == 1:
        return None
    return Phone(number, digits[-TAIL_DIGITS:], extension)
