"""Made-up people and firms of few values, so that every way of agreeing comes about."""

import random

from store.facts import Facts, Kind

FIRST = (
    "Anna", "Anne", "Bob", "Robert", "J.", "Zoë", "", "Maria Luisa", "Luisa", "Jürgen", "Annaa",
)  # fmt: skip
LAST = (
    "Berg", "Bergh", "Stein", "Stein-Berg", "O'Neil", "", "Müller", "Anna", "Garcia Lopez",
    "Lopez", "Berg Jr.", "Berg Sr.",
)  # fmt: skip
EMAILS = (
    "anna.berg@kranbau.de", "a.berg@gmail.com", "info@kranbau.de", "anna.berg@web.de", "",
    "anna.bergh@kranbau.de", "anna.berg@kranbau.dk", "bergmueller@web.de", "b.stein@gmail.com",
)  # fmt: skip
PHONES = ("+4930123456", "+4930123499", "030 123456", "+33142685300", "", "+4930124456", "123456")
FIRMS = ("Kranbau GmbH", "Kran Bau", "Kranbau Nord AG", "Bright Dyne Ltd", "Stein & Söhne", "")
URLS = ("kranbau.de", "kran-bau.com", "brightdyne.com", "")
STREETS = ("Hauptstr. 5", "Hauptstraße 5", "Hauptstr. 7", "12 Mill Lane", "")
CITIES = (
    ("10115", "Berlin", "DE"), ("10117", "Berlin", "DE"), ("75001", "Paris", "FR"), ("",) * 3,
    ("10151", "", "DE"), ("", "Berlinn", ""), ("20095", "", ""),
)  # fmt: skip
BORN = ("1980-04-12", "1980-12-04", "1981-04-12", "", "")
DETAILS = (("Birth place", "Devon"), ("Birth place", "Devonshire"), ("Rank", "Captain"))


def some_facts(kind: Kind, number: int) -> list[Facts]:
    """So many records, always the same."""
    draw = random.Random(f"{kind} {number}")
    return [_one(draw, kind) for _ in range(number)]


def _one(draw: random.Random, kind: Kind) -> Facts:
    code, city, country = draw.choice(CITIES)
    is_person = kind != "company"
    return Facts(
        first_name=draw.choice(FIRST) if is_person else "",
        last_name=draw.choice(LAST) if is_person else "",
        emails=tuple(filter(None, {draw.choice(EMAILS), draw.choice(("", "", *EMAILS))})),
        phones=tuple(filter(None, {draw.choice(PHONES), draw.choice(("", "", *PHONES))})),
        company=draw.choice(FIRMS),
        url=draw.choice(URLS),
        street=draw.choice(STREETS),
        postal_code=code,
        city=city,
        country=country,
        birthdate=draw.choice(BORN) if is_person else "",
        details=tuple({name: (name, value) for name, value in draw.sample(DETAILS, 2)}.values()),
    )
