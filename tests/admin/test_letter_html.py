"""HTML letters made safe to look at."""

import pytest

from admin.letter_html import clean, page
from ingest.message import Attachment, Message


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        '<a href="javascript:alert(1)">x</a>',
        '<a href="data:text/html,<script>alert(1)</script>">x</a>',
        "<iframe src=https://evil.example></iframe>",
        "<form action=https://evil.example><input name=p></form>",
        "<svg><script>alert(1)</script></svg>",
        '<meta http-equiv="refresh" content="0;url=https://evil.example">',
        '<base href="https://evil.example/">',
        "<style>@import 'https://evil.example/x.css'</style>",
        '<p style="background:url(https://evil.example/p.gif)">x</p>',
        '<link rel="stylesheet" href="https://evil.example/x.css">',
        '<object data="https://evil.example/x.swf"></object>',
    ],
)
def test_nothing_that_acts_is_left(html: str) -> None:
    cleaned = clean(html)
    for trace in ("alert", "evil", "<script", "<form", "<iframe", "<meta", "<base", "url("):
        assert trace not in cleaned


@pytest.mark.parametrize(
    "source", ["http://track.example/p.gif", "https://track.example/p.gif", "//track.example/p"]
)
def test_no_picture_is_fetched_from_elsewhere(source: str) -> None:
    assert clean(f'<img src="{source}" alt="logo">') == '<img alt="logo">'


def test_a_picture_the_letter_carries_is_shown() -> None:
    logo = Attachment(0, "logo.png", "image/png", 3, content_id="logo@x", content=b"abc")
    assert clean('<img src="cid:logo@x">', [logo]) == '<img src="data:image/png;base64,YWJj">'


def test_a_carried_page_is_not_a_picture() -> None:
    page_ = Attachment(0, "a.svg", "image/svg+xml", 3, content_id="a", content=b"<a>")
    assert clean('<img src="cid:a">', [page_]) == "<img>"


def test_looks_are_kept() -> None:
    html = '<table border="1"><tbody><tr><td style="color:red">2</td></tr></tbody></table>'
    assert clean(html) == html


def test_a_letter_without_html_is_shown_as_its_text() -> None:
    assert "<pre>1 &lt; 2</pre>" in page(Message(text="1 < 2"))
