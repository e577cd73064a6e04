"""Lines of a postal address: a street with its number, or a postal code with its town."""

import re

_STREET = re.compile(
    r"\b(?:street|st|road|rd|avenue|ave|av|blvd|boulevard|lane|ln|drive|dr|court|ct"
    r"|place|pl|square|sq|way|highway|hwy|parkway|pkwy|suite|ste|floor|fl|unit|building"
    r"|bldg|house|park|terrace|crescent|close|row|circle|cir|trail|plaza|loop|quay|box"
    r"|apt"
    r"|rue|allée|chemin|impasse|quai|cours|route|calle|avda|avenida|plaza|paseo|carrer"
    r"|via|viale|piazza|corso|largo|vicolo|rua|travessa|praça|estrada|alameda"
    r"|ul|ulica|al|aleja|aleje|os|plac|ulice|náměstí|třída|utca|út|tér|strada|bulevardul"
    r"|str|calea|cadde|caddesi|sokak|sok|mah|mahallesi|cad|bulvarı|no"
    r"|gatan|vägen|torg|gade|vej|veien|gata|katu|tie|улица|ул|проспект|пр|пер|бул|вул"
    r"|οδός|λεωφ|jalan|jl|đường|phố|postfach|postbus|bp|p\.?o)\b\.?"
    r"|\b[a-zäöüßåøæ]{3,30}(?:stra(?:ß|ss)e|str\.|weg|platz|allee|gasse|ring|damm|ufer"
    r"|straat|laan|plein|kade|gracht|singel|dijk|gatan|vägen|gade|vej|veien|gata|katu"
    r"|tie)\b",
    re.IGNORECASE,
)
_CODE_TOWN = re.compile(
    r"\b[A-Z]{2}\s+\d{5}(?:-\d{4})?\b|\b(?:[A-Z]{1,2}-?)?\d{4,6}\s+[^\W\d_]{2,}"
    r"|\b\d{3}\s\d{2}\s+[^\W\d_]{2,}|\b\d{2}-\d{3}\s+[^\W\d_]{2,}|\b\d{5}-\d{3}\b"
    r"|\b\d{4}\s?[A-Z]{2}\b\s+[^\W\d_]{2,}"
    r"|\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b|\b[A-Z]\d[A-Z]\s?\d[A-Z]\d\b"
    r"|〒\s?\d{3}-?\d{4}|[^\W\d_]{2,}\s+\d{5,6}$|\b[A-Z]{2,3}\s+\d{4}\b"
)
_CJK = re.compile(
    r"[市区區県府都省号號路街巷町村丁]|특별시|광역시|[가-힣]+(?:시|구|로|길|동)\s?\d*"
)
_LABEL = re.compile(
    r"^\W*(?:address|adresse|anschrift|dirección|indirizzo|endereço|adres|adress|cím"
    r"|адрес|地址|住所|주소|addr|a|office|location|visit us|besuchsadresse|hausanschrift"
    r"|postanschrift|bezoekadres|sede|siège)\s*[:.|]\s*",
    re.IGNORECASE,
)


def is_address(line: str) -> bool:
    """Whether the line is (part of) a postal address."""
    bare = without_label(line)
    if not 4 <= len(bare) <= 140 or "@" in bare or "http" in bare.lower():
        return False
    digits = any(map(str.isdigit, bare))
    if bare != line.strip() and (digits or "," in bare):
        return True
    if digits and (_CODE_TOWN.search(bare) or _STREET.search(bare)):
        return True
    return digits and len(_CJK.findall(bare)) >= 2


def is_town(line: str) -> bool:
    """A line under a street that names town and country without a code: `Berlin, Germany`."""
    words = line.strip().split()
    return (
        1 <= len(words) <= 6
        and not any(map(str.isdigit, line))
        and all(
            word[:1].isupper() or word.casefold() in ("of", "de", "the", "upon", "am", "la")
            for word in words
        )
    )


def without_label(line: str) -> str:
    """The address without the word "Address:" before it."""
    return _LABEL.sub("", line.strip())
