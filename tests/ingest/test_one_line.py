"""No name can turn the line it stands in."""

import pytest

from ingest.one_line import one_line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Ada Lovelace", "Ada Lovelace"),
        ("\u202eecalevoL adA\u202c <x>", "ecalevoL adA <x>"),
        ("a\r\nBcc: b\x00c", "a Bcc: b c"),
        ("  Ünï\u00a0cødé  ", "Ünï cødé"),
        ("شركة \u200fالشمس", "شركة الشمس"),
        ("", ""),
    ],
)
def test_a_line_stays_a_line(text: str, line: str) -> None:
    assert one_line(text) == line
