"""A letter, a key to sign it with, and a DNS to look the key up in."""

import pytest

from tests.support.certificate import Certificate
from tests.support.signed_mail import Signer, Zone, make_signer


@pytest.fixture
def zone() -> Zone:
    """A DNS with nothing in it."""
    return Zone()


@pytest.fixture(scope="session")
def signer(tls_certificate: Certificate) -> Signer:
    """A key pair beside the test certificate, which needs the openssl command too."""
    return make_signer(tls_certificate.key.parent)


@pytest.fixture
def letter() -> bytes:
    """An unsigned letter of jane@x.example."""
    return (
        b"From: Jane Roe <jane@x.example>\r\nTo: desk@example.test\r\nSubject: Lamps\r\n"
        b"Message-ID: <1@x.example>\r\nDate: Mon, 02 Nov 2026 10:00:00 +0000\r\n\r\n"
        b"Three lamps, please.\r\n"
    )
