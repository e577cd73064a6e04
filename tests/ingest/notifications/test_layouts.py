"""Form letters in the layouts of plugins, shops and portals."""

from dataclasses import dataclass

import pytest

from ingest.message import Address, Message
from ingest.mime import html_to_text
from ingest.notifications import Notification, read_notification


@dataclass(frozen=True)
class Form:
    """A body and what its visitor typed; None is a field the form does not have."""

    body: str
    name: str = "Jane Roe"
    email: str = "jane@x.example"
    phone: str = ""
    company: str = ""
    message: str = "Hello"


LAYOUTS = {
    "label: value": Form("Name: Jane Roe\nEmail: jane@x.example\nMessage: Hello"),
    "starred": Form("*Name:* Jane Roe\n*Email:* jane@x.example\n*Message:* Hello"),
    "label above": Form("Name:\nJane Roe\n\nEmail:\njane@x.example\n\nMessage:\nHello"),
    "label above, no colon": Form("Full name\nJane Roe\nEmail\njane@x.example\nMessage\nHello"),
    "tabs": Form("Contact name\tJane Roe\nContact email\tjane@x.example\nNotes\tHello"),
    "equals": Form("name = Jane Roe\nemail = jane@x.example\nmessage = Hello"),
    "arrows": Form("Name => Jane Roe\nEmail => jane@x.example\nMessage => Hello"),
    "dashes": Form("Name - Jane Roe\nEmail - jane@x.example\nMessage - Hello"),
    "numbers": Form("1. Name: Jane Roe\n2. Email: jane@x.example\n3. Message: Hello"),
    "brackets": Form("【お名前】 Jane Roe\n【メールアドレス】 jane@x.example\n【内容】\nHello"),
    "snake": Form("first_name: Jane\nlast_name: Roe\nemail: jane@x.example\nmessage: Hello"),
    "camel": Form("firstName: Jane\nlastName: Roe\nemailAddress: jane@x.example\nmessage: Hello"),
    "hyphens": Form("your-name: Jane Roe\nyour-email: jane@x.example\nyour-message: Hello"),
    "required": Form("Your Name (required): Jane Roe\nYour Email*: jane@x.example\nMessage: Hello"),
    "questions": Form(
        "What's your name?\nJane Roe\n\nWhat is your email address?\njane@x.example\n\n"
        "How can we help you?\nHello"
    ),
    "one line": Form("Name: Jane Roe Email: jane@x.example Message: Hello"),
    "glued": Form(
        "Nome: Jane RoeE-mail: jane@x.exampleTelefone: 912 345 678Mensagem: Hello",
        phone="912 345 678",
    ),
    "commas": Form("Name: Jane Roe, Email: jane@x.example, Message: Hello"),
    "bars": Form(
        "Name: Jane Roe | Email: jane@x.example | Phone: 555 123 4567",
        phone="555 123 4567",
        message="",
    ),
    "side by side": Form(
        "First Name: Jane    Last Name: Roe\n"
        "Email: jane@x.example    Phone: 555-123-4567\nMessage: Hello",
        phone="555-123-4567",
    ),
    "from": Form("From: Jane Roe <jane@x.example>\nSubject: Lamps\n\nMessage Body:\nHello"),
    "from without brackets": Form(
        "From: Jane Roe jane@x.example\nSubject: x\n\nMessage Body:\nHello"
    ),
    "message first": Form("Message: Hello\n\nName: Jane Roe\nEmail: jane@x.example"),
    "empty fields": Form("Name: Jane Roe\nCompany:\nPhone:\nEmail: jane@x.example\nMessage: Hello"),
    "marketing": Form(
        "Email:\njane@x.example, accepts marketing: true\nName:\nJane Roe\nBody:\nHello"
    ),
    "mailto": Form("Name: Jane Roe\nEmail: jane@x.example <mailto:jane@x.example>\nMessage: Hello"),
    "json": Form('Lead:\n{"full_name": "Jane Roe", "email": "jane@x.example", "message": "Hello"}'),
    "json pairs": Form(
        '[{"label": "Name", "value": "Jane Roe"}, {"label": "Email", "value": "jane@x.example"},'
        ' {"label": "Message", "value": "Hello"}]'
    ),
    "colons in the message": Form(
        "Name: Jane Roe\nEmail: jane@x.example\nMessage: Hello\nDelivery: end of March\n"
        "To do: call",
        message="Hello\nDelivery: end of March\nTo do: call",
    ),
    "paragraphs in the message": Form(
        "Name: Jane Roe\nEmail: jane@x.example\nMessage:\nHello\n\nRegards,\nJane",
        message="Hello\n\nRegards,\nJane",
    ),
    "machine lines below": Form(
        "Name: Jane Roe\nEmail: jane@x.example\nMessage: Hello\n\n---\n\nDate: May 1, 2026\n"
        "Time: 6:21 pm\nPage URL: https://x.example/\nUser Agent: Mozilla/5.0\n"
        "Remote IP: 192.0.2.1\n"
        "Powered by: Elementor"
    ),
    "footer": Form(
        "Name: Jane Roe\nEmail: jane@x.example\nMessage: Hello\n\n-- \nThis e-mail was sent from a "
        "contact form on Example (https://x.example)"
    ),
    "other footer": Form(
        "Name: Jane Roe\nEmail: jane@x.example\nMessage: Hello\n\nManage Submissions"
    ),
    "decoys": Form(
        "Name: Jane Roe\nEmail: jane@x.example\nMessage: Hello\n\nVendor: My Shop\n"
        "Vendor Email: me@shop.example\nAgent phone: 555 999 0000"
    ),
}
HTML = {
    "strong": "<p><strong>Name:</strong> Jane Roe</p><p><strong>Email:</strong> "
    "<a href='mailto:jane@x.example'>jane@x.example</a></p><p><b>Message:</b><br>Hello</p>",
    "label above": "<b>Name</b><br>Jane Roe<br><br><b>E-mail</b><br>jane@x.example<br><br>"
    "<b>Your message</b><br>Hello<br>",
    "two columns": "<table><tr><th>Name</th><td>Jane Roe</td></tr><tr><th>Email</th>"
    "<td>jane@x.example</td></tr><tr><th>Message</th><td>Hello</td></tr></table>",
    "rows above rows": "<table><tr><td colspan=2><b>Name</b></td></tr><tr><td>&nbsp;</td>"
    "<td>Jane Roe</td></tr><tr><td colspan=2><b>Email</b></td></tr><tr><td>&nbsp;</td>"
    "<td>jane@x.example</td></tr><tr><td colspan=2><b>Message</b></td></tr><tr><td></td>"
    "<td>Hello</td></tr></table>",
    "list": "<ul><li>Name: Jane Roe</li><li>Email: jane@x.example</li><li>Message: Hello</li></ul>",
    "definitions": "<dl><dt>Name</dt><dd>Jane Roe</dd><dt>Email</dt><dd>jane@x.example</dd>"
    "<dt>Message</dt><dd>Hello</dd></dl>",
    "divs": "<div><div>Name</div><div>Jane Roe</div></div><div><div>Email</div>"
    "<div>jane@x.example</div></div><div><div>Message</div><div>Hello</div></div>",
    "hidden twin": "<p>Name: Jane Roe</p><div style='display:none'>Name: Nobody</div>"
    "<p>Email: jane@x.example</p><p>Message: Hello</p>",
}


def _read(text: str, html: str = "") -> Notification | None:
    sender = Address("Website", "noreply@forms.example")
    return read_notification(
        Message(
            from_=sender,
            subject="New submission",
            text=text or html_to_text(html),
            html=html,
            text_is_from_html=not text,
        )
    )


@pytest.mark.parametrize("form", LAYOUTS.values(), ids=LAYOUTS)
def test_the_visitor_is_read_from_text(form: Form) -> None:
    found = _read(f"You have a new message:\n\n{form.body}\n")
    assert found is not None
    values = tuple(found.value(field) for field in ("name", "email", "phone", "company", "message"))
    assert values == (form.name, form.email, form.phone, form.company, form.message)


@pytest.mark.parametrize("markup", HTML.values(), ids=HTML)
@pytest.mark.parametrize("text", ["", "Your mail program shows no HTML."], ids=["only", "stub"])
def test_the_visitor_is_read_from_html(markup: str, text: str) -> None:
    found = _read(text, f"<html><body><h3>New submission</h3>{markup}</body></html>")
    assert found is not None
    assert found.value("name") == "Jane Roe"
    assert found.value("email") == "jane@x.example"
    assert found.value("message") == "Hello"


def test_every_label_is_kept_in_order_and_unknown_ones_as_extra() -> None:
    found = _read("Name: Jane Roe\nShoe size: 42\nEmail: jane@x.example\nMessage: Hello")
    assert found is not None
    assert [label for label, _ in found.fields] == ["Name", "Shoe size", "Email", "Message"]
    assert found.extra == (("Shoe size", "42"),)


def test_each_finding_carries_the_words_it_was_read_from() -> None:
    found = _read("Name: Jane Roe\nEmail: jane@x.example\nMessage: Hello")
    assert found is not None
    name = next(finding for finding in found.findings if finding.field == "name")
    assert (name.evidence, name.label, name.found_by) == (
        "Name: Jane Roe",
        "Name",
        "notification.lines",
    )
