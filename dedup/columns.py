"""The columns of a table somebody else made, recognised by their names; the rest stays as text."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dedup.normalise.letters import folded, plain, words
from store.facts import Facts, Kind

# The whole name of a column in words, and what the column holds; the first that is there counts.
_WHOLE_NAMES = {
    "name": "full name|name|contact name|contact|person|display name|whole name|site name|"
    "organisation name|organization name|business name|trading name|title name",
    "first_name": "first name|given name|forename|fore name|firstname|givenname|fname|vorname|"
    "prenom|nombre|first",
    "last_name": "last name|surname|family name|lastname|familyname|lname|sname|nachname|nom|"
    "apellido|apellidos|last",
    "company": "company|company name|organisation|organization|employer|firm|business|account|"
    "account name|firma|societe|empresa|org",
    "url": "website|web site|url|web|homepage|home page|domain|company domain|site web",
    "street": "street|address|street address|address 1|address line 1|address1|addr|addr1|"
    "strasse|adresse|rue|direccion|home address|mailing address",
    "house": "street number|house number|house no|street no|housenumber|hausnummer|number",
    "postal_code": "postal code|postcode|post code|zip|zip code|zipcode|plz|cp|code postal",
    "city": "city|town|suburb|locality|place|ort|stadt|ville|ciudad|municipality",
    "region": "state|region|province|county|state province|bundesland|departement",
    "country": "country|country code|nation|land|pays|pais",
    "birthdate": "date of birth|birth date|birthdate|dob|birthday|born|date birth|birth day|"
    "geburtsdatum|geburtstag|date de naissance|fecha de nacimiento",
}
_FIELD_OF = {name: field for field, names in _WHOLE_NAMES.items() for name in names.split("|")}
# A word anywhere in the name of a column that settles what it holds.
_WORDS = (
    ("emails", {"email", "mail", "courriel", "correo"}),
    ("phones", {"phone", "phones", "telephone", "tel", "mobile", "cell", "cellphone", "telefon",
                "telefono", "handy"}),
    ("postal_code", {"postcode", "zip", "zipcode", "postal"}),
    ("birthdate", {"dob", "birthdate", "birthday"}),
)  # fmt: skip
# Numbers that only count the rows, notes, and what changes with the job.
_NOT_EVIDENCE = {
    name.replace("_", " ")
    for name in words(
        """
        id unique_id rec_id record_id row_id row row_number index uuid guid key no nr source
        source_id created created_at updated updated_at timestamp date source_file file filename
        job_title jobtitle title position role notes note comment comments message
        """
    )
}
_NAME_WORDS = words("first and last surname forename given family full name middle")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
# A column says nothing of its own when this share of its words stands in other fields as well.
_REPEATED = 0.9
_SAMPLE = 1000
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns by what they hold; `details` are those nobody knows, which are compared as text."""

    kind: Kind
    fields: tuple[tuple[str, str], ...]
    details: tuple[str, ...]

    def facts(self, row: Mapping[str, str | None]) -> Facts:
        """One row as facts; empty cells are left out."""
        found: dict[str, Any] = {}
        points: dict[str, list[str]] = {"emails": [], "phones": []}
        for column, field in self.fields:
            value = (row.get(column) or "").strip()
            if value and field in points:
                points[field].append(value)
            elif value:
                found.setdefault(field, value)
        house = found.pop("house", "")
        if house:
            found["street"] = f"{house} {found.get('street', '')}".strip()
        if self.kind == "company" and "company" not in found and "name" in found:
            found["company"] = found.pop("name")
        return Facts(
            **found,
            emails=tuple(points["emails"]),
            phones=tuple(points["phones"]),
            details=tuple((one, row[one] or "") for one in self.details if row.get(one)),
        )


def recognise(
    names: Sequence[str],
    rows: Sequence[Mapping[str, str | None]],
    kind: Kind | None = None,
    hidden: frozenset[str] = frozenset(),
) -> Columns:
    """What the columns of a table hold; `rows` are looked at, `hidden` columns are not.

    Without `kind`, a table with a column that only people have is one of people.
    """
    wanted = [name for name in names if name and name not in hidden]
    fields = [(name, field) for name in wanted if (field := _field_of(name))]
    unknown = [name for name in wanted if not _field_of(name) and not _is_no_evidence(name)]
    kind = kind or _kind_of(fields)
    sample = rows[:_SAMPLE]
    known = [name for name, _ in fields]
    details = tuple(name for name in unknown if _tells(name, known, sample))
    return Columns(kind, tuple(fields), details)


def _field_of(column: str) -> str:
    spoken = _spoken(column)
    if spoken in _FIELD_OF:
        return _FIELD_OF[spoken]
    parts = set(spoken.split())
    if len(parts) > 1 and parts <= _NAME_WORDS:
        return "name"
    for field, telling in _WORDS:
        if parts & telling:
            return field
    return ""


def _spoken(column: str) -> str:
    return plain(_CAMEL.sub(" ", column))


def _is_no_evidence(column: str) -> bool:
    return _spoken(column) in _NOT_EVIDENCE


def _kind_of(fields: Sequence[tuple[str, str]]) -> Kind:
    person = {"first_name", "last_name", "birthdate"}
    if person & {field for _, field in fields}:
        return "contact"
    whole = {_spoken(column) for column, field in fields if field == "name"}
    return "contact" if whole & {"full name", "contact name", "contact", "person"} else "company"


def _tells(column: str, known: Sequence[str], rows: Sequence[Mapping[str, str | None]]) -> bool:
    """Whether a column is neither a number of its own for each row nor a copy of others."""
    values = [(row, folded(row.get(column) or "")) for row in rows]
    filled = [(row, value) for row, value in values if value]
    short = [value for _, value in filled if len(value) <= _LONGEST]
    if not filled or len(short) * 2 < len(filled) or len(set(short)) < 2:
        return False
    repeated = 0
    for row, value in filled:
        others = {word for name in known for word in folded(row.get(name) or "").split()}
        repeated += set(value.split()) <= others
    return repeated < _REPEATED * len(filled)
