"""Text and attachments of letters, from plain to damaged."""

from collections.abc import Callable

from ingest.message import Message
from ingest.mime import parse

Letter = Callable[[str], Message]


def _files(message: Message) -> list[tuple[str, str, bool]]:
    return [(one.filename, one.content_type, one.inline) for one in message.attachments]


def test_alternative_related_and_mixed(letter: Letter) -> None:
    message = letter("alternative")
    assert message.text == "plain text"
    assert message.html == "<p>html <b>text</b></p>"
    assert not message.text_is_from_html
    assert _files(message) == [
        ("logo.png", "image/png", True),
        ("Angebot für Köln.pdf", "application/pdf", False),
    ]
    assert message.attachments[0].content_id == "logo@b.example"
    assert message.attachments[1].content == b"%PDF-1.4\n"


def test_a_multipart_without_boundary_is_read_by_its_first_delimiter(letter: Letter) -> None:
    message = letter("no_boundary")
    assert message.text == "first\nsecond"
    assert "guessed" in " ".join(message.defects)


def test_an_attached_letter_is_an_attachment_named_by_its_subject(letter: Letter) -> None:
    message = letter("attached_letter")
    assert message.text == "see below"
    assert _files(message) == [("Anfrage für Möbel.eml", "message/rfc822", False)]
    assert message.attachments[0].content.startswith(b"From: customer@kunde.example")


def test_flowed_lines_are_joined_but_not_the_signature(letter: Letter) -> None:
    assert letter("flowed").text == "This line is one line.\n> quoted \n> text\n-- \nAnn"


def test_uuencoded_files_leave_the_text(letter: Letter) -> None:
    message = letter("uuencoded")
    assert message.text.split() == ["Before.", "After."]
    assert message.attachments[0].filename == "notes.txt"
    assert message.attachments[0].content == b"kept in the text\n"


def test_html_becomes_readable_text(letter: Letter) -> None:
    message = letter("html_only")
    assert message.text_is_from_html
    assert message.text.splitlines() == [
        "Dear team,", "", "we need:", "", "- two desks", "- one lamp", "",
        "Name\tAnn", "Phone\t+49 30 1234", "", "first", "second", "", "a", "  b",
    ]  # fmt: skip


def test_damaged_base64_gives_what_can_be_saved(letter: Letter) -> None:
    assert letter("bad_base64").text == "Hello world"
    assert letter("not_base64").text == "This was never encoded at all.\n"


def test_a_wrong_charset_is_overruled(letter: Letter) -> None:
    assert letter("wrong_charset").text == "Büro in Zürich\n"


def test_signed_letters_are_read_through(letter: Letter) -> None:
    signed = letter("signed")
    assert signed.text == "signed words"
    assert _files(signed) == [("signature.asc", "application/pgp-signature", False)]
    opaque = letter("smime_opaque")
    assert opaque.text == "opaque words\n"
    assert opaque.attachments == ()


def test_winmail_is_opened(letter: Letter) -> None:
    message = letter("winmail")
    assert message.text == "Words for Zürich"
    assert [(one.filename, one.content) for one in message.attachments] == [
        ("plan.txt", b"the plan")
    ]


def test_file_names_hold_no_path_and_no_direction_marks(letter: Letter) -> None:
    assert [one.filename for one in letter("filename_tricks").attachments] == ["passwd", "plan.doc"]


def test_a_detached_signature_without_a_name_is_no_attachment() -> None:
    raw = (
        b"Content-Type: multipart/signed; boundary=s\n\n--s\n\nwords\n--s\n"
        b"Content-Type: application/pkcs7-signature\n\nxyz\n--s--\n"
    )
    message = parse(raw)
    assert message.text == "words"
    assert message.attachments == ()


def test_a_boundary_that_continues_the_one_around_it() -> None:
    raw = (
        b'Content-Type: multipart/mixed; boundary="a"\n\n--a\n'
        b'Content-Type: multipart/mixed; boundary="a--"\n\n--a--\n\ninner\n--a----\n--a--\n'
    )
    assert parse(raw).text == "inner"


def test_a_closing_delimiter_behind_the_last_word() -> None:
    raw = b"Content-Type: multipart/mixed; boundary=b\n\n--b\n\nlast word--b--\n"
    assert parse(raw).text == "last word"
