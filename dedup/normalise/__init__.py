"""One file a field: raw words from outside become values that can be compared; pure and cached."""

from dedup.normalise.address import Street, normalise_city, normalise_postal_code, normalise_street
from dedup.normalise.birthdate import normalise_birthdate
from dedup.normalise.company import CompanyName, normalise_company
from dedup.normalise.domain import registrable_domain
from dedup.normalise.email import Email, normalise_email
from dedup.normalise.person import PersonName, normalise_person
from dedup.normalise.phone import Phone, normalise_phone

# Stored beside what was derived from it: a higher number means keys must be made again.
NORMALISER_VERSION = 1

__all__ = [
    "NORMALISER_VERSION",
    "CompanyName",
    "Email",
    "PersonName",
    "Phone",
    "Street",
    "normalise_birthdate",
    "normalise_city",
    "normalise_company",
    "normalise_email",
    "normalise_person",
    "normalise_phone",
    "normalise_postal_code",
    "normalise_street",
    "registrable_domain",
]
