"""Labels of name, e-mail and telephone in forms, one language a line and in lower case."""

# The whole name.
NAME = """
name|full name|fullname|contact|contact name|contact person|sender|from|submitted by
first and last name|name surname
name and surname|first name and last name|first & last name|first and last|nickname|requester|who
primary contact
attendee|guest|passenger|enquirer|inquirer|buyer|client|customer|applicant|visitor
contact details name|your good name
voller name|vollständiger name|vor- und nachname|vor- und zuname|vorname und nachname
vorname und name|ansprechpartner
vorname nachname|vorname, name|name, vorname|vorname / name|kontaktperson|absender|kundenname
name des kunden|von
ansprechpartnerin|vor und nachname|name und vorname|interessent
nom complet|nom et prénom|nom et prenom|prénom et nom|prenom et nom|nom prénom|nom / prénom
nom & prénom|prénom nom
personne de contact|contact client|expéditeur|nom du client|nom prenom|interlocuteur|de
nombre completo|nombre y apellidos|nombre y apellido|nombre|nombres y apellidos
persona de contacto|remitente|cliente
nombre del cliente|nombre de contacto|nombres|apellidos y nombre|contacto
nome completo|nome e cognome|nome cognome|nome|nominativo|cognome e nome|referente
persona di contatto|mittente|da
nome e sobrenome|nome e apelido|nome do cliente|pessoa de contato|pessoa de contacto|remetente
contato
naam|volledige naam|voor- en achternaam|voornaam en achternaam|contactpersoon|naam contactpersoon
afzender|van
namn|fullständigt namn|för- och efternamn|kontaktperson|avsändare|från
navn|fulde navn|fullt navn|for- og efternavn|for- og etternavn|afsender|avsender|fra
nimi|koko nimi|etu- ja sukunimi|yhteyshenkilö|lähettäjä
imię i nazwisko|imie i nazwisko|imię nazwisko|nazwisko i imię|pełna nazwa|osoba kontaktowa|nadawca
od|imię / nazwisko
jméno a příjmení|jmeno a prijmeni|celé jméno|jméno|kontaktní osoba|odesílatel|meno a priezvisko
celé meno|meno
kontaktná osoba|odosielateľ
teljes név|név|kapcsolattartó|vezetéknév és keresztnév|feladó
nume complet|nume și prenume|nume si prenume|nume|prenume și nume|persoana de contact
persoană de contact
ime i prezime|ime in priimek|ime|puno ime|kontakt osoba|име и презиме|име
име и фамилия|имена|три имена|лице за контакт
имя|фио|ф.и.о.|ф.и.о|имя и фамилия|контактное лицо|отправитель|полное имя|фамилия имя отчество|от
как вас зовут
ім'я|ім’я|піб|п.і.б.|ім'я та прізвище|прізвище та ім'я|контактна особа|повне ім'я
ονοματεπώνυμο|όνομα|πλήρες όνομα|ονομα|όνομα και επώνυμο
ad soyad|adı soyadı|ad-soyad|isim|isim soyisim|ad ve soyad|tam ad|adınız soyadınız|ad
täisnimi|ees- ja perekonnanimi|vārds, uzvārds|vārds un uzvārds|vārds uzvārds|vardas, pavardė
vardas pavardė|vardas ir pavardė
nom i cognoms|nom complet|nome e apelidos|izen-abizenak|emri i plotë|enw|ainm
氏名|お名前|名前|お客様名|お客様氏名|ご氏名|担当者名|ご担当者名|ご担当者様|担当者|差出人|名前(漢字)|お名前(漢字)
姓名|名字|联系人|聯絡人|联系人姓名|聯絡人姓名|您的姓名|称呼|稱呼|客户姓名|客戶姓名|聯繫人
이름|성명|성함|담당자|담당자명|고객명|보낸 사람|이름(성함)|신청자
họ và tên|họ tên|tên|tên đầy đủ|tên khách hàng|người liên hệ|người gửi
nama|nama lengkap|nama penuh|kontak|pengirim|nama pelanggan
ชื่อ|ชื่อ-นามสกุล|ชื่อ นามสกุล|ชื่อและนามสกุล|ชื่อผู้ติดต่อ|ชื่อ - นามสกุล
שם|שם מלא|שם פרטי ומשפחה|איש קשר|שם ומשפחה
الاسم|الاسم الكامل|الإسم|الاسم بالكامل|اسم العميل|نام|نام و نام خانوادگی|नाम|पूरा नाम
"""

# The given name.
FIRST_NAME = """
first name|firstname|first|given name|givenname|forename|fname|christian name|given
vorname|rufname|prénom|prenom|primer nombre|nombre de pila|primo nome|primeiro nome|nome próprio
nome proprio
voornaam|förnamn|fornavn|etunimi|imię|imie|křestní jméno|krstné meno|keresztnév|utónév|prenume
ime (first)
имя (имя)|собствено име|όνομα (first)|adı|eesnimi|vārds|vardas|nom de pila|izena|名|名前(名)|tên gọi
nama depan
שם פרטי|الاسم الأول|نام کوچک|प्रथम नाम|имені|ชื่อจริง|이름(名)
"""

# The family name.
LAST_NAME = """
last name|lastname|last|surname|family name|familyname|lname|second name
nachname|familienname|zuname|nom|nom de famille|apellido|apellidos|primer apellido|cognome
sobrenome|apelido
último nome|ultimo nome|achternaam|familienaam|efternamn|efternavn|etternavn|sukunimi|nazwisko
příjmení|prijmeni
priezvisko|vezetéknév|családnév|nume de familie|prezime|priimek|презиме|фамилия|фамилия (last)
прізвище|επώνυμο
επίθετο|soyad|soyadı|soyisim|perekonnanimi|uzvārds|pavardė|cognoms|cognom|abizena|abizenak|mbiemri
姓|苗字|名字(姓)
성|họ|nama belakang|nama keluarga|นามสกุล|שם משפחה|اسم العائلة|اللقب|نام خانوادگی|उपनाम|कुलनाम
"""

# How to address somebody.
HONORIFIC = """
salutation|title (mr/ms)|anrede|civilité|civilite|tratamiento|titolo|tratamento|aanhef
forma grzecznościowa|oslovení
oslovenie|megszólítás|обращение|обръщение|звернення|prefix|gender|geschlecht|敬称|称谓|稱謂
"""

# The e-mail address.
EMAIL = """
email|e-mail|mail|email address|e-mail address|emailaddress|e mail|email id|mail id|mail address
contact email|reply to
reply-to|replyto|reply email|sender email|email adress|work email|business email|customer email
from email|e-mail id
antwort an|antwortadresse|antwort-an|répondre à|responder a|rispondi a|reply-to address
beantwoorden|svara till|svar til
e-mail-adresse|email-adresse|emailadresse|mailadresse|e-mailadresse|mail-adresse|e-mail adresse
email adresse|kontakt-e-mail
adresse e-mail|adresse email|adresse mail|courriel|adresse courriel|adresse de courriel
adresse électronique|mél|mel
adresse de messagerie|courrier électronique|adresse e-mail de contact
correo|correo electrónico|correo electronico|email de contacto|dirección de correo
dirección de correo electrónico
dirección de email|dirección email|correo-e|e-correo
indirizzo email|indirizzo e-mail|posta elettronica|indirizzo mail|indirizzo di posta elettronica
endereço de email|endereço de e-mail|correio eletrônico|correio eletrónico|endereço eletrônico
e-mail de contato
e-mailadres|emailadres|mailadres|e-mail adres|email adres
e-postadress|e-post|epost|epostadress|mejl|mejladress|mailadress|e-postadresse|epostadresse
sähköposti|sähköpostiosoite|netfang|tölvupóstur
adres e-mail|adres email|adres mailowy|poczta elektroniczna|poczta e-mail
adres poczty elektronicznej
e-mailová adresa|emailová adresa|elektronická pošta|e-mailový kontakt|email cím|e-mail cím
e-mail címe|emailcím|villámposta
adresă de email|adresa de email|adresă email|adresa email|adresa de e-mail|adresă de e-mail
poștă electronică
email adresa|e-mail adresa|e-adresa|elektronička pošta|e-pošta|elektronski naslov|е-пошта|имејл
е-маил|мејл
имейл|имейл адрес|e-mail адрес|электронная почта|эл. почта|эл.почта|почта|адрес электронной почты
емейл|имэйл
e-mail для связи|емайл|електронна пошта|ел. пошта|пошта|адреса електронної пошти|ел. поща
електронна поща
ηλεκτρονικό ταχυδρομείο|διεύθυνση email|ηλεκτρονική διεύθυνση|διεύθυνση e-mail|ηλ. ταχυδρομείο
e-posta|eposta|e-posta adresi|mail adresi|elektronik posta|e-mail adresi|email adresi
e-posti aadress|meiliaadress|e-pasts|e-pasta adrese|el. paštas|el. pašto adresas
adreça electrònica|correu electrònic
correu|adreça de correu|enderezo electrónico|helbide elektronikoa|posta elektronikoa|e-postu
cyfeiriad e-bost|ebost|ríomhphost
メールアドレス|メール|eメール|電子メール|e-mailアドレス|ご連絡先メールアドレス|返信先メールアドレス|emailアドレス
邮箱|电子邮件|电子邮箱|邮件|邮箱地址|电子邮件地址|電子郵件|電郵|信箱|電子信箱|電郵地址|邮件地址|電子郵件地址|联系邮箱
이메일|이메일 주소|메일|전자우편|메일 주소|email주소
thư điện tử|địa chỉ email|hộp thư|surel|alamat email|pos-el|emel|alamat e-mel|alamat surel
อีเมล|อีเมล์|ที่อยู่อีเมล|อีเมลล์|דוא"ל|דוא״ל|אימייל|מייל|כתובת אימייל|דואר אלקטרוני|כתובת מייל
البريد الإلكتروني|البريد الالكتروني|البريد|الإيميل|ایمیل|پست الکترونیک|رایانامه|ईमेल|ई-मेल|ईमेल पता
"""

# Any telephone.
PHONE = """
phone|telephone|phone number|telephone number|tel|tel.|phone no|phone no.|tel no|mobile
mobile number|mobile phone|cell
cell phone|cellphone|mobile no|contact number|contact no|contact phone|daytime phone|evening phone
home phone|work phone
number|whatsapp|whatsapp number|phone/mobile|phone / mobile|telephone no|mob|phone #|tel number
day phone|landline|callback number
primary phone|best phone|best number|phone (home)|phone (mobile)|customer phone|phonenumber
business phone|office phone|call back number
telefon|telefonnummer|tel-nr|tel.-nr.|tel.nr.|rufnummer|handy|handynummer|mobil|mobilnummer
mobiltelefon|festnetz
telefon / mobil|rückrufnummer|telefon-nr.|telefon nr.|telefonnr.|telefonnr|mobilfunknummer
telefon (mobil)|telefon (privat)
téléphone|telephone portable|téléphone portable|numéro de téléphone|n° de téléphone|portable|tél
tél.|mobile / téléphone
numero de telephone|tel portable|téléphone mobile|n° téléphone|no de téléphone|no. de téléphone
n° de portable|téléphone fixe
teléfono|telefono|teléfono móvil|móvil|movil|celular|número de teléfono|teléfono de contacto
nº de teléfono|teléfono celular
número de contacto|teléfono fijo|núm. de teléfono|numero de telefono
numero di telefono|cellulare|telefono cellulare|recapito telefonico|recapito|tel/cell
telefono fisso|numero telefono|numero
telefone|telemóvel|telemovel|telefone celular|número de telefone|telefone de contato|fone
telefone/celular|tel/cel|contato telefônico
telefone fixo|número de telemóvel|telefone / whatsapp
telefoonnummer|telefoon|mobiel|gsm|mobiel nummer|gsm-nummer|06-nummer|telefoon nummer|tel.nr
telefonnummer|mobilnummer|telefonnr|mobil|mobiltelefon|tlf|tlf.|telefonnr.|mobilnr|puhelin
puhelinnumero|puh|gsm-numero|matkapuhelin
sími|símanúmer|farsími
numer telefonu|nr telefonu|tel. kontaktowy|telefon kontaktowy|telefon komórkowy|komórka|nr tel
nr tel.|numer kontaktowy|numer tel.
telefonní číslo|tel. číslo|kontaktní telefon|telefónne číslo|tel. kontakt|mobilní telefon
mobilný telefón|telefón|telefonní kontakt
telefonszám|mobilszám|telefonszáma|mobiltelefonszám
număr de telefon|numar de telefon|nr. telefon|telefon mobil|nr. de telefon|număr telefon
broj telefona|kontakt telefon|broj mobitela|mobitel|telefonska številka|gsm številka|телефон
број телефона|мобилни
контактный телефон|номер телефона|мобильный телефон|мобильный|телефон для связи|моб. телефон|тел
тел.|ваш номер
номер телефону|контактний телефон|мобільний телефон|мобільний|телефонен номер|телефон за контакт
мобилен телефон|gsm
τηλέφωνο|κινητό|κινητό τηλέφωνο|αριθμός τηλεφώνου|τηλ|τηλ.|σταθερό τηλέφωνο|τηλέφωνο επικοινωνίας
telefon numarası|cep telefonu|cep|telefon no|gsm no|cep telefonu numarası|iletişim numarası
telefoninumber|mobiiltelefon|tālrunis|tālruņa numurs|mob. tālrunis|telefonas|telefono numeris
tel. nr.|mob. tel.
telèfon|número de telèfon|telèfon mòbil|mòbil|telefono zenbakia|telefonoa|numri i telefonit|ffôn
rhif ffôn|fón
電話番号|電話|お電話番号|携帯電話|携帯番号|連絡先電話番号|ご連絡先|連絡先|携帯|携帯電話番号|日中連絡先|tel番号
电话|手机|手机号|手机号码|联系电话|联系方式|电话号码|電話|電話號碼|手機|手機號碼|聯絡電話|行動電話|连络电话|聯繫電話|电话/手机
전화|전화번호|연락처|휴대폰|휴대전화|핸드폰|휴대폰 번호|휴대폰번호|연락처(전화)|연락 가능한 번호
điện thoại|số điện thoại|sđt|di động|số di động|telepon|nomor telepon|no. telepon|no telepon|no hp
no. hp|nomor hp|hp|no. tel
nombor telefon|no. telefon|nomor whatsapp
โทรศัพท์|เบอร์โทร|เบอร์โทรศัพท์|เบอร์มือถือ|หมายเลขโทรศัพท์|โทร|มือถือ
טלפון|טלפון נייד|מספר טלפון|נייד|פלאפון|טל'|טל
الهاتف|رقم الهاتف|الجوال|رقم الجوال|هاتف|الموبايل|رقم الموبايل|رقم الاتصال|تلفن|شماره تماس
شماره تلفن|موبایل|تلفن همراه
फ़ोन|फोन|फोन नंबर|मोबाइल|मोबाइल नंबर|दूरभाष
"""
