"""The script: small, without what strict pages forbid, and under a name that never changes."""

import gzip
import re
from base64 import b64decode
from hashlib import sha384
from typing import Any

import pytest

from webforms.embeds.compact import compact
from webforms.embeds.served import lasting_name, script

MOST_BYTES = 6000


def test_the_script_is_small() -> None:
    assert len(script().zipped) <= MOST_BYTES


def test_the_script_does_nothing_that_a_strict_page_forbids() -> None:
    text = script().body.decode()
    markup = r"(inner|outer|insertAdjacent)HTML|document\.write|javascript:"
    kept = r"document\.cookie|localStorage"
    assert not re.search(rf"eval|Function\(|Worker|blob:|{markup}|{kept}", text)
    assert not re.search(r"https?://", text)


def test_it_is_served_for_ever_under_its_digest_and_for_an_hour_under_its_short_name(
    web: Any,
) -> None:
    short = web.client.get("/embed/v1.js")
    lasting = web.client.get(f"/embed/{lasting_name()}", headers={"Accept-Encoding": "gzip"})
    assert short.data == gzip.decompress(lasting.data) == script().body
    assert short.headers["Cache-Control"] == "public, max-age=3600"
    assert lasting.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert b64decode(script().integrity.removeprefix("sha384-")) == sha384(short.data).digest()
    for answer in (short, lasting):
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
        assert "Set-Cookie" not in answer.headers


def test_a_browser_that_has_it_is_told_so(web: Any) -> None:
    etag = web.client.get("/embed/v1.css").headers["ETag"]
    again = web.client.get("/embed/v1.css", headers={"If-None-Match": etag})
    assert (again.status_code, again.data) == (304, b"")


def test_a_name_of_the_past_gives_the_present_script_but_not_for_ever(web: Any) -> None:
    answer = web.client.get("/embed/v1.0123456789abcdef.js")
    assert answer.headers["Cache-Control"] == "public, max-age=3600"
    assert answer.data == script().body


@pytest.mark.parametrize(
    ("source", "short"),
    [
        ("// Why.\nconst a = 1; // Because.\n  b( a, 'x  y' );\n", "const a=1;b(a,'x  y');"),
        ('x = "a // b" + `c  ${d}`;', 'x="a // b" + `c  ${d}`;'),
        ("y = s.replace(/[/,] /g, ' / ');\nz = 4 / 2;", "y=s.replace(/[/,] /g,' / ');z=4 / 2;"),
        ("f({ a, b: [1, 2,], }, );\nif (x) { y(); }", "f({a,b:[1,2]});if(x){y()}"),
        ("if (a)\n  return;\nelse\n  b();", "if(a)return;else b();"),
    ],
)  # fmt: skip
def test_only_blanks_and_comments_are_left_out(source: str, short: str) -> None:
    assert compact(source) == short
