"""The labels of contact forms, shops and portals, in the languages of their visitors."""

from ingest.notifications import labels_firm as firm
from ingest.notifications import labels_matter as matter
from ingest.notifications import labels_person as person

# The tables in order: where a word stands in two of them, the earlier one wins.
_TABLES: tuple[tuple[str, str], ...] = (
    ("name", person.NAME),
    ("first_name", person.FIRST_NAME),
    ("last_name", person.LAST_NAME),
    ("honorific", person.HONORIFIC),
    ("email", person.EMAIL),
    ("phone", person.PHONE),
    ("company", firm.COMPANY),
    ("title", firm.TITLE),
    ("url", firm.URL),
    ("street", firm.STREET),
    ("city", firm.CITY),
    ("postal_code", firm.POSTAL_CODE),
    ("region", firm.REGION),
    ("country", firm.COUNTRY),
    ("address", firm.ADDRESS),
    ("subject", matter.SUBJECT),
    ("message", matter.MESSAGE),
    ("meta", matter.META),
)

# Words that dress a label and may be taken away: "Please enter your name".
_YOUR = """
    borrower patient tenant renter member donor attendee traveler traveller passenger candidate
    employee homeowner bride groom child subscriber respondent requestor requester reporter author
    what's what is are what’s which how state give tell us i am me your my the our a an customer's
    customers customer client client's contact lead visitor sender senders sender's buyer guest
    applicant enquirer inquirer user's prospect prospect's please enter provide kindly primary
    main ihr ihre ihren ihrer dein deine der die das den bitte kunde kunden interessent votre vos
    le la les ton ta su sus tu tus el los las il lo i gli suo sua tuo tua seu meu o os as uw jouw
    je de het din ditt dina ditt dit jeres deres sinun teidän twój twoja twoje państwa váš vaša
    vaše vase az ön a te vaš vašeg dumneavoastră dvs ваш ваша ваше ваши ваше твоё το η ο σας sizin
    adınız الخاص بك l' field billing shipping delivery personal student parent owner's customer_
    contact_
"""


def _index() -> dict[str, str]:
    known: dict[str, str] = {}
    for field, table in _TABLES:
        for label in table.replace("\n", "|").split("|"):
            if label.strip():
                known.setdefault(label.strip(), field)
    return known


FIELD_OF_LABEL = _index()
YOUR = frozenset(_YOUR.split())
