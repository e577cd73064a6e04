"""Company names without their legal form."""

import pytest

from dedup.normalise import normalise_company


@pytest.mark.parametrize(
    ("raw", "core"),
    [
        ("Kranbau GmbH", "kranbau"),
        ("KRANBAU G.m.b.H.", "kranbau"),
        ("Berg & Söhne GmbH & Co. KG", "berg sohne"),
        ("Berg und Soehne", "berg sohne"),
        ("Optigrid S.r.l.", "optigrid"),
        ("SARL Dupont et Fils", "dupont fils"),
        ("Nordic Oy", "nordic"),
        ("Widgets Pty. Ltd.", "widgets"),
        ("AG", "ag"),
        ("Saint Linda Child Care Ctr.", "st linda child care center"),
        ("St. Linda Childcare Centre", "st linda child care center"),
        ("", ""),
    ],
)
def test_core(raw: str, core: str) -> None:
    assert normalise_company(raw).core == core
