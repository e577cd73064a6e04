"""Which field of ours a form's field name means, so that the door and the reader agree."""

import re
import unicodedata
from functools import lru_cache

_NAMES: dict[str, str] = {
    "name": "name full_name fullname contact_name contact nom nom_complet"
    " nom_et_prenom nom_prenom nombre nombre_completo",
    "first_name": "first_name firstname fname given_name forename prenom vorname",
    "last_name": "last_name lastname lname surname family_name nom_de_famille nachname",
    "email": "email e_mail mail email_address e_mail_address emailaddress"
    " courriel adresse_email adresse_e_mail adresse_mail correo replyto",
    "phone": "phone phone_number phonenumber tel telephone telephone_number mobile mobile_phone"
    " cell numero_de_telephone portable telefon telefono",
    "company": "company company_name companyname organisation organization org business"
    " societe entreprise firma empresa",
    "title": "job_title jobtitle position role fonction poste",
    "url": "website web site url homepage site_web",
    "subject": "subject topic objet sujet betreff asunto",
    "message": "message messages msg comment comments enquiry inquiry"
    " question text body description commentaire demande nachricht"
    " mensaje",
}
_FIELD_OF = {name: field for field, names in _NAMES.items() for name in names.split()}
_POLITE = re.compile(r"^(the_)?(your|my|votre|ton|ihre|su|tu)_?")


# Longer names are nobody's, and would fill the memory of what was looked up.
_LONGEST = 64


def field_of(name: str) -> str:
    """The field a name such as "Your E-mail:" stands for, or an empty string."""
    return _looked_up(name) if len(name) <= _LONGEST else _look_up(name)


def _look_up(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")
    return _FIELD_OF.get(words) or _FIELD_OF.get(_POLITE.sub("", words), "")


_looked_up = lru_cache(maxsize=4096)(_look_up)
