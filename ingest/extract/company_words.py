"""Legal forms that make a name a company's: GmbH, Ltd, S.A.S., 株式会社."""

import re

_FORMS = frozenset(
    str.split(
        """gmbh mbh ag kg ohg ug gbr kgaa ev eg ek e.k. e.v. sarl sasu sas sa eurl sci snc srl srls
    spa slu sl s.l. s.l.u. s.a. s.r.l.
    s.p.a. s.a.s. sàrl bv b.v. nv n.v. vof bvba sprl ltd ltd. limited plc llp llc l.l.c. inc inc.
    incorporated corp corp.
    corporation company pty pvt pte ab aps a/s as asa oy oyj ks sro s.r.o. a.s. spol kft zrt bt
    nyrt rt sp.z.o.o. sp.zo.o. doo d.o.o. ad
    dd d.d. eood еоод оод ооо оао зао пао ао тов зат ltda ltda. lda lda. eireli s.c. cv a.e. α.ε.
    ε.π.ε. ιkε şti ş. şti. san. a.ş. aş
    oü uab sia bhd sdn tbk holding holdings group gruppe groupe grupo gruppo ehf hf ltée ltee
    cie"""
    )
)
_STRICT_ONLY = frozenset(str.split("as sa sl ag ab ad dd bt cv spa company ks rt hf sas ao ev eg"))
_PHRASES = (
    "株式会社", "有限会社", "合同会社", "有限公司", "公司", "(株)", "주식회사", "(주)", "㈱",
    "sp. z o.o", "sp. z o. o", "sp z o.o", "spol. s r.o", "pty ltd", "& co", "и партнёры",
    "công ty", "บริษัท", "בע\"מ", "בע״מ", "ש.מ", "شركة", "شرکت",
)  # fmt: skip
_WORD = re.compile(r"[^\s,()]+")


def has_legal_form(name: str) -> bool:
    """Whether the name carries a legal form; short ones count only in capitals and at the end."""
    lowered = name.casefold()
    if any(phrase in lowered for phrase in _PHRASES):
        return True
    words = _WORD.findall(name)
    for at, word in enumerate(words[1:], 1):
        bare = word.casefold()
        if bare not in _FORMS:
            continue
        if bare not in _STRICT_ONLY or (
            word[:1].isupper() and at == len(words) - 1 and (word.isupper() or bare == "company")
        ):
            return True
    return False
