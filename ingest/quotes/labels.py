"""The words mail clients put before sender, receiver, date and subject of a quoted letter."""

from typing import Literal, NamedTuple

HeaderField = Literal["from", "to", "cc", "date", "subject", "reply_to"]


class Labels(NamedTuple):
    """One language: every field lists the words its clients write, most frequent first."""

    language: str
    from_: tuple[str, ...]
    to: tuple[str, ...]
    cc: tuple[str, ...]
    date: tuple[str, ...]
    subject: tuple[str, ...]
    reply_to: tuple[str, ...] = ()

    def cells(self) -> tuple[tuple[HeaderField, tuple[str, ...]], ...]:
        """Fields and their words in the order in which clients write them."""
        return (
            ("from", self.from_),
            ("to", self.to),
            ("cc", self.cc),
            ("date", self.date),
            ("subject", self.subject),
            ("reply_to", self.reply_to),
        )


# language; From; To; Cc; Date; Subject; Reply-To. An indented line goes on with the row above.
_TABLE = """
en; From|Sender; To|Recipient|Recipients; Cc|CC|Bcc|BCC; Date|Sent|Sent at|Received|Sent on;
    Subject; Reply-To|Reply To
de; Von|Absender; An|Empfänger; Kopie|Cc|CC|Kopie (CC)|Blindkopie; Datum|Gesendet|Gesendet am|
    Date; Betreff|Betr.; Antwort an|Antwort-An
fr; De|Expéditeur|Envoyé par; À|A|Pour|Destinataire|Destinataires|à; Cc|Copie à|Copie|Cci;
    Date|Envoyé|Envoyé le|Date d'envoi|Message du; Objet|Sujet; Répondre à
es; De|Remitente|Desde; Para|A|Destinatario; CC|Cc|Copia|Con copia; Fecha|Enviado|Enviado el|
    Enviada|Enviado en; Asunto; Responder a
it; Da|Mittente; A|Per|Destinatario; Cc|CC|Copia|Copia per conoscenza; Data|Inviato|Inviato il|
    Spedito; Oggetto; Rispondi a
pt; De|Remetente; Para|A|Destinatário; Cc|CC|Cópia|Com Cópia; Data|Enviado|Enviada|Enviado em|
    Enviada em|Date; Assunto; Responder a|Responder para
nl; Van|Afzender; Aan|Naar|Ontvanger; Cc|CC|Kopie; Datum|Verzonden|Verstuurd|Verzonden op;
    Onderwerp|Betreft; Antwoord aan
sv; Från|Avsändare; Till|Mottagare; Kopia|Cc|CC; Datum|Skickat|Skickades; Ämne|Rubrik;
    Svara till
da; Fra|Afsender; Til|Modtager; Cc|Kopi; Dato|Sendt; Emne; Svar til
no; Fra|Avsender; Til|Mottaker; Kopi|Cc; Dato|Sendt; Emne; Svar til
fi; Lähettäjä|Keneltä; Vastaanottaja|Kenelle|Vastaanottajat; Kopio|Kopioitu; Päivämäärä|
    Lähetetty|Pvm|Päiväys; Aihe|Otsikko; Vastausosoite
is; Frá|Sendandi; Til|Viðtakandi; Afrit; Dagsetning|Sent; Efni
pl; Od|Nadawca; Do|Odbiorca|Adresat|Dla; DW|Dw|Kopia|UDW; Data|Wysłano|Wysłane|Data wysłania;
    Temat; Odpowiedź do
cs; Od|Odesílatel; Komu|Pro|Příjemce; Kopie|Kopie pro; Datum|Odesláno|Odeslané; Předmět|Věc
sk; Od|Odosielateľ|Odosielateľ správy; Komu|Pre|Príjemca|Adresát; Kópia; Dátum|Odoslané|
    Odoslaná; Predmet|Vec
hu; Feladó|Küldő; Címzett|Címzettek; Másolatot kap|Másolat; Dátum|Elküldve|Küldve|Küldés ideje;
    Tárgy
ro; De la|Expeditor|De; Către|Catre|La|Pentru|Destinatar; Cc|Copie; Data|Trimis|Trimis la|Dată|
    Expediat; Subiect|Subiectul
hr; Šalje|Od|Pošiljatelj|Pošiljalac; Prima|Za|Primatelj|Primalac|Kome; Kopija|Kopija za|Cc;
    Datum|Poslano|Poslato; Predmet|Tema|Naslov
sl; Od|Pošiljatelj; Za|Prejemnik|Komu; Kp|Kopija; Datum|Poslano; Zadeva
sr; Од|Пошиљалац|Шаље; За|Прима|Коме; Копија; Датум|Послато; Наслов|Тема|Предмет
bg; От|Изпращач; До|За|Получател; Копие|Як; Дата|Изпратено; Относно|Тема
ru; От|От кого|Отправитель; Кому|Получатель; Копия|Скрытая копия; Дата|Отправлено|Отправлен|
    Дата отправки; Тема
uk; Від|Від кого|Відправник; Кому|До|Одержувач; Копія; Дата|Надіслано|Відправлено; Тема
el; Από|Αποστολέας; Προς|Παραλήπτης; Κοιν.|Κοιν|Κοινοποίηση; Ημερομηνία|Στάλθηκε|Ημ/νία|Εστάλη|
    Ημερομηνία αποστολής; Θέμα
tr; Kimden|Gönderen; Kime|Alıcı; Bilgi|Kopya; Tarih|Gönderildi|Gönderilme tarihi|Gönderim; Konu
et; Saatja|Kellelt; Adressaat|Saaja|Kellele; Koopia; Kuupäev|Saadetud; Teema
lv; No|Sūtītājs; Kam|Adresāts|Saņēmējs; Kopija; Datums|Nosūtīts|Sūtīts; Tēma|Temats
lt; Nuo|Siuntėjas; Kam|Gavėjas; Kopija; Data|Išsiųsta|Išsiųstas; Tema
ca; De|Remitent; Per a|A|Per|Destinatari; A/c|Còpia; Data|Enviat|Enviat el; Assumpte|Tema
gl; De|Remitente; Para|A; Copia; Data|Enviado; Asunto
eu; Nork|Igorlea; Nori|Hartzailea; Kopia; Data|Bidalita; Gaia
sq; Nga; Për|Drejtuar; Kopje; Data|Dërguar; Subjekti|Tema
ja; 差出人|送信者|送信元|From; 宛先|To|送信先; CC|Cc; 日付|送信日時|日時|送信日|Date; 件名|
    Subject; 返信先
zh; 发件人|寄件者|寄件人|发送人|發件人|From; 收件人|收件者|To; 抄送|副本|抄送人|CC; 日期|
    发送时间|发送日期|寄件日期|傳送時間|發送時間|時間|时间|發送日期|已发送; 主题|主旨|主題|标题
ko; 보낸 사람|보낸사람|발신|발신자|보낸이|From; 받는 사람|받는사람|수신|수신자|받는이; 참조|
    숨은참조; 날짜|보낸 날짜|보낸날짜|발신일|보낸 시간|일시; 제목
vi; Từ|Người gửi; Đến|Tới|Người nhận|Gửi; Đồng kính gửi|Đồng gửi; Ngày|Đã gửi|Ngày gửi|Vào;
    Chủ đề|Tiêu đề
id; Dari|Pengirim; Kepada|Ke|Untuk|Penerima; Tembusan; Tanggal|Dikirim|Tarikh|Terkirim;
    Perihal|Subjek|Judul
th; จาก|ผู้ส่ง; ถึง|ผู้รับ; สำเนา|สำเนาถึง; วันที่|ส่งเมื่อ|ส่ง; เรื่อง|หัวเรื่อง|หัวข้อ
he; מאת|מ|שולח; אל|נמען|ל; עותק|העתק; תאריך|נשלח|בתאריך; נושא|הנדון
ar; من|المرسل; إلى|الى|المرسل إليه|إلي; نسخة|نسخة إلى; التاريخ|تاريخ الإرسال|تم الإرسال|أرسلت|
    تاريخ; الموضوع|موضوع
fa; از|فرستنده; به|گیرنده; رونوشت; تاریخ|ارسال شده; موضوع
hi; प्रेषक|से|द्वारा; प्रति|को|प्राप्तकर्ता; प्रतिलिपि; दिनांक|तारीख|भेजा गया|भेजा; विषय
"""


def _row(text: str) -> Labels:
    language, *cells = (cell.strip() for cell in text.split(";"))
    words = (tuple(word.strip() for word in cell.split("|") if word.strip()) for cell in cells)
    return Labels(language, *words)


LANGUAGES: tuple[Labels, ...] = tuple(map(_row, _TABLE.replace("\n    ", "").strip().split("\n")))


def _index() -> dict[str, HeaderField]:
    """Label in lower case -> field; where languages disagree the earlier one wins."""
    known: dict[str, HeaderField] = {}
    for row in LANGUAGES:
        for field, words in row.cells():
            for word in words:
                known.setdefault(word.casefold(), field)
    return known


FIELD_OF_LABEL = _index()
LONGEST_LABEL = max(map(len, FIELD_OF_LABEL))
