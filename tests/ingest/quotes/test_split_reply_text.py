"""New words, signature and history of plain texts."""

import time

import pytest

from ingest.quotes import Reply, split_reply_text

OUTLOOK = {
    "en": "From: Jane <jane@x.example>\nSent: Monday\nTo: Bob\nSubject: x",
    "en bold": "*From:* Jane <jane@x.example>\n*Sent:* Monday\n*To:* Bob\n*Subject:* x",
    "de": "Von: Jane <jane@x.example>\nGesendet: Montag\nAn: Bob\nBetreff: x",
    "fr": "De : Jane <jane@x.example>\nEnvoyé : lundi\nÀ : Bob\nObjet : x",
    "es": "De: Jane <jane@x.example>\nEnviado el: lunes\nPara: Bob\nAsunto: x",
    "it": "Da: Jane <jane@x.example>\nInviato: lunedì\nA: Bob\nOggetto: x",
    "pt": "De: Jane <jane@x.example>\nEnviada em: segunda\nPara: Bob\nAssunto: x",
    "nl": "Van: Jane <jane@x.example>\nVerzonden: maandag\nAan: Bob\nOnderwerp: x",
    "sv": "Från: Jane <jane@x.example>\nSkickat: den 5\nTill: Bob\nÄmne: x",
    "da": "Fra: Jane <jane@x.example>\nSendt: mandag\nTil: Bob\nEmne: x",
    "fi": "Lähettäjä: Jane <jane@x.example>\nLähetetty: ma\nVastaanottaja: Bob\nAihe: x",
    "pl": "Od: Jane <jane@x.example>\nWysłano: pon.\nDo: Bob\nTemat: x",
    "cs": "Od: Jane <jane@x.example>\nOdesláno: po\nKomu: Bob\nPředmět: x",
    "hu": "Feladó: Jane <jane@x.example>\nElküldve: h\nCímzett: Bob\nTárgy: x",
    "ro": "De la: Jane <jane@x.example>\nTrimis: luni\nCătre: Bob\nSubiect: x",
    "ru": "От: Jane <jane@x.example>\nОтправлено: пн\nКому: Bob\nТема: x",
    "uk": "Від: Jane <jane@x.example>\nНадіслано: пн\nКому: Bob\nТема: x",
    "el": "Από: Jane <jane@x.example>\nΣτάλθηκε: Δευ\nΠρος: Bob\nΘέμα: x",
    "tr": "Kimden: Jane <jane@x.example>\nGönderildi: Pzt\nKime: Bob\nKonu: x",
    "ja": "差出人: Jane <jane@x.example>\n送信日時: 2026\n宛先: Bob\n件名: x",
    "zh": "发件人: Jane <jane@x.example>\n发送时间: 2026\n收件人: Bob\n主题: x",
    "ko": "보낸 사람: Jane <jane@x.example>\n보낸 날짜: 2026\n받는 사람: Bob\n제목: x",
    "wrapped": "From: Human Resources\n<jane@x.example>\nSent: Monday\nTo: Bob\nSubject: x",
    "indented": "   From: Jane <jane@x.example>\n   Date: Mon\n   To: Bob\n   Subject: x",
    "date first": "Date: Mon, 5 Jan 2026\nFrom: jane@x.example\nTo: Bob\nSubject: x",
    "gmx": 'Gesendet: Montag\nVon: "Jane" <jane@x.example>\nAn: Bob\nBetreff: x',
}
SEPARATORS = (
    "-----Original Message-----",
    "----- Original Message -----",
    "-----Ursprüngliche Nachricht-----",
    "-------- Message d'origine --------",
    "-----Mensaje original-----",
    "-----Messaggio originale-----",
    "-----Mensagem original-----",
    "-----Oorspronkelijk bericht-----",
    "-----Ursprungligt meddelande-----",
    "-----Oprindelig meddelelse-----",
    "-----Alkuperäinen viesti-----",
    "-----Oryginalna wiadomość-----",
    "-----Původní zpráva-----",
    "-----Eredeti üzenet-----",
    "-----Исходное сообщение-----",
    "-----Orijinal Mesaj-----",
    "-----元のメッセージ-----",
    "------------------ 原始邮件 ------------------",
    "-----원본 메시지-----",
)
SIGNATURES = (
    "-- \nJane Doe\nAcme",
    "—\nJane Doe",
    "Best regards,\n\nJane Doe\nAcme Ltd",
    "Kind regards\nJane",
    "Thanks,\nJane",
    "Mit freundlichen Grüßen\nJane Doe",
    "Mit freundlichen Grüßen / Best regards\n\nJane Doe",
    "Cordialement,\nJane Doe",
    "Un saludo,\nJane Doe",
    "Cordiali saluti\nJane Doe",
    "Atenciosamente,\nJane Doe",
    "Met vriendelijke groet,\nJane Doe",
    "Med vänlig hälsning\nJane Doe",
    "Ystävällisin terveisin\nJane Doe",
    "Pozdrawiam\nJane Doe",
    "S pozdravem\nJane Doe",
    "Üdvözlettel,\nJane Doe",
    "С уважением,\nJane Doe",
    "З повагою,\nJane Doe",
    "Με εκτίμηση,\nJane Doe",
    "Saygılarımla,\nJane Doe",
    "Trân trọng,\nJane Doe",
    "よろしくお願いいたします。\n\nJane Doe",
    "Sent from my iPhone",
    "Sent from Outlook for iOS<https://aka.ms/x>",
    "Get Outlook for Android<https://aka.ms/x>",
    "Von meinem iPhone gesendet",
    "Gesendet von Outlook für Android",
    "Envoyé de mon iPhone",
    "Enviado desde mi iPhone",
    "Enviado do meu iPhone",
    "Inviato da iPhone",
    "Verstuurd vanaf mijn iPhone",
    "Skickat från min iPhone",
    "Sendt fra min iPhone",
    "Lähetetty iPhonesta",
    "Wysłane z iPhone'a",
    "Odesláno z iPhonu",
    "Отправлено с iPhone",
    "Надіслано з iPhone",
    "iPhone'umdan gönderildi",
    "iPhoneから送信",
    "发自我的 iPhone",
    "從我的 iPhone 傳送",
    "나의 iPhone에서 보냄",
    "Đã gửi từ iPhone của tôi",
    "Dikirim dari iPhone saya",
    "Στάλθηκε από το iPhone μου",
    "Trimis de pe iPhone-ul meu",
    "נשלח מה-iPhone שלי",
)
WORDS = "Hello,\n\nplease send us three of the blue lamps from your catalogue."


@pytest.mark.parametrize("block", OUTLOOK.values(), ids=OUTLOOK)
@pytest.mark.parametrize("above", ["", "________________________________\n"], ids=["", "rule"])
def test_a_header_block_ends_the_new_words(block: str, above: str) -> None:
    reply = split_reply_text(f"{WORDS}\n\n{above}{block}\n\nThe older words.\n")
    assert reply.text == WORDS
    assert "The older words." in reply.quoted


@pytest.mark.parametrize("line", SEPARATORS)
def test_a_separator_ends_the_new_words(line: str) -> None:
    assert split_reply_text(f"{WORDS}\n\n{line}\n\nThe older words.\n").text == WORDS


@pytest.mark.parametrize(
    "line",
    [
        "##- Please type your reply above this line -##",
        "Reply above this line",
        "-- Bitte oberhalb dieser Linie antworten --",
        "--- Veuillez répondre au-dessus de cette ligne ---",
    ],
)
def test_a_help_desks_mark_ends_the_new_words(line: str) -> None:
    assert split_reply_text(f"{WORDS}\n\n{line}\n\nYour ticket.\n").text == WORDS
    assert "Your ticket." in split_reply_text(f"{line}\n\nYour ticket.\n").text


@pytest.mark.parametrize("signature", SIGNATURES)
def test_a_signature_is_cut(signature: str) -> None:
    assert split_reply_text(f"{WORDS}\n\n{signature}\n") == Reply(WORDS, signature, "")


@pytest.mark.parametrize("signature", SIGNATURES)
def test_a_letter_of_a_signature_alone_is_not_empty(signature: str) -> None:
    assert split_reply_text(signature).text


@pytest.mark.parametrize(
    "text",
    [
        "I write with regards to the payment.\n\nAs regards the date, Friday is fine.",
        "The points:\n-- first point\n-- second point\n\nTell me if that suits you.",
        "Sent from my desk, is much easier than my mobile phone.\n\nPlease call.",
        "Invitation:\n\nDate: Wednesday\nTime: 7:00\nAddress: 130 Fox St\n\nPlease bring your ID.",
        "Prices:\n\n----------------------\nLamp   20\nChair  30\n\nPlease confirm these.",
        "We want to travel.\n\nFrom: Berlin\nTo: Paris\nDate: 5 May\n\nCan you book that for us?",
        "On 5 May 2026 you sent me three questions:\n1. Which colour?\nBlue is what we want.",
        "Thanks,\nI need 3 lamps by Friday\nand no chairs this time, as we have enough.",
        "My mail is <jane@x.example> and From: is empty in my client.",
        "Look here:\n>>> >>> http://www.x.example <<<\nIsn't that nice, don't you think so?",
    ],
)
def test_ordinary_words_stay(text: str) -> None:
    assert split_reply_text(text) == Reply(text, None, "")


def test_answers_below_each_quoted_point_keep_the_points() -> None:
    text = "On 5 Jan 2026 Jane wrote:\n> Blue?\n\nYes.\n\n> Three?\n\nNo, four.\n\n> Regards"
    assert split_reply_text(text).text == "> Blue?\n\nYes.\n\n> Three?\n\nNo, four."


def test_words_below_one_announced_quotation_stand_alone() -> None:
    reply = split_reply_text("On 5 Jan 2026 Jane wrote:\n> Blue or red?\n\nBlue, please.")
    assert (reply.text, reply.quoted) == (
        "Blue, please.",
        "On 5 Jan 2026 Jane wrote:\n> Blue or red?",
    )


def test_a_forwarded_letter_is_what_the_writer_sends() -> None:
    text = "FYI\n\n---------- Forwarded message ----------\nFrom: bob@x.example\nDate: Mon\n\nText"
    assert split_reply_text(text).text == text


def test_the_reply_may_share_its_line_with_the_attribution() -> None:
    text = "reply On Wed, Apr 4, 2012 at 3:59 PM, bob@x.example wrote:\n> Hi"
    assert split_reply_text(text).text == "reply"


def test_only_quoted_words_are_still_words() -> None:
    assert split_reply_text("> nothing new\n").text == "> nothing new"


def test_the_senders_name_opens_a_signature_without_sign_off() -> None:
    reply = split_reply_text(f"{WORDS}\n\nJane Doe\njane@x.example\n", "Jane Doe")
    assert (reply.text, reply.signature) == (WORDS, "Jane Doe\njane@x.example")


@pytest.mark.parametrize("text", ["", " \n\t\n"])
def test_an_empty_letter_stays_empty(text: str) -> None:
    assert split_reply_text(text) == Reply("", None, "")


HOSTILE = (
    *("> ", "On ", "On 5 Jan 2026 ", "From: ", "From: a\n", "-- \n", "<a@b.c> ", "Regards,\n"),
    *(">>\n\n", "-----Original Message-----", "a:", "wrote: ", "\n> a\nb", "_\n", "\u00a0"),
    "2026-01-01 10:10 a@b.example\n",
)


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_texts_take_bounded_time(piece: str) -> None:
    started = time.process_time()
    split_reply_text(piece * (200_000 // len(piece)))
    split_reply_text("x" + piece * (200_000 // len(piece)) + "x")
    assert time.process_time() - started < 2
