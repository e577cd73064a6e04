"""The labels of contact forms, shops and portals, in the languages of their visitors."""

# Field of a finding -> its labels, one language a line, lower case, without "your" and the like.
_FIELDS: dict[str, str] = {
    "name": """
name|full name|fullname|contact|contact name|contact person|sender|from|submitted by|first and last name|name surname
name and surname|first name and last name|first & last name|first and last|nickname|requester|who|primary contact
attendee|guest|passenger|enquirer|inquirer|buyer|client|customer|applicant|visitor|contact details name|your good name
voller name|vollständiger name|vor- und nachname|vor- und zuname|vorname und nachname|vorname und name|ansprechpartner
vorname nachname|vorname, name|name, vorname|vorname / name|kontaktperson|absender|kundenname|name des kunden|von
ansprechpartnerin|vor und nachname|name und vorname|interessent
nom complet|nom et prénom|nom et prenom|prénom et nom|prenom et nom|nom prénom|nom / prénom|nom & prénom|prénom nom
personne de contact|contact client|expéditeur|nom du client|nom prenom|interlocuteur|de
nombre completo|nombre y apellidos|nombre y apellido|nombre|nombres y apellidos|persona de contacto|remitente|cliente
nombre del cliente|nombre de contacto|nombres|apellidos y nombre|contacto
nome completo|nome e cognome|nome cognome|nome|nominativo|cognome e nome|referente|persona di contatto|mittente|da
nome e sobrenome|nome e apelido|nome do cliente|pessoa de contato|pessoa de contacto|remetente|contato
naam|volledige naam|voor- en achternaam|voornaam en achternaam|contactpersoon|naam contactpersoon|afzender|van
namn|fullständigt namn|för- och efternamn|kontaktperson|avsändare|från
navn|fulde navn|fullt navn|for- og efternavn|for- og etternavn|afsender|avsender|fra
nimi|koko nimi|etu- ja sukunimi|yhteyshenkilö|lähettäjä
imię i nazwisko|imie i nazwisko|imię nazwisko|nazwisko i imię|pełna nazwa|osoba kontaktowa|nadawca|od|imię / nazwisko
jméno a příjmení|jmeno a prijmeni|celé jméno|jméno|kontaktní osoba|odesílatel|meno a priezvisko|celé meno|meno
kontaktná osoba|odosielateľ
teljes név|név|kapcsolattartó|vezetéknév és keresztnév|feladó
nume complet|nume și prenume|nume si prenume|nume|prenume și nume|persoana de contact|persoană de contact
ime i prezime|ime in priimek|ime|puno ime|kontakt osoba|име и презиме|име
име и фамилия|имена|три имена|лице за контакт
имя|фио|ф.и.о.|ф.и.о|имя и фамилия|контактное лицо|отправитель|полное имя|фамилия имя отчество|от|как вас зовут
ім'я|ім’я|піб|п.і.б.|ім'я та прізвище|прізвище та ім'я|контактна особа|повне ім'я
ονοματεπώνυμο|όνομα|πλήρες όνομα|ονομα|όνομα και επώνυμο
ad soyad|adı soyadı|ad-soyad|isim|isim soyisim|ad ve soyad|tam ad|adınız soyadınız|ad
täisnimi|ees- ja perekonnanimi|vārds, uzvārds|vārds un uzvārds|vārds uzvārds|vardas, pavardė|vardas pavardė|vardas ir pavardė
nom i cognoms|nom complet|nome e apelidos|izen-abizenak|emri i plotë|enw|ainm
氏名|お名前|名前|お客様名|お客様氏名|ご氏名|担当者名|ご担当者名|ご担当者様|担当者|差出人|名前(漢字)|お名前(漢字)
姓名|名字|联系人|聯絡人|联系人姓名|聯絡人姓名|您的姓名|称呼|稱呼|客户姓名|客戶姓名|聯繫人
이름|성명|성함|담당자|담당자명|고객명|보낸 사람|이름(성함)|신청자
họ và tên|họ tên|tên|tên đầy đủ|tên khách hàng|người liên hệ|người gửi
nama|nama lengkap|nama penuh|kontak|pengirim|nama pelanggan
ชื่อ|ชื่อ-นามสกุล|ชื่อ นามสกุล|ชื่อและนามสกุล|ชื่อผู้ติดต่อ|ชื่อ - นามสกุล
שם|שם מלא|שם פרטי ומשפחה|איש קשר|שם ומשפחה
الاسم|الاسم الكامل|الإسم|الاسم بالكامل|اسم العميل|نام|نام و نام خانوادگی|नाम|पूरा नाम""",
    "first_name": """
first name|firstname|first|given name|givenname|forename|fname|christian name|given
vorname|rufname|prénom|prenom|primer nombre|nombre de pila|primo nome|primeiro nome|nome próprio|nome proprio
voornaam|förnamn|fornavn|etunimi|imię|imie|křestní jméno|krstné meno|keresztnév|utónév|prenume|ime (first)
имя (имя)|собствено име|όνομα (first)|adı|eesnimi|vārds|vardas|nom de pila|izena|名|名前(名)|tên gọi|nama depan
שם פרטי|الاسم الأول|نام کوچک|प्रथम नाम|имені|ชื่อจริง|이름(名)""",
    "last_name": """
last name|lastname|last|surname|family name|familyname|lname|second name
nachname|familienname|zuname|nom|nom de famille|apellido|apellidos|primer apellido|cognome|sobrenome|apelido
último nome|ultimo nome|achternaam|familienaam|efternamn|efternavn|etternavn|sukunimi|nazwisko|příjmení|prijmeni
priezvisko|vezetéknév|családnév|nume de familie|prezime|priimek|презиме|фамилия|фамилия (last)|прізвище|επώνυμο
επίθετο|soyad|soyadı|soyisim|perekonnanimi|uzvārds|pavardė|cognoms|cognom|abizena|abizenak|mbiemri|姓|苗字|名字(姓)
성|họ|nama belakang|nama keluarga|นามสกุล|שם משפחה|اسم العائلة|اللقب|نام خانوادگی|उपनाम|कुलनाम""",
    "honorific": """
salutation|title (mr/ms)|anrede|civilité|civilite|tratamiento|titolo|tratamento|aanhef|forma grzecznościowa|oslovení
oslovenie|megszólítás|обращение|обръщение|звернення|prefix|gender|geschlecht|敬称|称谓|稱謂""",
    "email": """
email|e-mail|mail|email address|e-mail address|emailaddress|e mail|email id|mail id|mail address|contact email|reply to
reply-to|replyto|reply email|sender email|email adress|work email|business email|customer email|from email|e-mail id
antwort an|antwortadresse|antwort-an|répondre à|responder a|rispondi a|reply-to address|beantwoorden|svara till|svar til
e-mail-adresse|email-adresse|emailadresse|mailadresse|e-mailadresse|mail-adresse|e-mail adresse|email adresse|kontakt-e-mail
adresse e-mail|adresse email|adresse mail|courriel|adresse courriel|adresse de courriel|adresse électronique|mél|mel
adresse de messagerie|courrier électronique|adresse e-mail de contact
correo|correo electrónico|correo electronico|email de contacto|dirección de correo|dirección de correo electrónico
dirección de email|dirección email|correo-e|e-correo
indirizzo email|indirizzo e-mail|posta elettronica|indirizzo mail|indirizzo di posta elettronica
endereço de email|endereço de e-mail|correio eletrônico|correio eletrónico|endereço eletrônico|e-mail de contato
e-mailadres|emailadres|mailadres|e-mail adres|email adres
e-postadress|e-post|epost|epostadress|mejl|mejladress|mailadress|e-postadresse|epostadresse
sähköposti|sähköpostiosoite|netfang|tölvupóstur
adres e-mail|adres email|adres mailowy|poczta elektroniczna|poczta e-mail|adres poczty elektronicznej
e-mailová adresa|emailová adresa|elektronická pošta|e-mailový kontakt|email cím|e-mail cím|e-mail címe|emailcím|villámposta
adresă de email|adresa de email|adresă email|adresa email|adresa de e-mail|adresă de e-mail|poștă electronică
email adresa|e-mail adresa|e-adresa|elektronička pošta|e-pošta|elektronski naslov|е-пошта|имејл|е-маил|мејл
имейл|имейл адрес|e-mail адрес|электронная почта|эл. почта|эл.почта|почта|адрес электронной почты|емейл|имэйл
e-mail для связи|емайл|електронна пошта|ел. пошта|пошта|адреса електронної пошти|ел. поща|електронна поща
ηλεκτρονικό ταχυδρομείο|διεύθυνση email|ηλεκτρονική διεύθυνση|διεύθυνση e-mail|ηλ. ταχυδρομείο
e-posta|eposta|e-posta adresi|mail adresi|elektronik posta|e-mail adresi|email adresi
e-posti aadress|meiliaadress|e-pasts|e-pasta adrese|el. paštas|el. pašto adresas|adreça electrònica|correu electrònic
correu|adreça de correu|enderezo electrónico|helbide elektronikoa|posta elektronikoa|e-postu|cyfeiriad e-bost|ebost|ríomhphost
メールアドレス|メール|eメール|電子メール|e-mailアドレス|ご連絡先メールアドレス|返信先メールアドレス|emailアドレス
邮箱|电子邮件|电子邮箱|邮件|邮箱地址|电子邮件地址|電子郵件|電郵|信箱|電子信箱|電郵地址|邮件地址|電子郵件地址|联系邮箱
이메일|이메일 주소|메일|전자우편|메일 주소|email주소
thư điện tử|địa chỉ email|hộp thư|surel|alamat email|pos-el|emel|alamat e-mel|alamat surel
อีเมล|อีเมล์|ที่อยู่อีเมล|อีเมลล์|דוא"ל|דוא״ל|אימייל|מייל|כתובת אימייל|דואר אלקטרוני|כתובת מייל
البريد الإلكتروني|البريد الالكتروني|البريد|الإيميل|ایمیل|پست الکترونیک|رایانامه|ईमेल|ई-मेल|ईमेल पता""",
    "phone": """
phone|telephone|phone number|telephone number|tel|tel.|phone no|phone no.|tel no|mobile|mobile number|mobile phone|cell
cell phone|cellphone|mobile no|contact number|contact no|contact phone|daytime phone|evening phone|home phone|work phone
number|whatsapp|whatsapp number|phone/mobile|phone / mobile|telephone no|mob|phone #|tel number|day phone|landline|callback number
primary phone|best phone|best number|phone (home)|phone (mobile)|customer phone|phonenumber|business phone|office phone|call back number
telefon|telefonnummer|tel-nr|tel.-nr.|tel.nr.|rufnummer|handy|handynummer|mobil|mobilnummer|mobiltelefon|festnetz
telefon / mobil|rückrufnummer|telefon-nr.|telefon nr.|telefonnr.|telefonnr|mobilfunknummer|telefon (mobil)|telefon (privat)
téléphone|telephone portable|téléphone portable|numéro de téléphone|n° de téléphone|portable|tél|tél.|mobile / téléphone
numero de telephone|tel portable|téléphone mobile|n° téléphone|no de téléphone|no. de téléphone|n° de portable|téléphone fixe
teléfono|telefono|teléfono móvil|móvil|movil|celular|número de teléfono|teléfono de contacto|nº de teléfono|teléfono celular
número de contacto|teléfono fijo|núm. de teléfono|numero de telefono
numero di telefono|cellulare|telefono cellulare|recapito telefonico|recapito|tel/cell|telefono fisso|numero telefono|numero
telefone|telemóvel|telemovel|telefone celular|número de telefone|telefone de contato|fone|telefone/celular|tel/cel|contato telefônico
telefone fixo|número de telemóvel|telefone / whatsapp
telefoonnummer|telefoon|mobiel|gsm|mobiel nummer|gsm-nummer|06-nummer|telefoon nummer|tel.nr
telefonnummer|mobilnummer|telefonnr|mobil|mobiltelefon|tlf|tlf.|telefonnr.|mobilnr|puhelin|puhelinnumero|puh|gsm-numero|matkapuhelin
sími|símanúmer|farsími
numer telefonu|nr telefonu|tel. kontaktowy|telefon kontaktowy|telefon komórkowy|komórka|nr tel|nr tel.|numer kontaktowy|numer tel.
telefonní číslo|tel. číslo|kontaktní telefon|telefónne číslo|tel. kontakt|mobilní telefon|mobilný telefón|telefón|telefonní kontakt
telefonszám|mobilszám|telefonszáma|mobiltelefonszám
număr de telefon|numar de telefon|nr. telefon|telefon mobil|nr. de telefon|număr telefon
broj telefona|kontakt telefon|broj mobitela|mobitel|telefonska številka|gsm številka|телефон|број телефона|мобилни
контактный телефон|номер телефона|мобильный телефон|мобильный|телефон для связи|моб. телефон|тел|тел.|ваш номер
номер телефону|контактний телефон|мобільний телефон|мобільний|телефонен номер|телефон за контакт|мобилен телефон|gsm
τηλέφωνο|κινητό|κινητό τηλέφωνο|αριθμός τηλεφώνου|τηλ|τηλ.|σταθερό τηλέφωνο|τηλέφωνο επικοινωνίας
telefon numarası|cep telefonu|cep|telefon no|gsm no|cep telefonu numarası|iletişim numarası
telefoninumber|mobiiltelefon|tālrunis|tālruņa numurs|mob. tālrunis|telefonas|telefono numeris|tel. nr.|mob. tel.
telèfon|número de telèfon|telèfon mòbil|mòbil|telefono zenbakia|telefonoa|numri i telefonit|ffôn|rhif ffôn|fón
電話番号|電話|お電話番号|携帯電話|携帯番号|連絡先電話番号|ご連絡先|連絡先|携帯|携帯電話番号|日中連絡先|tel番号
电话|手机|手机号|手机号码|联系电话|联系方式|电话号码|電話|電話號碼|手機|手機號碼|聯絡電話|行動電話|连络电话|聯繫電話|电话/手机
전화|전화번호|연락처|휴대폰|휴대전화|핸드폰|휴대폰 번호|휴대폰번호|연락처(전화)|연락 가능한 번호
điện thoại|số điện thoại|sđt|di động|số di động|telepon|nomor telepon|no. telepon|no telepon|no hp|no. hp|nomor hp|hp|no. tel
nombor telefon|no. telefon|nomor whatsapp
โทรศัพท์|เบอร์โทร|เบอร์โทรศัพท์|เบอร์มือถือ|หมายเลขโทรศัพท์|โทร|มือถือ
טלפון|טלפון נייד|מספר טלפון|נייד|פלאפון|טל'|טל
الهاتف|رقم الهاتف|الجوال|رقم الجوال|هاتف|الموبايل|رقم الموبايل|رقم الاتصال|تلفن|شماره تماس|شماره تلفن|موبایل|تلفن همراه
फ़ोन|फोन|फोन नंबर|मोबाइल|मोबाइल नंबर|दूरभाष""",
    "company": """
company|company name|organisation|organization|organisation name|organization name|business|business name|firm|employer
account|company/organization|company / organisation|institution|agency|school|org|companyname|account name|corporation
firma|firmenname|unternehmen|firma / organisation|unternehmensname|betrieb|organisation / firma|firma/organisation|gesellschaft
name der firma|name des unternehmens|einrichtung|institution / firma
société|societe|entreprise|nom de la société|nom de l'entreprise|raison sociale|organisme|établissement|compagnie|structure
nom société|nom entreprise|société / organisme|nom de société
empresa|nombre de la empresa|compañía|compañia|organización|razón social|razon social|institución|nombre empresa|negocio
azienda|società|ragione sociale|nome azienda|ditta|nome dell'azienda|impresa|ente|organizzazione|nome società
nome da empresa|organização|companhia|razão social|instituição|nome empresa
bedrijf|bedrijfsnaam|onderneming|organisatie|naam bedrijf|bedrijf / organisatie|bedrijf/organisatie|instelling
företag|företagsnamn|bolag|organisation|firmanavn|virksomhed|virksomhedsnavn|bedrift|selskap|firmanavn / organisation|organisasjon
yritys|yrityksen nimi|organisaatio|yhteisö|fyrirtæki
nazwa firmy|przedsiębiorstwo|firma / instytucja|organizacja|instytucja|nazwa przedsiębiorstwa
společnost|název firmy|název společnosti|organizace|spoločnosť|názov firmy|názov spoločnosti|organizácia|firma / společnost
cég|cégnév|cég neve|vállalat|szervezet|cég / szervezet|munkahely
companie|nume companie|numele companiei|nume firmă|nume firma|societate|organizație|firmă|denumire firmă
tvrtka|naziv tvrtke|poduzeće|preduzeće|kompanija|naziv firme|podjetje|naziv podjetja|organizacija|фирма|компанија|предузеће
компания|название компании|организация|наименование организации|предприятие|фирма / организация|название организации|место работы
компанія|назва компанії|організація|підприємство|име на фирма|име на фирмата|име на компанията
εταιρεία|εταιρία|επωνυμία|όνομα εταιρείας|επωνυμία εταιρείας|επιχείρηση|οργανισμός
şirket|firma adı|şirket adı|kurum|şirket ismi|kuruluş|firma ünvanı|şirketiniz
ettevõte|ettevõtte nimi|asutus|uzņēmums|uzņēmuma nosaukums|iestāde|įmonė|įmonės pavadinimas|organizacija|bendrovė
empresa / entitat|nom de l'empresa|entitat|enpresa|enpresaren izena|kompania|cwmni|comhlacht
会社名|会社|貴社名|御社名|企業名|法人名|団体名|組織名|勤務先|会社名・団体名|会社名/団体名|所属|御社名・団体名|会社名・組織名
公司|公司名称|公司名稱|企业|企业名称|单位|单位名称|機構|機構名稱|公司/机构|組織|企業名稱|所在公司|機構/公司
회사|회사명|기업명|업체명|상호|소속|기관명|단체명|회사/기관
công ty|tên công ty|doanh nghiệp|tên doanh nghiệp|tổ chức|đơn vị|perusahaan|nama perusahaan|instansi|organisasi|syarikat|nama syarikat
บริษัท|ชื่อบริษัท|องค์กร|หน่วยงาน|ชื่อหน่วยงาน|חברה|שם חברה|שם החברה|ארגון|עסק|שם העסק
الشركة|اسم الشركة|شركة|المؤسسة|اسم المؤسسة|جهة العمل|المنظمة|شرکت|نام شرکت|سازمان|कंपनी|कंपनी का नाम|संगठन|संस्था""",
    "title": """
title|job title|position|role|designation|job|occupation|profession|jobtitle|job role|function|job function|title / position
funktion|berufsbezeichnung|stelle|jobtitel|beruf|tätigkeit|fonction|poste|titre|métier|profession / fonction|cargo|puesto
puesto de trabajo|ocupación|profesión|ruolo|posizione|qualifica|mansione|professione|função|profissão|functie|beroep|functietitel
befattning|titel|roll|yrke|stilling|jobbtittel|tittel|tehtävä|titteli|asema|ammatti|stanowisko|zawód|pozice|funkce|pracovní pozice
pozícia|funkcia|beosztás|munkakör|foglalkozás|funcție|funcţie|poziție|ocupație|pozicija|funkcija|zanimanje|radno mjesto|должность|профессия
посада|професія|длъжност|позиция|θέση|επάγγελμα|ιδιότητα|pozisyon|ünvan|unvan|meslek|görev|ametikoht|amats|pareigos|càrrec|lloc de treball
役職|職種|部署・役職|肩書き|肩書|职位|職位|职务|職務|직책|직위|직급|직함|chức vụ|chức danh|vị trí|jabatan|posisi|jawatan|ตำแหน่ง
תפקיד|المسمى الوظيفي|الوظيفة|المنصب|سمت|شغل|पद|पदनाम""",
    "url": """
website|web site|web|url|homepage|company website|website url|site|www|web address|domain|webpage|webseite|internetseite|internet
internetadresse|site web|site internet|sitio web|página web|pagina web|sito|sito web|sito internet|página da web|webbplats|hemsida
webbsida|hjemmeside|nettside|nettsted|kotisivu|verkkosivu|verkkosivusto|www-osoite|strona www|strona internetowa|adres strony|webové stránky
web stránka|webová stránka|webstránka|weboldal|honlap|web-stranica|internet stranica|spletna stran|сайт|веб-сайт|вебсайт|уебсайт|уеб сайт
ιστοσελίδα|ιστότοπος|web sitesi|internet sitesi|koduleht|mājas lapa|mājaslapa|svetainė|interneto svetainė|lloc web|webgunea
ホームページ|ウェブサイト|サイトurl|网站|网址|網站|網址|公司网站|웹사이트|홈페이지|trang web|situs web|laman web|เว็บไซต์|אתר|אתר אינטרנט|الموقع الإلكتروني|الموقع|وب سایت|वेबसाइट""",
    "street": """
street|street address|address line 1|address 1|address1|streetaddress|line 1|straße|strasse|straße und hausnummer|straße, nr.|straße / nr.
strasse/nr|straße und nr.|straße/hausnummer|straße & hausnummer|rue|adresse ligne 1|calle|via|indirizzo (via)|rua|logradouro|straat
straat en huisnummer|straatnaam|adres (straat)|gata|gatuadress|gade|vejnavn|gateadresse|katuosoite|ulica|ulice|ulica i numer|utca|strada|stradă
улица|вулиця|οδός|sokak|cadde|tänav|iela|gatvė|carrer|番地|街道|도로명|đường|jalan|ถนน|רחוב|الشارع|خیابان""",
    "city": """
city|town|city/town|town/city|suburb|locality|city / town|stadt|ort|wohnort|ortschaft|ville|localité|commune|ciudad|población|poblacion|localidad
municipio|città|citta|comune|località|cidade|município|plaats|woonplaats|stad|gemeente|ort/stad|postort|by|poststed|sted|kaupunki|postitoimipaikka
paikkakunta|miasto|miejscowość|miejscowosc|město|obec|mesto|város|település|oraș|oras|localitate|grad|mjesto|kraj (mesto)|место|град|населено място
город|населённый пункт|місто|πόλη|şehir|ilçe|linn|pilsēta|miestas|ciutat|població|herria|市区町村|市町村|城市|도시|시/군/구|thành phố|quận/huyện|kota|bandar
เมือง|อำเภอ|עיר|ישוב|المدينة|شهر|शहर""",
    "postal_code": """
zip|zip code|zipcode|postal code|postcode|post code|zip/postal code|zip / postal code|plz|postleitzahl|code postal|cp|código postal|codigo postal
cap|codice postale|cep|codigo de postagem|postnummer|postnr|postinumero|kod pocztowy|psč|psc|irányítószám|cod poștal|cod postal|poštanski broj
poštna številka|поштански број|пощенски код|индекс|почтовый индекс|поштовий індекс|τ.κ.|τκ|ταχυδρομικός κώδικας|posta kodu|postiindeks|pasta indekss
pašto kodas|codi postal|郵便番号|〒|邮编|邮政编码|郵遞區號|우편번호|mã bưu điện|mã bưu chính|kode pos|poskod|รหัสไปรษณีย์|מיקוד|الرمز البريدي|کد پستی|पिन कोड""",
    "region": """
state|province|county|region|state/province|state / province|state/region|bundesland|kanton|département|departement|région|provincia|comunidad autónoma|estado
regione|província|distrito|provincie|län|landskap|fylke|maakunta|województwo|kraj|okres|megye|județ|judet|županija|pokrajina|област|регион|край|область|район
νομός|il|maakond|novads|apskritis|都道府県|省|省份|縣市|시/도|tỉnh|tỉnh/thành phố|provinsi|negeri|จังหวัด|מחוז|المحافظة|المنطقة|استان|राज्य""",
    "country": """
country|country/region|country / region|nation|land|staat|pays|país|pais|paese|nazione|stato|maa|kraj / country|państwo|země|stát|krajina|štát|ország|țară|tara|țara
država|zemlja|država/zemlja|држава|земља|държава|страна|країна|χώρα|ülke|riik|valsts|šalis|herrialdea|国|国名|国家|國家|国家/地区|국가|나라|quốc gia|nước|negara
ประเทศ|מדינה|ארץ|الدولة|البلد|کشور|देश""",
    "address": """
address|postal address|mailing address|home address|full address|location|delivery address|shipping address|billing address|property address
adresse|anschrift|postanschrift|wohnadresse|lieferadresse|rechnungsadresse|adresse postale|adresse complète|lieu|dirección|direccion|domicilio|dirección postal|indirizzo
indirizzo completo|endereço|endereco|morada|adres|postadres|adress|postadress|osoite|postiosoite|heimilisfang|adres korespondencyjny|adres zamieszkania|adresa|adresa bydliště|cím|lakcím|levelezési cím
adresă|adresa completă|naslov (adresa)|адрес|адреса|διεύθυνση|adresi|açık adres|aadress|adrese|adresas|adreça|helbidea|enderezo|cyfeiriad|seoladh|住所|ご住所|所在地|地址|通訊地址|联系地址|주소
địa chỉ|alamat|ที่อยู่|כתובת|العنوان (البريدي)|آدرس|نشانی|पता""",
    "subject": """
subject|topic|reason|regarding|re|enquiry type|inquiry type|subject line|reason for contact|interested in|type of enquiry|nature of enquiry|subject of inquiry
betreff|thema|anliegen|betrifft|grund der anfrage|art der anfrage|objet|sujet|motif|objet de la demande|objet du message|asunto|tema|motivo|motivo de contacto|oggetto|argomento|motivo del contatto
assunto|motivo do contato|onderwerp|betreft|reden van contact|ämne|ärende|emne|aihe|otsikko|temat|tytuł|temat wiadomości|předmět|predmet|téma|tárgy|subiect|subiectul
tema|naslov|zadeva|тема|тема сообщения|тема повідомлення|относно|θέμα|konu|konu başlığı|teema|tēma|temats|assumpte|gaia|件名|お問い合わせ項目|お問い合わせ種別|お問い合わせの種類|題名|ご用件|主题|主旨|主題|标题|標題
제목|문의 유형|문의유형|chủ đề|tiêu đề|perihal|subjek|judul|topik|เรื่อง|หัวข้อ|נושא|الموضوع|عنوان الرسالة|موضوع|विषय""",
    "message": """
message|message body|comments|comment|enquiry|inquiry|question|questions|description|details|notes|note|your message|how can we help|how can we help you|what can we help you with
additional information|additional comments|additional details|message text|request|remarks|feedback|project details|project description|content|text|body|message content|more information|further information
comments or questions|questions or comments|comments/questions|questions/comments|anything else|tell us about your project|tell us more|other information|special requests|requirements|your requirements|enquiry details
your question|inquiry details|query|issue|what do you need|customer comments|buyer comments|lead comments|additional info|message to seller|how may we help you|what are you looking for|tell us about your needs|describe your needs
nachricht|ihre nachricht|mitteilung|anfrage|frage|fragen|kommentar|bemerkung|bemerkungen|anmerkung|anmerkungen|nachrichtentext|ihre frage|ihre anfrage|beschreibung|nachricht des kunden|anliegen / nachricht|text der nachricht|hinweise|projektbeschreibung|freitext|ihr anliegen|wie können wir ihnen helfen|kundenanfrage|nachricht / anfrage
corps du message|commentaire|commentaires|demande|votre demande|texte du message|question / commentaire|précisions|remarques|vos commentaires|contenu du message|votre question|informations complémentaires|descriptif|description du projet|comment pouvons-nous vous aider|texte|contenu|complément d'information|votre projet
mensaje|comentario|comentarios|consulta|cuerpo del mensaje|pregunta|observaciones|solicitud|descripción|detalle|detalles|su mensaje|su consulta|texto del mensaje|contenido|en qué podemos ayudarte|en qué podemos ayudarle|mensaje o consulta|cómo podemos ayudarte|información adicional|petición
messaggio|il tuo messaggio|commento|commenti|richiesta|domanda|corpo del messaggio|note aggiuntive|testo del messaggio|descrizione|testo|osservazioni|come possiamo aiutarti|contenuto|dettagli|la tua richiesta|informazioni aggiuntive
mensagem|corpo da mensagem|comentário|comentários|dúvida|dúvidas|pergunta|observações|observação|pedido|descrição|solicitação|sua mensagem|texto da mensagem|conteúdo|como podemos ajudar|detalhes|informações adicionais
bericht|uw bericht|vraag|opmerking|opmerkingen|toelichting|berichttekst|vraag of opmerking|vraag/opmerking|omschrijving|aanvraag|inhoud|inhoud van het bericht|hoe kunnen we je helpen|hoe kunnen we u helpen|vraag/opmerkingen
meddelande|ditt meddelande|fråga|kommentarer|förfrågan|beskrivning|övrigt|besked|meddelelse|din besked|spørgsmål|bemærkninger|forespørgsel|beskrivelse|melding|din melding|henvendelse|kommentarer / spørgsmål
viesti|viestisi|kysymys|kommentit|lisätiedot|palaute|kommentti|tarjouspyyntö|skilaboð|fyrirspurn
wiadomość|wiadomosc|treść wiadomości|treść|tresc wiadomosci|treść zapytania|zapytanie|pytanie|komentarz|uwagi|opis|twoja wiadomość|dodatkowe informacje|treść zgłoszenia|w czym możemy pomóc|tresc
zpráva|text zprávy|vaše zpráva|dotaz|poznámka|vzkaz|komentář|popis|požadavek|poptávka|obsah zprávy|správa|text správy|vaša správa|otázka|komentár|požiadavka|obsah správy|doplňující informace
üzenet|üzenete|megjegyzés|kérdés|üzenet szövege|szöveg|leírás|az ön üzenete|hozzászólás|ajánlatkérés
mesaj|mesajul|mesajul dumneavoastră|mesajul dvs|comentarii|întrebare|intrebare|conținutul mesajului|descriere|detalii|solicitare|mesajul tău|cerere|observații
poruka|vaša poruka|upit|pitanje|komentar|napomena|sporočilo|vaše sporočilo|vprašanje|povpraševanje|opomba|sadržaj poruke|порука|питање|коментар|ваша порука|упит
сообщение|текст сообщения|комментарий|комментарии|вопрос|ваше сообщение|примечание|описание|запрос|обращение|ваш вопрос|текст обращения|пожелания|дополнительная информация|заявка|текст
повідомлення|текст повідомлення|коментар|питання|ваше повідомлення|опис|запит|примітка|звернення|съобщение|вашето съобщение|въпрос|коментари|запитване|текст на съобщението|забележка
μήνυμα|το μήνυμά σας|σχόλια|σχόλιο|ερώτηση|κείμενο|μηνυμα|περιγραφή|κείμενο μηνύματος|παρατηρήσεις|αίτημα
mesajınız|mesaj metni|mesaj içeriği|yorum|soru|açıklama|not|notlar|sorunuz|talep|ileti|talebiniz|içerik
sõnum|teade|kommentaar|küsimus|lisainfo|kirjeldus|ziņojums|ziņa|jautājums|komentārs|komentāri|žinutė|pranešimas|klausimas|komentaras|užklausa
missatge|el teu missatge|comentaris|consulta|pregunta|mensaxe|mezua|iruzkina|galdera|mesazhi|komente|neges|eich neges|teachtaireacht
お問い合わせ内容|お問合せ内容|お問合わせ内容|問い合わせ内容|内容|メッセージ|メッセージ本文|本文|ご質問|ご相談内容|備考|コメント|お問い合わせ本文|ご要望|質問内容|ご質問・ご要望|ご意見・ご質問|題名・本文|ご相談・お問い合わせ内容|お問い合わせ
留言|留言内容|信息|消息|内容|咨询内容|需求|备注|问题|描述|留言內容|訊息|內容|訊息內容|備註|需求描述|問題|詢問內容|諮詢內容|详细信息|您的留言|询盘内容|您的需求
메시지|내용|문의내용|문의 내용|문의사항|문의 사항|요청사항|메모|질문|상담내용|상담 내용|기타|본문|남기실 말씀
tin nhắn|nội dung|lời nhắn|nội dung tin nhắn|câu hỏi|ghi chú|yêu cầu|nội dung liên hệ|mô tả|pesan|isi pesan|pertanyaan|komentar|catatan|keterangan|mesej|deskripsi|permintaan
ข้อความ|รายละเอียด|ข้อความของคุณ|คำถาม|ความคิดเห็น|หมายเหตุ|เนื้อหา|הודעה|תוכן ההודעה|הערות|שאלה|תוכן הפנייה|תוכן|פרטי הפנייה|טקסט ההודעה|פנייה
الرسالة|نص الرسالة|رسالتك|الاستفسار|تعليق|التعليق|ملاحظات|السؤال|الطلب|محتوى الرسالة|التفاصيل|پیام|متن پیام|توضیحات|پرسش|سوال|پیام شما|संदेश|आपका संदेश|टिप्पणी|प्रश्न|विवरण""",
}

# Labels that say something of the machine or the page, never of the person.
_META = """
date|time|page url|page|url of page|user agent|useragent|remote ip|ip|ip address|powered by|form name|form|form id|form title|entry id|submission id|submission date|submitted on|submitted at
submitted|referrer|referer|referral url|source url|browser|device|operating system|os|page title|site name|site url|website name|sent from|sent on|sent via|sent at|received|timestamp|date/time|date & time|date submitted|entry date
lead id|leadid|lead source|source|utm source|utm medium|utm campaign|utm_source|utm_medium|utm_campaign|utm_term|utm_content|gclid|fbclid|campaign|medium|order id|order number|order no|order|order total|total|subtotal|quantity|reference|reference number
ref|ref.|ticket|ticket id|case id|id|status|agent|agent name|agent email|agent phone|assigned to|owner|dealer|dealer name|vendor|vendor name|provider|seller|seller name|listing id|listing|property id|mls|mls #|vin|stock number|stock #|fax|fax number|telefax|faxnummer|télécopie
privacy policy|privacy|consent|gdpr|dsgvo|datenschutz|datenschutzerklärung|newsletter|marketing|accept terms|terms|i agree|acceptance|captcha|recaptcha|opt-in|optin|agree|einwilligung|rgpd|consentimiento|privacidad|política de privacidad|consenso|zgoda|souhlas
datum|uhrzeit|zeit|seite|ip-adresse|formular|gesendet am|eingegangen am|heure|adresse ip|formulaire|envoyé le|fecha|hora|dirección ip|formulario|data|ora|indirizzo ip|modulo|endereço ip|formulário|tijd|formulier|ip-adres|dato|tid|klokkeslett
tidspunkt|ip-adress|formulär|skjema|päivämäärä|aika|lomake|ip-osoite|data i godzina|godzina|adres ip|formularz|čas|formulář|ip adresa|dátum|idő|űrlap|дата|время|час|ip-адрес|форма|страница|ημερομηνία|ώρα|tarih|saat|日時|送信日時|送信日|ipアドレス|日期|时间|時間|날짜|시간|ngày|waktu|tanggal|วันที่|תאריך|التاريخ
preferred contact method|best time to call|preferred date|preferred time|how did you hear about us|budget|language|locale|spam score|user id|username|user|to|cc|bcc|account number|sender ip|host|hostname|message-id|sent|sent by|report spam|view entry|edit entry|unsubscribe|mode|version
"""

_YOUR = frozenset(
    """what's what is are what’s which how state give tell us i am me your my the our a an customer's customers customer client client's contact lead visitor sender senders sender's buyer
    guest applicant enquirer inquirer user's prospect prospect's please enter provide kindly primary main
    ihr ihre ihren ihrer dein deine der die das den bitte kunde kunden interessent
    votre vos le la les ton ta su sus tu tus el los las il lo i gli suo sua tuo tua seu meu o os as
    uw jouw je de het din ditt dina ditt dit jeres deres sinun teidän twój twoja twoje państwa váš vaša vaše
    vase az ön a te vaš vašeg dumneavoastră dvs ваш ваша ваше ваши ваше твоё το η ο σας sizin adınız الخاص بك
    l' field billing shipping delivery personal student parent owner's customer_ contact_""".split()
)


def _table() -> dict[str, str]:
    known: dict[str, str] = {}
    for field, cells in _FIELDS.items():
        for label in cells.replace("\n", "|").split("|"):
            if label.strip():
                known.setdefault(label.strip(), field)
    for label in _META.replace("\n", "|").split("|"):
        if label.strip():
            known.setdefault(label.strip(), "meta")
    return known


FIELD_OF_LABEL = _table()
YOUR = _YOUR
