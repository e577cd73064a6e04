"""E-mail addresses: one mailbox however it is spelled."""

import pytest

from dedup.normalise import normalise_email


@pytest.mark.parametrize(
    ("raw", "address"),
    [
        ("Anna.Berg@Firm.DE", "anna.berg@firm.de"),
        (" <anna@firm.de> ", "anna@firm.de"),
        ("mailto:anna@firm.de", "anna@firm.de"),
        ("anna+news@firm.de", "anna@firm.de"),
        ("+@firm.de", "+@firm.de"),
        ("A.n.n.a+x@GoogleMail.com", "anna@gmail.com"),
        ("a.b@gmial.com", "ab@gmail.com"),
        ("a.b@firm.com", "a.b@firm.com"),
        ("anna@müller.de", "anna@xn--mller-kva.de"),
        ("anna@XN--MLLER-KVA.de.", "anna@xn--mller-kva.de"),
        ("jörg@firm.de", "jörg@firm.de"),
    ],
)
def test_spellings_of_one_mailbox(raw: str, address: str) -> None:
    email = normalise_email(raw)
    assert email is not None
    assert email.address == address


@pytest.mark.parametrize("raw", ["", "anna", "@firm.de", "anna@", "anna@localhost", "a b@firm.de"])
def test_what_is_no_address(raw: str) -> None:
    assert normalise_email(raw) is None


@pytest.mark.parametrize(
    ("raw", "role", "free", "disposable"),
    [
        ("info@firm.de", True, False, False),
        ("sales.paris@firm.fr", True, False, False),
        ("sale.moreau@firm.fr", False, False, False),
        ("anna@gmx.de", False, True, False),
        ("anna@yopmail.com", False, False, True),
    ],
)
def test_whose_mailbox_it_is(raw: str, role: bool, free: bool, disposable: bool) -> None:
    email = normalise_email(raw)
    assert email is not None
    assert (email.is_role, email.is_free, email.is_disposable) == (role, free, disposable)
    assert email.is_corporate == (not free and not disposable)
