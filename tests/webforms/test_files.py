"""Files: off by default, bounded, and only what their name and their bytes agree on."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest

from webforms.validating.file_types import agree

JSON = {"Accept": "application/json", "Origin": "https://www.example.com"}
PDF = b"%PDF-1.7\n1 0 obj"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00"


def _zip(*names: str, first: bytes = b"") -> bytes:
    made = BytesIO()
    with ZipFile(made, "w") as package:
        for name in names:
            package.writestr(name, first or b"x")
    return made.getvalue()


DOCX = _zip("[Content_Types].xml", "word/document.xml")
ODT = _zip("mimetype", first=b"application/vnd.oasis.opendocument.text")


@pytest.mark.parametrize(
    ("extension", "content", "do_agree"),
    [
        ("pdf", PDF, True),
        ("pdf", b"\n\n" + PDF, True),
        ("pdf", b"MZ\x90\x00", False),
        ("png", PNG, True),
        ("png", PDF, False),
        ("jpg", b"\xff\xd8\xff\xe0", True),
        ("jpeg", PNG, False),
        ("webp", b"RIFF\x00\x00\x00\x00WEBPVP8 ", True),
        ("gif", b"GIF89a", True),
        ("docx", DOCX, True),
        ("xlsx", DOCX, False),
        ("docx", _zip("evil.exe"), False),
        ("docx", b"PK\x03\x04broken", False),
        ("odt", ODT, True),
        ("ods", ODT, False),
        ("txt", "Grüße\n".encode(), True),
        ("txt", "Grüße".encode("utf-16"), True),
        ("txt", b"MZ\x90\x00\x03", False),
        ("doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", True),
        ("exe", b"MZ", False),
        ("", PDF, False),
        ("svg", b"<svg/>", False),
        ("html", b"<html>", False),
    ],
)
def test_name_and_bytes_have_to_agree(extension: str, content: bytes, do_agree: bool) -> None:
    assert agree(extension, content) is do_agree


FIELDS = [{"name": "email", "type": "email"}, {"name": "plan", "type": "file", "multiple": True}]


def _post(web: Any, *files: tuple[str, bytes]) -> Any:
    sent = [(BytesIO(content), name) for name, content in files]
    data = {"email": "ann@example.com", "plan": sent}
    return web.post(data=data, headers=JSON, content_type="multipart/form-data")


@pytest.mark.parametrize(
    ("rules", "files", "status", "code"),
    [
        ({}, [("plan.pdf", PDF)], 415, "NO_FILE_UPLOADS"),
        ({"most": 1}, [("a.pdf", PDF), ("b.pdf", PDF)], 413, "TOO_MANY_FILES"),
        ({"most": 1, "each_bytes": 10}, [("plan.pdf", PDF)], 413, "FILES_TOO_BIG"),
        ({"most": 2, "total_bytes": 30}, [("a.pdf", PDF), ("b.pdf", PDF)], 413, "FILES_TOO_BIG"),
        ({"most": 1}, [("plan.exe", b"MZ")], 415, "FILE_TYPE"),
        ({"most": 1}, [("plan.pdf", b"MZ\x90")], 415, "FILE_TYPE"),
        ({"most": 1}, [("plan.pdf.html", PDF)], 415, "FILE_TYPE"),
        ({"most": 1, "types": ["png"]}, [("plan.pdf", PDF)], 415, "FILE_TYPE"),
    ],
)
def test_what_the_form_does_not_take_is_refused_with_its_code(
    web: Any, rules: dict[str, Any], files: list[tuple[str, bytes]], status: int, code: str
) -> None:
    web.define(fields=FIELDS, files=rules)
    answer = _post(web, *files)
    assert (answer.status_code, answer.json["errors"][0]["code"]) == (status, code)
    assert web.claims() == []


def test_files_are_kept_byte_by_byte_behind_the_words(web: Any) -> None:
    web.define(fields=FIELDS, files={"most": 2})
    big = PDF + bytes(range(256)) * 8000
    assert _post(web, ("../../etc/Plan \x00.pdf", big), ("b.docx", DOCX)).status_code == 200
    (payload,) = web.kept()
    assert payload.fields == (("email", "ann@example.com"),)
    kept = [(one.field, one.filename, one.content_type) for one in payload.files]
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    assert kept == [("plan", "Plan .pdf", "application/pdf"), ("plan", "b.docx", word)]
    assert [one.content for one in payload.files] == [big, DOCX]


def test_a_body_that_is_too_big_even_with_files_is_refused(web: Any) -> None:
    web.define(fields=FIELDS, files={"most": 1, "total_bytes": 100_000})
    answer = _post(web, ("plan.pdf", PDF + b"x" * 1_200_000))
    assert (answer.status_code, answer.json["errors"][0]["code"]) == (413, "BODY_TOO_BIG")


def test_another_file_under_the_same_words_is_another_post(web: Any) -> None:
    web.define(fields=FIELDS, files={"most": 1})
    for content in (PDF, PDF, PDF + b"!"):
        assert _post(web, ("plan.pdf", content)).status_code == 200
    assert len(web.claims()) == 2
