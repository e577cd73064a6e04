"""Labels of subject and message in forms, and those that speak of the machine itself."""

# What it is about.
SUBJECT = """
subject|topic|reason|regarding|re|enquiry type|inquiry type|subject line|reason for contact
interested in|type of enquiry|nature of enquiry|subject of inquiry
betreff|thema|anliegen|betrifft|grund der anfrage|art der anfrage|objet|sujet|motif
objet de la demande|objet du message|asunto|tema|motivo|motivo de contacto|oggetto|argomento
motivo del contatto
assunto|motivo do contato|onderwerp|betreft|reden van contact|ämne|ärende|emne|aihe|otsikko|temat
tytuł|temat wiadomości|předmět|predmet|téma|tárgy|subiect|subiectul
tema|naslov|zadeva|тема|тема сообщения|тема повідомлення|относно|θέμα|konu|konu başlığı|teema|tēma
temats|assumpte|gaia|件名|お問い合わせ項目|お問い合わせ種別|お問い合わせの種類|題名|ご用件|主题
主旨|主題|标题|標題
제목|문의 유형|문의유형|chủ đề|tiêu đề|perihal|subjek|judul|topik|เรื่อง|หัวข้อ|נושא|الموضوع
عنوان الرسالة
موضوع|विषय
"""

# The visitor's own words.
MESSAGE = """
message|message body|comments|comment|enquiry|inquiry|question|questions|description|details|notes
note|your message|how can we help|how can we help you|what can we help you with
additional information|additional comments|additional details|message text|request|remarks
feedback|project details|project description|content|text|body|message content|more information
further information
comments or questions|questions or comments|comments/questions|questions/comments|anything else
tell us about your project|tell us more|other information|special requests|requirements
your requirements|enquiry details
your question|inquiry details|query|issue|what do you need|customer comments|buyer comments
lead comments|additional info|message to seller|how may we help you|what are you looking for
tell us about your needs|describe your needs
nachricht|ihre nachricht|mitteilung|anfrage|frage|fragen|kommentar|bemerkung|bemerkungen|anmerkung
anmerkungen|nachrichtentext|ihre frage|ihre anfrage|beschreibung|nachricht des kunden
anliegen / nachricht|text der nachricht|hinweise|projektbeschreibung|freitext|ihr anliegen
wie können wir ihnen helfen|kundenanfrage|nachricht / anfrage
corps du message|commentaire|commentaires|demande|votre demande|texte du message
question / commentaire|précisions|remarques|vos commentaires|contenu du message|votre question
informations complémentaires|descriptif|description du projet|comment pouvons-nous vous aider
texte|contenu|complément d'information|votre projet
mensaje|comentario|comentarios|consulta|cuerpo del mensaje|pregunta|observaciones|solicitud
descripción|detalle|detalles|su mensaje|su consulta|texto del mensaje|contenido
en qué podemos ayudarte|en qué podemos ayudarle|mensaje o consulta|cómo podemos ayudarte
información adicional|petición
messaggio|il tuo messaggio|commento|commenti|richiesta|domanda|corpo del messaggio|note aggiuntive
testo del messaggio|descrizione|testo|osservazioni|come possiamo aiutarti|contenuto|dettagli
la tua richiesta|informazioni aggiuntive
mensagem|corpo da mensagem|comentário|comentários|dúvida|dúvidas|pergunta|observações|observação
pedido|descrição|solicitação|sua mensagem|texto da mensagem|conteúdo|como podemos ajudar|detalhes
informações adicionais
bericht|uw bericht|vraag|opmerking|opmerkingen|toelichting|berichttekst|vraag of opmerking
vraag/opmerking|omschrijving|aanvraag|inhoud|inhoud van het bericht|hoe kunnen we je helpen
hoe kunnen we u helpen|vraag/opmerkingen
meddelande|ditt meddelande|fråga|kommentarer|förfrågan|beskrivning|övrigt|besked|meddelelse
din besked|spørgsmål|bemærkninger|forespørgsel|beskrivelse|melding|din melding|henvendelse
kommentarer / spørgsmål
viesti|viestisi|kysymys|kommentit|lisätiedot|palaute|kommentti|tarjouspyyntö|skilaboð|fyrirspurn
wiadomość|wiadomosc|treść wiadomości|treść|tresc wiadomosci|treść zapytania|zapytanie|pytanie
komentarz|uwagi|opis|twoja wiadomość|dodatkowe informacje|treść zgłoszenia|w czym możemy pomóc
tresc
zpráva|text zprávy|vaše zpráva|dotaz|poznámka|vzkaz|komentář|popis|požadavek|poptávka|obsah zprávy
správa|text správy|vaša správa|otázka|komentár|požiadavka|obsah správy|doplňující informace
üzenet|üzenete|megjegyzés|kérdés|üzenet szövege|szöveg|leírás|az ön üzenete|hozzászólás|ajánlatkérés
mesaj|mesajul|mesajul dumneavoastră|mesajul dvs|comentarii|întrebare|intrebare
conținutul mesajului|descriere|detalii|solicitare|mesajul tău|cerere|observații
poruka|vaša poruka|upit|pitanje|komentar|napomena|sporočilo|vaše sporočilo|vprašanje|povpraševanje
opomba|sadržaj poruke|порука|питање|коментар|ваша порука|упит
сообщение|текст сообщения|комментарий|комментарии|вопрос|ваше сообщение|примечание|описание|запрос
обращение|ваш вопрос|текст обращения|пожелания|дополнительная информация|заявка|текст
повідомлення|текст повідомлення|коментар|питання|ваше повідомлення|опис|запит|примітка|звернення
съобщение|вашето съобщение|въпрос|коментари|запитване|текст на съобщението|забележка
μήνυμα|το μήνυμά σας|σχόλια|σχόλιο|ερώτηση|κείμενο|μηνυμα|περιγραφή|κείμενο μηνύματος|παρατηρήσεις
αίτημα
mesajınız|mesaj metni|mesaj içeriği|yorum|soru|açıklama|not|notlar|sorunuz|talep|ileti|talebiniz
içerik
sõnum|teade|kommentaar|küsimus|lisainfo|kirjeldus|ziņojums|ziņa|jautājums|komentārs|komentāri
žinutė|pranešimas|klausimas|komentaras|užklausa
missatge|el teu missatge|comentaris|consulta|pregunta|mensaxe|mezua|iruzkina|galdera|mesazhi
komente|neges|eich neges|teachtaireacht
お問い合わせ内容|お問合せ内容|お問合わせ内容|問い合わせ内容|内容|メッセージ|メッセージ本文|本文
ご質問|ご相談内容|備考|コメント|お問い合わせ本文|ご要望|質問内容|ご質問・ご要望
ご意見・ご質問|題名・本文|ご相談・お問い合わせ内容|お問い合わせ
留言|留言内容|信息|消息|内容|咨询内容|需求|备注|问题|描述|留言內容|訊息|內容|訊息內容|備註
需求描述|問題|詢問內容|諮詢內容|详细信息|您的留言|询盘内容|您的需求
메시지|내용|문의내용|문의 내용|문의사항|문의 사항|요청사항|메모|질문|상담내용|상담 내용|기타
본문|남기실 말씀
tin nhắn|nội dung|lời nhắn|nội dung tin nhắn|câu hỏi|ghi chú|yêu cầu|nội dung liên hệ|mô tả|pesan
isi pesan|pertanyaan|komentar|catatan|keterangan|mesej|deskripsi|permintaan
ข้อความ|รายละเอียด|ข้อความของคุณ|คำถาม|ความคิดเห็น|หมายเหตุ|เนื้อหา|הודעה|תוכן ההודעה|הערות|שאלה
תוכן הפנייה|תוכן|פרטי הפנייה|טקסט ההודעה|פנייה
الرسالة|نص الرسالة|رسالتك|الاستفسار|تعليق|التعليق|ملاحظات|السؤال|الطلب|محتوى الرسالة|التفاصيل|پیام
متن پیام|توضیحات|پرسش|سوال|پیام شما|संदेश|आपका संदेश|टिप्पणी|प्रश्न|विवरण
"""

# Labels that say something of the machine or the page, never of the person.
META = """
date|time|page url|page|url of page|user agent|useragent|remote ip|ip|ip address|powered by
form name|form|form id|form title|entry id|submission id|submission date|submitted on|submitted at
submitted|referrer|referer|referral url|source url|browser|device|operating system|os|page title
site name|site url|website name|sent from|sent on|sent via|sent at|received|timestamp|date/time
date & time|date submitted|entry date
lead id|leadid|lead source|source|utm source|utm medium|utm campaign|utm_source|utm_medium
utm_campaign|utm_term|utm_content|gclid|fbclid|campaign|medium|order id|order number|order no
order|order total|total|subtotal|quantity|reference|reference number
ref|ref.|ticket|ticket id|case id|id|status|agent|agent name|agent email|agent phone|assigned to
owner|dealer|dealer name|vendor|vendor name|provider|seller|seller name|listing id|listing
property id|mls|mls #|vin|stock number|stock #|fax|fax number|telefax|faxnummer|télécopie
privacy policy|privacy|consent|gdpr|dsgvo|datenschutz|datenschutzerklärung|newsletter|marketing
accept terms|terms|i agree|acceptance|captcha|recaptcha|opt-in|optin|agree|einwilligung|rgpd
consentimiento|privacidad|política de privacidad|consenso|zgoda|souhlas
datum|uhrzeit|zeit|seite|ip-adresse|formular|gesendet am|eingegangen am|heure|adresse ip
formulaire|envoyé le|fecha|hora|dirección ip|formulario|data|ora|indirizzo ip|modulo|endereço ip
formulário|tijd|formulier|ip-adres|dato|tid|klokkeslett
tidspunkt|ip-adress|formulär|skjema|päivämäärä|aika|lomake|ip-osoite|data i godzina|godzina
adres ip|formularz|čas|formulář|ip adresa|dátum|idő|űrlap|дата|время|час|ip-адрес|форма|страница
ημερομηνία|ώρα|tarih|saat|日時|送信日時|送信日|ipアドレス|日期|时间|時間|날짜|시간|ngày|waktu
tanggal|วันที่|תאריך
التاريخ
preferred contact method|best time to call|preferred date|preferred time|how did you hear about us
budget|language|locale|spam score|user id|username|user|to|cc|bcc|account number|sender ip|host
hostname|message-id|sent|sent by|report spam|view entry|edit entry|unsubscribe|mode|version
"""
