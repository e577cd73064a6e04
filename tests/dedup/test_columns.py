"""Columns of a table somebody else made: known by name, compared as text, or left out."""

from dedup.columns import recognise

PERSON = {
    "unique_id": "Q1-1", "full_name": "Anna Berg", "first_name": "Anna", "surname": "Berg",
    "dob": "1971-06-24", "postcode_fake": "TQ13 8DF", "birth_place": "Devon", "gender": "female",
}  # fmt: skip
SITE = {"Id": "7", "Source": "a.csv", "Site name": "Kinderhaus", "Address": "1 N Ogden Ave",
        "Zip": "60607", "Phone": "2262649", "Fax": "2262650"}  # fmt: skip


def varied(row: dict[str, str], column: str, values: list[str]) -> list[dict[str, str]]:
    return [row | {column: value} for value in values]


def test_what_is_known_of_a_person_and_what_is_text() -> None:
    rows = varied(PERSON, "birth_place", ["Devon", "Kent"]) + varied(
        PERSON, "gender", ["male", "female"]
    )
    columns = recognise(list(PERSON), rows)
    facts = columns.facts(PERSON)
    assert columns.kind == "contact"
    assert (facts.first_name, facts.last_name) == ("Anna", "Berg")
    assert (facts.birthdate, facts.postal_code) == ("1971-06-24", "TQ13 8DF")
    assert dict(facts.details) == {"birth_place": "Devon", "gender": "female"}


def test_a_site_is_a_company_with_a_street() -> None:
    columns = recognise(list(SITE), varied(SITE, "Fax", ["2262650", "2262651"]))
    facts = columns.facts(SITE)
    assert columns.kind == "company"
    assert (facts.company, facts.street, facts.postal_code) == (
        "Kinderhaus", "1 N Ogden Ave", "60607",
    )  # fmt: skip
    assert (facts.phones, facts.details) == (("2262649",), (("Fax", "2262650"),))


def test_house_numbers_go_before_the_street_and_the_truth_is_not_looked_at() -> None:
    row = {"street_number": "5", "address_1": "Oak Road", "truth": "1"}
    columns = recognise(list(row), [row], hidden=frozenset({"truth"}))
    assert columns.facts(row).street == "5 Oak Road"
    assert columns.details == ()


def test_a_column_that_repeats_others_says_nothing() -> None:
    rows = [
        {"first_name": first, "last_name": "Berg", "label": f"Berg {first}", "age": age}
        for first, age in (("Anna", "31"), ("Uwe", "44"))
    ]
    assert recognise(list(rows[0]), rows).details == ("age",)
