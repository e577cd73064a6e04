"""The words mail clients put before sender, receiver, date and subject of a quoted letter."""

from typing import Literal, NamedTuple

HeaderField = Literal["from", "to", "cc", "date", "subject", "reply_to"]


class Labels(NamedTuple):
    """One language: every field lists the words its clients write, most frequent first."""

    language: str
    from_: str
    to: str
    cc: str
    date: str
    subject: str
    reply_to: str = ""


# The words of one cell are separated by "|". A word may stand in several languages.
LANGUAGES: tuple[Labels, ...] = (
    Labels(
        "en",
        "From|Sender",
        "To|Recipient|Recipients",
        "Cc|CC|Bcc|BCC",
        "Date|Sent|Sent at|Received|Sent on",
        "Subject",
        "Reply-To|Reply To",
    ),
    Labels(
        "de",
        "Von|Absender",
        "An|Empfänger",
        "Kopie|Cc|CC|Kopie (CC)|Blindkopie",
        "Datum|Gesendet|Gesendet am|Date",
        "Betreff|Betr.",
        "Antwort an|Antwort-An",
    ),
    Labels(
        "fr",
        "De|Expéditeur|Envoyé par",
        "À|A|Pour|Destinataire|Destinataires|à",
        "Cc|Copie à|Copie|Cci",
        "Date|Envoyé|Envoyé le|Date d'envoi|Message du",
        "Objet|Sujet",
        "Répondre à",
    ),
    Labels(
        "es",
        "De|Remitente|Desde",
        "Para|A|Destinatario",
        "CC|Cc|Copia|Con copia",
        "Fecha|Enviado|Enviado el|Enviada|Enviado en",
        "Asunto",
        "Responder a",
    ),
    Labels(
        "it",
        "Da|Mittente",
        "A|Per|Destinatario",
        "Cc|CC|Copia|Copia per conoscenza",
        "Data|Inviato|Inviato il|Spedito",
        "Oggetto",
        "Rispondi a",
    ),
    Labels(
        "pt",
        "De|Remetente",
        "Para|A|Destinatário",
        "Cc|CC|Cópia|Com Cópia",
        "Data|Enviado|Enviada|Enviado em|Enviada em|Date",
        "Assunto",
        "Responder a|Responder para",
    ),
    Labels(
        "nl",
        "Van|Afzender",
        "Aan|Naar|Ontvanger",
        "Cc|CC|Kopie",
        "Datum|Verzonden|Verstuurd|Verzonden op",
        "Onderwerp|Betreft",
        "Antwoord aan",
    ),
    Labels(
        "sv",
        "Från|Avsändare",
        "Till|Mottagare",
        "Kopia|Cc|CC",
        "Datum|Skickat|Skickades",
        "Ämne|Rubrik",
        "Svara till",
    ),
    Labels(
        "da",
        "Fra|Afsender",
        "Til|Modtager",
        "Cc|Kopi",
        "Dato|Sendt",
        "Emne",
        "Svar til",
    ),
    Labels(
        "no",
        "Fra|Avsender",
        "Til|Mottaker",
        "Kopi|Cc",
        "Dato|Sendt",
        "Emne",
        "Svar til",
    ),
    Labels(
        "fi",
        "Lähettäjä|Keneltä",
        "Vastaanottaja|Kenelle|Vastaanottajat",
        "Kopio|Kopioitu",
        "Päivämäärä|Lähetetty|Pvm|Päiväys",
        "Aihe|Otsikko",
        "Vastausosoite",
    ),
    Labels(
        "is",
        "Frá|Sendandi",
        "Til|Viðtakandi",
        "Afrit",
        "Dagsetning|Sent",
        "Efni",
    ),
    Labels(
        "pl",
        "Od|Nadawca",
        "Do|Odbiorca|Adresat|Dla",
        "DW|Dw|Kopia|UDW",
        "Data|Wysłano|Wysłane|Data wysłania",
        "Temat",
        "Odpowiedź do",
    ),
    Labels(
        "cs",
        "Od|Odesílatel",
        "Komu|Pro|Příjemce",
        "Kopie|Kopie pro",
        "Datum|Odesláno|Odeslané",
        "Předmět|Věc",
    ),
    Labels(
        "sk",
        "Od|Odosielateľ|Odosielateľ správy",
        "Komu|Pre|Príjemca|Adresát",
        "Kópia",
        "Dátum|Odoslané|Odoslaná",
        "Predmet|Vec",
    ),
    Labels(
        "hu",
        "Feladó|Küldő",
        "Címzett|Címzettek",
        "Másolatot kap|Másolat",
        "Dátum|Elküldve|Küldve|Küldés ideje",
        "Tárgy",
    ),
    Labels(
        "ro",
        "De la|Expeditor|De",
        "Către|Catre|La|Pentru|Destinatar",
        "Cc|Copie",
        "Data|Trimis|Trimis la|Dată|Expediat",
        "Subiect|Subiectul",
    ),
    Labels(
        "hr",
        "Šalje|Od|Pošiljatelj|Pošiljalac",
        "Prima|Za|Primatelj|Primalac|Kome",
        "Kopija|Kopija za|Cc",
        "Datum|Poslano|Poslato",
        "Predmet|Tema|Naslov",
    ),
    Labels(
        "sl",
        "Od|Pošiljatelj",
        "Za|Prejemnik|Komu",
        "Kp|Kopija",
        "Datum|Poslano",
        "Zadeva",
    ),
    Labels(
        "sr",
        "Од|Пошиљалац|Шаље",
        "За|Прима|Коме",
        "Копија",
        "Датум|Послато",
        "Наслов|Тема|Предмет",
    ),
    Labels(
        "bg",
        "От|Изпращач",
        "До|За|Получател",
        "Копие|Як",
        "Дата|Изпратено",
        "Относно|Тема",
    ),
    Labels(
        "ru",
        "От|От кого|Отправитель",
        "Кому|Получатель",
        "Копия|Скрытая копия",
        "Дата|Отправлено|Отправлен|Дата отправки",
        "Тема",
    ),
    Labels(
        "uk",
        "Від|Від кого|Відправник",
        "Кому|До|Одержувач",
        "Копія",
        "Дата|Надіслано|Відправлено",
        "Тема",
    ),
    Labels(
        "el",
        "Από|Αποστολέας",
        "Προς|Παραλήπτης",
        "Κοιν.|Κοιν|Κοινοποίηση",
        "Ημερομηνία|Στάλθηκε|Ημ/νία|Εστάλη|Ημερομηνία αποστολής",
        "Θέμα",
    ),
    Labels(
        "tr",
        "Kimden|Gönderen",
        "Kime|Alıcı",
        "Bilgi|Kopya",
        "Tarih|Gönderildi|Gönderilme tarihi|Gönderim",
        "Konu",
    ),
    Labels(
        "et",
        "Saatja|Kellelt",
        "Adressaat|Saaja|Kellele",
        "Koopia",
        "Kuupäev|Saadetud",
        "Teema",
    ),
    Labels(
        "lv",
        "No|Sūtītājs",
        "Kam|Adresāts|Saņēmējs",
        "Kopija",
        "Datums|Nosūtīts|Sūtīts",
        "Tēma|Temats",
    ),
    Labels(
        "lt",
        "Nuo|Siuntėjas",
        "Kam|Gavėjas",
        "Kopija",
        "Data|Išsiųsta|Išsiųstas",
        "Tema",
    ),
    Labels(
        "ca",
        "De|Remitent",
        "Per a|A|Per|Destinatari",
        "A/c|Còpia",
        "Data|Enviat|Enviat el",
        "Assumpte|Tema",
    ),
    Labels(
        "gl",
        "De|Remitente",
        "Para|A",
        "Copia",
        "Data|Enviado",
        "Asunto",
    ),
    Labels(
        "eu",
        "Nork|Igorlea",
        "Nori|Hartzailea",
        "Kopia",
        "Data|Bidalita",
        "Gaia",
    ),
    Labels(
        "sq",
        "Nga",
        "Për|Drejtuar",
        "Kopje",
        "Data|Dërguar",
        "Subjekti|Tema",
    ),
    Labels(
        "ja",
        "差出人|送信者|送信元|From",
        "宛先|To|送信先",
        "CC|Cc",
        "日付|送信日時|日時|送信日|Date",
        "件名|Subject",
        "返信先",
    ),
    Labels(
        "zh",
        "发件人|寄件者|寄件人|发送人|發件人|From",
        "收件人|收件者|To",
        "抄送|副本|抄送人|CC",
        "日期|发送时间|发送日期|寄件日期|傳送時間|發送時間|時間|时间|發送日期|已发送",
        "主题|主旨|主題|标题",
    ),
    Labels(
        "ko",
        "보낸 사람|보낸사람|발신|발신자|보낸이|From",
        "받는 사람|받는사람|수신|수신자|받는이",
        "참조|숨은참조",
        "날짜|보낸 날짜|보낸날짜|발신일|보낸 시간|일시",
        "제목",
    ),
    Labels(
        "vi",
        "Từ|Người gửi",
        "Đến|Tới|Người nhận|Gửi",
        "Đồng kính gửi|Đồng gửi",
        "Ngày|Đã gửi|Ngày gửi|Vào",
        "Chủ đề|Tiêu đề",
    ),
    Labels(
        "id",
        "Dari|Pengirim",
        "Kepada|Ke|Untuk|Penerima",
        "Tembusan",
        "Tanggal|Dikirim|Tarikh|Terkirim",
        "Perihal|Subjek|Judul",
    ),
    Labels(
        "th",
        "จาก|ผู้ส่ง",
        "ถึง|ผู้รับ",
        "สำเนา|สำเนาถึง",
        "วันที่|ส่งเมื่อ|ส่ง",
        "เรื่อง|หัวเรื่อง|หัวข้อ",
    ),
    Labels(
        "he",
        "מאת|מ|שולח",
        "אל|נמען|ל",
        "עותק|העתק",
        "תאריך|נשלח|בתאריך",
        "נושא|הנדון",
    ),
    Labels(
        "ar",
        "من|المرسل",
        "إلى|الى|المرسل إليه|إلي",
        "نسخة|نسخة إلى",
        "التاريخ|تاريخ الإرسال|تم الإرسال|أرسلت|تاريخ",
        "الموضوع|موضوع",
    ),
    Labels(
        "fa",
        "از|فرستنده",
        "به|گیرنده",
        "رونوشت",
        "تاریخ|ارسال شده",
        "موضوع",
    ),
    Labels(
        "hi",
        "प्रेषक|से|द्वारा",
        "प्रति|को|प्राप्तकर्ता",
        "प्रतिलिपि",
        "दिनांक|तारीख|भेजा गया|भेजा",
        "विषय",
    ),
)


def _index() -> dict[str, HeaderField]:
    """Label in lower case -> field; where languages disagree the earlier one wins."""
    known: dict[str, HeaderField] = {}
    for row in LANGUAGES:
        cells: tuple[tuple[HeaderField, str], ...] = (
            ("from", row.from_),
            ("to", row.to),
            ("cc", row.cc),
            ("date", row.date),
            ("subject", row.subject),
            ("reply_to", row.reply_to),
        )
        for field, words in cells:
            for word in filter(None, words.split("|")):
                known.setdefault(word.casefold(), field)
    return known


FIELD_OF_LABEL = _index()
LONGEST_LABEL = max(map(len, FIELD_OF_LABEL))
