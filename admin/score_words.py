"""What the comparison levels of dedup are called: short phrases that complete one sentence."""

from collections.abc import Sequence

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from dedup import levels

FIELD: dict[str, LazyString] = {
    "name": _l("Name"),
    "email": _l("E-mail"),
    "phone": _l("Phone"),
    "organisation": _l("Company"),
    "domain": _l("Web site"),
    "place": _l("Address"),
    "birthdate": _l("Date of birth"),
}

# The three that a model weighs at once are one bar.
JOINT = _l("Phone, employer and place")
JOINT_OF_COMPANY = _l("Phone, web site and place")

# The explanations that a model weighs; the first is the only one that joins two records.
HYPOTHESIS: dict[str, LazyString] = {
    "same": _l("one and the same"),
    "namesake": _l("same name by chance"),
    "colleague": _l("colleagues"),
    "household": _l("same household"),
    "sibling": _l("firms of one group"),
    "neighbour": _l("neighbours"),
    "random": _l("nothing to do with each other"),
}

BAND: dict[str, LazyString] = {
    "almost certain": _l("Almost certain"),
    "very likely": _l("Very likely"),
    "likely": _l("Likely"),
    "possible": _l("Possible"),
    "unlikely": _l("Unlikely"),
}

PERSON: dict[str, LazyString] = {
    "almost certain": _l("Almost certainly the same person"),
    "very likely": _l("Very likely the same person"),
    "likely": _l("Likely the same person"),
    "possible": _l("Possibly the same person"),
    "unlikely": _l("Unlikely the same person"),
}

COMPANY: dict[str, LazyString] = {
    "almost certain": _l("Almost certainly the same company"),
    "very likely": _l("Very likely the same company"),
    "likely": _l("Likely the same company"),
    "possible": _l("Possibly the same company"),
    "unlikely": _l("Unlikely the same company"),
}

PHRASE: dict[str, dict[str, LazyString]] = {
    "name": {
        "exact": _l("same name"),
        "same_single": _l("same name of one word"),
        "one_word": _l("one word of the name"),
        "nickname": _l("short form of the same name"),
        "longer": _l("same name, one written out"),
        "initial": _l("same name, one with an initial"),
        "first_similar": _l("similar first name"),
        "last_similar": _l("similar last name"),
        "double_last": _l("one part of a double name"),
        "both_similar": _l("similar name"),
        "swapped": _l("same name in another order"),
        "first_missing": _l("same last name, no first name"),
        "last_missing": _l("same first name, no last name"),
        "last_different": _l("different last name"),
        "first_different": _l("different first name"),
        "generation": _l("same name, another generation"),
        "different": _l("different name"),
        "joined": _l("same name, other spaces"),
        "misspelt": _l("name with a slip of the pen"),
        "contained": _l("one name within the other"),
        "initials": _l("initials of the name"),
        "abbreviated": _l("abbreviated name"),
        "similar": _l("similar name"),
        "shared_words": _l("the telling words of the name"),
        "some_words": _l("some words of the name"),
        "first_word": _l("same first word of the name"),
    },
    "email": {
        "exact": _l("same e-mail"),
        "exact_shared": _l("same e-mail, shared by several"),
        "exact_role": _l("same e-mail of an office"),
        "same_local": _l("same e-mail name at another host"),
        "misspelt": _l("e-mail with a slip of the pen"),
        "fits_name": _l("e-mail that fits the name"),
        "role": _l("e-mail of an office"),
        "private_and_work": _l("one private and one work e-mail"),
        "both_private": _l("two private e-mails"),
        "other_firm": _l("e-mails of different firms"),
        "colleagues": _l("different e-mails at one firm"),
    },
    "phone": {
        "exact": _l("same phone"),
        "exact_shared": _l("same phone, shared by several"),
        "exact_switchboard": _l("same switchboard"),
        "misspelt": _l("phone with a slip of the pen"),
        "same_range": _l("phones of one range"),
        "different": _l("different phone"),
    },
    "organisation": {
        "same_small": _l("same small company"),
        "same_large": _l("same large company"),
        "same": _l("same company"),
        "similar": _l("similar company"),
        "different": _l("different company"),
    },
    "domain": {
        "same_small": _l("same web domain"),
        "same_large": _l("same web name under another ending"),
        "similar": _l("similar web domain"),
        "different": _l("different web domain"),
    },
    "place": {
        "same_house": _l("same address"),
        "same_street": _l("same street"),
        "same_postal_code": _l("same postal code"),
        "same_city": _l("same city"),
        "same_area": _l("similar postal code"),
        "other_street": _l("different street"),
        "other_city": _l("different city"),
        "other_country": _l("different country"),
        "same_country": _l("same country"),
    },
    "birthdate": {
        "exact": _l("same date of birth"),
        "misspelt": _l("date of birth with a slip of the pen"),
        "similar": _l("similar date of birth"),
        "same_year": _l("same year of birth"),
        "different": _l("different date of birth"),
    },
}


def title(fields: Sequence[str], kind: str = "contact") -> str:
    """What one bar is called, of one field or of those that are weighed at once."""
    if len(fields) > 1:
        return str(JOINT_OF_COMPANY if kind == "company" else JOINT)
    return str(FIELD.get(_told(fields[0], kind), fields[0]))


def phrase(field: str, level: str, kind: str = "contact") -> str:
    """The phrase for a level of a field, or of a column that no field takes.

    A level without a phrase is shown as it is.
    """
    field = _told(field, kind)
    if field not in PHRASE and level in set(levels.DetailLevel):
        return _of_column(field, level)
    known = PHRASE.get(field, {})
    return str(known[level]) if level in known else level.replace("_", " ")


def _told(field: str, kind: str) -> str:
    """Of two companies, `organisation` holds their web domains."""
    return "domain" if field == "organisation" and kind == "company" else field


def _of_column(column: str, level: str) -> str:
    if level == levels.DetailLevel.DIFFERENT:
        return str(_("different: %(column)s", column=column))
    if level == levels.DetailLevel.NEAR:
        return str(_("similar: %(column)s", column=column))
    return str(_("same: %(column)s", column=column))


def explanation(hypothesis: str) -> str:
    """What an explanation of two alike records is called."""
    return str(HYPOTHESIS.get(hypothesis, hypothesis))


def verdict(kind: str, band: str) -> str:
    """How likely two records of that kind are one, as the beginning of a sentence."""
    return str((COMPANY if kind == "company" else PERSON)[band])
