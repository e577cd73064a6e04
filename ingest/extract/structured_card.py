"""A person or firm as markup describes it for machines."""

import re
from dataclasses import dataclass, field

MOST_CARDS = 50
_MOST_VALUES = 40
_MOST_CHARS = 300
_URL = re.compile(r"https?://[^\s<>\"']{4,280}$", re.IGNORECASE)
_SCHEME = re.compile(r"^(?:mailto|tel|callto):", re.IGNORECASE)


@dataclass(slots=True)
class Card:
    """Values by field of a finding, in the order in which they were written; all plain text."""

    values: list[tuple[str, str]] = field(default_factory=list)

    def add(self, name: str, value: str) -> None:
        """Keep a value that fits its field; every other one is left out."""
        plain = tidy(value)
        if name == "email":
            plain = plain.partition("?")[0].lower()
        if len(self.values) < _MOST_VALUES and plain and _fits(name, plain):
            self.values.append((name, plain))

    def emails(self) -> frozenset[str]:
        """The addresses that say whose card it is, lower-cased."""
        return frozenset(value for name, value in self.values if name == "email")

    def has(self, name: str) -> bool:
        """Whether the card fills the field."""
        return any(name == filled for filled, _ in self.values)


def tidy(value: str) -> str:
    """One line without the scheme of mailto: and tel: addresses, of bounded length."""
    return _SCHEME.sub("", " ".join(value[:2000].split()))[:_MOST_CHARS].strip()


def _fits(name: str, value: str) -> bool:
    if name == "phone":
        return 5 <= sum(map(str.isdigit, value)) <= 20 and len(value) <= 40
    if name in ("url", "social"):
        return bool(_URL.match(value))
    if name == "email":
        return 0 < value.find("@") < len(value) - 1 and " " not in value
    return "\x00" not in value
