"""The registrable domain of a site, which for ordinary letters is found without the library."""

import pytest

from dedup.normalise.domain import _below_suffix, _extract, registrable_domain


@pytest.mark.parametrize(
    ("raw", "domain"),
    [
        ("https://shop.example.co.uk/x", "example.co.uk"),
        ("HTTP://Example.DE", "example.de"),
        ("www.example.de/a?b#c", "example.de"),
        ("www.example.de/a//b", ""),
        ("//www.example.de", "example.de"),
        ("example.de:80", "example.de"),
        ("anna@mail.example.de", "example.de"),
        ("https://anna@example.de/", "example.de"),
        ("example.de.", "example.de"),
        ("müller.de", "xn--mller-kva.de"),
        ("ftp://example.de", "example.de"),
        ("https://www.exam\nple.de", "example.de"),
        ("www.example.de\n.uk", "de.uk"),
        ("ſ.de", "s.de"),
        ("city.kobe.jp", "city.kobe.jp"),
        ("a.b.c.kobe.jp", "b.c.kobe.jp"),
        ("www.school.sch.uk", "www.school.sch.uk"),
        ("co.uk", ""),
        ("localhost", ""),
        ("a.local", ""),
        ("10.0.0.1", ""),
        ("[::1]", ""),
        ("Berg & Co. Ltd.", ""),
        ("", ""),
    ],
)
def test_registrable_domain(raw: str, domain: str) -> None:
    assert registrable_domain(raw) == domain


def test_every_suffix_is_cut_as_the_library_cuts_it() -> None:
    suffixes = [rule.lstrip("*!").lstrip(".") for rule in _extract.tlds]
    hosts = [start + one for one in suffixes if one.isascii() for start in ("", "b.", "a.b.c.")]
    wrong = []
    for host in hosts:
        found = _below_suffix(host)
        expected = _extract(host).top_domain_under_public_suffix
        wrong += [host] if found not in (None, expected) else []
    assert wrong == []
