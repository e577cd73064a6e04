"""Countries whose telephone numbers a letter may contain without a country code."""

import phonenumbers

_BY_DOMAIN = {
    "uk": "GB",
    "eu": "",
    "io": "",
    "co": "",
    "ai": "",
    "tv": "",
    "me": "",
    "ly": "",
    "su": "RU",
}


def regions_of(email: str, home: str) -> tuple[str, ...]:
    """The country of the address's top-level domain first, then the house's own region."""
    top = email.rpartition(".")[2].lower()
    country = _BY_DOMAIN.get(top, top.upper())
    known = country in phonenumbers.SUPPORTED_REGIONS
    return tuple(dict.fromkeys(([country] if known else []) + ([home] if home else []) + ["US"]))
