"""Whose mail is taken at the door."""

import pytest

from ingest.sources.smtp.path import read_path
from ingest.sources.smtp.recipients import Recipients

OURS = Recipients(
    ["Sales@Example.com", "büro@mail.example"], ["forms.example", "Münchner-Firma.example"]
)


@pytest.mark.parametrize(
    "address",
    [
        "sales@example.com",
        "SALES@EXAMPLE.COM",
        "sales+spring@example.com",
        "sales@example.com.",
        '"sales"@example.com',
        "büro@mail.example",
        "anybody@forms.example",
        "any+thing@forms.example",
        "info@münchner-firma.example",
        "info@MÜNCHNER-FIRMA.example",
        "info@xn--mnchner-firma-wob.example",
        "postmaster@example.com",
        "Postmaster@mail.example",
        "postmaster@forms.example",
        "postmaster",
    ],
)
def test_ours_are_taken(address: str) -> None:
    assert OURS.refusal(address) is None


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("info@example.com", "there is no such address here"),
        ("salesx@example.com", "there is no such address here"),
        ("+sales@example.com", "there is no such address here"),
        ("sales@sub.example.com", "sub.example.com is not one of its domains"),
        ("x@sub.forms.example", "sub.forms.example is not one of its domains"),
        ("sales@elsewhere.example", "elsewhere.example is not one of its domains"),
        ("postmaster@elsewhere.example", "elsewhere.example is not one of its domains"),
        ("sales%example.com@relay.example", "relay.example is not one of its domains"),
        ("sales", "give the whole address"),
        ("forms.example", "give the whole address"),
        ("<>", "give the whole address"),
    ],
)
def test_others_are_refused_with_a_sentence(address: str, says: str) -> None:
    refusal = OURS.refusal(address)
    assert refusal is not None
    assert refusal.startswith("550 5.1.1 ")
    assert says in refusal


def test_who_has_no_addresses_takes_no_mail() -> None:
    nobody = Recipients([], [])
    assert nobody.refusal("postmaster") is not None
    assert nobody.refusal("sales@example.com") is not None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<ann@client.example>", ("ann@client.example", "")),
        (
            "<ann@client.example> SIZE=5 BODY=8BITMIME",
            ("ann@client.example", "SIZE=5 BODY=8BITMIME"),
        ),
        (" <ann@client.example>", ("ann@client.example", "")),
        ("ann@client.example SIZE=5", ("ann@client.example", "SIZE=5")),
        ("<>", ("<>", "")),
        ("<> SIZE=5", ("<>", "SIZE=5")),
        ("<@relay.example,@two.example:ann@client.example>", ("ann@client.example", "")),
        ("<a..b.@client.example>", ("a..b.@client.example", "")),
        ('<"ann b@x"@client.example>', ('"ann b@x"@client.example', "")),
        ("<postmaster>", ("postmaster", "")),
        ("<ann@[192.0.2.1]>", ("ann@[192.0.2.1]", "")),
        ("<bounces+1=x=y.example@client.example>", ("bounces+1=x=y.example@client.example", "")),
    ],
)
def test_paths_are_read(text: str, expected: tuple[str, str]) -> None:
    assert read_path(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "<ann@client.example",
        "ann@client.example>",
        "<ann@b@client.example>",
        "<ann b@client.example>",
        "<ann@client.example>SIZE=5",
        "<ann@client\x00.example>",
        "<ann\\@client.example>",
        "<" + "a" * 600 + "@client.example>",
        "<ann\udcff@client.example>",
        '<"ann@client.example>',
        "<<ann@client.example>>",
    ],
)
def test_what_is_no_path_is_not_read(text: str) -> None:
    assert read_path(text) is None
