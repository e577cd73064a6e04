"""Finds the meaning of a label however it is dressed: `*Your Name*`, `your-name`, `firstName`."""

import re
from functools import lru_cache

from ingest.notifications.labels import FIELD_OF_LABEL, YOUR

LONGEST = 60
_DRESS = (
    " \t\u00a0*_#•·–—-»>|[]()【】［］◆■●○◇□▼▪\"'“”:：?=.!✉☎📧📞👤📱🏢💬\ufe0f\ufeff\u200e\u200f"
)
_REQUIRED = re.compile(
    r"\s*[\[(](?:required|optional|pflichtfeld|obligatoire|obligatorio|optionnel|必須"
    r"|任意|必填)[\])]|\s*\*+$|\s*必須$|※.*$",
    re.IGNORECASE,
)
_MOST_WORDS = 5
_TELLING = (
    ("email", frozenset(str.split("email e-mail emailadresse e-mail-adresse correo courriel"))),
    (
        "phone",
        frozenset(
            str.split(
                "phone telephone mobile cellphone cell tel telefon telefonnummer handynummer "
                "téléphone teléfono telefone telefono telefoonnummer телефон telepon"
            )
        ),
    ),
)
_TELLING_MESSAGE = frozenset(
    str.split("message comments comment questions enquiry inquiry remarks nachricht mensaje")
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_YOUR_ENDINGS = (
    re.compile(r"n[ıiuü]z$"),
    re.compile(r"[ıiuü]n[ıiuü]z$"),
    re.compile(r"(?<=[a-zäö]{3})si$"),
)
_SEPARATORS = re.compile(r"[_\-.\[\]]+|\s+")
_DECOY = re.compile(
    r"\b(?:vendor|dealer|dealership|agent|provider|seller|merchant|store|shop"
    r"|property manager|listing|salesperson|owner|broker|landlord|our|site)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def field_of(label: str, loose: bool = True) -> str:
    """The field a label fills, "meta" for the machine's own labels, "" when it is unknown.

    `loose` allows two labels in one ("E-Mail / Email"), "your" at the end of the word,
    and a telling word among others.
    """
    if not label or len(label) > LONGEST:
        return ""
    bare = _REQUIRED.sub("", label).strip(_DRESS).casefold().replace("’", "'")
    if bare in FIELD_OF_LABEL:
        return FIELD_OF_LABEL[bare]
    written = _CAMEL.sub(" ", _REQUIRED.sub("", label).strip(_DRESS)).casefold()
    words = [word for word in _SEPARATORS.split(written) if word]
    spaced = " ".join(words).strip(_DRESS)
    if spaced in FIELD_OF_LABEL:
        return FIELD_OF_LABEL[spaced]
    kept = [word for word in words if word.strip("'*:") not in YOUR]
    found = FIELD_OF_LABEL.get(" ".join(kept).strip(_DRESS), "") if kept else ""
    if found and _DECOY.search(spaced):
        return "meta"
    if found or not loose:
        return found
    return _without_ending(bare.split()) or _either(bare) or _by_word(words)


def _by_word(words: list[str]) -> str:
    """The one telling word of a longer label: `Preferred contact telephone (day)`, `Phone 2`."""
    words = [word.strip("()#'’") for word in words if not word.strip("()#'’").isdigit()]
    if not 1 <= len(words) <= _MOST_WORDS or _DECOY.search(" ".join(words)) or "fax" in words:
        return ""
    for field, telling in _TELLING:
        if telling & set(words):
            return field
    return "message" if 2 <= len(words) <= 3 and words[-1] in _TELLING_MESSAGE else ""


def _without_ending(words: list[str]) -> str:
    """Turkish and Finnish say "your" at the end of the word: `Telefonunuz`, `Nimesi`."""
    tries = (" ".join(ending.sub("", word) for word in words) for ending in _YOUR_ENDINGS)
    return next((FIELD_OF_LABEL[label] for label in tries if label in FIELD_OF_LABEL), "")


def _either(label: str) -> str:
    """Two labels in one ("E-Mail / Email", "Name (Nom)"): the first known half decides."""
    halves = re.split(r"\s*[/|(（)）&,]\s*|\s+(?:or|and|oder|und|ou|et|o|y|e|of|en)\s+", label)
    if not 2 <= len(halves) <= 4:
        return ""
    known = [FIELD_OF_LABEL[half.strip()] for half in halves if half.strip() in FIELD_OF_LABEL]
    return known[0] if len(known) >= 1 and len(set(known)) == 1 else ""


def is_meta(label: str) -> bool:
    """Whether the label speaks of the machine or the page."""
    return field_of(label) == "meta"
