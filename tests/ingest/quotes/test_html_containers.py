"""Mail clients mark the quoted letter in HTML; each container is known."""

import pytest

from ingest.message import Message
from ingest.quotes import split_reply

OLD = "<div>The older words.</div>"
CONTAINERS = {
    "gmail": (
        f'<div class="gmail_quote"><div dir="ltr" class="gmail_attr">On Mon Jane wrote:<br>'
        f'</div><blockquote class="gmail_quote">{OLD}</blockquote></div>'
    ),
    "gmail new": (
        f'<br><div class="gmail_quote gmail_quote_container"><div>Jane skrev noget:</div>'
        f"{OLD}</div>"
    ),
    "gmail extra": f'<div class="gmail_extra"><br><div class="gmail_quote">{OLD}</div></div>',
    "outlook web": (
        f'<div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><b>Frá:</b> Jane</div>{OLD}'
    ),
    "outlook web x": f'<div id="x_divRplyFwdMsg"><b>Nobody:</b> Jane</div>{OLD}',
    "outlook desktop in": (
        f'<div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0in 0in '
        f'0in"><p><b>Xyz:</b> Jane</p></div></div>{OLD}'
    ),
    "outlook desktop cm": (
        f"<div style='border:none;border-top:solid #B5C4DF 1.0pt;padding:3.0pt 0cm 0cm 0cm'>"
        f"<p>Jane</p></div>{OLD}"
    ),
    "outlook for mac": f'<span id="OLK_SRC_BODY_SECTION"><div>Jane</div>{OLD}</span>',
    "hotmail": f'<hr id="stopSpelling">Date: Mon<br>{OLD}',
    "zimbra": f'<hr id="zwchr"><div><b>Van: </b>Jane</div>{OLD}',
    "apple": (
        f'<div><br><blockquote type="cite"><div>On 5 Jan 2026, Jane wrote:</div>'
        f"{OLD}</blockquote></div>"
    ),
    "yahoo": f'<div id="yahoo_quoted_123" class="yahoo_quoted"><div>Jane:</div>{OLD}</div>',
    "thunderbird": (
        f'<div class="moz-cite-prefix">Am 05.01.26 um 10:12 schrieb Jane:<br></div>'
        f'<blockquote type="cite" cite="mid:1@x.example">{OLD}</blockquote>'
    ),
    "proton": (
        f'<div class="protonmail_quote"><div>On Monday Jane wrote:</div><blockquote '
        f'type="cite">{OLD}</blockquote></div>'
    ),
    "tutanota": f'<blockquote class="tutanota_quote">{OLD}</blockquote>',
    "qq": (
        f'<div style="font-size:12px">------------------ 原始邮件 ------------------</div><div>'
        f'发件人: "Jane" &lt;jane@x.example&gt;;</div>{OLD}'
    ),
    "gmx": f'<div name="quote" style="margin:10px"><div>Von: Jane</div>{OLD}</div>',
    "mail.ru": (
        f"Mon, 5 Jan 2026 10:12 +0300 от Jane Roe &lt;jane@x.example&gt;:<br><blockquote "
        f'style="border-left:1px">{OLD}</blockquote>'
    ),
    "yandex": (
        f'<div>05.01.2026, 10:12, "Jane" &lt;jane@x.example&gt;:</div><blockquote>'
        f"{OLD}</blockquote>"
    ),
    "zoho": f'<div class="zmail_extra"><div>---- On Mon Jane wrote ----</div>{OLD}</div>',
    "front": f'<blockquote class="front-blockquote" type="cite">{OLD}</blockquote>',
    "spark": (
        f'<div name="messageReplySection">On 5 Jan 2026, 10:12 +0100, Jane '
        f'&lt;j@x.example&gt;, wrote:<br><blockquote type="cite">{OLD}</blockquote></div>'
    ),
    "header block": (
        f"<p><b>De&nbsp;:</b> Jane<br><b>Envoyé&nbsp;:</b> lundi<br><b>À&nbsp;:</b> Bob<br><b>"
        f"Objet&nbsp;:</b> x</p>{OLD}"
    ),
}


@pytest.mark.parametrize("container", CONTAINERS.values(), ids=CONTAINERS)
def test_the_container_is_history(container: str) -> None:
    markup = f"<html><body><div>New words &amp; more.</div><br>{container}</body></html>"
    reply = split_reply(Message(html=markup, text="unused", text_is_from_html=True))
    assert reply.text == "New words & more."


@pytest.mark.parametrize("container", CONTAINERS.values(), ids=CONTAINERS)
def test_a_stub_of_text_does_not_hide_the_container(container: str) -> None:
    markup = f"<html><body><div>New words.</div>{container}</body></html>"
    reply = split_reply(Message(html=markup, text="New words.\nJane\nThe older words."))
    assert "older words" not in reply.text


def test_the_writers_own_indented_block_stays() -> None:
    markup = "<p>The law says:</p><p>see below</p><blockquote>No lamps.</blockquote><p>Sad.</p>"
    reply = split_reply(Message(html=markup, text_is_from_html=True))
    assert "No lamps." in reply.text


def test_a_forward_in_a_gmail_container_stays() -> None:
    markup = (
        '<div>FYI</div><div class="gmail_quote"><div class="gmail_attr">---------- Forwarded '
        "message ---------<br>From: <b>Jane</b> &lt;jane@x.example&gt;<br>Date: Mon<br>Subject: x"
        "<br>To: me</div><div>Three lamps.</div></div>"
    )
    reply = split_reply(Message(html=markup, text_is_from_html=True))
    assert "Three lamps." in reply.text


def test_hidden_text_is_not_read() -> None:
    markup = '<div style="display: none">preheader</div><p>Hello</p>'
    assert split_reply(Message(html=markup, text_is_from_html=True)).text == "Hello"


def test_signature_containers_are_cut() -> None:
    markup = '<div>Hello</div><div class="gmail_signature"><b>Jane</b><br>Acme</div>'
    reply = split_reply(Message(html=markup, text_is_from_html=True))
    assert (reply.text, reply.signature) == ("Hello", "Jane\nAcme")


def test_a_letter_that_is_all_quotation_is_not_empty() -> None:
    markup = f'<div class="gmail_quote">{OLD}</div>'
    reply = split_reply(Message(html=markup, text="The older words.", text_is_from_html=True))
    assert reply.text == "The older words."


@pytest.mark.parametrize("markup", ["", "<html></html>", "<!-- x -->", "\x00<p>a", "<" * 5000])
def test_broken_html_raises_nothing(markup: str) -> None:
    split_reply(Message(html=markup, text="", text_is_from_html=True))
