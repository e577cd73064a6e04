"""Decides whether labelled values make a form letter, or stand in an ordinary person's mail."""

import re
from dataclasses import replace

from ingest.message import Message
from ingest.notifications.lines import label_line
from ingest.notifications.notification import Pair
from ingest.notifications.values import fits
from ingest.quotes.labels import FIELD_OF_LABEL as HEADER_LABELS

_SUBJECT = re.compile(
    r"contact form|form (?:submission|response|entry|completed)|new (?:submission"
    r"|enquiry|inquiry|lead|message|entry|contact|form|response|request|order|booking)"
    r"|(?:enquiry|inquiry|lead|submission|message|request) (?:from|via|received|for"
    r"|about)|website (?:enquiry|inquiry|form|lead|contact)|web ?form|web ?lead|adf lead"
    r"|submitted|contact us|quote request"
    r"|kontaktformular|neue (?:anfrage|nachricht)|anfrage (?:von|über)|formulaire"
    r"|nouveau message|nouvelle demande|demande de (?:contact|devis)|formulario"
    r"|nuevo mensaje|nueva consulta|nuevo contacto"
    r"|formul[áa]rio|nova mensagem|novo contato|novo lead|modulo (?:di )?contatt"
    r"|nuovo messaggio|nuova richiesta|richiesta (?:di|da)|contactformulier"
    r"|nieuw bericht|nieuwe aanvraag|kontaktskjema|kontaktformul[äa]r"
    r"|formularz|nowa wiadomość|zapytanie|formulář|nová zpráva|formulár|űrlap|új üzenet"
    r"|formular de contact|mesaj nou|obrazac|nova poruka|форма|заявка|новое сообщение"
    r"|φόρμα|iletişim formu|yeni mesaj"
    r"|yhteydenotto|lomake|お問い合わせ|问询|询盘|留言|表單|表单|문의|liên hệ|formulir"
    r"|ติดต่อ|טופס|نموذج|फॉर्म",
    re.IGNORECASE,
)
_MACHINE = re.compile(
    r"^(?:no-?reply|do-?not-?reply|wordpress|form|forms|form-submission|notifications?"
    r"|notify|leads?|website|web|webform|contact-?form|mailer|noreply.*|alerts?|system"
    r"|server|submissions?|www-data|apache|nobody|robot|automailer|support|info|admin"
    r"|hello)(?:[+.\-_].*)?@",
    re.IGNORECASE,
)
_INTRO = re.compile(
    r"(?:someone|you have|you've|you got|a (?:new|visitor|customer)|new) .{0,60}(?:submi"
    r"|message|enquir|inquir|lead|form|contact|request)|sent via form"
    r"|following (?:details|information|message)|form submission"
    r"|neue (?:anfrage|nachricht)|folgende (?:daten|nachricht|anfrage)|formular"
    r"|nouveau message|formulaire|formulario|formulário|modulo|formulier|formularz"
    r"|formulář|форм",
    re.IGNORECASE,
)
_IDENTITY = frozenset(("name", "first_name", "last_name", "email", "phone"))
_SIGNATURE = frozenset(
    (
        "email",
        "phone",
        "url",
        "address",
        "company",
        "city",
        "street",
        "postal_code",
        "country",
        "meta",
        "",
        "title",
    )
)


def without_header_block(pairs: list[Pair]) -> list[Pair]:
    """The pairs with a quoted letter's From, To and Subject set aside as the machine's own.

    From and To together, or From without a message label, are such a block; the form of Contact
    Form 7 has From and Subject, but a message too.
    """
    header = {HEADER_LABELS.get(pair.label.casefold()) for pair in pairs}
    if {"from", "to"} <= header:
        aside = set(HEADER_LABELS)
    elif any(pair.field == "message" for pair in pairs):
        return pairs
    else:
        aside = {label for label, field in HEADER_LABELS.items() if field == "from"}
    return [
        replace(pair, field="meta") if pair.label.casefold() in aside else pair for pair in pairs
    ]


def is_form(pairs: list[Pair], message: Message) -> bool:
    """Whether the pairs identify a person as forms do.

    A form has a name or an e-mail label together with others; a signature has telephone and web
    labels only, stands at the end, and follows running text.
    """
    said = [
        pair for pair in pairs if pair.field not in ("", "meta") and fits(pair.field, pair.value)
    ]
    known = {pair.field for pair in said}
    if not known & _IDENTITY or (known <= _SIGNATURE and not speaks_of_form(message)):
        return False
    named = known & {"name", "first_name", "last_name"}
    strong = (
        len(known) >= 3
        or (named and known & {"email", "phone", "message"})
        or {"email", "message"} <= known
    )
    if not strong and not (speaks_of_form(message) and len(known) >= 2):
        return False
    return _prose_above(message.text, pairs) <= (12 if speaks_of_form(message) else 4)


def speaks_of_form(message: Message) -> bool:
    """Whether subject, sender or first lines speak of a form."""
    sender = message.from_.email if message.from_ else ""
    if _MACHINE.match(sender) or _SUBJECT.search(message.subject[:200]):
        return True
    return bool(_INTRO.search(message.text[:400]))


def _prose_above(text: str, pairs: list[Pair]) -> int:
    """How many lines of running text stand above the first known label."""
    first = next((pair.label for pair in pairs if pair.field not in ("", "meta")), "")
    count = 0
    for line in text.split("\n")[:60]:
        if first and label_line(line)[0] == first:
            break
        count += bool(line.strip())
    return count
