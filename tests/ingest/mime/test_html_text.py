"""HTML to text: what a reader would see, line by line."""

import pytest

from ingest.mime import html_to_text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("", ""),
        ("just words", "just words"),
        ("a<br>b<br><br>c", "a\nb\n\nc"),
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("<div>one</div><div>two <b>bold</b> end</div>", "one\ntwo bold end"),
        ("<ol><li>a</li><li>b<ul><li>c</li></ul></li></ol>", "1. a\n2. b\n\n- c"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a\tb\nc"),
        ("a&nbsp;&amp;&nbsp;b &euro;", "a & b €"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("x<script>alert(1)</script><style>p{}</style>y", "xy"),
        ("<p style='display: none'>hidden</p>tail", "tail"),
        ("<div hidden>gone</div>seen", "seen"),
        ("<body style='visibility:hidden'><p>all hidden</p></body>", "all hidden"),
        ("<p>never closed <b>at all", "never closed at all"),
        ("<?xml version='1.0' encoding='utf-16'?><p>ä</p>", "ä"),
        ("\x00<p>nul\x0bs</p>", "nul s"),
    ],
)
def test_html_to_text(html: str, text: str) -> None:
    assert html_to_text(html) == text
