"""What is known of a record or an arrival in plain words, before anybody compares it."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["contact", "company", "lead"]


@dataclass(frozen=True, slots=True)
class Facts:
    """Raw strings as written; "" or () where nothing is known.

    Of a company, `company` is its name and `name` stays empty. `country` is ISO 3166 where known.
    `claimed` says that nobody vouches for who wrote it (a form post, an unauthenticated letter).
    """

    name: str = ""
    first_name: str = ""
    last_name: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    company: str = ""
    url: str = ""
    street: str = ""
    postal_code: str = ""
    city: str = ""
    region: str = ""
    country: str = ""
    birthdate: str = ""
    claimed: bool = False
    # What no field takes, by the name of its column: ("birth_place", "Devon").
    details: tuple[tuple[str, str], ...] = ()
