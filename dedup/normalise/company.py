"""Company names without their legal form: what two spellings of one firm have in common."""

import re
from dataclasses import dataclass
from functools import lru_cache

from cleanco.termdata import terms_by_country, terms_by_type

from dedup.normalise.letters import CACHE_SIZE, MAX_LENGTH, folded, folded_once, words

_OWN_FORMS = words(
    """
    gmbh ag kg ohg ug gbr ev mbh co kgaa se eg ek sa sas sasu sarl eurl sci snc scop spa srl
    srls scarl sl slu sll slp sau bv nv vof cv bvba sprl asbl vzw ltd limited plc llp llc inc
    incorporated corp corporation company cie lp pllc pty pte pvt private ab hb kb as asa aps
    is oy oyj sro spol doo dd ad kft zrt bt nyrt sp zoo z oo sarf uab sia ou ltda lda eireli
    sac cpa group gruppe groupe grupo gruppo holding holdings
    """
)
_AND = words(
    """
    und and et e y i en och og
    """
)
# How long words of firms and offices are written in short, word by word.
_SHORT_FOR = {
    "ctr": "center", "ctrs": "center", "cntr": "center", "centre": "center", "centers": "center",
    "svc": "service", "svcs": "service", "serv": "service", "services": "service",
    "assn": "association", "assoc": "association", "acad": "academy", "univ": "university",
    "inst": "institute", "dept": "department", "intl": "international", "natl": "national",
    "mfg": "manufacturing", "mgmt": "management", "mgt": "management", "hosp": "hospital",
    "elem": "elementary", "sch": "school", "schl": "school", "dev": "development",
    "bros": "brothers", "saint": "st", "sankt": "st", "mt": "mount", "ft": "fort",
    "comm": "community", "fam": "family", "govt": "government", "techn": "technology",
    "bldg": "building", "ins": "insurance", "dist": "distribution", "engr": "engineering",
    "daycare": "day care", "childcare": "child care", "healthcare": "health care",
}  # fmt: skip
_DOTTED = re.compile(r"\b(?:\w\.\s?){2,}")


def _legal_forms() -> frozenset[str]:
    groups = (terms_by_type, terms_by_country)
    terms = [term for group in groups for listed in group.values() for term in listed]
    # Terms of one letter would eat real words; terms of several words are taken word by word.
    single = {folded(term.replace(".", "")) for term in terms if " " not in term.strip()}
    return frozenset(word for word in {*single, *_OWN_FORMS} if len(word) > 1)


_FORMS = _legal_forms()


@dataclass(frozen=True, slots=True)
class CompanyName:
    """`core` is the folded name without legal form and "and"; `form` the legal words cut off."""

    core: str = ""
    words: tuple[str, ...] = ()
    form: str = ""

    def __bool__(self) -> bool:
        return bool(self.core)

    @property
    def joined(self) -> str:
        """The core without spaces, as a domain would spell it."""
        return self.core.replace(" ", "")


NO_COMPANY = CompanyName()


@lru_cache(maxsize=CACHE_SIZE)
def normalise_company(raw: str) -> CompanyName:
    """The firm of that name; a name that is nothing but legal forms is kept whole."""
    text = raw[:MAX_LENGTH].replace("&", " and ").replace("+", " and ")
    if "." in text:
        text = _DOTTED.sub(lambda match: re.sub(r"[.\s]", "", match.group()) + " ", text)
    spelled = [word for word in folded_once(text).split() if word not in _AND]
    short = [_SHORT_FOR.get(word, word) for word in spelled]
    spoken = " ".join(short).split()
    kept = _without_forms(spoken) or spoken
    form = " ".join([word for word in spoken if word not in kept])
    return CompanyName(" ".join(kept), tuple(kept), form)


def _without_forms(spoken: list[str]) -> list[str]:
    # Only from the end (and a leading form, as "SARL Dupont"): a form inside is part of the name.
    end = len(spoken)
    while end and spoken[end - 1] in _FORMS:
        end -= 1
    start = 1 if end > 1 and spoken[0] in _FORMS and len(spoken[0]) > 2 else 0
    return spoken[start:end]
