"""Forms in the languages of their visitors."""

import pytest

from ingest.message import Address, Message
from ingest.notifications import read_notification
from ingest.notifications.label_words import field_of

# Language, then the labels of name, e-mail, telephone, company and message.
ROWS = """
en; Your name; Email address; Phone number; Company; Your message
de; Vor- und Nachname; E-Mail-Adresse; Telefonnummer; Firma; Ihre Nachricht
fr; Nom et prénom; Adresse e-mail; Téléphone; Société; Votre message
es; Nombre y apellidos; Correo electrónico; Teléfono; Empresa; Mensaje
it; Nome e cognome; Indirizzo email; Cellulare; Azienda; Messaggio
pt; Nome completo; E-mail; Telemóvel; Empresa; Mensagem
nl; Naam; E-mailadres; Telefoonnummer; Bedrijfsnaam; Bericht
sv; Namn; E-postadress; Telefonnummer; Företag; Meddelande
da; Navn; E-mail; Telefon; Firma; Besked
no; Navn; E-postadresse; Telefon; Bedrift; Melding
fi; Nimi; Sähköposti; Puhelinnumero; Yritys; Viesti
pl; Imię i nazwisko; Adres e-mail; Numer telefonu; Nazwa firmy; Treść wiadomości
cs; Jméno a příjmení; E-mailová adresa; Telefonní číslo; Název firmy; Text zprávy
sk; Meno a priezvisko; E-mail; Telefónne číslo; Názov firmy; Správa
hu; Név; E-mail cím; Telefonszám; Cégnév; Üzenet
ro; Nume și prenume; Adresă de email; Număr de telefon; Nume companie; Mesaj
hr; Ime i prezime; Email adresa; Broj telefona; Tvrtka; Poruka
sl; Ime in priimek; E-pošta; Telefonska številka; Podjetje; Sporočilo
bg; Име и фамилия; Имейл; Телефон; Фирма; Съобщение
ru; ФИО; Электронная почта; Контактный телефон; Компания; Сообщение
uk; Ім'я та прізвище; Електронна пошта; Телефон; Компанія; Повідомлення
el; Ονοματεπώνυμο; Διεύθυνση email; Τηλέφωνο; Εταιρεία; Μήνυμα
tr; Adınız Soyadınız; E-posta adresiniz; Telefonunuz; Şirket; Mesajınız
et; Nimi; E-posti aadress; Telefon; Ettevõte; Sõnum
lv; Vārds, uzvārds; E-pasts; Tālrunis; Uzņēmums; Ziņojums
lt; Vardas, pavardė; El. paštas; Telefonas; Įmonė; Žinutė
ca; Nom i cognoms; Correu electrònic; Telèfon; Empresa; Missatge
ja; お名前; メールアドレス; 電話番号; 会社名; お問い合わせ内容
zh; 姓名; 电子邮箱; 联系电话; 公司名称; 留言内容
tw; 姓名; 電子郵件; 聯絡電話; 公司名稱; 留言內容
ko; 이름; 이메일; 연락처; 회사명; 문의내용
vi; Họ và tên; Địa chỉ email; Số điện thoại; Công ty; Nội dung
id; Nama lengkap; Alamat email; Nomor telepon; Perusahaan; Pesan
th; ชื่อ-นามสกุล; อีเมล; เบอร์โทรศัพท์; บริษัท; ข้อความ
he; שם מלא; כתובת אימייל; טלפון; שם החברה; הודעה
ar; الاسم الكامل; البريد الإلكتروني; رقم الهاتف; الشركة; الرسالة
fa; نام و نام خانوادگی; ایمیل; شماره تماس; شرکت; پیام
hi; पूरा नाम; ईमेल; मोबाइल नंबर; कंपनी का नाम; संदेश
"""
FORMS = [line.split("; ") for line in ROWS.strip().split("\n")]
VALUES = ("Jana Roe", "jana@x.example", "+49 30 1234567", "Roe GmbH", "Hello: 3 lamps, please")
FIELDS = ("name", "email", "phone", "company", "message")
SENDER = Address("Website", "noreply@forms.example")


@pytest.mark.parametrize("labels", [form[1:] for form in FORMS], ids=[form[0] for form in FORMS])
@pytest.mark.parametrize("between", [": ", " : ", ":\n", "："], ids=["", "spaced", "below", "wide"])
def test_a_form_is_read_in_its_language(labels: list[str], between: str) -> None:
    lines = (f"{label}{between}{value}" for label, value in zip(labels, VALUES, strict=True))
    found = read_notification(Message(from_=SENDER, subject="Web", text="\n\n".join(lines)))
    assert found is not None
    assert tuple(found.value(field) for field in FIELDS) == VALUES


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("First name", "Last name"),
        ("Vorname", "Nachname"),
        ("Prénom", "Nom"),
        ("Nombre", "Apellidos"),
        ("Nome", "Cognome"),
        ("Nome", "Sobrenome"),
        ("Voornaam", "Achternaam"),
        ("Förnamn", "Efternamn"),
        ("Etunimi", "Sukunimi"),
        ("Imię", "Nazwisko"),
        ("Jméno", "Příjmení"),
        ("Meno", "Priezvisko"),
        ("Prenume", "Nume de familie"),
        ("Имя", "Фамилия"),
        ("Ad", "Soyad"),
        ("名", "姓"),
    ],
)
def test_names_in_two_parts_become_one(first: str, last: str) -> None:
    text = f"{first}: Jana\n{last}: Roe\nE-mail: jana@x.example\n"
    found = read_notification(Message(from_=SENDER, subject="New form submission", text=text))
    assert found is not None
    assert found.value("name") == "Jana Roe"


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("*Your Name* (required)", "name"),
        ("contact[email]", "email"),
        ("customerPhone", "phone"),
        ("E-Mail / Email", "email"),
        ("■お名前", "name"),
        ("Telephone (day)", "phone"),
        ("Phone 2", "phone"),
        ("Best telephone number for you", "phone"),
        ("Additional Comments/Questions", "message"),
        ("Dealer phone", ""),
        ("Please enter your message", "message"),
        ("IP address", "meta"),
        ("Fax", "meta"),
        ("Shoe size", ""),
        ("", ""),
        ("x" * 500, ""),
    ],
)
def test_a_label_has_its_meaning_however_it_is_dressed(label: str, field: str) -> None:
    assert field_of(label) == field
