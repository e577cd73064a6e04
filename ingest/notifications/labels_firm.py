"""Labels of firm, position, web and postal address in forms, in many languages."""

# The firm.
COMPANY = """
company|company name|organisation|organization|organisation name|organization name|business
business name|firm|employer
account|company/organization|company / organisation|institution|agency|school|org|companyname
account name|corporation
firma|firmenname|unternehmen|firma / organisation|unternehmensname|betrieb|organisation / firma
firma/organisation|gesellschaft
name der firma|name des unternehmens|einrichtung|institution / firma
société|societe|entreprise|nom de la société|nom de l'entreprise|raison sociale|organisme
établissement|compagnie|structure
nom société|nom entreprise|société / organisme|nom de société
empresa|nombre de la empresa|compañía|compañia|organización|razón social|razon social|institución
nombre empresa|negocio
azienda|società|ragione sociale|nome azienda|ditta|nome dell'azienda|impresa|ente|organizzazione
nome società
nome da empresa|organização|companhia|razão social|instituição|nome empresa
bedrijf|bedrijfsnaam|onderneming|organisatie|naam bedrijf|bedrijf / organisatie
bedrijf/organisatie|instelling
företag|företagsnamn|bolag|organisation|firmanavn|virksomhed|virksomhedsnavn|bedrift|selskap
firmanavn / organisation|organisasjon
yritys|yrityksen nimi|organisaatio|yhteisö|fyrirtæki
nazwa firmy|przedsiębiorstwo|firma / instytucja|organizacja|instytucja|nazwa przedsiębiorstwa
společnost|název firmy|název společnosti|organizace|spoločnosť|názov firmy|názov spoločnosti
organizácia|firma / společnost
cég|cégnév|cég neve|vállalat|szervezet|cég / szervezet|munkahely
companie|nume companie|numele companiei|nume firmă|nume firma|societate|organizație|firmă
denumire firmă
tvrtka|naziv tvrtke|poduzeće|preduzeće|kompanija|naziv firme|podjetje|naziv podjetja|organizacija
фирма|компанија|предузеће
компания|название компании|организация|наименование организации|предприятие|фирма / организация
название организации|место работы
компанія|назва компанії|організація|підприємство|име на фирма|име на фирмата|име на компанията
εταιρεία|εταιρία|επωνυμία|όνομα εταιρείας|επωνυμία εταιρείας|επιχείρηση|οργανισμός
şirket|firma adı|şirket adı|kurum|şirket ismi|kuruluş|firma ünvanı|şirketiniz
ettevõte|ettevõtte nimi|asutus|uzņēmums|uzņēmuma nosaukums|iestāde|įmonė|įmonės pavadinimas
organizacija|bendrovė
empresa / entitat|nom de l'empresa|entitat|enpresa|enpresaren izena|kompania|cwmni|comhlacht
会社名|会社|貴社名|御社名|企業名|法人名|団体名|組織名|勤務先|会社名・団体名|会社名/団体名|所属
御社名・団体名|会社名・組織名
公司|公司名称|公司名稱|企业|企业名称|单位|单位名称|機構|機構名稱|公司/机构|組織|企業名稱
所在公司|機構/公司
회사|회사명|기업명|업체명|상호|소속|기관명|단체명|회사/기관
công ty|tên công ty|doanh nghiệp|tên doanh nghiệp|tổ chức|đơn vị|perusahaan|nama perusahaan
instansi|organisasi|syarikat|nama syarikat
บริษัท|ชื่อบริษัท|องค์กร|หน่วยงาน|ชื่อหน่วยงาน|חברה|שם חברה|שם החברה|ארגון|עסק|שם העסק
الشركة|اسم الشركة|شركة|المؤسسة|اسم المؤسسة|جهة العمل|المنظمة|شرکت|نام شرکت|سازمان|कंपनी
कंपनी का नाम|संगठन|संस्था
"""

# The position in the firm.
TITLE = """
title|job title|position|role|designation|job|occupation|profession|jobtitle|job role|function
job function|title / position
funktion|berufsbezeichnung|stelle|jobtitel|beruf|tätigkeit|fonction|poste|titre|métier
profession / fonction|cargo|puesto
puesto de trabajo|ocupación|profesión|ruolo|posizione|qualifica|mansione|professione|função
profissão|functie|beroep|functietitel
befattning|titel|roll|yrke|stilling|jobbtittel|tittel|tehtävä|titteli|asema|ammatti|stanowisko
zawód|pozice|funkce|pracovní pozice
pozícia|funkcia|beosztás|munkakör|foglalkozás|funcție|funcţie|poziție|ocupație|pozicija|funkcija
zanimanje|radno mjesto|должность|профессия
посада|професія|длъжност|позиция|θέση|επάγγελμα|ιδιότητα|pozisyon|ünvan|unvan|meslek|görev
ametikoht|amats|pareigos|càrrec|lloc de treball
役職|職種|部署・役職|肩書き|肩書|职位|職位|职务|職務|직책|직위|직급|직함|chức vụ|chức danh
vị trí|jabatan|posisi|jawatan|ตำแหน่ง
תפקיד|المسمى الوظيفي|الوظيفة|المنصب|سمت|شغل|पद|पदनाम
"""

# A web address.
URL = """
website|web site|web|url|homepage|company website|website url|site|www|web address|domain|webpage
webseite|internetseite|internet
internetadresse|site web|site internet|sitio web|página web|pagina web|sito|sito web|sito internet
página da web|webbplats|hemsida
webbsida|hjemmeside|nettside|nettsted|kotisivu|verkkosivu|verkkosivusto|www-osoite|strona www
strona internetowa|adres strony|webové stránky
web stránka|webová stránka|webstránka|weboldal|honlap|web-stranica|internet stranica|spletna stran
сайт|веб-сайт|вебсайт|уебсайт|уеб сайт
ιστοσελίδα|ιστότοπος|web sitesi|internet sitesi|koduleht|mājas lapa|mājaslapa|svetainė
interneto svetainė|lloc web|webgunea
ホームページ|ウェブサイト|サイトurl|网站|网址|網站|網址|公司网站|웹사이트|홈페이지|trang web
situs web|laman web|เว็บไซต์|אתר
אתר אינטרנט|الموقع الإلكتروني|الموقع|وب سایت|वेबसाइट
"""

# Street and house number.
STREET = """
street|street address|address line 1|address 1|address1|streetaddress|line 1|straße|strasse
straße und hausnummer|straße, nr.|straße / nr.
strasse/nr|straße und nr.|straße/hausnummer|straße & hausnummer|rue|adresse ligne 1|calle|via
indirizzo (via)|rua|logradouro|straat
straat en huisnummer|straatnaam|adres (straat)|gata|gatuadress|gade|vejnavn|gateadresse|katuosoite
ulica|ulice|ulica i numer|utca|strada|stradă
улица|вулиця|οδός|sokak|cadde|tänav|iela|gatvė|carrer|番地|街道|도로명|đường|jalan|ถนน|רחוב
الشارع|خیابان
"""

# The town.
CITY = """
city|town|city/town|town/city|suburb|locality|city / town|stadt|ort|wohnort|ortschaft|ville
localité|commune|ciudad|población|poblacion|localidad
municipio|città|citta|comune|località|cidade|município|plaats|woonplaats|stad|gemeente|ort/stad
postort|by|poststed|sted|kaupunki|postitoimipaikka
paikkakunta|miasto|miejscowość|miejscowosc|město|obec|mesto|város|település|oraș|oras|localitate
grad|mjesto|kraj (mesto)|место|град|населено място
город|населённый пункт|місто|πόλη|şehir|ilçe|linn|pilsēta|miestas|ciutat|població|herria
市区町村|市町村
城市|도시|시/군/구|thành phố|quận/huyện|kota|bandar
เมือง|อำเภอ|עיר|ישוב|المدينة|شهر|शहर
"""

# The postal code.
POSTAL_CODE = """
zip|zip code|zipcode|postal code|postcode|post code|zip/postal code|zip / postal code|plz
postleitzahl|code postal|cp|código postal|codigo postal
cap|codice postale|cep|codigo de postagem|postnummer|postnr|postinumero|kod pocztowy|psč|psc
irányítószám|cod poștal|cod postal|poštanski broj
poštna številka|поштански број|пощенски код|индекс|почтовый индекс|поштовий індекс|τ.κ.|τκ
ταχυδρομικός κώδικας|posta kodu|postiindeks|pasta indekss
pašto kodas|codi postal|郵便番号|〒|邮编|邮政编码|郵遞區號|우편번호|mã bưu điện|mã bưu chính
kode pos|poskod
รหัสไปรษณีย์|מיקוד|الرمز البريدي|کد پستی|पिन कोड
"""

# State, province, county.
REGION = """
state|province|county|region|state/province|state / province|state/region|bundesland|kanton
département|departement|région|provincia|comunidad autónoma|estado
regione|província|distrito|provincie|län|landskap|fylke|maakunta|województwo|kraj|okres|megye
județ|judet|županija|pokrajina|област|регион|край|область|район
νομός|il|maakond|novads|apskritis|都道府県|省|省份|縣市|시/도|tỉnh|tỉnh/thành phố|provinsi
negeri|จังหวัด
מחוז|المحافظة|المنطقة|استان|राज्य
"""

# The country.
COUNTRY = """
country|country/region|country / region|nation|land|staat|pays|país|pais|paese|nazione|stato|maa
kraj / country|państwo|země|stát|krajina|štát|ország|țară|tara|țara
država|zemlja|država/zemlja|држава|земља|държава|страна|країна|χώρα|ülke|riik|valsts|šalis
herrialdea|国|国名|国家|國家|国家/地区|국가|나라|quốc gia|nước|negara
ประเทศ|מדינה|ארץ|الدولة|البلد|کشور|देश
"""

# A whole postal address.
ADDRESS = """
address|postal address|mailing address|home address|full address|location|delivery address
shipping address|billing address|property address
adresse|anschrift|postanschrift|wohnadresse|lieferadresse|rechnungsadresse|adresse postale
adresse complète|lieu|dirección|direccion|domicilio|dirección postal|indirizzo
indirizzo completo|endereço|endereco|morada|adres|postadres|adress|postadress|osoite|postiosoite
heimilisfang|adres korespondencyjny|adres zamieszkania|adresa|adresa bydliště|cím|lakcím
levelezési cím
adresă|adresa completă|naslov (adresa)|адрес|адреса|διεύθυνση|adresi|açık adres|aadress|adrese
adresas|adreça|helbidea|enderezo|cyfeiriad|seoladh|住所|ご住所|所在地|地址|通訊地址|联系地址|주소
địa chỉ|alamat|ที่อยู่|כתובת|العنوان (البريدي)|آدرس|نشانی|पता
"""
