"""Telephone numbers of a signature line, with their kind; fax numbers are known and left out."""

import re
from dataclasses import dataclass

import phonenumbers

_NUMBER = re.compile(
    r"(?<![\w@./-])(?:\+|00|\(\+?)?\(?\d[\d\s().\u00a0/\u2010-\u2015-]{5,24}\d(?:\s?(?:x"
    r"|ext\.?|extn\.?|poste|Durchwahl|-)\s?\d{1,5})?(?![\w@])",
    re.I,
)
_KINDS = (
    ("fax", re.compile(
        r"\b(?:fax|telefax|f|télécopie|faks|faksi|факс|φαξ|belgeç)\b|传真|傳真"
        r"|ファックス|팩스|FAX", re.I)),
    ("mobile", re.compile(
        r"\b(?:mob(?:ile?|il|iel|iltelefon)?|cell(?:ulare|ular|phone)?|m|c|handy|gsm"
        r"|portable|móvil|movil|celular|telem[óo]vel|komórka|kom|mobilní|mobitel|cep"
        r"|моб\w*|κινητό|whatsapp|hp|puh|natel)\b|手机|手機|携帯|휴대|核", re.I)),
    ("work", re.compile(
        r"\b(?:o(?:ffice)?|w(?:ork)?|direct|d|dir|desk|main|switchboard|durchwahl|büro"
        r"|zentrale|direkt|bureau|standard|oficina|ufficio|directo)\b", re.I)),
    ("phone", re.compile(
        r"\b(?:tel(?:ef?[óoe]n\w*|efoon|efax)?|t|ph(?:one)?|p|call|fon|tél\w*|telephone"
        r"|τηλ\w*|тел\w*|puhelin|sími|tlf|tfn|rufnummer)\b|电话|電話|전화|☎|📞|📱|✆", re.I)),
)  # fmt: skip
_NOT_PHONE = re.compile(
    r"\b(?:vat|ust|hrb|hrb?|siret|siren|tva|nif|cif|nip|regon|krs|iban|bic"
    r"|reg(?:istration)?|company no|p\.? ?iva|c\.?f|cnpj|abn|acn|kvk|btw|inn|инн|огрн"
    r"|bank|konto|account|steuer\w*|rcs|licen[cs]e|capital)\b",
    re.I,
)
_DATE = re.compile(r"^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$|^\d{4}[./-]\d{2}[./-]\d{2}")

_EDGES = " \t\u00a0:.,;|•·*_-–—()[]☎📞📱✆"


@dataclass(frozen=True, slots=True)
class PhoneRead:
    """`number` as it is written; `kind` is mobile, work, phone or fax."""

    number: str
    kind: str


def phones_in(line: str, regions: tuple[str, ...]) -> list[PhoneRead]:
    """The telephone numbers of a line; `regions` are tried for those without a country code."""
    if sum(map(str.isdigit, line)) < 6 or _NOT_PHONE.search(line):
        return []
    found: list[PhoneRead] = []
    last = 0
    for match in _NUMBER.finditer(line[:500]):
        number = match.group().strip(" \t\u00a0-–/.")
        kind = _kind(line[last : match.start()], line[match.end() :])
        alone = not line[: match.start()].strip(_EDGES) and not line[match.end() :].strip(_EDGES)
        if _is_phone(number, regions, sure=bool(kind) or alone):
            found.append(PhoneRead(number, kind or "phone"))
            last = match.end()
    return found


def _is_phone(number: str, regions: tuple[str, ...], sure: bool) -> bool:
    """Whether the number is possible in one of the regions, or carries its country code.

    `sure` says that a label stands before it or that it has the line for itself: then a foreign
    way of writing numbers is believed.
    """
    digits = re.sub(r"\D", "", number)
    if not 6 <= len(digits) <= 17 or _DATE.match(number):
        return False
    international = number.lstrip("(").startswith(("+", "00"))
    for region in regions:
        try:
            parsed = phonenumbers.parse(_dialled(number), region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_possible_number(parsed):
            return True
        if international:
            return len(digits) >= 9
    return sure and 7 <= len(digits) <= 15


def _dialled(number: str) -> str:
    """`00` written for `+` is understood everywhere."""
    bare = number.replace("(0)", "")
    return "+" + bare[2:] if bare.startswith("00") else bare


def _kind(before: str, after: str) -> str:
    """The label next to the number, before it or in brackets behind; empty when there is none."""
    near = before[-24:]
    hits = [(found.end(), kind) for kind, pattern in _KINDS for found in pattern.finditer(near)]
    if hits:
        return max(hits)[1]
    behind = re.match(r"\s*[\[(](\w{1,12})[\])]", after)
    if behind:
        return next((kind for kind, pattern in _KINDS if pattern.search(behind.group(1))), "")
    return ""
