"""Languages: every text has its French, and each reader gets their own."""

import shutil
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from admin.languages import TRANSLATIONS, compile_catalogues
from tests.admin.conftest import Browser

ROOT = Path(__file__).parents[2]
FRENCH = TRANSLATIONS / "fr" / "LC_MESSAGES" / "messages.po"
KEYWORDS = {"_": None, "_l": None, "gettext": None, "lazy_gettext": None, "ngettext": (1, 2)}


def test_every_text_of_the_pages_has_its_french() -> None:
    methods = [("**.py", "python"), ("templates/**.html", "jinja2")]
    with FRENCH.open("rb") as file:
        known = {message.id for message in read_po(file)}
    texts = set()
    for folder in ("admin", "webforms"):
        for found in extract_from_dir(ROOT / folder, methods, keywords=KEYWORDS):
            text = found[2]
            texts.add(tuple(text) if isinstance(text, list) else text)
    assert len(texts) > 500
    assert texts - known == set()


@pytest.mark.parametrize(
    ("asked", "heading"), [("fr-CA, fr;q=0.8", "Se connecter"), ("de, en", "Sign in")]
)
def test_a_stranger_reads_the_browsers_language(
    stranger: Browser, asked: str, heading: str
) -> None:
    page = stranger.client.get("/sign-in", headers={"Accept-Language": asked}).text
    assert f"<h1>{heading}</h1>" in page


def test_a_person_switches_the_language_and_stays_on_the_page(ada: Browser) -> None:
    values = {"locale": "fr", "next": "/mailboxes", "csrf_token": ada.token("/")}
    assert ada.client.post("/account/language", data=values).location == "/mailboxes"
    assert "<h1>Aujourd’hui</h1>" in ada.get("/")
    ada.post("/account/language", {"locale": "xx"})
    assert "<h1>Aujourd’hui</h1>" in ada.get("/")


def test_times_stand_in_the_readers_zone(ada: Browser) -> None:
    ada.post("/account", {"name": "Ada", "locale": "fr", "timezone": "Asia/Tokyo"}, page="/account")
    assert "JST" in ada.get("/settings")


def test_a_zone_that_does_not_exist_is_said_beside_its_field(ada: Browser) -> None:
    values = {"name": "Ada B.", "timezone": "../etc/passwd"}
    page = ada.post("/account", values, status=422, page="/account")
    assert 'id="error-timezone"' in page
    assert 'value="Ada B."' in page


def test_a_catalogue_is_compiled_when_it_changed(tmp_path: Path) -> None:
    source = tmp_path / "fr" / "LC_MESSAGES" / "messages.po"
    source.parent.mkdir(parents=True)
    shutil.copy(FRENCH, source)
    compile_catalogues(tmp_path)
    compiled = source.with_suffix(".mo")
    first = compiled.stat()
    compile_catalogues(tmp_path)
    assert compiled.stat().st_mtime_ns == first.st_mtime_ns
    assert [path.name for path in source.parent.iterdir()].count("messages.mo") == 1
