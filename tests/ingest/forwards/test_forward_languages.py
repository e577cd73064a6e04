"""Forwards of many clients and languages: the inner sender is found."""

import pytest

from ingest.forwards import read_forward
from ingest.message import Message

# Client, outer subject, line above the block, then the labels From, Date, Subject, To.
ROWS = (
    ("gmail en", "Fwd: Order", "---------- Forwarded message ---------", "From|Date|Subject|To"),
    ("apple en", "Fwd: Order", "Begin forwarded message:", "From|Subject|Date|To"),
    ("outlook en", "FW: Order", "", "From|Sent|Subject|To"),
    ("gmail de", "Fwd: Order", "---------- Forwarded message ---------", "Von|Date|Subject|To"),
    (
        "thunderbird de", "Fwd: x",
        "-------- Weitergeleitete Nachricht --------", "Von|Datum|Betreff|An",
    ),
    ("outlook de", "WG: Order", "", "Von|Gesendet|Betreff|An"),
    ("apple fr", "Tr: Order", "Début du message réexpédié :", "De|Date|Objet|À"),
    ("outlook fr", "TR: Order", "", "De|Envoyé|Objet|À"),
    ("outlook es", "RV: Order", "", "De|Enviado el|Asunto|Para"),
    ("outlook it", "I: Order", "", "Da|Inviato|Oggetto|A"),
    ("outlook pt", "ENC: Order", "", "De|Enviada em|Assunto|Para"),
    (
        "gmail nl", "Fwd: Order",
        "---------- Doorgestuurd bericht ---------", "Van|Datum|Onderwerp|Aan",
    ),
    ("outlook sv", "VB: Order", "", "Från|Skickat|Ämne|Till"),
    ("gmail da", "VS: Order", "---------- Videresendt besked ---------", "Fra|Date|Subject|To"),
    ("outlook da", "VS: Order", "", "Fra|Sendt|Emne|Til"),
    ("gmail no", "Fwd: Order", "---------- Videresendt melding ---------", "Fra|Dato|Emne|Til"),
    (
        "thunderbird fi", "Fwd: x",
        "-------- Välitetty viesti --------", "Lähettäjä|Päiväys|Aihe|Vastaanottaja",
    ),
    ("outlook fi", "VL: Order", "", "Lähettäjä|Lähetetty|Aihe|Vastaanottaja"),
    ("outlook pl", "PD: Order", "", "Od|Wysłano|Temat|Do"),
    ("thunderbird cs", "Fwd: x", "-------- Přeposlaná zpráva --------", "Od|Datum|Předmět|Komu"),
    ("outlook sk", "FW: Order", "", "Od|Odoslané|Predmet|Komu"),
    ("outlook hu", "Továbbítás: x", "", "Feladó|Elküldve|Tárgy|Címzett"),
    ("gmail ro", "Fwd: x", "---------- Mesaj redirecționat ---------", "De la|Dată|Subiect|Către"),
    ("gmail hr", "Fwd: x", "---------- Proslijeđena poruka ---------", "Šalje|Datum|Predmet|Prima"),
    ("gmail bg", "Fwd: x", "---------- Препратено съобщение ---------", "От|Дата|Относно|До"),
    ("mail.ru", "Fwd: x", "-------- Пересылаемое сообщение --------", "От|Дата|Тема|Кому"),
    ("outlook ru", "FW: x", "", "От|Отправлено|Тема|Кому"),
    ("gmail uk", "Fwd: x", "---------- Переслане повідомлення ---------", "Від|Дата|Тема|Кому"),
    ("gmail el", "ΠΡΘ: x", "---------- Προωθημένο μήνυμα ---------", "Από|Ημερομηνία|Θέμα|Προς"),
    ("outlook tr", "İLT: Order", "", "Kimden|Gönderildi|Konu|Kime"),
    ("outlook ja", "FW: Order", "", "差出人|送信日時|件名|宛先"),
    ("163 zh", "转发：Order", "---------- 转发的邮件 ----------", "发件人|发送日期|主题|收件人"),
    ("outlook tw", "轉寄: Order", "", "寄件者|寄件日期|主旨|收件者"),
    ("outlook ko", "FW: Order", "", "보낸 사람|보낸 날짜|제목|받는 사람"),
    ("gmail he", "Fwd: x", "---------- הודעה שהועברה ---------", "מאת|תאריך|נושא|אל"),
    ("gmail ar", "Fwd: x", "---------- رسالة معاد توجيهها ---------", "من|التاريخ|الموضوع|إلى"),
    ("gmail vi", "Fwd: x", "---------- Thư đã chuyển tiếp ---------", "Từ|Ngày|Chủ đề|Đến"),
    ("gmail id", "Fwd: x", "---------- Pesan terusan ---------", "Dari|Tanggal|Subjek|Kepada"),
    ("gmail th", "Fwd: x", "---------- ข้อความที่ส่งต่อ ---------", "จาก|วันที่|เรื่อง|ถึง"),
    (
        "lotus de", "WG: x",
        "----- Weitergeleitet von Bob am 05.01.2026 -----", "Von|Datum|Betreff|An",
    ),
)  # fmt: skip
CASES = pytest.mark.parametrize(
    ("subject", "above", "labels"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS]
)
VALUES = {0: "Jane Roe <jane@x.example>", 3: "me@ours.example"}


def _block(labels: str, mark: str = "") -> str:
    values = [VALUES.get(at, "5.1.2026 10:12") for at in range(4)]
    return "\n".join(
        f"{mark}{label}: {value}" for label, value in zip(labels.split("|"), values, strict=True)
    )


@CASES
def test_the_inner_sender_is_found(subject: str, above: str, labels: str) -> None:
    text = f"Can you take this?\n\n{above}\n{_block(labels)}\n\nWe need three lamps.\n"
    ambiguous = subject.startswith("VS") and not above
    found = read_forward(Message(subject=subject, text=text))
    if ambiguous:
        assert found is None, "VS is a reply in Finnish, so a text above leaves it undecided"
        return
    assert found is not None
    assert found.from_ is not None
    assert (found.from_.name, found.from_.email) == ("Jane Roe", "jane@x.example")
    assert found.body == "We need three lamps."
    assert found.note == "Can you take this?"


@CASES
def test_the_whole_forward_may_be_quoted(subject: str, above: str, labels: str) -> None:
    quoted = f"{above}\n\n{_block(labels, '> ')}\n>\n> We need three lamps.\n"
    found = read_forward(Message(subject=subject, text=quoted))
    assert found is not None
    assert found.from_ is not None
    assert found.from_.email == "jane@x.example"
    assert found.body == "We need three lamps."


@CASES
def test_the_same_block_in_a_reply_is_no_forward(subject: str, above: str, labels: str) -> None:
    text = f"Yes, please.\n\n{_block(labels)}\n\nWe need three lamps.\n"
    assert read_forward(Message(subject="Re: Order", text=text)) is None
