"""Lines a client sets between the new words and the letter below, in the languages of the world."""

import re

# What stands between the dashes of "-----Original Message-----".
_ORIGINAL_TABLE = """
original message|reply message|originalmessage|message original|original mail|original email
ursprüngliche nachricht|originalnachricht|original-nachricht|ursprüngliche mail
antwort nachricht
originale nachricht|ursprüngliche e-mail|urspr. nachricht
message d'origine|message d’origine|message original|message initial|mail original
courriel original
message d'origine|mensaje original|correo original|messaggio originale|messaggio original
mensagem original|oorspronkelijk bericht|originele bericht|origineel bericht
oprindelig meddelelse|oprindelig besked|original meddelelse|opprinnelig melding|original melding
ursprungligt meddelande|originalmeddelande|ursprungsmeddelande|alkuperäinen viesti
alkuperainen viesti
upprunaleg skilaboð|upphafleg skilaboð|oryginalna wiadomość|wiadomość oryginalna
wiadomość pierwotna
původní zpráva|originální zpráva|pôvodná správa|eredeti üzenet|mesaj original|mesajul original
mesaj inițial
originalna poruka|izvorna poruka|izvirno sporočilo|originalno sporočilo|оригинална порука
изворна порука
оригинално съобщение|първоначално съобщение|исходное сообщение|оригинальное сообщение
исходное письмо
пересылаемое сообщение ответ|оригінальне повідомлення|початкове повідомлення
вихідне повідомлення
αρχικό μήνυμα|orijinal mesaj|özgün ileti|orjinal mesaj|asıl mesaj|algne sõnum|algne teade
algkiri
sākotnējais ziņojums|oriģinālais ziņojums|pradinis pranešimas|originalus laiškas
missatge original|mensaxe orixinal
jatorrizko mezua|mesazhi origjinal|元のメッセージ|オリジナルメッセージ|original message
原始邮件|原邮件|原始郵件|原始信件|原郵件|原始訊息|원본 메시지|원본메시지|원본 메일|thư gốc
tin nhắn gốc|thông điệp gốc
pesan asli|mesej asal|ข้อความต้นฉบับ|ข้อความเดิม|הודעה מקורית|הודעה ראשונית|الرسالة الأصلية
رسالة أصلية|پیام اصلی|मूल संदेश
quoted message|reply separator|reply above this line|previous message|sent message
"""

# What stands between the dashes, or before the colon, above a forwarded letter.
_FORWARDED_TABLE = """
forwarded message|forwarded mail|forwarded email|begin forwarded message|forwarded by
forwarded letter
forward message|fwd message|start of forwarded message|original message forwarded
inline forwarded message
weitergeleitete nachricht|anfang der weitergeleiteten nachricht|weitergeleitete mail
weitergeleitete e-mail
weitergeleitet|beginn der weitergeleiteten nachricht|anfang der weitergeleiteten e-mail
weiterleitung
message transféré|début du message transféré|message transmis|message réexpédié
début du message réexpédié|mail transféré
début du message transmis|courriel transféré|message renvoyé|transféré
mensaje reenviado|inicio del mensaje reenviado|mensaje remitido|correo reenviado
inicio del mensaje remitido
messaggio inoltrato|inizio messaggio inoltrato|inizio del messaggio inoltrato|mail inoltrata
messaggio inoltrata
mensagem encaminhada|mensagem reencaminhada|início da mensagem encaminhada
início da mensagem reencaminhada
início de mensagem encaminhada|início de mensagem reencaminhada|e-mail encaminhado
iniciar mensagem encaminhada
doorgestuurd bericht|begin doorgestuurd bericht|doorgestuurde bericht|doorgezonden bericht
doorgestuurd e-mailbericht
begin van doorgestuurd bericht|doorgestuurde mail
vidarebefordrat meddelande|vidarebefordrat mejl|vidarebefordrat e-postmeddelande
vidarebefordrat brev
vidarebefordrat mail|början på vidarebefordrat meddelande|inledning på vidarebefordrat meddelande
videresendt besked|videresendt meddelelse|videresendt mail|start på videresendt besked
videresendt e-mail|videresendt
videresendt melding|videresendt e-post|start på videresendt melding
begynnelse på videresendt melding|påbegynt videresendt e-post
begynnelsen på videresendt melding|starten på den videresendte e-mail
edelleenlähetetty viesti|välitetty viesti|välitetty viesti alkaa|välitetty
välitetyn viestin alku|edelleen lähetetty viesti
áframsent skilaboð|áframsend skilaboð|áframsendur póstur
wiadomość przekazana|przekazana wiadomość|wiadomość przesłana dalej|przesłana wiadomość
początek przekazywanej wiadomości
treść przekazanej wiadomości|początek przekazanej wiadomości|treść przesłanej wiadomości
przekazana dalej wiadomość|początek przesyłanej dalej wiadomości
přeposlaná zpráva|předaná zpráva|začátek přeposlané zprávy|přeposlaný e-mail
začátek přeposílané zprávy|přeposílaná zpráva
preposlaná správa|začiatok preposlanej správy|presmerovaná správa|odovzdaná správa
preposielaná správa
továbbított üzenet|továbbított levél|továbbított levél kezdete|továbbított üzenet kezdete
továbbított e-mail
mesaj redirecționat|mesaj redirecţionat|mesaj redirectionat|începe mesajul redirecționat
începutul mesajului redirecționat|mesajul redirecționat|mesaj inaintat
proslijeđena poruka|prosljeđena poruka|početak proslijeđene poruke|prosleđena poruka
prosledjena poruka|proslijeđeno
posredovano sporočilo|začetek posredovanega sporočila|проследјена порука|прослеђена порука
почетак прослеђене поруке
препратено съобщение|препратено писмо|препратени съобщения|начало на препратено съобщение
переадресованное сообщение
пересланное сообщение|пересылаемое сообщение|начало переадресованного сообщения
начало пересылаемого сообщения
пересланное письмо|перенаправленное сообщение|начало пересланного сообщения
пересланное сообщение от
пересилане повідомлення|переслане повідомлення|початок листа, що пересилається
переадресоване повідомлення|початок переадресованого повідомлення
початок пересланого повідомлення
προωθημένο μήνυμα|προωθημένο μήνυμα αρχή|αρχή προωθημένου μηνύματος|προωθημένα μηνύματα
έναρξη προωθημένου μηνύματος
yönlendirilmiş mesaj|iletilmiş mesaj|iletilen mesaj|yönlendirilen ileti|yönlendirilen mesaj
iletilmiş ileti|iletilen ileti başlangıcı|başlangıç iletilmiş mesaj
edastatud kiri|edastatud sõnum|edastatud teade|edastatud sõnumi algus|pārsūtīts ziņojums
pārsūtītā ziņa|pārsūtīta ziņa|persiųstas laiškas|persiųstas pranešimas|persiunčiamas laiškas
missatge reenviat|inici del missatge reenviat|mensaxe reenviada|birbidalitako mezua
mesazh i përcjellë|mesazhi i përcjellë
転送メッセージ|転送されたメッセージ|転送されたメール|転送メール|転送されたメッセージ始
ここから転送メール
转发的邮件|转发邮件|转发的邮件信息|转发邮件信息|转寄邮件|转发的信件|下面是转发的邮件
下面是被转发的邮件|轉寄的郵件|轉寄郵件|轉寄的訊息|轉寄訊息|已轉寄的郵件|以下是轉寄的郵件
开始转发的邮件
전달된 메시지|전달한 메시지|전달된 메일|전달된 이메일|원본 메시지 전달
thư đã chuyển tiếp|thư được chuyển tiếp|tin nhắn chuyển tiếp|chuyển tiếp thư
bắt đầu thư được chuyển tiếp|tin nhắn đã chuyển tiếp
pesan terusan|pesan yang diteruskan|pesan diteruskan|mulai pesan terusan|mesej yang dimajukan
mesej dipanjangkan
ข้อความที่ส่งต่อ|ข้อความที่ส่งต่อมา|เริ่มต้นข้อความที่ส่งต่อ|จดหมายที่ส่งต่อ
הודעה שהועברה|הודעה מועברת|תחילת הודעה שהועברה|תחילת ההודעה שהועברה|הודעה שהועברה על ידי
رسالة معاد توجيهها|رسالة مُعاد توجيهها|رسالة محولة|بداية الرسالة المعاد توجيهها
الرسالة المعاد توجيهها|بدء الرسالة المعاد توجيهها|پیام ارسال شده|پیام هدایت شده|پیام هدایت‌شده
अग्रेषित संदेश|अग्रेषित मेल|फ़ॉरवर्ड किया गया संदेश|आगे भेजा गया संदेश
"""


def _phrases(table: str) -> frozenset[str]:
    cells = (cell.strip() for line in table.split("\n") for cell in line.split("|"))
    return frozenset(filter(None, cells))


ORIGINAL = _phrases(_ORIGINAL_TABLE)
FORWARDED = _phrases(_FORWARDED_TABLE)

_DRESS = " \t>*_-=–—|~\u00a0\ufeff\u200e\u200f\u202a\u202b\u2066\u2069「」【】[]#<"
_RULE = re.compile(r"^[\s>*|]*(?:_{10,}|-{20,}|={20,})[\s*]*$")


# Lotus Notes and mutt name the person behind these words: "----- Forwarded by Jane Doe -----".
_FORWARDED_BY = (
    *("forwarded by ", "forwarded message from ", "weitergeleitet von ", "transféré par "),
    *(
        "réexpédié par ",
        "reenviado por ",
        "inoltrato da ",
        "encaminhado por ",
        "doorgestuurd door ",
    ),
    *("vidarebefordrat av ", "videresendt af ", "videresendt av ", "przekazane przez "),
)
_REPLY_ABOVE = re.compile(
    r"(?:repl(?:y|ies)|respond|write|type|answer|response)\b.{0,30} above th(?:is|e) (?:line|mark)"
    r"|oberhalb dieser (?:linie|zeile)|au-dessus de cette ligne|encima de esta línea"
    r"|acima desta linha|sopra questa (?:riga|linea)|boven deze (?:lijn|regel)"
    r"|ovanför den(?:na|) (?:här )?(?:raden|rad|linje)|over denne (?:linje|linjen)"
    r"|powyżej tej (?:linii|kreski)|nad (?:tuto|touto) (?:řádk|čar)"
    r"|выше этой (?:линии|строки|черты)"
    r"|tämän rivin yläpuolelle|この(?:線|行)より上",
    re.IGNORECASE,
)
_DASHES = ("--", "==", "——", "__", "**", "- -", "──", "－－")


def _words(line: str) -> str:
    """The line in lower case without its dress of dashes and its colon."""
    return line.strip(_DRESS).rstrip(":： .").strip(_DRESS).casefold()


def is_original(line: str) -> bool:
    """Whether the line is "-----Original Message-----" in any language; dashes are required."""
    if len(line) > 160 or not any(mark in line for mark in _DASHES):
        return False
    return _words(line) in ORIGINAL


def is_reply_mark(line: str) -> bool:
    """Whether the line asks to answer above it, as help desks write."""
    if not 12 <= len(line) <= 160:
        return False
    dressed = line.lstrip("> \t")[:1] in tuple("-#=_*~<[(")
    return (dressed or "above" in line) and bool(_REPLY_ABOVE.search(line))


def is_forwarded(line: str) -> bool:
    """Whether the line announces a forwarded letter, between dashes or ending in a colon."""
    if len(line) > 160:
        return False
    if ":" not in line and "：" not in line and not any(mark in line for mark in _DASHES):
        return False
    words = _words(line)
    return words in FORWARDED or ("--" in line and words.startswith(_FORWARDED_BY))


def is_rule(line: str) -> bool:
    """Whether the line is nothing but a long rule, as Outlook draws above a quoted letter."""
    return len(line) < 200 and bool(_RULE.match(line))
