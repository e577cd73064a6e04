"""Reads a CSV of people or companies into facts; its columns are recognised by name."""

import csv
import gzip
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from store.facts import Facts, Kind

_NAMES: dict[str, str] = {
    "name": "name full_name fullname person_name contact_name",
    "first_name": "first_name firstname given_name givenname forename fname",
    "last_name": "last_name lastname surname family_name familyname lname",
    "email": "email e_mail mail email_address emailaddress",
    "phone": "phone telephone tel phone_number phonenumber mobile mobile_phone cell fax",
    "company": "company company_name organisation organization org employer site_name business"
    " business_name firm",
    "url": "website web url homepage domain site_url",
    "street_number": "street_number house_number streetnumber",
    "street": "street address address_1 address1 street_address addr street_name",
    "city": "city suburb town locality place municipality birth_place",
    "postal_code": "postal_code postcode zip zip_code zipcode post_code plz postcode_fake",
    "region": "state region province county",
    "country": "country country_code nation",
    "birthdate": "date_of_birth dob birth_date birthdate birthday born",
}
_FIELD_OF = {name: field for field, names in _NAMES.items() for name in names.split()}
# Numbers of rows, and names that the truth has in well-known files: never to be compared.
_NEVER = frozenset(
    {
        "id", "unique_id", "uniqueid", "rec_id", "record_id", "recid", "row_id", "row_number",
        "index", "cluster", "cluster_id", "true_match_id", "entity_id", "truth", "source",
    }
)  # fmt: skip
# A file with one of these is about people.
_OF_PEOPLE = frozenset({"first_name", "last_name", "birthdate"})
_PERSON_WORDS = frozenset({"full_name", "fullname", "person_name", "contact_name"})


class UnreadableTable(ValueError):
    """The file is no table that can be judged; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Table:
    """Records in file order; `truth` is for the judge alone. `unknown` are columns of no field."""

    kind: Kind
    facts: tuple[Facts, ...]
    truth: tuple[str, ...]
    unknown: tuple[str, ...]


def read_table(path: Path, truth: str, kind: Kind | None = None) -> Table:
    """The records of a .csv or .csv.gz; without `kind` its columns say what it is about.

    Raises UnreadableTable where the column `truth` is missing, and OSError.
    """
    rows = csv.DictReader(io.StringIO(text := _text(path), newline=""), delimiter=_delimiter(text))
    columns = list(rows.fieldnames or ())
    if truth not in columns:
        known = ", ".join(columns)
        raise UnreadableTable(f"{path} has no column {truth!r}. It has: {known}.")
    fields = {column: _field_of(column) for column in columns if column != truth}
    kind = kind or _kind_of(fields)
    facts, truths = [], []
    for number, row in enumerate(rows):
        facts.append(_facts(row, fields, kind))
        # A record whose truth nobody knows is like no other.
        truths.append(row[truth] or f"row {number}")
    unknown = tuple(column for column, field in fields.items() if field == "other")
    return Table(kind, tuple(facts), tuple(truths), unknown)


def _text(path: Path) -> str:
    raw = path.read_bytes()
    raw = gzip.decompress(raw) if path.suffix == ".gz" else raw
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def _delimiter(text: str) -> str:
    head = text.partition("\n")[0]
    return max(",;\t|", key=head.count)


def _field_of(column: str) -> str:
    plain = re.sub(r"[^a-z0-9]+", "_", column.strip().lower()).strip("_")
    return "" if plain in _NEVER else _FIELD_OF.get(plain, "other")


def _kind_of(fields: Mapping[str, str]) -> Kind:
    words = {re.sub(r"[^a-z]+", "_", column.lower()).strip("_") for column in fields}
    is_people = _OF_PEOPLE & set(fields.values()) or _PERSON_WORDS & words
    return "contact" if is_people else "company"


def _facts(row: Mapping[str, str | None], fields: Mapping[str, str], kind: Kind) -> Facts:
    given: dict[str, list[str]] = {}
    for column, field in fields.items():
        if value := (row.get(column) or "").strip():
            given.setdefault(field, []).append(value)
    texts: dict[str, Any] = {
        field: values[0]
        for field, values in given.items()
        if field not in ("", "other", "email", "phone", "street", "street_number")
    }
    texts["street"] = _street(given)
    if kind == "company":
        texts["company"] = texts.get("company") or texts.pop("name", "")
        texts.pop("name", None)
    return Facts(emails=_many(given, "email"), phones=_many(given, "phone"), **texts)


def _street(given: Mapping[str, list[str]]) -> str:
    return " ".join(_first(given.get(part, ())) for part in ("street_number", "street")).strip()


def _first(values: Iterable[str]) -> str:
    return next(iter(values), "")


def _many(given: Mapping[str, list[str]], field: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(given.get(field, ())))
