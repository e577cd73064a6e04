"""The extractors in the order in which they read; where two agree in worth the earlier one wins."""

from collections.abc import Callable, Iterable

from ingest.draft import Finding
from ingest.extract.company_domain import company_of_domain
from ingest.extract.display_name import name_of_author
from ingest.extract.form_fields import form_fields
from ingest.extract.language import language_of_words
from ingest.extract.local_part import name_of_address
from ingest.extract.material import Material
from ingest.extract.reply_to import reply_to_address
from ingest.extract.sender import address_of_author
from ingest.extract.signature_block import signature_fields
from ingest.extract.structured import structured_fields
from ingest.extract.subject import subject_line
from ingest.extract.vcard import vcard_fields
from ingest.extract.words import message_text

Extractor = Callable[[Material], Iterable[Finding]]

EXTRACTORS: tuple[Extractor, ...] = (
    form_fields,
    vcard_fields,
    structured_fields,
    address_of_author,
    reply_to_address,
    name_of_author,
    signature_fields,
    name_of_address,
    company_of_domain,
    subject_line,
    message_text,
    language_of_words,
)
